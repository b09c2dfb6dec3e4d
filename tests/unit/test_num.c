#include "num/num.h"
#include "random.h"

#include <check.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum { TRIALS = 3000 };

static struct arena *a;
static struct random r;

static void
setup(void)
{
    a = arena_create();
    r = (struct random){20};
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

static num
read_fraction(const char *text)
{
    const char *slash = strchr(text, '/');
    num top = {0}, bottom = num_int(a, 1);

    if (slash) {
        ck_assert_int_eq(num_read(a, slash + 1, &bottom), NUM_FINE);
        text = arena_slice(a, text, (size_t)(slash - text));
    }
    ck_assert_int_eq(num_read(a, text, &top), NUM_FINE);
    return num_div(a, top, bottom);
}

#define ck_same(x, y)     ck_assert_int_eq(num_compare((x), (y)), 0)
#define ck_shows(x, text) ck_assert_str_eq(num_fraction_text(a, (x)), (text))

START_TEST(a_copy_outlives_what_it_was_made_of)
{
    struct arena *other = arena_create();

    for (int i = 0; i < TRIALS; i++) {
        num x = any();
        num copy = num_copy(a, num_copy(other, x));

        arena_empty(other);
        ck_same(copy, x);
    }
    arena_destroy(other);
}
END_TEST

START_TEST(addition_and_multiplication_obey_their_laws)
{
    num zero = {0}, one = num_int(a, 1);

    for (int i = 0; i < TRIALS; i++) {
        num x = any(), y = any(), z = any();

        ck_same(num_add(a, x, y), num_add(a, y, x));
        ck_same(num_mul(a, x, y), num_mul(a, y, x));
        ck_same(num_add(a, num_add(a, x, y), z),
                num_add(a, x, num_add(a, y, z)));
        ck_same(num_mul(a, num_mul(a, x, y), z),
                num_mul(a, x, num_mul(a, y, z)));
        ck_same(num_mul(a, x, num_add(a, y, z)),
                num_add(a, num_mul(a, x, y), num_mul(a, x, z)));
        ck_same(num_add(a, x, zero), x);
        ck_same(num_mul(a, x, one), x);
        ck_same(num_sub(a, x, y), num_add(a, x, num_neg(a, y)));
        ck_assert_ptr_null(num_sub(a, x, x).rep);
        if (num_sign(y))
            ck_same(num_mul(a, num_div(a, x, y), y), x);
    }
}
END_TEST

START_TEST(order_agrees_with_difference_and_sign)
{
    for (int i = 0; i < TRIALS; i++) {
        num x = any(), y = any();

        ck_assert_int_eq(num_compare(x, y), num_sign(num_sub(a, x, y)));
        ck_assert_int_eq(num_compare(x, y), -num_compare(y, x));
        ck_assert_int_eq(num_sign(num_abs(a, x)), num_sign(x) != 0);
        ck_same(num_mul(a, num_abs(a, x), num_int(a, num_sign(x))), x);
    }
}
END_TEST

START_TEST(powers_are_repeated_products)
{
    for (int i = 0; i < 300; i++) {
        num x = any(), product = num_int(a, 1);

        if (!num_sign(x))
            continue;
        for (long n = 0; n < 8; n++) {
            ck_same(num_power(a, x, n), product);
            ck_same(num_power(a, x, -n), num_div(a, num_int(a, 1), product));
            product = num_mul(a, product, x);
        }
    }
    ck_shows(num_power(a, num_fraction(a, -2, 3), -3), "-27/8");
    ck_shows(num_power(a, (num){0}, 3), "0");
    ck_assert_uint_eq(num_bits(num_power(a, num_int(a, 2), 1000)), 1002);
}
END_TEST

START_TEST(floor_and_ceiling_are_the_nearest_whole_numbers)
{
    num one = num_int(a, 1);

    for (int i = 0; i < TRIALS; i++) {
        num x = any(), floor = num_floor(a, x), ceil = num_ceil(a, x);

        ck_assert(num_is_integer(floor) && num_is_integer(ceil));
        ck_assert_int_le(num_compare(floor, x), 0);
        ck_assert_int_gt(num_compare(num_add(a, floor, one), x), 0);
        ck_assert_int_ge(num_compare(ceil, x), 0);
        ck_assert_int_lt(num_compare(num_sub(a, ceil, one), x), 0);
    }
    ck_shows(num_floor(a, num_fraction(a, -1, 2)), "-1");
    ck_assert_ptr_null(num_ceil(a, num_fraction(a, -1, 2)).rep);
}
END_TEST

START_TEST(longs_come_back)
{
    const long values[] = {0, 1, -1, 42, LONG_MAX, LONG_MIN};
    long back = 7;

    for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++) {
        ck_assert(num_to_long(num_int(a, values[i]), &back));
        ck_assert_int_eq(back, values[i]);
    }
    ck_assert(!num_to_long(num_fraction(a, 1, 2), &back));
    num beyond = num_add(a, num_int(a, LONG_MAX), num_int(a, 1));
    ck_assert(!num_to_long(beyond, &back));
    ck_shows(num_fraction(a, LONG_MIN, LONG_MIN), "1");
    ck_shows(num_fraction(a, 6, -4), "-3/2");
    ck_assert_ptr_null(num_fraction(a, 0, -4).rep);
}
END_TEST

