#include "expr/expr.h"
#include "expr_sample.h"
#include "random.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

struct mistake {
    const char *text;
    const char *code;
    int column; /* from 1, in the formula */
    int length;
    const char *guess;
};

/* clang-format off */
static const struct mistake mistakes[] = {
    {"", "formula-empty", 1, 0, NULL},
    {"  \t", "formula-empty", 1, 3, NULL},
    {"price +", "formula-syntax", 8, 0, NULL},
    {"* price", "formula-syntax", 1, 1, NULL},
    {"price * / 2", "formula-syntax", 9, 1, NULL},
    {"(price < 2 < 3)", "comparison-chain", 12, 1, NULL},
    {"price < 2 == 3", "comparison-chain", 11, 2, NULL},
    {"sum(weight over )", "formula-syntax", 17, 1, NULL},
    {"sum(weight over 3)", "formula-syntax", 17, 1, NULL},
    {"price over bids", "formula-syntax", 7, 4, NULL},
    {"lowest(, price)", "formula-syntax", 8, 1, NULL},
    {"(price, 2)", "formula-syntax", 7, 1, NULL},
    {"price = 3", "formula-symbol", 7, 1, NULL},
    {"price => 3", "formula-symbol", 7, 2, NULL},
    {"price <> 3", "formula-symbol", 7, 2, NULL},
    {"2 ** 3", "formula-symbol", 3, 2, NULL},
    {"2 \xC3\x97 3", "formula-symbol", 3, 1, NULL},
    {"2 \xE2\x88\x92 3", "formula-symbol", 3, 1, NULL},
    {"price : 3", "formula-symbol", 7, 1, NULL},
    {"max(1; 2)", "formula-symbol", 6, 1, NULL},
    {"[price]", "formula-symbol", 1, 1, NULL},
    {"price x 3", "formula-symbol", 7, 1, NULL},
    {"3x price", "formula-symbol", 2, 1, NULL},
    {"price && days", "formula-symbol", 7, 2, NULL},
    {"!price", "formula-symbol", 1, 1, NULL},
    {"price\xC2\xB2", "formula-symbol", 6, 1, NULL},
    {"price + $3", "formula-character", 9, 1, NULL},
    {"\"price\"", "formula-character", 1, 1, NULL},
    {"price + \xE2\x82\xAC", "formula-character", 9, 1, NULL},
    {"price \x01", "formula-character", 7, 1, NULL},
    {"pr\xC3", "formula-character", 1, 0, NULL},
    {"max_points * 0,5", "formula-number", 14, 3, NULL},
    {"(max_points * 0,5)", "formula-number", 15, 3, NULL},
    {"round(price, 0,5)", "formula-number", 14, 3, NULL},
    {"1 000 000 * 2", "formula-number", 1, 5, NULL},
    {"12 500", "formula-number", 1, 6, NULL},
    {"2 * 1\xC2\xA0" "000", "formula-number", 5, 5, NULL},
    {"1e3", "formula-number", 1, 3, NULL},
    {"1.5E-3", "formula-number", 1, 6, NULL},
    {".5", "formula-number", 1, 2, NULL},
    {"5.", "formula-number", 1, 2, NULL},
    {"007", "formula-number", 1, 3, NULL},
    {"1_000", "formula-number", 1, 5, NULL},
    {"1.2.3", "formula-number", 1, 5, NULL},
    {"12345678901234567890123456789012345678901", "formula-number", 1, 41, NULL},
    {"(price + 2", "formula-unclosed", 1, 1, NULL},
    {"2 * sum(weight over criteria", "formula-unclosed", 8, 1, NULL},
    {"price + 2)", "formula-unopened", 10, 1, NULL},
    {"2 price", "formula-operator-missing", 3, 5, NULL},
    {"2 (price)", "formula-operator-missing", 3, 1, NULL},
    {"(price) 2", "formula-operator-missing", 9, 1, NULL},
    {"mean(price overr others)", "formula-operator-missing", 12, 5, "over"},
    {"\xC3\xB8l + prise", "unknown-name", 1, 2, NULL},
    {"max_points * prise", "unknown-name", 14, 5, "price"},
    {"max_points * lowst(price)", "unknown-function", 14, 5, "lowest"},
    {"average(price)", "unknown-function", 1, 7, "mean"},
    {"price(2)", "not-a-function", 1, 5, NULL},
    {"lowest / price", "function-needs-arguments", 1, 6, NULL},
    {"round(price)", "wrong-arity", 1, 5, NULL},
    {"2 * abs(1, 2)", "wrong-arity", 5, 3, NULL},
    {"lowest()", "wrong-arity", 1, 6, NULL},
    {"max(price)", "max-of-one", 1, 10, NULL},
    {"min(price) / price", "max-of-one", 1, 10, NULL},
    {"max(price over bids)", "not-an-aggregate", 11, 4, "highest"},
    {"abs(price where price > 2)", "not-an-aggregate", 11, 5, NULL},
    {"mean(score over asessors)", "unknown-axis", 17, 8, "assessors"},
    {"lowest(price over other)", "unknown-axis", 19, 5, "others"},
    {"score", "axis-missing", 1, 5, NULL},
    {"mean(score)", "axis-missing", 6, 5, NULL},
    {"sum(weight * score over criteria)", "axis-missing", 14, 5, NULL},
    {"sum(max_points over criteria)", "axis-idle", 1, 29, NULL},
    {"lowest(max_points)", "axis-idle", 1, 18, NULL},
    {"sum(sum(sum(sum(sum(1)))))", "aggregates-too-deep", 17, 6, NULL},
    {"price + quality", "unit-mismatch", 1, 15, NULL},
    {"price > quality", "unit-mismatch", 1, 15, NULL},
    {"2 * (price - days)", "unit-mismatch", 5, 14, NULL},
    {"min(price, 2, quality)", "unit-mismatch", 1, 22, NULL},
    {"if(price > 2, price, quality)", "unit-mismatch", 1, 29, NULL},
    {"price + 40%", "unit-mismatch", 1, 11, NULL},
    {"clamp(price, 0, max_points)", "unit-mismatch", 1, 27, NULL},
    {"2 ^ price", "unit-unwanted", 5, 5, NULL},
    {"price ^ own", "unit-unwanted", 1, 5, NULL},
    {"ln(price)", "unit-unwanted", 4, 5, NULL},
    {"exp(quality)", "unit-unwanted", 5, 7, NULL},
    {"round(price, days)", "unit-unwanted", 14, 4, NULL},
    {"nth(price, quality)", "unit-unwanted", 12, 7, NULL},
    {"sqrt(price)", "unit-root", 6, 5, NULL},
    {"sqrt(price ^ 2 * quality)", "unit-root", 6, 19, NULL},
    {"if(price, 1, 2)", "not-a-condition", 4, 5, NULL},
    {"price > 2 and 3", "not-a-condition", 15, 1, NULL},
    {"not price", "not-a-condition", 5, 5, NULL},
    {"mean(price where price)", "not-a-condition", 18, 5, NULL},
    {"(price > 2) + 1", "condition-as-number", 1, 11, NULL},
    {"(price > 2) == 1", "condition-as-number", 1, 11, NULL},
    {"abs(price > 2)", "condition-as-number", 5, 9, NULL},
    {"sum(met over requirements)", "condition-as-number", 5, 3, NULL},
    {"-(price > 2)", "condition-as-number", 2, 11, NULL},
};

