/*
 * The strings and numbers of JSON.
 */
#include "base/utf8.h"
#include "doc/json_scan.h"
#include "num/num.h"

#include <string.h>

/* cJSON copies a number into a buffer of 64. */
#define NUMBER_LIMIT 63

/* Four hexadecimal digits at `at`; -1 when there are fewer. */
static long
hex4(const char *at, const char *end)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    long value = 0;

    if (end - at < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        const char *digit = at[i] ? strchr(digits, at[i]) : NULL;

        if (!digit)
            return -1;
        value = value * 16 +
                (digit - digits < 16 ? digit - digits : digit - digits - 6);
    }
    return value;
}

static bool
is_high(long code)
{
    return code >= 0xD800 && code <= 0xDBFF;
}

static bool
is_low(long code)
{
    return code >= 0xDC00 && code <= 0xDFFF;
}

/* The length of the escape at `at` (from its backslash); 0 when it is wrong,
 * and then *code says how. */
static size_t
escape_size(const char *at, const char *end, const char **code)
{
    *code = "json-escape";
    if (end - at < 2 || !strchr("\"\\/bfnrtu", at[1]))
        return 0;
    if (at[1] != 'u')
        return 2;

    long first = hex4(at + 2, end);

    if (first < 0)
        return 0;
    *code = "nul-byte";
    if (first == 0)
        return 0;
    *code = "json-surrogate";
    if (is_low(first))
        return 0;
    if (!is_high(first))
        return 6;
    if (end - at < 8 || at[6] != '\\' || at[7] != 'u')
        return 0;
    return is_low(hex4(at + 8, end)) ? 12 : 0;
}

/* The backslash and the character after it, for the message. */
static const char *
escape_text(struct json_scan *s, const char *at)
{
    uint32_t code = 0;

    if (s->end - at < 2)
        return "\\";
    return arena_slice(s->arena, at,
                       1 + utf8_next(at + 1, (size_t)(s->end - at - 1), &code));
}

static bool
refuse_escape(struct json_scan *s, const char *at, const char *code)
{
    s->at = at;
    return json_refuse(s, json_here(s), code, escape_text(s, at));
}

bool
json_string(struct json_scan *s)
{
    struct place start = json_here(s);
    const char *at = s->at + 1;
    const char *code = NULL;

    while (at < s->end && *at != '"' && *at != '\n') {
        size_t size = *at == '\\' ? escape_size(at, s->end, &code) : 1;

        if (size == 0)
            return refuse_escape(s, at, code);
        if (*at == '\t') {
            s->at = at;
            return json_refuse(s, json_here(s), "json-tab", "\\t");
        }
        at += size;
    }
    if (at == s->end || *at != '"')
        return json_refuse(s, start, "json-quote-open", "");
    return json_add_token(s, (size_t)(at - s->at) + 1);
}

static size_t
digits(const char *at)
{
    return strspn(at, "0123456789");
}

/* -?int[.digits][e[+-]digits], all of it. */
static bool
is_number(const char *at)
{
    at += *at == '-';

    size_t whole = digits(at);

    if (whole == 0 || (*at == '0' && whole > 1))
        return false;
    at += whole;
    if (*at == '.') {
        at++;
        if (digits(at) == 0)
            return false;
        at += digits(at);
    }
    if (*at == 'e' || *at == 'E') {
        at++;
        at += *at == '+' || *at == '-';
        if (digits(at) == 0)
            return false;
        at += digits(at);
    }
    return *at == '\0';
}

static const char *
fault_code(struct json_scan *s, const char *text)
{
    num value;

    switch (num_read(s->arena, text, &value)) {
    case NUM_LEADING_ZERO:
        return "number-leading-zero";
    case NUM_BARE_POINT:
        return "number-bare-point";
    case NUM_UNDERSCORE:
        return "number-underscore";
    case NUM_TOO_LONG:
        return "number-too-long";
    case NUM_FINE:
    case NUM_EMPTY:
    case NUM_COMMA:
    case NUM_SPACE:
    case NUM_EXPONENT:
    case NUM_NOT_A_NUMBER:
        break;
    }
    return digits(text) > 0 ? "text-needs-quotes" : "not-a-number";
}

static bool
is_digit_at(const struct json_scan *s, const char *at)
{
    return at < s->end && *at >= '0' && *at <= '9';
}

/* All that stands together: 4210, but also 2026-11-02, 12:30, 40% and 40..50,
 * which are texts that lack their quotes. */
static size_t
lexeme_size(const struct json_scan *s)
{
    const char *at = s->at;

    while (at < s->end &&
           (strchr("0123456789+-._%", *at) || (*at >= 'a' && *at <= 'z') ||
            (*at >= 'A' && *at <= 'Z') ||
            (*at == ':' && is_digit_at(s, at + 1))))
        at++;
    return (size_t)(at - s->at);
}

bool
json_number(struct json_scan *s)
{
    size_t size = lexeme_size(s);
    const char *text = arena_slice(s->arena, s->at, size);
    bool is_fine = is_number(text);

    if (is_fine && size <= NUMBER_LIMIT)
        return json_add_token(s, size);

    struct place place = json_here(s);

    place.length = (int)size;
    return json_refuse(s, place,
                       is_fine ? "number-too-long" : fault_code(s, text), text);
}
