/*
 * write/steps: each kind of step. Not a door.
 */
#ifndef WRITE_STEPS_H
#define WRITE_STEPS_H

#include "write/account.h"

/* -- by how it was derived (steps.c) -- */

/* "Totalsum: 8,8": the heading of the step of `n`, with the value of `value`;
 * and the line that says by which rule. */
void step_value(struct account *t, const struct node *n,
                const struct node *value);
void step_rule(const struct account *t, const struct node *n);

void tell_by_kind(struct account *t, const struct node *n);
void tell_given(struct account *t, const struct node *n);
void tell_price(struct account *t, const struct node *n);

/* -- facts (facts.c) -- */

/* A score, with the reason given for it. */
void tell_score(struct account *t, const struct node *n);

/* What stands under `key` of a decision, with the decision. */
void tell_decided(struct account *t, const struct node *n, const char *key);

/* "yes" or "no", and `more` about it (or NULL). */
void tell_truth(struct account *t, const struct node *n, const char *more);
void tell_threshold(struct account *t, const struct node *n);
void tell_wins(struct account *t, const struct node *n);
void tell_tie(struct account *t, const struct node *n);

#endif
