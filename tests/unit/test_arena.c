#include "base/arena.h"
#include "base/buf.h"
#include "random.h"

#include <check.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static struct arena *a;

static void
setup(void)
{
    a = arena_create();
}

static void
teardown(void)
{
    arena_destroy(a);
}

static bool
is_all(const unsigned char *at, size_t size, int byte)
{
    for (size_t i = 0; i < size; i++) {
        if (at[i] != byte)
            return false;
    }
    return true;
}

START_TEST(memory_is_zeroed_aligned_and_apart)
{
    enum { THINGS = 2000 };
    static unsigned char *at[THINGS];
    static size_t size[THINGS];
    struct random r = {1};

    for (int i = 0; i < THINGS; i++) {
        size[i] = (size_t)random_between(&r, 0, i % 100 ? 300 : 200000);
        at[i] = arena_alloc(a, size[i], 1);
        ck_assert_uint_eq((uintptr_t)at[i] % _Alignof(max_align_t), 0);
        ck_assert(is_all(at[i], size[i], 0));
        memset(at[i], i % 251 + 1, size[i]);
    }
    for (int i = 0; i < THINGS; i++)
        ck_assert(is_all(at[i], size[i], i % 251 + 1));
}
END_TEST

START_TEST(nothing_has_a_place_of_its_own)
{
    char *one = arena_alloc(a, 0, 8);
    char *other = arena_alloc(a, 8, 0);

    ck_assert_ptr_nonnull(one);
    ck_assert_ptr_nonnull(other);
    ck_assert_ptr_ne(one, other);
}
END_TEST

START_TEST(growing_keeps_what_was_and_zeroes_the_rest)
{
    int *few = arena_array(a, int, 3);

    few[0] = 7, few[1] = 8, few[2] = 9;

    int *many = arena_grow(a, few, 3, 1000, sizeof(int));

    ck_assert_int_eq(many[0], 7);
    ck_assert_int_eq(many[2], 9);
    for (int i = 3; i < 1000; i++)
        ck_assert_int_eq(many[i], 0);
    ck_assert_ptr_nonnull(arena_grow(a, NULL, 0, 4, sizeof(int)));
}
END_TEST

START_TEST(texts_are_copied_and_end)
{
    char from[] = "anbud";
    char *copy = arena_text(a, from);

    from[0] = 'x';
    ck_assert_str_eq(copy, "anbud");
    ck_assert_str_eq(arena_slice(a, from, 3), "xnb");
    ck_assert_str_eq(arena_slice(a, NULL, 0), "");
    ck_assert_str_eq(arena_printf(a, "%s of %d", "lot", 7), "lot of 7");
    ck_assert_uint_eq(strlen(arena_printf(a, "%*d", 100000, 1)), 100000);
}
END_TEST

START_TEST(an_overflowing_size_ends_the_program_with_70)
{
    volatile size_t half = SIZE_MAX / 2;

    arena_alloc(a, half, 3);
}
END_TEST

/* AddressSanitizer has its own way to refuse this. */
#ifndef __SANITIZE_ADDRESS__
START_TEST(memory_that_runs_out_ends_the_program_with_70)
{
    volatile size_t most = SIZE_MAX / 4;

    arena_alloc(a, most, 2);
}
END_TEST
#endif

START_TEST(nothing_can_be_destroyed)
{
    arena_destroy(NULL);
}
END_TEST

START_TEST(a_buffer_collects_what_is_added)
{
    struct buf b = buf_start(a);

    ck_assert_str_eq(buf_text(&b), "");
    buf_add(&b, "lot ");
    buf_addf(&b, "%d of %s", 7, "8");
    buf_add_char(&b, ':');
    buf_pad(&b, '-', 3);
    buf_pad(&b, '-', 0);
    buf_add_bytes(&b, "\0z", 2);
    buf_add_bytes(&b, NULL, 0);
    ck_assert_uint_eq(b.size, 16);
    ck_assert_mem_eq(buf_text(&b), "lot 7 of 8:---\0z", 17);
}
END_TEST

START_TEST(a_buffer_grows_at_every_size)
{
    struct random r = {2};
    struct buf b = buf_start(a);
    static char expected[200000];
    size_t size = 0;

    for (int i = 0; i < 1000; i++) {
        size_t step = (size_t)random_between(&r, 0, 150);
        char c = (char)random_between(&r, 'a', 'z');

        memset(expected + size, c, step);
        size += step;
        if (i % 2)
            buf_pad(&b, c, step);
        else
            buf_add_bytes(&b, expected + size - step, step);
        ck_assert_uint_eq(b.size, size);
        ck_assert_uint_eq(strlen(buf_text(&b)), size);
    }
    ck_assert_mem_eq(buf_text(&b), expected, size);
}
END_TEST

START_TEST(an_emptied_arena_is_as_new)
{
    struct arena *w = arena_within(a);

    for (size_t i = 0; i < 100; i++) {
        size_t size = i * i * 40 + 1;
        char *at;

        arena_within(w);
        memset(arena_alloc(w, 3, 100), 0xFF, 300);
        at = arena_alloc(w, size, 1);
        for (size_t k = 0; k < size; k += 7)
            ck_assert_int_eq(at[k], 0);
        memset(at, 0xFF, size);
        arena_empty(w);
    }
    arena_empty(w);
    /* what is left in `w` goes with `a` */
    arena_alloc(w, 10, 10000);
}
END_TEST

int
main(void)
{
    Suite *s = suite_create("arena");
    TCase *c = tcase_create("arena");
    SRunner *runner = srunner_create(s);

    suite_add_tcase(s, c);
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_test(c, memory_is_zeroed_aligned_and_apart);
    tcase_add_test(c, nothing_has_a_place_of_its_own);
    tcase_add_test(c, growing_keeps_what_was_and_zeroes_the_rest);
    tcase_add_test(c, texts_are_copied_and_end);
    tcase_add_exit_test(c, an_overflowing_size_ends_the_program_with_70, 70);
#ifndef __SANITIZE_ADDRESS__
    tcase_add_exit_test(c, memory_that_runs_out_ends_the_program_with_70, 70);
#endif
    tcase_add_test(c, an_emptied_arena_is_as_new);
    tcase_add_test(c, nothing_can_be_destroyed);
    tcase_add_test(c, a_buffer_collects_what_is_added);
    tcase_add_test(c, a_buffer_grows_at_every_size);
    srunner_run_all(runner, CK_NORMAL);

    int failed = srunner_ntests_failed(runner);

    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
