#include "expr/expr.h"
#include "expr_sample.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define EACH(i, array) \
    for (size_t i = 0; i < sizeof(array) / sizeof((array)[0]); i++)

/* Expected texts have "_" for a no-break space. */
struct expected {
    const char *text, *figures;
};

struct said {
    const char *text, *nb, *nn, *en;
};

/* clang-format off */
static const struct said words[] = {
    {"max_points * lowest(price) / price",
     "høyeste poengsum × laveste pris / pris",
     "høgaste poengsum × lågaste pris / pris",
     "maximum points × lowest price / price"},
    {"sum(weight * points over criteria)",
     "sum av vekt × poeng over kriteriene",
     "sum av vekt × poeng over kriteria",
     "sum of weight × points over the criteria"},
    {"max_points - max_points * (price - lowest(price)) / (span * lowest(price))",
     "høyeste poengsum − høyeste poengsum × (pris − laveste pris) / (spenn × laveste pris)",
     "høgaste poengsum − høgaste poengsum × (pris − lågaste pris) / (spenn × lågaste pris)",
     "maximum points − maximum points × (price − lowest price) / (span × lowest price)"},
    {"clamp(quality - 2, 0, max_points)",
     "kvalitet − 2, minst 0 og høyst høyeste poengsum",
     "kvalitet − 2, minst 0 og høgst høgaste poengsum",
     "quality − 2, at least 0 and at most maximum points"},
    {"2 * max(0, quality, max_points)",
     "2 × (det høyeste av 0, kvalitet og høyeste poengsum)",
     "2 × (det høgaste av 0, kvalitet og høgaste poengsum)",
     "2 × (the highest of 0, quality and maximum points)"},
    {"mean(price over others where price > 0)",
     "gjennomsnitt av pris over de andre tilbudene der pris > 0",
     "gjennomsnitt av pris over dei andre tilboda der pris > 0",
     "mean of price over the other bids where price > 0"},
    {"lowest(points over criteria) / 2",
     "(laveste poeng blant kriteriene) / 2",
     "(lågaste poeng blant kriteria) / 2",
     "(lowest points among the criteria) / 2"},
    {"lowest(price / quality) / 2",
     "laveste (pris / kvalitet) / 2",
     "lågaste (pris / kvalitet) / 2",
     "lowest (price / quality) / 2"},
    {"if(price <= 1000000 and not quality != 2, 40%, 0.5)",
     "40_% hvis pris ≤ 1_000_000 og ikke (kvalitet ≠ 2), ellers 0,5",
     "40_% dersom pris ≤ 1_000_000 og ikkje (kvalitet ≠ 2), elles 0,5",
     "40% if price ≤ 1,000,000 and not (quality ≠ 2), otherwise 0.5"},
    {"count(price > 2)", "antall tilbud der pris > 2",
     "talet på tilbod der pris > 2", "number of bids where price > 2"},
    {"count(price > 2 over others where quality > 3)",
     "antall andre tilbud der kvalitet > 3 og pris > 2",
     "talet på andre tilbod der kvalitet > 3 og pris > 2",
     "number of other bids where quality > 3 and price > 2"},
    {"2 * count(over criteria)", "2 × antall kriterier",
     "2 × talet på kriterium", "2 × number of criteria"},
    {"rank(price)", "plassering etter pris, høyest først",
     "plassering etter pris, høgast først", "place by price, highest first"},
    {"sqrt(own)", "kvadratroten av kjøperens eget tall",
     "kvadratrota av kjøperens eget tall",
     "the square root of kjøperens eget tall"},
    {"sqrt(own / 2) * own ^ 2",
     "kvadratroten av (kjøperens eget tall / 2) × kjøperens eget tall^2",
     "kvadratrota av (kjøperens eget tall / 2) × kjøperens eget tall^2",
     "the square root of (kjøperens eget tall / 2) × kjøperens eget tall^2"},
    {"round(quality, 1) + round(quality, 2)",
     "(kvalitet, avrundet til 1 desimal) + (kvalitet, avrundet til 2 desimaler)",
     "(kvalitet, avrunda til 1 desimal) + (kvalitet, avrunda til 2 desimalar)",
     "(quality, rounded to 1 decimal) + (quality, rounded to 2 decimals)"},
    {"-price - -(price - 2)", "−pris − −(pris − 2)", "−pris − −(pris − 2)",
     "−price − −(price − 2)"},
    {"trimmed_mean(score, 0 over assessors)",
     "gjennomsnitt av poeng fra evaluator uten de 0 laveste og de 0 høyeste over evaluatorene",
     "gjennomsnitt av poeng frå evaluator utan dei 0 lågaste og dei 0 høgaste over evaluatorane",
     "mean of score without the 0 lowest and the 0 highest over the assessors"},
};

