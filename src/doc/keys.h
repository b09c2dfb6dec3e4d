/*
 * doc/keys: the keys of one map against the keys of its record. Private to
 * this room.
 */
#ifndef DOC_KEYS_H
#define DOC_KEYS_H

#include "doc/decode.h"

struct keys {
    struct arena *arena;
    struct diags *diags;
    const struct doc *map;
    const struct record *record;
    size_t count;      /* fields of the record */
    bool *is_answered; /* by field: there, or the guess for another key */
    bool has_looked;   /* is_answered is filled in */
    size_t unknown;    /* keys reported so far */
};

struct keys keys_of(struct arena *a, struct diags *d, const struct doc *map,
                    const struct record *r);

/* The field of the key of `v`, or NULL when there is none: reported, with the
 * nearest key that is not in the map. After KEYS_MOST_UNKNOWN in one map no
 * more are reported: it is another kind of file. */
#define KEYS_MOST_UNKNOWN 50
const struct field *keys_field(struct keys *keys, const struct doc *v);

/* Reports the required keys that are missing; one that was the guess for an
 * unknown key has been spoken of. */
bool keys_are_complete(struct keys *keys);

#endif