/* What is read, and its canonical text. */
static const struct canonical {
    const char *text, *canonical;
} canonicals[] = {
    {"max_points*lowest( price )/price", "max_points * lowest(price) / price"},
    {"0.50", "0.5"},
    {"40%", "40%"},
    {"40 %*price", "40% * price"},
    {"((price))", "price"},
    {"price-(price-price)", "price - (price - price)"},
    {"price-price-price", "price - price - price"},
    {"2*(3*4)", "2 * (3 * 4)"},
    {"-2^2", "-2^2"},
    {"(-2)^2", "(-2)^2"},
    {"2^-3^2", "2^-3^2"},
    {"(2^3)^2", "(2^3)^2"},
    {"2^3^2", "2^3^2"},
    {"--2", "--2"},
    {"-(2*3)", "-(2 * 3)"},
    {"-2*3", "-2 * 3"},
    {"2*-3", "2 * -3"},
    {"not price>2 and days<3 or own==1",
     "not price > 2 and days < 3 or own == 1"},
    {"not (price>2 and days<3)", "not (price > 2 and days < 3)"},
    {"price>2 and (days<3 or own!=1)", "price > 2 and (days < 3 or own != 1)"},
    {"if((price>2),1,2)", "if(price > 2, 1, 2)"},
    {"lowest(price over bids)", "lowest(price)"},
    {"mean(price over others where price>0)",
     "mean(price over others where price > 0)"},
    {"mean(price where price>0)", "mean(price where price > 0)"},
    {"count(over criteria)", "count(over criteria)"},
    {"count()", "count()"},
    {"count(where price > 0)", "count(where price > 0)"},
    {"count(over others where price>0)",
     "count(over others where price > 0)"},
    {"trimmed_mean(score,0 over assessors)",
     "trimmed_mean(score, 0 over assessors)"},
    {"sum(1 over bids)", "sum(1)"},
    {"sum(unit_price*quantity over lines)+price",
     "sum(unit_price * quantity over lines) + price"},
};

