/* Does the award hang on a tie that nothing has settled? The same cascade is
 * run, on a graph that is thrown away, for every order of the bids that share
 * a place. */
#include "award/volume.h"

#include <string.h>

/* More bids in one tie than this are taken to decide the award. */
#define MOST_TIED 6

struct orders {
    struct award_scene *scene;
    size_t *order;
    size_t count;
    const struct cascade *found;
};

static const struct node *
place_of(const struct orders *o, size_t k)
{
    return o->scene->result->bids[o->order[k]].place;
}

static bool
same(const struct node *x, const struct node *y)
{
    bool x_none = !x || x->is_blank, y_none = !y || y->is_blank;

    if (x_none || y_none) {
        return (x_none || num_sign(x->value.low) == 0) &&
               (y_none || num_sign(y->value.low) == 0);
    }
    return node_compare(x, y) == 0;
}

static bool
differs(const struct orders *o)
{
    struct cascade c = award_cascade(o->scene, o->order, o->count);
    bool is_same = same(c.remaining, o->found->remaining);

    for (size_t k = 0; k < o->count && is_same; k++) {
        is_same = same(c.given[o->order[k]], o->found->given[o->order[k]]);
    }
    return !is_same;
}

static void
swap(size_t *x, size_t *y)
{
    size_t z = *x;

    *x = *y;
    *y = z;
}

static bool try_from(const struct orders *o, size_t first);

/* All orders of the tied bids first..end-1 whose first `fixed` are chosen. */
static bool
permute(const struct orders *o, size_t fixed, size_t end)
{
    bool found = false;

    if (fixed + 1 >= end) {
        return try_from(o, end);
    }
    for (size_t k = fixed; k < end && !found; k++) {
        swap(&o->order[fixed], &o->order[k]);
        found = permute(o, fixed + 1, end);
        swap(&o->order[fixed], &o->order[k]);
    }
    return found;
}

static bool
try_from(const struct orders *o, size_t first)
{
    size_t end = first + 1;

    if (first >= o->count) {
        return differs(o);
    }
    while (end < o->count &&
           node_compare(place_of(o, end), place_of(o, first)) == 0) {
        end++;
    }
    return end - first > MOST_TIED || permute(o, first, end);
}

static bool
has_tie(const struct orders *o)
{
    bool found = false;

    for (size_t k = 1; k < o->count && !found; k++) {
        found = node_compare(place_of(o, k), place_of(o, k - 1)) == 0;
    }
    return found;
}

bool
award_hangs_on_tie(struct award_scene *s, const size_t *order, size_t count,
                   const struct cascade *found)
{
    struct award_scene trial = *s;
    struct orders o = {&trial, arena_array(s->arena, size_t, count + 1), count,
                       found};

    memcpy(o.order, order, count * sizeof *order);
    trial.graph =
        graph_create(s->arena, diags_create(s->arena), REAL_FIRST_BITS);
    return has_tie(&o) && try_from(&o, 0);
}
