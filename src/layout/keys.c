/* Texts to numbers: an open table. */
#include "layout/plan.h"

#include <stdint.h>
#include <string.h>

struct kept {
    const char *key;
    size_t value;
};

struct keys {
    struct arena *arena;
    struct kept *slots;
    size_t room, count; /* room is a power of two */
};

struct keys *
keys_create(struct arena *a)
{
    struct keys *k = arena_new(a, struct keys);

    k->arena = a;
    k->room = 64;
    k->slots = arena_array(a, struct kept, k->room);
    return k;
}

static size_t
hash(const char *key)
{
    uint64_t h = 14695981039346656037u; /* FNV-1a */

    for (; *key; key++) {
        h = (h ^ (unsigned char)*key) * 1099511628211u;
    }
    return (size_t)h;
}

static struct kept *
slot_of(const struct keys *k, const char *key)
{
    size_t i = hash(key) & (k->room - 1);

    while (k->slots[i].key && strcmp(k->slots[i].key, key) != 0) {
        i = (i + 1) & (k->room - 1);
    }
    return &k->slots[i];
}

const size_t *
keys_find(const struct keys *k, const char *key)
{
    const struct kept *slot = slot_of(k, key);

    return slot->key ? &slot->value : NULL;
}

static void
make_room(struct keys *k)
{
    struct kept *old = k->slots;
    size_t old_room = k->room;

    k->room = 2 * old_room;
    k->slots = arena_array(k->arena, struct kept, k->room);
    for (size_t i = 0; i < old_room; i++) {
        if (old[i].key) {
            *slot_of(k, old[i].key) = old[i];
        }
    }
}

void
keys_put(struct keys *k, const char *key, size_t value)
{
    struct kept *slot = slot_of(k, key);

    if (!slot->key) {
        slot->key = arena_text(k->arena, key);
        k->count++;
    }
    slot->value = value;
    if (2 * k->count > k->room) {
        make_room(k);
    }
}
