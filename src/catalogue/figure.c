/*
 * Figures and texts as the files of the catalogue write them.
 */
#include "catalogue/entry.h"

#include <string.h>

static bool
read_percent(struct arena *a, const char *text, size_t size, num *value)
{
    num number;

    if (num_read(a, arena_slice(a, text, size), &number) != NUM_FINE)
        return false;
    *value = num_div(a, number, num_int(a, 100));
    return true;
}

static bool
read_fraction(struct arena *a, const char *text, const char *slash, num *value)
{
    const char *top_text = arena_slice(a, text, (size_t)(slash - text));
    num top, bottom;

    if (num_read(a, top_text, &top) != NUM_FINE ||
        num_read(a, slash + 1, &bottom) != NUM_FINE || num_sign(bottom) == 0)
        return false;
    *value = num_div(a, top, bottom);
    return true;
}

bool
figure_read(struct arena *a, const struct doc *v, num *value)
{
    if (v == NULL || v->kind != DOC_SCALAR || v->is_null)
        return false;

    size_t size = strlen(v->text);
    const char *slash = strchr(v->text, '/');

    if (size > 0 && v->text[size - 1] == '%')
        return read_percent(a, v->text, size - 1, value);
    if (slash != NULL)
        return read_fraction(a, v->text, slash, value);
    return num_read(a, v->text, value) == NUM_FINE;
}

const char *
entry_words(enum lang lang, const char *text)
{
    return text_has(text) ? text_of(lang, text) : text;
}

const char *
entry_text(enum lang lang, const struct doc *v)
{
    if (v == NULL || v->kind == DOC_SCALAR)
        return v == NULL ? NULL : entry_words(lang, v->text);

    const struct doc *text = doc_get(v, text_lang_code(lang));

    if (text == NULL)
        text = v->first;
    return text == NULL || text->kind != DOC_SCALAR ? NULL : text->text;
}
