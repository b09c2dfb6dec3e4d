/*
 * Files described as tables: what a table reads, what it says about mistakes,
 * and the reference and schema that come from the same rows.
 */
#include "doc/decode.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

enum procedure { OPEN = 1, RESTRICTED };

struct part {
    const struct doc *doc;
    const char *id;
    num share;
    const struct part *parts; /* a record inside itself */
    size_t parts_count;
};

struct sample {
    const struct doc *doc;
    const char *name;
    const char *id;
    num price;
    long places;
    num share;
    struct range weight;
    bool is_open;
    const char *date;
    const char *deadline;
    int procedure;
    struct range volume;
    const struct part *main_part;
    const struct part *parts;
    size_t parts_count;
    const struct part *named;
    size_t named_count;
    const char *const *needs;
    size_t needs_count;
    const struct doc *rest;
};

static const struct choice procedures[] = {
    {"open", OPEN},
    {"restricted", RESTRICTED},
    {0},
};

extern const struct record part_record;

/* clang-format off */
static const struct field part_fields[] = {
    {.key = "share", .kind = FIELD_SHARE, .is_required = true,
     .offset = offsetof(struct part, share)},
    {.key = "parts", .kind = FIELD_RECORDS,
     .offset = offsetof(struct part, parts),
     .count_offset = offsetof(struct part, parts_count),
     .record = &part_record},
    {0},
};

const struct record part_record = {
    "part", sizeof(struct part), part_fields, offsetof(struct part, id)
};

#define SIMPLE(name, type, member) \
    {.key = name, .kind = type, .offset = offsetof(struct sample, member)}

static const struct field sample_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .is_required = true,
     .offset = offsetof(struct sample, name)},
    SIMPLE("id", FIELD_ID, id),
    {.key = "price", .kind = FIELD_NUMBER, .is_required = true,
     .offset = offsetof(struct sample, price)},
    SIMPLE("places", FIELD_INTEGER, places),
    SIMPLE("share", FIELD_SHARE, share),
    SIMPLE("weight", FIELD_WEIGHT, weight),
    SIMPLE("is_open", FIELD_TRUTH, is_open),
    SIMPLE("date", FIELD_DATE, date),
    SIMPLE("deadline", FIELD_INSTANT, deadline),
    {.key = "procedure", .kind = FIELD_CHOICE,
     .offset = offsetof(struct sample, procedure), .choices = procedures},
    SIMPLE("volume", FIELD_RANGE, volume),
    {.key = "main_part", .kind = FIELD_RECORD,
     .offset = offsetof(struct sample, main_part), .record = &part_record},
    {.key = "parts", .kind = FIELD_RECORDS,
     .offset = offsetof(struct sample, parts),
     .count_offset = offsetof(struct sample, parts_count),
     .record = &part_record},
    {.key = "named", .kind = FIELD_ENTRIES,
     .offset = offsetof(struct sample, named),
     .count_offset = offsetof(struct sample, named_count),
     .record = &part_record},
    {.key = "needs", .kind = FIELD_TEXTS,
     .offset = offsetof(struct sample, needs),
     .count_offset = offsetof(struct sample, needs_count)},
    SIMPLE("rest", FIELD_DOC, rest),
    {0},
};
/* clang-format on */

static const struct record sample_record = {"sample", sizeof(struct sample),
                                            sample_fields, 0};

static struct arena *arena;
static struct diags *diags;
static struct sample sample;

static void
start(void)
{
    arena = arena_create();
    diags = diags_create(arena);
    memset(&sample, 0, sizeof sample);
}

static void
finish(void)
{
    arena_destroy(arena);
}

static bool
read_yaml(const char *text)
{
    const struct doc *doc =
        doc_read_yaml(arena, diags, "f.yaml", text, strlen(text));

    ck_assert_ptr_nonnull(doc);
    return decode(arena, diags, doc, &sample_record, &sample);
}

static bool
read_json(const char *text)
{
    const struct doc *doc =
        doc_read_json(arena, diags, "f.json", text, strlen(text));

    ck_assert_ptr_nonnull(doc);
    return decode(arena, diags, doc, &sample_record, &sample);
}

