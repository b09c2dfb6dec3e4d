#include "num/num.h"
#include "random.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

enum { FEW_BITS = 64, MANY_BITS = 2000, TRIALS = 400 };

static struct arena *a;
static struct random r;
static struct precision usual;

static void
setup(void)
{
    a = arena_create();
    r = (struct random){22};
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
    const char *low, *high;
    const char *power;
    const char *result_low, *result_high;
} powers[] = {
    {"-2", "3", "2", "0", "9"},        {"-3", "2", "2", "0", "9"},
    {"-2", "3", "3", "-8", "27"},      {"-3", "-2", "2", "4", "9"},
    {"-4", "-2", "-2", "1/16", "1/4"}, {"-4", "-2", "-1", "-1/2", "-1/4"},
    {"2", "4", "-1", "1/4", "1/2"},    {"1/4", "4", "1/2", "1/2", "2"},
    {"-2", "3", "1", "-2", "3"},
};

START_TEST(powers_of_intervals_are_tight)
{
    real x = between(powers[_i].low, powers[_i].high);

    ck_assert_int_eq(real_power(usual, x, exact(powers[_i].power), &x),
                     REAL_FINE);
    ck_assert_str_eq(num_fraction_text(a, x.low), powers[_i].result_low);
    ck_assert_str_eq(num_fraction_text(a, x.high), powers[_i].result_high);
}
END_TEST

static bool
holds(real x, num y)
{
    return num_compare(x.low, y) <= 0 && num_compare(y, x.high) <= 0;
}

/* Thirty digits that anyone can look up. */
static const struct {
    curve *curve;
    const char *x, *digits;
} constants[] = {
    {real_sqrt, "2", "1.414213562373095048801688724210"},
    {real_ln, "2", "0.693147180559945309417232121458"},
    {real_ln, "10", "2.302585092994045684017991454684"},
    {real_exp, "1", "2.718281828459045235360287471353"},
    {real_exp, "-1", "0.367879441171442321595523770161"},
};

START_TEST(constants_are_themselves)
{
    real x;

    ck_assert_int_eq(constants[_i].curve(usual, exact(constants[_i].x), &x),
                     REAL_FINE);
    ck_assert(x.is_interval);
    ck_assert_str_eq(num_decimal(a, x.low, 30), constants[_i].digits);
    ck_assert_str_eq(num_decimal(a, x.high, 30), constants[_i].digits);
}
END_TEST

/* The root squared, the logarithm raised: the number is inside again. */
START_TEST(going_back_holds_the_number)
{
    for (int i = 0; i < TRIALS; i++) {
        num x = num_fraction(a, random_between(&r, 1, 99999),
                             random_between(&r, 2, 999));
        real back;

        ck_assert_int_eq(real_sqrt(usual, real_exact(x), &back), REAL_FINE);
        ck_assert_int_eq(real_mul(usual, back, back, &back), REAL_FINE);
        ck_assert(back.is_interval ? holds(back, x)
                                   : num_compare(back.low, x) == 0);
        ck_assert_int_eq(real_ln(usual, real_exact(x), &back), REAL_FINE);
        ck_assert_int_eq(real_exp(usual, back, &back), REAL_FINE);
        ck_assert(back.is_interval ? holds(back, x)
                                   : num_compare(back.low, x) == 0);
    }
}
END_TEST

/* One random step from x and y, the same at any precision. */
static enum real_fault
step(struct precision p, int which, const real *x, real *result)
{
    static operation *const operations[] = {real_add, real_sub, real_mul,
                                            real_div, real_power};
    static curve *const curves[] = {real_sqrt, real_ln, real_exp, real_neg,
                                    real_abs};

    return which < 5 ? operations[which](p, x[0], x[1], result)
                     : curves[which - 5](p, x[0], result);
}

static num
high_end(real x)
{
    return x.is_interval ? x.high : x.low;
}

/* The same random formula with few bits and with many: wherever both have an
 * answer, the narrow one lies inside the wide one. */
