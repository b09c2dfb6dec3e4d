#include "num/num.h"
#include "random.h"

#include <check.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { TRIALS = 3000 };

static struct arena *a;
static struct random r;

static void
setup(void)
{
    a = arena_create();
    r = (struct random){21};
}

static void
teardown(void)
{
    arena_destroy(a);
}

static const struct {
    const char *text;
    const char *value;
} numbers[] = {
    {"0", "0"},
    {"-0", "0"},
    {"-0.000", "0"},
    {"7", "7"},
    {"0.30", "3/10"},
    {"-0.125", "-1/8"},
    {"10", "10"},
    {"100.00", "100"},
    {"4210000.50", "8420001/2"},
    {"123456789012345678.99", "12345678901234567899/100"},
    {"1234567890123456789012345678901234567890",
     "1234567890123456789012345678901234567890"},
    {"0.000000000000000000000000000000000000001",
     "1/1000000000000000000000000000000000000000"},
};

START_TEST(numbers_are_read_exactly)
{
    num x;

    ck_assert_int_eq(num_read(a, numbers[_i].text, &x), NUM_FINE);
    ck_assert_str_eq(num_fraction_text(a, x), numbers[_i].value);
}
END_TEST

static const struct {
    const char *text;
    enum num_fault fault;
} faults[] = {
    {"", NUM_EMPTY},
    {"0,30", NUM_COMMA},
    {"-4,5", NUM_COMMA},
    {"1,234.50", NUM_COMMA},
    {"1.234,50", NUM_COMMA},
    {",5", NUM_COMMA},
    {"1 234", NUM_SPACE},
    {"1 234,50", NUM_SPACE},
    {" 5", NUM_SPACE},
    {"5 ", NUM_SPACE},
    {"- 5", NUM_SPACE},
    {"5\t", NUM_SPACE},
    {"1\xC2\xA0"
     "234",
     NUM_SPACE},
    {"1\xE2\x80\xAF"
     "234",
     NUM_SPACE},
    {"1\xE2\x80\x89"
     "234",
     NUM_SPACE},
    {"1e3", NUM_EXPONENT},
    {"1E+3", NUM_EXPONENT},
    {"-1.5e-3", NUM_EXPONENT},
    {"1e999999999", NUM_EXPONENT},
    {"1_000", NUM_UNDERSCORE},
    {".5", NUM_BARE_POINT},
    {"-.5", NUM_BARE_POINT},
    {"5.", NUM_BARE_POINT},
    {"007", NUM_LEADING_ZERO},
    {"-01", NUM_LEADING_ZERO},
    {"00", NUM_LEADING_ZERO},
    {"00.5", NUM_LEADING_ZERO},
    {"12345678901234567890123456789012345678901", NUM_TOO_LONG},
    {"1.2345678901234567890123456789012345678901", NUM_TOO_LONG},
    {".", NUM_NOT_A_NUMBER},
    {"-", NUM_NOT_A_NUMBER},
    {" ", NUM_NOT_A_NUMBER},
    {",", NUM_NOT_A_NUMBER},
    {"+5", NUM_NOT_A_NUMBER},
    {"--5", NUM_NOT_A_NUMBER},
    {"5-", NUM_NOT_A_NUMBER},
    {"1.2.3", NUM_NOT_A_NUMBER},
    {"2024-01-31", NUM_NOT_A_NUMBER},
    {"0x10", NUM_NOT_A_NUMBER},
    {"1/3", NUM_NOT_A_NUMBER},
    {"40%", NUM_NOT_A_NUMBER},
    {"e3", NUM_NOT_A_NUMBER},
    {"1e", NUM_NOT_A_NUMBER},
    {"1e3e3", NUM_NOT_A_NUMBER},
    {"1e1.5", NUM_NOT_A_NUMBER},
    {"NaN", NUM_NOT_A_NUMBER},
    {"inf", NUM_NOT_A_NUMBER},
    {"1,5 kr", NUM_NOT_A_NUMBER},
    {"\xE2\x88\x92"
     "5",
     NUM_NOT_A_NUMBER},
    {"5\n", NUM_NOT_A_NUMBER},
    {"\xD9\xA3", NUM_NOT_A_NUMBER},
};

START_TEST(what_is_wrong_with_a_number_is_said)
{
    num x = num_int(a, 1);

    ck_assert_int_eq(num_read(a, faults[_i].text, &x), faults[_i].fault);
    ck_assert_ptr_null(x.rep);
}
END_TEST

/* A number of up to 40 digits, as text; trailing zeros and all. */
static char *
any_text(void)
{
    size_t digits = (size_t)random_between(&r, 1, NUM_MAX_DIGITS);
    size_t whole = (size_t)random_between(&r, 1, (long)digits);
    char text[NUM_MAX_DIGITS + 1] = "";

    for (size_t i = 0; i < digits; i++)
        text[i] = (char)random_between(&r, '0', '9');
    if (whole > 1 && text[0] == '0')
        text[0] = '1';
    return arena_printf(a, "%s%.*s%s%s", random_next(&r) % 2 ? "-" : "",
                        (int)whole, text, whole < digits ? "." : "",
                        text + whole);
}

