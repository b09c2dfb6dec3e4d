/*
 * The workbook below its sheets: looks, hostile texts, charts, damaged files.
 */
#include "base/file.h"
#include "base/utf8.h"
#include "book/book.h"

#include <check.h>
#include <math.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LIMIT = 1 << 26, CELL_UNITS = 32767, NAME_UNITS = 31 };

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
    name = arena_text(a, "/tmp/anbud-book-XXXXXX");
    folder = mkdtemp(name);
    ck_assert_ptr_nonnull(folder);
}

static void
teardown(void)
{
    struct listing l = file_list_all(a, folder);

    for (size_t i = 0; i < l.count; i++)
        remove(in(l.names[i]));
    rmdir(folder);
    arena_destroy(a);
}

static struct book *
begin(const char *path)
{
    const struct book_facts facts = {
        .path = path,
        .title = "Evaluering",
        .author = "Eksempel kommune",
        .comment = "abc",
        .date = "2026-11-02",
        .footer = "2025/1234 & mer",
        .lang = LANG_NB,
        .is_free = true,
    };

    return book_create(a, &facts);
}

static size_t
units_of(const char *text)
{
    size_t size = strlen(text), units = 0;

    for (size_t i = 0; i < size;) {
        uint32_t code = 0;
        size_t step = utf8_next(text + i, size - i, &code);

        ck_assert_uint_gt(step, 0);
        ck_assert(!utf8_is_control(code));
        units += code > 0xFFFF ? 2 : 1;
        i += step;
    }
    return units;
}

static const char *
repeated(const char *piece, size_t times)
{
    size_t size = strlen(piece);
    char *text = arena_array(a, char, size *times + 1);

    for (size_t i = 0; i < times; i++)
        memcpy(text + i * size, piece, size);
    return text;
}

/* -- looks -- */

static void
one_of_each_figure(struct sheet_out *s, enum look look)
{
    for (size_t kind = FIGURE_TEXT; kind <= FIGURE_DATE; kind++) {
        struct style style = {.look = look,
                              .figure = (enum figure_kind)kind,
                              .decimals = (int)(look % 13),
                              .is_free = kind % 2,
                              .is_centred = look % 2,
                              .indent = (int)(look % 7)};

        sheet_number_at(s, look, kind, 12.5, style);
        sheet_text_at(s, look, kind + 10, "tekst", style);
        sheet_blank_at(s, look, kind + 20, style);
        sheet_formula_at(s, look, kind + 30, "1+1", NULL, 2, style);
        sheet_formula_at(s, look, kind + 40, "\"\"", "", 0, style);
    }
}

START_TEST(every_look_can_be_made)
{
    struct book *b = begin(in("b.xlsx"));
    struct sheet_out *s = book_sheet(b, "Ark");

    for (size_t look = 0; look < LOOK_COUNT; look++) {
        const struct span_out span = {50 + look, 0, 50 + look, 3};

        one_of_each_figure(s, (enum look)look);
        sheet_condition(s, span, "$A51=1", (enum look)look);
    }
    ck_assert_ptr_null(book_close(b));
}
END_TEST

START_TEST(the_same_book_is_the_same_bytes)
{
    struct file files[2];

    for (int i = 0; i < 2; i++) {
        const char *path = in(i ? "one.xlsx" : "two.xlsx");
        struct book *b = begin(path);

        setenv("TZ", i ? "Pacific/Kiritimati" : "America/Adak", 1);
        one_of_each_figure(book_sheet(b, "Ark"), LOOK_PLAIN);
        ck_assert_ptr_null(book_close(b));
        files[i] = file_read(a, path, LIMIT);
        ck_assert_int_eq(files[i].state, FILE_READ);
        if (!i)
            sleep(1);
    }
    unsetenv("TZ");
    ck_assert_uint_eq(files[0].size, files[1].size);
    ck_assert_mem_eq(files[0].at, files[1].at, files[0].size);
}
END_TEST

/* -- hostile texts -- */

