#include "base/digest.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* FIPS 180-4, examples; the last is a million times "a". */
START_TEST(digests_are_those_of_the_standard)
{
    struct arena *a = arena_create();
    char *many = arena_array(a, char, 1000000);

    memset(many, 'a', 1000000);
    ck_assert_str_eq(
        digest_sha256(a, NULL, 0),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    ck_assert_str_eq(
        digest_sha256(a, "abc", 3),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    ck_assert_str_eq(
        digest_sha256(a, many, 1000000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    arena_destroy(a);
}
END_TEST

int
main(void)
{
    Suite *s = suite_create("digest");
    TCase *c = tcase_create("digest");
    SRunner *runner = srunner_create(s);

    suite_add_tcase(s, c);
    tcase_add_test(c, digests_are_those_of_the_standard);
    srunner_run_all(runner, CK_NORMAL);

    int failed = srunner_ntests_failed(runner);

    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