static void
check_number(num value, const char *fraction)
{
    ck_assert_str_eq(num_fraction_text(arena, value), fraction);
}

static void
check_sample(void)
{
    ck_assert_str_eq(sample.name, "Bølgen");
    ck_assert_str_eq(sample.id, "øst-1.b");
    check_number(sample.price, "8421001/2");
    ck_assert_int_eq(sample.places, -7);
    check_number(sample.share, "2/5");
    check_number(sample.weight.low, "2/5");
    check_number(sample.weight.high, "1/2");
    ck_assert(sample.weight.is_range && sample.is_open);
    ck_assert_str_eq(sample.date, "2028-02-29");
    ck_assert_str_eq(sample.deadline, "2026-11-02T12:00+01:00");
    ck_assert_int_eq(sample.procedure, RESTRICTED);
    check_number(sample.volume.low, "36");
    check_number(sample.volume.high, "44");
    check_number(sample.main_part->share, "1/10");
    ck_assert_uint_eq(sample.parts_count, 2);
    check_number(sample.parts[1].parts[0].share, "1/50");
    ck_assert_uint_eq(sample.named_count, 2);
    ck_assert_str_eq(sample.named[1].id, "vest");
    check_number(sample.named[1].share, "1/4");
    ck_assert_uint_eq(sample.needs_count, 2);
    ck_assert_str_eq(sample.needs[1], "N-02");
    ck_assert_str_eq(doc_at(sample.rest, 0)->text, "x");
    ck_assert_ptr_eq(sample.named[1].doc->parent, doc_get(sample.doc, "named"));
    ck_assert(!diags_has_errors(diags));
}

START_TEST(a_table_reads_yaml_into_a_struct)
{
    ck_assert(read_yaml("name: Bølgen\n"
                        "id: øst-1.b\n"
                        "price: 4210500.50\n"
                        "places: -7\n"
                        "share: 40 %\n"
                        "weight: 40%..50\n"
                        "is_open: true\n"
                        "date: 2028-02-29\n"
                        "deadline: 2026-11-02T12:00+01:00\n"
                        "procedure: restricted\n"
                        "volume: 36..44\n"
                        "main_part: {share: 10%}\n"
                        "parts:\n"
                        "  - share: 1%\n"
                        "  - share: 2%\n"
                        "    parts:\n"
                        "      - share: 2%\n"
                        "named:\n"
                        "  øst: {share: 75%}\n"
                        "  vest: {share: 25%}\n"
                        "needs: [N-01, N-02]\n"
                        "rest: [x]\n"));
    check_sample();
}
END_TEST

START_TEST(a_table_reads_json_into_the_same_struct)
{
    ck_assert(read_json(
        "{\"name\":\"Bølgen\",\"id\":\"øst-1.b\",\"price\":4210500.50,"
        "\"places\":-7,\"share\":\"40%\",\"weight\":\"40..50\","
        "\"is_open\":true,\"date\":\"2028-02-29\","
        "\"deadline\":\"2026-11-02T12:00+01:00\","
        "\"procedure\":\"restricted\",\"volume\":\"36..44\","
        "\"main_part\":{\"share\":\"10%\"},"
        "\"parts\":[{\"share\":\"1%\"},{\"share\":\"2%\","
        "\"parts\":[{\"share\":\"2%\"}]}],"
        "\"named\":{\"øst\":{\"share\":\"75%\"},\"vest\":{\"share\":\"25%\"}},"
        "\"needs\":[\"N-01\",\"N-02\"],\"rest\":[\"x\"]}"));
    check_sample();
}
END_TEST

