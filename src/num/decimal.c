#include "base/buf.h"
#include "num/rational.h"

#include <assert.h>
#include <string.h>

static const char *
whole_text(struct arena *a, mpz_srcptr whole)
{
    char *text = arena_array(a, char, mpz_sizeinbase(whole, 10) + 2);

    return mpz_get_str(text, 10, whole);
}

const char *
num_fraction_text(struct arena *a, num x)
{
    const char *top = whole_text(a, mpq_numref(rational_of(x)));

    if (num_is_integer(x))
        return top;
    return arena_printf(a, "%s/%s", top,
                        whole_text(a, mpq_denref(rational_of(x))));
}

/* x times 10 to the power `decimals` is whole: its digits, with the point put
 * back. */
static const char *
point_text(struct arena *a, num x, size_t decimals)
{
    struct buf out = buf_start(a);
    mpz_t digits;

    mpz_init(digits);
    rational_ten_power(digits, decimals);
    mpz_divexact(digits, digits, mpq_denref(rational_of(x)));
    mpz_mul(digits, digits, mpq_numref(rational_of(x)));
    mpz_abs(digits, digits);

    const char *text = whole_text(a, digits);
    size_t size = strlen(text);

    mpz_clear(digits);
    if (num_sign(x) < 0)
        buf_add_char(&out, '-');
    if (size <= decimals)
        buf_add_char(&out, '0');
    else
        buf_add_bytes(&out, text, size - decimals);
    if (decimals) {
        size_t shown = size < decimals ? size : decimals;

        buf_add_char(&out, '.');
        buf_pad(&out, '0', decimals - shown);
        buf_add(&out, text + (size - shown));
    }
    return buf_text(&out);
}

const char *
num_decimal_outward(struct arena *a, num x, int digits, bool is_up)
{
    num scale = num_power(a, num_int(a, 10), digits);
    num scaled = num_mul(a, x, scale);
    num whole = is_up ? num_ceil(a, scaled) : num_floor(a, scaled);

    return num_decimal(a, num_div(a, whole, scale), digits);
}

const char *
num_decimal(struct arena *a, num x, int digits)
{
    num rounded = num_round(a, x, digits, ROUND_HALF_UP);

    return point_text(a, rounded, digits > 0 ? (size_t)digits : 0);
}

/* The decimals that show x exactly: as many as the denominator has twos or
 * fives, whichever is more. Any other prime in it, and there is no end. */
static size_t
decimals_needed(num x, bool *is_finite)
{
    mpz_t rest, five;

    mpz_init(rest);
    mpz_init_set_ui(five, 5);

    size_t twos = mpz_scan1(mpq_denref(rational_of(x)), 0);

    mpz_tdiv_q_2exp(rest, mpq_denref(rational_of(x)), twos);

    size_t fives = mpz_remove(rest, rest, five);

    *is_finite = mpz_cmp_ui(rest, 1) == 0;
    mpz_clear(five);
    mpz_clear(rest);
    return twos > fives ? twos : fives;
}

const char *
num_exact_decimal(struct arena *a, num x, int most)
{
    bool is_finite;
    size_t decimals = decimals_needed(x, &is_finite);

    if (!is_finite || most < 0 || decimals > (size_t)most)
        return NULL;
    return point_text(a, x, decimals);
}
