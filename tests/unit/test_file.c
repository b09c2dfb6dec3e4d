#include "base/file.h"
#include "random.h"

#include <check.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { LIMIT = 1 << 20, NOBODY = 65534 };

static struct arena *a;
static const char *folder;

static const char *
in(const char *name)
{
    return arena_printf(a, "%s/%s", folder, name);
}

static void
setup(void)
{
    char *name = NULL;

    a = arena_create();
    name = arena_text(a, "/tmp/anbud-test-XXXXXX");
    folder = mkdtemp(name);
    ck_assert_ptr_nonnull(folder);
    umask(022);
}

static void
empty(const char *path)
{
    struct listing l = file_list_all(a, path);

    for (size_t i = 0; i < l.count; i++) {
        const char *inner = arena_printf(a, "%s/%s", path, l.names[i]);

        empty(inner);
        remove(inner);
    }
}

static void
teardown(void)
{
    empty(folder);
    rmdir(folder);
    arena_destroy(a);
}

/* Gives up the right to do everything, where the tests run with it. */
static void
be_nobody(void)
{
    if (geteuid() == 0) {
        ck_assert_int_eq(chmod(folder, 0755), 0);
        ck_assert_int_eq(seteuid(NOBODY), 0);
    }
}

static void
be_oneself(void)
{
    ck_assert_int_eq(seteuid(getuid()), 0);
}

static void
expect_text(const char *name, const char *text)
{
    struct file f = file_read(a, in(name), LIMIT);

    ck_assert_int_eq(f.state, FILE_READ);
    ck_assert_str_eq(f.at, text);
    ck_assert_uint_eq(f.size, strlen(text));
}

START_TEST(what_is_saved_is_read)
{
    struct random r = {3};
    size_t size = (size_t)_i * (size_t)_i * 997;
    char *bytes = arena_array(a, char, size);

    for (size_t i = 0; i < size; i++)
        bytes[i] = (char)random_next(&r);
    ck_assert_ptr_null(file_save(a, in("f"), bytes, size));

    struct file f = file_read(a, in("f"), LIMIT);

    ck_assert_int_eq(f.state, FILE_READ);
    ck_assert_uint_eq(f.size, size);
    ck_assert_int_eq(f.at[size], 0);
    if (size)
        ck_assert_mem_eq(f.at, bytes, size);
    ck_assert_uint_eq(file_list_all(a, folder).count, 1);
}
END_TEST

START_TEST(a_limit_is_a_limit)
{
    ck_assert_ptr_null(file_save(a, in("f"), "12345", 5));
    ck_assert_int_eq(file_read(a, in("f"), 5).state, FILE_READ);
    ck_assert_int_eq(file_read(a, in("f"), 4).state, FILE_TOO_LARGE);
    ck_assert_int_eq(file_read(a, in("f"), 0).state, FILE_TOO_LARGE);
}
END_TEST

/* Such files say that they are empty. */
START_TEST(a_file_that_hides_its_size_is_read_whole)
{
    struct file f = file_read(a, "/proc/self/status", LIMIT);

    if (f.state == FILE_ABSENT)
        return;
    ck_assert_int_eq(f.state, FILE_READ);
    ck_assert_uint_gt(f.size, 100);
    ck_assert_uint_eq(strlen(f.at), f.size);
    ck_assert_int_eq(file_read(a, "/proc/self/status", 10).state,
                     FILE_TOO_LARGE);
}
END_TEST

