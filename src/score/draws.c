/* Draws: a person drew lots among bids that share a place, and recorded it. */
#include "score/sharers.h"

static const struct decisions *
decisions_of(const struct scene *s)
{
    return &s->evaluation->folder->decisions;
}

/* Where the order of draw number `draw` has each bid. */
static const struct index *
order_of(struct scene *s, size_t draw)
{
    const struct decision *d = &decisions_of(s)->decisions[draw];
    struct index *made = NULL;

    if (!s->draws) {
        s->draws = arena_array(s->arena, struct index *,
                               decisions_of(s)->decisions_count);
    }
    if (!s->draws[draw]) {
        made = index_create(s->arena, d->order_count);
        for (size_t i = 0; i < d->order_count; i++) {
            index_add(made, d->order[i], i);
        }
        s->draws[draw] = made;
    }
    return s->draws[draw];
}

/* A draw settles a tie when its list has every bid that shares the place. */
static bool
settles(struct scene *s, size_t i, size_t draw)
{
    const struct decision *d = &decisions_of(s)->decisions[draw];
    struct place_group group = sharers_of(s, i);
    bool has_all = d->kind == DECISION_DRAW && group.count > 0 &&
                   names_lot(d->lot_ids, d->lot_ids_count, s->lot->id);
    size_t at = 0;

    for (size_t k = 0; k < group.count && has_all; k++) {
        has_all = index_find(order_of(s, draw),
                             s->result->bids[group.bids[k].bid].bid->id, &at);
    }
    return has_all;
}

/* From 1. */
static long
position(struct scene *s, size_t draw, const char *bid_id)
{
    size_t at = 0;

    (void)index_find(order_of(s, draw), bid_id, &at);
    return (long)at + 1;
}

/* One tie is drawn once: a second draw would let somebody choose. */
static void
refuse_second(const struct scene *s, const struct decision *first,
              const struct decision *second)
{
    diag_also(diag_error(s->diags, doc_place(second->doc, "order"),
                         "draw-twice", WITH({"lot", s->lot->id})),
              doc_place(first->doc, "order"), "also.first-given");
}

const struct node *
score_draw(struct scene *s, size_t i)
{
    const struct decisions *all = decisions_of(s);
    struct step step = step_at(s, i, "drawn", unit_none);
    const struct decision *found = NULL;
    long drawn = 0;

    for (size_t k = 0; k < all->decisions_count && shares_place(s, i); k++) {
        const struct decision *d = &all->decisions[k];

        if (!settles(s, i, k)) {
            continue;
        }
        s->evaluation->is_draw_used[k] = true;
        if (found) {
            refuse_second(s, found, d);
            break;
        }
        found = d;
        drawn = position(s, k, s->result->bids[i].bid->id);
        step.place = doc_place(d->doc, "order");
    }
    return graph_given(s->graph, &step, num_int(s->arena, drawn));
}

void
score_warn_of_idle_draws(struct diags *diags, const struct evaluation *e)
{
    const struct decisions *all = &e->folder->decisions;

    for (size_t k = 0; k < all->decisions_count; k++) {
        const struct decision *d = &all->decisions[k];

        if (d->kind == DECISION_DRAW && !e->is_draw_used[k]) {
            diag_warning(diags, doc_place(d->doc, "order"), "draw-idle",
                         NO_ARGS);
        }
    }
}
