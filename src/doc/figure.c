/*
 * Readers of numbers, shares, weights and ranges.
 */
#include "doc/value.h"

#include <assert.h>
#include <string.h>

static const char *
fault_code(enum num_fault fault)
{
    switch (fault) {
    case NUM_COMMA:
        return "number-comma";
    case NUM_SPACE:
        return "number-space";
    case NUM_EXPONENT:
        return "number-exponent";
    case NUM_TOO_LONG:
        return "number-too-long";
    case NUM_BARE_POINT:
        return "number-bare-point";
    case NUM_LEADING_ZERO:
        return "number-leading-zero";
    case NUM_UNDERSCORE:
        return "number-underscore";
    case NUM_FINE:
    case NUM_EMPTY:
    case NUM_NOT_A_NUMBER:
        break;
    }
    return "not-a-number";
}

/* Room for the digits and the marks people put between them. */
#define GUESS_LIMIT 80

static size_t
count_of(const char *text, char c)
{
    size_t count = 0;

    for (; *text; text++)
        count += *text == c;
    return count;
}

/* What the comma of `text` stands for: '.' as a decimal sign, '\0' between
 * thousands; false when it could be either (4,210). */
static bool
comma_means(const char *text, char *as)
{
    const char *comma = strchr(text, ',');
    bool is_one = comma && !strchr(comma + 1, ',') && !strchr(text, '.');

    *as = '\0';
    if (is_one)
        *as = '.';
    return !is_one || strlen(comma + 1) != 3 || strchr(text, ' ') ||
           text[0] == '0';
}

/* The number that was probably meant, or NULL. */
static const char *
number_guess(struct arena *a, const char *text)
{
    char plain[GUESS_LIMIT + 1];
    size_t size = 0;
    char comma = '\0';
    num value;

    if (strlen(text) > GUESS_LIMIT || !comma_means(text, &comma))
        return NULL;
    for (; *text; text++) {
        bool is_high = ((unsigned char)*text & 0x80) != 0; /* a wide space */
        char c = *text;

        if (c == ',')
            c = comma;

        if (!is_high && c != ' ' && c != '_' && c != '\0')
            plain[size++] = c;
    }
    plain[size] = '\0';
    if (plain[0] == '.' || num_read(a, plain, &value) != NUM_FINE ||
        count_of(plain, '.') > 1)
        return NULL;
    return arena_text(a, plain);
}

/* A mistake in a number, with the number that was probably meant; `ending` is
 * what follows it ("%" of a share). */
static bool
refuse_number(struct arena *a, struct diags *d, const struct doc *v,
              const char *text, enum num_fault fault)
{
    struct diag *g = value_error(d, v, fault_code(fault));
    bool is_marked =
        fault == NUM_COMMA || fault == NUM_SPACE || fault == NUM_UNDERSCORE;
    const char *guess = is_marked ? number_guess(a, text) : NULL;

    if (guess && strchr(v->text, '%'))
        guess = arena_printf(a, "%s%%", guess);
    if (!strstr(v->text, ".."))
        g->guess = guess;
    return false;
}

bool
decode_number(struct arena *a, struct diags *d, const struct doc *v, num *value)
{
    if (!value_is_scalar(d, v, FIELD_NUMBER))
        return false;

    enum num_fault fault = num_read(a, v->text, value);

    if (fault != NUM_FINE)
        return refuse_number(a, d, v, v->text, fault);
    if (v->is_quoted) {
        *value = (num){0};
        value_error(d, v, "number-in-quotes")->guess = v->text;
        return false;
    }
    return true;
}

bool
value_integer(struct arena *a, struct diags *d, const struct doc *v,
              long *value)
{
    num n;

    if (!decode_number(a, d, v, &n))
        return false;
    if (num_to_long(n, value))
        return true;
    value_error(d, v, num_is_integer(n) ? "number-too-large" : "whole-number");
    return false;
}

/* `text` without the spaces around it, and without a "%" at its end. */
struct trimmed {
    const char *text;
    bool has_percent;
};

