/*
 * JSON as a document tree: RFC 8259 and nothing else, with places.
 */
#include "doc/doc.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;
static struct diags *diags;

static void
start(void)
{
    arena = arena_create();
    diags = diags_create(arena);
}

static void
finish(void)
{
    arena_destroy(arena);
}

static const struct doc *
read_text(const char *text)
{
    return doc_read_json(arena, diags, "f.json", text, strlen(text));
}

static const char *const valid[] = {
    "{}",
    "[]",
    " [ ] ",
    "\t{\r\n}\n",
    "0",
    "-0",
    "1.0",
    "0.5",
    "-12.34e-5",
    "1E400",
    "1e+1",
    "123456789012345678901234567890123456789012345678901234567890123",
    "\"\"",
    "\"a\"",
    "\"\\\"\\\\\\/\\n\\t\"",
    "\"\\u00e6\\u00D8\"",
    "\"\\ud83d\\ude00\"",
    "\"æøå \xF0\x9F\x98\x80\"",
    "\"\xE2\x80\xA8\"",
    "\"a\\r\\nb\"",
    "true",
    "false",
    "null",
    "[1,5]",
    "[[],{}]",
    "{\"a\":1}",
    "{\"a\":{\"b\":[1,{\"c\":null}]}}",
    "{\"Pris\":1,\"pris\":2}",
    "[\"a\",\"a\"]",
    "\xEF\xBB\xBF{\"a\":1}",
    "[1\n,\n2\n]",
    "{\"/*\":\"//\"}",
};

START_TEST(what_the_standard_allows_is_read)
{
    const struct doc *doc = read_text(valid[_i]);

    ck_assert_msg(doc != NULL, "%s: %s", valid[_i],
                  diags_first(diags) ? diags_first(diags)->code : "");
    ck_assert(!diags_has_errors(diags));
}
END_TEST

