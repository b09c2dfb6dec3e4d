/*
 * expr/lower: the steps of a lowered formula. Not a door.
 */
#ifndef EXPR_LOWER_H
#define EXPR_LOWER_H

#include "expr/sheet.h"
#include "expr/tree.h"

enum step_role {
    STEP_ROW,       /* the argument of the aggregate `node` */
    STEP_OWN,       /* one's own value for the rank `node` */
    STEP_AGGREGATE, /* the value of the aggregate `node` */
    STEP_PART,      /* the part `node`: it is needed twice, or may be blank */
    STEP_RESULT,    /* the formula */
};

struct step {
    struct sheet_step shown;
    enum step_role role;
    const struct node *node;
};

/* Which step holds what a node needs: equal nodes share steps. */
struct use {
    enum step_role role;
    const struct node *node;
    size_t step;
};

struct sheet {
    const struct expr *expr;
    struct step *steps;
    size_t count;
    struct use *uses;
    size_t use_count;
};

/* The step with `role` for `node`; false when there is none. */
bool sheet_find(const struct sheet *s, enum step_role role,
                const struct node *node, size_t *index);

/* Is the aggregate over others, and taken of the row of all, less one's own
 * cell? The rest have a row for each who is left out. */
bool sheet_shares_row(const struct node *n);

/* What keeps the step from being a live formula. */
enum sheet_state sheet_measure(struct arena *a, const struct sheet *s,
                               size_t index);

#endif
