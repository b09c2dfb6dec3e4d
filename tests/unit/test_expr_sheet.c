#include "expr/sheet.h"
#include "expr_sample.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define EACH(i, array) \
    for (size_t i = 0; i < sizeof(array) / sizeof((array)[0]); i++)

/* Addresses that tell what they are of: price[1], step2[1] ... */
static const char *
quantity_cell(void *of, size_t quantity, const size_t at[AXIS_COUNT])
{
    (void)of;
    return arena_printf(a, "%s[%zu,%zu]", sample[quantity].quantity.name,
                        at[AXIS_BIDS], at[AXIS_CRITERIA]);
}

static const char *
member_cell(void *of, enum axis axis, size_t index)
{
    (void)of;
    return axis == AXIS_BIDS ? arena_printf(a, "member[%zu]", index) : NULL;
}

static const char *
step_cell(void *of, size_t step, const size_t at[AXIS_COUNT])
{
    (void)of;
    return arena_printf(a, "step%zu[%zu]", step, at[AXIS_BIDS]);
}

static const char *
step_row(void *of, size_t step, const size_t at[AXIS_COUNT])
{
    (void)of;
    return arena_printf(a, "row%zu[%zu]", step, at[AXIS_BIDS]);
}

static const char *
row_cell(void *of, size_t step, const size_t at[AXIS_COUNT], size_t member)
{
    (void)of;
    return arena_printf(a, "row%zu[%zu,%zu]", step, at[AXIS_BIDS], member);
}

static const struct sheet_refs refs = {
    NULL, quantity_cell, member_cell, step_cell, step_row, row_cell, 0};

struct lowered {
    const char *text;
    const char *steps[6]; /* at bid 1; of rows, the cell of member 2 */
};

/* clang-format off */
static const struct lowered lowered[] = {
    {"2 + 3 * -4", {"(2+(3*(-4)))"}},
    {"max_points * lowest(price) / price",
     {"IF(member[2]<>1,\"\","
      "IF(COUNT(price[2,0])<1,\"n/a\",price[2,0]))",
      "IF(COUNTIF(row0[1],\"n/a\")>0,\"\","
      "IF(COUNT(row0[1])<1,\"\",MIN(row0[1])))",
      "IF(COUNT(max_points[1,0],step1[1],price[1,0])<3,\"\","
      "((max_points[1,0]*step1[1])/price[1,0]))"}},
    {"lowest(price) + highest(price) + lowest(price)",
     {"IF(member[2]<>1,\"\","
      "IF(COUNT(price[2,0])<1,\"n/a\",price[2,0]))",
      "IF(COUNTIF(row0[1],\"n/a\")>0,\"\","
      "IF(COUNT(row0[1])<1,\"\",MIN(row0[1])))",
      "IF(COUNTIF(row0[1],\"n/a\")>0,\"\","
      "IF(COUNT(row0[1])<1,\"\",MAX(row0[1])))",
      "IF(COUNT(step1[1],step2[1])<2,\"\","
      "((step1[1]+step2[1])+step1[1]))"}},
    {"sum(weight * points over criteria)",
     {"IF(COUNT(weight[1,2],points[1,2])<2,\"n/a\","
      "(weight[1,2]*points[1,2]))",
      "IF(COUNTIF(row0[1],\"n/a\")>0,\"\",SUM(row0[1]))",
      "IF(COUNT(step1[1])<1,\"\",step1[1])"}},
    {"count(over others where price > 2)",
     {"IF(member[2]<>1,\"\",IF(COUNT(price[2,0])<1,\"n/a\","
      "IF((ROUND(price[2,0]-2,4)>0),1,\"\")))",
      "IF((COUNTIF(row0[1],\"n/a\")-COUNTIF(row0[1,1],\"n/a\"))>0,\"\","
      "(COUNT(row0[1])-COUNT(row0[1,1])))",
      "IF(COUNT(step1[1])<1,\"\",step1[1])"}},
    {"rank_low(quality)",
     {"IF(member[2]<>1,\"\","
      "IF(COUNT(quality[2,0])<1,\"n/a\",ROUND(quality[2,0],10)))",
      "IF(COUNT(quality[1,0])<1,\"\",ROUND(quality[1,0],10))",
      "IF(COUNT(step1[1])<1,\"\",IF(COUNTIF(row0[1],\"n/a\")>0,\"\","
      "(1+SUMPRODUCT((row0[1]<>\"\")*(row0[1]<step1[1])))))",
      "IF(COUNT(step2[1])<1,\"\",step2[1])"}},
    {"if(price > 2 and quality <= 3, value, price)",
     {"IF(COUNT(price[1,0])<1,\"\",IF(IF((ROUND(price[1,0]-2,4)>0),"
      "IF(COUNT(quality[1,0])<1,NA(),(ROUND(quality[1,0]-3,10)<=0)),FALSE),"
      "IF(COUNT(value[1,0])<1,\"\",value[1,0]),"
      "IF(COUNT(price[1,0])<1,\"\",price[1,0])))"}},
    {"1 + if(own == 1, own, 2)",
     {"IF(COUNT(own[1,0])<1,\"\",IF((ROUND(own[1,0]-1,10)=0),"
      "IF(COUNT(own[1,0])<1,\"\",own[1,0]),2))",
      "IF(COUNT(step0[1])<1,\"\",(1+step0[1]))"}},
    {"round(quality, 2)",
     {"IF(COUNT(quality[1,0])<1,\"\",ROUND(ROUND(quality[1,0],10),2))"}},
    {"trunc(quality * 2, 1)",
     {"IF(COUNT(quality[1,0])<1,\"\",(quality[1,0]*2))",
      "IF(COUNT(step0[1])<1,\"\","
      "((SIGN(step0[1])*INT(ROUND((ABS(step0[1])*(10^1)),(10-1))))/(10^1)))"}},
    {"not (own > 40%)",
     {"IF(COUNT(own[1,0])<1,\"\",IF(NOT((ROUND(own[1,0]-0.4,10)>0)),1,0))"}},
    {"clamp(own, 0, 1)",
     {"IF(COUNT(own[1,0])<1,\"\",MAX(0,MIN(1,own[1,0])))"}},
};

