/* Down the places until the wanted volume is covered. Every ranked bid has all
 * the nodes of its turn, also where nothing is left for it, so that another
 * figure above leads to the award it should. */
#include "award/volume.h"

#include <assert.h>
#include <string.h>

struct step
award_step(const struct award_scene *s, size_t i, const char *quantity,
           struct place place)
{
    const struct lot_bid *b =
        i < s->result->bids_count ? &s->result->bids[i] : NULL;

    return (struct step){
        .quantity = quantity,
        .lot = s->result->lot->id,
        .bid = b ? b->bid->id : NULL,
        .unit = unit_places,
        .place = place,
        .only_if = b ? b->is_ranked : NULL,
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

/* -- the first pass -- */

/* Does the turn come to bid `i`, after the turn `before` (NULL: it is first)?
 */
static const struct node *
goes_on(struct award_scene *s, size_t i, const struct turn *before)
{
    struct step step =
        award_step(s, i, "award-goes-on", doc_place(s->rule->doc, "residual"));
    struct bound bounds[2];

    step.unit = unit_none;
    if (!before) {
        return graph_given(s->graph, &step, num_int(s->arena, 1));
    }
    bounds[0] = award_bind(s, "goes_on", before->goes_on);
    bounds[1] = award_bind(s, "given", before->given);
    return award_formula(s, &step, "award-goes-on", bounds, 2);
}

static const struct node *
take(struct award_scene *s, size_t i, const struct node *goes_on,
     const struct node *remaining)
{
    struct step step =
        award_step(s, i, "awarded", doc_place(s->rule->doc, "rule"));
    struct bound bounds[4] = {
        award_bind(s, "room", s->result->bids[i].room),
        award_bind(s, "remaining", remaining),
        award_bind(s, "need", s->result->bids[i].need),
        award_bind(s, "goes_on", goes_on),
    };

    return goes_on ? award_formula(s, &step, "award-given-in-turn", bounds, 4)
                   : award_formula(s, &step, "award-given", bounds, 3);
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

static void
share_out(struct award_scene *s, const size_t *order, struct cascade *c)
{
    const struct turn *before = NULL;

    for (size_t k = 0; k < s->result->order_count; k++) {
        size_t i = order[k];
        struct turn *t = &c->turns[i];

        t->goes_on = s->rule->has_next ? NULL : goes_on(s, i, before);
        t->given = take(s, i, t->goes_on, c->remaining);
        t->remaining = remaining_after(s, i, c->remaining, t->given);
        t->awarded = t->given;
        c->remaining = t->remaining;
        before = t;
    }
}

/* -- the second pass -- */

static const struct node *
take_extra(struct award_scene *s, size_t i, const struct cascade *c)
{
    struct step step =
        award_step(s, i, "awarded-extra", doc_place(s->rule->doc, "residual"));
    struct bound bounds[6] = {
        award_bind(s, "remaining", c->remaining),
        award_bind(s, "given", c->turns[i].given),
        award_bind(s, "room", s->result->bids[i].room),
        award_bind(s, "need", s->result->bids[i].need),
        award_bind(s, "top", s->result->top),
        award_bind(s, "wanted", s->result->wanted),
    };

    return award_formula(s, &step, "award-extra", bounds, 6);
}

static const struct node *
in_all(struct award_scene *s, size_t i, const struct turn *t)
{
    struct step step =
        award_step(s, i, "awarded-total", doc_place(s->rule->doc, "residual"));
    struct bound bounds[2] = {
        award_bind(s, "given", t->given),
        award_bind(s, "extra", t->extra),
    };

    return award_formula(s, &step, "award-total", bounds, 2);
}

/* One bid may have its minimum beyond the wanted volume: after it nothing
 * remains for others. */
static void
round_up(struct award_scene *s, const size_t *order, struct cascade *c)
{
    for (size_t k = 0; k < s->result->order_count; k++) {
        size_t i = order[k];
        struct turn *t = &c->turns[i];

        t->extra = take_extra(s, i, c);
        t->remaining_after_extra =
            remaining_after(s, i, c->remaining, t->extra);
        t->awarded = in_all(s, i, t);
        c->remaining = t->remaining_after_extra;
    }
}

struct cascade
award_cascade(struct award_scene *s, const size_t *order)
{
    struct cascade c = {
        arena_array(s->arena, struct turn, s->result->bids_count + 1),
        s->result->wanted};

    share_out(s, order, &c);
    if (s->rule->has_top) {
        round_up(s, order, &c);
    }
    return c;
}
