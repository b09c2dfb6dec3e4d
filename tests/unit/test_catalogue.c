/*
 * The catalogue: every entry, whatever entries there are. A new formula in
 * src/catalogue/ is tested here without a new line.
 */
#include "catalogue/catalogue.h"
#include "catalogue/entry.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;
static struct catalogue *catalogue;
static const char **ids;
static size_t ids_count;

static void
open_catalogue(void)
{
    arena = arena_create();
    catalogue = catalogue_open(arena);
    ids_count = catalogue_ids(catalogue, KIND_COUNT, &ids);
}

static void
close_catalogue(void)
{
    arena_destroy(arena);
}

static bool
has_name(const struct formula_entry *entry, const char *lang)
{
    for (size_t i = 0; i < entry->names_count; i++)
        if (strcmp(entry->names[i].lang, lang) == 0)
            return true;
    return false;
}

START_TEST(every_entry_is_read_and_says_who_it_is)
{
    ck_assert_uint_gt(ids_count, 0);
    for (size_t i = 0; i < ids_count; i++) {
        const struct formula_entry *entry = catalogue_find(catalogue, ids[i]);

        ck_assert_str_eq(entry->id, ids[i]);
        ck_assert_ptr_nonnull(entry->expr);
        ck_assert_ptr_eq(entry, catalogue_find(catalogue, ids[i]));
        ck_assert_msg(has_name(entry, "nb"), "%s has no name in nb", ids[i]);
        ck_assert_msg(has_name(entry, "nn"), "%s has no name in nn", ids[i]);
        ck_assert_msg(has_name(entry, "en"), "%s has no name in en", ids[i]);
        ck_assert_msg(strlen(entry->source) > 0, "%s has no source", ids[i]);
    }
}
END_TEST

START_TEST(every_worked_example_holds)
{
    struct buf out = buf_start(arena);

    for (size_t i = 0; i < ids_count; i++) {
        const struct formula_entry *entry = catalogue_find(catalogue, ids[i]);

        ck_assert_msg(entry->examples != NULL && entry->examples->count > 0,
                      "%s has no worked example", ids[i]);
        (void)entry_check_examples(&out, arena, entry);
    }
    ck_assert_msg(out.size == 0, "%s", buf_text(&out));
}
END_TEST

START_TEST(every_warning_has_words_in_the_table)
{
    for (size_t i = 0; i < ids_count; i++) {
        const struct formula_entry *entry = catalogue_find(catalogue, ids[i]);

        for (size_t k = 0; k < entry->warnings_count; k++)
            ck_assert_msg(text_has(entry->warnings[k]), "%s: %s", ids[i],
                          entry->warnings[k]);
        for (size_t k = 0; k < entry->parameters_count; k++)
            ck_assert_msg(entry->parameters[k].about != NULL,
                          "%s: %s is not explained", ids[i],
                          entry->parameters[k].name);
    }
}
END_TEST

START_TEST(the_text_of_a_formula_reads_back_as_the_same_formula)
{
    struct diags *d = diags_create(arena);

    for (size_t i = 0; i < ids_count; i++) {
        const struct formula_entry *entry = catalogue_find(catalogue, ids[i]);
        const char *text = expr_text(arena, entry->expr);
        struct expr *again =
            expr_read(arena, d, (struct place){0}, text, entry->scope);

        ck_assert_msg(again != NULL, "%s: %s", ids[i], text);
        ck_assert_str_eq(expr_text(arena, again), text);
    }
}
END_TEST

START_TEST(every_entry_is_told_in_every_language)
{
    for (size_t i = 0; i < ids_count; i++) {
        const struct formula_entry *entry = catalogue_find(catalogue, ids[i]);

        for (int lang = 0; lang < LANG_COUNT; lang++) {
            struct buf out = buf_start(arena);
            const char *title = entry_title(entry, (enum lang)lang);

            entry_print(&out, arena, entry, (enum lang)lang);
            ck_assert_ptr_nonnull(strstr(buf_text(&out), entry->id));
            ck_assert_ptr_nonnull(strstr(buf_text(&out), title));
            ck_assert_ptr_nonnull(strstr(
                buf_text(&out), text_of((enum lang)lang, "entry.examples")));
        }
    }
}
END_TEST