/* A formula and its unit in English. */
static const struct united {
    const char *text, *unit;
} united[] = {
    {"max_points * lowest(price) / price", "points"},
    {"price > 1000", "true or false"},
    {"price - 1000", "money"},
    {"1000 - price", "money"},
    {"price / quality", "money per point"},
    {"price * days", "money \xC3\x97 days"},
    {"price / days / quality", "money per point per day"},
    {"1 / price", "per unit of money"},
    {"price ^ 2", "money\xC2\xB2"},
    {"price ^ -1 * price", "a plain number"},
    {"sqrt(price ^ 2)", "money"},
    {"sqrt(price / lowest(price))", "a plain number"},
    {"rank(price)", "a plain number"},
    {"count(price > 2)", "a plain number"},
    {"if(price > 2, 0, price)", "money"},
    {"clamp(quality, 0, max_points)", "points"},
    {"gmean(price)", "money"},
    {"sum(weight over criteria)", "a share"},
    {"2 * sum(weight over criteria)", "a share"},
    {"40%", "a share"},
    {"value", "any unit"},
    {"value * price", "any unit"},
    {"price + value", "money"},
    {"value + 2", "any unit"},
    {"min(value, 2, price)", "money"},
};
/* clang-format on */

#define EACH(i, array) \
    for (size_t i = 0; i < sizeof(array) / sizeof((array)[0]); i++)

START_TEST(each_mistake_gives_one_message_at_its_column)
{
    EACH(i, mistakes)
    {
        const struct mistake *m = &mistakes[i];
        struct diags *d = diags_create(a);
        struct diag *g;

        ck_assert_ptr_null(
            expr_read(a, d, sample_place, m->text, &sample_scope));
        g = diags_first(d);
        ck_assert_msg(g != NULL, "%s: no message", m->text);
        ck_assert_msg(strcmp(g->code, m->code) == 0, "%s: %s", m->text,
                      g->code);
        ck_assert_msg(strcmp(m->code, "unknown-name") == 0 || g->next == NULL,
                      "%s: two messages", m->text);
        ck_assert_msg(g->place.column == sample_place.column + m->column - 1,
                      "%s: column %d", m->text,
                      g->place.column - sample_place.column + 1);
        ck_assert_msg(g->place.length == m->length, "%s: length %d", m->text,
                      g->place.length);
        ck_assert_msg(m->guess == NULL ||
                          (g->guess != NULL && strcmp(g->guess, m->guess) == 0),
                      "%s: guess %s", m->text, g->guess);
    }
}
END_TEST

START_TEST(every_message_can_be_printed_in_every_language)
{
    EACH(i, mistakes)
    {
        struct diags *d = diags_create(a);

        (void)expr_read(a, d, sample_place, mistakes[i].text, &sample_scope);
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            struct buf out = buf_start(a);

            diags_print(&out, d, (struct diag_style){(enum lang)lang, false});
            ck_assert_ptr_nonnull(strstr(buf_text(&out), mistakes[i].code));
            ck_assert_msg(strpbrk(buf_text(&out), "{}") == NULL, "%s",
                          buf_text(&out));
        }
    }
}
END_TEST

