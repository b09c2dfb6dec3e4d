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
    const struct node *share_cap; /* of the lot; NULL: no largest share */
};

/* What one bid gets when its turn comes: struct lot_bid says which is which. */
struct turn {
    const struct node *goes_on, *given, *remaining;
    const struct node *extra, *remaining_after_extra;
    const struct node *awarded;
};

/* The outcome for one order of the bids. */
struct cascade {
    struct turn *turns; /* by bid of the lot; empty: not in the order */
    const struct node *remaining;
};

/* Ranked bids of the lot in order of place, as indexes; returns how many. */
size_t award_order(const struct lot_result *l, size_t *order);

/* A figure that the files declare for the lot, at `key` of `doc`. */
const struct node *award_declared(struct award_scene *s, const char *quantity,
                                  const struct doc *doc, const char *key,
                                  num value);

/* What every bid of the lot could get, before its turn: `room`, and `need` of
 * an award by volume. */
void award_limits(struct award_scene *s);

/* The bid's own minimum as a node. */
const struct node *award_minimum(struct award_scene *s, size_t i);

/* After the award: what every bid has now used of its caps. */
void award_use_caps(struct award_scene *s);

/* Down the order of the lot_result, or another one (`order`, as long), until
 * the volume is covered; the nodes go to s->graph. */
struct cascade award_cascade(struct award_scene *s, const size_t *order);

/* Would some other order of bids that share a place give another award? */
bool award_hangs_on_tie(struct award_scene *s, const struct cascade *found);

/* The award of a lot with one winner or the k best. */
void award_winners(struct award_scene *s);

/* The error that bids which share a place would get another award in another
 * order. */
void award_report_tie(struct award_scene *s);

/* Frames and rules for one bid of the lot. A step about a bid is evaluated
 * only where the bid is ranked. */
const struct node *award_formula(struct award_scene *s, const struct step *step,
                                 const char *rule, const struct bound *bounds,
                                 size_t count);
struct step award_step(const struct award_scene *s, size_t i,
                       const char *quantity, struct place place);
struct bound award_bind(const struct award_scene *s, const char *name,
                        const struct node *n);

#endif