static const char *
hostile(int index)
{
    static const char *const texts[] = {
        "",
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "=cmd|'/c calc'!A1",
        "\t=1",
        "\r\n=1\r",
        "0123",
        "1E5",
        "TRUE",
        "a\x01-b\x1f\x7f",
        "\xc2\x80\xc2\x9f",
        "\xef\xbf\xbe\xef\xbf\xbf",
        "\x80",
        "\xc0\xaf",
        "\xed\xa0\x80",
        "\xf4\x90\x80\x80",
        "\xf0\x9f\x98",
        "_x003D_x0001_ _x000_ _x0041_",
        "'\"<>&&]]>&amp;<!--",
        "'",
        "!'!",
        "[]:*?/\\",
        "&P&N&\"Arial\"&8",
        "8 begynner med et tall",
        "History",
        "\xf0\x9f\x98\x80 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80",
        "مرحبا",
        "%s%n%d",
        "javascript:alert(1)",
        "\\\\server\\share",
        "external:other.xlsx",
        "https://example.org/",
        "   ",
    };
    const int count = sizeof(texts) / sizeof(*texts);

    if (index < count)
        return texts[index];
    switch (index - count) {
    case 0:
        return repeated("x", 40000);
    case 1:
        return repeated("å", 40000);
    case 2:
        return repeated("\xf0\x9f\x98\x80", 40000);
    case 3:
        return repeated("&", 40000);
    case 4:
        return repeated("_x0041_", 6000);
    default:
        return NULL;
    }
}

/* The text as a heading, a note, a rule, a link. */
static void
beside_cells(struct sheet_out *s, const char *text)
{
    const struct span_out span = {10, 0, 10, 3}, free = {11, 0, 11, 0};
    const struct style style = {.look = LOOK_CARD_VALUE};

    sheet_merged_text(s, span, text, style);
    sheet_link_at(s, 12, 0, "Ark", "A1", text);
    sheet_note_at(s, 13, 0, text);
    sheet_allow_numbers(s, free, 0, 10, text, text);
    sheet_allow_list(s, (struct span_out){11, 1, 11, 1}, "'Ark'!$A$1:$A$3",
                     text, text);
}

static void
in_chart(struct sheet_out *s, const char *text, enum chart_kind kind)
{
    const struct series_out series[] = {
        {"'Ark'!$A$1", "'Ark'!$A$2:$A$4", "'Ark'!$B$2:$B$4", text},
        {"'Ark'!$B$1", "'Ark'!$A$2:$A$4", "'Ark'!$B$2:$B$4", text},
    };
    const struct chart_out chart = {
        .kind = kind,
        .title = text,
        .alt = text,
        .category_title = text,
        .value_title = text,
        .series = series,
        .series_count = 2,
        .over = {20 + 10 * kind, 0, 28 + 10 * kind, 5},
    };

    sheet_chart(s, &chart);
}

START_TEST(no_text_damages_a_book)
{
    const char *text = hostile(_i);
    const struct book_facts facts = {.path = in("b.xlsx"),
                                     .title = text,
                                     .author = text,
                                     .comment = text,
                                     .date = text,
                                     .footer = text};
    struct book *b = book_create(a, &facts);
    struct sheet_out *s = book_sheet(b, "Ark");
    const char *names[] = {"Ark"};
    const struct style plain = {0}, foreign = {.figure = FIGURE_FOREIGN};

    sheet_text_at(s, 0, 0, text, foreign);
    sheet_text_at(s, 1, 0, text, plain);
    sheet_formula_at(s, 2, 0, "A1", text, 0, plain);
    sheet_date_at(s, 3, 0, text, plain);
    for (size_t i = 0; i < 4; i++)
        sheet_number_at(s, i, 1, (double)i, plain);
    beside_cells(s, text);
    for (int kind = CHART_STACKED_BARS; kind <= CHART_SCATTER; kind++)
        in_chart(s, text, (enum chart_kind)kind);
    book_define(b, text, "'Ark'!$A$1");
    book_sheet(b, book_sheet_name(a, text, names, 1));
    ck_assert_pstr_eq(book_close(b), NULL);
}
END_TEST

