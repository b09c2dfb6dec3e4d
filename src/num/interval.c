#include "num/interval.h"

#include <assert.h>

/* Fewer bits would not hold the exponents of real_power. */
enum { LEAST_BITS = 32 };

struct interval {
    mpfr_t low, high;
};

static void
open_interval(struct interval *i, unsigned bits)
{
    assert(bits >= LEAST_BITS);
    mpfr_init2(i->low, (mpfr_prec_t)bits);
    mpfr_init2(i->high, (mpfr_prec_t)bits);
}

static void
close_interval(struct interval *i)
{
    mpfr_clear(i->low);
    mpfr_clear(i->high);
}

static void
open_around(struct interval *i, struct precision p, real x)
{
    open_interval(i, p.bits);
    mpfr_set_q(i->low, rational_of(interval_low(x)), MPFR_RNDD);
    mpfr_set_q(i->high, rational_of(interval_high(x)), MPFR_RNDU);
}

num
interval_low(real x)
{
    return x.low;
}

num
interval_high(real x)
{
    return x.is_interval ? x.high : x.low;
}

enum real_fault
interval_exact(num x, real *result)
{
    if (num_bits(x) > NUM_MAX_BITS)
        return REAL_TOO_LARGE;
    *result = real_exact(x);
    return REAL_FINE;
}

enum real_fault
interval_between(num low, num high, real *result)
{
    int order = num_compare(low, high);

    assert(order <= 0);
    if (order == 0)
        return interval_exact(low, result);
    if (num_bits(low) > NUM_MAX_BITS || num_bits(high) > NUM_MAX_BITS)
        return REAL_TOO_LARGE;
    *result = (real){.low = low, .high = high, .is_interval = true};
    return REAL_FINE;
}

enum real_fault
interval_sign(real x, int *sign)
{
    *sign = num_sign(interval_low(x));
    return num_sign(interval_high(x)) == *sign ? REAL_FINE : REAL_UNDECIDED;
}

/* True when `end` can be written out; infinity and what MPFR holds by its
 * exponent alone cannot. */
static bool
is_within_reach(mpfr_srcptr end)
{
    const mpfr_exp_t most = NUM_MAX_BITS;

    if (!mpfr_number_p(end))
        return false;
    return mpfr_zero_p(end) ||
           (mpfr_get_exp(end) <= most && mpfr_get_exp(end) >= -most);
}

static num
keep_end(struct arena *a, mpfr_srcptr end)
{
    mpq_t t;

    mpq_init(t);
    mpfr_get_q(t, end);
    return rational_keep(a, t);
}

static enum real_fault
keep(struct precision p, const struct interval *i, real *result)
{
    assert(!mpfr_nan_p(i->low) && !mpfr_nan_p(i->high));
    if (!is_within_reach(i->low) || !is_within_reach(i->high))
        return REAL_TOO_LARGE;
    return interval_between(keep_end(p.arena, i->low),
                            keep_end(p.arena, i->high), result);
}

enum real_fault
interval_rising(struct precision p, interval_curve *curve, real x, real *result)
{
    struct interval i;

    open_around(&i, p, x);
    curve(i.low, i.low, MPFR_RNDD);
    curve(i.high, i.high, MPFR_RNDU);

    enum real_fault fault = keep(p, &i, result);

    close_interval(&i);
    return fault;
}

/* Widens `all` to hold the value at one corner. */
static void
include_corner(struct interval *all, const struct interval *corner)
{
    mpfr_min(all->low, all->low, corner->low, MPFR_RNDD);
    mpfr_max(all->high, all->high, corner->high, MPFR_RNDU);
}

enum real_fault
interval_corners(struct precision p, interval_operation *operation, real x,
                 real y, real *result)
{
    struct interval left, right, corner, all;

    open_around(&left, p, x);
    open_around(&right, p, y);
    open_interval(&corner, p.bits);
    open_interval(&all, p.bits);
    mpfr_set_inf(all.low, 1);
    mpfr_set_inf(all.high, -1);
    for (int k = 0; k < 4; k++) {
        mpfr_srcptr one = k & 1 ? left.high : left.low;
        mpfr_srcptr other = k & 2 ? right.high : right.low;

        operation(corner.low, one, other, MPFR_RNDD);
        operation(corner.high, one, other, MPFR_RNDU);
        assert(!mpfr_nan_p(corner.low) && !mpfr_nan_p(corner.high));
        include_corner(&all, &corner);
    }

    enum real_fault fault = keep(p, &all, result);

    close_interval(&left);
    close_interval(&right);
    close_interval(&corner);
    close_interval(&all);
    return fault;
}
