/*
 * score/assessors: what the assessors' own scores say about each other.
 *
 * It is for the contracting authority alone, and the evaluation does not hang
 * on it: so its nodes stand in a graph of their own, which is in no
 * evaluation.json. The rules are in src/catalogue/spread.yaml.
 */
#ifndef SCORE_ASSESSORS_H
#define SCORE_ASSESSORS_H

#include "score/score.h"

/* One bid on one criterion that assessors score. Nodes are NULL where nobody
 * scored it; those about the consensus also where there is none. */
struct assessed {
    const struct method *method;
    const struct criterion *criterion;
    const struct lot *lot; /* NULL: scored once for the whole bid */
    const struct bid *bid;
    const struct score **scores; /* by score sheet; NULL: none by that one */
    const struct score *agreed;  /* or NULL */
    const struct node **given;   /* by score sheet, as scores */
    const struct node *consensus;
    const struct node *lowest, *highest, *spread, *mean, *difference;
};

/* Every bid on every criterion that assessors score: by method, criterion, lot
 * and bid, as the files have them. Owned by `a`. */
size_t score_assessed(struct arena *a, const struct evaluation *e,
                      const struct assessed **all);

#endif
