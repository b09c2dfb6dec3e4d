/* Jobs in processes of their own. */
#include "base/workers.h"

#include <check.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static const char *
every_third_fails(void *of, size_t number)
{
    const char **words = of;

    return number % 3 == 2 ? words[number] : NULL;
}

/* What went wrong comes back in the order of the jobs, however many at once. */
START_TEST(results_stand_in_the_order_of_the_jobs)
{
    const char *words[] = {"a", "b", "c", "d", "e", "f", "g"};
    struct arena *a = arena_create();
    struct jobs jobs = {every_third_fails, words, 7, (size_t)_i};
    const char **why = workers_run(a, &jobs);

    for (size_t i = 0; i < 7; i++) {
        if (i % 3 == 2) {
            ck_assert_str_eq(why[i], words[i]);
        } else {
            ck_assert_ptr_null(why[i]);
        }
    }
    arena_destroy(a);
}
END_TEST

static const char *
dies(void *of, size_t number)
{
    (void)of;
    if (number == 0) {
        (void)raise(SIGKILL);
    }
    if (number == 1) {
        _exit(70);
    }
    return NULL;
}

START_TEST(a_worker_that_dies_is_told_of)
{
    struct arena *a = arena_create();
    struct jobs jobs = {dies, NULL, 3, 2};
    const char **why = workers_run(a, &jobs);

    ck_assert_str_eq(why[0], "ended by signal 9");
    ck_assert_str_eq(why[1], "ended with status 70");
    ck_assert_ptr_null(why[2]);
    arena_destroy(a);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("workers");
    TCase *tests = tcase_create("workers");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_loop_test(tests, results_stand_in_the_order_of_the_jobs, 0, 9);
    tcase_add_test(tests, a_worker_that_dies_is_told_of);
    suite_add_tcase(suite, tests);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
