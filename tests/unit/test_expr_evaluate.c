#include "expr/expr.h"
#include "expr_sample.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define EACH(i, array) \
    for (size_t i = 0; i < sizeof(array) / sizeof((array)[0]); i++)

struct exact {
    const char *text, *value;
};

/* Prices of the members: 4 210 000, 4 480 000 (one's own), 5 000 000. */
/* clang-format off */
static const struct exact exacts[] = {
    {"1 + 2 * 3", "7"},
    {"(1 + 2) * 3", "9"},
    {"10 - 4 - 3", "3"},
    {"100 / 10 / 5", "2"},
    {"-2 ^ 2", "-4"},
    {"(-2) ^ 2", "4"},
    {"2 ^ 3 ^ 2", "512"},
    {"2 ^ -3", "1/8"},
    {"2 ^ -1 ^ 2", "1/2"},
    {"4 ^ 0.5", "2"},
    {"(8 / 27) ^ (1 / 3)", "2/3"},
    {"40% * 5", "2"},
    {"0.1 + 0.2 == 0.3", "1"},
    {"1 / 3 + 1 / 6", "1/2"},
    {"sqrt(9 / 4)", "3/2"},
    {"ln(1)", "0"},
    {"exp(0)", "1"},
    {"abs(-3.5)", "7/2"},
    {"floor(-2.5)", "-3"},
    {"ceil(-2.5)", "-2"},
    {"trunc(-2.5)", "-2"},
    {"trunc(2.567, 2)", "64/25"},
    {"round(2.5, 0)", "3"},
    {"round(-2.5, 0)", "-3"},
    {"round(2.345, 2)", "47/20"},
    {"round_even(2.5, 0)", "2"},
    {"round_even(3.5, 0)", "4"},
    {"round(1250, -2)", "1300"},
    {"min(3, 1, 2)", "1"},
    {"max(3, 1, 2)", "3"},
    {"clamp(5, 0, 3)", "3"},
    {"clamp(-5, 0, 3)", "0"},
    {"clamp(2, 0, 3)", "2"},
    {"if(1 < 2, 10, 1 / 0)", "10"},
    {"if(1 > 2, 1 / 0, 20)", "20"},
    {"1 > 2 and 1 / 0 > 2", "0"},
    {"1 < 2 or 1 / 0 > 2", "1"},
    {"not 1 < 2", "0"},
    {"1 <= 1 and 1 >= 1 and 1 == 1 and not 1 != 1", "1"},
    {"2 < 1 or 3 > 2", "1"},
    {"price", "4480000"},
    {"max_points * lowest(price) / price", "2105/224"},
    {"max_points - max_points * (price - lowest(price)) / "
     "(span * lowest(price))", "3940/421"},
    {"lowest(price)", "4210000"},
    {"highest(price)", "5000000"},
    {"second(price)", "4480000"},
    {"nth(price, 3)", "5000000"},
    {"nth(price, own * 8)", "4210000"},
    {"mean(price)", "13690000/3"},
    {"median(price)", "4480000"},
    {"median(price over others)", "4605000"},
    {"sum(price)", "13690000"},
    {"count()", "3"},
    {"count(over others)", "2"},
    {"count(price > 4300000)", "2"},
    {"count(price > 4300000 over others)", "1"},
    {"count(where price > 4300000)", "2"},
    {"count(price > 4300000 where price < 4500000)", "1"},
    {"count(met over requirements)", "2"},
    {"count(not met over requirements)", "1"},
    {"count(over risks)", "0"},
    {"sum(1 over risks)", "0"},
    {"sum(1)", "3"},
    {"mean(price over others where price > 4500000)", "5000000"},
    {"trimmed_mean(price, 1)", "4480000"},
    {"trimmed_mean(price, 0)", "13690000/3"},
    {"population_stdev(score over assessors)", "1/2"},
    {"gmean(9 * score / score over assessors)", "9"},
    {"rank(price)", "2"},
    {"rank_low(price)", "2"},
    {"rank(price over others)", "2"},
    {"rank(price where price > 4900000)", "2"},
    {"rank(value)", "2"},
    {"rank_low(value)", "1"},
    {"sum(weight * points over criteria)", "39/5"},
    {"sum(weight over criteria)", "1"},
    {"sum(unit_price * quantity over lines)", "1551"},
    {"mean(score over assessors)", "13/2"},
    /* one's own value in an aggregate is the member's ... */
    {"highest(sum(weight * points over criteria))", "43/5"},
    {"sum(price - lowest(price))", "1060000"},
    /* ... and one's own total is not */
    {"sum(weight * points over criteria) / "
     "highest(sum(weight * points over criteria))", "39/43"},
    /* `others` is without the member that is looked at */
    {"sum(lowest(price over others))", "12900000"},
    {"sum(rank(price))", "6"},
    {"count(price == lowest(price))", "1"},
    {"highest(count(over others))", "2"},
    /* the k is one's own */
    {"nth(price, rank_low(price))", "4480000"},
    {"own", "1/8"},
    {"0 ^ 2", "0"},
    {"lowest(sqrt(price ^ 2))", "4210000"},
};

