#include "diag/paint.h"

static const char *const escapes[] = {
    [PAINT_PLACE] = "\x1B[1m",    [PAINT_ERROR] = "\x1B[1;31m",
    [PAINT_FINDING] = "\x1B[34m", [PAINT_WARNING] = "\x1B[33m",
    [PAINT_MARGIN] = "\x1B[2m",
};

static const enum paint severity_paints[] = {
    [DIAG_ERROR] = PAINT_ERROR,
    [DIAG_FINDING] = PAINT_FINDING,
    [DIAG_WARNING] = PAINT_WARNING,
};

void
paint_start(struct buf *out, struct diag_style style, enum paint paint)
{
    if (style.is_coloured)
        buf_add(out, escapes[paint]);
}

void
paint_end(struct buf *out, struct diag_style style)
{
    if (style.is_coloured)
        buf_add(out, "\x1B[0m");
}

enum paint
paint_of(enum severity severity)
{
    return severity_paints[severity];
}
