#include "num/rational.h"

#include <math.h>

enum {
    DOUBLE_BITS = 53,   /* of the significand of a double */
    LEAST_UNIT = -1074, /* 2 to this power is the smallest double */
};

/* n with 2^n <= |x| < 2^(n+1); x is not 0. */
static long
log2_floor(mpq_srcptr x)
{
    long n = (long)mpz_sizeinbase(mpq_numref(x), 2) -
             (long)mpz_sizeinbase(mpq_denref(x), 2);
    mpz_t shifted;

    mpz_init(shifted);

    int order;

    if (n >= 0) {
        mpz_mul_2exp(shifted, mpq_denref(x), (mp_bitcnt_t)n);
        order = mpz_cmpabs(mpq_numref(x), shifted);
    } else {
        mpz_mul_2exp(shifted, mpq_numref(x), (mp_bitcnt_t)-n);
        order = mpz_cmpabs(shifted, mpq_denref(x));
    }
    mpz_clear(shifted);
    return order >= 0 ? n : n - 1;
}

/* The significand is the nearest multiple of the unit in the last place, found
 * among whole numbers; what is left to the double is exact. */
double
num_double(num x)
{
    if (num_sign(x) == 0)
        return 0.0;

    long unit = log2_floor(rational_of(x)) - (DOUBLE_BITS - 1);
    mpz_t top, bottom;

    if (unit < LEAST_UNIT)
        unit = LEAST_UNIT;
    mpz_init_set(top, mpq_numref(rational_of(x)));
    mpz_init_set(bottom, mpq_denref(rational_of(x)));
    if (unit >= 0)
        mpz_mul_2exp(bottom, bottom, (mp_bitcnt_t)unit);
    else
        mpz_mul_2exp(top, top, (mp_bitcnt_t)-unit);
    rational_nearest(top, top, bottom, ROUND_HALF_EVEN);

    double value = ldexp(mpz_get_d(top), (int)unit);

    mpz_clear(top);
    mpz_clear(bottom);
    return value;
}
