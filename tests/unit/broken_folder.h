/*
 * A copy of tests/cases/small-tender in which one thing is broken: then there
 * is one message, and it stands at the right line. ANBUD_SHOW=1 prints it.
 */
#ifndef TESTS_UNIT_BROKEN_FOLDER_H
#define TESTS_UNIT_BROKEN_FOLDER_H

#include "base/file.h"
#include "read/read.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CASE "tests/cases/small-tender"

struct edit {
    const char *file;
    const char *find; /* NULL: the file is made, or removed */
    const char *put;  /* NULL: removed */
    const char *code;
    int line;
    const char *guess;
};

#define TENDER         "criteria/tender.yaml"
#define NEEDS          "criteria/needs.yaml"
#define REQUIREMENTS   "criteria/requirements.yaml"
#define AWARD          "criteria/award.yaml"
#define ASSESSORS      "criteria/assessors.yaml"
#define MATRIX         "risk/matrix.yaml"
#define REGISTER       "risk/register.yaml"
#define DECISIONS      "bids/decisions.yaml"
#define CLARIFICATIONS "bids/clarifications.yaml"
#define CONSENSUS      "bids/scores/consensus.yaml"
#define A1             "bids/scores/A1.yaml"
#define GRANHEIM       "bids/granheim.json"
#define HAVGAP         "bids/havgap.json"

static struct arena *a;
static const char *folder;

static inline const char *
within(const char *name)
{
    return arena_printf(a, "%s/%s", folder, name);
}

static inline void
copy_folder(const char *name)
{
    const char *from = arena_printf(a, CASE "/%s", name);
    struct listing l = file_list_all(a, from);

    ck_assert_ptr_null(file_make_folder(a, within(name)));
    for (size_t i = 0; i < l.count; i++) {
        const char *inner = arena_printf(a, "%s/%s", name, l.names[i]);
        struct file f =
            file_read(a, arena_printf(a, CASE "/%s", inner), 1 << 20);

        if (f.state == FILE_READ) {
            ck_assert_ptr_null(file_save(a, within(inner), f.at, f.size));
        }
    }
}

static inline void
setup(void)
{
    char *name = NULL;

    a = arena_create();
    name = arena_text(a, "/tmp/anbud-test-XXXXXX");
    folder = mkdtemp(name);
    ck_assert_ptr_nonnull(folder);
    copy_folder("criteria");
    copy_folder("risk");
    copy_folder("bids");
    copy_folder("bids/scores");
}

static inline void
empty(const char *path)
{
    struct listing l = file_list_all(a, path);

    for (size_t i = 0; i < l.count; i++) {
        const char *inner = arena_printf(a, "%s/%s", path, l.names[i]);

        empty(inner);
        remove(inner);
    }
}

static inline void
teardown(void)
{
    empty(folder);
    rmdir(folder);
    arena_destroy(a);
}

/* `text` with the first `find` replaced by `put`. */
static inline const char *
replaced(const char *text, const char *find, const char *put)
{
    const char *at = strstr(text, find);

    ck_assert_msg(at != NULL, "there is no \"%s\"", find);
    return arena_printf(a, "%.*s%s%s", (int)(at - text), text, put,
                        at + strlen(find));
}

static inline void
make_edit(const struct edit *e)
{
    const char *path = within(e->file);
    const char *text = e->put;

    if (!text) {
        ck_assert_int_eq(unlink(path), 0);
        return;
    }
    if (e->find) {
        struct file f = file_read(a, path, 1 << 20);

        ck_assert_int_eq(f.state, FILE_READ);
        text = replaced(f.at, e->find, e->put);
    }
    ck_assert_ptr_null(file_save(a, path, text, strlen(text)));
}

/* The messages as text, in `lang`. */
static inline const char *
told(const struct diags *d, enum lang lang)
{
    struct buf b = buf_start(a);

    diags_print(&b, d, (struct diag_style){lang, false});
    return buf_text(&b);
}

/* Reads the folder and, when it can be used, looks for missing scores. */
static inline struct folder *
read_edited(struct diags *d)
{
    struct folder *f = read_folder(a, d, catalogue_open(a), folder);

    if (!diags_has_errors(d)) {
        read_missing_scores(a, d, f);
    }
    return f;
}

/* The message `e` expects, and no other. */
static inline void
check_edit(const struct edit *e)
{
    struct diags *d = diags_create(a);
    const struct diag *g = NULL;

    make_edit(e);
    (void)read_edited(d);
    g = diags_first(d);
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        const char *text = told(d, (enum lang)lang);

        if (getenv("ANBUD_SHOW")) {
            (void)printf("#%s:%d:%d\n%s\n", e->code, e->line,
                         g ? g->place.line : -1, text);
        }
    }
    ck_assert_msg(g != NULL, "%s: nothing was said", e->code);
    ck_assert_msg(strcmp(g->code, e->code) == 0, "%s, but\n%s", e->code,
                  told(d, LANG_EN));
    ck_assert_msg(g->next == NULL, "one mistake, but\n%s", told(d, LANG_EN));
    ck_assert_msg(g->place.line == e->line, "line %d, but\n%s", e->line,
                  told(d, LANG_EN));
    if (e->guess) {
        ck_assert_msg(g->guess && strcmp(g->guess, e->guess) == 0,
                      "guess %s, but\n%s", e->guess, told(d, LANG_EN));
    }
}

/* A test that is run once for each row of a table. */
struct loop {
    const TTest *test;
    size_t count;
};

static inline int
run(const char *name, const struct loop *loops, const TTest *const *rest)
{
    Suite *s = suite_create(name);
    TCase *c = tcase_create(name);
    SRunner *runner = srunner_create(s);

    suite_add_tcase(s, c);
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_set_timeout(c, 60);
    for (; loops->test; loops++) {
        tcase_add_loop_test(c, loops->test, 0, (int)loops->count);
    }
    for (; *rest; rest++) {
        tcase_add_test(c, *rest);
    }
    srunner_run_all(runner, CK_NORMAL);

    int failed = srunner_ntests_failed(runner);

    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
