/*
 * cli/templates: the files of a new tender folder, in each language, embedded
 * from src/cli/templates/<lang>/ when the program is built.
 */
#ifndef CLI_TEMPLATES_H
#define CLI_TEMPLATES_H

#include "base/embedded.h"

extern const struct embedded template_files[];
extern const size_t template_count;

#endif
