#include "doc/decode.h"

#include "doc/keys.h"
#include "doc/value.h"

#include <string.h>

/* `count` structs of the record `r`, and where they go. */
static char *
make_structs(struct arena *a, const struct field *f, size_t count, void *out)
{
    char *structs = arena_alloc(a, count, f->record->size);

    memcpy((char *)out + f->offset, &structs, sizeof structs);
    memcpy((char *)out + f->count_offset, &count, sizeof count);
    return structs;
}

static bool
decode_record(struct arena *a, struct diags *d, const struct doc *v,
              const struct field *f, void *out)
{
    if (!value_is_map(d, v))
        return false;

    void *record = arena_alloc(a, 1, f->record->size);

    memcpy((char *)out + f->offset, &record, sizeof record);
    return decode(a, d, v, f->record, record);
}

/* A list of maps, or a map of maps whose keys are kept. */
static bool
decode_records(struct arena *a, struct diags *d, const struct doc *v,
               const struct field *f, void *out)
{
    const struct record *r = f->record;
    bool has_keys = f->kind == FIELD_ENTRIES;

    if (has_keys ? !value_is_map(d, v) : !value_is_list(d, v))
        return false;

    char *at = make_structs(a, f, v->count, out);
    bool is_fine = true;

    for (const struct doc *child = v->first; child; child = child->next) {
        if (has_keys && r->key_offset)
            memcpy(at + r->key_offset, &child->key, sizeof child->key);
        is_fine = decode(a, d, child, r, at) && is_fine;
        at += r->size;
    }
    return is_fine;
}

/* A word that may stand alone where a list of texts is wanted: "all". */
static bool
is_word_alone(const struct doc *v, const struct field *f)
{
    if (!f->choices || v->kind != DOC_SCALAR)
        return false;
    for (const struct choice *c = f->choices; c->name; c++)
        if (strcmp(c->name, v->text) == 0)
            return true;
    return false;
}

static bool
decode_texts(struct arena *a, struct diags *d, const struct doc *v,
             const struct field *f, void *out)
{
    bool is_alone = is_word_alone(v, f);
    size_t count = 0;
    bool is_fine = true;

    if (!is_alone && !value_is_list(d, v))
        return false;

    const char **texts = arena_array(a, const char *, is_alone ? 1 : v->count);

    for (const struct doc *text = is_alone ? v : v->first; text;
         text = is_alone ? NULL : text->next)
        if (decode_text(d, text, &texts[count]))
            count++;
        else
            is_fine = false;
    memcpy((char *)out + f->offset, &texts, sizeof texts);
    memcpy((char *)out + f->count_offset, &count, sizeof count);
    return is_fine;
}

static bool
decode_field(struct arena *a, struct diags *d, const struct doc *v,
             const struct field *f, void *out)
{
    void *at = (char *)out + f->offset;

    switch (f->kind) {
    case FIELD_TEXT:
        return decode_text(d, v, at);
    case FIELD_ID:
        return decode_id(d, v, at);
    case FIELD_NUMBER:
        return decode_number(a, d, v, at);
    case FIELD_INTEGER:
        return value_integer(a, d, v, at);
    case FIELD_SHARE:
        return decode_share(a, d, v, at);
    case FIELD_WEIGHT:
        return value_weight(a, d, v, at);
    case FIELD_TRUTH:
        return decode_truth(d, v, at);
    case FIELD_DATE:
        return value_date(a, d, v, at);
    case FIELD_INSTANT:
        return value_instant(a, d, v, at);
    case FIELD_CHOICE:
        return value_choice(a, d, v, f->choices, at);
    case FIELD_RANGE:
        return value_range(a, d, v, at);
    case FIELD_RECORD:
        return decode_record(a, d, v, f, out);
    case FIELD_RECORDS:
    case FIELD_ENTRIES:
        return decode_records(a, d, v, f, out);
    case FIELD_TEXTS:
        return decode_texts(a, d, v, f, out);
    case FIELD_DOC:
        *(const struct doc **)at = v;
        return true;
    }
    return false;
}

bool
decode(struct arena *a, struct diags *d, const struct doc *m,
       const struct record *r, void *out)
{
    struct keys keys = keys_of(a, d, m, r);
    bool is_fine = true;

    *(const struct doc **)out = m;
    if (!value_is_map(d, m))
        return false;
    for (const struct doc *v = m->first; v; v = v->next) {
        const struct field *f = keys_field(&keys, v);

        is_fine = f && decode_field(a, d, v, f, out) && is_fine;
    }
    return keys_are_complete(&keys) && is_fine;
}