struct faulty {
    const char *text;
    enum expr_fault fault;
    int column, length;
    const char *part;
};

static const struct faulty faulties[] = {
    {"2 * (3 / zero)", EXPR_DIVIDES_BY_ZERO, 10, 4, "zero"},
    {"1 / (price - 4480000)", EXPR_DIVIDES_BY_ZERO, 5, 17, "(price - 4480000)"},
    {"zero ^ -1", EXPR_DIVIDES_BY_ZERO, 1, 9, "zero ^ -1"},
    {"1 + sqrt(-2)", EXPR_ROOT_OF_NEGATIVE, 10, 2, "-2"},
    {"ln(zero)", EXPR_LOG_OF_NOT_POSITIVE, 4, 4, "zero"},
    {"zero ^ zero", EXPR_ZERO_TO_ZERO, 1, 11, "zero ^ zero"},
    {"(-2) ^ 0.5", EXPR_POWER_OF_NEGATIVE, 1, 10, "(-2) ^ 0.5"},
    {"gmean(answer - 4 where days > 40)", EXPR_POWER_OF_NEGATIVE, 1, 33, NULL},
    {"2 ^ 1001", EXPR_EXPONENT_TOO_LARGE, 1, 8, "2 ^ 1001"},
    {"round(price, 101)", EXPR_EXPONENT_TOO_LARGE, 14, 3, "101"},
    {"((2 ^ 1000) ^ 1000) ^ 1000", EXPR_TOO_LARGE, 1, 26, NULL},
    {"lowest(price where price < 0)", EXPR_NO_MEMBERS, 1, 29, NULL},
    {"mean(value over others where value > 9)", EXPR_NO_MEMBERS, 1, 39, NULL},
    {"second(price where price < 4300000)", EXPR_NO_MEMBERS, 1, 35, NULL},
    {"nth(price, 4)", EXPR_NO_MEMBERS, 1, 13, "nth(price, 4)"},
    {"sample_stdev(price where price < 4300000)", EXPR_NO_MEMBERS, 1, 41, NULL},
    {"trimmed_mean(price, 2)", EXPR_NO_MEMBERS, 1, 22, NULL},
    {"1 + answer", EXPR_BLANK, 5, 6, "answer"},
    {"mean(answer)", EXPR_BLANK, 6, 6, "answer"},
    {"nth(price, 1.5)", EXPR_NOT_WHOLE, 12, 3, "1.5"},
    {"nth(price, zero)", EXPR_NOT_WHOLE, 12, 4, "zero"},
    {"trimmed_mean(price, -1)", EXPR_NOT_WHOLE, 21, 2, "-1"},
    {"round(price, 0.5)", EXPR_NOT_WHOLE, 14, 3, "0.5"},
    {"round(price, ln(2))", EXPR_NOT_WHOLE, 14, 5, "ln(2)"},
};

/* Values that are not rational: the text must agree to these decimals. */
static const struct exact inexacts[] = {
    {"sqrt(2)", "1.4142135623730950488016887242096980785697"},
    {"exp(1)", "2.7182818284590452353602874713526624977572"},
    {"ln(2)", "0.6931471805599453094172321214581765680755"},
    {"2 ^ 0.5", "1.4142135623730950488016887242096980785697"},
    {"sample_stdev(quality)", "1.5275252316519466688626823979093361629948"},
    {"gmean(quality)", "7.5595262993692389886032636436693701034215"},
    {"population_stdev(quality)", "1.2472191289246471285279162441055164339187"},
    {"lowest(sqrt(quality / max_points))",
     "0.7745966692414833770358530799564799221666"},
};

