#include "doc/records.h"

#include "doc/value.h"

static bool
has(const struct records *records, const struct record *r)
{
    for (size_t i = 0; i < records->count; i++)
        if (records->at[i] == r)
            return true;
    return false;
}

static void
collect(struct records *records, const struct record *r)
{
    if (!r || has(records, r))
        return;
    if (records->count == records->room) {
        size_t room = records->room ? 2 * records->room : 16;

        records->at = arena_grow(records->arena, records->at, records->count,
                                 room, sizeof(const struct record *));
        records->room = room;
    }
    records->at[records->count++] = r;
    for (const struct field *f = r->fields; f->key; f++)
        collect(records, f->record);
}

struct records
records_in(struct arena *a, const struct record *r)
{
    struct records records = {.arena = a};

    collect(&records, r);
    return records;
}

const char *
records_meaning(struct arena *a, const struct record *r, const struct field *f)
{
    const char *code = arena_printf(a, "key.%s.%s", r->name, f->key);

    return text_has(code) ? code : NULL;
}

size_t
decode_keys(struct arena *a, const struct record *r, const char ***names)
{
    struct records records = records_in(a, r);
    size_t count = 0;

    for (size_t i = 0; i < records.count; i++)
        for (const struct field *f = records.at[i]->fields; f->key; f++)
            count++;
    *names = arena_array(a, const char *, count);
    count = 0;
    for (size_t i = 0; i < records.count; i++)
        for (const struct field *f = records.at[i]->fields; f->key; f++)
            (*names)[count++] = f->key;
    return count;
}
