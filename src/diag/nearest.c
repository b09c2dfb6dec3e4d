/*
 * Did you mean: the choice nearest to a word.
 */
#include "base/utf8.h"
#include "diag/diag.h"

#include <stdint.h>
#include <string.h>

#define FOLDED_LIMIT 64 /* characters; a longer word has no near choice */
#define SHORTENED    3  /* characters of a beginning that stands for all */

/* A word as it is compared: lower case, without the differences that people
 * and keyboards make between the same letters. */
struct folded {
    uint32_t at[FOLDED_LIMIT];
    size_t length;
    bool is_too_long;
};

/* How far a choice is from the word; the nearer comes first. */
struct nearness {
    size_t edits;
    size_t prefix; /* characters they begin with alike */
};

/* Letters with marks, in lower case, and what they are compared as. */
static const struct fold {
    uint32_t code;
    const char *as;
} folds[] = {
    {0xE6, "ae"}, {0xE4, "a"}, {0xE5, "a"}, {0xE0, "a"}, {0xE1, "a"},
    {0xE2, "a"},  {0xF8, "o"}, {0xF6, "o"}, {0xF2, "o"}, {0xF3, "o"},
    {0xF4, "o"},  {0xE8, "e"}, {0xE9, "e"}, {0xEA, "e"}, {0xFC, "u"},
    {' ', "_"},   {'-', "_"},
};

static uint32_t
lower(uint32_t code)
{
    bool is_ascii = code >= 'A' && code <= 'Z';
    bool is_latin = code >= 0xC0 && code <= 0xDE && code != 0xD7;
    return is_ascii || is_latin ? code + 0x20 : code;
}

static void
put(struct folded *f, uint32_t code)
{
    if (f->length == FOLDED_LIMIT)
        f->is_too_long = true;
    else
        f->at[f->length++] = code;
}

static void
put_folded(struct folded *f, uint32_t code)
{
    for (size_t i = 0; i < sizeof folds / sizeof folds[0]; i++) {
        if (folds[i].code != code)
            continue;
        for (const char *c = folds[i].as; *c != '\0'; c++)
            put(f, (unsigned char)*c);
        return;
    }
    put(f, code);
}

static struct folded
fold(const char *text)
{
    struct folded f = {.length = 0};
    size_t left = strlen(text);
    while (left > 0 && !f.is_too_long) {
        uint32_t code = 0;
        size_t size = utf8_next(text, left, &code);
        if (size == 0)
            size = 1;
        put_folded(&f, lower(code));
        text += size;
        left -= size;
    }
    return f;
}

const char *
diag_folded(struct arena *a, const char *text)
{
    struct buf b = buf_start(a);
    size_t left = strlen(text);
    while (left > 0) {
        uint32_t code = 0;
        size_t size = utf8_next(text, left, &code);
        struct folded one = {.length = 0};
        char bytes[4];
        put_folded(&one, lower(size == 0 ? (unsigned char)*text : code));
        for (size_t i = 0; i < one.length; i++)
            buf_add_bytes(&b, bytes, utf8_put(one.at[i], bytes));
        text += size == 0 ? 1 : size;
        left -= size == 0 ? 1 : size;
    }
    return buf_text(&b);
}

static size_t
least(size_t left, size_t right)
{
    return left < right ? left : right;
}

/* Insertions, deletions, replacements and transpositions of neighbours that
 * make one word of the other. */
static size_t
edits(const struct folded *l, const struct folded *r)
{
    size_t rows[3][FOLDED_LIMIT + 1];
    for (size_t j = 0; j <= r->length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= l->length; i++) {
        const size_t *before = rows[(i + 1) % 3]; /* row i - 2 */
        const size_t *above = rows[(i + 2) % 3];  /* row i - 1 */
        size_t *row = rows[i % 3];
        row[0] = i;
        for (size_t j = 1; j <= r->length; j++) {
            bool is_same = l->at[i - 1] == r->at[j - 1];
            row[j] = least(above[j - 1] + (is_same ? 0 : 1),
                           least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && l->at[i - 1] == r->at[j - 2] &&
                l->at[i - 2] == r->at[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
    }
    return rows[l->length % 3][r->length];
}

static size_t
common_prefix(const struct folded *l, const struct folded *r)
{
    size_t length = least(l->length, r->length);
    size_t i = 0;
    while (i < length && l->at[i] == r->at[i])
        i++;
    return i;
}

/* How many edits are near: a third of the word, at least one, and never so
 * many that nothing of the word would be left. */
static size_t
allowance(const struct folded *word)
{
    size_t third = word->length < 3 ? 1 : word->length / 3;
    return word->length < 2 ? 0 : third;
}

static struct nearness
nearness_of(const struct folded *word, const struct folded *choice)
{
    struct nearness n = {edits(word, choice), common_prefix(word, choice)};
    /* "max" is near to max_points, after all that is nearer */
    bool is_beginning = n.prefix == word->length && n.prefix >= SHORTENED;
    if (is_beginning && n.edits > allowance(word))
        n.edits = allowance(word);
    return n;
}

static bool
is_nearer(struct nearness left, struct nearness right)
{
    return left.edits < right.edits ||
           (left.edits == right.edits && left.prefix > right.prefix);
}

const char *
diag_nearest(const char *word, const char *const *choices, size_t count)
{
    struct folded folded = fold(word);
    if (folded.is_too_long)
        return NULL;
    const char *nearest = NULL;
    bool is_alone = false; /* of two equally near, neither is meant */
    struct nearness best = {allowance(&folded) + 1, 0};
    for (size_t i = 0; i < count; i++) {
        struct folded choice = fold(choices[i]);
        if (choice.is_too_long)
            continue;
        struct nearness n = nearness_of(&folded, &choice);
        if (n.edits <= allowance(&folded) && is_nearer(n, best)) {
            best = n;
            nearest = choices[i];
            is_alone = true;
        } else if (n.edits == best.edits && n.prefix == best.prefix) {
            is_alone = n.edits == 0;
        }
    }
    return is_alone ? nearest : NULL;
}