static const struct stated {
    const char *text;
    enum sheet_state state; /* of the last step */
} stated[] = {
    {"round(quality, 10)", SHEET_LIVE},
    {"round(quality, 11)", SHEET_TOO_EXACT},
    {"round(price, 4)", SHEET_LIVE},
    {"round(price, 5)", SHEET_TOO_EXACT},
    {"trunc(quality, 9)", SHEET_LIVE},
    {"trunc(quality, 10)", SHEET_TOO_EXACT},
    {"round_even(price, 4)", SHEET_TOO_EXACT},
};

/* Does a spreadsheet compare as the exact values do? */
static const struct agreeing {
    const char *text;
    bool agrees;
} agreeing[] = {
    {"max_points * lowest(price) / price", true},
    {"rank(price)", true},
    {"own == 0.125", true},
    {"own == 0.125000000000001", false},
    {"own < 0.1250000001", false},
    {"own < 0.1250000003", true},
    {"price > 4479999.9999", false},
    {"price > 4479999.9997", true},
    {"round(own, 2)", true},
    {"round(own - 0.00000000000001, 2)", false},
    {"floor(own * 8)", true},
    {"floor(own * 8 - 0.00000000000001)", false},
    {"rank(own / 1000000000000 * value)", false},
    {"sqrt(2) * sqrt(2) == 2", false},
    {"1 / zero > 2", false},
    {"if(own > 0, 1, 1 / zero)", true},
};
/* clang-format on */

static const char *
text_at(const struct sheet *s, size_t step)
{
    const struct sheet_spot spot = {.step = step, .at = {1}, .member = 2};

    return sheet_text(a, s, &spot, &refs);
}

START_TEST(formulas_become_steps)
{
    EACH(i, lowered)
    {
        const struct sheet *s = sheet_lower(a, sample_read(lowered[i].text));

        for (size_t k = 0; k < sheet_count(s); k++) {
            ck_assert_msg(lowered[i].steps[k] != NULL, "%s: step %zu: %s",
                          lowered[i].text, k, text_at(s, k));
            ck_assert_str_eq(text_at(s, k), lowered[i].steps[k]);
        }
        ck_assert_ptr_null(lowered[i].steps[sheet_count(s)]);
    }
}
END_TEST

START_TEST(one_is_not_among_the_others)
{
    const struct sheet *s =
        sheet_lower(a, sample_read("median(price over others)"));
    const struct sheet_spot spot = {.step = 0, .at = {2}, .member = 2};

    ck_assert(sheet_step(s, 0)->is_without_own);
    ck_assert_uint_eq(sheet_step(s, 0)->axes, BIDS);
    ck_assert_str_eq(sheet_text(a, s, &spot, &refs), "\"\"");
}
END_TEST

