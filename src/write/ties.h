/*
 * write/ties: who shared a place and how that was settled. Not a door.
 */
#ifndef WRITE_TIES_H
#define WRITE_TIES_H

#include "write/write.h"

#include <stdbool.h>

/* One key that was tried on the bids that shared a place. */
struct tie {
    const struct node *place;     /* the bid's place by the key */
    const struct node *before;    /* and the one it shared */
    const struct node *key_place; /* where the key alone puts it */
    const struct node *const *keys;
    const size_t *bids; /* indexes in the lot, who shared it */
    size_t count;
    bool is_settled; /* the key tells some of them apart */
    bool is_low;     /* the lowest goes first */
};

/* The tie whose place is `place`; false when the bid shared its place with
 * nobody then. */
bool tie_of(struct arena *a, const struct node *place, struct tie *tie);

/* Every key that was tried on the bid with the final place `place`, in their
 * order; returns how many. */
size_t ties_of(struct arena *a, const struct node *place, struct tie **ties);

/* "kvalitet", "evalueringspris", "loddtrekning", "poeng på K1". */
const char *tie_key(struct arena *a, enum lang lang, const struct tie *t);

/* "bjorkely 3,4, fjordglimt 2,8". */
const char *tie_figures(struct arena *a, enum lang lang, const struct tie *t);

/* What the key did, as a sentence. */
const char *tie_sentence(struct arena *a, enum lang lang, const struct tie *t);

#endif
