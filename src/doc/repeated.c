#include "doc/repeated.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The most repetitions reported in one map: more is another kind of file. */
#define MOST_REPORTED 50

struct entry {
    struct doc *value;
    size_t position;
};

/* By key, then as they stand in the file. */
static int
compare(const void *x, const void *y)
{
    const struct entry *a = x;
    const struct entry *b = y;
    int order = strcmp(a->value->key, b->value->key);

    if (order != 0)
        return order;
    return (a->position > b->position) - (a->position < b->position);
}

/* The first key of an entry in a list stands in it again: most likely another
 * entry begins there, without its dash. */
static bool
has_run_together(const struct doc *map)
{
    const struct doc *first = map->first;

    for (const struct doc *v = first->next; v; v = v->next)
        if (strcmp(v->key, first->key) == 0)
            return map->format == DOC_YAML && map->parent &&
                   map->parent->kind == DOC_LIST;
    return false;
}

static void
report(struct diags *d, const struct doc *again, const struct doc *first,
       const char *code)
{
    struct diag *g =
        diag_error(d, again->key_place, code, WITH({"key", again->key, 0}));

    diag_also(g, first->key_place, "also.first-given");
}

static void
unlink_reported(struct doc *map)
{
    struct doc *kept = NULL;

    for (struct doc *v = map->first; v; v = v->next) {
        if (v->key) {
            kept = v;
            continue;
        }
        assert(kept); /* the first of all is no repetition */
        kept->next = v->next;
        map->count--;
    }
    map->last = kept;
}

void
refuse_repeated_keys(struct arena *passing, struct diags *d, struct doc *map)
{
    struct entry *entries = arena_array(passing, struct entry, map->count);
    size_t count = 0;
    size_t first = 0;
    size_t repeated = 0;
    bool is_one_fault = false;

    for (struct doc *v = map->first; v; v = v->next) {
        entries[count] = (struct entry){v, count};
        count++;
    }
    if (count < 2)
        return;
    is_one_fault = has_run_together(map);
    qsort(entries, count, sizeof entries[0], compare);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(entries[i].value->key, entries[first].value->key) != 0) {
            first = i;
            continue;
        }
        if (repeated++ < MOST_REPORTED &&
            (!is_one_fault || entries[first].value == map->first))
            report(d, entries[i].value, entries[first].value,
                   is_one_fault ? "dash-missing" : "duplicate-key");
        entries[i].value->key = NULL;
    }
    if (repeated > 0)
        unlink_reported(map);
}
