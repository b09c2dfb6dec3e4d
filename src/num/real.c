#include "num/interval.h"

real
real_exact(num x)
{
    return (real){.low = x};
}

static bool
are_exact(real x, real y)
{
    return !x.is_interval && !y.is_interval;
}

static bool
is_exact_zero(real x)
{
    return !x.is_interval && num_sign(x.low) == 0;
}

enum real_fault
real_add(struct precision p, real x, real y, real *result)
{
    if (are_exact(x, y))
        return interval_exact(num_add(p.arena, x.low, y.low), result);
    return interval_corners(p, mpfr_add, x, y, result);
}

enum real_fault
real_sub(struct precision p, real x, real y, real *result)
{
    if (are_exact(x, y))
        return interval_exact(num_sub(p.arena, x.low, y.low), result);
    return interval_corners(p, mpfr_sub, x, y, result);
}

enum real_fault
real_mul(struct precision p, real x, real y, real *result)
{
    if (are_exact(x, y))
        return interval_exact(num_mul(p.arena, x.low, y.low), result);
    if (is_exact_zero(x) || is_exact_zero(y))
        return interval_exact((num){0}, result);
    return interval_corners(p, mpfr_mul, x, y, result);
}

enum real_fault
real_div(struct precision p, real x, real y, real *result)
{
    int sign;

    if (interval_sign(y, &sign) != REAL_FINE)
        return REAL_UNDECIDED;
    if (sign == 0)
        return REAL_DIVIDES_BY_ZERO;
    if (are_exact(x, y))
        return interval_exact(num_div(p.arena, x.low, y.low), result);
    if (is_exact_zero(x))
        return interval_exact((num){0}, result);
    return interval_corners(p, mpfr_div, x, y, result);
}

enum real_fault
real_neg(struct precision p, real x, real *result)
{
    return interval_between(num_neg(p.arena, interval_high(x)),
                            num_neg(p.arena, interval_low(x)), result);
}

enum real_fault
real_abs(struct precision p, real x, real *result)
{
    num low = interval_low(x);
    num high = interval_high(x);

    if (num_sign(low) >= 0)
        return interval_between(low, high, result);
    if (num_sign(high) <= 0)
        return real_neg(p, x, result);

    num opposite = num_neg(p.arena, low);
    bool is_higher = num_compare(opposite, high) > 0;

    return interval_between((num){0}, is_higher ? opposite : high, result);
}

/* What both ends have become is what every value between them becomes. */
static enum real_fault
agree(num low, num high, real *result)
{
    if (num_compare(low, high) != 0)
        return REAL_UNDECIDED;
    return interval_exact(low, result);
}

enum real_fault
real_round(struct precision p, real x, int digits, enum rounding mode,
           real *result)
{
    if (digits < -NUM_MAX_EXPONENT || digits > NUM_MAX_EXPONENT)
        return REAL_EXPONENT_TOO_LARGE;
    return agree(num_round(p.arena, interval_low(x), digits, mode),
                 num_round(p.arena, interval_high(x), digits, mode), result);
}

enum real_fault
real_floor(struct precision p, real x, real *result)
{
    return agree(num_floor(p.arena, interval_low(x)),
                 num_floor(p.arena, interval_high(x)), result);
}

enum real_fault
real_ceil(struct precision p, real x, real *result)
{
    return agree(num_ceil(p.arena, interval_low(x)),
                 num_ceil(p.arena, interval_high(x)), result);
}

enum real_fault
real_compare(real x, real y, int *order)
{
    if (num_compare(interval_high(x), interval_low(y)) < 0)
        *order = -1;
    else if (num_compare(interval_low(x), interval_high(y)) > 0)
        *order = 1;
    else if (are_exact(x, y))
        *order = 0;
    else
        return REAL_UNDECIDED;
    return REAL_FINE;
}

num
real_middle(struct arena *a, real x)
{
    if (!x.is_interval)
        return x.low;

    num sum = num_add(a, x.low, x.high);

    return num_div(a, sum, num_int(a, 2));
}