START_TEST(steps_say_what_they_hold)
{
    const struct sheet *s = sheet_lower(
        a, sample_read("highest(sum(weight * points over criteria)) / 2"));

    ck_assert_uint_eq(sheet_count(s), 5);
    ck_assert_int_eq(sheet_step(s, 0)->shape, SHEET_ROW);
    ck_assert_int_eq(sheet_step(s, 0)->over, AXIS_CRITERIA);
    ck_assert_uint_eq(sheet_step(s, 0)->axes, BIDS);
    ck_assert_str_eq(sheet_step(s, 0)->text, "weight * points over criteria");
    ck_assert_str_eq(sheet_words(a, LANG_NB, s, 0), "vekt × poeng");
    ck_assert_int_eq(sheet_step(s, 1)->shape, SHEET_CELL);
    ck_assert_uint_eq(sheet_step(s, 1)->axes, BIDS);
    ck_assert_str_eq(sheet_words(a, LANG_NB, s, 1),
                     "sum av vekt × poeng over kriteriene");
    ck_assert_int_eq(sheet_step(s, 2)->over, AXIS_BIDS);
    ck_assert_uint_eq(sheet_step(s, 2)->axes, 0);
    ck_assert_uint_eq(sheet_step(s, 4)->axes, 0);
    ck_assert(unit_equal(sheet_step(s, 4)->unit, unit_points));
}
END_TEST

START_TEST(a_step_that_cannot_be_live_says_why)
{
    EACH(i, stated)
    {
        const struct sheet *s = sheet_lower(a, sample_read(stated[i].text));
        size_t last = sheet_count(s) - 1;

        ck_assert_msg(sheet_step(s, last)->state == stated[i].state, "%s",
                      stated[i].text);
        ck_assert((text_at(s, last) == NULL) ==
                  (stated[i].state != SHEET_LIVE));
        ck_assert(text_has(sheet_state_code(stated[i].state)));
    }
}
END_TEST

/* A chain of `count` terms, or a call with as many arguments. */
static const char *
chain(const char *before, const char *term, size_t count, const char *after)
{
    struct buf b = buf_start(a);

    buf_add(&b, before);
    for (size_t i = 0; i < count; i++)
        buf_add(&b, term);
    buf_add(&b, after);
    return buf_text(&b);
}

static enum sheet_state
last_state(const char *text)
{
    const struct sheet *s = sheet_lower(a, sample_read(text));

    return sheet_step(s, sheet_count(s) - 1)->state;
}

START_TEST(what_a_spreadsheet_cannot_hold_is_not_live)
{
    ck_assert_int_eq(last_state(chain("", "2+", 60, "3")), SHEET_LIVE);
    ck_assert_int_eq(last_state(chain("", "2+", 70, "3")), SHEET_TOO_DEEP);
    ck_assert_int_eq(last_state(chain("max(", "2,", 254, "3)")), SHEET_LIVE);
    ck_assert_int_eq(last_state(chain("max(", "2,", 300, "3)")),
                     SHEET_TOO_MANY);
    ck_assert_int_eq(last_state(chain("max(", "max_points,", 300, "1)")),
                     SHEET_TOO_MANY);
    ck_assert_int_eq(last_state(chain("lowest(price) * (", "2*", 30, "1)")),
                     SHEET_LIVE);
}
END_TEST

START_TEST(nested_rounding_does_not_multiply)
{
    struct buf b = buf_start(a);

    for (int i = 0; i < 25; i++)
        buf_add(&b, "round_even(own, ");
    buf_add(&b, "2");
    for (int i = 0; i < 25; i++)
        buf_add(&b, ")");
    ck_assert_int_eq(last_state(buf_text(&b)), SHEET_LIVE);
}
END_TEST

START_TEST(a_spreadsheet_agrees_unless_values_are_too_close)
{
    EACH(i, agreeing)
    {
        struct expr_run run = sample_run(REAL_MAX_BITS);

        ck_assert_msg(sheet_agrees(a, sample_read(agreeing[i].text), &run, 0) ==
                          agreeing[i].agrees,
                      "%s", agreeing[i].text);
    }
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("expr: sheet");
    TCase *tests = tcase_create("sheet");
    SRunner *runner;
    int failed;

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, formulas_become_steps);
    tcase_add_test(tests, one_is_not_among_the_others);
    tcase_add_test(tests, steps_say_what_they_hold);
    tcase_add_test(tests, a_step_that_cannot_be_live_says_why);
    tcase_add_test(tests, what_a_spreadsheet_cannot_hold_is_not_live);
    tcase_add_test(tests, nested_rounding_does_not_multiply);
    tcase_add_test(tests, a_spreadsheet_agrees_unless_values_are_too_close);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