START_TEST(more_bits_lie_inside_fewer)
{
    struct precision few = {a, FEW_BITS}, many = {a, MANY_BITS};
    int compared = 0;

    for (int i = 0; i < TRIALS; i++) {
        num start = num_fraction(a, random_between(&r, -300, 300),
                                 random_between(&r, 1, 40));
        real wide[2] = {real_exact(start), exact("2/3")};
        real narrow[2] = {wide[0], wide[1]};

        for (int k = 0; k < 6; k++) {
            int which = (int)random_between(&r, 0, 9), at = k % 2;
            real w, n;

            if (step(few, which, wide, &w) != REAL_FINE ||
                step(many, which, narrow, &n) != REAL_FINE)
                continue;
            ck_assert_int_le(num_compare(w.low, n.low), 0);
            ck_assert_int_ge(num_compare(high_end(w), high_end(n)), 0);
            compared += n.is_interval;
            wide[at] = w;
            narrow[at] = n;
        }
    }
    ck_assert_int_gt(compared, TRIALS);
}
END_TEST

START_TEST(rounding_waits_until_both_ends_agree)
{
    real x;

    expect_exact(real_round(usual, root("2"), 3, ROUND_HALF_UP, &x), x,
                 "707/500");
    expect_exact(real_floor(usual, root("2"), &x), x, "1");
    expect_exact(real_ceil(usual, root("2"), &x), x, "2");
    expect_exact(real_round(usual, exact("5/2"), 0, ROUND_HALF_EVEN, &x), x,
                 "2");
    ck_assert_int_eq(
        real_round(usual, between("1.4", "1.6"), 0, ROUND_HALF_UP, &x),
        REAL_UNDECIDED);
    ck_assert_int_eq(real_floor(usual, between("-1", "1"), &x), REAL_UNDECIDED);
    ck_assert_int_eq(real_ceil(usual, between("-1", "1"), &x), REAL_UNDECIDED);
    ck_assert_int_eq(real_round(usual, exact("1"), 100000, ROUND_HALF_UP, &x),
                     REAL_EXPONENT_TOO_LARGE);
}
END_TEST

START_TEST(what_overlaps_is_not_ordered)
{
    int order = 7;

    ck_assert_int_eq(real_compare(exact("1/3"), exact("2/6"), &order),
                     REAL_FINE);
    ck_assert_int_eq(order, 0);
    ck_assert_int_eq(real_compare(root("2"), exact("1.415"), &order),
                     REAL_FINE);
    ck_assert_int_eq(order, -1);
    ck_assert_int_eq(real_compare(root("3"), root("2"), &order), REAL_FINE);
    ck_assert_int_eq(order, 1);
    ck_assert_int_eq(real_compare(root("2"), root("2"), &order),
                     REAL_UNDECIDED);
    ck_assert_int_eq(real_compare(between("1", "2"), exact("2"), &order),
                     REAL_UNDECIDED);
    ck_assert(holds(root("2"), real_middle(a, root("2"))));
    ck_assert_str_eq(num_fraction_text(a, real_middle(a, between("1", "2"))),
                     "3/2");
}
END_TEST

START_TEST(intervals_turn_and_fold)
{
    real x;

    ck_assert_int_eq(real_neg(usual, between("-1", "3"), &x), REAL_FINE);
    ck_assert_int_eq(num_compare(x.low, value("-3")), 0);
    ck_assert_int_eq(num_compare(x.high, value("1")), 0);
    ck_assert_int_eq(real_abs(usual, between("-3", "1"), &x), REAL_FINE);
    ck_assert_int_eq(num_compare(x.low, value("0")), 0);
    ck_assert_int_eq(num_compare(x.high, value("3")), 0);
    ck_assert_int_eq(real_abs(usual, between("-3", "-1"), &x), REAL_FINE);
    ck_assert_int_eq(num_compare(x.low, value("1")), 0);
    ck_assert_int_eq(real_abs(usual, between("2", "3"), &x), REAL_FINE);
    ck_assert_int_eq(num_compare(x.low, value("2")), 0);
}
END_TEST

int
main(void)
{
    Suite *s = suite_create("interval");
    TCase *c = tcase_create("interval");
    SRunner *runner = srunner_create(s);

    suite_add_tcase(s, c);
    tcase_set_timeout(c, 60);
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_loop_test(c, powers_of_intervals_are_tight, 0,
                        sizeof(powers) / sizeof(*powers));
    tcase_add_loop_test(c, constants_are_themselves, 0,
                        sizeof(constants) / sizeof(*constants));
    tcase_add_test(c, going_back_holds_the_number);
    tcase_add_test(c, more_bits_lie_inside_fewer);
    tcase_add_test(c, rounding_waits_until_both_ends_agree);
    tcase_add_test(c, what_overlaps_is_not_ordered);
    tcase_add_test(c, intervals_turn_and_fold);
    srunner_run_all(runner, CK_NORMAL);

    int failed = srunner_ntests_failed(runner);

    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
