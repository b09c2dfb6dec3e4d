#include "derive/memories.h"

#include <stdint.h>
#include <string.h>

/* Formulas take turns: of several criteria, of several lots. */
#define MOST_KEPT 8

/* What the aggregates of a formula read: equal when all of this is. */
struct reading {
    const struct formula_entry *entry;
    uintptr_t *parts;
    size_t count;
};

struct kept {
    struct arena *arena; /* of the two below */
    struct reading reading;
    struct expr_memory *memory;
};

struct memories {
    struct kept kept[MOST_KEPT];
    size_t next; /* the oldest */
};

struct memories *
memories_create(struct arena *a)
{
    struct memories *m = arena_new(a, struct memories);

    for (size_t i = 0; i < MOST_KEPT; i++) {
        m->kept[i].arena = arena_within(a);
    }
    return m;
}

/* The size and the members of each axis come before the quantities. */
enum { SCENE_PARTS = 2 * AXIS_COUNT };

/* A name for one node is bound anew for each bid: then the node tells. */
static uintptr_t
bound_part(const struct bound *b)
{
    return b->axes ? (uintptr_t)b->nodes : (uintptr_t)b->nodes[0];
}

static struct reading
reading_of(struct arena *a, const struct node *n)
{
    const struct formula_entry *entry = n->entry;
    size_t quantities = entry->scope->count;
    struct reading r = {entry, NULL, SCENE_PARTS + quantities};

    r.parts = arena_array(a, uintptr_t, r.count);
    for (size_t axis = 0; axis < AXIS_COUNT; axis++) {
        r.parts[2 * axis] = n->frame->count[axis];
        r.parts[2 * axis + 1] = (uintptr_t)n->frame->members[axis];
    }
    for (size_t q = 0; q < quantities; q++) {
        if (n->bindings[q] && expr_aggregates(entry->expr, q)) {
            r.parts[SCENE_PARTS + q] = bound_part(n->bindings[q]);
        }
    }
    return r;
}

static bool
is_same(const struct reading *x, const struct reading *y)
{
    return x->entry == y->entry && x->count == y->count &&
           memcmp(x->parts, y->parts, x->count * sizeof *x->parts) == 0;
}

static struct expr_memory *
keep(struct memories *m, const struct reading *r)
{
    struct kept *k = &m->kept[m->next];

    m->next = (m->next + 1) % MOST_KEPT;
    arena_empty(k->arena);
    k->reading = *r;
    k->reading.parts =
        arena_grow(k->arena, r->parts, r->count, r->count, sizeof *r->parts);
    k->memory = expr_memory_new(k->arena);
    return k->memory;
}

struct expr_memory *
memories_for(struct arena *workings, struct memories *m, const struct node *n)
{
    struct reading r;

    if (!expr_traits(n->entry->expr).is_on_other_bids) {
        return NULL;
    }
    r = reading_of(workings, n);
    for (size_t i = 0; i < MOST_KEPT; i++) {
        if (m->kept[i].memory && is_same(&m->kept[i].reading, &r)) {
            return m->kept[i].memory;
        }
    }
    return keep(m, &r);
}
