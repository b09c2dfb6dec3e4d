/* Award by place: one winner, or the k best. Every ranked bid has the nodes,
 * who wins or not. */
#include "award/volume.h"

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
    const struct node *minimum;

    if (!doc_get(b->offer->doc, "minimum")) {
        return;
    }
    minimum = award_minimum(s, i);
    if (!b->awarded->is_blank && node_compare(b->awarded, minimum) < 0) {
        diag_error(
            s->diags, doc_place(b->offer->doc, "minimum"),
            "award-below-minimum",
            WITH({"lot", s->result->lot->id}, {"bid", b->bid->id},
                 {"volume", num_fraction_text(s->arena, b->awarded->value.low)},
                 {"minimum", num_fraction_text(s->arena, minimum->value.low)}));
    }
}

/* A winner takes what it offers, as far as its caps reach. */
static void
take_all(struct award_scene *s, size_t i)
{
    struct lot_bid *b = &s->result->bids[i];
    struct step step =
        award_step(s, i, "award-to-winner", doc_place(s->rule->doc, "rule"));
    struct bound bounds[2] = {
        award_bind(s, "wins", b->wins),
        award_bind(s, "room", b->room),
    };

    b->awarded = award_formula(s, &step, "award-to-winner", bounds, 2);
    if (node_is_one(b->wins)) {
        require_minimum(s, i);
    }
}

/* What the winners leave of the wanted volume. */
static const struct node *
left_by_all(struct award_scene *s)
{
    const struct lot_result *l = s->result;
    const struct formula_entry *entry =
        catalogue_find(s->evaluation->catalogue, "award-left");
    struct step step = award_step(s, l->bids_count, "award-left",
                                  doc_place(s->rule->doc, "rule"));
    const struct node **given =
        arena_array(s->arena, const struct node *, l->bids_count + 1);
    const struct node **ranked =
        arena_array(s->arena, const struct node *, l->bids_count + 1);
    struct bound *bounds = arena_array(s->arena, struct bound, 2);
    struct frame *f = arena_new(s->arena, struct frame);

    for (size_t i = 0; i < l->bids_count; i++) {
        given[i] = l->bids[i].awarded;
        ranked[i] = l->bids[i].is_ranked;
    }
    bounds[0] = award_bind(s, "wanted", l->wanted);
    bounds[1] = (struct bound){"given", AXIS_BIT(AXIS_BIDS), given};
    f->count[AXIS_BIDS] = l->bids_count;
    f->members[AXIS_BIDS] = ranked;
    f->bounds = bounds;
    f->bounds_count = 2;
    return graph_formula(s->graph, &step, entry, f);
}

/* The volume of a lot that has one. */
static void
award_to_winners(struct award_scene *s)
{
    award_limits(s);
    for (size_t k = 0; k < s->result->order_count; k++) {
        take_all(s, s->result->order[k]);
    }
    award_use_caps(s);
    s->result->unawarded = left_by_all(s);
}

void
award_winners(struct award_scene *s)
{
    struct lot_result *l = s->result;
    long most = s->rule->rule == AWARD_ONE ? 1 : s->rule->winners;
    const struct node *winners =
        award_declared(s, "winners", s->rule->doc,
                       s->rule->rule == AWARD_ONE ? "rule" : "winners",
                       num_int(s->arena, most));
    long found = 0;

    for (size_t k = 0; k < l->order_count; k++) {
        struct lot_bid *b = &l->bids[l->order[k]];

        b->wins = wins(s, l->order[k], winners);
        found += node_is_one(b->wins);
    }
    if (l->wanted) {
        award_to_winners(s);
    }
    if (found > most) {
        award_report_tie(s);
    }
}
