/*
 * cli/outputs: the files that `anbud score` writes.
 *
 * All of them are written to temporaries and checked; then all are put in
 * their places. When anything goes wrong none is replaced.
 */
#ifndef CLI_OUTPUTS_H
#define CLI_OUTPUTS_H

#include "award/award.h"
#include "cli/session.h"

/* Writes the workbooks and evaluation.json to `folder`; says which step failed
 * when one did. */
enum status outputs_write(struct session *s, const struct evaluation *e,
                          const char *folder);

/* Says that they were written, each on a line. */
void outputs_tell(const struct session *s, const char *folder);

#endif
