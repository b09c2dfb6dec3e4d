/*
 * The files of `anbud init` and the blank bids of `anbud new-bid`: they are
 * sound in every language, and nothing is ever written over.
 */
#include "base/file.h"
#include "cli/commands.h"
#include "cli/tender.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;
static const char *root;

static void
make_root(void)
{
    const char *above = getenv("TMPDIR");
    char *path = NULL;

    arena = arena_create();
    path = arena_printf(arena, "%s/anbud-XXXXXX", above ? above : "/tmp");
    root = mkdtemp(path);
    ck_assert_ptr_nonnull(root);
}

static void
remove_root(void)
{
    (void)!system(arena_printf(arena, "rm -rf '%s'", root));
    arena_destroy(arena);
}

/* A session whose tender folder is `root`. */
static struct session
session_in(struct options *options, int lang)
{
    *options = (struct options){
        .folder = root, .lang = lang, .is_quiet = true, .threads = 1};
    return session_open(arena, options);
}

static enum status
run_command(const char *name, const char *operand, int lang)
{
    const char *operands[] = {operand};
    struct options options;
    struct session s = session_in(&options, lang);

    options.operands = operands;
    options.operands_count = 1;
    if (strcmp(name, "init") != 0)
        options.folder = arena_printf(arena, "%s/tender", root);
    return command_find(name)->run(&s);
}

static struct session
session_of_tender(struct options *options)
{
    struct session s = session_in(options, LANG_COUNT);

    options->folder = arena_printf(arena, "%s/tender", root);
    return s;
}

/* -- init ------------------------------------------------------------------ */

START_TEST(a_new_folder_has_no_problems_in_any_language)
{
    struct options options;
    struct session s;
    struct tender_work w;

    ck_assert_int_eq(run_command("init", "tender", _i), STATUS_FINE);
    s = session_of_tender(&options);
    w = tender_evaluate(&s, true);
    ck_assert_ptr_null(diags_first(s.diags));
    ck_assert_int_eq(w.folder->tender.lang, _i);
    ck_assert_uint_eq(w.folder->bids_count, 0);
}
END_TEST

START_TEST(a_new_folder_has_the_same_files_in_every_language)
{
    static const char *const folders[] = {"criteria", "risk", "bids",
                                          "bids/scores"};
    struct listing of_english[4];

    for (int lang = 0; lang < LANG_COUNT; lang++) {
        const char *name = text_lang_code((enum lang)lang);

        ck_assert_int_eq(run_command("init", name, lang), STATUS_FINE);
        for (size_t i = 0; i < 4; i++) {
            struct listing l = file_list_all(
                arena, arena_printf(arena, "%s/%s/%s", root, name, folders[i]));

            if (lang == 0)
                of_english[i] = l;
            ck_assert_uint_eq(l.count, of_english[i].count);
            for (size_t k = 0; k < l.count; k++)
                ck_assert_str_eq(l.names[k], of_english[i].names[k]);
        }
    }
}
END_TEST

START_TEST(a_file_that_is_there_stops_init_before_anything_is_written)
{
    const char *path = arena_printf(arena, "%s/risk/matrix.yaml", root);

    ck_assert_ptr_null(
        file_make_folder(arena, arena_printf(arena, "%s/risk", root)));
    ck_assert_ptr_null(file_save(arena, path, "mine\n", 5));
    ck_assert_int_eq(run_command("init", ".", LANG_EN), STATUS_USAGE);
    ck_assert_str_eq(file_read(arena, path, 100).at, "mine\n");
    ck_assert(!file_exists(arena_printf(arena, "%s/criteria", root)));
}
END_TEST

/* -- new-bid --------------------------------------------------------------- */

START_TEST(a_blank_bid_names_every_place_that_is_to_be_filled_in)
{
    struct options options;
    struct session s;
    size_t in_the_bid = 0;

    ck_assert_int_eq(run_command("init", "tender", LANG_NB), STATUS_FINE);
    ck_assert_int_eq(run_command("new-bid", "havgap", LANG_NB), STATUS_FINE);
    s = session_of_tender(&options);
    (void)tender_read(&s);
    for (const struct diag *g = diags_first(s.diags); g; g = g->next)
        if (g->place.file && strcmp(g->place.file, "bids/havgap.json") == 0) {
            ck_assert_int_gt(g->place.line, 0);
            in_the_bid++;
        }
    ck_assert_uint_ge(in_the_bid, 4); /* name, number, received, valid_until */
}
END_TEST

START_TEST(a_bid_that_is_there_is_kept)
{
    const char *path = arena_printf(arena, "%s/tender/bids/havgap.json", root);

    ck_assert_int_eq(run_command("init", "tender", LANG_NB), STATUS_FINE);
    ck_assert_ptr_null(file_save(arena, path, "{}\n", 3));
    ck_assert_int_eq(run_command("new-bid", "havgap", LANG_NB), STATUS_USAGE);
    ck_assert_str_eq(file_read(arena, path, 100).at, "{}\n");
}
END_TEST

static const char *const bad_ids[] = {"a b", "../x", "", "x/y", "-", ".x"};

START_TEST(a_bid_must_have_a_name_that_fits_a_file)
{
    ck_assert_int_eq(run_command("init", "tender", LANG_NB), STATUS_FINE);
    ck_assert_int_eq(run_command("new-bid", bad_ids[_i], LANG_NB),
                     STATUS_USAGE);
}
END_TEST

static Suite *
init_suite(void)
{
    Suite *s = suite_create("init");
    TCase *t = tcase_create("files");

    tcase_add_checked_fixture(t, make_root, remove_root);
    tcase_add_loop_test(t, a_new_folder_has_no_problems_in_any_language, 0,
                        LANG_COUNT);
    tcase_add_test(t, a_new_folder_has_the_same_files_in_every_language);
    tcase_add_test(t,
                   a_file_that_is_there_stops_init_before_anything_is_written);
    tcase_add_test(t, a_blank_bid_names_every_place_that_is_to_be_filled_in);
    tcase_add_test(t, a_bid_that_is_there_is_kept);
    tcase_add_loop_test(t, a_bid_must_have_a_name_that_fits_a_file, 0,
                        sizeof bad_ids / sizeof bad_ids[0]);
    suite_add_tcase(s, t);
    return s;
}

int
main(void)
{
    SRunner *runner = srunner_create(init_suite());
    int failed = 0;

    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
