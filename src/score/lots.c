/* The steps of each lot, in their order. */
#include "score/scene.h"

static void
make_room(struct arena *a, struct lot_result *l, size_t criteria)
{
    for (size_t i = 0; i < l->bids_count; i++) {
        l->bids[i].raw = arena_array(a, const struct node *, criteria + 1);
        l->bids[i].points = arena_array(a, const struct node *, criteria + 1);
        l->bids[i].weighted = arena_array(a, const struct node *, criteria + 1);
        l->bids[i].meets = arena_array(a, const struct node *, criteria + 1);
    }
}

static void
score_lot(struct scene *s)
{
    const struct method *m = s->method;

    make_room(s->arena, s->result, m->all_count);
    s->has_raw = arena_array(s->arena, bool, m->all_count + 1);
    s->has_points = arena_array(s->arena, bool, m->all_count + 1);
    score_prices(s);
    score_weights(s);
    reference_members(s);
    for (size_t k = 0; k < m->criteria_count; k++) {
        score_points(s, &m->criteria[k]);
    }
    score_thresholds(s, true);
    score_totals(s);
    score_places(s);
    for (size_t i = 0; i < s->count; i++) {
        s->result->bids[i].is_complete = score_is_complete(s, i);
    }
}

void
score_lots(struct arena *a, struct diags *d, struct evaluation *e)
{
    e->is_draw_used =
        arena_array(a, bool, e->folder->decisions.decisions_count + 1);
    for (size_t k = 0; k < e->lots_count; k++) {
        struct lot_result *l = &e->lots[k];
        struct scene s = {
            a, d, e, e->graph, l, l->lot, l->lot->method, l->bids_count};

        if (l->is_scored) {
            score_lot(&s);
        }
    }
    if (!graph_is_undecided(e->graph)) {
        score_warn_of_idle_draws(d, e);
    }
}

const struct node *
score_offered(struct graph *g, const struct lot *lot, struct lot_bid *b)
{
    if (!b->offered) {
        struct step step = {.quantity = "offered",
                            .lot = lot->id,
                            .bid = b->bid->id,
                            .unit = unit_places,
                            .place = doc_place(b->offer->doc, "offered")};

        b->offered = graph_given(g, &step, b->offer->offered);
    }
    return b->offered;
}
