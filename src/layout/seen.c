/* Arrays that have been looked through: an open table of addresses. */
#include "layout/plan.h"

#include <stdint.h>

struct seen {
    struct arena *arena;
    const void **slots;
    size_t room, count; /* room is a power of two */
};

struct seen *
seen_create(struct arena *a)
{
    struct seen *s = arena_new(a, struct seen);

    s->arena = a;
    s->room = 64;
    s->slots = arena_array(a, const void *, s->room);
    return s;
}

static const void **
slot_of(const struct seen *s, const void *array)
{
    size_t i = (size_t)(((uintptr_t)array >> 3) * 0x9E3779B97F4A7C15u >> 20);

    for (i &= s->room - 1; s->slots[i] && s->slots[i] != array;) {
        i = (i + 1) & (s->room - 1);
    }
    return &s->slots[i];
}

static void
make_room(struct seen *s)
{
    const void **old = s->slots;
    size_t old_room = s->room;

    s->room = 2 * old_room;
    s->slots = arena_array(s->arena, const void *, s->room);
    for (size_t i = 0; i < old_room; i++) {
        if (old[i]) {
            *slot_of(s, old[i]) = old[i];
        }
    }
}

bool
seen_before(struct seen *s, const void *array)
{
    const void **slot = slot_of(s, array);

    if (*slot) {
        return true;
    }
    *slot = array;
    s->count++;
    if (2 * s->count > s->room) {
        make_room(s);
    }
    return false;
}
