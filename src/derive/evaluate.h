/*
 * derive/evaluate: a formula's names are the values of other nodes.
 */
#ifndef DERIVE_EVALUATE_H
#define DERIVE_EVALUATE_H

#include "derive/graph.h"

/* Evaluates the formula node `n` in its frame, at run->precision. False with
 * *problem; run->is_tied says that a comparison was declared a tie. */
bool node_evaluate(struct arena *a, const struct node *n, struct expr_run *run,
                   real *value, struct expr_problem *problem);

#endif
