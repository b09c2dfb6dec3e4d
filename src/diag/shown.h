/*
 * diag/shown: text from files as it is safe to show: a bid must not be able
 * to drive the reader's terminal.
 */
#ifndef DIAG_SHOWN_H
#define DIAG_SHOWN_H

#include "base/buf.h"

#include <stddef.h>
#include <stdint.h>

/* One character of a text, as it is shown. */
struct shown {
    size_t size;   /* bytes it takes in the text; 0 at the end */
    uint32_t code; /* what to show: a picture in place of a control */
    size_t width;  /* columns on a terminal; a tab counts as 1 here */
};

/* The first character of `size` bytes at `text`. What is not UTF-8 counts as
 * one character for each byte, shown as U+FFFD. */
struct shown shown_next(const char *text, size_t size);

/* Its size alone: much faster, for a place far into a long line. */
size_t shown_size(const char *text, size_t size);

/* Adds `text` as it is safe to show on one line: tabs as pictures too. */
void shown_add(struct buf *out, const char *text);

/* Adds one character. */
void shown_put(struct buf *out, uint32_t code);

#endif
