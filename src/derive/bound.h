/*
 * derive/bound: what the names of a node's formula are bound to, for the rooms
 * that render the formula elsewhere than in the graph.
 */
#ifndef DERIVE_BOUND_H
#define DERIVE_BOUND_H

#include "derive/graph.h"

/* The node that `quantity` (index in the entry's scope) of the formula of `n`
 * is bound to at these indexes; NULL when it is bound to none there. */
const struct node *node_bound(const struct node *n, size_t quantity,
                              const size_t at[AXIS_COUNT]);

/* The node that says whether `index` counts on `axis`; NULL when all do. */
const struct node *node_member(const struct node *n, enum axis axis,
                               size_t index);

/* The environment in which the formula of `n` is evaluated. Borrows `n`. */
struct expr_env node_env(const struct node *n);

#endif
