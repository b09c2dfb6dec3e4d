/* What each bid could get and must have, whoever gets what: its offer, its own
 * caps over the lots and the largest share. */
#include "award/volume.h"

/* -- caps -- */

static struct cap_use *
uses_of(const struct award_scene *s, size_t i)
{
    const struct bid *b = s->result->bids[i].bid;

    return s->caps[b - s->evaluation->folder->bids];
}

static bool
covers(const struct award_scene *s, const struct cap *cap)
{
    return names_lot(cap->lot_ids, cap->lot_ids_count, s->result->lot->id);
}

static const struct node *
left_of(struct award_scene *s, size_t i, const struct cap_use *use,
        const struct node *least)
{
    struct step step =
        award_step(s, i, "cap-left", doc_place(use->cap->doc, "at_most"));
    const struct bid *b = s->result->bids[i].bid;
    struct bound bounds[3] = {
        award_bind(s, "at_most", use->at_most),
        award_bind(s, "taken", use->taken),
        award_bind(s, "cap_left", least),
    };

    step.about = arena_printf(s->arena, "%td", use->cap - b->caps + 1);
    return least ? award_formula(s, &step, "cap-left-lowest", bounds, 3)
                 : award_formula(s, &step, "cap-left", bounds, 2);
}

static const struct node *
cap_left(struct award_scene *s, size_t i)
{
    const struct cap_use *uses = uses_of(s, i);
    const struct node *least = NULL;

    for (size_t k = 0; uses[k].cap; k++) {
        if (covers(s, uses[k].cap)) {
            least = left_of(s, i, &uses[k], least);
        }
    }
    return least;
}

/* Used of a cap over several lots: a bid that is not ranked here takes nothing
 * of it. */
static void
use_cap(struct award_scene *s, size_t i, struct cap_use *use)
{
    const struct lot_bid *b = &s->result->bids[i];
    struct step step =
        award_step(s, i, "cap-taken", doc_place(use->cap->doc, "at_most"));
    struct bound bounds[3] = {
        award_bind(s, "ranked", b->is_ranked),
        award_bind(s, "taken", use->taken),
        award_bind(s, "given", b->awarded),
    };

    step.about = arena_printf(s->arena, "%td", use->cap - b->bid->caps + 1);
    step.only_if = NULL;
    use->taken = award_formula(s, &step, "cap-taken", bounds, 3);
}

static void
use_caps_of(struct award_scene *s, size_t i)
{
    struct cap_use *uses = uses_of(s, i);

    for (size_t k = 0; uses[k].cap; k++) {
        if (covers(s, uses[k].cap)) {
            use_cap(s, i, &uses[k]);
        }
    }
}

void
award_use_caps(struct award_scene *s)
{
    for (size_t i = 0; i < s->result->bids_count; i++) {
        if (s->result->bids[i].room) {
            use_caps_of(s, i);
        }
    }
}

/* -- room and need -- */

static const struct node *
room(struct award_scene *s, size_t i)
{
    static const char *const rules[2][2] = {
        {"award-room-offered", "award-room-share"},
        {"award-room-cap", "award-room"},
    };
    const struct node *left = cap_left(s, i);
    struct step step =
        award_step(s, i, "award-room", doc_place(s->rule->doc, "rule"));
    struct bound bounds[3] = {
        award_bind(
            s, "offered",
            score_offered(s->graph, s->result->lot, &s->result->bids[i])),
        award_bind(s, "cap_left", left),
        award_bind(s, "share_cap", s->share_cap),
    };

    return award_formula(s, &step, rules[left != NULL][s->share_cap != NULL],
                         bounds, 3);
}

const struct node *
award_minimum(struct award_scene *s, size_t i)
{
    const struct offer *o = s->result->bids[i].offer;
    struct step step =
        award_step(s, i, "minimum", doc_place(o->doc, "minimum"));

    step.is_default = !doc_get(o->doc, "minimum");
    return graph_given(s->graph, &step, o->minimum);
}

static const struct node *
need(struct award_scene *s, size_t i)
{
    struct step step = award_step(s, i, "award-need",
                                  doc_place(s->rule->doc, "minimum_viable"));
    struct bound bounds[2] = {
        award_bind(s, "minimum_viable", s->result->minimum_viable),
        award_bind(s, "minimum", award_minimum(s, i)),
    };

    return award_formula(s, &step, "award-need", bounds, 2);
}

void
award_limits(struct award_scene *s)
{
    for (size_t i = 0; i < s->result->bids_count; i++) {
        struct lot_bid *b = &s->result->bids[i];

        if (b->bid->is_late && !node_is_one(b->is_ranked)) {
            continue; /* what it offers is neither read nor shown */
        }
        b->room = room(s, i);
        if (s->result->minimum_viable) {
            b->need = need(s, i);
        } else if (doc_get(b->offer->doc, "minimum")) {
            award_minimum(s, i); /* no rule asks for it, but it may refuse */
        }
    }
}
