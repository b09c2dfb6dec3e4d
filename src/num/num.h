/*
 * num: exact rational numbers as values, intervals for what is not rational,
 * decimal text both ways, and declared rounding.
 *
 * A `num` is immutable and free to copy; its parts live in the arena it was
 * made in. Zero is the zeroed struct. There is no floating point in this room
 * but in num_double, which the workbook writer needs.
 */
#ifndef NUM_NUM_H
#define NUM_NUM_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const struct rational *rep; /* NULL is 0 */
} num;

/* The largest integer exponent, and the most bits a result may have. */
#define NUM_MAX_EXPONENT 1000
#define NUM_MAX_BITS     (1u << 20)
/* The most digits a number in a file may have. */
#define NUM_MAX_DIGITS 40

num num_int(struct arena *a, long value);

/* top / bottom; bottom must not be 0. */
num num_fraction(struct arena *a, long top, long bottom);

/* The same number, in another arena. */
num num_copy(struct arena *a, num x);

num num_add(struct arena *a, num x, num y);
num num_sub(struct arena *a, num x, num y);
num num_mul(struct arena *a, num x, num y);
num num_neg(struct arena *a, num x);
num num_abs(struct arena *a, num x);

/* x / y; y must not be 0 (assert: the caller says which bid divided by 0). */
num num_div(struct arena *a, num x, num y);

/* x to the power n, |n| <= NUM_MAX_EXPONENT; 0 to a power <= 0 is an assert. */
num num_power(struct arena *a, num x, long n);

num num_floor(struct arena *a, num x);
num num_ceil(struct arena *a, num x);

/* -1, 0 or 1 as x is below, equal to or above y. */
int num_compare(num x, num y);

/* -1, 0 or 1. */
int num_sign(num x);
bool num_is_integer(num x);

/* Bits of numerator and denominator together. */
size_t num_bits(num x);

/* True and *value when x is an integer that fits a long. */
bool num_to_long(num x, long *value);

enum rounding { ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_TRUNCATE };

/* x rounded to `digits` decimals (may be negative: -3 is to thousands), at
 * most NUM_MAX_EXPONENT either way. Half-up is away from zero, as Excel's
 * ROUND; truncate is towards zero. */
num num_round(struct arena *a, num x, int digits, enum rounding mode);

enum num_fault {
    NUM_FINE,
    NUM_EMPTY,        /* no text */
    NUM_COMMA,        /* 0,30 */
    NUM_SPACE,        /* 1 234 */
    NUM_EXPONENT,     /* 1e3 */
    NUM_TOO_LONG,     /* more than NUM_MAX_DIGITS digits */
    NUM_BARE_POINT,   /* .5 or 5. */
    NUM_LEADING_ZERO, /* 007 */
    NUM_UNDERSCORE,   /* 1_000 */
    NUM_NOT_A_NUMBER, /* anything else */
};

/* Reads -?digits[.digits] and nothing else; with a fault *value is 0. */
enum num_fault num_read(struct arena *a, const char *text, num *value);

/* "1053/112", "7", "-1/3": the exact value. */
const char *num_fraction_text(struct arena *a, num x);

/* The decimal of x with `digits` decimals, rounded down (towards minus
 * infinity) or up: for the ends of an interval. */
const char *num_decimal_outward(struct arena *a, num x, int digits, bool is_up);

/* The decimal of x with exactly `digits` decimals, rounded half-up. */
const char *num_decimal(struct arena *a, num x, int digits);

/* The shortest decimal that is exactly x, when it has at most `most` decimals:
 * "9.40" is "9.4"; NULL when there is none (1/3). */
const char *num_exact_decimal(struct arena *a, num x, int most);

/* The nearest double (half-even), for the cached value of a cell; infinite
 * beyond the largest. */
double num_double(num x);

/*
 * real: an exact rational, or an interval known to hold the value. Exact in,
 * exact out where the mathematics allows it: sqrt 9/4 is 3/2, ln 1 is 0.
 * Otherwise the interval is computed by MPFR, rounded outwards, at `bits`
 * bits. A caller that cannot decide a comparison computes everything again
 * with more bits.
 */
typedef struct {
    num low, high;
    bool is_interval; /* false: low is the exact value, high unused */
} real;

/* 1 000 decimal digits: where a comparison is declared a tie. */
#define REAL_MAX_BITS   3400
#define REAL_FIRST_BITS 212

struct precision {
    struct arena *arena; /* where results live */
    unsigned bits;       /* of an interval's ends */
};

enum real_fault {
    REAL_FINE,
    REAL_DIVIDES_BY_ZERO, /* also when the interval of the divisor is 0..0 */
    REAL_ROOT_OF_NEGATIVE,
    REAL_LOG_OF_NOT_POSITIVE,
    REAL_ZERO_TO_ZERO,       /* 0 ^ 0 */
    REAL_POWER_OF_NEGATIVE,  /* (-2) ^ (1/2) */
    REAL_EXPONENT_TOO_LARGE, /* integer exponent beyond NUM_MAX_EXPONENT */
    REAL_TOO_LARGE,          /* more than NUM_MAX_BITS */
    REAL_UNDECIDED, /* the interval is too wide to tell, e.g. its sign: more
                       bits are needed */
};

real real_exact(num x);

/* Each sets *result and returns REAL_FINE, or returns the fault. */
enum real_fault real_add(struct precision p, real x, real y, real *result);
enum real_fault real_sub(struct precision p, real x, real y, real *result);
enum real_fault real_mul(struct precision p, real x, real y, real *result);
enum real_fault real_div(struct precision p, real x, real y, real *result);
enum real_fault real_power(struct precision p, real x, real y, real *result);
enum real_fault real_sqrt(struct precision p, real x, real *result);
enum real_fault real_ln(struct precision p, real x, real *result);
enum real_fault real_exp(struct precision p, real x, real *result);
enum real_fault real_neg(struct precision p, real x, real *result);
enum real_fault real_abs(struct precision p, real x, real *result);

/* Rounding of an interval is exact when both ends round alike, else
 * REAL_UNDECIDED. floor and ceil likewise. More than NUM_MAX_EXPONENT digits
 * either way are REAL_EXPONENT_TOO_LARGE. */
enum real_fault real_round(struct precision p, real x, int digits,
                           enum rounding mode, real *result);
enum real_fault real_floor(struct precision p, real x, real *result);
enum real_fault real_ceil(struct precision p, real x, real *result);

/* *order = -1, 0 or 1; REAL_UNDECIDED when the intervals overlap (two
 * intervals are never known to be equal). */
enum real_fault real_compare(real x, real y, int *order);

/* An exact value somewhere in x: x itself, or the middle of the interval. */
num real_middle(struct arena *a, real x);

#endif
