#include "expr/sheet.h"
#include "expr_sample.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define EACH(i, array) \
    for (size_t i = 0; i < sizeof(array) / sizeof((array)[0]); i++)

/* What the cells of a step show: of each bid, or of each member of a row. "-"
 * is a blank. The third bid is no member. */
struct showing {
    const char *text;
    size_t step;
    size_t own;
    const char *cells;
};

/* clang-format off */
static const struct showing showings[] = {
    {"max_points * lowest(price) / price", 0, 1, "4210000 4480000 - 5000000"},
    {"max_points * lowest(price) / price", 1, 0, "4210000 4210000 4210000 4210000"},
    {"lowest(answer)", 0, 0, "4 n/a - -3"},
    {"lowest(answer)", 1, 0, "- - - -"},
    {"lowest(answer where days > 30)", 1, 0, "-3 -3 -3 -3"},
    {"mean(price where answer > 0)", 0, 0, "4210000 n/a - -"},
    {"count(price > 4300000)", 0, 0, "- 1 - 1"},
    {"count()", 0, 0, "1 1 - 1"},
    {"count(over others)", 1, 0, "2 2 3 2"},
    {"median(price over others)", 0, 1, "4210000 - - 5000000"},
    {"median(price over others)", 0, 2, "4210000 4480000 - 5000000"},
    {"price - highest(price over others)", 0, 1, "4210000 4480000 - 5000000"},
    {"price - highest(price over others)", 1, 0, "5000000 5000000 5000000 4480000"},
    {"rank(quality / 3)", 0, 0, "2.6666666667 2 - 3"},
    {"rank(quality / 3)", 1, 0, "2.6666666667 2 3.3333333333 3"},
    {"rank(quality / 3)", 2, 0, "2 3 1 1"},
    {"rank_low(sqrt(value))", 0, 0, "1.4142135624 1.4142135624 - 1.7320508076"},
    {"sum(weight * points over criteria)", 0, 1, "4.7 2.1 1"},
    {"sum(weight * points over criteria)", 1, 0, "8.6 7.8 1 7.8"},
    {"1 + if(quality > 7, price, 0)", 0, 0, "4210000 0 1 5000000"},
    {"price > 4300000", 0, 0, "0 1 0 1"},
    {"1 / (quality - 8)", 0, 0, "- -0.5 0.5 1"},
    {"sum(1 / (quality - 8))", 0, 0, "n/a -0.5 - 1"},
};
/* clang-format on */

static const char *
shown(const struct sheet *s, const struct sheet_spot *spot,
      struct expr_memory *memory)
{
    struct expr_run run = sample_run(REAL_MAX_BITS);
    real value;

    run.memory = memory;
    switch (sheet_value(a, s, spot, &run, 0, &value)) {
    case SHEET_SHOWS_NUMBER:
        return num_exact_decimal(a, value.low, 20);
    case SHEET_SHOWS_MISSING:
        return "n/a";
    case SHEET_SHOWS_BLANK:
        break;
    }
    return "-";
}

/* The cells of the step, one after another. */
static const char *
shown_along(const struct showing *w, struct expr_memory *memory)
{
    const struct sheet *s = sheet_lower(a, sample_read(w->text));
    const struct sheet_step *step = sheet_step(s, w->step);
    bool is_row = step->shape == SHEET_ROW;
    enum axis axis = is_row ? step->over : AXIS_BIDS;
    struct sheet_spot spot = {.step = w->step, .at = {w->own}};
    struct buf b = buf_start(a);

    for (size_t i = 0; i < sample_length(NULL, axis); i++) {
        spot.member = i;
        if (!is_row)
            spot.at[AXIS_BIDS] = i;
        buf_addf(&b, "%s%s", i > 0 ? " " : "", shown(s, &spot, memory));
    }
    return buf_text(&b);
}

START_TEST(cells_show_what_the_spreadsheet_comes_to)
{
    EACH(i, showings)
    {
        ck_assert_msg(
            strcmp(shown_along(&showings[i], NULL), showings[i].cells) == 0,
            "%s, step %zu: %s", showings[i].text, showings[i].step,
            shown_along(&showings[i], NULL));
    }
}
END_TEST

START_TEST(a_memory_shows_the_same)
{
    EACH(i, showings)
    {
        ck_assert_str_eq(shown_along(&showings[i], expr_memory_new(a)),
                         showings[i].cells);
    }
}
END_TEST

static const char *const watched[] = {
    "max_points * lowest(price) / price",
    "rank(price)",
    "rank(price / 10000000000)",
    "rank_low(value + quality / 1000000000000)",
    "rank(own / 1000000000000 * value)",
    "highest(price over others where own < 0.1250000001)",
    "highest(value over others where quality / 1000000000000 > 0.000000000007)",
    "highest(round(quality / 8 + 0.00000000000001, 2) over others)",
    "price > lowest(price) + 0.00001",
    "nth(price, 2) > 4480000.00001",
    "1 / (quality - 8)",
    "rank(sqrt(value))",
};

/* A memory that was not watched, and one that was. */
START_TEST(a_memory_agrees_alike)
{
    EACH(i, watched)
    {
        const struct expr *e = sample_read(watched[i]);
        struct expr_memory *memory = expr_memory_new(a);

        for (size_t turn = 0; turn < 3 * SAMPLE_BIDS; turn++) {
            struct expr_run run = sample_run(REAL_MAX_BITS);
            struct expr_problem problem;
            bool agrees;
            real value;

            sample_own = turn % SAMPLE_BIDS;
            agrees = sheet_agrees(a, e, &run, 0);
            run.memory = memory;
            if (turn % 3 == 0)
                (void)expr_evaluate(a, e, &run, &value, &problem);
            ck_assert_msg(sheet_agrees(a, e, &run, 0) == agrees, "%s, bid %zu",
                          watched[i], sample_own);
        }
    }
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("expr: sheet value");
    TCase *tests = tcase_create("sheet value");
    SRunner *runner;
    int failed;

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, cells_show_what_the_spreadsheet_comes_to);
    tcase_add_test(tests, a_memory_shows_the_same);
    tcase_add_test(tests, a_memory_agrees_alike);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
