/*
 * Messages: collecting them, the order and the form they are printed in, and
 * guessing what was meant.
 */
#include "diag/diag.h"

#include <check.h>
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;
static struct diags *diags;

static const struct diag_style english = {LANG_EN, false};

static void
open_list(void)
{
    arena = arena_create();
    diags = diags_create(arena);
}

static void
close_list(void)
{
    arena_destroy(arena);
}

static const struct arg *
names(const char *name)
{
    struct arg *args = arena_array(arena, struct arg, 3);
    args[0] = (struct arg){"name", .value = name};
    args[1] = (struct arg){"choices", .value = "linear and ratio"};
    return args;
}

static struct place
at(const char *file, int line, int column, int length)
{
    return (struct place){file, line, column, length};
}

static struct diag *
add(enum severity severity, struct place place, const char *name)
{
    return diag_add(diags, severity, place, "diag.example", names(name));
}

static void
source(const char *file, const char *text)
{
    diags_source(diags, file, text, strlen(text));
}

static const char *
printed(struct diag_style style)
{
    struct buf out = buf_start(arena);
    diags_print(&out, diags, style);
    return buf_text(&out);
}

/* What is printed below the first line and above the closing one. */
static const char *
below(const char *all)
{
    const char *start = strchr(all, '\n') + 1;
    const char *end = all + strlen(all) - 1;
    while (end > start && end[-1] != '\n')
        end--;
    return arena_slice(arena, start, (size_t)(end - start));
}

START_TEST(an_error_shows_its_line_and_a_guess)
{
    source("criteria/award.yaml", "a: 1\n    formula: linaer\nb: 2\n");
    struct diag *g =
        add(DIAG_ERROR, at("criteria/award.yaml", 2, 14, 6), "linaer");
    g->guess = "linear";
    diag_also(g, at("criteria/award.yaml", 1, 1, 1), "also.first-given");
    ck_assert_str_eq(
        printed(english),
        "criteria/award.yaml:2:14: error: there is no formula called "
        "\"linaer\"; choose one of linear and ratio [diag.example]\n"
        "    2 |     formula: linaer\n"
        "      |              ^^^^^^\n"
        "      = did you mean \"linear\"?\n"
        "      = first given here: criteria/award.yaml:1:1\n"
        "1 error, 0 findings, 0 warnings\n");
}
END_TEST

START_TEST(a_message_is_printed_in_the_language_asked_for)
{
    struct diag *g = add(DIAG_WARNING, at("a.yaml", 0, 0, 0), "linaer");
    g->guess = "linear";
    ck_assert_str_eq(printed((struct diag_style){LANG_NB, false}),
                     "a.yaml: advarsel: det finnes ingen formel som heter "
                     "«linaer»; velg en av linear and ratio [diag.example]\n"
                     "      = mente du «linear»?\n"
                     "0 feil, 0 funn, 1 advarsel\n");
    ck_assert_str_eq(printed((struct diag_style){LANG_NN, false}),
                     "a.yaml: åtvaring: det finst ingen formel som heiter "
                     "«linaer»; vel ein av linear and ratio [diag.example]\n"
                     "      = meinte du «linear»?\n"
                     "0 feil, 0 funn, 1 åtvaring\n");
}
END_TEST

START_TEST(a_place_may_be_a_file_or_a_line_or_nothing)
{
    source("b.yaml", "one\n\nthree");
    add(DIAG_ERROR, at(NULL, 0, 0, 0), "x");
    add(DIAG_ERROR, at("b.yaml", 2, 0, 0), "x");
    add(DIAG_ERROR, at("b.yaml", 99, 1, 1), "x");
    add(DIAG_ERROR, at("c.yaml", 1, 1, 1), "x");
    const char *what = "error: there is no formula called \"x\"; choose one "
                       "of linear and ratio [diag.example]\n";
    ck_assert_str_eq(
        printed(english),
        arena_printf(arena,
                     "%sb.yaml:2: %s    2 |\nb.yaml:99:1: %sc.yaml:1:1: %s"
                     "4 errors, 0 findings, 0 warnings\n",
                     what, what, what, what));
}
END_TEST

