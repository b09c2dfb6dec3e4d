/*
 * The table of strings, and numbers, dates and lists.
 */
#include "text/text.h"

#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The codes of all messages and their paragraphs. */
#define STRING(code, en, nb, nn) code,
static const char *const message_codes[] = {
#include "text/strings_messages_bids.def"
#include "text/strings_messages_doc.def"
#include "text/strings_messages_expr.def"
#include "text/strings_messages_read.def"
#include "text/strings_messages_score.def"
    NULL};
#undef STRING

static struct arena *arena;

static void
open_arena(void)
{
    arena = arena_create();
}

static void
close_arena(void)
{
    arena_destroy(arena);
}

/* True when {name} (`size` bytes with its braces) occurs in `text`. */
static bool
has_placeholder(const char *text, const char *name, size_t size)
{
    for (const char *at = strchr(text, '{'); at != NULL;
         at = strchr(at + 1, '{')) {
        if (at[1] == '{')
            at++;
        else if (strncmp(at, name, size) == 0)
            return true;
    }
    return false;
}

/* Every placeholder of `left` occurs in `right`. */
static void
check_placeholders(const char *code, const char *left, const char *right)
{
    for (const char *at = strchr(left, '{'); at != NULL;
         at = strchr(at + 1, '{')) {
        if (at[1] == '{') {
            at++;
            continue;
        }
        size_t size = strcspn(at, "}") + 1;
        ck_assert_msg(at[size - 1] == '}', "%s: a brace is not closed", code);
        ck_assert_msg(has_placeholder(right, at, size),
                      "%s: %.*s is missing in \"%s\"", code, (int)size, at,
                      right);
    }
}

START_TEST(every_string_stands_in_three_languages)
{
    for (size_t i = 0; i < text_count(); i++) {
        const struct string_row *row = text_row(i);
        for (int lang = 0; lang < LANG_COUNT; lang++)
            ck_assert_msg(row->text[lang] != NULL && row->text[lang][0] != '\0',
                          "%s is empty in %s", row->code,
                          text_lang_code((enum lang)lang));
    }
}
END_TEST

START_TEST(every_string_has_the_same_placeholders_in_all_languages)
{
    for (size_t i = 0; i < text_count(); i++) {
        const struct string_row *row = text_row(i);
        for (int l = 0; l < LANG_COUNT; l++)
            for (int r = 0; r < LANG_COUNT; r++)
                check_placeholders(row->code, row->text[l], row->text[r]);
    }
}
END_TEST

START_TEST(every_code_is_found_and_has_one_row)
{
    for (size_t i = 0; i < text_count(); i++) {
        const struct string_row *row = text_row(i);
        ck_assert(text_has(row->code));
        ck_assert_ptr_eq(text_of(LANG_NN, row->code), row->text[LANG_NN]);
    }
    ck_assert(!text_has(""));
    ck_assert(!text_has("no-such-code"));
}
END_TEST

START_TEST(every_message_says_what_and_what_to_do)
{
    for (size_t i = 0; message_codes[i] != NULL; i++) {
        const char *code = message_codes[i];
        for (int l = 0; l < LANG_COUNT && strchr(code, '?') == NULL; l++) {
            const char *text = text_of((enum lang)l, code);
            ck_assert_msg(strstr(text, "; ") != NULL,
                          "%s does not say what to do: \"%s\"", code, text);
            ck_assert_msg(text[strlen(text) - 1] != '.',
                          "%s ends with a full stop: \"%s\"", code, text);
        }
    }
}
END_TEST

START_TEST(every_message_has_its_paragraph_and_every_paragraph_its_message)
{
    for (size_t i = 0; message_codes[i] != NULL; i++) {
        const char *code = message_codes[i];
        size_t size = strlen(code);
        bool is_paragraph = size > 0 && code[size - 1] == '?';
        const char *other = is_paragraph ? arena_slice(arena, code, size - 1)
                                         : arena_printf(arena, "%s?", code);
        ck_assert_msg(text_has(other), "\"%s\" is there, but not \"%s\"", code,
                      other);
    }
}
END_TEST

START_TEST(a_language_has_a_code_of_two_letters)
{
    enum lang lang = LANG_EN;
    ck_assert(text_lang("nb", &lang) && lang == LANG_NB);
    ck_assert(text_lang("nn", &lang) && lang == LANG_NN);
    ck_assert(text_lang("en", &lang) && lang == LANG_EN);
    static const char *const others[] = {"", "n", "no", "NB", "nb_NO", "en "};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        ck_assert(!text_lang(others[i], &lang));
    ck_assert_str_eq(text_lang_code(LANG_NB), "nb");
}
END_TEST

START_TEST(a_placeholder_is_filled_with_a_value_or_a_word)
{
    const struct arg *args =
        WITH({"name", .value = "a{b}"}, {"choices", .word = "unit.days"});
    ck_assert_str_eq(text_fill(arena, LANG_EN, "diag.example", args),
                     "there is no formula called \"a{b}\"; choose one of "
                     "days");
    ck_assert_str_eq(text_fill(arena, LANG_NN, "diag.example", args),
                     "det finst ingen formel som heiter «a{b}»; vel ein av "
                     "dagar");
    ck_assert_str_eq(text_fill(arena, LANG_NB, "word.and", NO_ARGS), "og");
}
END_TEST

START_TEST(a_message_is_cut_before_it_is_filled)
{
    struct told told = text_told(
        arena, LANG_EN, "diag.example",
        WITH({"name", .value = "one; two"}, {"choices", .value = "a; b"}));
    ck_assert_str_eq(told.what, "there is no formula called \"one; two\"");
    ck_assert_str_eq(told.advice, "choose one of a; b");
    told = text_told(arena, LANG_EN, "word.and", NO_ARGS);
    ck_assert_str_eq(told.what, "and");
    ck_assert_ptr_null(told.advice);
}
END_TEST

