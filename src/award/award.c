#include "award/award.h"

#include "award/volume.h"

#include <string.h>

size_t
award_order(const struct lot_result *l, size_t *order)
{
    size_t count = 0;

    for (size_t i = 0; i < l->bids_count; i++) {
        const struct node *place = l->bids[i].place;
        size_t k = count;

        if (!node_is_one(l->bids[i].is_ranked) || place->is_blank) {
            continue;
        }
        while (k > 0 && node_compare(l->bids[order[k - 1]].place, place) > 0) {
            order[k] = order[k - 1];
            k--;
        }
        order[k] = i;
        count++;
    }
    return count;
}

/* -- what the files declare -- */

const struct node *
award_declared(struct award_scene *s, const char *quantity,
               const struct doc *doc, const char *key, num value)
{
    struct step step =
        award_step(s, s->result->bids_count, quantity, doc_place(doc, key));

    return graph_given(s->graph, &step, value);
}

/* The most one supplier can have, as a share of what is wanted. */
static const struct node *
share_cap(struct award_scene *s)
{
    struct place at = doc_place(s->rule->doc, "maximum_share");
    struct step step = award_step(s, s->result->bids_count, "share-cap", at);
    struct step given =
        award_step(s, s->result->bids_count, "maximum-share", at);
    struct bound bounds[2];

    given.unit = unit_share;
    bounds[0] =
        award_bind(s, "maximum_share",
                   graph_given(s->graph, &given, s->rule->maximum_share));
    bounds[1] = award_bind(s, "wanted", s->result->wanted);
    return award_formula(s, &step, "share-cap", bounds, 2);
}

static void
declare_volume(struct award_scene *s)
{
    const struct volume *v = s->result->lot->volume;
    struct lot_result *l = s->result;

    s->share_cap = NULL;
    if (!v) {
        return;
    }
    l->wanted = award_declared(s, "wanted", v->doc, "wanted", v->wanted);
    l->top = award_declared(s, "top-of-range", v->doc, "range", v->range.high);
    if (s->rule->rule == AWARD_VOLUME) {
        l->minimum_viable =
            award_declared(s, "minimum-viable", s->rule->doc, "minimum_viable",
                           s->rule->minimum_viable);
    }
    if (s->rule->has_maximum_share) {
        s->share_cap = share_cap(s);
    }
}

static struct cap_use *
caps_of(struct award_scene *s, const struct bid *b)
{
    struct cap_use *uses =
        arena_array(s->arena, struct cap_use, b->caps_count + 1);

    for (size_t k = 0; k < b->caps_count; k++) {
        struct step step = {.quantity = "cap",
                            .bid = b->id,
                            .about = arena_printf(s->arena, "%zu", k + 1),
                            .unit = unit_places,
                            .place = doc_place(b->caps[k].doc, "at_most")};

        uses[k].cap = &b->caps[k];
        uses[k].at_most = graph_given(s->graph, &step, b->caps[k].at_most);
        step.quantity = "cap-taken";
        uses[k].taken = graph_given(s->graph, &step, num_int(s->arena, 0));
    }
    return uses;
}

/* -- the rules -- */

void
award_report_tie(struct award_scene *s)
{
    const struct lot_result *l = s->result;
    struct buf bids = buf_start(s->arena);

    for (size_t k = 0; k < l->order_count; k++) {
        const struct lot_bid *b = &l->bids[l->order[k]];
        bool is_tied = (k > 0 && share_place(b, &l->bids[l->order[k - 1]])) ||
                       (k + 1 < l->order_count &&
                        share_place(b, &l->bids[l->order[k + 1]]));

        if (is_tied) {
            buf_add(&bids, bids.size > 0 ? ", " : "");
            buf_add(&bids, b->bid->id);
        }
    }
    diag_error(s->diags, doc_place(l->lot->method->doc, "ties"),
               "tie-decides-award",
               WITH({"lot", l->lot->id}, {"bids", buf_text(&bids)}));
}

static void
award_volume(struct award_scene *s)
{
    struct lot_result *l = s->result;
    struct cascade c;

    award_limits(s);
    c = award_cascade(s, l->order);
    if (award_hangs_on_tie(s, &c)) {
        award_report_tie(s);
    }
    for (size_t i = 0; i < l->bids_count; i++) {
        const struct turn *t = &c.turns[i];

        l->bids[i].goes_on = t->goes_on;
        l->bids[i].given = t->given;
        l->bids[i].remaining = t->remaining;
        l->bids[i].extra = t->extra;
        l->bids[i].remaining_after_extra = t->remaining_after_extra;
        l->bids[i].awarded = t->awarded;
    }
    l->unawarded = c.remaining;
    award_use_caps(s);
}

static struct lot_result *
result_of(struct evaluation *e, const char *lot_id)
{
    for (size_t k = 0; k < e->lots_count; k++) {
        if (strcmp(e->lots[k].lot->id, lot_id) == 0) {
            return &e->lots[k];
        }
    }
    return NULL;
}

static void
warn_above_range(struct award_scene *s)
{
    const struct lot *lot = s->result->lot;

    bool is_known = !s->result->is_within_range->is_blank;

    if (is_known && !node_is_one(s->result->is_within_range) &&
        !diags_has_errors(s->diags)) {
        diag_warning(s->diags, doc_place(lot->doc, "volume"),
                     "award-above-range", WITH({"lot", lot->id}));
    }
}

/* Has more been awarded than the range that was announced? */
static void
test_range(struct award_scene *s)
{
    struct step step = award_step(s, s->result->bids_count, "within-range",
                                  doc_place(s->result->lot->doc, "volume"));
    struct bound bounds[3] = {
        award_bind(s, "wanted", s->result->wanted),
        award_bind(s, "remaining", s->result->unawarded),
        award_bind(s, "top", s->result->top),
    };

    step.unit = unit_none;
    if (s->result->wanted) {
        s->result->is_within_range =
            award_formula(s, &step, "award-within-range", bounds, 3);
        warn_above_range(s);
    }
}

static void
award_lot(struct award_scene *s)
{
    if (!s->result || !s->result->is_scored) {
        return;
    }
    s->rule = s->result->lot->award;
    s->result->order = arena_array(s->arena, size_t, s->result->bids_count + 1);
    s->result->order_count = award_order(s->result, s->result->order);
    declare_volume(s);
    if (s->rule->rule == AWARD_VOLUME) {
        award_volume(s);
    } else {
        award_winners(s);
    }
    test_range(s);
}

void
award_lots(struct arena *a, struct diags *d, struct evaluation *e)
{
    const struct reservations *r = e->folder->award.reservations;
    bool is_ordered = r->rule == RESERVATIONS_FIXED_FORM;
    size_t count = is_ordered ? r->lot_order_count : e->lots_count;
    struct award_scene s = {
        .arena = a,
        .diags = d,
        .evaluation = e,
        .graph = e->graph,
        .caps = arena_array(a, struct cap_use *, e->folder->bids_count + 1)};

    for (size_t i = 0; i < e->folder->bids_count; i++) {
        s.caps[i] = caps_of(&s, &e->folder->bids[i]);
    }
    for (size_t k = 0; k < count; k++) {
        s.result = is_ordered ? result_of(e, r->lot_order[k]) : &e->lots[k];
        award_lot(&s);
    }
}