/* In Bokmål, with at most two decimals, of the second bid. */
static const struct expected figures[] = {
    {"max_points * lowest(price) / price", "10 × 4_210_000 / 4_480_000"},
    {"max_points - max_points * (price - lowest(price)) / (span * lowest(price))",
     "10 − 10 × (4_480_000 − 4_210_000) / (100_% × 4_210_000)"},
    {"sum(weight * points over criteria)",
     "50_% × 9,4 + 30_% × 7 + 20_% × 5"},
    {"2 * sum(weight * points over criteria)",
     "2 × (50_% × 9,4 + 30_% × 7 + 20_% × 5)"},
    {"sum(unit_price * quantity over lines)",
     "100 × 3 + 250,50 × 2 + 75 × 10"},
    {"sum(points - max_points over criteria)",
     "9,4 − 10 + (7 − 10) + (5 − 10)"},
    {"sum(weight over criteria where weight > 40%)", "50_%"},
    {"sum(weight over criteria where weight > 90%)", "0_%"},
    {"mean(price)", "4_563_333,33"},
    {"if(price > 5000000, 1 / 0, price + 2)", "4_480_000 + 2"},
    {"2 * if(price > 5, price + 2, 3)", "2 × (4_480_000 + 2)"},
    {"answer + 2", "– + 2"},
    {"max_points * (lowest(price) - price)",
     "10 × (4_210_000 − 4_480_000)"},
    {"2 * lowest(quality - max_points)", "2 × (−4)"},
    {"2 - lowest(quality - max_points)", "2 − (−4)"},
    {"lowest(quality - max_points) - 2", "−4 − 2"},
    {"own * 2", "0,13 × 2"},
    {"max(0, quality - 2)", "det høyeste av 0 og 6 − 2"},
    {"highest(sum(weight * points over criteria))", "8,6"},
    {"sqrt(quality / max_points)", "kvadratroten av (6 / 10)"},
};

struct shown {
    const char *value;
    struct unit unit;
    int digits;
    const char *nb, *en;
};

static const struct shown shown[] = {
    {"9.4", {.points = 1}, 4, "9,4", "9.4"},
    {"9.39738", {.points = 1}, 4, "≈_9,3974", "≈_9.3974"},
    {"9.39995", {.points = 1}, 2, "≈_9,40", "≈_9.40"},
    {"4210000", {.money = 1}, 4, "4_210_000", "4,210,000"},
    {"4210000.5", {.money = 1}, 4, "4_210_000,50", "4,210,000.50"},
    {"4210000.123", {.money = 1}, 4, "≈_4_210_000,12", "≈_4,210,000.12"},
    {"0.4", {.is_share = true}, 2, "40_%", "40%"},
    {"0.12345", {.is_share = true}, 2, "≈_12,35_%", "≈_12.35%"},
    {"-3", {.points = 1}, 2, "−3", "-3"},
    {"0.4", {.money = 0}, 2, "0,4", "0.4"},
};
/* clang-format on */

