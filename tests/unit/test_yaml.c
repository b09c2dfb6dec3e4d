/*
 * YAML as a document tree: what is read, and what is refused where.
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
    return doc_read_yaml(arena, diags, "f.yaml", text, strlen(text));
}

/* What a text that cannot be read is told, and where. */
static const struct refused {
    const char *text;
    const char *code;
    int line, column, length;
} refused[] = {
    {"", "empty-file", 0, 0, 0},
    {" \n\n", "empty-file", 0, 0, 0},
    {"# only a remark\n", "empty-file", 0, 0, 0},
    {"---\n", "empty-file", 0, 0, 0},
    {"\xEF\xBB\xBF", "empty-file", 0, 0, 0},
    {"\xFF\xFE"
     "a",
     "utf16", 0, 0, 0},
    {"a: b\nå: \x80\n", "invalid-utf8", 2, 4, 1},
    {"ø: \x01\n", "control-character", 1, 4, 1},
    {"a: b\rc: d\n", "control-character", 1, 5, 1},
    {"a: b\xE2\x80\xA8"
     "c: d\n",
     "control-character", 1, 5, 1},
    {"a: \"\\x07\"\n", "control-character", 1, 4, 6},
    {"a: \"\\0\"\n", "nul-byte", 1, 4, 4},
    {"a:\n\tb: 1\n", "yaml-tab", 2, 1, 1},
    {"a:\n  b: 1\n  \tc: 1\n", "yaml-tab", 3, 3, 1},
    {"a: x: y\n", "yaml-colon", 1, 5, 1},
    {"a: 1\n  b: 2\n", "yaml-colon", 2, 4, 1},
    {"a: \"x\nb: 1\n", "yaml-quote-open", 1, 4, 1},
    {"a: 'x\nb: 1\n", "yaml-quote-open", 1, 4, 1},
    {"a: 'x\n---\n", "yaml-quote-open", 1, 4, 1},
    {"a: \"C:\\dust\"\n", "yaml-escape", 1, 7, 1},
    {"a: 1\nbcd\ne: 2\n", "yaml-colon-missing", 2, 1, 1},
    {"a 1\nb: 2\n", "yaml-colon-missing", 1, 1, 3},
    {"a:1\nb: 2\n", "yaml-colon-missing", 1, 1, 3},
    {"- id 1\n  b: 2\n", "yaml-colon-missing", 1, 3, 4},
    {"v:\n  wanted 4\n  b: 2\n", "yaml-colon-missing", 2, 3, 8},
    {"a: b\n c\n d: e\n", "yaml-colon", 3, 3, 1},
    {"  a: 1\nb: 2\n", "yaml-outside", 2, 1, 1},
    {"a:\n  b: 1\n c: 2\n", "yaml-indent", 3, 2, 1},
    {"a: \"x\" y\nb: 1\n", "yaml-after-value", 1, 8, 1},
    {"b:\n  a: [x] y\n", "yaml-after-value", 2, 10, 1},
    {"b:\n  - a: 'x'y'\n", "yaml-after-value", 2, 11, 1},
    {"a: ? b\n", "yaml-question-mark", 1, 4, 1},
    {"a: - b\n", "yaml-dash", 1, 4, 1},
    {"a:\n  - b\n  c: d\n", "yaml-list-indent", 3, 3, 1},
    {"a: [1, 2\nb: 3\n", "yaml-bracket-open", 2, 2, 1},
    {"a: {b: 1, c\nd: 3\n", "yaml-brace-open", 2, 2, 1},
    {"a: @b\n", "yaml-character", 1, 4, 1},
    {"a: `b`\n", "yaml-character", 1, 4, 1},
    {"a: ]\n", "yaml-value", 1, 4, 1},
    {"a: |x\n  b\n", "yaml-block-text", 1, 5, 1},
    {"%b\na: 1\n", "yaml-directive", 1, 1, 1},
    {"a: *b\n", "yaml-alias", 1, 4, 2},
    {"a: **b**\n", "yaml-alias", 1, 4, 1},
    {"a: &b c\n", "yaml-anchor", 1, 4, 4},
    {"a: &b [c]\n", "yaml-anchor", 1, 4, 1},
    {"a: !!str b\n", "yaml-tag", 1, 4, 7},
    {"!b {a: 1}\n", "yaml-tag", 1, 1, 1},
    {"a: !x!y b\n", "yaml-tag", 1, 4, 1},
    {"a:\n  <<: b\n", "yaml-merge-key", 2, 3, 2},
    {"a: 1\n---\nb: 2\n", "yaml-second-document", 2, 1, 3},
    {"[a]: b\n", "yaml-key-not-text", 1, 1, 1},
    {"? {a: b}\n: c\n", "yaml-key-not-text", 1, 3, 1},
    {"{: b}\n", "yaml-value", 1, 2, 1},
    {"\"\": b\n", "empty-key", 1, 1, 2},
};