/* Comparisons that need intervals. */
static const struct tied {
    const char *text, *value;
    bool is_first_enough;
    bool is_tied;
} ties[] = {
    {"sqrt(2) > 1.41", "1", true, false},
    {"sqrt(2) * sqrt(2) == 2", "1", false, true},
    {"sqrt(2) * sqrt(3) < sqrt(6)", "0", false, true},
    {"exp(ln(3)) >= 3", "1", false, true},
    {"round(sqrt(2) * sqrt(2) / 4, 0)", "1", false, true},
    {"round_even(sqrt(2) * sqrt(2) / 4, 0)", "0", false, true},
    {"floor(sqrt(2) * sqrt(2))", "2", false, true},
    {"ceil(sqrt(2) * sqrt(2))", "2", false, true},
    {"trunc(-sqrt(2) * sqrt(2))", "-2", false, true},
    {"rank(sqrt(value))", "2", false, true},
    {"2 ^ 0.5 < 2 ^ 0.5 + 1 / 10 ^ 100", "1", false, false},
    {"sqrt(sqrt(2) * sqrt(2) - 2)", "0", false, true},
    {"(-1) ^ (sqrt(2) * sqrt(2))", "1", false, true},
};
/* What is one's own among what is the same for all. */
static const char *const remembered[] = {
    "price - highest(price over others)",
    "lowest(price over others where quality > 7)",
    "highest(value over others) * 10 + lowest(value over others)",
    "second(value over others)",
    "median(value over others)",
    "median(price over others where days < 40)",
    "nth(value, 2 over others)",
    "nth(price, rank(price))",
    "trimmed_mean(price, 0 over others)",
    "trimmed_mean(price, rank(price) - 2)",
    "sum(price over others) / count(over others)",
    "mean(price over others where value == 2)",
    "sample_stdev(price over others)",
    "gmean(value over others)",
    "rank(value) * 10 + rank_low(value)",
    "rank(price over others where days == 30)",
    "rank(sqrt(value)) + rank_low(sqrt(price / lowest(price)))",
    "mean(answer over others)",
    "mean(answer over others where days > 30)",
    "highest(1 / (value - 2) over others where days > 1)",
    "count(price > 4300000 over others where sqrt(value) > 1)",
    "count(over others where sqrt(value) * sqrt(value) == 2)",
    "sum(rank(points) over criteria)",
    "sum(mean(points over others) over criteria)",
    "highest(sum(weight * points over criteria) over others)",
    "sum(lowest(price over others) - mean(price over others))",
    "mean(sqrt(value) over others)",
};
/* clang-format on */

static num
number(const char *text)
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
value_of(const char *text, struct expr_run *run)
{
    struct expr_problem problem;
    real value = {.is_interval = false};

    ck_assert_msg(expr_evaluate(a, sample_read(text), run, &value, &problem),
                  "%s: %s at %s", text, expr_fault_code(problem.fault),
                  problem.part);
    ck_assert_int_eq(problem.fault, EXPR_FINE);
    return value;
}

START_TEST(rational_formulas_are_exact)
{
    EACH(i, exacts)
    {
        struct expr_run run = sample_run(REAL_FIRST_BITS);
        real value = value_of(exacts[i].text, &run);

        ck_assert_msg(!value.is_interval, "%s", exacts[i].text);
        ck_assert_msg(num_compare(value.low, number(exacts[i].value)) == 0,
                      "%s: %s", exacts[i].text,
                      num_fraction_text(a, value.low));
        ck_assert(!run.is_tied);
    }
}
END_TEST

