/*
 * diag/paint: colours on a terminal.
 */
#ifndef DIAG_PAINT_H
#define DIAG_PAINT_H

#include "base/buf.h"
#include "diag/diag.h"

enum paint {
    PAINT_PLACE,   /* bold */
    PAINT_ERROR,   /* red */
    PAINT_FINDING, /* blue */
    PAINT_WARNING, /* yellow */
    PAINT_MARGIN   /* dim */
};

/* What is added between the two has the colour, when there are colours. */
void paint_start(struct buf *out, struct diag_style style, enum paint paint);
void paint_end(struct buf *out, struct diag_style style);

/* The colour of a severity. */
enum paint paint_of(enum severity severity);

#endif