START_TEST(clean_text_stays_and_other_text_becomes_clean)
{
    static const char fine[] = "æøå \xf0\x9f\x98\x80\n_x00_ =1";
    const char *emoji = book_clean(a, repeated("\xf0\x9f\x98\x80", 40000));

    ck_assert_ptr_eq(book_clean(a, fine), fine);
    ck_assert_str_eq(book_clean(a, NULL), "");
    ck_assert_str_eq(book_clean(a, "_x003D_"), "_x005F_x003D_");
    ck_assert_str_eq(book_clean(a, "_x003D_x003D_"),
                     "_x005F_x003D_x005F_x003D_");
    ck_assert_str_eq(book_clean(a, "a\x01\xff\r\nb"),
                     "a\xef\xbf\xbd\xef\xbf\xbd\nb");
    ck_assert_uint_eq(units_of(emoji), CELL_UNITS);
    ck_assert_uint_eq(units_of(book_clean(a, repeated("x", 40000))),
                      CELL_UNITS);
    ck_assert_ptr_nonnull(strstr(emoji, "…"));
    ck_assert_uint_eq(units_of(book_clean(a, repeated("x", CELL_UNITS))),
                      CELL_UNITS);
    ck_assert_ptr_null(strstr(book_clean(a, repeated("x", CELL_UNITS)), "…"));
}
END_TEST

START_TEST(names_of_sheets_are_lawful_and_unlike)
{
    const char *names[200];
    size_t count = 0;

    for (int i = 0; hostile(i); i++)
        for (int again = 0; again < 3; again++) {
            const char *name = book_sheet_name(a, hostile(i), names, count);

            ck_assert_uint_ge(units_of(name), 1);
            ck_assert_uint_le(units_of(name), NAME_UNITS);
            ck_assert_ptr_null(strpbrk(name, "[]:*?/\\'"));
            ck_assert_str_ne(name, "History");
            for (size_t k = 0; k < count; k++)
                ck_assert_str_ne(name, names[k]);
            names[count++] = name;
        }
    ck_assert_str_eq(book_sheet_name(a, "Poeng", NULL, 0), "Poeng");
    names[0] = "Poeng Ærlig";
    ck_assert_str_eq(book_sheet_name(a, "POENG ærlig", names, 1),
                     "POENG ærlig 2");
    ck_assert_str_eq(book_sheet_name(a, "Krav: a/b", NULL, 0), "Krav a b");
    ck_assert_str_eq(book_sheet_name(a, "history", NULL, 0), "history 2");
}
END_TEST

/* -- refusals -- */

START_TEST(what_is_no_number_fails_the_book)
{
    const double wrong[] = {(double)NAN, (double)INFINITY, -(double)INFINITY};
    struct book *b = begin(in("b.xlsx"));
    struct sheet_out *s = book_sheet(b, "Ark");

    if (_i < 3)
        sheet_number_at(s, 6, 1, wrong[_i], (struct style){0});
    else
        sheet_formula_at(s, 6, 1, "1/0", NULL, wrong[_i - 3],
                         (struct style){0});
    ck_assert_str_eq(book_close(b), "Ark!B7: not a finite number");
    ck_assert(!file_exists(in("b.xlsx")));
}
END_TEST

static void
do_wrong(struct sheet_out *s, int index)
{
    const struct style style = {0};
    const struct span_out turned = {5, 5, 4, 4}, fine = {0, 0, 1, 1};

    switch (index) {
    case 0:
        sheet_text_at(s, 1048576, 0, "x", style);
        break;
    case 1:
        sheet_number_at(s, 0, 16384, 1, style);
        break;
    case 2:
        sheet_merged_text(s, turned, "x", style);
        break;
    case 3:
        sheet_formula_at(s, 0, 0, repeated("1+", 5000), NULL, 1, style);
        break;
    case 4:
        sheet_formula_at(s, 0, 0, "", NULL, 1, style);
        break;
    case 5:
        sheet_formula_at(s, 0, 0, "\"\x01\"", "x", 1, style);
        break;
    case 6:
        sheet_link_at(s, 0, 0, "Ark", "ikke en celle", "x");
        break;
    case 7:
        sheet_allow_list(s, fine, "ja,nei", "x", "y");
        break;
    case 8:
        sheet_allow_numbers(s, fine, 0, (double)NAN, "x", "y");
        break;
    case 9:
        sheet_width(s, 0, 16384, 10);
        break;
    default:
        sheet_height(s, 0, (double)NAN);
    }
}

