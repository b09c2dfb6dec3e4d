#include "num/rational.h"

#include <assert.h>

void
rational_ten_power(mpz_ptr t, unsigned long n)
{
    mpz_ui_pow_ui(t, 10, n);
}

/* Whether a remainder, `twice` it compared with the divisor, carries the
 * quotient away from zero. */
static bool
carries(int twice, bool is_odd, enum rounding mode)
{
    switch (mode) {
    case ROUND_HALF_UP:
        return twice >= 0;
    case ROUND_HALF_EVEN:
        return twice > 0 || (twice == 0 && is_odd);
    case ROUND_TRUNCATE:
        return false;
    }
    assert(mode <= ROUND_TRUNCATE);
    return false;
}

void
rational_nearest(mpz_ptr t, mpz_srcptr top, mpz_srcptr bottom,
                 enum rounding mode)
{
    int sign = mpz_sgn(top);
    mpz_t rest;

    mpz_init(rest);
    mpz_tdiv_qr(t, rest, top, bottom);
    mpz_mul_2exp(rest, rest, 1);
    if (carries(mpz_cmpabs(rest, bottom), mpz_odd_p(t), mode)) {
        if (sign < 0)
            mpz_sub_ui(t, t, 1);
        else
            mpz_add_ui(t, t, 1);
    }
    mpz_clear(rest);
}

num
num_round(struct arena *a, num x, int digits, enum rounding mode)
{
    assert(digits >= -NUM_MAX_EXPONENT && digits <= NUM_MAX_EXPONENT);

    bool is_fine = digits >= 0;
    mpz_t unit;
    mpq_t t;

    mpz_init(unit);
    rational_ten_power(unit, (unsigned long)(is_fine ? digits : -digits));
    mpq_init(t);
    mpq_set(t, rational_of(x));
    if (is_fine)
        mpz_mul(mpq_numref(t), mpq_numref(t), unit);
    else
        mpz_mul(mpq_denref(t), mpq_denref(t), unit);
    rational_nearest(mpq_numref(t), mpq_numref(t), mpq_denref(t), mode);
    mpz_set_ui(mpq_denref(t), 1);
    if (is_fine)
        mpz_set(mpq_denref(t), unit);
    else
        mpz_mul(mpq_numref(t), mpq_numref(t), unit);
    mpz_clear(unit);
    mpq_canonicalize(t);
    return rational_keep(a, t);
}

num
num_floor(struct arena *a, num x)
{
    mpz_t t;

    mpz_init(t);
    mpz_fdiv_q(t, mpq_numref(rational_of(x)), mpq_denref(rational_of(x)));
    return rational_keep_whole(a, t);
}

num
num_ceil(struct arena *a, num x)
{
    mpz_t t;

    mpz_init(t);
    mpz_cdiv_q(t, mpq_numref(rational_of(x)), mpq_denref(rational_of(x)));
    return rational_keep_whole(a, t);
}
