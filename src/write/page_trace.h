/*
 * write/page_trace: where a need went. Not a door.
 */
#ifndef WRITE_PAGE_TRACE_H
#define WRITE_PAGE_TRACE_H

#include "write/page_pieces.h"

/* Where one need went, as the cells say it; "" is nowhere. */
struct trace {
    const char *requirements, *criteria, *lots;
    bool is_elsewhere; /* left out, a term, an allocation, not used */
    bool is_anywhere;
};

struct trace trace_need(const struct drawing *d, const struct need *n);

#endif