START_TEST(faults_name_the_part)
{
    EACH(i, faulties)
    {
        const struct faulty *f = &faulties[i];
        struct expr_run run = sample_run(REAL_FIRST_BITS);
        struct expr_problem problem;
        real value;

        ck_assert_msg(
            !expr_evaluate(a, sample_read(f->text), &run, &value, &problem),
            "%s", f->text);
        ck_assert_msg(problem.fault == f->fault, "%s: %s", f->text,
                      expr_fault_code(problem.fault));
        ck_assert_msg(problem.place.column ==
                          sample_place.column + f->column - 1,
                      "%s: column %d", f->text,
                      problem.place.column - sample_place.column + 1);
        ck_assert_msg(problem.place.length == f->length, "%s: length %d",
                      f->text, problem.place.length);
        if (f->part != NULL)
            ck_assert_str_eq(problem.part, f->part);
        ck_assert(text_has(expr_fault_code(problem.fault)));
    }
}
END_TEST

START_TEST(other_formulas_are_between_ends_that_agree)
{
    EACH(i, inexacts)
    {
        struct expr_run run = sample_run(REAL_FIRST_BITS);
        real value = value_of(inexacts[i].text, &run);

        ck_assert(value.is_interval);
        ck_assert_str_eq(num_decimal(a, value.low, 40), inexacts[i].value);
        ck_assert_str_eq(num_decimal(a, value.high, 40), inexacts[i].value);
    }
}
END_TEST

START_TEST(what_cannot_be_told_apart_is_undecided_and_then_a_tie)
{
    EACH(i, ties)
    {
        struct expr_run run = sample_run(REAL_FIRST_BITS);
        struct expr_problem problem;
        real value;
        bool is_fine;

        is_fine =
            expr_evaluate(a, sample_read(ties[i].text), &run, &value, &problem);
        ck_assert_msg(is_fine == ties[i].is_first_enough, "%s", ties[i].text);
        ck_assert(is_fine || problem.fault == EXPR_UNDECIDED);
        ck_assert(!run.is_tied);
        run = sample_run(REAL_MAX_BITS);
        value = value_of(ties[i].text, &run);
        ck_assert_msg(num_compare(value.low, number(ties[i].value)) == 0 &&
                          !value.is_interval,
                      "%s", ties[i].text);
        ck_assert_msg(run.is_tied == ties[i].is_tied, "%s", ties[i].text);
    }
}
END_TEST

START_TEST(one_who_is_no_member_is_ranked_among_those_who_are)
{
    struct expr_run run = sample_run(REAL_FIRST_BITS);

    sample_own = SAMPLE_OUTSIDER;
    ck_assert_int_eq(
        num_compare(value_of("rank_low(price)", &run).low, number("1")), 0);
    ck_assert_int_eq(
        num_compare(value_of("rank(price)", &run).low, number("4")), 0);
    ck_assert_int_eq(
        num_compare(value_of("count(over others)", &run).low, number("3")), 0);
    ck_assert_int_eq(
        num_compare(value_of("lowest(price)", &run).low, number("4210000")), 0);
}
END_TEST

START_TEST(places_in_order_of_roots_need_no_decision)
{
    struct expr_run run = sample_run(REAL_FIRST_BITS);
    real value = value_of("median(sqrt(value)) - sqrt(2)", &run);

    ck_assert(num_compare(value.low, number("0")) <= 0);
    ck_assert(num_compare(value.high, number("0")) >= 0);
    value = value_of("min(sqrt(2), sqrt(2), 5)", &run);
    ck_assert_str_eq(num_decimal(a, value.low, 10), "1.4142135624");
}
END_TEST

/* Whatever the formula, from bid to bid, one memory gives what none gives. */
static void
same_with_memory(const char *text, unsigned bits)
{
    const struct expr *e = sample_read(text);
    struct expr_memory *memory = expr_memory_new(a);

    for (size_t i = 0; i < 2 * SAMPLE_BIDS; i++) {
        struct expr_run alone = sample_run(bits), with = sample_run(bits);
        struct expr_problem problems[2];
        real values[2];
        bool is_fine;

        sample_own = i % SAMPLE_BIDS;
        with.memory = memory;
        is_fine = expr_evaluate(a, e, &alone, &values[0], &problems[0]);
        ck_assert_msg(expr_evaluate(a, e, &with, &values[1], &problems[1]) ==
                          is_fine,
                      "%s", text);
        ck_assert_msg(problems[0].fault == problems[1].fault, "%s", text);
        ck_assert_msg(alone.is_tied == with.is_tied, "%s", text);
        if (is_fine) {
            ck_assert_msg(num_compare(values[0].low, values[1].low) == 0, "%s",
                          text);
            ck_assert(values[0].is_interval == values[1].is_interval);
        } else {
            ck_assert_str_eq(problems[0].part, problems[1].part);
            ck_assert_int_eq(problems[0].place.column,
                             problems[1].place.column);
        }
    }
}