static size_t
space_before(const char *text, size_t size)
{
    if (size > 0 && text[size - 1] == ' ')
        return 1;
    return size > 1 && memcmp(text + size - 2, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static struct trimmed
trim(struct arena *a, const char *text, size_t size)
{
    struct trimmed t = {NULL, false};

    while (size > 0 && *text == ' ') {
        text++;
        size--;
    }
    size -= space_before(text, size);
    if (size > 0 && text[size - 1] == '%') {
        t.has_percent = true;
        size--;
        size -= space_before(text, size);
    }
    t.text = arena_slice(a, text, size);
    return t;
}

/* 0.4 is 40%, 40 is 40%; 1 could be either. */
static const char *
share_guess(struct arena *a, num value)
{
    int order = num_compare(value, num_int(a, 1));

    if (order == 0 || num_sign(value) <= 0)
        return NULL;
    if (order < 0)
        value = num_mul(a, value, num_int(a, 100));
    return arena_printf(a, "%s%%", num_exact_decimal(a, value, NUM_MAX_DIGITS));
}

bool
decode_share(struct arena *a, struct diags *d, const struct doc *v, num *value)
{
    if (!value_is_scalar(d, v, FIELD_SHARE))
        return false;

    struct trimmed t = trim(a, v->text, strlen(v->text));
    num n;
    enum num_fault fault = num_read(a, t.text, &n);

    if (fault != NUM_FINE)
        return refuse_number(a, d, v, t.text, fault);
    if (!t.has_percent) {
        value_error(d, v, "share-needs-percent")->guess = share_guess(a, n);
        return false;
    }
    *value = num_div(a, n, num_int(a, 100));
    return true;
}

/* The hyphen or dash people write between the ends of a range. */
static const char *
dash_in(const char *text)
{
    static const char *const dashes[] = {"\xE2\x80\x93", "-", "\xE2\x88\x92",
                                         "\xE2\x80\xA6"};

    for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
        const char *dash = strstr(text + 1, dashes[i]);

        if (dash && strpbrk(dash, "0123456789"))
            return dash;
    }
    return NULL;
}

/* What may end the figures of a range. */
enum ends { PLAIN_ENDS, PERCENT_ENDS };

static bool
read_end(struct arena *a, struct diags *d, const struct doc *v,
         struct trimmed end, num *value)
{
    enum num_fault fault = num_read(a, end.text, value);

    if (fault == NUM_FINE)
        return true;
    if (fault == NUM_NOT_A_NUMBER && v->text[0] && dash_in(v->text)) {
        value_error(d, v, "range-dots");
        return false;
    }
    return refuse_number(a, d, v, end.text, fault);
}

static bool
read_ends(struct arena *a, struct diags *d, const struct doc *v,
          struct range *value, enum ends ends)
{
    const char *dots = strstr(v->text, "..");
    size_t first = dots ? (size_t)(dots - v->text) : strlen(v->text);
    struct trimmed low = trim(a, v->text, first);
    struct trimmed high = dots ? trim(a, dots + 2, strlen(dots + 2)) : low;

    value->is_range = dots != NULL;
    if (ends == PLAIN_ENDS && (low.has_percent || high.has_percent)) {
        value_error(d, v, "not-a-number");
        return false;
    }
    if (!read_end(a, d, v, low, &value->low) ||
        (dots && !read_end(a, d, v, high, &value->high)))
        return false;
    if (!dots)
        value->high = value->low;
    if (num_compare(value->low, value->high) <= 0)
        return true;
    value_error(d, v, "range-reversed");
    return false;
}

bool
value_range(struct arena *a, struct diags *d, const struct doc *v,
            struct range *value)
{
    struct range r = {0};

    if (!value_is_scalar(d, v, FIELD_RANGE) ||
        !read_ends(a, d, v, &r, PLAIN_ENDS))
        return false;
    *value = r;
    return true;
}

bool
value_weight(struct arena *a, struct diags *d, const struct doc *v,
             struct range *value)
{
    num hundred = num_int(a, 100);
    struct range r = {0};

    if (!value_is_scalar(d, v, FIELD_WEIGHT) ||
        !read_ends(a, d, v, &r, PERCENT_ENDS))
        return false;
    if (num_sign(r.low) < 0 || num_compare(r.high, hundred) > 0) {
        value_error(d, v, "weight-off-scale");
        return false;
    }
    r.low = num_div(a, r.low, hundred);
    r.high = num_div(a, r.high, hundred);
    *value = r;
    return true;
}
