/*
 * score/sharers: which bids of a lot share a place. Not a door.
 */
#ifndef SCORE_SHARERS_H
#define SCORE_SHARERS_H

#include "score/scene.h"

struct placed {
    const struct node *place;
    size_t bid; /* index in the lot's bids */
};

/* The bids that have one place. */
struct place_group {
    const struct placed *bids;
    size_t count; /* 0: of a bid without a place */
};

struct sharers {
    struct placed *placed;      /* by place */
    struct place_group *groups; /* by bid */
};

/* Looks at the places as they are now: before this, and after places have
 * changed, the functions below do not hold. */
void find_sharers(struct scene *s);

/* All that share the place of bid `i`, itself among them. */
struct place_group sharers_of(const struct scene *s, size_t i);

/* Does bid `i` share its place with another? */
bool shares_place(const struct scene *s, size_t i);

#endif
