#include "num/num.h"
#include "random.h"

#include <check.h>
#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { TRIALS = 3000 };

static struct arena *a;
static struct random r;

static void
setup(void)
{
    a = arena_create();
    r = (struct random){23};
}

static void
teardown(void)
{
    arena_destroy(a);
}

/* Small and large, whole and broken, and zero. */
static num
any(void)
{
    long most = random_between(&r, 0, 3) ? 50 : LONG_MAX;
    long bottom = random_between(&r, 0, 2) ? random_between(&r, 1, most) : 1;
    num x = num_fraction(a, random_between(&r, -most, most), bottom);

    return random_between(&r, 0, 9) ? x : num_mul(a, num_mul(a, x, x), x);
}

/* The library's own conversion is the judge; a tie is met by its whole
 * decimal, anything else by more digits than can matter. */
static void
expect_nearest_double(num x)
{
    const char *text = num_exact_decimal(a, x, 400);
    double value = num_double(x);
    double expected = strtod(text ? text : num_decimal(a, x, 80), NULL);

    if (memcmp(&value, &expected, sizeof(value)))
        ck_abort_msg("%s: %a, not %a", num_fraction_text(a, x), value,
                     expected);
}

START_TEST(doubles_are_the_nearest)
{
    for (int i = 0; i < TRIALS; i++)
        expect_nearest_double(any());
}
END_TEST

/* A double is a whole number of up to 53 bits times a power of two. */
static num
exactly(double value)
{
    int exponent = 0;
    long top = (long)ldexp(frexp(value, &exponent), 53);
    num two = num_int(a, 2);
    num half = num_power(a, two, (exponent - 53) / 2);
    num other = num_power(a, two, exponent - 53 - (exponent - 53) / 2);

    return num_mul(a, num_int(a, top), num_mul(a, half, other));
}

static num
distance(num x, double value)
{
    return num_abs(a, num_sub(a, x, exactly(value)));
}

/* By the definition: no neighbour is nearer, and one that is as near has the
 * odd significand. strtod is no judge here: that of GNU's library 2.36 reads
 * some subnormal numbers wrong. */
static void
expect_nearer_than_neighbours(num x)
{
    double value = num_double(x);
    const double neighbours[] = {nextafter(value, -HUGE_VAL),
                                 nextafter(value, HUGE_VAL)};
    uint64_t bits;

    memcpy(&bits, &value, sizeof(bits));
    for (int i = 0; i < 2; i++) {
        int order = num_compare(distance(x, value), distance(x, neighbours[i]));

        if (order > 0 || (order == 0 && bits % 2))
            ck_abort_msg("%s: %a", num_fraction_text(a, x), value);
    }
}

/* 54 and 55 bits, many of them on a tie, at exponents over the whole range. */
START_TEST(doubles_go_to_the_even_neighbour_on_a_tie)
{
    num two = num_int(a, 2);

    for (int i = 0; i < TRIALS; i++) {
        long top = random_between(&r, 1L << 53, (1L << 55) - 1);
        num x = num_int(a, i % 2 ? top : -top);
        long exponent = random_between(&r, -1000, 900);
        num scale = num_power(a, two, exponent);

        if (i % 3 == 0) /* among the subnormal ones */
            scale = num_mul(a, num_power(a, two, -1000),
                            num_power(a, two, random_between(&r, -132, -72)));
        expect_nearer_than_neighbours(num_mul(a, x, scale));
    }
}
END_TEST

START_TEST(doubles_end_where_doubles_end)
{
    num tiny = num_mul(a, num_power(a, num_int(a, 2), -1000),
                       num_power(a, num_int(a, 2), -75));
    num huge = num_power(a, num_int(a, 10), 400);

    ck_assert(num_double((num){0}) <= 0.0);
    ck_assert(num_double(tiny) <= 0.0);
    ck_assert(num_double(num_mul(a, tiny, num_fraction(a, 3, 2))) > 0.0);
    ck_assert(isinf(num_double(huge)));
    ck_assert(isinf(num_double(num_neg(a, huge))));
    ck_assert(num_double(num_power(a, num_int(a, 2), 1000)) < DBL_MAX);
}
END_TEST

int
main(void)
{
    Suite *s = suite_create("double");
    TCase *c = tcase_create("double");
    SRunner *runner = srunner_create(s);

    suite_add_tcase(s, c);
    tcase_set_timeout(c, 60);
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_test(c, doubles_are_the_nearest);
    tcase_add_test(c, doubles_go_to_the_even_neighbour_on_a_tie);
    tcase_add_test(c, doubles_end_where_doubles_end);
    srunner_run_all(runner, CK_NORMAL);

    int failed = srunner_ntests_failed(runner);

    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
