/*
 * expr/members: who is in an aggregate, and their values. Not a door.
 */
#ifndef EXPR_MEMBERS_H
#define EXPR_MEMBERS_H

#include "expr/remember.h"

#include <stdint.h>

#define MEMBERS_NOBODY SIZE_MAX

/* The members of `node`: gathered for it, or those of all with the same
 * members, less oneself when it is over others. */
struct members {
    struct evaluation *evaluation;
    const struct node *node;
    size_t count;
    real *values;
    size_t *indexes;
    bool is_sorted;
    num *lows, *highs;              /* each sorted, when is_sorted */
    const struct gathering *shared; /* or NULL */
    size_t own;  /* of shared: where oneself stands, that is not taken in ... */
    size_t skip; /* ... and where in its order; or MEMBERS_NOBODY */
};

/* Fills `m`, of which evaluation and node are set; false on a fault. */
bool members_take(struct members *m, const size_t at[AXIS_COUNT]);

/* The k-th lowest, from 0. */
real members_in_order(struct members *m, size_t k);

/* The sum of all. */
bool members_total(struct members *m, real *total);

bool members_add(struct members *m, const real *values, size_t count,
                 real *sum);

/* How many of `sorted` are below `x`, or not above it. */
size_t count_below(const num *sorted, size_t count, num x);
size_t count_to(const num *sorted, size_t count, num x);

#endif