START_TEST(what_is_not_a_file_is_told_apart)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);

    ck_assert_int_eq(mkfifo(in("pipe"), 0600), 0);
    snprintf(address.sun_path, sizeof(address.sun_path), "%s", in("socket"));
    ck_assert_int_eq(bind(fd, (const void *)&address, sizeof(address)), 0);
    close(fd);
    ck_assert_ptr_null(file_save(a, in("file"), "", 0));
    ck_assert_int_eq(file_read(a, in("none"), LIMIT).state, FILE_ABSENT);
    ck_assert_int_eq(file_read(a, in("file/none"), LIMIT).state, FILE_ABSENT);
    ck_assert_int_eq(file_read(a, "", LIMIT).state, FILE_ABSENT);
    ck_assert_int_eq(symlink("nowhere", in("link")), 0);
    ck_assert_int_eq(file_read(a, in("link"), LIMIT).state, FILE_UNREADABLE);
    ck_assert(file_are_same(folder, in("..")) == false);
    ck_assert(file_are_same(folder, in(".")));
    ck_assert(!file_are_same(in("none"), in("none")));
    ck_assert_int_eq(file_read(a, folder, LIMIT).state, FILE_IS_FOLDER);
    ck_assert_int_eq(file_read(a, in("pipe"), LIMIT).state, FILE_NOT_PLAIN);
    ck_assert_int_eq(file_read(a, in("socket"), LIMIT).state, FILE_NOT_PLAIN);
    ck_assert_int_eq(file_read(a, "/dev/zero", LIMIT).state, FILE_NOT_PLAIN);
}
END_TEST

START_TEST(a_forbidden_file_says_why)
{
    ck_assert_ptr_null(file_save(a, in("f"), "x", 1));
    ck_assert_int_eq(chmod(in("f"), 0), 0);
    be_nobody();

    struct file f = file_read(a, in("f"), LIMIT);

    be_oneself();
    ck_assert_int_eq(f.state, FILE_UNREADABLE);
    ck_assert_str_eq(f.why, strerror(EACCES));
}
END_TEST

START_TEST(names_come_in_byte_order)
{
    const char *names[] = {"b.json",  "a.json", "B.json", "å.json",
                           ".c.json", "d.yaml", "json",   ".json"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        ck_assert_ptr_null(file_save(a, in(names[i]), "", 0));
    ck_assert_ptr_null(file_make_folder(a, in("e.json")));

    const char *listed[] = {"B.json", "a.json", "b.json", "e.json", "å.json"};
    struct listing l = file_list(a, folder, ".json");

    ck_assert_ptr_null(l.why);
    ck_assert_uint_eq(l.count, sizeof(listed) / sizeof(*listed));
    for (size_t i = 0; i < l.count; i++)
        ck_assert_str_eq(l.names[i], listed[i]);
    ck_assert_uint_eq(file_list_all(a, folder).count, 9);
}
END_TEST

START_TEST(many_names_are_listed)
{
    for (int i = 0; i < 200; i++)
        ck_assert_ptr_null(
            file_save(a, in(arena_printf(a, "%03d.j", 199 - i)), "", 0));

    struct listing l = file_list(a, folder, ".j");

    ck_assert_uint_eq(l.count, 200);
    ck_assert_str_eq(l.names[0], "000.j");
    ck_assert_str_eq(l.names[199], "199.j");
}
END_TEST

START_TEST(an_absent_folder_is_empty_and_a_file_is_no_folder)
{
    struct listing l = file_list(a, in("none"), ".json");

    ck_assert_uint_eq(l.count, 0);
    ck_assert_ptr_null(l.why);
    ck_assert_ptr_null(file_save(a, in("f"), "", 0));
    ck_assert_ptr_nonnull(file_list_all(a, in("f")).why);
    ck_assert_ptr_nonnull(file_make_folder(a, in("f")));
    ck_assert_ptr_nonnull(file_make_folder(a, in("none/deeper")));
    ck_assert_ptr_null(file_make_folder(a, in("new")));
    ck_assert_ptr_null(file_make_folder(a, in("new")));
    ck_assert(file_exists(in("new")));
    ck_assert(!file_exists(in("none")));
}
END_TEST

START_TEST(saving_makes_the_folder_and_replaces_the_file)
{
    struct stat status;

    ck_assert_ptr_null(file_save(a, in("out/f"), "old", 3));
    expect_text("out/f", "old");
    ck_assert_int_eq(stat(in("out/f"), &status), 0);
    ck_assert_uint_eq(status.st_mode & 0777, 0644);
    ck_assert_int_eq(chmod(in("out/f"), 0600), 0);
    ck_assert_ptr_null(file_save(a, in("out/f"), "newer", 5));
    expect_text("out/f", "newer");
    ck_assert_int_eq(stat(in("out/f"), &status), 0);
    ck_assert_uint_eq(status.st_mode & 0777, 0600);
}
END_TEST

START_TEST(a_path_without_a_folder_is_here)
{
    ck_assert_int_eq(chdir(folder), 0);
    ck_assert_ptr_null(file_save(a, "f", "here", 4));
    expect_text("f", "here");
}
END_TEST

/* One that is cut short by the largest size a file may have. */
START_TEST(a_failed_write_leaves_the_old_file_alone)
{
    struct rlimit least = {.rlim_cur = 100, .rlim_max = RLIM_INFINITY};
    char *bytes = arena_array(a, char, 1000);

    ck_assert_ptr_null(file_save(a, in("f"), "old", 3));
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &least);

    rlim_t usual = least.rlim_cur;

    least.rlim_cur = 100;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &least), 0);

    const char *failed = file_save(a, in("f"), bytes, 1000);

    least.rlim_cur = usual;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &least), 0);
    ck_assert_str_eq(failed, arena_printf(a, "write: %s", strerror(EFBIG)));
    expect_text("f", "old");
    ck_assert_uint_eq(file_list_all(a, folder).count, 1);
}
END_TEST

