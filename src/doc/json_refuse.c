/*
 * What stands where JSON wants something else: what it looks like.
 */
#include "base/utf8.h"
#include "doc/json_scan.h"

#include <string.h>

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (c & 0x80) != 0;
}

/* “text”, «text» and the like, from a word processor. */
static bool
is_printers_quote(const struct json_scan *s)
{
    static const char *const quotes[] = {
        "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\x98",
        "\xE2\x80\x99", "\xC2\xAB",     "\xC2\xBB",
    };

    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++)
        if ((size_t)(s->end - s->at) >= strlen(quotes[i]) &&
            memcmp(s->at, quotes[i], strlen(quotes[i])) == 0)
            return true;
    return false;
}

/* The word at `s->at`, or its one character when it is no letter. */
static const char *
word(struct json_scan *s)
{
    const char *at = s->at;
    uint32_t code = 0;

    while (at < s->end && !is_printers_quote(s) &&
           (is_letter(*at) || (*at >= '0' && *at <= '9')))
        at++;
    if (at == s->at)
        at += utf8_next(at, (size_t)(s->end - at), &code);
    return arena_slice(s->arena, s->at, (size_t)(at - s->at));
}

/* The mistakes that look the same wherever they stand; NULL when it is none of
 * them. */
static const char *
common_code(const struct json_scan *s)
{
    if (*s->at == '\'')
        return "json-single-quotes";
    if (*s->at == '/' || *s->at == '#')
        return "json-comment";
    return is_printers_quote(s) ? "json-printers-quotes" : NULL;
}

/* The file ends, or another bracket closes, inside a list or map. */
static bool
refuse_open(struct json_scan *s, struct place place, const char *code)
{
    const struct level *level = &s->levels[s->depth - 1];
    bool is_map = level->bracket == '{';
    struct diag *g = diag_error(s->diags, place, code,
                                WITH({"open", is_map ? "{" : "[", 0},
                                     {"close", is_map ? "}" : "]", 0}));

    diag_also(g, level->place, "also.opened");
    return false;
}

/* What JSON calls `text`, or NULL. */
static const char *
meant(const char *text)
{
    static const char *const known[] = {"true", "false", "null"};
    static const char *const words[][2] = {
        {"ja", "true"}, {"yes", "true"}, {"nei", "false"}, {"no", "false"}};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(text, words[i][0]) == 0)
            return words[i][1];
    return diag_nearest(text, known, sizeof known / sizeof known[0]);
}

static bool
refuse_word(struct json_scan *s, struct place place, const char *code)
{
    const char *text = word(s);

    place.length = (int)utf8_length(text, strlen(text));

    struct diag *g =
        diag_error(s->diags, place, code,
                   WITH({"key", json_name(s), 0}, {"value", text, 0}));

    if (strcmp(code, "json-word") == 0)
        g->guess = meant(text);
    return false;
}

bool
json_refuse_value(struct json_scan *s)
{
    struct place place = json_here(s);

    if (s->at == s->end)
        return s->depth > 0 ? refuse_open(s, place, "json-unclosed")
                            : json_refuse(s, place, "json-value-missing", "");

    const char *code = common_code(s);

    if (code)
        return json_refuse(s, place, code, word(s));
    if (is_letter(*s->at))
        return refuse_word(s, place, "json-word");
    if (strchr(",]}:", *s->at))
        return json_refuse(s, place, "json-value-missing", "");
    return refuse_word(s, place, "json-character");
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t
digits(const struct json_scan *s, const char *at)
{
    const char *start = at;

    while (at < s->end && is_digit(*at))
        at++;
    return (size_t)(at - start);
}

/* 950,50: a figure, and right after its comma a figure where a key should be.
 * True when it has been reported. */
static bool
refuse_decimal_comma(struct json_scan *s)
{
    const struct token *last = s->count > 0 ? &s->tokens[s->count - 1] : NULL;
    size_t size = digits(s, s->at);

    if (!last || size == 0 || s->at[-1] != ',' || !is_digit(s->at[-2]) ||
        last->at + last->size != s->at - 1)
        return false;

    struct place place = last->place;
    const char *text = arena_slice(s->arena, last->at, last->size + 1 + size);
    const char *guess = arena_printf(s->arena, "%.*s.%.*s", (int)last->size,
                                     last->at, (int)size, s->at);

    place.length = (int)strlen(text);
    diag_error(s->diags, place, "number-comma",
               WITH({"key", json_name(s), 0}, {"value", text, 0}))
        ->guess = guess;
    return true;
}

bool
json_refuse_key(struct json_scan *s)
{
    struct place place = json_here(s);

    if (s->at == s->end)
        return refuse_open(s, place, "json-unclosed");
    if (refuse_decimal_comma(s))
        return false;

    const char *code = common_code(s);

    if (code)
        return json_refuse(s, place, code, word(s));
    if (is_letter(*s->at))
        return refuse_word(s, place, "json-key-quotes");
    if (*s->at == ']')
        return refuse_open(s, place, "json-other-bracket");
    return refuse_word(s, place, "json-key-missing");
}

/* 4 210 000: after a number a space and three digits, and perhaps again. The
 * end of it, or NULL when it is something else. */
static const char *
end_of_spaced_number(const struct json_scan *s)
{
    const struct token *last = &s->tokens[s->count - 1];
    const char *at = last->at + last->size;
    const char *end = NULL;

    if (!is_digit(at[-1]))
        return NULL;
    while (at < s->end && *at == ' ' && digits(s, at + 1) == 3)
        end = at += 4;
    return end;
}

static bool
refuse_spaced_number(struct json_scan *s, const char *end)
{
    const struct token *last = &s->tokens[s->count - 1];
    size_t size = (size_t)(end - last->at);
    struct place place = last->place;

    place.length = (int)size;
    return json_refuse(s, place, "number-space",
                       arena_slice(s->arena, last->at, size));
}

bool
json_refuse_separator(struct json_scan *s, struct place after)
{
    struct place place = json_here(s);

    if (s->at == s->end)
        return refuse_open(s, place, "json-unclosed");
    if (*s->at == ']' || *s->at == '}')
        return refuse_open(s, place, "json-other-bracket");

    const char *code = common_code(s);
    const char *end = end_of_spaced_number(s);

    if (code)
        return json_refuse(s, place, code, word(s));
    if (end)
        return refuse_spaced_number(s, end);
    return json_refuse(s, after, "json-comma-missing", "");
}
