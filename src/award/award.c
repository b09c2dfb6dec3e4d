#include "award/award.h"

#include "award/volume.h"

#include <string.h>

size_t
award_order(struct award_scene *s, size_t *order)
{
    size_t count = 0;

    for (size_t i = 0; i < s->result->bids_count; i++) {
        const struct node *place = s->result->bids[i].place;
        size_t k = count;

        if (!node_is_one(s->result->bids[i].is_ranked) || place->is_blank) {
            continue;
        }
        while (k > 0 &&
               node_compare(s->result->bids[order[k - 1]].place, place) > 0) {
            order[k] = order[k - 1];
            k--;
        }
        order[k] = i;
        count++;
    }
    return count;
}

/* -- what the files declare -- */

static const struct node *
declared(struct award_scene *s, const char *quantity, const struct doc *doc,
         const char *key, num value)
{
    struct step step =
        award_step(s, s->result->bids_count, quantity, doc_place(doc, key));

    return graph_given(s->graph, &step, value);
}

static void
declare_volume(struct award_scene *s)
{
    const struct volume *v = s->result->lot->volume;

    s->wanted = s->top = s->minimum_viable = s->share_cap = NULL;
    if (!v) {
        return;
    }
    s->wanted = declared(s, "wanted", v->doc, "wanted", v->wanted);
    s->top = declared(s, "top-of-range", v->doc, "range", v->range.high);
    if (s->rule->rule == AWARD_VOLUME) {
        s->minimum_viable = declared(s, "minimum-viable", s->rule->doc,
                                     "minimum_viable", s->rule->minimum_viable);
    }
    if (s->rule->has_maximum_share) {
        struct place at = doc_place(s->rule->doc, "maximum_share");
        struct step step =
            award_step(s, s->result->bids_count, "share-cap", at);
        struct step given =
            award_step(s, s->result->bids_count, "maximum-share", at);
        struct bound bounds[2];

        given.unit = unit_share;
        bounds[0] =
            award_bind(s, "maximum_share",
                       graph_given(s->graph, &given, s->rule->maximum_share));
        bounds[1] = award_bind(s, "wanted", s->wanted);
        s->share_cap = award_formula(s, &step, "share-cap", bounds, 2);
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

static void
report_tie(struct award_scene *s, const size_t *order, size_t count)
{
    struct buf bids = buf_start(s->arena);

    for (size_t k = 0; k < count; k++) {
        const struct lot_bid *b = &s->result->bids[order[k]];
        bool is_tied =
            (k > 0 && node_compare(b->place,
                                   s->result->bids[order[k - 1]].place) == 0) ||
            (k + 1 < count &&
             node_compare(b->place, s->result->bids[order[k + 1]].place) == 0);

        if (is_tied) {
            buf_add(&bids, bids.size > 0 ? ", " : "");
            buf_add(&bids, b->bid->id);
        }
    }
    diag_error(s->diags, doc_place(s->result->lot->method->doc, "ties"),
               "tie-decides-award",
               WITH({"lot", s->result->lot->id}, {"bids", buf_text(&bids)}));
}

static void
award_volume(struct award_scene *s)
{
    size_t *order = arena_array(s->arena, size_t, s->result->bids_count + 1);
    size_t count = award_order(s, order);
    struct cascade c = award_cascade(s, order, count);

    if (award_hangs_on_tie(s, order, count, &c)) {
        report_tie(s, order, count);
    }
    for (size_t k = 0; k < count; k++) {
        s->result->bids[order[k]].awarded = c.given[order[k]];
        if (c.given[order[k]]) {
            award_use_caps(s, order[k], c.given[order[k]]);
        }
    }
    s->result->unawarded = c.remaining;
}

static const struct node *
wins(struct award_scene *s, size_t i, const struct node *winners)
{
    struct step step =
        award_step(s, i, "wins", doc_place(s->rule->doc, "rule"));
    struct bound bounds[2] = {
        award_bind(s, "place", s->result->bids[i].place),
        award_bind(s, "winners", winners),
    };

    step.unit = unit_none;
    return award_formula(s, &step, "award-wins", bounds, 2);
}

/* The winner's caps leave less than the bid must have: no rule says what then.
 */
static void
require_minimum(struct award_scene *s, size_t i)
{
    const struct lot_bid *b = &s->result->bids[i];
    struct place at = doc_place(b->offer->doc, "minimum");
    struct step step = award_step(s, i, "minimum", at);
    const struct node *minimum;

    if (!doc_get(b->offer->doc, "minimum")) {
        return;
    }
    minimum = graph_given(s->graph, &step, b->offer->minimum);
    if (!b->awarded->is_blank && node_compare(b->awarded, minimum) < 0) {
        diag_error(
            s->diags, at, "award-below-minimum",
            WITH({"lot", s->result->lot->id}, {"bid", b->bid->id},
                 {"volume", num_fraction_text(s->arena, b->awarded->value.low)},
                 {"minimum", num_fraction_text(s->arena, minimum->value.low)}));
    }
}

/* A winner takes what it offers, as far as its caps reach. */
static void
take_all(struct award_scene *s, size_t i)
{
    struct step step =
        award_step(s, i, "award-remaining", doc_place(s->rule->doc, "rule"));
    struct lot_bid *b = &s->result->bids[i];
    struct bound bounds[2];

    if (!s->wanted) {
        return;
    }
    b->awarded = award_room(s, i);
    require_minimum(s, i);
    award_use_caps(s, i, b->awarded);
    bounds[0] = award_bind(s, "remaining", s->result->unawarded);
    bounds[1] = award_bind(s, "given", b->awarded);
    s->result->unawarded =
        award_formula(s, &step, "award-remaining", bounds, 2);
}

static void
award_winners(struct award_scene *s)
{
    size_t *order = arena_array(s->arena, size_t, s->result->bids_count + 1);
    size_t count = award_order(s, order);
    long most = s->rule->rule == AWARD_ONE ? 1 : s->rule->winners;
    const struct node *winners =
        declared(s, "winners", s->rule->doc,
                 s->rule->rule == AWARD_ONE ? "rule" : "winners",
                 num_int(s->arena, most));
    long found = 0;

    s->result->unawarded = s->wanted;
    for (size_t k = 0; k < count; k++) {
        struct lot_bid *b = &s->result->bids[order[k]];

        b->wins = wins(s, order[k], winners);
        if (node_is_one(b->wins)) {
            take_all(s, order[k]);
            found++;
        }
    }
    if (found > most) {
        report_tie(s, order, count);
    }
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
        award_bind(s, "wanted", s->wanted),
        award_bind(s, "remaining", s->result->unawarded),
        award_bind(s, "top", s->top),
    };

    step.unit = unit_none;
    if (s->wanted) {
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
