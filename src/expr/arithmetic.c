/*
 * Operations and functions of numbers. Where an interval cannot be told from
 * 0 at the last precision it is taken for 0, and the run is tied.
 */
#include "expr/evaluate.h"

#include <assert.h>

/* An interval around 0 as 0, when no precision can tell them apart. */
static real
snapped(struct evaluation *v, real x)
{
    if (num_sign(real_low(x)) > 0 || num_sign(real_high(x)) < 0)
        return x;
    v->run->is_tied = true;
    return real_exact((num){NULL});
}

/* The exponent that cannot be told from a whole number, as that. */
static real
snapped_to_whole(struct evaluation *v, real x)
{
    struct arena *a = v->run->precision.arena;

    v->run->is_tied = true;
    return real_exact(num_round(a, real_middle(a, x), 0, ROUND_HALF_UP));
}

bool
evaluate_pair(struct evaluation *v, const struct node *n,
              const size_t at[AXIS_COUNT], real pair[2])
{
    return evaluate(v, n->parts[0], at, &pair[0]) &&
           evaluate(v, n->parts[1], at, &pair[1]);
}

static bool
evaluate_division(struct evaluation *v, const struct node *n,
                  const real pair[2], real *result)
{
    struct precision p = v->run->precision;
    enum real_fault fault = real_div(p, pair[0], pair[1], result);

    if (fault == REAL_UNDECIDED && evaluation_is_last(v))
        fault = real_div(p, pair[0], snapped(v, pair[1]), result);
    if (fault == REAL_DIVIDES_BY_ZERO)
        return evaluate_fault(v, n->parts[1], EXPR_DIVIDES_BY_ZERO);
    return evaluate_real(v, n, fault);
}

static bool
evaluate_power(struct evaluation *v, const struct node *n, const real pair[2],
               real *result)
{
    struct precision p = v->run->precision;
    enum real_fault fault = real_power(p, pair[0], pair[1], result);

    if (fault == REAL_UNDECIDED && evaluation_is_last(v))
        fault = real_power(p, snapped(v, pair[0]), snapped_to_whole(v, pair[1]),
                           result);
    return evaluate_real(v, n, fault);
}

bool
evaluate_arithmetic(struct evaluation *v, const struct node *n,
                    const size_t at[AXIS_COUNT], real *result)
{
    struct precision p = v->run->precision;
    real pair[2];

    if (!evaluate_pair(v, n, at, pair))
        return false;
    if (n->kind == NODE_DIVIDE)
        return evaluate_division(v, n, pair, result);
    if (n->kind == NODE_POWER)
        return evaluate_power(v, n, pair, result);
    if (n->kind == NODE_ADD)
        return evaluate_real(v, n, real_add(p, pair[0], pair[1], result));
    if (n->kind == NODE_SUBTRACT)
        return evaluate_real(v, n, real_sub(p, pair[0], pair[1], result));
    assert(n->kind == NODE_MULTIPLY);
    return evaluate_real(v, n, real_mul(p, pair[0], pair[1], result));
}

/* The lower (sign < 0) or higher of two: known to be between the lower ends
 * and the lower upper ends, so nothing needs to be decided. */
static real
extreme(real x, real y, int sign)
{
    num low = num_compare(real_low(x), real_low(y)) * sign > 0 ? real_low(x)
                                                               : real_low(y);
    num high = num_compare(real_high(x), real_high(y)) * sign > 0
                   ? real_high(x)
                   : real_high(y);

    return real_between(low, high);
}

static bool
evaluate_extreme(struct evaluation *v, const struct node *n,
                 const size_t at[AXIS_COUNT], real *result)
{
    int sign = n->function->id == FUNCTION_MIN ? -1 : 1;
    real next;

    if (!evaluate(v, n->parts[0], at, result))
        return false;
    for (size_t i = 1; i < n->count; i++) {
        if (!evaluate(v, n->parts[i], at, &next))
            return false;
        *result = extreme(*result, next, sign);
    }
    return true;
}

static bool
evaluate_clamp(struct evaluation *v, const struct node *n,
               const size_t at[AXIS_COUNT], real *result)
{
    real low, high;

    if (!evaluate(v, n->parts[0], at, result) ||
        !evaluate(v, n->parts[1], at, &low) ||
        !evaluate(v, n->parts[2], at, &high))
        return false;
    *result = extreme(extreme(*result, high, -1), low, 1);
    return true;
}

/* sqrt, ln, exp and abs. */
static bool
evaluate_curve(struct evaluation *v, const struct node *n,
               enum real_fault (*curve)(struct precision, real, real *),
               const real *x, real *result)
{
    struct precision p = v->run->precision;
    enum real_fault fault = curve(p, *x, result);

    if (fault == REAL_UNDECIDED && evaluation_is_last(v))
        fault = curve(p, snapped(v, *x), result);
    return evaluate_real(v, n->parts[0], fault);
}

/* if: only the branch that is taken. */
static bool
evaluate_choice(struct evaluation *v, const struct node *n,
                const size_t at[AXIS_COUNT], real *result)
{
    bool is_true;

    if (!evaluate_truth(v, n->parts[0], at, &is_true))
        return false;
    return evaluate(v, n->parts[is_true ? 1 : 2], at, result);
}

bool
evaluate_call(struct evaluation *v, const struct node *n,
              const size_t at[AXIS_COUNT], real *result)
{
    enum function_id id = n->function->id;
    real x;

    if (id == FUNCTION_IF)
        return evaluate_choice(v, n, at, result);
    if (id == FUNCTION_MIN || id == FUNCTION_MAX)
        return evaluate_extreme(v, n, at, result);
    if (id == FUNCTION_CLAMP)
        return evaluate_clamp(v, n, at, result);
    if (id <= FUNCTION_CEIL)
        return evaluate_rounding(v, n, at, result);
    if (!evaluate(v, n->parts[0], at, &x))
        return false;
    if (id == FUNCTION_SQRT)
        return evaluate_curve(v, n, real_sqrt, &x, result);
    if (id == FUNCTION_LN)
        return evaluate_curve(v, n, real_ln, &x, result);
    if (id == FUNCTION_EXP)
        return evaluate_curve(v, n, real_exp, &x, result);
    assert(id == FUNCTION_ABS);
    return evaluate_curve(v, n, real_abs, &x, result);
}

bool
evaluate_negative(struct evaluation *v, const struct node *n,
                  const size_t at[AXIS_COUNT], real *result)
{
    real x;

    return evaluate(v, n->parts[0], at, &x) &&
           evaluate_real(v, n, real_neg(v->run->precision, x, result));
}
