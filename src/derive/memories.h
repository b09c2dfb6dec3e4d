/*
 * derive/memories: what aggregates over bids come to, shared by the formulas
 * of all bids; for the graph, and for rooms that evaluate its formulas again.
 *
 * A formula of one bid and the same formula of the next read the same arrays
 * of nodes in their aggregates. So they share a memory, which is theirs as
 * long as those arrays hold the same nodes: arrays are filled before the first
 * formula that reads them is added to the graph, and never changed.
 */
#ifndef DERIVE_MEMORIES_H
#define DERIVE_MEMORIES_H

#include "derive/graph.h"

struct memories;

/* None yet; they live in `a`. */
struct memories *memories_create(struct arena *a);

/* The memory for the formula node `n`, or NULL when none is of use: it
 * compares no bids. Valid until the next call. `workings` is for what does not
 * last. */
struct expr_memory *memories_for(struct arena *workings, struct memories *m,
                                 const struct node *n);

#endif