/* One value, and what is said about it. */
static const struct mistake {
    const char *key, *value, *code, *guess;
} mistakes[] = {
    {"name", "", "empty-value", NULL},
    {"name", "~", "empty-value", NULL},
    {"name", "' '", "empty-value", NULL},
    {"name", "[a]", "wrong-type", NULL},
    {"name", "{a: b}", "wrong-type", NULL},
    {"id", "øst 1", "bad-id", NULL},
    {"id", "-a", "bad-id", NULL},
    {"id", "a/b", "bad-id", NULL},
    {"id", "«a»", "bad-id", NULL},
    {"price", "", "empty-value", NULL},
    {"price", "0,30", "number-comma", "0.30"},
    {"price", "4,210", "number-comma", NULL},
    {"price", "4,210,000", "number-comma", "4210000"},
    {"price", "4,210.50", "number-comma", "4210.50"},
    {"price", "1 234", "number-space", "1234"},
    {"price", "1 234,50", "number-space", "1234.50"},
    {"price",
     "1\xC2\xA0"
     "234,50",
     "number-space", "1234.50"},
    {"price", "1_000", "number-underscore", "1000"},
    {"price", "1e3", "number-exponent", NULL},
    {"price", "0x10", "not-a-number", NULL},
    {"price", ".5", "number-bare-point", NULL},
    {"price", "5.", "number-bare-point", NULL},
    {"price", "007", "number-leading-zero", NULL},
    {"price", "12345678901234567890123456789012345678901", "number-too-long",
     NULL},
    {"price", "40%", "not-a-number", NULL},
    {"price", "4210 kr", "not-a-number", NULL},
    {"price", "true", "not-a-number", NULL},
    {"price", "'4210'", "number-in-quotes", "4210"},
    {"places", "7.5", "whole-number", NULL},
    {"places", "99999999999999999999", "number-too-large", NULL},
    {"share", "40", "share-needs-percent", "40%"},
    {"share", "0.4", "share-needs-percent", "40%"},
    {"share", "1", "share-needs-percent", NULL},
    {"share", "37,5%", "number-comma", "37.5%"},
    {"share", "'%'", "not-a-number", NULL},
    {"weight", "101", "weight-off-scale", NULL},
    {"weight", "-1", "weight-off-scale", NULL},
    {"weight", "90..110%", "weight-off-scale", NULL},
    {"weight", "50..40", "range-reversed", NULL},
    {"weight", "40-50", "range-dots", NULL},
    {"weight", "40–50", "range-dots", NULL},
    {"weight", "37,5", "number-comma", "37.5"},
    {"weight", "40..", "not-a-number", NULL},
    {"weight", "a..b", "not-a-number", NULL},
    {"weight", "heavy", "not-a-number", NULL},
    {"weight", "[40]", "wrong-type", NULL},
    {"volume", "44..36", "range-reversed", NULL},
    {"volume", "36 - 44", "range-dots", NULL},
    {"volume", "36%..44%", "not-a-number", NULL},
    {"is_open", "ja", "truth-words", "true"},
    {"is_open", "Nei", "truth-words", "false"},
    {"is_open", "yes", "truth-words", "true"},
    {"is_open", "OFF", "truth-words", "false"},
    {"is_open", "usann", "truth-words", "false"},
    {"is_open", "'true'", "truth-words", "true"},
    {"is_open", "True", "truth-words", "true"},
    {"is_open", "perhaps", "truth-words", NULL},
    {"date", "02.11.2026", "date-format", "2026-11-02"},
    {"date", "2.11.2026", "date-format", "2026-11-02"},
    {"date", "2. 11. 2026", "date-format", "2026-11-02"},
    {"date", "31.02.2026", "date-format", NULL},
    {"date", "11/02/2026", "date-format", NULL},
    {"date", "2026-11-2", "date-format", NULL},
    {"date", "2026-11-02T12:00Z", "date-format", NULL},
    {"date", "2026-02-29", "date-impossible", NULL},
    {"date", "2100-02-29", "date-impossible", NULL},
    {"date", "2026-13-01", "date-impossible", NULL},
    {"date", "2026-00-10", "date-impossible", NULL},
    {"deadline", "2026-11-02T12:00", "instant-offset", NULL},
    {"deadline", "2026-11-02T12:00:30", "instant-offset", NULL},
    {"deadline", "2026-11-02", "instant-format", NULL},
    {"deadline", "2026-11-02 12:00+01:00", "instant-format",
     "2026-11-02T12:00+01:00"},
    {"deadline", "2026-11-02T12.00+01:00", "instant-format", NULL},
    {"deadline", "2026-11-02T12:00+0100", "instant-format", NULL},
    {"deadline", "2026-11-02T12:00+01:00x", "instant-format", NULL},
    {"deadline", "2026-11-31T12:00+01:00", "date-impossible", NULL},
    {"deadline", "2026-11-02T24:00+01:00", "time-impossible", NULL},
    {"deadline", "2026-11-02T12:00+15:00", "time-impossible", NULL},
    {"procedure", "opne", "unknown-choice", "open"},
    {"procedure", "secret", "unknown-choice", NULL},
    {"main_part", "40%", "map-expected", NULL},
    {"main_part", "[40%]", "map-expected", NULL},
    {"main_part", "", "empty-value", NULL},
    {"parts", "{share: 40%}", "list-expected", NULL},
    {"parts", "40%", "list-expected", NULL},
    {"parts", "[40%]", "map-expected", NULL},
    {"parts", "[{share: 40%, parst: []}]", "unknown-key", "parts"},
    {"named", "[a]", "map-expected", NULL},
    {"needs", "N-01", "list-expected", NULL},
    {"needs", "[N-01, ]", NULL, NULL},
    {"needs", "[N-01, '']", "empty-value", NULL},
    {"needs", "[[N-01]]", "wrong-type", NULL},
};

