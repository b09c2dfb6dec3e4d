/*
 * base/wrap: paragraphs for a terminal of 80 columns.
 */
#ifndef BASE_WRAP_H
#define BASE_WRAP_H

#include "base/buf.h"

#define PAGE_WIDTH 80

/* Adds `first` (a number or a label) and then `text`, broken at spaces to fit
 * the page; lines after the first begin in column `indent`. A word longer than
 * the line stands alone. Ends with a line feed. */
void wrap(struct buf *out, const char *first, const char *text, size_t indent);

#endif