START_TEST(only_a_plain_file_is_replaced)
{
    ck_assert_ptr_null(file_make_folder(a, in("d")));
    ck_assert_int_eq(mkfifo(in("pipe"), 0600), 0);
    ck_assert_ptr_nonnull(file_save(a, in("d"), "x", 1));
    ck_assert_ptr_nonnull(file_save(a, in("d/"), "x", 1));
    ck_assert_ptr_nonnull(file_save(a, in("pipe"), "x", 1));
    ck_assert_ptr_nonnull(file_save(a, "/dev/null", "x", 1));
    ck_assert_ptr_nonnull(file_save(a, in("none/deeper/f"), "x", 1));
    ck_assert_ptr_nonnull(file_save(a, "", "x", 1));
    ck_assert_uint_eq(file_list_all(a, folder).count, 2);
}
END_TEST

START_TEST(a_file_closed_for_writing_is_kept)
{
    ck_assert_ptr_null(file_save(a, in("f"), "old", 3));
    ck_assert_int_eq(chmod(in("f"), 0444), 0);
    be_nobody();

    const char *failed = file_save(a, in("f"), "new", 3);

    be_oneself();
    ck_assert_str_eq(failed, arena_printf(a, "replace: %s", strerror(EACCES)));
    expect_text("f", "old");
}
END_TEST

START_TEST(a_folder_that_takes_no_files_says_so)
{
    ck_assert_ptr_null(file_make_folder(a, in("d")));
    ck_assert_int_eq(chmod(in("d"), 0555), 0);
    be_nobody();

    const char *failed = file_save(a, in("d/f"), "x", 1);
    const char *nested = file_save(a, in("d/e/f"), "x", 1);

    be_oneself();
    ck_assert_str_eq(failed, arena_printf(a, "create: %s", strerror(EACCES)));
    ck_assert_str_eq(nested,
                     arena_printf(a, "make folder: %s", strerror(EACCES)));
    ck_assert_uint_eq(file_list_all(a, in("d")).count, 0);
}
END_TEST

