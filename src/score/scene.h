/*
 * score/scene: what every step of one lot needs at hand. Not a door.
 */
#ifndef SCORE_SCENE_H
#define SCORE_SCENE_H

#include "score/score.h"

struct scene {
    struct arena *arena;
    struct diags *diags;
    struct evaluation *evaluation;
    struct graph *graph;
    struct lot_result *result;
    const struct lot *lot;
    const struct method *method;
    size_t count;               /* bids */
    bool *has_raw, *has_points; /* by criterion index: already derived */
    const struct node **references;
    struct sharers *sharers; /* see sharers.h */
    struct index **draws;    /* by decision: where its order has each bid; made
                                when first asked for */
};

/* A step about bid `i` of the lot, evaluated only where the bid is admitted
 * (NULL bid, and always, when i is the count of bids). */
struct step step_at(const struct scene *s, size_t i, const char *quantity,
                    struct unit unit);

/* The same about a criterion. */
struct step step_on(const struct scene *s, size_t i, const struct criterion *c,
                    const char *quantity, struct unit unit);

/* One of the program's own rules, by its id in src/catalogue/rules.yaml. */
const struct formula_entry *rule(const struct scene *s, const char *id);

/* A name bound to one node, and one bound to a node for each bid. */
struct bound bind_one(const struct scene *s, const char *name,
                      const struct node *n);
struct bound bind_bids(const char *name, const struct node *const *nodes);

/* A frame for bid `i` with `count` bounds (copied): all bids are on the axis;
 * `members` says who counts (NULL: all). */
struct frame *frame_at(const struct scene *s, size_t i,
                       const struct node *const *members,
                       const struct bound *bounds, size_t count);

/* An array with a node for each bid, empty. */
const struct node **for_bids(const struct scene *s);

/* Nodes for the parameters of `use` (and its entry's defaults), bound by
 * name; `criterion` may be NULL. Returns how many were put at `bounds`, which
 * has room for MOST_PARAMETERS. */
#define MOST_PARAMETERS 12
size_t bind_parameters(const struct scene *s, const struct formula_use *use,
                       const struct criterion *c, struct bound *bounds);

/* `n` rounded as `r` declares, as a node of its own; `n` when r is NULL. */
const struct node *rounded(const struct scene *s, const struct node *n,
                           const struct rounding_rule *r);

/* The steps of a lot. Criteria are derived on demand, each once: what a node
 * sums, what a threshold tests and what normalising compares decide the order,
 * and `read` has made sure that they do not chase each other. */
void score_prices(struct scene *s);
void score_leaf(struct scene *s, const struct criterion *c);
void score_raw(struct scene *s, const struct criterion *c);
void score_points(struct scene *s, const struct criterion *c);
void score_weights(struct scene *s);
const struct node *score_sum(struct scene *s, size_t i,
                             const struct criterion *c);

/* Do the thresholds hold for each bid? Of quality criteria only, or of all. */
void score_thresholds(struct scene *s, bool with_price);
void score_totals(struct scene *s);
void score_places(struct scene *s);

/* Where the recorded draw puts bid `i` among those it ties with; 0: it ties
 * with nobody, or no draw settles its place. */
const struct node *score_draw(struct scene *s, size_t i);

/* Are all figures of bid `i` there, so that it could be admitted and ranked?
 * To be asked when its total has been derived. */
bool score_is_complete(const struct scene *s, size_t i);

/* After all lots: draws that settled no tie. */
void score_warn_of_idle_draws(struct diags *d, const struct evaluation *e);

/* Points from the panel's scores, the bid's risks and scored requirements,
 * before rounding: one node for bid `i`. */
const struct node *score_panel(struct scene *s, size_t i,
                               const struct criterion *c);
const struct node *score_risks(struct scene *s, size_t i,
                               const struct criterion *c);
const struct node *score_requirements(struct scene *s, size_t i,
                                      const struct criterion *c);

/* Reports the first bid whose points on the leaf `c` are more than it gives, or
 * are what its formula cannot give. */
void score_check_scale(struct scene *s, const struct criterion *c);

/* Has the subtree of `c` a leaf scored from the price? */
bool is_on_price(const struct criterion *c);

/* Who sets the references (the lowest price, the highest points), as declared;
 * and all who are admitted. */
const struct node **reference_members(struct scene *s);
const struct node **admitted_members(struct scene *s);

/* Most points `c` can give, as a node. */
const struct node *most_points(struct scene *s, const struct criterion *c);

#endif
