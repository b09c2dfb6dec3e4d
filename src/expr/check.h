/*
 * expr/check: checking a parsed formula. Not a door. What fails is told once,
 * as an error, and false goes all the way up.
 */
#ifndef EXPR_CHECK_H
#define EXPR_CHECK_H

#include "expr/tree.h"

struct checker {
    struct reader *reader;
    unsigned bound;           /* axes that enclosing aggregates run over */
    const struct node *loose; /* the nearest of them without `over`, or NULL */
    int nested;               /* how many aggregates enclose */
};

/* Sets the unit of `n`, whose parts have been checked. */
bool check_units(struct checker *c, struct node *n);

bool check_condition(struct checker *c, const struct node *n);

/* What the whole formula gives is of the unit its scope asks for. */
bool check_result(struct checker *c, const struct node *root);

/* An error about `n`; always false. */
bool check_fails(struct checker *c, const struct node *n, const char *code,
                 const struct arg *args);

/* `n` as it is written. */
const char *check_text(const struct checker *c, const struct node *n);

#endif
