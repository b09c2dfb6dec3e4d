/*
 * The list of messages.
 */
#include "diag/diag.h"

#include "diag/list.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A message in the list and in its bucket of equal hashes. */
struct entry {
    struct diag diag; /* first, so that a diag is its entry */
    struct entry *bucket_next;
};

struct diags *
diags_create(struct arena *a)
{
    struct diags *d = arena_new(a, struct diags);
    d->arena = a;
    return d;
}

static bool
same_text(const char *left, const char *right)
{
    if (left == NULL || right == NULL)
        return left == right;
    return strcmp(left, right) == 0;
}

static bool
same_place(const struct place *left, const struct place *right)
{
    return left->line == right->line && left->column == right->column &&
           left->length == right->length && same_text(left->file, right->file);
}

static bool
same_args(const struct arg *left, const struct arg *right)
{
    for (; left->name != NULL && right->name != NULL; left++, right++)
        if (!same_text(left->name, right->name) ||
            !same_text(left->value, right->value) ||
            !same_text(left->word, right->word))
            return false;
    return left->name == right->name;
}

uint32_t
diags_hash(uint32_t sum, const char *text)
{
    for (const char *c = text; c != NULL && *c != '\0'; c++)
        sum = (sum ^ (unsigned char)*c) * 16777619u;
    return sum;
}

static uint32_t
hash(const char *code, const struct place *place)
{
    uint32_t sum = diags_hash(diags_hash(2166136261u, code), place->file);
    sum = (sum ^ (uint32_t)place->line) * 16777619u;
    return (sum ^ (uint32_t)place->column) * 16777619u;
}

static const struct arg *
copy_args(struct arena *a, const struct arg *args)
{
    size_t count = 0;
    while (args[count].name != NULL)
        count++;
    struct arg *copy = arena_array(a, struct arg, count + 1);
    for (size_t i = 0; i < count; i++) {
        copy[i] = args[i];
        if (args[i].value != NULL)
            copy[i].value = arena_text(a, args[i].value);
    }
    return copy;
}

struct diag *
diag_add(struct diags *d, enum severity severity, struct place place,
         const char *code, const struct arg *args)
{
    struct entry **bucket =
        &d->buckets[(hash(code, &place) >> 16) % DIAGS_BUCKET_COUNT];
    for (struct entry *e = *bucket; e != NULL; e = e->bucket_next) {
        struct diag *g = &e->diag;
        if (g->severity == severity && same_place(&g->place, &place) &&
            strcmp(g->code, code) == 0 && same_args(g->args, args))
            return g;
    }

    struct entry *added = arena_new(d->arena, struct entry);
    added->diag = (struct diag){.severity = severity,
                                .code = code,
                                .place = place,
                                .args = copy_args(d->arena, args)};
    added->bucket_next = *bucket;
    *bucket = added;
    if (d->last == NULL)
        d->first = &added->diag;
    else
        d->last->next = &added->diag;
    d->last = &added->diag;
    d->count++;
    d->errors += severity == DIAG_ERROR;
    return &added->diag;
}

struct diag *
diag_error(struct diags *d, struct place place, const char *code,
           const struct arg *args)
{
    return diag_add(d, DIAG_ERROR, place, code, args);
}

struct diag *
diag_warning(struct diags *d, struct place place, const char *code,
             const struct arg *args)
{
    return diag_add(d, DIAG_WARNING, place, code, args);
}

void
diag_also(struct diag *g, struct place other, const char *code)
{
    g->other = other;
    g->other_code = code;
}

struct diag *
diags_first(const struct diags *d)
{
    return d->first;
}

size_t
diags_count(const struct diags *d, enum severity severity)
{
    size_t count = 0;
    for (const struct diag *g = d->first; g != NULL; g = g->next)
        if (g->severity == severity)
            count++;
    return count;
}

bool
diags_has_errors(const struct diags *d)
{
    return d->errors > 0;
}

bool
diag_is_blocking(const struct diag *g)
{
    return g->severity == DIAG_FINDING && g->rule == RULE_SHALL &&
           !g->is_decided;
}

size_t
diags_blocking(const struct diags *d)
{
    size_t count = 0;
    for (const struct diag *g = d->first; g != NULL; g = g->next)
        if (diag_is_blocking(g))
            count++;
    return count;
}

/* A message and when it was added, which decides between equals. */
struct turn {
    const struct diag *diag;
    size_t added;
};

static int
compare_ints(int left, int right)
{
    return (left > right) - (left < right);
}

static int
compare_places(const struct place *left, const struct place *right)
{
    const char *left_file = left->file == NULL ? "" : left->file;
    const char *right_file = right->file == NULL ? "" : right->file;
    int order = strcmp(left_file, right_file);
    if (order == 0)
        order = compare_ints(left->line, right->line);
    if (order == 0)
        order = compare_ints(left->column, right->column);
    return order;
}

static int
compare_turns(const void *left, const void *right)
{
    const struct turn *l = left;
    const struct turn *r = right;
    int order = compare_ints((int)l->diag->severity, (int)r->diag->severity);
    if (order == 0)
        order = compare_places(&l->diag->place, &r->diag->place);
    if (order == 0)
        order = strcmp(l->diag->code, r->diag->code);
    if (order == 0)
        order = l->added < r->added ? -1 : 1;
    return order;
}

const struct diag **
diags_sorted(struct arena *a, const struct diags *d)
{
    struct turn *turns = arena_array(a, struct turn, d->count + 1);
    size_t count = 0;
    for (const struct diag *g = d->first; g != NULL; g = g->next, count++)
        turns[count] = (struct turn){g, count};
    qsort(turns, count, sizeof *turns, compare_turns);

    const struct diag **sorted = arena_array(a, const struct diag *, count + 1);
    for (size_t i = 0; i < count; i++)
        sorted[i] = turns[i].diag;
    return sorted;
}