START_TEST(a_worked_example_is_told_with_its_figures)
{
    struct buf out = buf_start(arena);
    const struct formula_entry *entry =
        catalogue_find(catalogue, "price-ratio-lowest");

    entry_print(&out, arena, entry, LANG_EN);
    ck_assert_msg(strstr(buf_text(&out), "bid 2: 10 \xC3\x97 80 / 100 = 8\n"),
                  "%s", buf_text(&out));
}
END_TEST

START_TEST(the_ids_of_a_kind_are_those_of_its_entries)
{
    size_t sum = 0;

    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const char **of_kind = NULL;
        size_t count = catalogue_ids(catalogue, kind, &of_kind);

        for (size_t i = 0; i < count; i++)
            ck_assert_int_eq(catalogue_find(catalogue, of_kind[i])->kind, kind);
        ck_assert_uint_gt(count, 0);
        sum += count;
    }
    ck_assert_uint_eq(sum, ids_count);
}
END_TEST

START_TEST(an_id_that_is_not_there_is_not_found)
{
    ck_assert_ptr_null(catalogue_find(catalogue, "price-linaer"));
    ck_assert_ptr_null(catalogue_find(catalogue, ""));
}
END_TEST

START_TEST(every_kind_says_which_names_it_has)
{
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const struct scope *scope = kind_scope((enum formula_kind)kind);

        ck_assert_int_eq(formula_kinds[kind].value, kind);
        ck_assert(kind == KIND_RULE || scope->count > 0);
        for (size_t i = 0; i < scope->count; i++) {
            const char *name = scope->quantities[i].name;

            ck_assert_msg(text_has(arena_printf(arena, "name.%s", name)),
                          "%s has no words", name);
        }
    }
    ck_assert_ptr_null(formula_kinds[KIND_COUNT].name);
}
END_TEST

START_TEST(a_parameter_stands_after_the_names_of_the_kind)
{
    for (size_t i = 0; i < ids_count; i++) {
        const struct formula_entry *entry = catalogue_find(catalogue, ids[i]);

        for (size_t k = 0; k < entry->parameters_count; k++) {
            size_t at = entry_parameter_quantity(entry, k);

            ck_assert_uint_lt(at, entry->scope->count);
            ck_assert_str_eq(entry->scope->quantities[at].name,
                             entry->parameters[k].name);
        }
    }
}
END_TEST

/* -- a formula nobody has written C for ------------------------------------ */

static const char new_entry[] =
    "id: price-inverse-power\n"
    "names: {nb: Omvendt potens, en: Inverse power}\n"
    "formula: max_points * (lowest(price) / price) ^ power\n"
    "parameters:\n"
    "  - {name: power, unit: count, default: 2, lowest: 1}\n"
    "range: (0, max_points]\n"
    "source: submissionsrecht.ch\n"
    "examples:\n"
    "  - given: {max_points: 10, price: [80, 100, 125, 150]}\n"
    "    gives: [10, 32/5, 512/125, 128/45]\n"
    "  - given: {max_points: 10, power: 0.5, price: [80, 100]}\n"
    "    digits: 4\n"
    "    gives: [10, 8.9443]\n";

/* What is written instead, and what is told of it. */
static const struct broken_case {
    const char *what, *with, *told;
} broken_cases[] = {
    {NULL, NULL, NULL},
    {"32/5", "33/5", "new.yaml:9: price-inverse-power, result 2: 32/5, not"},
    {"32/5", "3x/5", "what it gives is no figure"},
    {", 128/45", "", "the results are as many as the bids"},
    {"price: [80", "prise: [80", "given"},
    {"price: [80", "price: [[80, 1]", "given"},
    {"price: [80", "price: [0", "result 1"},
    {"price: [80", "price: [~", "result 1"},
    {"    digits: 4\n", "", "no digits are said"},
    {"digits: 4", "digits: 3", "result 2: 1118/125, not 8.9443"},
    {"digits: 4", "didgits: 4", "didgits"},
};
#define BROKEN_COUNT (sizeof broken_cases / sizeof broken_cases[0])

