#include "num/num.h"

#include "num/rational.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* GMP asks for a limb it could write to; it never writes to this one. */
static mp_limb_t one_limb = 1;

static const struct rational zero = {
    {{._mp_num = {0, 0, &one_limb}, ._mp_den = {0, 1, &one_limb}}},
};

mpq_srcptr
rational_of(num x)
{
    return x.rep ? x.rep->value : zero.value;
}

static void
keep_part(struct arena *a, mpz_ptr kept, mpz_srcptr part)
{
    size_t count = mpz_size(part);
    mp_limb_t *limbs = &one_limb;

    if (mpz_cmpabs_ui(part, 1) == 0) { /* as most denominators are */
        mpz_roinit_n(kept, limbs, mpz_sgn(part));
        return;
    }
    limbs = arena_array(a, mp_limb_t, count);
    memcpy(limbs, mpz_limbs_read(part), count * sizeof(*limbs));
    mpz_roinit_n(kept, limbs, mpz_sgn(part) * (mp_size_t)count);
}

num
rational_keep(struct arena *a, mpq_ptr t)
{
    struct rational *kept = NULL;

    if (mpq_sgn(t) != 0) {
        kept = arena_new(a, struct rational);
        keep_part(a, mpq_numref(kept->value), mpq_numref(t));
        keep_part(a, mpq_denref(kept->value), mpq_denref(t));
    }
    mpq_clear(t);
    return (num){kept};
}

num
rational_keep_whole(struct arena *a, mpz_ptr t)
{
    mpq_t q;

    mpq_init(q);
    mpz_swap(mpq_numref(q), t);
    mpz_clear(t);
    return rational_keep(a, q);
}

num
num_int(struct arena *a, long value)
{
    mpq_t t;

    mpq_init(t);
    mpz_set_si(mpq_numref(t), value);
    return rational_keep(a, t);
}

num
num_fraction(struct arena *a, long top, long bottom)
{
    mpq_t t;

    assert(bottom != 0);
    mpq_init(t);
    mpz_set_si(mpq_numref(t), top);
    mpz_set_si(mpq_denref(t), bottom);
    mpq_canonicalize(t);
    return rational_keep(a, t);
}

num
num_copy(struct arena *a, num x)
{
    struct rational *kept;

    if (!x.rep) {
        return x;
    }
    kept = arena_new(a, struct rational);
    keep_part(a, mpq_numref(kept->value), mpq_numref(x.rep->value));
    keep_part(a, mpq_denref(kept->value), mpq_denref(x.rep->value));
    return (num){kept};
}

num
num_add(struct arena *a, num x, num y)
{
    mpq_t t;

    mpq_init(t);
    mpq_add(t, rational_of(x), rational_of(y));
    return rational_keep(a, t);
}

num
num_sub(struct arena *a, num x, num y)
{
    mpq_t t;

    mpq_init(t);
    mpq_sub(t, rational_of(x), rational_of(y));
    return rational_keep(a, t);
}

num
num_mul(struct arena *a, num x, num y)
{
    mpq_t t;

    mpq_init(t);
    mpq_mul(t, rational_of(x), rational_of(y));
    return rational_keep(a, t);
}

num
num_div(struct arena *a, num x, num y)
{
    mpq_t t;

    assert(num_sign(y) != 0);
    mpq_init(t);
    mpq_div(t, rational_of(x), rational_of(y));
    return rational_keep(a, t);
}

num
num_neg(struct arena *a, num x)
{
    mpq_t t;

    mpq_init(t);
    mpq_neg(t, rational_of(x));
    return rational_keep(a, t);
}

num
num_abs(struct arena *a, num x)
{
    return num_sign(x) < 0 ? num_neg(a, x) : x;
}

num
num_power(struct arena *a, num x, long n)
{
    assert(n >= -NUM_MAX_EXPONENT && n <= NUM_MAX_EXPONENT);
    return rational_power(a, x, n);
}

/* Powers of numbers without a common factor have none either. */
num
rational_power(struct arena *a, num x, long n)
{
    unsigned long times = n < 0 ? 0 - (unsigned long)n : (unsigned long)n;
    mpq_t t;

    assert(n > 0 || num_sign(x) != 0);
    mpq_init(t);
    mpz_pow_ui(mpq_numref(t), mpq_numref(rational_of(x)), times);
    mpz_pow_ui(mpq_denref(t), mpq_denref(rational_of(x)), times);
    if (n < 0)
        mpq_inv(t, t);
    return rational_keep(a, t);
}

int
num_compare(num x, num y)
{
    int order = mpq_cmp(rational_of(x), rational_of(y));

    return (order > 0) - (order < 0);
}

int
num_sign(num x)
{
    return mpq_sgn(rational_of(x));
}

bool
num_is_integer(num x)
{
    return mpz_cmp_ui(mpq_denref(rational_of(x)), 1) == 0;
}

size_t
num_bits(num x)
{
    return mpz_sizeinbase(mpq_numref(rational_of(x)), 2) +
           mpz_sizeinbase(mpq_denref(rational_of(x)), 2);
}

bool
num_to_long(num x, long *value)
{
    mpz_srcptr top = mpq_numref(rational_of(x));

    if (!num_is_integer(x) || !mpz_fits_slong_p(top))
        return false;
    *value = mpz_get_si(top);
    return true;
}
