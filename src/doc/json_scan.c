#include "doc/json_scan.h"

#include "base/utf8.h"

#include <string.h>

struct place
json_here(struct json_scan *s)
{
    s->column += (int)utf8_length(s->counted, (size_t)(s->at - s->counted));
    s->counted = s->at;
    return (struct place){s->source->file, s->line, s->column, 1};
}

const char *
json_name(const struct json_scan *s)
{
    for (size_t i = s->depth; i > 0; i--)
        if (s->levels[i - 1].key)
            return s->levels[i - 1].key;
    return s->source->file;
}

bool
json_refuse(struct json_scan *s, struct place place, const char *code,
            const char *value)
{
    diag_error(s->diags, place, code,
               WITH({"key", json_name(s), 0}, {"value", value, 0}));
    return false;
}

static bool
refuse_most(struct json_scan *s, struct place place, const char *code, int most)
{
    diag_error(s->diags, place, code,
               WITH({"most", arena_printf(s->arena, "%d", most), 0}));
    return false;
}

bool
json_add_token(struct json_scan *s, size_t size)
{
    struct place place = json_here(s);

    if (s->count == 2 * (size_t)DOC_MAX_VALUES)
        return refuse_most(s, place, "too-many-values", DOC_MAX_VALUES);
    if (s->count == s->room) {
        size_t room = s->room ? 2 * s->room : 64;

        s->tokens = arena_grow(s->passing, s->tokens, s->count, room,
                               sizeof s->tokens[0]);
        s->room = room;
    }
    place.length = (int)utf8_length(s->at, size);
    s->tokens[s->count++] = (struct token){s->at, size, place};
    s->at += size;
    return true;
}

static void
skip_space(struct json_scan *s)
{
    for (; s->at < s->end && strchr(" \t\r\n", *s->at); s->at++)
        if (*s->at == '\n') {
            s->line++;
            s->column = 1;
            s->counted = s->at + 1;
        }
}

static bool
is_at(const struct json_scan *s, char c)
{
    return s->at < s->end && *s->at == c;
}

static bool
is_word_character(const struct json_scan *s, size_t offset)
{
    return s->at + offset < s->end &&
           ((s->at[offset] >= 'a' && s->at[offset] <= 'z') ||
            (s->at[offset] >= 'A' && s->at[offset] <= 'Z') ||
            (s->at[offset] >= '0' && s->at[offset] <= '9') ||
            s->at[offset] == '_' || (s->at[offset] & 0x80) != 0);
}

/* true, false or null, and nothing that merely begins like one. */
static bool
literal(struct json_scan *s)
{
    static const char *const words[] = {"true", "false", "null"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t size = strlen(words[i]);

        if ((size_t)(s->end - s->at) >= size &&
            memcmp(s->at, words[i], size) == 0 && !is_word_character(s, size))
            return json_add_token(s, size);
    }
    return json_refuse_value(s);
}

/* The comma at `comma` is followed by the bracket that closes. */
static bool
is_trailing_comma(struct json_scan *s, struct place comma, char closing)
{
    if (!is_at(s, closing))
        return false;
    json_refuse(s, comma, "json-trailing-comma", ",");
    return true;
}

static bool value(struct json_scan *s);

static bool
pair(struct json_scan *s)
{
    struct level *level = &s->levels[s->depth - 1];
    const char *key = s->at;

    if (!is_at(s, '"'))
        return json_refuse_key(s);
    level->key = NULL;
    if (!json_string(s))
        return false;
    level->key = arena_slice(s->passing, key + 1, (size_t)(s->at - key) - 2);

    struct place after = json_here(s);

    skip_space(s);
    if (!is_at(s, ':'))
        return json_refuse(s, after, "json-colon-missing", level->key);
    s->at++;
    return value(s);
}

/* What stands between the brackets, and the closing one. */
static bool
members(struct json_scan *s, char closing, bool (*member)(struct json_scan *s))
{
    skip_space(s);
    if (is_at(s, closing)) {
        s->at++;
        return true;
    }
    for (;;) {
        if (!member(s))
            return false;

        struct place after = json_here(s);

        skip_space(s);
        if (is_at(s, closing)) {
            s->at++;
            return true;
        }
        if (!is_at(s, ','))
            return json_refuse_separator(s, after);

        struct place comma = json_here(s);

        s->at++;
        skip_space(s);
        if (is_trailing_comma(s, comma, closing))
            return false;
    }
}

static bool
brackets(struct json_scan *s)
{
    bool is_map = *s->at == '{';
    struct place place = json_here(s);

    if (s->depth == DOC_MAX_DEPTH)
        return refuse_most(s, place, "too-deep", DOC_MAX_DEPTH);
    s->levels[s->depth++] = (struct level){*s->at, place, NULL};
    if (!json_add_token(s, 1))
        return false;
    if (!members(s, is_map ? '}' : ']', is_map ? pair : value))
        return false;
    s->depth--;
    return true;
}

static bool
value(struct json_scan *s)
{
    skip_space(s);
    if (s->at == s->end)
        return json_refuse_value(s);
    switch (*s->at) {
    case '{':
    case '[':
        return brackets(s);
    case '"':
        return json_string(s);
    case 't':
    case 'f':
    case 'n':
        return literal(s);
    default:
        break;
    }
    return strchr("0123456789-+.", *s->at) ? json_number(s)
                                           : json_refuse_value(s);
}

bool
json_scan(struct json_scan *s)
{
    s->at = s->counted = s->source->at;
    s->end = s->at + s->source->size;
    s->line = s->column = 1;
    if (!value(s))
        return false;
    skip_space(s);
    return s->at == s->end ||
           json_refuse(s, json_here(s), "json-after-end", "");
}
