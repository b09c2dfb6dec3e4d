#include "doc/keys.h"

#include "doc/value.h"

#include <string.h>

static size_t
count_fields(const struct record *r)
{
    size_t count = 0;

    while (r->fields[count].key)
        count++;
    return count;
}

struct keys
keys_of(struct arena *a, struct diags *d, const struct doc *map,
        const struct record *r)
{
    size_t count = count_fields(r);

    return (struct keys){
        .arena = a,
        .diags = d,
        .map = map,
        .record = r,
        .count = count,
        .is_answered = arena_array(a, bool, count),
    };
}

static size_t
index_of(const struct keys *keys, const char *key)
{
    size_t i = 0;

    while (i < keys->count && strcmp(keys->record->fields[i].key, key) != 0)
        i++;
    return i;
}

static void
look(struct keys *keys)
{
    if (keys->has_looked)
        return;
    keys->has_looked = true;
    for (const struct doc *v = keys->map->first; v; v = v->next) {
        size_t i = index_of(keys, v->key);

        if (i < keys->count)
            keys->is_answered[i] = true;
    }
}

static const char *
known_keys(const struct keys *keys)
{
    struct buf b = buf_start(keys->arena);

    for (size_t i = 0; i < keys->count; i++) {
        buf_add(&b, i > 0 ? ", " : "");
        buf_add(&b, keys->record->fields[i].key);
    }
    return buf_text(&b);
}

/* The nearest key that the map does not have. */
static const char *
guess(struct keys *keys, const char *key)
{
    const char **absent = arena_array(keys->arena, const char *, keys->count);
    size_t count = 0;

    look(keys);
    for (size_t i = 0; i < keys->count; i++)
        if (!keys->is_answered[i])
            absent[count++] = keys->record->fields[i].key;
    return diag_nearest(key, absent, count);
}

const struct field *
keys_field(struct keys *keys, const struct doc *v)
{
    size_t i = index_of(keys, v->key);

    if (i < keys->count)
        return &keys->record->fields[i];
    if (keys->unknown++ >= KEYS_MOST_UNKNOWN)
        return NULL;

    struct diag *g =
        diag_error(keys->diags, v->key_place, "unknown-key",
                   WITH({"key", v->key, 0}, {"keys", known_keys(keys), 0}));

    g->guess = guess(keys, v->key);
    if (g->guess)
        keys->is_answered[index_of(keys, g->guess)] = true;
    return NULL;
}

bool
keys_are_complete(struct keys *keys)
{
    bool is_complete = true;

    look(keys);
    for (size_t i = 0; i < keys->count; i++) {
        const struct field *f = &keys->record->fields[i];

        if (!f->is_required || keys->is_answered[i])
            continue;
        is_complete = false;
        diag_error(keys->diags, keys->map->place, "missing-key",
                   WITH({"key", f->key, 0}));
    }
    return is_complete;
}