START_TEST(a_memory_changes_nothing)
{
    EACH(i, exacts)
    {
        same_with_memory(exacts[i].text, REAL_FIRST_BITS);
    }
    EACH(i, faulties)
    {
        same_with_memory(faulties[i].text, REAL_FIRST_BITS);
    }
    EACH(i, ties)
    {
        same_with_memory(ties[i].text, REAL_FIRST_BITS);
        same_with_memory(ties[i].text, REAL_MAX_BITS);
    }
    EACH(i, remembered)
    {
        same_with_memory(remembered[i], REAL_FIRST_BITS);
        same_with_memory(remembered[i], REAL_MAX_BITS);
    }
}
END_TEST

START_TEST(a_memory_of_another_formula_or_precision_is_forgotten)
{
    const struct expr *e = sample_read("rank(sqrt(value))");
    struct expr_run run = sample_run(REAL_FIRST_BITS);
    struct expr_problem problem;
    real value;

    run.memory = expr_memory_new(a);
    ck_assert_int_eq(
        num_compare(value_of("lowest(price)", &run).low, number("4210000")), 0);
    ck_assert_int_eq(
        num_compare(value_of("highest(price)", &run).low, number("5000000")),
        0);
    ck_assert(!expr_evaluate(a, e, &run, &value, &problem));
    ck_assert_int_eq(problem.fault, EXPR_UNDECIDED);
    run.precision.bits = REAL_MAX_BITS;
    ck_assert(expr_evaluate(a, e, &run, &value, &problem));
    ck_assert(run.is_tied);
    run.is_tied = false;
    ck_assert(expr_evaluate(a, e, &run, &value, &problem));
    ck_assert(run.is_tied);
}
END_TEST

/* An axis of 60 bids: nested aggregates must not cost 60 ^ 4. */
static size_t
many(void *of, enum axis axis)
{
    (void)of;
    return axis == AXIS_BIDS ? 60 : 1;
}

static bool
everyone(void *of, enum axis axis, size_t index)
{
    (void)of;
    (void)axis;
    (void)index;
    return true;
}

static bool
own_number(void *of, size_t quantity, const size_t at[AXIS_COUNT], real *value)
{
    (void)of;
    (void)quantity;
    *value = real_exact(num_int(a, 1000 + (long)at[AXIS_BIDS] % 7));
    return true;
}

START_TEST(nested_aggregates_are_worked_out_once)
{
    static const struct expr_env env = {NULL, many, everyone, sample_index,
                                        own_number};
    struct expr_run run = {{a, REAL_FIRST_BITS}, &env, false};
    struct expr_problem problem;
    real value;

    ck_assert(expr_evaluate(
        a, sample_read("sum(price - mean(price - mean(price - mean(price))))"),
        &run, &value, &problem));
    ck_assert_int_eq(num_sign(value.low), 0);
    ck_assert(expr_evaluate(
        a, sample_read("sum(rank(price * rank(price * rank(price))))"), &run,
        &value, &problem));
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("expr: evaluate");
    TCase *tests = tcase_create("evaluate");
    SRunner *runner;
    int failed;

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, rational_formulas_are_exact);
    tcase_add_test(tests, faults_name_the_part);
    tcase_add_test(tests, other_formulas_are_between_ends_that_agree);
    tcase_add_test(tests,
                   what_cannot_be_told_apart_is_undecided_and_then_a_tie);
    tcase_add_test(tests, one_who_is_no_member_is_ranked_among_those_who_are);
    tcase_add_test(tests, places_in_order_of_roots_need_no_decision);
    tcase_add_test(tests, nested_aggregates_are_worked_out_once);
    tcase_add_test(tests, a_memory_changes_nothing);
    tcase_add_test(tests,
                   a_memory_of_another_formula_or_precision_is_forgotten);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
