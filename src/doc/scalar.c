/*
 * Readers of texts, ids, truths and choices.
 */
#include "base/utf8.h"
#include "doc/value.h"

#include <string.h>

/* A JSON number or truth where a text is wanted: an organisation number
 * without quotes loses its zeros in other programs. */
static bool
is_text(struct diags *d, const struct doc *v, enum field_kind expected)
{
    if (!value_is_scalar(d, v, expected))
        return false;
    if (v->is_quoted || v->format == DOC_YAML)
        return true;
    value_error(d, v, "text-needs-quotes");
    return false;
}

bool
decode_text(struct diags *d, const struct doc *v, const char **value)
{
    if (!is_text(d, v, FIELD_TEXT))
        return false;
    *value = v->text;
    return true;
}

/* The blocks of Unicode that hold marks and pictures rather than letters. */
static const struct block {
    uint32_t first, last;
} not_letters[] = {
    {0x0080, 0x00A9},    {0x00AB, 0x00B4}, {0x00B6, 0x00B9}, {0x00BB, 0x00BF},
    {0x00D7, 0x00D7},    {0x00F7, 0x00F7}, {0x2000, 0x20CF}, {0x2190, 0x2BFF},
    {0x2E00, 0x2E7F},    {0x3000, 0x3004}, {0x3008, 0x3020}, {0x3030, 0x3030},
    {0xE000, 0xF8FF},    {0xFE00, 0xFE6F}, {0xFEFF, 0xFF0F}, {0xFF1A, 0xFF20},
    {0xFF3B, 0xFF40},    {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF},
    {0xE0000, 0x10FFFF},
};

static bool
is_letter_or_digit(uint32_t code)
{
    if (code < 0x80)
        return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
               (code >= 'a' && code <= 'z');
    for (size_t i = 0; i < sizeof not_letters / sizeof not_letters[0]; i++)
        if (code >= not_letters[i].first && code <= not_letters[i].last)
            return false;
    return true;
}

static bool
is_id(const char *text)
{
    size_t size = strlen(text);
    uint32_t code = 0;

    for (size_t i = 0; i < size;) {
        size_t length = utf8_next(text + i, size - i, &code);
        bool is_mark = code == '-' || code == '_' || code == '.';

        if (!is_letter_or_digit(code) && (!is_mark || i == 0))
            return false;
        i += length;
    }
    return size > 0;
}

bool
decode_id(struct diags *d, const struct doc *v, const char **value)
{
    if (!is_text(d, v, FIELD_ID))
        return false;
    if (!is_id(v->text)) {
        value_error(d, v, "bad-id");
        return false;
    }
    *value = v->text;
    return true;
}

/* Words people write for true and false; libyaml's elders took some of them
 * for truths, so they are never guessed at in silence. */
static const struct word {
    const char *text;
    const char *means;
} words[] = {
    {"ja", "true"},     {"yes", "true"},    {"on", "true"},  {"sann", "true"},
    {"sant", "true"},   {"y", "true"},      {"j", "true"},   {"1", "true"},
    {"true", "true"},   {"nei", "false"},   {"no", "false"}, {"off", "false"},
    {"usann", "false"}, {"usant", "false"}, {"n", "false"},  {"0", "false"},
    {"false", "false"},
};

static bool
is_same_word(const char *text, const char *word)
{
    for (; *text && *word; text++, word++) {
        bool is_capital = *text >= 'A' && *text <= 'Z';

        if ((is_capital ? *text + ('a' - 'A') : *text) != *word)
            return false;
    }
    return *text == *word;
}

bool
decode_truth(struct diags *d, const struct doc *v, bool *value)
{
    if (!value_is_scalar(d, v, FIELD_TRUTH))
        return false;
    *value = strcmp(v->text, "true") == 0;
    if (!v->is_quoted && (*value || strcmp(v->text, "false") == 0))
        return true;
    *value = false;

    struct diag *g = value_error(d, v, "truth-words");

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (is_same_word(v->text, words[i].text))
            g->guess = words[i].means;
    return false;
}

static size_t
count_choices(const struct choice *choices)
{
    size_t count = 0;

    while (choices[count].name)
        count++;
    return count;
}

const char *
choices_text(struct arena *a, const struct choice *choices)
{
    struct buf b = buf_start(a);

    for (size_t i = 0; choices[i].name; i++) {
        buf_add(&b, i > 0 ? ", " : "");
        buf_add(&b, choices[i].name);
    }
    return buf_text(&b);
}

bool
value_choice(struct arena *a, struct diags *d, const struct doc *v,
             const struct choice *choices, int *value)
{
    size_t count = count_choices(choices);
    const char **names = arena_array(a, const char *, count);

    if (!value_is_scalar(d, v, FIELD_CHOICE))
        return false;
    for (size_t i = 0; i < count; i++) {
        names[i] = choices[i].name;
        if (strcmp(v->text, choices[i].name) == 0) {
            *value = choices[i].value;
            return true;
        }
    }
    struct diag *g =
        diag_error(d, v->place, "unknown-choice",
                   WITH({"key", value_name(v), 0}, {"value", v->text, 0},
                        {"choices", choices_text(a, choices), 0}));

    g->guess = diag_nearest(v->text, names, count);
    return false;
}