static const char *
replaced(const char *text, const char *what, const char *with)
{
    struct buf b = buf_start(arena);
    const char *at = what == NULL ? NULL : strstr(text, what);

    if (what == NULL)
        return text;
    ck_assert_ptr_nonnull(at);
    buf_add_bytes(&b, text, (size_t)(at - text));
    buf_add(&b, with);
    buf_add(&b, at + strlen(what));
    return buf_text(&b);
}

START_TEST(a_new_entry_needs_its_text_only_and_a_wrong_example_is_told)
{
    const struct broken_case *c = &broken_cases[_i];
    const char *text = replaced(new_entry, c->what, c->with);
    struct diags *d = diags_create(arena);
    struct buf out = buf_start(arena);
    const struct doc *doc =
        doc_read_yaml(arena, d, "new.yaml", text, strlen(text));
    const struct formula_entry *entry = entry_read(arena, d, doc, KIND_PRICE);

    ck_assert_ptr_nonnull(entry);
    ck_assert(entry_check_examples(&out, arena, entry) == (c->told == NULL));
    if (c->told != NULL)
        ck_assert_msg(strstr(buf_text(&out), c->told) != NULL, "%s",
                      buf_text(&out));
    entry_print(&out, arena, entry, LANG_NN);
    ck_assert_ptr_nonnull(strstr(buf_text(&out), "Omvendt potens"));
}
END_TEST

/* What is wrong with the entry itself. */
static const struct refused_case {
    const char *what, *with, *code;
} refused_cases[] = {
    {"unit: count", "unit: pounds", "catalogue-unknown-word"},
    {"default: 2", "default: two", "catalogue-unknown-word"},
    {"^ power", "^ pover", NULL},
    {"range:", "rnage:", NULL},
    {"id: price", "name: price", NULL},
};
#define REFUSED_COUNT (sizeof refused_cases / sizeof refused_cases[0])

START_TEST(an_entry_that_is_wrong_is_refused)
{
    const struct refused_case *c = &refused_cases[_i];
    const char *text = replaced(new_entry, c->what, c->with);
    struct diags *d = diags_create(arena);
    const struct doc *doc =
        doc_read_yaml(arena, d, "new.yaml", text, strlen(text));

    ck_assert_ptr_null(entry_read(arena, d, doc, KIND_PRICE));
    ck_assert_uint_gt(diags_count(d, DIAG_ERROR), 0);
    if (c->code != NULL)
        ck_assert_str_eq(diags_first(d)->code, c->code);
}
END_TEST

/* -- a buyer's own formula --------------------------------------------------
 */

static const struct place here = {"criteria/award.yaml", 14, 22, 0};

static const struct parameter own_parameters[] = {
    {.name = "limit", .unit_text = "money", .unit = {.money = 1}},
    {.name = "price", .unit_text = "money", .unit = {.money = 1}},
};

static const struct own_case {
    enum formula_kind kind;
    const char *text;
    size_t parameters; /* of own_parameters */
    size_t errors, warnings;
} own_cases[] = {
    {KIND_PRICE, "max_points * lowest(price) / price", 0, 0, 0},
    {KIND_PRICE, "max_points * min(1, limit / price)", 1, 0, 0},
    {KIND_PRICE, "max_points * (limit - price) / limit", 1, 0, 0},
    {KIND_PRICE, "max_points", 1, 0, 1},
    {KIND_PRICE, "max_points * limit / price", 2, 1, 0},
    {KIND_PRICE, "max_points * lowst(price) / price", 0, 1, 0},
    {KIND_PRICE, "max_points * lowest(pris) / price", 0, 1, 0},
    {KIND_PRICE, "max_points * (lowest(price)", 0, 1, 0},
    {KIND_PRICE, "price", 0, 1, 0},
    {KIND_PRICE, "max_points + price", 0, 1, 0},
    {KIND_PRICE, "", 0, 1, 0},
    {KIND_PANEL, "mean(score over assessors)", 0, 0, 0},
    {KIND_PANEL, "score", 0, 1, 0},
    {KIND_COMBINE, "price - 1000 * quality", 0, 1, 0},
    {KIND_COMBINE, "sum(weight * points over criteria)", 0, 0, 0},
    {KIND_MET, "answer >= 28", 0, 0, 0},
    {KIND_MET, "answer", 0, 1, 0},
};
#define OWN_COUNT (sizeof own_cases / sizeof own_cases[0])

