/*
 * The catalogue: the embedded files, their entries by id, read when asked for.
 */
#include "catalogue/catalogue.h"

#include "catalogue/embedded.h"
#include "catalogue/entry.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

struct shelf {
    const char *id;
    enum formula_kind kind;
    const struct doc *doc;
    const struct formula_entry *entry; /* NULL: not read yet */
};

struct catalogue {
    struct arena *arena;
    struct diags *diags;
    struct shelf *shelves; /* in the order of the files */
    size_t count;
};

/* What is wrong with the embedded files is our fault. */
static void
demand(struct catalogue *c, bool is_fine)
{
    struct buf b = buf_start(c->arena);

    if (is_fine)
        return;
    diags_print(&b, c->diags, (struct diag_style){LANG_EN, false});
    (void)fputs(buf_text(&b), stderr);
    assert(is_fine && "the embedded catalogue is wrong");
}

static const struct shelf *
find(const struct catalogue *c, const char *id)
{
    for (size_t i = 0; i < c->count; i++)
        if (strcmp(c->shelves[i].id, id) == 0)
            return &c->shelves[i];
    return NULL;
}

static void
shelve(struct catalogue *c, enum formula_kind kind, const struct doc *entries)
{
    c->shelves = arena_grow(c->arena, c->shelves, c->count,
                            c->count + entries->count, sizeof *c->shelves);
    for (const struct doc *m = entries->first; m != NULL; m = m->next) {
        const struct doc *v = doc_get(m, "id");
        const char *id = NULL;

        assert(v != NULL && "an entry without an id");
        demand(c, decode_id(c->diags, v, &id));
        assert(find(c, id) == NULL && "two entries have the same id");
        c->shelves[c->count++] = (struct shelf){id, kind, m, NULL};
    }
}

struct catalogue *
catalogue_open(struct arena *a)
{
    struct catalogue *c = arena_new(a, struct catalogue);

    c->arena = a;
    c->diags = diags_create(a);
    for (size_t i = 0; i < embedded_count; i++) {
        const struct embedded *file = &embedded_files[i];
        enum formula_kind kind = KIND_RULE;
        const struct doc *entries = NULL;
        const struct doc *doc = doc_read_yaml(
            a, c->diags, file->file, (const char *)file->bytes, file->size);

        demand(c, doc != NULL &&
                      entry_file_read(a, c->diags, doc, &kind, &entries));
        shelve(c, kind, entries);
    }
    return c;
}

const struct formula_entry *
catalogue_find(struct catalogue *c, const char *id)
{
    for (size_t i = 0; i < c->count; i++) {
        struct shelf *s = &c->shelves[i];

        if (strcmp(s->id, id) != 0)
            continue;
        if (s->entry == NULL)
            s->entry = entry_read(c->arena, c->diags, s->doc, s->kind);
        demand(c, s->entry != NULL);
        return s->entry;
    }
    return NULL;
}

size_t
catalogue_ids(struct catalogue *c, int kind, const char ***ids)
{
    size_t count = 0;

    *ids = arena_array(c->arena, const char *, c->count + 1);
    for (size_t i = 0; i < c->count; i++)
        if (kind == KIND_COUNT || (int)c->shelves[i].kind == kind)
            (*ids)[count++] = c->shelves[i].id;
    return count;
}
