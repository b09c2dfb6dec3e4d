/* Down the places until the wanted volume is covered. */
#include "award/volume.h"

#include <assert.h>
#include <string.h>

struct step
award_step(const struct award_scene *s, size_t i, const char *quantity,
           struct place place)
{
    return (struct step){
        .quantity = quantity,
        .lot = s->result->lot->id,
        .bid = i < s->result->bids_count ? s->result->bids[i].bid->id : NULL,
        .unit = unit_places,
        .place = place,
    };
}

struct bound
award_bind(const struct award_scene *s, const char *name, const struct node *n)
{
    const struct node **nodes = arena_array(s->arena, const struct node *, 1);

    nodes[0] = n;
    return (struct bound){name, 0, nodes};
}

const struct node *
award_formula(struct award_scene *s, const struct step *step, const char *rule,
              const struct bound *bounds, size_t count)
{
    const struct formula_entry *entry =
        catalogue_find(s->evaluation->catalogue, rule);
    struct frame *f = arena_new(s->arena, struct frame);
    struct bound *own = arena_array(s->arena, struct bound, count);

    assert(entry);
    memcpy(own, bounds, count * sizeof *bounds);
    f->count[AXIS_BIDS] = 1;
    f->bounds = own;
    f->bounds_count = count;
    return graph_formula(s->graph, step, entry, f);
}

/* -- room -- */

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
    const struct bid *b = s->result->bids[i].bid;
    const struct cap_use *uses = s->caps[b - s->evaluation->folder->bids];
    const struct node *least = NULL;

    for (size_t k = 0; uses[k].cap; k++) {
        if (names_lot(uses[k].cap->lot_ids, uses[k].cap->lot_ids_count,
                      s->result->lot->id)) {
            least = left_of(s, i, &uses[k], least);
        }
    }
    return least;
}

const struct node *
award_room(struct award_scene *s, size_t i)
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

void
award_use_caps(struct award_scene *s, size_t i, const struct node *given)
{
    const struct bid *b = s->result->bids[i].bid;
    struct cap_use *uses = s->caps[b - s->evaluation->folder->bids];

    for (size_t k = 0; uses[k].cap; k++) {
        struct step step = award_step(s, i, "cap-taken",
                                      doc_place(uses[k].cap->doc, "at_most"));
        struct bound bounds[2] = {
            award_bind(s, "taken", uses[k].taken),
            award_bind(s, "given", given),
        };

        step.about = arena_printf(s->arena, "%zu", k + 1);
        if (names_lot(uses[k].cap->lot_ids, uses[k].cap->lot_ids_count,
                      s->result->lot->id)) {
            uses[k].taken = award_formula(s, &step, "cap-taken", bounds, 2);
        }
    }
}

/* -- the cascade -- */

struct turn {
    const struct node *room, *need;
};

static struct turn
turn_of(struct award_scene *s, size_t i)
{
    const struct lot_bid *b = &s->result->bids[i];
    struct step given =
        award_step(s, i, "minimum", doc_place(b->offer->doc, "minimum"));
    struct step step = award_step(s, i, "award-need",
                                  doc_place(s->rule->doc, "minimum_viable"));
    struct bound bounds[2];

    given.is_default = !doc_get(b->offer->doc, "minimum");
    bounds[0] = award_bind(s, "minimum_viable", s->minimum_viable);
    bounds[1] = award_bind(s, "minimum",
                           graph_given(s->graph, &given, b->offer->minimum));

    return (struct turn){
        award_room(s, i),
        award_formula(s, &step, "award-need", bounds, 2),
    };
}

static const struct node *
take(struct award_scene *s, size_t i, const struct turn *t,
     const struct node *remaining)
{
    struct step step =
        award_step(s, i, "awarded", doc_place(s->rule->doc, "rule"));
    struct bound bounds[3] = {
        award_bind(s, "room", t->room),
        award_bind(s, "remaining", remaining),
        award_bind(s, "need", t->need),
    };

    return award_formula(s, &step, "award-given", bounds, 3);
}

static const struct node *
take_extra(struct award_scene *s, size_t i, const struct turn *t,
           const struct cascade *c)
{
    struct step step =
        award_step(s, i, "awarded-extra", doc_place(s->rule->doc, "residual"));
    struct bound bounds[6] = {
        award_bind(s, "remaining", c->remaining),
        award_bind(s, "given", c->given[i]),
        award_bind(s, "room", t->room),
        award_bind(s, "need", t->need),
        award_bind(s, "top", s->top),
        award_bind(s, "wanted", s->wanted),
    };

    return award_formula(s, &step, "award-extra", bounds, 6);
}

static const struct node *
remaining_after(struct award_scene *s, size_t i, const struct node *remaining,
                const struct node *given)
{
    /* the second pass takes an extra volume from what the first one left */
    bool is_extra = strcmp(given->step.quantity, "awarded-extra") == 0;
    struct step step =
        award_step(s, i, "award-remaining", doc_place(s->rule->doc, "rule"));
    struct bound bounds[2] = {
        award_bind(s, "remaining", remaining),
        award_bind(s, "given", given),
    };

    step.about = is_extra ? "2" : NULL;
    return award_formula(s, &step, "award-remaining", bounds, 2);
}

/* One bid may have its minimum beyond the wanted volume. */
static void
round_up(struct award_scene *s, const size_t *order, size_t count,
         const struct turn *turns, struct cascade *c)
{
    for (size_t k = 0; k < count; k++) {
        size_t i = order[k];
        const struct node *extra;

        if (!c->given[i]) {
            struct step none = award_step(s, i, "awarded",
                                          doc_place(s->rule->doc, "residual"));

            c->given[i] = graph_given(s->graph, &none, num_int(s->arena, 0));
        }
        extra = take_extra(s, i, &turns[k], c);
        if (node_is_one(extra)) {
            c->remaining = remaining_after(s, i, c->remaining, extra);
            c->given[i] = extra;
            return;
        }
    }
}

struct cascade
award_cascade(struct award_scene *s, const size_t *order, size_t count)
{
    struct cascade c = {
        arena_array(s->arena, const struct node *, s->result->bids_count + 1),
        s->wanted};
    struct turn *turns = arena_array(s->arena, struct turn, count + 1);
    bool goes_on = true;

    for (size_t k = 0; k < count; k++) {
        size_t i = order[k];

        turns[k] = turn_of(s, i);
        if (goes_on) {
            c.given[i] = take(s, i, &turns[k], c.remaining);
            c.remaining = remaining_after(s, i, c.remaining, c.given[i]);
            goes_on = s->rule->has_next || node_is_one(c.given[i]);
        }
    }
    if (s->rule->has_top && node_is_one(c.remaining)) {
        round_up(s, order, count, turns, &c);
    }
    return c;
}
