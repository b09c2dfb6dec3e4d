#include "num/interval.h"

/*
 * Square root, logarithm and exponential. Of a rational number the logarithm
 * is rational at 1 only, and the exponential at 0 only (Lindemann).
 */

/* True when `x` >= 0 is the square of *root. */
static bool
is_square(struct arena *a, num x, num *root)
{
    mpq_srcptr q = rational_of(x);
    mpq_t t;

    if (!mpz_perfect_square_p(mpq_numref(q)) ||
        !mpz_perfect_square_p(mpq_denref(q)))
        return false;
    mpq_init(t);
    mpz_sqrt(mpq_numref(t), mpq_numref(q));
    mpz_sqrt(mpq_denref(t), mpq_denref(q));
    *root = rational_keep(a, t);
    return true;
}

enum real_fault
real_sqrt(struct precision p, real x, real *result)
{
    num root;

    if (num_sign(interval_high(x)) < 0)
        return REAL_ROOT_OF_NEGATIVE;
    if (num_sign(interval_low(x)) < 0)
        return REAL_UNDECIDED;
    if (!x.is_interval && is_square(p.arena, x.low, &root))
        return interval_exact(root, result);
    return interval_rising(p, mpfr_sqrt, x, result);
}

enum real_fault
real_ln(struct precision p, real x, real *result)
{
    num one = num_int(p.arena, 1);

    if (num_sign(interval_high(x)) <= 0)
        return REAL_LOG_OF_NOT_POSITIVE;
    if (num_sign(interval_low(x)) <= 0)
        return REAL_UNDECIDED;
    if (!x.is_interval && num_compare(x.low, one) == 0)
        return interval_exact((num){0}, result);
    return interval_rising(p, mpfr_log, x, result);
}

enum real_fault
real_exp(struct precision p, real x, real *result)
{
    if (!x.is_interval && num_sign(x.low) == 0)
        return interval_exact(num_int(p.arena, 1), result);
    return interval_rising(p, mpfr_exp, x, result);
}
