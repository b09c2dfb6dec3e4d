/*
 * Numbers and dates as a language writes them.
 */
#include "base/buf.h"
#include "text/text.h"

#include <assert.h>
#include <string.h>

#define DIGITS         "0123456789"
#define NO_BREAK_SPACE "\xC2\xA0"
#define MINUS          "\xE2\x88\x92"

struct number_style {
    const char *minus;
    const char *group;
    const char *point;
};

static const struct number_style number_styles[LANG_COUNT] = {
    [LANG_EN] = {"-", ",", "."},
    [LANG_NB] = {MINUS, NO_BREAK_SPACE, ","},
    [LANG_NN] = {MINUS, NO_BREAK_SPACE, ","},
};

/* True for digits, a point and digits; the last two may be missing. */
static bool
is_plain(const char *digits, size_t whole)
{
    const char *rest = digits + whole;
    if (whole == 0)
        return false;
    if (*rest == '\0')
        return true;
    size_t decimals = strspn(rest + 1, DIGITS);
    return *rest == '.' && decimals > 0 && rest[1 + decimals] == '\0';
}

const char *
text_number(struct arena *a, enum lang lang, const char *decimal)
{
    const struct number_style *style = &number_styles[lang];
    bool is_negative = decimal[0] == '-';
    const char *digits = is_negative ? decimal + 1 : decimal;
    size_t whole = strspn(digits, DIGITS);
    if (!is_plain(digits, whole))
        return arena_text(a, decimal);

    struct buf out = buf_start(a);
    if (is_negative)
        buf_add(&out, style->minus);
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            buf_add(&out, style->group);
        buf_add_char(&out, digits[i]);
    }
    if (digits[whole] == '.') {
        buf_add(&out, style->point);
        buf_add(&out, digits + whole + 1);
    }
    return buf_text(&out);
}

/* The number that the `count` digits at `text` write. */
static int
number_at(const char *text, int count)
{
    int number = 0;
    for (int i = 0; i < count; i++)
        number = number * 10 + (text[i] - '0');
    return number;
}

static int
days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && is_leap ? 1 : 0);
}

static bool
is_date(const char *iso)
{
    static const char form[] = "0000-00-00";
    if (strlen(iso) != strlen(form))
        return false;
    for (size_t i = 0; form[i] != '\0'; i++) {
        bool is_digit = iso[i] >= '0' && iso[i] <= '9';
        if (form[i] == '-' ? iso[i] != '-' : !is_digit)
            return false;
    }
    int year = number_at(iso, 4);
    int month = number_at(iso + 5, 2);
    int day = number_at(iso + 8, 2);
    return month >= 1 && month <= 12 && day >= 1 &&
           day <= days_in_month(year, month);
}

const char *
text_date(struct arena *a, enum lang lang, const char *iso)
{
    if (!is_date(iso))
        return arena_text(a, iso);
    const char *year = arena_slice(a, iso, 4);
    const char *month = arena_printf(a, "month.%.2s", iso + 5);
    const char *day = iso[8] == '0' ? iso + 9 : iso + 8;
    return text_fill(a, lang, "date.form",
                     WITH({"day", .value = day}, {"month", .word = month},
                          {"year", .value = year}));
}
