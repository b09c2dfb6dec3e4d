/*
 * write/columns: cells of a table for the terminal. Not a door.
 */
#ifndef WRITE_COLUMNS_H
#define WRITE_COLUMNS_H

#include "base/buf.h"

/* `text` and blanks up to `width` columns, one at least; blanks and `text`. */
void column_left(struct buf *out, const char *text, size_t width);
void column_right(struct buf *out, const char *text, size_t width);

/* At most `width` columns of `text`, cut with an ellipsis. */
const char *column_short(struct arena *a, const char *text, size_t width);

#endif