/* The sample with `value` as its `key`. */
static const char *
sample_with(const char *key, const char *value)
{
    const char *name = strcmp(key, "name") == 0 ? "" : "name: a\n";
    const char *price = strcmp(key, "price") == 0 ? "" : "price: 1\n";

    return arena_printf(arena, "%s%s%s: %s\n", name, price, key, value);
}

START_TEST(a_wrong_value_gives_one_message_with_what_was_meant)
{
    const struct mistake *m = &mistakes[_i];
    bool is_fine = read_yaml(sample_with(m->key, m->value));
    const struct diag *g = diags_first(diags);
    struct buf out = buf_start(arena);

    for (int lang = 0; lang < LANG_COUNT; lang++)
        diags_print(&out, diags, (struct diag_style){(enum lang)lang, false});
    ck_assert_int_eq(is_fine, m->code == NULL);
    if (!m->code) {
        ck_assert_ptr_null(g);
        return;
    }
    ck_assert_ptr_nonnull(g);
    ck_assert_msg(!g->next, "%s: two messages", m->value);
    ck_assert_msg(strcmp(g->code, m->code) == 0, "%s: %s", m->value, g->code);
    ck_assert_msg(m->guess ? g->guess && strcmp(m->guess, g->guess) == 0
                           : !g->guess,
                  "%s: \"%s\"", m->value, g->guess ? g->guess : "");
}
END_TEST

START_TEST(a_json_number_is_no_text_and_a_json_text_is_no_number)
{
    static const struct {
        const char *key, *value, *code;
    } values[] = {
        {"name", "915000000", "text-needs-quotes"},
        {"name", "true", "text-needs-quotes"},
        {"name", "null", "empty-value"},
        {"name", "\"\"", "empty-value"},
        {"id", "7", "text-needs-quotes"},
        {"price", "\"4210\"", "number-in-quotes"},
        {"price", "1e3", "number-exponent"},
        {"price", "true", "not-a-number"},
        {"is_open", "1", "truth-words"},
        {"is_open", "\"true\"", "truth-words"},
        {"share", "40", "share-needs-percent"},
        {"parts", "{}", "json-list-expected"},
        {"main_part", "[]", "json-map-expected"},
        {"needs", "[1]", "text-needs-quotes"},
    };

    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        bool is_name = strcmp(values[i].key, "name") == 0;
        bool is_price = strcmp(values[i].key, "price") == 0;
        const char *text = arena_printf(
            arena, "{%s%s\"%s\":%s}", is_name ? "" : "\"name\":\"a\",",
            is_price ? "" : "\"price\":1,", values[i].key, values[i].value);

        diags = diags_create(arena);
        ck_assert(!read_json(text));
        ck_assert_str_eq(diags_first(diags)->code, values[i].code);
        ck_assert_ptr_null(diags_first(diags)->next);
    }
    diags = diags_create(arena);
    ck_assert(read_json("{\"name\":\"a\",\"price\":1,\"weight\":40,"
                        "\"volume\":7}"));
    check_number(sample.weight.high, "2/5");
    ck_assert(!sample.weight.is_range);
}
END_TEST

