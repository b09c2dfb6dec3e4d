/*
 * diag/excerpt: the line a message is about, with carets under the place.
 */
#ifndef DIAG_EXCERPT_H
#define DIAG_EXCERPT_H

#include "base/buf.h"
#include "diag/diag.h"

/* Adds the line of `g` and the carets; nothing when the line is not known. */
void excerpt_add(struct buf *out, const struct diags *d, const struct diag *g,
                 struct diag_style style);

/* Adds the margin of a line; `number` 0 leaves it empty. `bar` ends it. */
void excerpt_margin(struct buf *out, int number, const char *bar,
                    struct diag_style style);

#endif