START_TEST(carets_stand_under_the_characters_they_mean)
{
    static const struct {
        const char *text;
        int line, column, length;
        const char *expected;
    } rows[] = {
        {"år: blåbærøl", 1, 5, 8,
         "    1 | år: blåbærøl\n      |     ^^^^^^^^\n"},
        {"\ta:\tb", 1, 5, 1, "    1 | \ta:\tb\n      | \t  \t^\n"},
        {"名: 値段 x", 1, 4, 2, "    1 | 名: 値段 x\n      |     ^^^^\n"},
        {"名: 値段 x", 1, 7, 0, "    1 | 名: 値段 x\n      |          ^\n"},
        {"cafe\u0301: x", 1, 8, 1, "    1 | cafe\u0301: x\n      |       ^\n"},
        /* the line ends before the place does, or before it begins */
        {"a: b", 1, 4, 90, "    1 | a: b\n      |    ^\n"},
        {"a: b", 1, 5, 3, "    1 | a: b\n      |     ^\n"},
        {"a: b", 1, 2000000000, 3, "    1 | a: b\n      |     ^\n"},
        {"", 1, 1, 1, "    1 |\n      | ^\n"},
        /* all line ends, and a byte order mark that is no character */
        {"x\r\ny\rz\n\nå", 2, 1, 1, "    2 | y\n      | ^\n"},
        {"x\r\ny\rz\n\nå", 3, 1, 1, "    3 | z\n      | ^\n"},
        {"x\r\ny\rz\n\nå", 5, 1, 1, "    5 | å\n      | ^\n"},
        {"\uFEFFx: 1", 1, 1, 1, "    1 | x: 1\n      | ^\n"},
        {"x: 1", 0, 0, 0, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        diags = diags_create(arena);
        source("f", rows[i].text);
        add(DIAG_ERROR, at("f", rows[i].line, rows[i].column, rows[i].length),
            "x");
        ck_assert_str_eq(below(printed(english)), rows[i].expected);
    }
}
END_TEST

START_TEST(a_file_cannot_drive_the_terminal)
{
    source("f", "a\x1B[2Jb\x7F\xC2\x9B\xE2\x80\xAE\xFF!");
    add(DIAG_ERROR, at("f", 1, 11, 1), "x\x1B]0;y\x07\n\tz");
    const char *all = printed(english);
    ck_assert_ptr_null(strchr(all, '\x1B'));
    ck_assert_ptr_nonnull(strstr(all, "\"x␛]0;y␇␊␉z\""));
    ck_assert_str_eq(below(all), "    1 | a␛[2Jb␡\uFFFD\uFFFD\uFFFD!\n"
                                 "      |           ^\n");
}
END_TEST

/* A line of `count` digits. */
static char *
digits(int count)
{
    char *text = arena_array(arena, char, (size_t)count + 1);
    for (int i = 0; i < count; i++)
        text[i] = (char)('0' + (i + 1) % 10);
    return text;
}

START_TEST(a_long_line_is_cut_around_the_place)
{
    source("f", digits(1000));
    const char *ruler = digits(101);
    const char *blank = "                                        ";

    add(DIAG_ERROR, at("f", 1, 30, 2), "x");
    ck_assert_str_eq(below(printed(english)),
                     arena_printf(arena, "    1 | %.100s…\n      | %.29s^^\n",
                                  ruler, blank));
    diags = diags_create(arena);
    source("f", digits(1000));
    add(DIAG_ERROR, at("f", 1, 500, 800), "x");
    struct buf carets = buf_start(arena);
    buf_pad(&carets, '^', 60);
    ck_assert_str_eq(below(printed(english)),
                     arena_printf(arena, "    1 | …0%.99s…\n      |  %s%s\n",
                                  ruler, blank, buf_text(&carets)));
    diags = diags_create(arena);
    source("f", digits(1000));
    add(DIAG_ERROR, at("f", 1, 1001, 1), "x");
    ck_assert_str_eq(
        below(printed(english)),
        arena_printf(arena, "    1 | …%.40s\n      |  %s^\n", ruler, blank));
}
END_TEST

START_TEST(messages_are_sorted_by_kind_and_place)
{
    add(DIAG_WARNING, at("a", 1, 1, 1), "w");
    add(DIAG_FINDING, at("a", 1, 1, 1), "f");
    add(DIAG_ERROR, at("b", 1, 1, 1), "5");
    add(DIAG_ERROR, at("a", 10, 1, 1), "4");
    add(DIAG_ERROR, at("a", 9, 2, 1), "3");
    diag_error(diags, at("a", 9, 2, 1), "date.form",
               WITH({"day", .value = "1"}, {"month", .value = "2"},
                    {"year", .value = "0"}));
    add(DIAG_ERROR, at("a", 9, 1, 1), "1");
    add(DIAG_ERROR, at("a", 9, 1, 1), "2");
    static const char *const order[] = {
        "a:9:1: error: there is no formula called \"1\"",
        "a:9:1: error: there is no formula called \"2\"",
        "a:9:2: error: 1 2 0 [date.form]",
        "a:9:2: error: there is no formula called \"3\"",
        "a:10:1: error: there is no formula called \"4\"",
        "b:1:1: error: there is no formula called \"5\"",
        "a:1:1: finding: there is no formula called \"f\"",
        "a:1:1: warning: there is no formula called \"w\"",
        "6 errors, 1 finding, 1 warning\n",
    };
    const char *line = printed(english);
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        ck_assert_msg(strncmp(line, order[i], strlen(order[i])) == 0,
                      "line %zu is not \"%s\"", i, order[i]);
        line = strchr(line, '\n') + 1;
    }
    ck_assert_str_eq(line, "");
}
END_TEST

