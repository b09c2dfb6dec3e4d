/*
 * derive/evaluate: a formula's names are the values of other nodes. Not a door.
 */
#ifndef DERIVE_EVALUATE_H
#define DERIVE_EVALUATE_H

#include "derive/graph.h"

/* Evaluates the formula node `n` in its frame, at run->precision. False with
 * *problem; run->is_tied says that a comparison was declared a tie. */
bool node_evaluate(struct arena *a, const struct node *n, struct expr_run *run,
                   real *value, struct expr_problem *problem);

/* What `b` has at these indexes of the axes of `f`. */
const struct node *bound_node(const struct frame *f, const struct bound *b,
                              const size_t at[AXIS_COUNT]);

#endif
