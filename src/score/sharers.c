/* Who shares a place with whom: found once for all bids of a lot. */
#include "score/sharers.h"

#include <stdlib.h>

static int
by_place(const void *left, const void *right)
{
    const struct placed *x = left;
    const struct placed *y = right;
    int order = node_compare(x->place, y->place);

    return order != 0 ? order : (x->bid > y->bid) - (x->bid < y->bid);
}

/* The bids from `first` up to `end` share a place. */
static void
note_group(struct sharers *all, size_t first, size_t end)
{
    for (size_t k = first; k < end; k++) {
        all->groups[all->placed[k].bid] =
            (struct place_group){&all->placed[first], end - first};
    }
}

void
find_sharers(struct scene *s)
{
    struct sharers *all = arena_new(s->arena, struct sharers);
    size_t count = 0, first = 0;

    all->placed = arena_array(s->arena, struct placed, s->count + 1);
    all->groups = arena_array(s->arena, struct place_group, s->count + 1);
    for (size_t i = 0; i < s->count; i++) {
        const struct node *place = s->result->bids[i].place;

        if (!place->is_blank) {
            all->placed[count++] = (struct placed){place, i};
        }
    }
    qsort(all->placed, count, sizeof *all->placed, by_place);
    for (size_t k = 1; k <= count; k++) {
        if (k == count ||
            node_compare(all->placed[k - 1].place, all->placed[k].place) != 0) {
            note_group(all, first, k);
            first = k;
        }
    }
    s->sharers = all;
}

struct place_group
sharers_of(const struct scene *s, size_t i)
{
    return s->sharers->groups[i];
}

bool
shares_place(const struct scene *s, size_t i)
{
    return sharers_of(s, i).count > 1;
}
