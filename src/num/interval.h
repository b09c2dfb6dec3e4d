/*
 * num/interval: intervals between two MPFR numbers, always rounded outwards;
 * for the files of this room only.
 */
#ifndef NUM_INTERVAL_H
#define NUM_INTERVAL_H

#include "num/rational.h"

/* gmp.h first, so that MPFR declares what it shares with GMP. */
#include <mpfr.h>

/* Functions of MPFR with one operand, and with two. */
typedef int interval_curve(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);
typedef int interval_operation(mpfr_ptr, mpfr_srcptr, mpfr_srcptr, mpfr_rnd_t);

/* The values of a rising `curve` over x. */
enum real_fault interval_rising(struct precision p, interval_curve *curve,
                                real x, real *result);

/* The values of `operation` over x and y, when it rises or falls all the way
 * along each: then its extremes are at the four corners. */
enum real_fault interval_corners(struct precision p,
                                 interval_operation *operation, real x, real y,
                                 real *result);

/* Sets *result to the exact x, unless that is too large. */
enum real_fault interval_exact(num x, real *result);

/* Sets *result to low..high, which is exact when they are equal. */
enum real_fault interval_between(num low, num high, real *result);

/* The ends of x; of an exact one the same twice. */
num interval_low(real x);
num interval_high(real x);

/* -1, 0 or 1: the sign of every value in x; REAL_UNDECIDED when they differ. */
enum real_fault interval_sign(real x, int *sign);

#endif
