/* Does the award hang on a tie that nothing has settled? */
#include "award/volume.h"

#include <string.h>

/* Of the bids that share a place, each comes first once and last once, on a
 * graph that is thrown away. That tells what every order would give: a bid is
 * given what is left when its turn comes, more of it never gives a bid less,
 * and no turn comes before the first or after the last. So one that is given
 * the same first and last is given the same everywhere between. */
struct trial {
    const struct award_scene *scene;
    const struct cascade *found;
    size_t *moved; /* the order with one bid moved */
};

/* The bids from `first` up to `end` share a place. */
struct tie {
    size_t first, end;
};

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

/* Does the order `moved` give another award? */
static bool
differs(const struct trial *t)
{
    struct award_scene s = *t->scene;
    struct cascade c;
    bool is_same;

    s.arena = arena_create();
    s.graph = graph_create(s.arena, diags_create(s.arena), REAL_FIRST_BITS);
    c = award_cascade(&s, t->moved);
    is_same = same(c.remaining, t->found->remaining);
    for (size_t i = 0; i < s.result->bids_count && is_same; i++) {
        is_same = same(c.turns[i].awarded, t->found->turns[i].awarded);
    }
    arena_destroy(s.arena);
    return !is_same;
}

/* The bid at `from` is moved to `to`; the others keep their order. */
static bool
differs_when_moved(struct trial *t, size_t from, size_t to)
{
    const struct lot_result *l = t->scene->result;

    memcpy(t->moved, l->order, l->order_count * sizeof *t->moved);
    if (to < from) {
        memmove(&t->moved[to + 1], &t->moved[to],
                (from - to) * sizeof *t->moved);
    } else {
        memmove(&t->moved[from], &t->moved[from + 1],
                (to - from) * sizeof *t->moved);
    }
    t->moved[to] = l->order[from];
    return differs(t);
}

static bool
is_decisive(struct trial *t, struct tie tie)
{
    bool found = false;

    for (size_t k = tie.first; k < tie.end && !found; k++) {
        found = differs_when_moved(t, k, tie.first) ||
                differs_when_moved(t, k, tie.end - 1);
    }
    return found;
}

/* The tie that begins at `first`: one bid when nobody shares its place. */
static struct tie
tie_at(const struct trial *t, size_t first)
{
    const struct lot_result *l = t->scene->result;
    struct tie tie = {first, first + 1};

    while (tie.end < l->order_count &&
           node_compare(l->bids[l->order[tie.end]].place,
                        l->bids[l->order[first]].place) == 0) {
        tie.end++;
    }
    return tie;
}

bool
award_hangs_on_tie(struct award_scene *s, const struct cascade *found)
{
    size_t count = s->result->order_count;
    struct trial t = {s, found, arena_array(s->arena, size_t, count + 1)};
    struct tie tie;
    bool hangs = false;

    for (size_t first = 0; first < count && !hangs; first = tie.end) {
        tie = tie_at(&t, first);
        hangs = tie.end - first > 1 && is_decisive(&t, tie);
    }
    return hangs;
}
