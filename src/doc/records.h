/*
 * doc/records: a record and all records in it, each once. Private to this
 * room.
 */
#ifndef DOC_RECORDS_H
#define DOC_RECORDS_H

#include "doc/decode.h"

struct records {
    struct arena *arena;
    const struct record **at;
    size_t count, room;
};

/* `r` first, then what its fields hold, in their order. */
struct records records_in(struct arena *a, const struct record *r);

/* The code of what a key means, "key.<record>.<key>", or NULL when the table
 * of strings has nothing about it. */
const char *records_meaning(struct arena *a, const struct record *r,
                            const struct field *f);

#endif
