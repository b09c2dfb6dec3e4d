/*
 * score/answer: a bid's answer to a requirement as a node, and what came of it.
 * Not a door.
 */
#ifndef SCORE_ANSWER_H
#define SCORE_ANSWER_H

#include "score/scene.h"

/* The answer of bid `i` to `r`: a figure, or a word whose value is 1 for true
 * and 0 for false, or the number of the choice (from 0). NULL when there is
 * no answer, or it is free text. */
const struct node *answer_node(struct scene *s, size_t i,
                               const struct requirement *r,
                               const struct given_answer *answer);

/* What `b` has for `r`, or NULL. */
const struct compliance *compliance_with(const struct lot_bid *b,
                                         const struct requirement *r);

#endif
