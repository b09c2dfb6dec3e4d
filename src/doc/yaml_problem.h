/*
 * doc/yaml_problem: what libyaml says, in words a reader of the file can use.
 * Private to this room.
 */
#ifndef DOC_YAML_PROBLEM_H
#define DOC_YAML_PROBLEM_H

#include "doc/source.h"

#include <yaml.h>

/* Reports why `parser` stopped. */
void report_yaml_problem(struct arena *a, struct diags *d,
                         const struct source *s, const yaml_parser_t *parser);

/* From `start` to `end` when that is one line, else its first character. */
struct place yaml_place(const struct source *s, yaml_mark_t start,
                        yaml_mark_t end);

#endif
