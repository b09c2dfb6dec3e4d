#include "base/index.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

struct slot {
    const char *text; /* NULL: free */
    uint32_t hash;
    uint32_t at;
};

/* Open addressing; at most half of the slots are taken. */
struct index {
    size_t mask; /* slots, a power of two, less one */
    struct slot slots[];
};

struct index *
index_create(struct arena *a, size_t most)
{
    size_t slots = 4;

    assert(most <= UINT32_MAX / 4);
    while (slots < 2 * most)
        slots *= 2;

    struct index *x =
        arena_alloc(a, 1, sizeof(struct index) + slots * sizeof(struct slot));

    x->mask = slots - 1;
    return x;
}

static uint32_t
hash(const char *text)
{
    uint32_t h = 2166136261u; /* FNV-1a */

    for (; *text; text++)
        h = (h ^ (unsigned char)*text) * 16777619u;
    return h;
}

/* Where `text` stands, or else would: as an index of the slots. */
static size_t
slot_of(const struct index *x, const char *text, uint32_t h)
{
    size_t i = h & x->mask;

    while (x->slots[i].text &&
           (x->slots[i].hash != h || strcmp(x->slots[i].text, text) != 0))
        i = (i + 1) & x->mask;
    return i;
}

void
index_add(struct index *x, const char *text, size_t at)
{
    uint32_t h = text ? hash(text) : 0;
    struct slot *slot = text ? &x->slots[slot_of(x, text, h)] : NULL;

    if (slot && !slot->text)
        *slot = (struct slot){text, h, (uint32_t)at};
}

bool
index_find(const struct index *x, const char *text, size_t *at)
{
    const struct slot *slot =
        text ? &x->slots[slot_of(x, text, hash(text))] : NULL;

    if (!slot || !slot->text)
        return false;
    *at = slot->at;
    return true;
}