static const struct refused {
    const char *text;
    const char *code;
    int line, column, length;
} refused[] = {
    {"", "empty-file", 0, 0, 0},
    {"\n \n", "empty-file", 0, 0, 0},
    {"\xFE\xFF", "utf16", 0, 0, 0},
    {"\"\x80\"", "invalid-utf8", 1, 2, 1},
    {"\"\xC0\xAF\"", "invalid-utf8", 1, 2, 1},
    {"\"\xED\xA0\x80\"", "invalid-utf8", 1, 2, 1},
    {"\"\x1F\"", "control-character", 1, 2, 1},
    {"[1]\r", "control-character", 1, 4, 1},
    {"[\"\\u0007\"]", "control-character", 1, 2, 8},
    {"[\"\\f\"]", "control-character", 1, 2, 4},
    {"[\"\\u0000\"]", "nul-byte", 1, 3, 1},
    {"{\"a\\u0000\":1}", "nul-byte", 1, 4, 1},
    {"[1,]", "json-trailing-comma", 1, 3, 1},
    {"{\"a\":1,\n}", "json-trailing-comma", 1, 7, 1},
    {"[,]", "json-value-missing", 1, 2, 1},
    {"[1,,2]", "json-value-missing", 1, 4, 1},
    {"{\"a\":}", "json-value-missing", 1, 6, 1},
    {"[1 2]", "json-comma-missing", 1, 3, 1},
    {"[\"a\"\n\"b\"]", "json-comma-missing", 1, 5, 1},
    {"{\"a\":1 \"b\":2}", "json-comma-missing", 1, 7, 1},
    {"{\"a\":\"x\"y\"}", "json-comma-missing", 1, 9, 1},
    {"[{}{}]", "json-comma-missing", 1, 4, 1},
    {"{\"æ\" 1}", "json-colon-missing", 1, 5, 1},
    {"{\"a\"}", "json-colon-missing", 1, 5, 1},
    {"{\"a\",1}", "json-colon-missing", 1, 5, 1},
    {"{\"a\":\"x\n\"}", "json-quote-open", 1, 6, 1},
    {"{\"a\":\"x}", "json-quote-open", 1, 6, 1},
    {"\"\\", "json-escape", 1, 2, 1},
    {"[\"x\ty\"]", "json-tab", 1, 4, 1},
    {"{'a':1}", "json-single-quotes", 1, 2, 1},
    {"{\"a\":'b'}", "json-single-quotes", 1, 6, 1},
    {"{“a”:1}", "json-printers-quotes", 1, 2, 1},
    {"[«a»]", "json-printers-quotes", 1, 2, 1},
    {"[1] // x", "json-after-end", 1, 5, 1},
    {"[1, /* x */ 2]", "json-comment", 1, 5, 1},
    {"{\n# x\n}", "json-comment", 2, 1, 1},
    {"{\"a\":1 // x\n}", "json-comment", 1, 8, 1},
    {"{a:1}", "json-key-quotes", 1, 2, 1},
    {"{1:1}", "json-key-missing", 1, 2, 1},
    {"{,}", "json-key-missing", 1, 2, 1},
    {"{[1]}", "json-key-missing", 1, 2, 1},
    {"[True]", "json-word", 1, 2, 4},
    {"[NaN]", "json-word", 1, 2, 3},
    {"[nul]", "json-word", 1, 2, 3},
    {"[nullx]", "json-word", 1, 2, 5},
    {"[Infinity]", "json-word", 1, 2, 8},
    {"hei", "json-word", 1, 1, 3},
    {"[@]", "json-character", 1, 2, 1},
    {"[", "json-unclosed", 1, 2, 1},
    {"[1", "json-unclosed", 1, 3, 1},
    {"[1,", "json-unclosed", 1, 4, 1},
    {"{", "json-unclosed", 1, 2, 1},
    {"{\"a\":", "json-unclosed", 1, 6, 1},
    {"{\"a\":1,", "json-unclosed", 1, 8, 1},
    {"[1}", "json-other-bracket", 1, 3, 1},
    {"{\"a\":1]", "json-other-bracket", 1, 7, 1},
    {"{]", "json-other-bracket", 1, 2, 1},
    {"]", "json-value-missing", 1, 1, 1},
    {"[\"\\x\"]", "json-escape", 1, 3, 1},
    {"[\"\\u12g4\"]", "json-escape", 1, 3, 1},
    {"[\"\\u12\"]", "json-escape", 1, 3, 1},
    {"[\"\\ud800\"]", "json-surrogate", 1, 3, 1},
    {"[\"\\ude00\"]", "json-surrogate", 1, 3, 1},
    {"[\"\\ud800\\u0041\"]", "json-surrogate", 1, 3, 1},
    {"{} {}", "json-after-end", 1, 4, 1},
    {"[1]]", "json-after-end", 1, 4, 1},
    {"[007]", "number-leading-zero", 1, 2, 3},
    {"[-01]", "number-leading-zero", 1, 2, 3},
    {"[1.]", "number-bare-point", 1, 2, 2},
    {"[.5]", "number-bare-point", 1, 2, 2},
    {"[1_000]", "number-underscore", 1, 2, 5},
    {"{\"a\":4 210 000}", "number-space", 1, 6, 9},
    {"[-]", "not-a-number", 1, 2, 1},
    {"[+1]", "not-a-number", 1, 2, 2},
    {"[0x10]", "text-needs-quotes", 1, 2, 4},
    {"[1e]", "text-needs-quotes", 1, 2, 2},
    {"{\"a\":2026-11-02}", "text-needs-quotes", 1, 6, 10},
    {"{\"a\":12:30}", "text-needs-quotes", 1, 6, 5},
    {"{\"a\":40%}", "text-needs-quotes", 1, 6, 3},
    {"{\"a\":36..44}", "text-needs-quotes", 1, 6, 6},
    {"[1234567890123456789012345678901234567890123456789012345678901234]",
     "number-too-long", 1, 2, 64},
    {"{\"\":1}", "empty-key", 1, 2, 2},
};

START_TEST(what_it_forbids_gives_one_message_at_its_place)
{
    const struct refused *r = &refused[_i];
    const struct doc *doc = read_text(r->text);
    const struct diag *g = diags_first(diags);

    ck_assert_ptr_null(doc);
    ck_assert_ptr_nonnull(g);
    ck_assert_msg(!g->next, "%s: two messages", r->text);
    ck_assert_str_eq(g->code, r->code);
    ck_assert_msg(g->place.line == r->line && g->place.column == r->column &&
                      g->place.length == r->length,
                  "%s: %d:%d, %d long", r->text, g->place.line, g->place.column,
                  g->place.length);
}
END_TEST

START_TEST(a_message_can_be_said_in_three_languages)
{
    struct buf out = buf_start(arena);

    read_text(refused[_i].text);
    for (int lang = 0; lang < LANG_COUNT; lang++)
        diags_print(&out, diags, (struct diag_style){(enum lang)lang, false});
    ck_assert_ptr_nonnull(strstr(buf_text(&out), refused[_i].code));
}
END_TEST

