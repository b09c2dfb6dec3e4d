#include "num/num.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct arena *a;
static struct precision usual;

static void
setup(void)
{
    a = arena_create();
    usual = (struct precision){.arena = a, .bits = REAL_FIRST_BITS};
}

static void
teardown(void)
{
    arena_destroy(a);
}

/* "3", "-0.25", "8/27". */
static num
value(const char *text)
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

static real
exact(const char *text)
{
    return real_exact(value(text));
}

/* The interval of a square root that is not rational. */
static real
root(const char *text)
{
    real x;

    ck_assert_int_eq(real_sqrt(usual, exact(text), &x), REAL_FINE);
    ck_assert(x.is_interval);
    return x;
}

static real
between(const char *low, const char *high)
{
    return (real){.low = value(low), .high = value(high), .is_interval = true};
}

typedef enum real_fault curve(struct precision, real, real *);
typedef enum real_fault operation(struct precision, real, real, real *);

static void
expect_exact(enum real_fault fault, real x, const char *text)
{
    ck_assert_int_eq(fault, REAL_FINE);
    ck_assert(!x.is_interval);
    ck_assert_str_eq(num_fraction_text(a, x.low), text);
}

static const struct {
    curve *curve;
    const char *x, *result;
} exact_curves[] = {
    {real_sqrt, "9/4", "3/2"}, {real_sqrt, "0", "0"},
    {real_sqrt, "1", "1"},     {real_sqrt, "0.0625", "1/4"},
    {real_ln, "1", "0"},       {real_exp, "0", "1"},
    {real_neg, "2/3", "-2/3"}, {real_abs, "-2/3", "2/3"},
    {real_abs, "5", "5"},      {real_floor, "-1/2", "-1"},
    {real_ceil, "1/2", "1"},   {real_neg, "0", "0"},
};

START_TEST(exact_in_is_exact_out)
{
    real x;
    enum real_fault fault =
        exact_curves[_i].curve(usual, exact(exact_curves[_i].x), &x);

    expect_exact(fault, x, exact_curves[_i].result);
}
END_TEST

static const struct {
    operation *operation;
    const char *x, *y, *result;
} exact_operations[] = {
    {real_add, "1/3", "1/6", "1/2"},    {real_sub, "1/3", "1/3", "0"},
    {real_mul, "2/3", "3/4", "1/2"},    {real_div, "1", "3", "1/3"},
    {real_power, "8", "1/3", "2"},      {real_power, "8", "-1/3", "1/2"},
    {real_power, "8/27", "2/3", "4/9"}, {real_power, "27/8", "-2/3", "4/9"},
    {real_power, "4", "0.5", "2"},      {real_power, "4", "2.5", "32"},
    {real_power, "2", "10", "1024"},    {real_power, "-2", "3", "-8"},
    {real_power, "-2", "-2", "1/4"},    {real_power, "5", "0", "1"},
    {real_power, "-5", "0", "1"},       {real_power, "0", "3", "0"},
    {real_power, "0", "1/3", "0"},      {real_power, "1", "1/3", "1"},
    {real_power, "1", "-1000", "1"},    {real_power, "1", "123456.7", "1"},
    {real_power, "1024", "0.3", "8"},   {real_power, "0.001", "1/3", "1/10"},
    {real_power, "1/4", "-3.5", "128"},
};

START_TEST(exact_operands_give_exact_results)
{
    real x;
    enum real_fault fault =
        exact_operations[_i].operation(usual, exact(exact_operations[_i].x),
                                       exact(exact_operations[_i].y), &x);

    expect_exact(fault, x, exact_operations[_i].result);
}
END_TEST

static const struct {
    operation *operation;
    const char *x, *y;
    enum real_fault fault;
} operation_faults[] = {
    {real_div, "1", "0", REAL_DIVIDES_BY_ZERO},
    {real_div, "0", "0", REAL_DIVIDES_BY_ZERO},
    {real_power, "0", "0", REAL_ZERO_TO_ZERO},
    {real_power, "0", "-1", REAL_DIVIDES_BY_ZERO},
    {real_power, "0", "-1/2", REAL_DIVIDES_BY_ZERO},
    {real_power, "-2", "1/2", REAL_POWER_OF_NEGATIVE},
    {real_power, "-8", "1/3", REAL_POWER_OF_NEGATIVE},
    {real_power, "2", "1001", REAL_EXPONENT_TOO_LARGE},
    {real_power, "2", "-1001", REAL_EXPONENT_TOO_LARGE},
    {real_power, "2", "1234567890123456789012345", REAL_EXPONENT_TOO_LARGE},
    {real_power, "2", "1234567890123456789012.5", REAL_TOO_LARGE},
    {real_power, "4", "1234567890123456789012.5", REAL_TOO_LARGE},
    {real_power, "4", "1234567.5", REAL_TOO_LARGE},
    {real_power, "4", "-1234567.5", REAL_TOO_LARGE},
};

START_TEST(faults_of_operations_are_told_apart)
{
    real x;

    ck_assert_int_eq(
        operation_faults[_i].operation(usual, exact(operation_faults[_i].x),
                                       exact(operation_faults[_i].y), &x),
        operation_faults[_i].fault);
}
END_TEST

