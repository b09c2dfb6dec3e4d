/*
 * The reference of the keys of a file, as text.
 */
#include "doc/records.h"
#include "doc/value.h"

#include <string.h>

static void
add_kind(struct buf *out, const struct field *f, enum lang lang)
{
    buf_add(out, text_of(lang, kind_word(f->kind)));
    if (f->record)
        buf_addf(out, " (%s)", f->record->name);
    if (f->choices)
        buf_addf(out, ": %s", choices_text(out->arena, f->choices));
}

static void
add_key(struct buf *out, const struct record *r, const struct field *f,
        enum lang lang)
{
    const char *meaning = records_meaning(out->arena, r, f);

    buf_addf(out, "%s.%s: ", r->name, f->key);
    add_kind(out, f, lang);
    buf_addf(out, "; %s\n",
             text_of(lang, f->is_required ? "kind.required" : "kind.optional"));
    if (meaning)
        buf_addf(out, "    %s\n", text_of(lang, meaning));
}

size_t
decode_reference(struct buf *out, const struct record *r, enum lang lang,
                 const char *key)
{
    struct records records = records_in(out->arena, r);
    size_t count = 0;

    for (size_t i = 0; i < records.count; i++)
        for (const struct field *f = records.at[i]->fields; f->key; f++) {
            if (key && strcmp(f->key, key) != 0)
                continue;
            add_key(out, records.at[i], f, lang);
            count++;
        }
    return count;
}