START_TEST(what_is_read_is_printed_again)
{
    for (int i = 0; i < TRIALS; i++) {
        const char *text = any_text();
        const char *point = strchr(text, '.');
        int decimals = point ? (int)strlen(point + 1) : 0;
        num x, again;

        ck_assert_int_eq(num_read(a, text, &x), NUM_FINE);

        const char *shortest = num_exact_decimal(a, x, NUM_MAX_DIGITS);

        if (num_sign(x))
            ck_assert_str_eq(num_decimal(a, x, decimals), text);
        ck_assert_int_eq(num_read(a, shortest, &again), NUM_FINE);
        ck_assert_int_eq(num_compare(x, again), 0);
        ck_assert_uint_le(strlen(shortest), strlen(text));
    }
}
END_TEST

static const struct {
    long top, bottom;
    int digits;
    const char *text;
} decimals[] = {
    {47, 5, 2, "9.40"},     {1, 3, 4, "0.3333"},
    {2, 3, 4, "0.6667"},    {-2, 3, 4, "-0.6667"},
    {-1, 1000, 2, "0.00"},  {-1, 200, 2, "-0.01"},
    {1, 200, 2, "0.01"},    {201, 200, 2, "1.01"},
    {999, 1000, 2, "1.00"}, {5, 1, 0, "5"},
    {5, 2, 0, "3"},         {-5, 2, 0, "-3"},
    {0, 1, 3, "0.000"},     {0, 1, 0, "0"},
    {1500, 1, -3, "2000"},  {LONG_MIN, 1, 1, "-9223372036854775808.0"},
};

START_TEST(decimals_are_rounded_half_up)
{
    num x = num_fraction(a, decimals[_i].top, decimals[_i].bottom);

    ck_assert_str_eq(num_decimal(a, x, decimals[_i].digits), decimals[_i].text);
}
END_TEST

/* Whatever is printed with d decimals is within half a unit of the last. */
START_TEST(decimals_are_near)
{
    for (int i = 0; i < TRIALS; i++) {
        num x = num_fraction(a, random_between(&r, -100000, 100000),
                             random_between(&r, 1, 3000));
        int digits = (int)random_between(&r, 0, 9);
        num again;

        ck_assert_int_eq(num_read(a, num_decimal(a, x, digits), &again),
                         NUM_FINE);

        num error = num_abs(a, num_sub(a, x, again));
        num half =
            num_div(a, num_power(a, num_int(a, 10), -digits), num_int(a, 2));

        ck_assert_int_le(num_compare(error, half), 0);
    }
}
END_TEST

static const struct {
    long top, bottom;
    int most;
    const char *text;
} exact[] = {
    {47, 5, 2, "9.4"},
    {1, 3, 99, NULL},
    {1, 8, 3, "0.125"},
    {1, 8, 2, NULL},
    {7, 1, 0, "7"},
    {-1, 2, 1, "-0.5"},
    {1, 1024, 10, "0.0009765625"},
    {1, 125, 3, "0.008"},
    {0, 1, 0, "0"},
    {1000000, 1, 0, "1000000"},
    {1, 6, 99, NULL},
    {1, 2, -1, NULL},
};

START_TEST(exact_decimals_are_the_shortest_or_none)
{
    num x = num_fraction(a, exact[_i].top, exact[_i].bottom);

    ck_assert_pstr_eq(num_exact_decimal(a, x, exact[_i].most), exact[_i].text);
}
END_TEST

START_TEST(fractions_are_in_lowest_terms)
{
    ck_assert_str_eq(num_fraction_text(a, num_fraction(a, 2106, 224)),
                     "1053/112");
    ck_assert_str_eq(num_fraction_text(a, num_fraction(a, 14, 2)), "7");
    ck_assert_str_eq(num_fraction_text(a, num_fraction(a, -2, 6)), "-1/3");
    ck_assert_str_eq(num_fraction_text(a, (num){0}), "0");
}
END_TEST

int
main(void)
{
    Suite *s = suite_create("decimal");
    TCase *c = tcase_create("decimal");
    SRunner *runner = srunner_create(s);

    suite_add_tcase(s, c);
    tcase_set_timeout(c, 60);
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_loop_test(c, numbers_are_read_exactly, 0,
                        sizeof(numbers) / sizeof(*numbers));
    tcase_add_loop_test(c, what_is_wrong_with_a_number_is_said, 0,
                        sizeof(faults) / sizeof(*faults));
    tcase_add_test(c, what_is_read_is_printed_again);
    tcase_add_loop_test(c, decimals_are_rounded_half_up, 0,
                        sizeof(decimals) / sizeof(*decimals));
    tcase_add_test(c, decimals_are_near);
    tcase_add_loop_test(c, exact_decimals_are_the_shortest_or_none, 0,
                        sizeof(exact) / sizeof(*exact));
    tcase_add_test(c, fractions_are_in_lowest_terms);
    srunner_run_all(runner, CK_NORMAL);

    int failed = srunner_ntests_failed(runner);

    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
