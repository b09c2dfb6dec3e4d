#include "num/interval.h"

/*
 * x ^ y, by what is known of y: a whole number, another fraction (the power of
 * a root, exact when the root is), or an interval.
 */

/* Each bit of x above the first of its numerator and of its denominator gives
 * the power at least `times` bits: enough to refuse before computing. */
static bool
is_too_large(num x, unsigned long times)
{
    size_t bits = num_bits(x) - 2;

    return bits && times > NUM_MAX_BITS / bits;
}

static enum real_fault
exact_power(struct precision p, num x, long n, real *result)
{
    unsigned long times = n < 0 ? 0 - (unsigned long)n : (unsigned long)n;

    if (is_too_large(x, times))
        return REAL_TOO_LARGE;
    return interval_exact(rational_power(p.arena, x, n), result);
}

/* 0 ^ y, for y of this sign. */
static enum real_fault
power_of_zero(int sign, real *result)
{
    if (sign == 0)
        return REAL_ZERO_TO_ZERO;
    return sign < 0 ? REAL_DIVIDES_BY_ZERO : interval_exact((num){0}, result);
}

/* An interval to the power n. An even power turns where x is 0: there it is
 * taken of the absolute value. */
static enum real_fault
power_of_interval(struct precision p, real x, real y, long n, real *result)
{
    int sign;

    if (n <= 0 && interval_sign(x, &sign) != REAL_FINE)
        return REAL_UNDECIDED;
    if (n == 0)
        return interval_exact(num_int(p.arena, 1), result);
    if (n == 1) {
        *result = x;
        return REAL_FINE;
    }
    if (n % 2 == 0) {
        enum real_fault fault = real_abs(p, x, &x);

        if (fault != REAL_FINE)
            return fault;
    }
    return interval_corners(p, mpfr_pow, x, y, result);
}

static enum real_fault
whole_power(struct precision p, real x, real y, real *result)
{
    long n;

    if (!num_to_long(y.low, &n) || n > NUM_MAX_EXPONENT ||
        n < -NUM_MAX_EXPONENT)
        return REAL_EXPONENT_TOO_LARGE;
    if (x.is_interval)
        return power_of_interval(p, x, y, n, result);
    if (num_sign(x.low) == 0)
        return power_of_zero(num_sign(y.low), result);
    return exact_power(p, x.low, n, result);
}

/* True when `x` > 0 is *root to the power n. */
static bool
has_root(struct arena *a, num x, unsigned long n, num *root)
{
    mpq_srcptr q = rational_of(x);
    mpq_t t;

    mpq_init(t);
    if (!mpz_root(mpq_numref(t), mpq_numref(q), n) ||
        !mpz_root(mpq_denref(t), mpq_denref(q), n)) {
        mpq_clear(t);
        return false;
    }
    *root = rational_keep(a, t);
    return true;
}

/* The exact x ^ y of an exact x > 0 but 1 and a fraction y, if it is rational:
 * only when x is a power of the denominator of y. A larger denominator than x
 * has bits leaves no root but 1. */
static bool
is_rational_power(struct precision p, num x, num y, enum real_fault *fault,
                  real *result)
{
    mpz_srcptr top = mpq_numref(rational_of(y));
    mpz_srcptr bottom = mpq_denref(rational_of(y));
    num root;

    if (mpz_cmp_ui(bottom, num_bits(x)) > 0 ||
        !has_root(p.arena, x, mpz_get_ui(bottom), &root))
        return false;
    *fault = mpz_fits_slong_p(top)
                 ? exact_power(p, root, mpz_get_si(top), result)
                 : REAL_TOO_LARGE;
    return true;
}

/* x ^ y for a y that is not known to be whole; x > 0, or >= 0 and y > 0. */
static enum real_fault
curved_power(struct precision p, real x, real y, real *result)
{
    num one = num_int(p.arena, 1);
    enum real_fault fault;

    if (!x.is_interval && num_compare(x.low, one) == 0)
        return interval_exact(one, result);
    if (!x.is_interval && !y.is_interval && num_sign(x.low) > 0 &&
        is_rational_power(p, x.low, y.low, &fault, result))
        return fault;
    return interval_corners(p, mpfr_pow, x, y, result);
}

/* True when a whole number may lie in y, so that a negative number has a
 * power. */
static bool
may_be_whole(struct arena *a, real y)
{
    return num_compare(num_ceil(a, interval_low(y)), interval_high(y)) <= 0;
}

static enum real_fault
fraction_power(struct precision p, real x, real y, real *result)
{
    int x_low = num_sign(interval_low(x));
    int x_high = num_sign(interval_high(x));
    int y_sign;
    bool has_sign = interval_sign(y, &y_sign) == REAL_FINE;

    if (x_high < 0)
        return may_be_whole(p.arena, y) ? REAL_UNDECIDED
                                        : REAL_POWER_OF_NEGATIVE;
    if (x_low < 0)
        return REAL_UNDECIDED;
    if (x_low == 0 && !has_sign)
        return REAL_UNDECIDED;
    if (x_low == 0 && x_high == 0)
        return power_of_zero(y_sign, result);
    if (x_low == 0 && y_sign < 0)
        return REAL_UNDECIDED;
    return curved_power(p, x, y, result);
}

enum real_fault
real_power(struct precision p, real x, real y, real *result)
{
    if (!y.is_interval && num_is_integer(y.low))
        return whole_power(p, x, y, result);
    return fraction_power(p, x, y, result);
}