START_TEST(what_a_book_cannot_hold_fails_it)
{
    struct book *b = begin(in("b.xlsx"));

    do_wrong(book_sheet(b, "Ark"), _i);
    ck_assert_ptr_nonnull(book_close(b));
    ck_assert(!file_exists(in("b.xlsx")));
}
END_TEST

START_TEST(a_chart_of_a_sheet_that_is_not_there_fails_the_book)
{
    struct book *b = begin(in("b.xlsx"));

    in_chart(book_sheet(b, "Et annet"), "x", CHART_STACKED_BARS);
    ck_assert_ptr_nonnull(book_close(b));
}
END_TEST

START_TEST(merged_cells_do_not_overlap)
{
    struct book *b = begin(in("b.xlsx"));
    struct sheet_out *s = book_sheet(b, "Ark");

    sheet_merged_text(s, (struct span_out){0, 0, 2, 2}, "x", (struct style){0});
    sheet_merged_text(s, (struct span_out){2, 2, 3, 3}, "y", (struct style){0});
}
END_TEST

START_TEST(names_that_are_none_are_left_out)
{
    static const char *const names[] = {
        "A1",  "xfd1048576", "1x",   "a b",   "R1C1", "r",
        "c7",  "",           "!x",   "Ark!x", "å",    "rc",
        "a-b", "_xlnm.x",    "Pris", "pris",  "$A$1",
    };
    struct book *b = begin(in("b.xlsx"));

    book_sheet(b, "Ark");
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        book_define(b, names[i], "'Ark'!$A$1");
    book_define(b, repeated("n", 200), "'Ark'!$A$1");
    ck_assert_ptr_null(book_close(b));
}
END_TEST

START_TEST(a_long_name_of_a_sheet_keeps_its_repeated_rows)
{
    struct book *b = begin(in("b.xlsx"));
    struct sheet_out *s = book_sheet(b, repeated("ə", NAME_UNITS));

    sheet_text_at(s, 0, 0, "x", (struct style){0});
    sheet_repeat_rows(s, 0, 3);
    sheet_repeat_columns(s, 0, 3);
    sheet_print_area(s, (struct span_out){0, 0, 1048575, 16383});
    sheet_filter(s, (struct span_out){0, 0, 10, 10});
    ck_assert_ptr_null(book_close(b));
}
END_TEST

/* -- files -- */

START_TEST(a_file_made_before_keeps_its_rights)
{
    struct pending_file f;
    struct stat status;
    const char *why = NULL;

    ck_assert(file_begin(a, in("out.xlsx"), &f, &why));

    struct book *b = begin(f.temporary);

    book_sheet(b, "Ark");
    ck_assert_ptr_null(book_close(b));
    ck_assert_int_eq(stat(f.temporary, &status), 0);
    ck_assert_uint_eq(status.st_mode & 0777, 0600);
    ck_assert_ptr_null(file_finish(a, &f, 1));
    ck_assert_ptr_null(book_verify(a, in("out.xlsx")));
}
END_TEST

/* Silence is checked too: what the library says goes nowhere. */
START_TEST(a_file_that_cannot_be_written_says_so)
{
    struct book *b = begin(_i ? in("no/such/folder.xlsx") : folder);

    book_sheet(b, "Ark");
    ck_assert_ptr_nonnull(freopen(in("said"), "w", stderr));
    ck_assert_ptr_nonnull(book_close(b));
    fflush(stderr);
    ck_assert_uint_eq(file_read(a, in("said"), LIMIT).size, 0);
}
END_TEST

START_TEST(a_full_disk_says_so)
{
    struct rlimit limit;
    struct book *b = begin(in("b.xlsx"));

    one_of_each_figure(book_sheet(b, "Ark"), LOOK_PLAIN);
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &limit);

    rlim_t usual = limit.rlim_cur;

    limit.rlim_cur = (rlim_t)_i * 500;
    setrlimit(RLIMIT_FSIZE, &limit);

    const char *failed = book_close(b);

    limit.rlim_cur = usual;
    setrlimit(RLIMIT_FSIZE, &limit);
    ck_assert_ptr_nonnull(failed);
}
END_TEST