/* As a library writes: by name, after the file was made for it. */
static void
write_by_name(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");

    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

START_TEST(pending_files_change_together)
{
    struct pending_file files[2];
    struct stat status;
    const char *why = NULL;

    ck_assert_ptr_null(file_save(a, in("out/one"), "old", 3));
    ck_assert_int_eq(chmod(in("out/one"), 0640), 0);
    ck_assert(file_begin(a, in("out/one"), &files[0], &why));
    ck_assert(file_begin(a, in("out/two"), &files[1], &why));
    ck_assert_ptr_null(why);
    write_by_name(files[0].temporary, "first");
    write_by_name(files[1].temporary, "second");
    ck_assert_int_eq(stat(files[0].temporary, &status), 0);
    ck_assert_uint_eq(status.st_mode & 0777, 0600);
    expect_text("out/one", "old");
    ck_assert_uint_eq(file_list(a, in("out"), "").count, 1);
    ck_assert_ptr_null(file_finish(a, files, 2));
    expect_text("out/one", "first");
    expect_text("out/two", "second");
    ck_assert_int_eq(stat(in("out/one"), &status), 0);
    ck_assert_uint_eq(status.st_mode & 0777, 0640);
    ck_assert_int_eq(stat(in("out/two"), &status), 0);
    ck_assert_uint_eq(status.st_mode & 0777, 0644);
    ck_assert_uint_eq(file_list_all(a, in("out")).count, 2);
}
END_TEST

START_TEST(abandoned_files_leave_nothing)
{
    struct pending_file files[2] = {{0}};
    const char *why = NULL;

    ck_assert_ptr_null(file_save(a, in("one"), "old", 3));
    ck_assert(file_begin(a, in("one"), &files[0], &why));
    ck_assert(!file_begin(a, folder, &files[1], &why));
    ck_assert_str_eq(why, arena_printf(a, "replace: %s", strerror(EISDIR)));
    ck_assert_ptr_null(files[1].temporary);
    file_abandon(files, 2);
    expect_text("one", "old");
    ck_assert_uint_eq(file_list_all(a, folder).count, 1);
}
END_TEST

START_TEST(one_that_is_missing_keeps_all_from_changing)
{
    struct pending_file files[2];
    const char *why = NULL;

    ck_assert_ptr_null(file_save(a, in("one"), "old", 3));
    ck_assert(file_begin(a, in("one"), &files[0], &why));
    ck_assert(file_begin(a, in("two"), &files[1], &why));
    ck_assert_int_eq(unlink(files[1].temporary), 0);
    ck_assert_str_eq(file_finish(a, files, 2),
                     arena_printf(a, "open: %s", strerror(ENOENT)));
    expect_text("one", "old");
    ck_assert_uint_eq(file_list_all(a, folder).count, 1);
}
END_TEST

int
main(void)
{
    Suite *s = suite_create("file");
    TCase *c = tcase_create("file");
    SRunner *runner = srunner_create(s);

    suite_add_tcase(s, c);
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_loop_test(c, what_is_saved_is_read, 0, 20);
    tcase_add_test(c, a_limit_is_a_limit);
    tcase_add_test(c, a_file_that_hides_its_size_is_read_whole);
    tcase_add_test(c, what_is_not_a_file_is_told_apart);
    tcase_add_test(c, a_forbidden_file_says_why);
    tcase_add_test(c, names_come_in_byte_order);
    tcase_add_test(c, many_names_are_listed);
    tcase_add_test(c, an_absent_folder_is_empty_and_a_file_is_no_folder);
    tcase_add_test(c, saving_makes_the_folder_and_replaces_the_file);
    tcase_add_test(c, a_path_without_a_folder_is_here);
    tcase_add_test(c, a_failed_write_leaves_the_old_file_alone);
    tcase_add_test(c, only_a_plain_file_is_replaced);
    tcase_add_test(c, a_file_closed_for_writing_is_kept);
    tcase_add_test(c, a_folder_that_takes_no_files_says_so);
    tcase_add_test(c, pending_files_change_together);
    tcase_add_test(c, abandoned_files_leave_nothing);
    tcase_add_test(c, one_that_is_missing_keeps_all_from_changing);
    srunner_run_all(runner, CK_NORMAL);

    int failed = srunner_ntests_failed(runner);

    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
