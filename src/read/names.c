/*
 * Ids and references to them.
 */
#include "read/reader.h"

#include <stdlib.h>
#include <string.h>

#define LISTED_LIMIT 12

/* -- repetition ------------------------------------------------------------ */

struct turn {
    const char *id;
    size_t index;
};

static int
by_id(const void *left, const void *right)
{
    const struct turn *l = left;
    const struct turn *r = right;
    int order = strcmp(l->id, r->id);

    if (order == 0) {
        order = (l->index > r->index) - (l->index < r->index);
    }
    return order;
}

struct identified *
identify(struct reader *r, const void *structs, size_t count, size_t size)
{
    struct identified *list = arena_array(r->arena, struct identified, count);

    for (size_t i = 0; i < count; i++) {
        memcpy(&list[i], (const char *)structs + i * size, sizeof list[i]);
    }
    return list;
}

const size_t *
firsts(struct arena *a, const struct identified *list, size_t count)
{
    struct turn *turns = arena_array(a, struct turn, count);
    size_t *first = arena_array(a, size_t, count);
    size_t known = 0;

    for (size_t i = 0; i < count; i++) {
        first[i] = i;
        if (list[i].id) {
            turns[known++] = (struct turn){list[i].id, i};
        }
    }
    if (known < 2) {
        return first;
    }
    qsort(turns, known, sizeof turns[0], by_id);
    for (size_t i = 1; i < known; i++) {
        if (strcmp(turns[i].id, turns[i - 1].id) == 0) {
            first[turns[i].index] = first[turns[i - 1].index];
        }
    }
    return first;
}

static struct place
id_place(const struct doc *v)
{
    return v->kind == DOC_MAP ? doc_place(v, "id") : v->place;
}

bool
refuse_repeated(struct reader *r, const struct identified *list, size_t count)
{
    const size_t *first = firsts(r->arena, list, count);
    bool is_repeated = false;

    for (size_t i = 0; i < count; i++) {
        if (first[i] != i) {
            struct diag *g =
                diag_error(r->diags, id_place(list[i].doc), "repeated-id",
                           WITH({"id", list[i].id, NULL}));

            diag_also(g, id_place(list[first[i]].doc), "also.first-given");
            is_repeated = true;
        }
    }
    return is_repeated;
}

/* -- names ----------------------------------------------------------------- */

static int
by_bytes(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

struct names
names_of_texts(struct reader *r, const char *const *texts, size_t count)
{
    struct names n = {.is_whole = true};

    n.names = arena_array(r->arena, const char *, count);
    n.sorted = arena_array(r->arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        if (texts[i]) {
            n.names[n.count++] = texts[i];
        } else {
            n.is_whole = false;
        }
    }
    if (n.count > 0) {
        memcpy(n.sorted, n.names, n.count * sizeof *n.names);
        qsort(n.sorted, n.count, sizeof *n.sorted, by_bytes);
    }
    return n;
}

struct names
names_from(struct reader *r, const struct identified *list, size_t count)
{
    const char **ids = arena_array(r->arena, const char *, count);

    for (size_t i = 0; i < count; i++) {
        ids[i] = list[i].id;
    }
    return names_of_texts(r, ids, count);
}

bool
names_have(const struct names *n, const char *name)
{
    return n->count > 0 && bsearch(&name, n->sorted, n->count,
                                   sizeof *n->sorted, by_bytes) != NULL;
}

const char *
names_listed(struct reader *r, const struct names *n)
{
    struct buf b = buf_start(r->arena);

    for (size_t i = 0; i < n->count && i < LISTED_LIMIT; i++) {
        buf_add(&b, i > 0 ? ", " : "");
        buf_add(&b, n->names[i]);
    }
    if (n->count > LISTED_LIMIT) {
        buf_add(&b, ", …");
    }
    return n->count > 0 ? buf_text(&b) : "–";
}

/* -- references ------------------------------------------------------------ */

static bool
check_at(struct reader *r, struct place place, const char *name,
         const struct names *n, const char *code)
{
    if (names_have(n, name)) {
        return true;
    }
    if (n->is_whole) {
        struct diag *g = diag_error(
            r->diags, place, code,
            WITH({"id", name, NULL}, {"known", names_listed(r, n), NULL}));

        g->guess = diag_nearest(name, n->names, n->count);
    }
    return false;
}

bool
check_name(struct reader *r, const struct doc *v, const struct names *n,
           const char *code)
{
    bool is_text = v && v->kind == DOC_SCALAR && !v->is_null;

    return is_text && check_at(r, v->place, v->text, n, code);
}

bool
check_key(struct reader *r, const struct doc *v, const struct names *n,
          const char *code)
{
    return check_at(r, v->key_place, v->key, n, code);
}

const struct doc *
first_text(const struct doc *m, const char *key)
{
    const struct doc *v = doc_get(m, key);

    if (!v || v->kind == DOC_MAP) {
        return NULL;
    }
    return v->kind == DOC_SCALAR ? v : v->first;
}

const struct doc *
next_text(const struct doc *v)
{
    return v->parent && v->parent->kind == DOC_LIST ? v->next : NULL;
}

/* Texts that stand twice in one list. */
static void
refuse_repeated_texts(struct reader *r, const struct doc *m, const char *key)
{
    const struct doc *v = doc_get(m, key);
    size_t count = 0;

    if (!v || v->kind != DOC_LIST) {
        return;
    }

    struct identified *list =
        arena_array(r->arena, struct identified, v->count);

    for (const struct doc *t = v->first; t; t = t->next) {
        list[count++] = (struct identified){
            t, t->kind == DOC_SCALAR && !t->is_null ? t->text : NULL};
    }

    const size_t *first = firsts(r->arena, list, count);

    for (size_t i = 0; i < count; i++) {
        if (first[i] != i) {
            struct diag *g =
                diag_error(r->diags, list[i].doc->place, "repeated-in-list",
                           WITH({"id", list[i].id, NULL}, {"key", key, NULL}));

            diag_also(g, list[first[i]].doc->place, "also.first-given");
        }
    }
}

void
check_names(struct reader *r, const struct doc *m, const char *key,
            const struct names *n, const char *code)
{
    for (const struct doc *v = first_text(m, key); v; v = next_text(v)) {
        check_name(r, v, n, code);
    }
    refuse_repeated_texts(r, m, key);
}

void
check_lots(struct reader *r, const struct doc *m, const char *key)
{
    for (const struct doc *v = first_text(m, key); v; v = next_text(v)) {
        if (v->kind != DOC_SCALAR || strcmp(v->text, "all") != 0) {
            check_name(r, v, &r->lots, "unknown-lot");
        } else if (v->parent->kind == DOC_LIST && v->parent->count > 1) {
            diag_error(r->diags, v->place, "all-and-more", NO_ARGS);
        }
    }
    refuse_empty(r, m, key);
    refuse_repeated_texts(r, m, key);
}

void
check_need_list(struct reader *r, const struct doc *m)
{
    const struct doc *first = first_text(m, "needs");

    if (first) {
        demand_file(r, first->place, "criteria/needs.yaml");
    }
    check_names(r, m, "needs", &r->needs, "unknown-need");
}
