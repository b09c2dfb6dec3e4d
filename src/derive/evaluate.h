/*
 * derive/evaluate: a formula's names are the values of other nodes.
 */
#ifndef DERIVE_EVALUATE_H
#define DERIVE_EVALUATE_H

#include "derive/graph.h"

/* Evaluates the formula node `n` in its frame. False with *problem. */
bool node_evaluate(struct arena *a, const struct node *n, struct precision p,
                   real *value, struct expr_problem *problem);

#endif