START_TEST(a_text_that_is_no_yaml_gives_one_message_at_its_place)
{
    const struct refused *r = &refused[_i];
    const struct doc *doc = read_text(r->text);
    const struct diag *g = diags_first(diags);

    ck_assert_ptr_null(doc);
    ck_assert_ptr_nonnull(g);
    ck_assert_msg(!g->next, "%s: two messages", r->text);
    ck_assert_str_eq(g->code, r->code);
    ck_assert_str_eq(g->place.file, "f.yaml");
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

START_TEST(values_arrive_as_they_were_written)
{
    static const struct {
        const char *written, *text;
        bool is_quoted, is_null;
    } values[] = {
        {"no", "no", false, false},
        {"0.30", "0.30", false, false},
        {"12:30", "12:30", false, false},
        {"010", "010", false, false},
        {"2026-11-02", "2026-11-02", false, false},
        {"40%", "40%", false, false},
        {"40 %", "40 %", false, false},
        {"36..44", "36..44", false, false},
        {"\"no\"", "no", true, false},
        {"'it''s'", "it's", true, false},
        {"\"a\\nb\"", "a\nb", true, false},
        {"\"a\\r\\nb\"", "a\nb", true, false},
        {"", "", false, true},
        {"~", "~", false, true},
        {"null", "null", false, true},
        {"\"\"", "", true, false},
        {"\"null\"", "null", true, false},
        {"|\n  x\n  y\n", "x\ny", true, false},
        {"|+\n  x\n\n", "x", true, false},
        {">\n  x\n  y\n", "x y", true, false},
        {"one\n  two", "one two", false, false},
    };

    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        const struct doc *doc =
            read_text(arena_printf(arena, "a: %s\n", values[i].written));
        const struct doc *v = doc_get(doc, "a");

        ck_assert_ptr_nonnull(v);
        ck_assert_int_eq(v->kind, DOC_SCALAR);
        ck_assert_str_eq(v->text, values[i].text);
        ck_assert_int_eq(v->is_quoted, values[i].is_quoted);
        ck_assert_int_eq(v->is_null, values[i].is_null);
    }
    ck_assert(!diags_has_errors(diags));
}
END_TEST

static void
check_place(struct place place, int line, int column, int length)
{
    ck_assert_int_eq(place.line, line);
    ck_assert_int_eq(place.column, column);
    ck_assert_int_eq(place.length, length);
}

