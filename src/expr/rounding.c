/*
 * round, round_even, trunc, floor and ceil.
 */
#include "expr/evaluate.h"

#include <assert.h>

/* The most digits before or after the point that anything is rounded to. */
#define MOST_DIGITS 100

struct step {
    enum function_id id;
    int digits;
};

static enum rounding
mode_of(enum function_id id)
{
    if (id == FUNCTION_ROUND_EVEN)
        return ROUND_HALF_EVEN;
    return id == FUNCTION_TRUNC ? ROUND_TRUNCATE : ROUND_HALF_UP;
}

static enum real_fault
round_real(struct precision p, real x, struct step s, real *result)
{
    if (s.id == FUNCTION_FLOOR)
        return real_floor(p, x, result);
    if (s.id == FUNCTION_CEIL)
        return real_ceil(p, x, result);
    return real_round(p, x, s.digits, mode_of(s.id), result);
}

/* The edge inside an interval that no precision gets off: a half for the
 * roundings to nearest, a multiple of the step for the others. It lies
 * between what the two ends are rounded to. */
static real
edge(struct precision p, real x, struct step s)
{
    struct arena *a = p.arena;
    real low = x, high = x;
    num middle;

    (void)round_real(p, real_exact(real_low(x)), s, &low);
    (void)round_real(p, real_exact(real_high(x)), s, &high);
    middle = num_mul(a, num_add(a, low.low, high.low), num_fraction(a, 1, 2));
    if (s.id == FUNCTION_ROUND || s.id == FUNCTION_ROUND_EVEN)
        return real_exact(middle);
    if (s.id == FUNCTION_CEIL)
        return low;
    if (s.id == FUNCTION_FLOOR)
        return high;
    return num_sign(middle) < 0 ? low : high;
}

bool
evaluate_rounding(struct evaluation *v, const struct node *n,
                  const size_t at[AXIS_COUNT], real *result)
{
    struct precision p = v->run->precision;
    struct step s = {.id = n->function->id};
    enum real_fault fault;
    long digits = 0;
    real x;

    if (!evaluate(v, n->parts[0], at, &x))
        return false;
    if (n->count > 1 &&
        !evaluate_whole(v, n->parts[1], at, MOST_DIGITS, &digits))
        return false;
    s.digits = (int)digits;
    if (v->watch != NULL)
        watch_rounding(v, n, x, s.digits);
    fault = round_real(p, x, s, result);
    if (fault == REAL_UNDECIDED && evaluation_is_last(v)) {
        v->run->is_tied = true;
        fault = round_real(p, edge(p, x, s), s, result);
    }
    return evaluate_real(v, n, fault);
}
