/*
 * diag/list: the messages of a run from inside the room: what printing needs
 * to know that nobody else does.
 */
#ifndef DIAG_LIST_H
#define DIAG_LIST_H

#include "diag/diag.h"

#include <stdint.h>

#define DIAGS_BUCKET_COUNT   1024u
#define SOURCES_BUCKET_COUNT 256u

struct diags {
    struct arena *arena;
    struct diag *first; /* in the order of adding */
    struct diag *last;
    size_t count;
    size_t errors;                                /* of them */
    struct entry *buckets[DIAGS_BUCKET_COUNT];    /* to find an equal message */
    struct source *sources[SOURCES_BUCKET_COUNT]; /* by file */
};

/* `sum` with `text`, which may be NULL, mixed in. */
uint32_t diags_hash(uint32_t sum, const char *text);

/* All d->count messages in the order of printing, ended by NULL. */
const struct diag **diags_sorted(struct arena *a, const struct diags *d);

/* A line of a file, without its end. `text` is NULL when it is not known. */
struct line {
    const char *text;
    size_t size;
};
struct line diags_line(const struct diags *d, const struct place *place);

#endif