START_TEST(an_equal_message_at_the_same_place_is_kept_once)
{
    char name[] = "x";
    struct diag *first = add(DIAG_ERROR, at("a", 1, 1, 1), name);
    name[0] = 'y'; /* arguments are copied */
    ck_assert_ptr_eq(add(DIAG_ERROR, at("a", 1, 1, 1), "x"), first);
    ck_assert_ptr_eq(diags_first(diags), first);
    static const struct place places[] = {
        {"b", 1, 1, 1}, {"a", 2, 1, 1}, {"a", 1, 2, 1}, {NULL, 1, 1, 1}};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        ck_assert_ptr_ne(add(DIAG_ERROR, places[i], "x"), first);
    ck_assert_ptr_ne(add(DIAG_ERROR, at("a", 1, 1, 1), "y"), first);
    ck_assert_ptr_ne(add(DIAG_WARNING, at("a", 1, 1, 1), "x"), first);
    ck_assert_ptr_ne(diag_warning(diags, at("a", 1, 1, 1), "word.and", NO_ARGS),
                     first);
    ck_assert_uint_eq(diags_count(diags, DIAG_ERROR), 6);
    ck_assert_uint_eq(diags_count(diags, DIAG_WARNING), 2);
    ck_assert(diags_has_errors(diags));
}
END_TEST

START_TEST(an_open_finding_shows_the_lines_that_decide_it)
{
    struct diag *g = add(DIAG_FINDING, at("bids/nord.json", 0, 0, 0), "x");
    g->rule = RULE_SHALL;
    g->paste = "- bid: nord\n\n  kind: reject\x1B\n";
    ck_assert_uint_eq(diags_blocking(diags), 1);
    ck_assert_str_eq(
        below(printed(english)),
        "      = a shall rule: the bid stays undecided until an entry in "
        "bids/decisions.yaml answers this finding\n"
        "      = to decide it, paste this into bids/decisions.yaml and fill "
        "in what is missing:\n"
        "        - bid: nord\n"
        "\n"
        "          kind: reject␛\n");
    g->rule = RULE_MAY;
    ck_assert_uint_eq(diags_blocking(diags), 0);
    ck_assert_str_eq(below(printed(english)),
                     "      = a may rule: shown, and left to the contracting "
                     "authority's judgement\n");
}
END_TEST

START_TEST(a_decided_finding_takes_one_line)
{
    source("f", "x\n");
    for (int line = 1; line <= 3; line++) {
        struct diag *g = add(DIAG_FINDING, at("f", line, 1, 1), "x");
        g->rule = RULE_SHALL;
        g->is_decided = line != 1;
    }
    const char *all = printed(english);
    ck_assert_ptr_nonnull(
        strstr(all, "\nf:2:1: finding, decided: there is no formula called "
                    "\"x\" [diag.example]\nf:3:1: finding, decided: there is "
                    "no formula called \"x\" [diag.example]\n0 errors, 3 "
                    "findings (2 decided, 1 must be decided), 0 warnings\n"));
    all = printed((struct diag_style){LANG_NN, false});
    ck_assert_ptr_nonnull(strstr(all, "0 feil, 3 funn (2 avgjorde, 1 må "
                                      "avgjerast), 0 åtvaringar\n"));
}
END_TEST