START_TEST(an_unknown_name_is_told_of_once_and_others_too)
{
    struct diags *d = diags_create(a);

    ck_assert_ptr_null(
        expr_read(a, d, sample_place, "prise * pris + prise", &sample_scope));
    ck_assert_uint_eq(diags_count(d, DIAG_ERROR), 2);
}
END_TEST

START_TEST(a_result_of_another_unit_is_told_of)
{
    struct diags *d = diags_create(a);
    struct scope points = sample_scope;

    points.result = unit_points;
    ck_assert_ptr_null(expr_read(a, d, sample_place, "price / 2", &points));
    ck_assert_str_eq(diags_first(d)->code, "unit-result");
    ck_assert_ptr_nonnull(
        expr_read(a, d, sample_place, "max_points / 2", &points));
    ck_assert_ptr_nonnull(expr_read(a, d, sample_place, "7", &points));
    ck_assert_ptr_nonnull(expr_read(a, d, sample_place, "value", &points));
    points.result = unit_truth;
    ck_assert_ptr_nonnull(expr_read(a, d, sample_place, "price > 2", &points));
    ck_assert_ptr_null(expr_read(a, d, sample_place, "price", &points));
}
END_TEST

START_TEST(a_place_without_column_stays_so)
{
    struct diags *d = diags_create(a);
    struct place line = {"a.yaml", 3, 0, 0};

    (void)expr_read(a, d, line, "price + prise", &sample_scope);
    ck_assert_int_eq(diags_first(d)->place.line, 3);
    ck_assert_int_eq(diags_first(d)->place.column, 0);
}
END_TEST

START_TEST(formulas_have_a_canonical_text)
{
    EACH(i, canonicals)
    {
        struct expr *e = sample_read(canonicals[i].text);

        ck_assert_str_eq(expr_text(a, e), canonicals[i].canonical);
        e = sample_read(canonicals[i].canonical);
        ck_assert_str_eq(expr_text(a, e), canonicals[i].canonical);
    }
}
END_TEST

START_TEST(formulas_have_a_unit)
{
    EACH(i, united)
    {
        struct expr *e = sample_read(united[i].text);
        const char *words = unit_words(a, LANG_EN, expr_unit(e));

        ck_assert_msg(strcmp(words, united[i].unit) == 0, "%s: %s",
                      united[i].text, words);
    }
}
END_TEST

START_TEST(units_are_read_from_text)
{
    static const char *const wrong[] = {
        "",         "kroner", "money/", "/money", "money//days", "money*truth",
        "any/days", "Money",  "money "};
    struct unit u;

    ck_assert(unit_read("money/points", &u));
    ck_assert_int_eq(u.money, 1);
    ck_assert_int_eq(u.points, -1);
    ck_assert_str_eq(unit_words(a, LANG_NB, u), "kroner per poeng");
    ck_assert(unit_read("places*days", &u));
    ck_assert_int_eq(u.places + u.days, 2);
    ck_assert(unit_read("share", &u));
    ck_assert(u.is_share && unit_equal(u, unit_none));
    ck_assert(unit_read("count", &u) && !u.is_share);
    ck_assert(unit_read("truth", &u) && u.is_truth);
    ck_assert(unit_read("any", &u) && u.is_any);
    EACH(i, wrong) ck_assert_msg(!unit_read(wrong[i], &u), "%s", wrong[i]);
}
END_TEST

START_TEST(references_tell_which_axes_are_iterated)
{
    const struct reference *refs;
    struct expr *e = sample_read("price / lowest(price) * price");

    ck_assert_uint_eq(expr_references(e, &refs), 2);
    ck_assert_uint_eq(refs[0].iterated, 0);
    ck_assert_uint_eq(refs[1].iterated, BIDS);
    ck_assert_uint_eq(expr_references(sample_read("rank(price)"), &refs), 2);
    e = sample_read("highest(sum(weight * points over criteria) over others)");
    ck_assert_uint_eq(expr_references(e, &refs), 2);
    ck_assert_uint_eq(refs[0].iterated, BIDS | CRITERIA);
    ck_assert_uint_eq(expr_aggregated(e), BIDS | CRITERIA);
    ck_assert_uint_eq(expr_references(sample_read("2"), &refs), 0);
}
END_TEST

