/*
 * award/volume: one lot's award, bid by bid. Not a door.
 */
#ifndef AWARD_VOLUME_H
#define AWARD_VOLUME_H

#include "award/award.h"

/* One cap of one bid, and what it has used so far. */
struct cap_use {
    const struct cap *cap;
    const struct node *at_most;
    const struct node *taken;
};

/* What every lot's award needs at hand. */
struct award_scene {
    struct arena *arena;
    struct diags *diags;
    struct evaluation *evaluation;
    struct graph *graph;
    struct lot_result *result;
    const struct award_rule *rule;
    struct cap_use **caps; /* by bid of the folder, ended by a NULL cap */
    /* declared figures of the lot, once a lot */
    const struct node *wanted, *top, *minimum_viable, *share_cap;
};

/* The outcome for one order of the bids. */
struct cascade {
    const struct node **given; /* by bid of the lot; NULL: nothing */
    const struct node *remaining;
};

/* Ranked bids of the lot in order of place, as indexes; returns how many. */
size_t award_order(struct award_scene *s, size_t *order);

/* Down `order` (indexes of bids, `count` of them) until the volume is covered;
 * the nodes go to s->graph. */
struct cascade award_cascade(struct award_scene *s, const size_t *order,
                             size_t count);

/* The most bid `i` can get: its offer, caps and the largest share. */
const struct node *award_room(struct award_scene *s, size_t i);

/* After an award: what it used of the bid's caps. */
void award_use_caps(struct award_scene *s, size_t i, const struct node *given);

/* Would some other order of bids that share a place give another award? */
bool award_hangs_on_tie(struct award_scene *s, const size_t *order,
                        size_t count, const struct cascade *found);

/* Frames and rules for one bid of the lot. */
const struct node *award_formula(struct award_scene *s, const struct step *step,
                                 const char *rule, const struct bound *bounds,
                                 size_t count);
struct step award_step(const struct award_scene *s, size_t i,
                       const char *quantity, struct place place);
struct bound award_bind(const struct award_scene *s, const char *name,
                        const struct node *n);

#endif