START_TEST(an_own_formula_is_an_entry_or_one_error)
{
    const struct own_case *c = &own_cases[_i];
    struct diags *d = diags_create(arena);
    const struct formula_entry *entry =
        catalogue_own(arena, d,
                      &(struct own_formula){c->kind, here, c->text,
                                            own_parameters, c->parameters});
    struct buf told = buf_start(arena);

    diags_print(&told, d, (struct diag_style){LANG_EN, false});
    ck_assert_msg(diags_count(d, DIAG_ERROR) == c->errors, "%s: %s", c->text,
                  buf_text(&told));
    ck_assert_uint_eq(diags_count(d, DIAG_WARNING), c->warnings);
    ck_assert((entry == NULL) == (c->errors > 0));
    for (struct diag *g = diags_first(d); g != NULL; g = g->next) {
        ck_assert_str_eq(g->place.file, here.file);
        ck_assert_int_eq(g->place.line, here.line);
        ck_assert_msg(text_has(arena_printf(arena, "%s?", g->code)), "%s",
                      g->code);
    }
}
END_TEST

START_TEST(an_own_formula_is_told_like_any_other)
{
    struct diags *d = diags_create(arena);
    struct buf out = buf_start(arena);
    const struct formula_entry *entry = catalogue_own(
        arena, d,
        &(struct own_formula){KIND_PRICE, here,
                              "max_points * (limit - price) / limit",
                              own_parameters, 1});

    ck_assert_uint_eq(entry_parameter_quantity(entry, 0), 2);
    ck_assert_str_eq(entry_title(entry, LANG_EN),
                     text_of(LANG_EN, "entry.own-formula"));
    entry_print(&out, arena, entry, LANG_NB);
    ck_assert_ptr_nonnull(strstr(buf_text(&out), "limit"));
    ck_assert(entry_check_examples(&out, arena, entry));
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("catalogue");
    TCase *all = tcase_create("catalogue");

    tcase_add_checked_fixture(all, open_catalogue, close_catalogue);
    tcase_add_test(all, every_entry_is_read_and_says_who_it_is);
    tcase_add_test(all, every_worked_example_holds);
    tcase_add_test(all, every_warning_has_words_in_the_table);
    tcase_add_test(all, the_text_of_a_formula_reads_back_as_the_same_formula);
    tcase_add_test(all, every_entry_is_told_in_every_language);
    tcase_add_test(all, a_worked_example_is_told_with_its_figures);
    tcase_add_test(all, the_ids_of_a_kind_are_those_of_its_entries);
    tcase_add_test(all, an_id_that_is_not_there_is_not_found);
    tcase_add_test(all, every_kind_says_which_names_it_has);
    tcase_add_test(all, a_parameter_stands_after_the_names_of_the_kind);
    tcase_add_loop_test(
        all, a_new_entry_needs_its_text_only_and_a_wrong_example_is_told, 0,
        (int)BROKEN_COUNT);
    tcase_add_loop_test(all, an_entry_that_is_wrong_is_refused, 0,
                        (int)REFUSED_COUNT);
    tcase_add_loop_test(all, an_own_formula_is_an_entry_or_one_error, 0,
                        (int)OWN_COUNT);
    tcase_add_test(all, an_own_formula_is_told_like_any_other);
    suite_add_tcase(suite, all);

    SRunner *runner = srunner_create(suite);

    srunner_run_all(runner, CK_NORMAL);

    int failed = srunner_ntests_failed(runner);

    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