START_TEST(traits_follow_from_the_tree)
{
    ck_assert(expr_traits(sample_read("lowest(price)")).is_on_other_bids);
    ck_assert(
        expr_traits(sample_read("mean(price over others)")).is_on_other_bids);
    ck_assert(!expr_traits(sample_read("sum(points over criteria)"))
                   .is_on_other_bids);
    ck_assert(expr_traits(sample_read("2 / price")).has_division);
    ck_assert(expr_traits(sample_read("2 / 0")).has_division);
    ck_assert(expr_traits(sample_read("price ^ -1")).has_division);
    ck_assert(!expr_traits(sample_read("price / 2 + 2 ^ -1")).has_division);
    ck_assert(expr_traits(sample_read("own ^ 0.5")).is_inexact);
    ck_assert(expr_traits(sample_read("gmean(price)")).is_inexact);
    ck_assert(!expr_traits(sample_read("price ^ 3")).is_inexact);
    ck_assert_uint_eq(expr_traits(sample_read("lowest(price)")).axes, 0);
    ck_assert_uint_eq(expr_traits(sample_read("2 * price")).axes, BIDS);
    ck_assert_uint_eq(
        expr_traits(sample_read("lowest(price over others)")).axes, BIDS);
    ck_assert_uint_eq(
        expr_traits(sample_read("sum(points over criteria)")).axes, BIDS);
}
END_TEST

START_TEST(names_are_letters_digits_and_underscores)
{
    static const char *const names[] = {"price",        "_x",    "X2",
                                        "h\xC3\xB8yde", "floor", "bids"};
    static const char *const others[] = {"",     "2x",  "a b",      "a-b",
                                         "over", "and", "\xC3\x97", "a\xC3"};

    EACH(i, names) ck_assert_msg(expr_is_name(names[i]), "%s", names[i]);
    EACH(i, others) ck_assert_msg(!expr_is_name(others[i]), "%s", others[i]);
}
END_TEST

/* `count` times `text`, then `rest`. */
static const char *
repeated(const char *text, size_t count, const char *rest)
{
    struct buf b = buf_start(a);

    for (size_t i = 0; i < count; i++)
        buf_add(&b, text);
    buf_add(&b, rest);
    return buf_text(&b);
}

static const char *
first_code(const char *text)
{
    struct diags *d = diags_create(a);

    if (expr_read(a, d, sample_place, text, &sample_scope) != NULL)
        return NULL;
    return diags_first(d)->code;
}

START_TEST(length_and_depth_are_limited)
{
    ck_assert_ptr_null(first_code(repeated("1+", 2047, "12")));
    ck_assert_str_eq(first_code(repeated("1+", 2047, "123")),
                     "formula-too-long");
    ck_assert_ptr_null(first_code(repeated("-", 64, "1")));
    ck_assert_str_eq(first_code(repeated("-", 65, "1")), "formula-too-deep");
    ck_assert_ptr_null(first_code(repeated("1^", 64, "1")));
    ck_assert_str_eq(first_code(repeated("1^", 65, "1")), "formula-too-deep");
    ck_assert_str_eq(first_code(repeated("(", 4000, "1")), "formula-too-deep");
    ck_assert_str_eq(first_code(repeated("abs(", 1000, "1")),
                     "formula-too-deep");
    ck_assert_str_eq(first_code(repeated("not ", 1000, "1")),
                     "formula-too-deep");
}
END_TEST

/* A random formula as text, fully parenthesised: of numbers or, when
 * `is_truth`, a condition. */