/* What an assertion says is of no interest to who reads the tests. */
static void
silence(void)
{
    ck_assert_ptr_nonnull(freopen("/dev/null", "w", stderr));
}

START_TEST(a_code_that_is_not_there_is_our_fault)
{
    silence();
    (void)text_of(LANG_EN, "no-such-code");
}
END_TEST

START_TEST(a_placeholder_without_an_argument_is_our_fault)
{
    silence();
    (void)text_fill(arena, LANG_EN, "diag.example",
                    WITH({"name", .value = "x"}));
}
END_TEST

START_TEST(a_number_is_written_as_its_language_writes_it)
{
    static const struct {
        const char *decimal, *en, *nb;
    } rows[] = {
        {"0", "0", "0"},
        {"-0.5", "-0.5", "−0,5"},
        {"999", "999", "999"},
        {"1000", "1,000", "1\u00A0000"},
        {"12345.678901", "12,345.678901", "12\u00A0345,678901"},
        {"-1234567.50", "-1,234,567.50", "−1\u00A0234\u00A0567,50"},
        {"100000000", "100,000,000", "100\u00A0000\u00A0000"},
        /* what is not a plain decimal comes back */
        {"", "", ""},
        {"-", "-", "-"},
        {".5", ".5", ".5"},
        {"5.", "5.", "5."},
        {"1e3", "1e3", "1e3"},
        {"1.2.3", "1.2.3", "1.2.3"},
        {"1/3", "1/3", "1/3"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *decimal = rows[i].decimal;
        ck_assert_str_eq(text_number(arena, LANG_EN, decimal), rows[i].en);
        ck_assert_str_eq(text_number(arena, LANG_NB, decimal), rows[i].nb);
        ck_assert_str_eq(text_number(arena, LANG_NN, decimal), rows[i].nb);
    }
}
END_TEST

START_TEST(a_date_is_written_as_its_language_writes_it)
{
    static const struct {
        const char *iso, *en, *nb;
    } rows[] = {
        {"2026-11-02", "2 November 2026", "2. november 2026"},
        {"2026-01-31", "31 January 2026", "31. januar 2026"},
        {"2024-02-29", "29 February 2024", "29. februar 2024"},
        {"2000-02-29", "29 February 2000", "29. februar 2000"},
        {"2026-10-10", "10 October 2026", "10. oktober 2026"},
        /* what is not a date comes back */
        {"", "", ""},
        {"2026-02-29", "2026-02-29", "2026-02-29"},
        {"1900-02-29", "1900-02-29", "1900-02-29"},
        {"2026-13-01", "2026-13-01", "2026-13-01"},
        {"2026-00-10", "2026-00-10", "2026-00-10"},
        {"2026-11-00", "2026-11-00", "2026-11-00"},
        {"2026-11-31", "2026-11-31", "2026-11-31"},
        {"2026-1-02", "2026-1-02", "2026-1-02"},
        {"2026-11-02 ", "2026-11-02 ", "2026-11-02 "},
        {"2026/11/02", "2026/11/02", "2026/11/02"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ck_assert_str_eq(text_date(arena, LANG_EN, rows[i].iso), rows[i].en);
        ck_assert_str_eq(text_date(arena, LANG_NB, rows[i].iso), rows[i].nb);
        ck_assert_str_eq(text_date(arena, LANG_NN, rows[i].iso), rows[i].nb);
    }
}
END_TEST

START_TEST(a_list_is_joined_with_commas_and_a_last_and)
{
    static const char *const texts[] = {"a", "b", "c"};
    static const char *const en[] = {"", "a", "a and b", "a, b and c"};
    static const char *const nb[] = {"", "a", "a og b", "a, b og c"};
    for (size_t count = 0; count <= 3; count++) {
        ck_assert_str_eq(text_list(arena, LANG_EN, texts, count), en[count]);
        ck_assert_str_eq(text_list(arena, LANG_NB, texts, count), nb[count]);
    }
}
END_TEST

static Suite *
text_suite(void)
{
    Suite *suite = suite_create("text");
    TCase *table = tcase_create("table");
    tcase_add_checked_fixture(table, open_arena, close_arena);
    tcase_add_test(table, every_string_stands_in_three_languages);
    tcase_add_test(table,
                   every_string_has_the_same_placeholders_in_all_languages);
    tcase_add_test(table, every_code_is_found_and_has_one_row);
    tcase_add_test(table, every_message_says_what_and_what_to_do);
    tcase_add_test(
        table, every_message_has_its_paragraph_and_every_paragraph_its_message);
    tcase_add_test(table, a_language_has_a_code_of_two_letters);
    suite_add_tcase(suite, table);

    TCase *forms = tcase_create("forms");
    tcase_add_checked_fixture(forms, open_arena, close_arena);
    tcase_add_test(forms, a_placeholder_is_filled_with_a_value_or_a_word);
    tcase_add_test(forms, a_message_is_cut_before_it_is_filled);
    tcase_add_test_raise_signal(forms, a_code_that_is_not_there_is_our_fault,
                                SIGABRT);
    tcase_add_test_raise_signal(
        forms, a_placeholder_without_an_argument_is_our_fault, SIGABRT);
    tcase_add_test(forms, a_number_is_written_as_its_language_writes_it);
    tcase_add_test(forms, a_date_is_written_as_its_language_writes_it);
    tcase_add_test(forms, a_list_is_joined_with_commas_and_a_last_and);
    suite_add_tcase(suite, forms);
    return suite;
}

int
main(void)
{
    SRunner *runner = srunner_create(text_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