START_TEST(numbers_keep_their_own_text)
{
    static const char *const numbers[] = {
        "9007199254740993",
        "0.30",
        "0.1000000000000000055511151231257827",
        "-0",
        "1e400",
        "12345678901234567890123",
    };

    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        const struct doc *doc =
            read_text(arena_printf(arena, "[%s]", numbers[i]));

        ck_assert_str_eq(doc->first->text, numbers[i]);
        ck_assert(!doc->first->is_quoted);
    }
}
END_TEST

START_TEST(every_value_knows_its_place)
{
    const struct doc *doc = read_text("{\n"
                                      "  \"bidder\": \"Bølgen \\u00e6\",\n"
                                      "  \"lots\": [1, {\"ø\": null}],\n"
                                      "  \"open\": true\n"
                                      "}\n");
    const struct doc *lots = doc_get(doc, "lots");
    const struct doc *bidder = doc_get(doc, "bidder");
    const struct doc *none = doc_get(doc_at(lots, 1), "ø");

    ck_assert_str_eq(bidder->text, "Bølgen æ");
    ck_assert(bidder->is_quoted);
    ck_assert_int_eq(bidder->key_place.line, 2);
    ck_assert_int_eq(bidder->key_place.column, 3);
    ck_assert_int_eq(bidder->key_place.length, 8);
    ck_assert_int_eq(bidder->place.column, 13);
    ck_assert_int_eq(bidder->place.length, 15);
    ck_assert_int_eq(none->place.line, 3);
    ck_assert_int_eq(none->place.column, 21);
    ck_assert(none->is_null && !none->is_quoted);
    ck_assert_str_eq(doc_get(doc, "open")->text, "true");
    ck_assert_int_eq(doc_place(doc, "absent").line, 1);
    ck_assert_int_eq(doc->format, DOC_JSON);
}
END_TEST

START_TEST(a_repeated_key_names_both_places_and_reading_goes_on)
{
    const struct doc *doc = read_text("{\"a\":1,\n\"a\":2,\"b\":3}");
    const struct diag *g = diags_first(diags);

    ck_assert_str_eq(g->code, "duplicate-key");
    ck_assert_int_eq(g->place.line, 2);
    ck_assert_int_eq(g->other.line, 1);
    ck_assert_ptr_null(g->next);
    ck_assert_uint_eq(doc->count, 2);
    ck_assert_str_eq(doc_get(doc, "a")->text, "1");
}
END_TEST

/* `text` `times` times over, closed by `closing` as often. */
static const char *
repeated(const char *text, const char *closing, int times)
{
    struct buf b = buf_start(arena);

    for (int i = 0; i < times; i++)
        buf_add(&b, text);
    for (int i = 0; i < times; i++)
        buf_add(&b, closing);
    return buf_text(&b);
}

START_TEST(depth_and_size_have_limits)
{
    static const char *const openings[] = {"[", "{\"a\":", "[{\"a\":"};

    ck_assert_ptr_nonnull(read_text(repeated("[", "]", DOC_MAX_DEPTH)));
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
        diags = diags_create(arena);
        ck_assert_ptr_null(read_text(repeated(openings[i], "", 100000)));
        ck_assert_str_eq(diags_first(diags)->code, "too-deep");
        ck_assert_ptr_null(diags_first(diags)->next);
    }
    diags = diags_create(arena);
    ck_assert_ptr_null(
        read_text(arena_printf(arena, "[%s1]", repeated("1,", "", 2000000))));
    ck_assert_str_eq(diags_first(diags)->code, "too-many-values");
}
END_TEST

static Suite *
json_suite(void)
{
    Suite *suite = suite_create("json");
    TCase *tests = tcase_create("json");
    int count = sizeof refused / sizeof refused[0];

    tcase_add_checked_fixture(tests, start, finish);
    tcase_add_loop_test(tests, what_the_standard_allows_is_read, 0,
                        sizeof valid / sizeof valid[0]);
    tcase_add_loop_test(tests, what_it_forbids_gives_one_message_at_its_place,
                        0, count);
    tcase_add_loop_test(tests, a_message_can_be_said_in_three_languages, 0,
                        count);
    tcase_add_test(tests, numbers_keep_their_own_text);
    tcase_add_test(tests, every_value_knows_its_place);
    tcase_add_test(tests, a_repeated_key_names_both_places_and_reading_goes_on);
    tcase_add_test(tests, depth_and_size_have_limits);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    SRunner *runner = srunner_create(json_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