static void
grow(struct random *r, struct buf *b, int depth, bool is_truth)
{
    static const char *const leaves[] = {"own",     "2",      "0.25", "40%",
                                         "1000000", "answer", "value"};
    static const char *const signs[] = {" + ", " - ", "*", "/", "^"};
    static const char *const comparisons[] = {" < ",  " <= ", " > ",
                                              " >= ", " == ", " != "};
    static const char *const calls[] = {
        "abs(",          "floor(",
        "exp(",          "lowest(answer + ",
        "median(value*", "sum(weight over criteria) + (",
        "count() - ("};
    long which = depth <= 0 ? 0 : random_between(r, 1, 6);

    if (is_truth) {
        const char *join = which == 1 ? " and " : which == 2 ? " or " : NULL;

        buf_add(b, which == 3 ? "(not " : "(");
        grow(r, b, depth - 1, join != NULL || which == 3);
        if (which != 3) {
            buf_add(b,
                    join != NULL ? join : comparisons[random_between(r, 0, 5)]);
            grow(r, b, depth - 1, join != NULL);
        }
        buf_add(b, ")");
    } else if (which == 0) {
        buf_add(b, leaves[random_between(r, 0, 6)]);
    } else if (which == 1) {
        buf_add(b, calls[random_between(r, 0, 6)]);
        grow(r, b, depth - 1, false);
        buf_add(b, ")");
    } else if (which == 2) {
        buf_add(b, "if(");
        grow(r, b, depth - 1, true);
        buf_add(b, ", ");
        grow(r, b, depth - 1, false);
        buf_add(b, ", -");
        grow(r, b, depth - 1, false);
        buf_add(b, ")");
    } else {
        buf_add(b, which == 3 ? "(-(" : "((");
        grow(r, b, depth - 1, false);
        buf_add(b, ")");
        buf_add(b, signs[random_between(r, 0, 4)]);
        grow(r, b, depth - 1, false);
        buf_add(b, ")");
    }
}

/* Two formulas that give the same, be it a fault, are taken for one tree. */
static void
assert_same_value(const struct expr *left, const struct expr *right)
{
    struct expr_run run = sample_run(REAL_FIRST_BITS);
    struct expr_problem x, y;
    real value = {.is_interval = false}, other = {.is_interval = false};

    (void)expr_evaluate(a, left, &run, &value, &x);
    (void)expr_evaluate(a, right, &run, &other, &y);
    ck_assert_int_eq(x.fault, y.fault);
    ck_assert_int_eq(num_compare(value.low, other.low), 0);
}

START_TEST(canonical_text_reads_as_the_same_tree)
{
    struct random r = {20261102};
    int read = 0;

    for (int i = 0; i < 3000; i++) {
        struct buf b = buf_start(a);
        struct diags *d = diags_create(a);
        struct expr *e, *again;
        const char *text;

        grow(&r, &b, 4, false);
        e = expr_read(a, d, sample_place, buf_text(&b), &sample_scope);
        if (e == NULL)
            continue; /* too deep, or 2 ^ 40% of a count ... */
        read++;
        text = expr_text(a, e);
        again = expr_read(a, d, sample_place, text, &sample_scope);
        ck_assert_msg(again != NULL, "%s", text);
        ck_assert_str_eq(expr_text(a, again), text);
        assert_same_value(e, again);
    }
    ck_assert_int_gt(read, 2000);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("expr: parse and check");
    TCase *tests = tcase_create("parse");
    SRunner *runner;
    int failed;

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, each_mistake_gives_one_message_at_its_column);
    tcase_add_test(tests, every_message_can_be_printed_in_every_language);
    tcase_add_test(tests, an_unknown_name_is_told_of_once_and_others_too);
    tcase_add_test(tests, a_result_of_another_unit_is_told_of);
    tcase_add_test(tests, a_place_without_column_stays_so);
    tcase_add_test(tests, formulas_have_a_canonical_text);
    tcase_add_test(tests, formulas_have_a_unit);
    tcase_add_test(tests, units_are_read_from_text);
    tcase_add_test(tests, references_tell_which_axes_are_iterated);
    tcase_add_test(tests, traits_follow_from_the_tree);
    tcase_add_test(tests, names_are_letters_digits_and_underscores);
    tcase_add_test(tests, length_and_depth_are_limited);
    tcase_add_test(tests, canonical_text_reads_as_the_same_tree);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