START_TEST(several_mistakes_give_several_messages_at_their_places)
{
    static const struct {
        const char *code;
        int line, column, length;
        const char *guess;
    } expected[] = {
        {"duplicate-key", 8, 1, 5, NULL},
        {"unknown-key", 1, 1, 4, "name"},
        {"number-comma", 2, 8, 4, "0.30"},
        {"missing-key", 4, 5, 5, NULL},
        {"unknown-key", 4, 5, 5, "parts"},
        {"share-needs-percent", 5, 12, 2, "40%"},
        {"wrong-type", 6, 8, 1, NULL},
        {"unknown-key", 7, 1, 7, NULL},
    };
    const struct diag *g = NULL;

    ck_assert(!read_yaml("naem: Bølgen\n"
                         "price: 0,30\n"
                         "parts:\n"
                         "  - parst: []\n"
                         "  - share: 40\n"
                         "share: [1]\n"
                         "nothing: like it\n"
                         "price: 2\n"));
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        for (g = diags_first(diags); g; g = g->next)
            if (strcmp(g->code, expected[i].code) == 0 &&
                g->place.line == expected[i].line)
                break;
        ck_assert_msg(g != NULL, "%s is not there", expected[i].code);
        ck_assert_int_eq(g->place.column, expected[i].column);
        ck_assert_int_eq(g->place.length, expected[i].length);
        ck_assert_int_eq(g->guess != NULL, expected[i].guess != NULL);
        if (g->guess)
            ck_assert_str_eq(g->guess, expected[i].guess);
    }
    ck_assert_uint_eq(diags_count(diags, DIAG_ERROR),
                      sizeof expected / sizeof expected[0]);
}
END_TEST

START_TEST(what_cannot_be_read_stays_zero)
{
    ck_assert(!read_yaml("name: [a]\nprice: x\nshare: 4\nweight: 200\n"
                         "volume: 2..1\nparts: [a]\nis_open: ja\n"));
    ck_assert_ptr_null(sample.name);
    check_number(sample.price, "0");
    check_number(sample.share, "0");
    check_number(sample.weight.high, "0");
    check_number(sample.volume.low, "0");
    ck_assert(!sample.is_open && !sample.volume.is_range);
    ck_assert_uint_eq(sample.parts_count, 1);
    ck_assert_str_eq(sample.parts[0].doc->text, "a");
}
END_TEST

START_TEST(moments_are_compared_across_offsets)
{
    static const struct {
        const char *x, *y;
        int order;
    } pairs[] = {
        {"2026-11-02T12:00+01:00", "2026-11-02T11:00Z", 0},
        {"2026-11-02T12:00:00Z", "2026-11-02T12:00Z", 0},
        {"2026-11-02T12:00:01Z", "2026-11-02T12:00Z", 1},
        {"2026-11-02T00:30+01:00", "2026-11-01T23:45Z", -1},
        {"2027-01-01T00:00Z", "2026-12-31T23:59:59Z", 1},
        {"2028-03-01T00:00+14:00", "2028-02-29T10:00Z", 0},
        {"2026-06-01T12:00-03:30", "2026-06-01T15:29Z", 1},
    };

    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        ck_assert_int_eq(instant_compare(pairs[i].x, pairs[i].y),
                         pairs[i].order);
        ck_assert_int_eq(instant_compare(pairs[i].y, pairs[i].x),
                         -pairs[i].order);
    }
}
END_TEST