static const struct {
    curve *curve;
    const char *x;
    enum real_fault fault;
} curve_faults[] = {
    {real_sqrt, "-1", REAL_ROOT_OF_NEGATIVE},
    {real_ln, "0", REAL_LOG_OF_NOT_POSITIVE},
    {real_ln, "-2", REAL_LOG_OF_NOT_POSITIVE},
    {real_exp, "1000000", REAL_TOO_LARGE},
    {real_exp, "-1000000", REAL_TOO_LARGE},
    {real_exp, "1234567890123456789012345678901234567890", REAL_TOO_LARGE},
    {real_exp, "-1234567890123456789012345678901234567890", REAL_TOO_LARGE},
};

START_TEST(faults_of_curves_are_told_apart)
{
    real x;

    ck_assert_int_eq(
        curve_faults[_i].curve(usual, exact(curve_faults[_i].x), &x),
        curve_faults[_i].fault);
}
END_TEST

/* 10^1000 has 3 322 bits: its square is fine, and so on, up to a limit. */
START_TEST(results_end_at_a_million_bits)
{
    real x = exact("10"), y;
    enum real_fault fault;

    ck_assert_int_eq(real_power(usual, x, exact("1000"), &x), REAL_FINE);
    ck_assert_int_eq(real_power(usual, x, exact("1000"), &y), REAL_TOO_LARGE);
    do {
        fault = real_mul(usual, x, x, &x);
        ck_assert_uint_le(num_bits(x.low), NUM_MAX_BITS);
    } while (fault == REAL_FINE);
    ck_assert_int_eq(fault, REAL_TOO_LARGE);
    ck_assert_uint_gt(num_bits(x.low), NUM_MAX_BITS / 3);
    ck_assert_int_eq(real_div(usual, exact("1"), x, &y), REAL_FINE);
    ck_assert_int_eq(real_add(usual, x, y, &y), REAL_TOO_LARGE);
}
END_TEST

static const struct {
    operation *operation;
    const char *x_low, *x_high, *y_low, *y_high;
    enum real_fault fault;
} wide_faults[] = {
    {real_div, "1", "2", "-1", "1", REAL_UNDECIDED},
    {real_div, "1", "2", "0", "1", REAL_UNDECIDED},
    {real_div, "1", "2", "0", "0", REAL_DIVIDES_BY_ZERO},
    {real_power, "-1", "2", "1/3", "1/2", REAL_UNDECIDED},
    {real_power, "-2", "-1", "1/3", "1/2", REAL_POWER_OF_NEGATIVE},
    {real_power, "-2", "-1", "1/3", "3/2", REAL_UNDECIDED},
    {real_power, "0", "1", "-1", "1", REAL_UNDECIDED},
    {real_power, "0", "1", "-2", "-1", REAL_UNDECIDED},
    {real_power, "0", "1", "1/2", "2", REAL_FINE},
    {real_power, "1/2", "2", "-2", "3", REAL_FINE},
};

START_TEST(a_wide_interval_is_undecided_and_a_clear_one_is_not)
{
    real x = between(wide_faults[_i].x_low, wide_faults[_i].x_high);
    real y = between(wide_faults[_i].y_low, wide_faults[_i].y_high);
    real result;

    ck_assert_int_eq(wide_faults[_i].operation(usual, x, y, &result),
                     wide_faults[_i].fault);
}
END_TEST

START_TEST(signs_of_intervals_decide_what_is_lawful)
{
    real x, across = between("-1", "1"), below = between("-2", "-1");

    ck_assert_int_eq(real_sqrt(usual, across, &x), REAL_UNDECIDED);
    ck_assert_int_eq(real_ln(usual, across, &x), REAL_UNDECIDED);
    ck_assert_int_eq(real_sqrt(usual, below, &x), REAL_ROOT_OF_NEGATIVE);
    ck_assert_int_eq(real_ln(usual, below, &x), REAL_LOG_OF_NOT_POSITIVE);
    ck_assert_int_eq(real_power(usual, across, exact("0"), &x), REAL_UNDECIDED);
    ck_assert_int_eq(real_power(usual, across, exact("-1"), &x),
                     REAL_UNDECIDED);
    expect_exact(real_power(usual, below, exact("0"), &x), x, "1");
    expect_exact(real_power(usual, exact("1"), root("2"), &x), x, "1");
    expect_exact(real_power(usual, exact("0"), root("2"), &x), x, "0");
    expect_exact(real_mul(usual, exact("0"), root("2"), &x), x, "0");
    expect_exact(real_div(usual, exact("0"), root("2"), &x), x, "0");
}
END_TEST

#define add_table(c, test, table) \
    tcase_add_loop_test((c), test, 0, sizeof(table) / sizeof(*(table)))

static void
add_tests(TCase *c)
{
    add_table(c, exact_in_is_exact_out, exact_curves);
    add_table(c, exact_operands_give_exact_results, exact_operations);
    add_table(c, faults_of_operations_are_told_apart, operation_faults);
    add_table(c, faults_of_curves_are_told_apart, curve_faults);
    tcase_add_test(c, results_end_at_a_million_bits);
    add_table(c, a_wide_interval_is_undecided_and_a_clear_one_is_not,
              wide_faults);
    tcase_add_test(c, signs_of_intervals_decide_what_is_lawful);
}

int
main(void)
{
    Suite *s = suite_create("real");
    TCase *c = tcase_create("real");
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