/* With each "_" as a no-break space. */
static const char *
spaced(const char *text)
{
    struct buf b = buf_start(a);

    for (; *text != '\0'; text++)
        if (*text == '_')
            buf_add(&b, "\xC2\xA0");
        else
            buf_add_char(&b, *text);
    return buf_text(&b);
}

START_TEST(formulas_are_told_in_words)
{
    EACH(i, words)
    {
        struct expr *e = sample_read(words[i].text);

        ck_assert_str_eq(expr_words(a, LANG_NB, e), spaced(words[i].nb));
        ck_assert_str_eq(expr_words(a, LANG_NN, e), spaced(words[i].nn));
        ck_assert_str_eq(expr_words(a, LANG_EN, e), spaced(words[i].en));
    }
}
END_TEST

START_TEST(formulas_are_told_with_their_figures)
{
    EACH(i, figures)
    {
        struct expr_run run = sample_run(REAL_FIRST_BITS);
        const char *told =
            expr_figures(a, LANG_NB, sample_read(figures[i].text), &run, 2);

        ck_assert_str_eq(told, spaced(figures[i].figures));
    }
}
END_TEST

static size_t terms;

static size_t
term_count(void *of, enum axis axis)
{
    (void)of;
    (void)axis;
    return terms;
}

static bool
is_always(void *of, enum axis axis, size_t index)
{
    (void)of;
    (void)axis;
    (void)index;
    return true;
}

static bool
is_three(void *of, size_t quantity, const size_t at[AXIS_COUNT], real *value)
{
    (void)of;
    (void)quantity;
    (void)at;
    *value = real_exact(num_int(a, 3));
    return true;
}

START_TEST(a_sum_of_more_than_twelve_terms_is_shown_by_its_value)
{
    static const struct expr_env env = {NULL, term_count, is_always,
                                        sample_index, is_three};
    struct expr_run run = {{a, REAL_FIRST_BITS}, &env, false};
    struct expr *e = sample_read("2 * sum(quality)");

    terms = 12;
    ck_assert_str_eq(expr_figures(a, LANG_NB, e, &run, 2),
                     "2 × (3 + 3 + 3 + 3 + 3 + 3 + 3 + 3 + 3 + 3 + 3 + 3)");
    terms = 13;
    ck_assert_str_eq(expr_figures(a, LANG_NB, e, &run, 2), "2 × 39");
}
END_TEST

START_TEST(a_figure_says_when_it_is_cut_short)
{
    EACH(i, shown)
    {
        num exact;
        real value;

        ck_assert_int_eq(num_read(a, shown[i].value, &exact), NUM_FINE);
        value = real_exact(exact);
        ck_assert_str_eq(
            figure_text(a, LANG_NB, value, shown[i].unit, shown[i].digits),
            spaced(shown[i].nb));
        ck_assert_str_eq(
            figure_text(a, LANG_EN, value, shown[i].unit, shown[i].digits),
            spaced(shown[i].en));
    }
}
END_TEST

START_TEST(a_figure_that_is_not_rational_is_about)
{
    struct precision p = {a, REAL_FIRST_BITS};
    real root;

    ck_assert_int_eq(real_sqrt(p, real_exact(num_int(a, 2)), &root), REAL_FINE);
    ck_assert_str_eq(figure_text(a, LANG_NB, root, unit_points, 3),
                     spaced("≈_1,414"));
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("expr: words and figures");
    TCase *tests = tcase_create("words");
    SRunner *runner;
    int failed;

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, formulas_are_told_in_words);
    tcase_add_test(tests, formulas_are_told_with_their_figures);
    tcase_add_test(tests,
                   a_sum_of_more_than_twelve_terms_is_shown_by_its_value);
    tcase_add_test(tests, a_figure_says_when_it_is_cut_short);
    tcase_add_test(tests, a_figure_that_is_not_rational_is_about);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