static struct file
small_book(void)
{
    struct book *b = begin(in("b.xlsx"));

    one_of_each_figure(book_sheet(b, "Ark"), LOOK_PLAIN);
    ck_assert_ptr_null(book_close(b));
    return file_read(a, in("b.xlsx"), LIMIT);
}

/* file_save waits for the disk, which is slow a thousand times. */
static void
put(const char *path, const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
    ck_assert_int_eq(fclose(file), 0);
}

START_TEST(a_file_cut_anywhere_is_refused)
{
    struct file whole = small_book();

    for (size_t size = 0; size < whole.size; size += size % 7 + 1) {
        put(in("cut"), whole.at, size);
        ck_assert_msg(book_verify(a, in("cut")) != NULL, "%zu of %zu", size,
                      whole.size);
    }
    ck_assert_ptr_nonnull(book_verify(a, in("none")));
    ck_assert_ptr_nonnull(book_verify(a, folder));
}
END_TEST

/* Some bytes of a directory mean nothing; no damage may do harm, though, and
 * what is damaged in a part is found. */
START_TEST(a_damaged_file_does_no_harm)
{
    struct file whole = small_book();
    char *bytes = arena_slice(a, whole.at, whole.size);
    size_t found = 0, tried = 0;

    for (size_t i = 0; i < whole.size; i += 41, tried++) {
        bytes[i] = (char)~bytes[i];
        put(in("bad"), bytes, whole.size);
        found += book_verify(a, in("bad")) != NULL;
        bytes[i] = (char)~bytes[i];
    }
    ck_assert_uint_gt(found, tried * 7 / 10);
}
END_TEST

START_TEST(addresses)
{
    const struct span_out span = {6, 1, 8, 702};

    ck_assert_str_eq(cell_name(a, 6, 1), "B7");
    ck_assert_str_eq(cell_name(a, 0, 25), "Z1");
    ck_assert_str_eq(cell_name(a, 0, 26), "AA1");
    ck_assert_str_eq(cell_name(a, 1048575, 16383), "XFD1048576");
    ck_assert_str_eq(cell_fixed(a, 6, 1), "$B$7");
    ck_assert_str_eq(cell_on(a, "Ark 1", 6, 1), "'Ark 1'!$B$7");
    ck_assert_str_eq(range_on(a, "O'Ark", span), "'O''Ark'!$B$7:$AAA$9");
}
END_TEST

static void
add_tests(TCase *c)
{
    int texts = 0;

    a = arena_create();
    while (hostile(texts))
        texts++;
    arena_destroy(a);
    tcase_add_test(c, every_look_can_be_made);
    tcase_add_test(c, the_same_book_is_the_same_bytes);
    tcase_add_loop_test(c, no_text_damages_a_book, 0, texts);
    tcase_add_test(c, clean_text_stays_and_other_text_becomes_clean);
    tcase_add_test(c, names_of_sheets_are_lawful_and_unlike);
    tcase_add_loop_test(c, what_is_no_number_fails_the_book, 0, 6);
    tcase_add_loop_test(c, what_a_book_cannot_hold_fails_it, 0, 11);
    tcase_add_test(c, a_chart_of_a_sheet_that_is_not_there_fails_the_book);
    tcase_add_test_raise_signal(c, merged_cells_do_not_overlap, SIGABRT);
    tcase_add_test(c, names_that_are_none_are_left_out);
    tcase_add_test(c, a_long_name_of_a_sheet_keeps_its_repeated_rows);
    tcase_add_test(c, a_file_made_before_keeps_its_rights);
    tcase_add_loop_test(c, a_file_that_cannot_be_written_says_so, 0, 2);
    tcase_add_loop_test(c, a_full_disk_says_so, 0, 12);
    tcase_add_test(c, a_file_cut_anywhere_is_refused);
    tcase_add_test(c, a_damaged_file_does_no_harm);
    tcase_add_test(c, addresses);
}

int
main(void)
{
    Suite *s = suite_create("book");
    TCase *c = tcase_create("book");
    SRunner *runner = srunner_create(s);

    suite_add_tcase(s, c);
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_set_timeout(c, 60);
    add_tests(c);
    srunner_run_all(runner, CK_NORMAL);

    int failed = srunner_ntests_failed(runner);

    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
