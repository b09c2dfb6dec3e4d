#include "base/utf8.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *text;
    size_t first_bad;
} bad_texts[] = {
    {"\x80", 0},                 /* a continuation alone */
    {"abc\xFF", 3},              /* no such byte */
    {"\xC0\xAF", 0},             /* overlong "/" */
    {"\xC1\xBF", 0},             /* overlong */
    {"\xE0\x9F\xBF", 0},         /* overlong */
    {"\xF0\x8F\xBF\xBF", 0},     /* overlong */
    {"\xED\xA0\x80", 0},         /* first surrogate */
    {"\xED\xBF\xBF", 0},         /* last surrogate */
    {"\xF4\x90\x80\x80", 0},     /* above U+10FFFF */
    {"\xF8\x88\x80\x80\x80", 0}, /* five bytes */
    {"\xC3", 0},                 /* cut */
    {"a\xE2\x82", 1},            /* cut */
    {"\xF0\x9F\x98", 0},         /* cut */
    {"\xC3(", 0},                /* a letter for a continuation */
};

START_TEST(every_character_survives_writing_and_reading)
{
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char out[4];
        uint32_t again = 0;

        if (code >= 0xD800 && code <= 0xDFFF)
            continue;

        size_t size = utf8_put(code, out);

        if (utf8_next(out, size, &again) != size || again != code ||
            utf8_next(out, size - 1, &again) || utf8_length(out, size) != 1)
            ck_abort_msg("U+%04X", (unsigned)code);
    }
}
END_TEST

START_TEST(what_is_not_utf8_is_found)
{
    const char *text = bad_texts[_i].text;

    ck_assert_uint_eq(utf8_first_bad(text, strlen(text)),
                      bad_texts[_i].first_bad);
}
END_TEST

/* Of all sequences of three bytes, exactly those that utf8_put could have
 * written are read. */
START_TEST(only_what_is_written_is_read)
{
    for (uint32_t bytes = 0; bytes < 1u << 24; bytes += 5) {
        const char in[3] = {(char)(bytes >> 16), (char)(bytes >> 8 & 0xFF),
                            (char)(bytes & 0xFF)};
        char out[4];
        uint32_t code;
        size_t size = utf8_next(in, 3, &code);

        if (size && (utf8_put(code, out) != size || memcmp(in, out, size)))
            ck_abort_msg("%06X", (unsigned)bytes);
    }
}
END_TEST

START_TEST(good_text_is_good_to_its_end)
{
    const char *text = "Blåbærsyltetøy 日本 😀";

    ck_assert_uint_eq(utf8_first_bad(text, strlen(text)), strlen(text));
    ck_assert_uint_eq(utf8_length(text, strlen(text)), 19);
    ck_assert_uint_eq(utf8_first_bad("", 0), 0);
}
END_TEST

static const struct {
    const char *text;
    size_t width;
} widths[] = {
    {"", 0},
    {"anbud", 5},
    {"Blåbærsyltetøy", 14},
    {"a\xCC\x8A", 1},      /* a and a combining ring */
    {"日本", 4},           /* ideographs */
    {"ﾆﾎﾝ", 3},            /* half-width katakana */
    {"😀", 2},              /* an emoji */
    {"e\xE2\x80\x8Bx", 2}, /* a zero-width space */
    {"4\xC2\xA0"
     "210",
     5}, /* a no-break space */
    {"«kr»", 4},
    {"–", 1},
    {"\x1B[m\n", 2}, /* controls take none */
    {"a\xFFz", 3},   /* what is no UTF-8 is shown as one */
};

START_TEST(width_is_columns)
{
    ck_assert_uint_eq(utf8_width(widths[_i].text), widths[_i].width);
}
END_TEST

START_TEST(controls_are_controls)
{
    const uint32_t bad[] = {0,    1,    8,    0xB,  0xD,    0x1B,
                            0x1F, 0x7F, 0x80, 0x9F, 0xFFFE, 0xFFFF};
    const uint32_t good[] = {'\t', '\n', ' ', '~', 0xA0, 0xFEFF, 0xFFFD};

    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        ck_assert(utf8_is_control(bad[i]));
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
        ck_assert(!utf8_is_control(good[i]));
}
END_TEST

int
main(void)
{
    Suite *s = suite_create("utf8");
    TCase *c = tcase_create("utf8");
    SRunner *runner = srunner_create(s);

    suite_add_tcase(s, c);
    tcase_set_timeout(c, 60);
    tcase_add_test(c, every_character_survives_writing_and_reading);
    tcase_add_loop_test(c, what_is_not_utf8_is_found, 0,
                        sizeof(bad_texts) / sizeof(*bad_texts));
    tcase_add_test(c, only_what_is_written_is_read);
    tcase_add_test(c, good_text_is_good_to_its_end);
    tcase_add_loop_test(c, width_is_columns, 0,
                        sizeof(widths) / sizeof(*widths));
    tcase_add_test(c, controls_are_controls);
    srunner_run_all(runner, CK_NORMAL);

    int failed = srunner_ntests_failed(runner);

    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
