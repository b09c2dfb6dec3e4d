/*
 * expr/evaluate: the value of a part of a formula. Not a door.
 */
#ifndef EXPR_EVALUATE_H
#define EXPR_EVALUATE_H

#include "expr/tree.h"

struct remembered;

/* Whether anything was so close that a spreadsheet may take it otherwise. */
struct watch {
    int money_digits;
    bool is_close;
};

struct evaluation {
    const struct expr *expr;
    struct expr_run *run;
    struct expr_problem *problem;
    struct remembered *remembered; /* by slot: expr/remember.h */
    struct watch *watch;           /* or NULL */
};

struct evaluation evaluation_start(struct arena *a, const struct expr *e,
                                   struct expr_run *run,
                                   struct expr_problem *problem);

/* One's own indexes. */
void evaluation_own(const struct evaluation *v, size_t at[AXIS_COUNT]);

/* Two operands that were compared for `n`, with this order. */
void watch_order(struct evaluation *v, const struct node *n,
                 const real operands[2], int order);

/* A value that `n` rounded to so many digits. */
void watch_rounding(struct evaluation *v, const struct node *n, real x,
                    int digits);

/* All return false with *v->problem set on a fault. */

bool evaluate(struct evaluation *v, const struct node *n,
              const size_t at[AXIS_COUNT], real *result);

/* A condition. */
bool evaluate_truth(struct evaluation *v, const struct node *n,
                    const size_t at[AXIS_COUNT], bool *is_true);

/* A part that must be a whole number from -most to most. */
bool evaluate_whole(struct evaluation *v, const struct node *n,
                    const size_t at[AXIS_COUNT], long most, long *whole);

/* -1, 0 or 1; equal when even the last precision cannot tell. */
bool evaluate_order(struct evaluation *v, const struct node *n,
                    const real operands[2], int *order);

/* An aggregate, and the same when it may be remembered. */
bool evaluate_aggregate(struct evaluation *v, const struct node *n,
                        const size_t at[AXIS_COUNT], real *result);
bool evaluate_once(struct evaluation *v, const struct node *n,
                   const size_t at[AXIS_COUNT], real *result);

/* The two operands of an operation. */
bool evaluate_pair(struct evaluation *v, const struct node *n,
                   const size_t at[AXIS_COUNT], real pair[2]);

/* + - * / and ^. */
bool evaluate_arithmetic(struct evaluation *v, const struct node *n,
                         const size_t at[AXIS_COUNT], real *result);
bool evaluate_negative(struct evaluation *v, const struct node *n,
                       const size_t at[AXIS_COUNT], real *result);

/* A function that is no aggregate. */
bool evaluate_call(struct evaluation *v, const struct node *n,
                   const size_t at[AXIS_COUNT], real *result);

/* Round, floor and their like. */
bool evaluate_rounding(struct evaluation *v, const struct node *n,
                       const size_t at[AXIS_COUNT], real *result);

/* Calls `visit` for each member the aggregate `n` takes in, in order; stops
 * when it returns false. */
struct visit {
    bool (*member)(void *of, const size_t at[AXIS_COUNT]);
    void *of;
    bool is_with_own; /* of `others`: oneself too */
};
bool evaluate_members(struct evaluation *v, const struct node *n,
                      const size_t at[AXIS_COUNT], struct visit visit);

bool evaluate_fault(struct evaluation *v, const struct node *n,
                    enum expr_fault fault);

/* True for REAL_FINE, otherwise the fault is about `n`. */
bool evaluate_real(struct evaluation *v, const struct node *n,
                   enum real_fault fault);

/* At the last precision, when what cannot be decided is settled. */
bool evaluation_is_last(const struct evaluation *v);

num real_low(real x);
num real_high(real x);
real real_between(num low, num high);

#endif