/* Rounding by its definition: the nearest multiple of the unit, and on a half
 * what the mode says; truncation is the multiple nearest to zero. */
static num
rounded_by_definition(num x, int digits, enum rounding mode)
{
    num unit = num_power(a, num_int(a, 10), -digits);
    num steps = num_div(a, num_abs(a, x), unit);
    num below = num_floor(a, steps);
    num above = num_add(a, below, num_int(a, 1));
    int half = num_compare(num_sub(a, steps, below), num_fraction(a, 1, 2));
    num middle = num_div(a, below, num_int(a, 2));
    bool is_even = num_is_integer(middle);
    num chosen = below;

    if (mode == ROUND_HALF_UP && half >= 0)
        chosen = above;
    if (mode == ROUND_HALF_EVEN && (half > 0 || (half == 0 && !is_even)))
        chosen = above;
    return num_mul(a, num_mul(a, chosen, unit), num_int(a, num_sign(x)));
}

START_TEST(rounding_is_what_its_definition_says)
{
    enum rounding mode = (enum rounding)_i;

    for (int i = 0; i < TRIALS; i++) {
        int digits = (int)random_between(&r, -4, 6);
        num half =
            num_div(a, num_power(a, num_int(a, 10), -digits), num_int(a, 2));
        num x = i % 2
                    ? any()
                    : num_mul(a, half, num_int(a, random_between(&r, -99, 99)));

        ck_same(num_round(a, x, digits, mode),
                rounded_by_definition(x, digits, mode));
    }
}
END_TEST

static const struct {
    const char *x;
    int digits;
    const char *half_up, *half_even, *truncated;
} roundings[] = {
    {"5/2", 0, "3", "2", "2"},
    {"-5/2", 0, "-3", "-2", "-2"},
    {"7/2", 0, "4", "4", "3"},
    {"-1/2", 0, "-1", "0", "0"},
    {"1/3", 2, "33/100", "33/100", "33/100"},
    {"2/3", 2, "67/100", "67/100", "33/50"},
    {"2500", -3, "3000", "2000", "2000"},
    {"-3500", -3, "-4000", "-4000", "-3000"},
    {"499", -3, "0", "0", "0"},
    {"1.005", 2, "101/100", "1", "1"},
    {"0", 5, "0", "0", "0"},
};

START_TEST(halves_go_where_the_mode_says)
{
    num x = read_fraction(roundings[_i].x);
    int digits = roundings[_i].digits;

    ck_shows(num_round(a, x, digits, ROUND_HALF_UP), roundings[_i].half_up);
    ck_shows(num_round(a, x, digits, ROUND_HALF_EVEN), roundings[_i].half_even);
    ck_shows(num_round(a, x, digits, ROUND_TRUNCATE), roundings[_i].truncated);
}
END_TEST

START_TEST(a_division_by_zero_is_ours_to_avoid)
{
    num_div(a, num_int(a, 1), (num){0});
}
END_TEST

START_TEST(zero_to_no_power_is_ours_to_avoid)
{
    num_power(a, (num){0}, 0);
}
END_TEST

START_TEST(a_power_beyond_the_largest_is_ours_to_avoid)
{
    num_power(a, num_int(a, 1), NUM_MAX_EXPONENT + 1);
}
END_TEST

static void
add_tests(TCase *c)
{
    tcase_add_test(c, a_copy_outlives_what_it_was_made_of);
    tcase_add_test(c, addition_and_multiplication_obey_their_laws);
    tcase_add_test(c, order_agrees_with_difference_and_sign);
    tcase_add_test(c, powers_are_repeated_products);
    tcase_add_test(c, floor_and_ceiling_are_the_nearest_whole_numbers);
    tcase_add_test(c, longs_come_back);
    tcase_add_loop_test(c, rounding_is_what_its_definition_says, 0, 3);
    tcase_add_loop_test(c, halves_go_where_the_mode_says, 0,
                        sizeof(roundings) / sizeof(*roundings));
    tcase_add_test_raise_signal(c, a_division_by_zero_is_ours_to_avoid,
                                SIGABRT);
    tcase_add_test_raise_signal(c, zero_to_no_power_is_ours_to_avoid, SIGABRT);
    tcase_add_test_raise_signal(c, a_power_beyond_the_largest_is_ours_to_avoid,
                                SIGABRT);
}

int
main(void)
{
    Suite *s = suite_create("num");
    TCase *c = tcase_create("num");
    SRunner *runner = srunner_create(s);

    suite_add_tcase(s, c);
    tcase_set_timeout(c, 60);
    tcase_add_checked_fixture(c, setup, teardown);
    add_tests(c);
    srunner_run_all(runner, CK_NORMAL);

    int failed = srunner_ntests_failed(runner);

    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