START_TEST(there_are_colours_only_when_asked_for)
{
    source("f", "x: y\n");
    add(DIAG_ERROR, at("f", 1, 4, 1), "y");
    ck_assert_ptr_null(strchr(printed(english), '\x1B'));
    ck_assert_str_eq(printed((struct diag_style){LANG_EN, true}),
                     "\x1B[1mf:1:4:\x1B[0m \x1B[1;31merror:\x1B[0m there is "
                     "no formula called \"y\"; choose one of linear and ratio "
                     "[diag.example]\n"
                     "\x1B[2m    1 |\x1B[0m x: y\n"
                     "\x1B[2m      |\x1B[0m \x1B[1;31m   ^\x1B[0m\n"
                     "1 error, 0 findings, 0 warnings\n");
}
END_TEST

static cJSON *
parsed(void)
{
    struct buf out = buf_start(arena);
    diags_print_json(&out, diags, english);
    cJSON *json = cJSON_ParseWithOpts(buf_text(&out), NULL, 1);
    ck_assert_msg(json != NULL, "not JSON: %s", buf_text(&out));
    return json;
}

static const char *
text_in(const cJSON *object, const char *name)
{
    return cJSON_GetStringValue(cJSON_GetObjectItem(object, name));
}

static int
number_in(const cJSON *object, const char *name)
{
    const cJSON *number = cJSON_GetObjectItem(object, name);
    ck_assert(cJSON_IsNumber(number));
    return number->valueint;
}

START_TEST(json_says_the_same)
{
    struct diag *g = add(DIAG_FINDING, at("bids/å.json", 3, 5, 2),
                         "\"\\\x01\n\x7F\xC2\x85\xFF");
    g->guess = "linear";
    g->rule = RULE_SHALL;
    g->paste = "- bid: nord\n";
    diag_also(g, at("criteria/award.yaml", 9, 5, 1), "also.requirement");
    add(DIAG_ERROR, at(NULL, 0, 0, 0), "x");

    cJSON *json = parsed();
    ck_assert_int_eq(number_in(json, "errors"), 1);
    ck_assert_int_eq(number_in(json, "findings"), 1);
    ck_assert_int_eq(number_in(json, "warnings"), 0);
    const cJSON *messages = cJSON_GetObjectItem(json, "messages");
    ck_assert_int_eq(cJSON_GetArraySize(messages), 2);

    const cJSON *error = cJSON_GetArrayItem(messages, 0);
    ck_assert_str_eq(text_in(error, "severity"), "error");
    static const char *const nulls[] = {"file", "guess", "rule", "paste",
                                        "also"};
    for (size_t i = 0; i < sizeof nulls / sizeof nulls[0]; i++)
        ck_assert(cJSON_IsNull(cJSON_GetObjectItem(error, nulls[i])));

    const cJSON *finding = cJSON_GetArrayItem(messages, 1);
    ck_assert_str_eq(text_in(finding, "severity"), "finding");
    ck_assert_str_eq(text_in(finding, "code"), "diag.example");
    ck_assert_str_eq(text_in(finding, "file"), "bids/å.json");
    ck_assert_int_eq(number_in(finding, "line"), 3);
    ck_assert_int_eq(number_in(finding, "column"), 5);
    ck_assert_int_eq(number_in(finding, "length"), 2);
    ck_assert_str_eq(text_in(finding, "message"),
                     "there is no formula called \"\"\\\x01\n\x7F\xC2\x85"
                     "\uFFFD\"");
    ck_assert_str_eq(text_in(finding, "advice"),
                     "choose one of linear and ratio");
    ck_assert_str_eq(text_in(finding, "guess"), "linear");
    ck_assert_str_eq(text_in(finding, "rule"), "shall");
    ck_assert_str_eq(text_in(finding, "paste"), "- bid: nord\n");
    ck_assert(cJSON_IsFalse(cJSON_GetObjectItem(finding, "decided")));
    const cJSON *also = cJSON_GetObjectItem(finding, "also");
    ck_assert_str_eq(text_in(also, "file"), "criteria/award.yaml");
    ck_assert_int_eq(number_in(also, "line"), 9);
    ck_assert_int_eq(number_in(also, "column"), 5);
    ck_assert_str_eq(text_in(also, "message"), "the requirement stands here");
    cJSON_Delete(json);
}
END_TEST

