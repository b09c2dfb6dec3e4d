#include "derive/known.h"

#include <stdint.h>
#include <string.h>

enum { FIRST_SLOTS = 256 };

struct slot {
    uint64_t hash; /* of the node's id */
    struct node *node;
};

/* Open addressing; `slots` is a power of two, at most half of them taken. */
struct known {
    struct arena *own, *spare; /* `at` is in one; the next will be in the
                                  other */
    struct slot *at;
    size_t slots;
    size_t count;
};

struct known *
known_create(struct arena *a)
{
    struct known *k = arena_new(a, struct known);

    k->own = arena_within(a);
    k->spare = arena_within(a);
    k->slots = FIRST_SLOTS;
    k->at = arena_array(k->own, struct slot, k->slots);
    return k;
}

static uint64_t
hash(const char *id)
{
    uint64_t h = 14695981039346656037u; /* FNV-1a */

    for (; *id; id++) {
        h = (h ^ (unsigned char)*id) * 1099511628211u;
    }
    return h;
}

/* Where `id` stands, or would. */
static struct slot *
slot_of(const struct known *k, const char *id, uint64_t h)
{
    size_t i = (size_t)h & (k->slots - 1);

    while (k->at[i].node &&
           (k->at[i].hash != h || strcmp(k->at[i].node->id, id) != 0)) {
        i = (i + 1) & (k->slots - 1);
    }
    return &k->at[i];
}

struct node *
known_node(const struct known *k, const char *id)
{
    return slot_of(k, id, hash(id))->node;
}

static void
double_slots(struct known *k)
{
    struct known old = *k;

    k->own = old.spare;
    k->spare = old.own;
    k->slots = 2 * old.slots;
    k->at = arena_array(k->own, struct slot, k->slots);
    for (size_t i = 0; i < old.slots; i++) {
        if (old.at[i].node) {
            *slot_of(k, old.at[i].node->id, old.at[i].hash) = old.at[i];
        }
    }
    arena_empty(k->spare);
}

void
known_add(struct known *k, struct node *n)
{
    uint64_t h = hash(n->id);
    struct slot *slot = slot_of(k, n->id, h);

    k->count += slot->node == NULL;
    *slot = (struct slot){h, n};
    if (2 * k->count > k->slots) {
        double_slots(k);
    }
}
