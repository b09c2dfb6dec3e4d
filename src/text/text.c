/*
 * Languages, filling placeholders, joining lists.
 */
#include "text/text.h"

#include "base/buf.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static const char *const lang_codes[LANG_COUNT] = {"en", "nb", "nn"};

bool
text_lang(const char *code, enum lang *lang)
{
    for (int i = 0; i < LANG_COUNT; i++) {
        if (strcmp(code, lang_codes[i]) == 0) {
            *lang = (enum lang)i;
            return true;
        }
    }
    return false;
}

const char *
text_lang_code(enum lang lang)
{
    return lang_codes[lang];
}

/* What to put where {name} stands; `name` has `size` bytes. */
static const struct arg *
argument(const char *name, size_t size, const struct arg *args)
{
    for (const struct arg *g = args; g->name != NULL; g++)
        if (strlen(g->name) == size && memcmp(g->name, name, size) == 0)
            return g;
    return NULL;
}

static void fill_into(struct buf *out, enum lang lang, const char *pattern,
                      size_t size, const struct arg *args);

/* Puts in the placeholder that `open` begins; returns what comes after it. */
static const char *
fill_one(struct buf *out, enum lang lang, const char *open,
         const struct arg *args)
{
    const char *name = open + 1;
    size_t size = strcspn(name, "}");
    assert(name[size] == '}');
    const struct arg *g = argument(name, size, args);
    if (g == NULL || (g->word == NULL && g->value == NULL))
        (void)fprintf(stderr, "no argument for {%.*s}\n", (int)size, name);
    assert(g != NULL && (g->word != NULL || g->value != NULL));
    if (g->word == NULL) {
        buf_add(out, g->value);
    } else { /* a word may have placeholders of its own */
        const char *word = text_of(lang, g->word);
        fill_into(out, lang, word, strlen(word), args);
    }
    return name + size + 1;
}

/* The first `size` bytes of `pattern` with its placeholders filled. */
static void
fill_into(struct buf *out, enum lang lang, const char *pattern, size_t size,
          const struct arg *args)
{
    const char *end = pattern + size;
    const char *at = pattern;
    while (at < end) {
        const char *open = memchr(at, '{', (size_t)(end - at));
        buf_add_bytes(out, at, (size_t)((open == NULL ? end : open) - at));
        if (open == NULL) {
            at = end;
        } else if (open[1] == '{') {
            buf_add_char(out, '{');
            at = open + 2;
        } else {
            at = fill_one(out, lang, open, args);
        }
    }
}

static const char *
fill(struct arena *a, enum lang lang, const char *pattern, size_t size,
     const struct arg *args)
{
    struct buf out = buf_start(a);
    fill_into(&out, lang, pattern, size, args);
    return buf_text(&out);
}

const char *
text_fill(struct arena *a, enum lang lang, const char *code,
          const struct arg *args)
{
    const char *pattern = text_of(lang, code);
    return fill(a, lang, pattern, strlen(pattern), args);
}

struct told
text_told(struct arena *a, enum lang lang, const char *code,
          const struct arg *args)
{
    const char *pattern = text_of(lang, code);
    const char *cut = strstr(pattern, "; ");
    struct told told = {.advice = NULL};
    if (cut == NULL) {
        told.what = fill(a, lang, pattern, strlen(pattern), args);
        return told;
    }
    const char *advice = cut + 2;
    told.what = fill(a, lang, pattern, (size_t)(cut - pattern), args);
    told.advice = fill(a, lang, advice, strlen(advice), args);
    return told;
}

const char *
text_list(struct arena *a, enum lang lang, const char *const *texts,
          size_t count)
{
    struct buf out = buf_start(a);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && i == count - 1)
            buf_addf(&out, " %s ", text_of(lang, "word.and"));
        else if (i > 0)
            buf_add(&out, ", ");
        buf_add(&out, texts[i]);
    }
    return buf_text(&out);
}