START_TEST(json_of_no_messages_is_an_empty_list)
{
    cJSON *json = parsed();
    ck_assert_int_eq(cJSON_GetArraySize(cJSON_GetObjectItem(json, "messages")),
                     0);
    cJSON_Delete(json);
    ck_assert_str_eq(printed(english), "0 errors, 0 findings, 0 warnings\n");
}
END_TEST

START_TEST(the_nearest_choice_is_what_was_meant)
{
    static const char *const choices[] = {
        "linear",       "ratio",   "max_points", "median",
        "trimmed mean", "weights", "weight",     "behandlingsdøgn",
        "ærlighet",     "språk",   "nb",         "x",
    };
    static const struct {
        const char *word, *expected;
    } rows[] = {
        {"linaer", "linear"},
        {"LINEAR", "linear"},
        {"liner", "linear"},
        {"ration", "ratio"},
        {"wieght", "weight"},
        {"weigths", "weights"},
        {"weight", "weight"},
        {"Max-Points", "max_points"},
        {"max points", "max_points"},
        {"maxpoints", "max_points"},
        {"max", "max_points"},
        {"trimmed-mean", "trimmed mean"},
        {"behandlingsdogn", "behandlingsdøgn"},
        {"BEHANDLINGSDØGN", "behandlingsdøgn"},
        {"aerlighet", "ærlighet"},
        {"Ærligheit", "ærlighet"},
        {"sprak", "språk"},
        {"nn", "nb"},
        /* nothing is near */
        {"", NULL},
        {"y", NULL},
        {"ma", NULL},
        {"lowest", NULL},
        {"price", NULL},
        {"an exceedingly long word that is like no choice at all, is it now",
         NULL},
    };
    size_t count = sizeof choices / sizeof choices[0];
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *nearest = diag_nearest(rows[i].word, choices, count);
        const char *expected = rows[i].expected;
        bool is_right = expected == NULL || nearest == NULL
                            ? expected == nearest
                            : strcmp(nearest, expected) == 0;
        ck_assert_msg(is_right, "\"%s\" gave %s", rows[i].word,
                      nearest == NULL ? "nothing" : nearest);
    }
    ck_assert_ptr_null(diag_nearest("x", choices, 0));
    ck_assert_str_eq(diag_nearest("x", choices, count), "x");
}
END_TEST

START_TEST(of_two_equally_near_choices_neither_is_meant)
{
    static const char *const lots[] = {"L1", "L2", "L10"};

    ck_assert_ptr_null(diag_nearest("L3", lots, 3));
    ck_assert_str_eq(diag_nearest("l2", lots, 3), "L2");
    ck_assert_str_eq(diag_nearest("L-2", lots, 3), "L2");
}
END_TEST

static Suite *
diag_suite(void)
{
    Suite *suite = suite_create("diag");
    TCase *print = tcase_create("print");
    tcase_add_checked_fixture(print, open_list, close_list);
    tcase_add_test(print, an_error_shows_its_line_and_a_guess);
    tcase_add_test(print, a_message_is_printed_in_the_language_asked_for);
    tcase_add_test(print, a_place_may_be_a_file_or_a_line_or_nothing);
    tcase_add_test(print, carets_stand_under_the_characters_they_mean);
    tcase_add_test(print, a_file_cannot_drive_the_terminal);
    tcase_add_test(print, a_long_line_is_cut_around_the_place);
    tcase_add_test(print, there_are_colours_only_when_asked_for);
    tcase_add_test(print, an_open_finding_shows_the_lines_that_decide_it);
    tcase_add_test(print, a_decided_finding_takes_one_line);
    suite_add_tcase(suite, print);

    TCase *list = tcase_create("list");
    tcase_add_checked_fixture(list, open_list, close_list);
    tcase_add_test(list, messages_are_sorted_by_kind_and_place);
    tcase_add_test(list, an_equal_message_at_the_same_place_is_kept_once);
    tcase_add_test(list, json_says_the_same);
    tcase_add_test(list, json_of_no_messages_is_an_empty_list);
    tcase_add_test(list, the_nearest_choice_is_what_was_meant);
    tcase_add_test(list, of_two_equally_near_choices_neither_is_meant);
    suite_add_tcase(suite, list);
    return suite;
}

int
main(void)
{
    SRunner *runner = srunner_create(diag_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
