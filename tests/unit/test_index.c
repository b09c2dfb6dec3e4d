/*
 * Texts found by index, and text that flows into a file.
 */
#include "base/buf.h"
#include "base/index.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct arena *a;

static void
start(void)
{
    a = arena_create();
}

static void
finish(void)
{
    arena_destroy(a);
}

START_TEST(a_text_is_found_where_it_stands_first)
{
    enum { COUNT = 1000 };
    struct index *x = index_create(a, COUNT + 2);
    size_t at = 7;

    for (size_t i = 0; i < COUNT; i++)
        index_add(x, arena_printf(a, "b%zu", i), i);
    index_add(x, "b3", COUNT);
    index_add(x, NULL, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        ck_assert(index_find(x, arena_printf(a, "b%zu", i), &at));
        ck_assert_uint_eq(at, i);
    }
    ck_assert(!index_find(x, "b1000", &at));
    ck_assert(!index_find(x, "", &at));
    ck_assert(!index_find(x, NULL, &at));
    ck_assert(!index_find(index_create(a, 0), "b", &at));
}
END_TEST

/* Pieces of every size up to some that are larger than the room. */
START_TEST(a_text_of_any_length_flows_into_a_file)
{
    FILE *file = tmpfile();
    struct buf flowing = buf_into(a, file);
    struct buf growing = buf_start(a);

    for (size_t i = 0; i < 400; i++) {
        size_t size = i == 200 ? 100000 : i * 7;
        char *piece = arena_array(a, char, size + 1);

        memset(piece, 'a' + (int)(i % 26), size);
        buf_addf(&flowing, "%zu ", i);
        buf_addf(&growing, "%zu ", i);
        buf_add(&flowing, piece);
        buf_add(&growing, piece);
        buf_pad(&flowing, '-', i);
        buf_pad(&growing, '-', i);
        buf_add_char(&flowing, '\n');
        buf_add_char(&growing, '\n');
    }
    ck_assert(buf_flush(&flowing));
    ck_assert_int_eq(ftell(file), (long)growing.size);
    rewind(file);

    char *read = arena_array(a, char, growing.size + 1);

    ck_assert_uint_eq(fread(read, 1, growing.size, file), growing.size);
    ck_assert_str_eq(read, buf_text(&growing));
    fclose(file);
}
END_TEST

START_TEST(a_file_that_is_full_is_told)
{
    FILE *file = fopen("/dev/full", "wb");

    if (file) {
        struct buf b = buf_into(a, file);

        setvbuf(file, NULL, _IONBF, 0);
        buf_add(&b, "x");
        ck_assert(!buf_flush(&b));
        fclose(file);
    }
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("index");
    TCase *tests = tcase_create("index");
    SRunner *runner = srunner_create(suite);

    tcase_add_checked_fixture(tests, start, finish);
    tcase_add_test(tests, a_text_is_found_where_it_stands_first);
    tcase_add_test(tests, a_text_of_any_length_flows_into_a_file);
    tcase_add_test(tests, a_file_that_is_full_is_told);
    suite_add_tcase(suite, tests);
    srunner_run_all(runner, CK_ENV);

    int failed = srunner_ntests_failed(runner);

    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