START_TEST(days_are_counted_by_the_calendar)
{
    ck_assert_int_eq(days_between("2026-11-02", "2026-11-02"), 0);
    ck_assert_int_eq(days_between("2026-02-28", "2026-03-01"), 1);
    ck_assert_int_eq(days_between("2028-02-28", "2028-03-01"), 2);
    ck_assert_int_eq(days_between("2100-02-28", "2100-03-01"), 1);
    ck_assert_int_eq(days_between("2000-01-01", "2026-11-02"), 9802);
    ck_assert_int_eq(days_between("2026-11-02", "2000-01-01"), -9802);
    ck_assert_int_eq(days_between("1970-01-01", "2000-01-01"), 10957);
    ck_assert_int_eq(days_between("0000-01-01", "0001-01-01"), 366);
    ck_assert_int_eq(days_between("2026-11-02T23:00Z", "2026-11-03"), 1);
}
END_TEST

static size_t
count_of(const char *text, const char *part)
{
    size_t count = 0;

    while ((text = strstr(text, part))) {
        count++;
        text += strlen(part);
    }
    return count;
}

START_TEST(the_reference_has_each_key_once)
{
    struct buf all = buf_start(arena);
    struct buf one = buf_start(arena);
    const char **names = NULL;

    ck_assert_uint_eq(decode_reference(&all, &sample_record, LANG_EN, NULL),
                      18);
    ck_assert_uint_eq(count_of(buf_text(&all), "part.share: "), 1);
    ck_assert_uint_eq(decode_reference(&one, &sample_record, LANG_NB, "share"),
                      2);
    ck_assert_ptr_nonnull(strstr(buf_text(&one), "part.share: "));
    ck_assert_ptr_nonnull(strstr(buf_text(&one), "påkrevd"));
    ck_assert_ptr_nonnull(strstr(buf_text(&all), "open, restricted"));
    ck_assert_uint_eq(decode_reference(&one, &sample_record, LANG_NN, "none"),
                      0);
    ck_assert_uint_eq(decode_keys(arena, &sample_record, &names), 18);
    ck_assert_str_eq(names[0], "name");
    ck_assert_str_eq(names[17], "parts");
}
END_TEST

START_TEST(the_schema_is_json_that_refers_to_each_record)
{
    struct buf b = buf_start(arena);

    decode_schema(&b, &sample_record, LANG_EN);

    const struct doc *doc =
        doc_read_json(arena, diags, "schema", buf_text(&b), b.size);
    const struct doc *defs = doc_get(doc, "$defs");
    const struct doc *part = doc_get(defs, "part");

    ck_assert_uint_eq(defs->count, 2);
    ck_assert_str_eq(doc_get(doc, "$ref")->text, "#/$defs/sample");
    ck_assert_str_eq(doc_at(doc_get(part, "required"), 0)->text, "share");
    ck_assert_uint_eq(doc_get(doc_get(defs, "sample"), "properties")->count,
                      16);
    ck_assert_str_eq(
        doc_get(doc_get(doc_get(doc_get(part, "properties"), "parts"), "items"),
                "$ref")
            ->text,
        "#/$defs/part");
}
END_TEST

static Suite *
decode_suite(void)
{
    Suite *suite = suite_create("decode");
    TCase *tests = tcase_create("decode");

    tcase_add_checked_fixture(tests, start, finish);
    tcase_add_test(tests, a_table_reads_yaml_into_a_struct);
    tcase_add_test(tests, a_table_reads_json_into_the_same_struct);
    tcase_add_loop_test(tests,
                        a_wrong_value_gives_one_message_with_what_was_meant, 0,
                        sizeof mistakes / sizeof mistakes[0]);
    tcase_add_test(tests,
                   a_json_number_is_no_text_and_a_json_text_is_no_number);
    tcase_add_test(tests,
                   several_mistakes_give_several_messages_at_their_places);
    tcase_add_test(tests, what_cannot_be_read_stays_zero);
    tcase_add_test(tests, moments_are_compared_across_offsets);
    tcase_add_test(tests, days_are_counted_by_the_calendar);
    tcase_add_test(tests, the_reference_has_each_key_once);
    tcase_add_test(tests, the_schema_is_json_that_refers_to_each_record);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    SRunner *runner = srunner_create(decode_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