START_TEST(every_value_knows_its_place)
{
    const struct doc *doc = read_text("navn: Bølgen & Sønn\n"
                                      "lots:\n"
                                      "  - id: 'øst'\n"
                                      "    empty:\n"
                                      "  - {æøå: 1, b: 2}\n"
                                      "more: [1, 2]\n");
    const struct doc *lots = doc_get(doc, "lots");

    check_place(doc->place, 1, 1, 4);
    check_place(doc_key_place(doc, "navn"), 1, 1, 4);
    check_place(doc_place(doc, "navn"), 1, 7, 13);
    check_place(doc_place(doc, "lots"), 3, 3, 1);
    check_place(doc_place(doc_at(lots, 0), "id"), 3, 9, 5);
    check_place(doc_place(doc_at(lots, 0), "empty"), 4, 5, 5);
    check_place(doc_place(doc_at(lots, 0), "absent"), 3, 5, 2);
    check_place(doc_at(lots, 1)->place, 5, 5, 1);
    check_place(doc_place(doc_at(lots, 1), "b"), 5, 17, 1);
    check_place(doc_key_place(doc_at(lots, 1), "b"), 5, 14, 1);
    check_place(doc_place(doc, "more"), 6, 7, 1);
    ck_assert_ptr_null(doc_at(lots, 2));
    ck_assert_ptr_eq(doc_at(lots, 1)->parent, lots);
    ck_assert_uint_eq(lots->count, 2);
}
END_TEST

START_TEST(line_ends_of_windows_and_a_byte_order_mark_change_nothing)
{
    const struct doc *doc = read_text("\xEF\xBB\xBF"
                                      "a: 1\r\nb: |\r\n"
                                      "  x\r\n  y\r\nc: 3\r\n");

    ck_assert_ptr_nonnull(doc);
    check_place(doc_place(doc, "a"), 1, 4, 1);
    ck_assert_str_eq(doc_get(doc, "b")->text, "x\ny");
    check_place(doc_place(doc, "c"), 5, 4, 1);
}
END_TEST

START_TEST(a_repeated_key_names_both_lines_and_reading_goes_on)
{
    const struct doc *doc = read_text("a: 1\nb: 2\na: 3\nc: {d: 1, d: 2}\n"
                                      "a: 4\n");
    static const int lines[] = {4, 3, 5};
    static const int others[] = {4, 1, 1};
    const struct diag *g = diags_first(diags);

    for (size_t i = 0; i < 3; i++, g = g->next) {
        ck_assert_str_eq(g->code, "duplicate-key");
        ck_assert_int_eq(g->place.line, lines[i]);
        ck_assert_int_eq(g->other.line, others[i]);
    }
    ck_assert_ptr_null(g);
    ck_assert_uint_eq(doc->count, 3);
    ck_assert_str_eq(doc_get(doc, "a")->text, "1");
    ck_assert_str_eq(doc->last->key, "c");
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
    static const char *const openings[] = {"[", "{a: ", "- ", "[a: "};

    ck_assert_ptr_nonnull(read_text(repeated("[", "]", DOC_MAX_DEPTH)));
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
        diags = diags_create(arena);
        ck_assert_ptr_null(read_text(repeated(openings[i], "", 100000)));
        ck_assert_str_eq(diags_first(diags)->code, "too-deep");
    }
    diags = diags_create(arena);
    ck_assert_ptr_null(read_text(repeated("- 1\n", "", DOC_MAX_VALUES)));
    ck_assert_str_eq(diags_first(diags)->code, "too-many-values");
    diags = diags_create(arena);
    ck_assert_ptr_null(read_text(repeated("# 345678\n", "", 1 << 19)));
    ck_assert_str_eq(diags_first(diags)->code, "file-too-large");
}
END_TEST

static Suite *
yaml_suite(void)
{
    Suite *suite = suite_create("yaml");
    TCase *tests = tcase_create("yaml");
    int count = sizeof refused / sizeof refused[0];

    tcase_add_checked_fixture(tests, start, finish);
    tcase_add_loop_test(
        tests, a_text_that_is_no_yaml_gives_one_message_at_its_place, 0, count);
    tcase_add_loop_test(tests, a_message_can_be_said_in_three_languages, 0,
                        count);
    tcase_add_test(tests, values_arrive_as_they_were_written);
    tcase_add_test(tests, every_value_knows_its_place);
    tcase_add_test(tests,
                   line_ends_of_windows_and_a_byte_order_mark_change_nothing);
    tcase_add_test(tests, a_repeated_key_names_both_lines_and_reading_goes_on);
    tcase_add_test(tests, depth_and_size_have_limits);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    SRunner *runner = srunner_create(yaml_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
