/*
 * num/rational: what a num is made of; for the files of this room only.
 *
 * The limbs of a kept number live in the arena and GMP reads them there, so
 * nothing needs clearing. Every kept number is in lowest terms with a positive
 * denominator, and zero is always kept as the zeroed struct.
 */
#ifndef NUM_RATIONAL_H
#define NUM_RATIONAL_H

#include "num/num.h"

#include <gmp.h>

struct rational {
    mpq_t value;
};

/* x as GMP reads it; valid as long as x is. */
mpq_srcptr rational_of(num x);

/* Copies `t`, which is in lowest terms, into `a` and clears it. */
num rational_keep(struct arena *a, mpq_ptr t);

/* The same for a whole number. */
num rational_keep_whole(struct arena *a, mpz_ptr t);

/* `t` = 10 to the power n. */
void rational_ten_power(mpz_ptr t, unsigned long n);

/* `t` = top / bottom to the nearest whole number by `mode`; bottom > 0. */
void rational_nearest(mpz_ptr t, mpz_srcptr top, mpz_srcptr bottom,
                      enum rounding mode);

/* x to the power n, however large; x is not 0 when n <= 0. */
num rational_power(struct arena *a, num x, long n);

#endif
