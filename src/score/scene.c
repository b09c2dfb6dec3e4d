#include "score/scene.h"

#include <assert.h>
#include <string.h>

struct step
step_at(const struct scene *s, size_t i, const char *quantity, struct unit unit)
{
    const struct lot_bid *b = i < s->count ? &s->result->bids[i] : NULL;

    return (struct step){
        .quantity = quantity,
        .lot = s->lot->id,
        .bid = b ? b->bid->id : NULL,
        .unit = unit,
        .place = doc_place(s->method->doc, "id"),
        .only_if = b ? b->admitted : NULL,
    };
}

struct step
step_on(const struct scene *s, size_t i, const struct criterion *c,
        const char *quantity, struct unit unit)
{
    struct step step = step_at(s, i, quantity, unit);

    step.criterion = c->id;
    step.title = c->title;
    step.place = doc_place(c->doc, "id");
    return step;
}

const struct formula_entry *
rule(const struct scene *s, const char *id)
{
    const struct formula_entry *entry =
        catalogue_find(s->evaluation->catalogue, id);

    assert(entry);
    return entry;
}

struct bound
bind_one(const struct scene *s, const char *name, const struct node *n)
{
    const struct node **nodes = arena_array(s->arena, const struct node *, 1);

    nodes[0] = n;
    return (struct bound){name, 0, nodes};
}

struct bound
bind_bids(const char *name, const struct node *const *nodes)
{
    return (struct bound){name, AXIS_BIT(AXIS_BIDS), nodes};
}

struct frame *
frame_at(const struct scene *s, size_t i, const struct node *const *members,
         const struct bound *bounds, size_t count)
{
    struct frame *f = arena_new(s->arena, struct frame);
    struct bound *own = arena_array(s->arena, struct bound, count + 1);

    memcpy(own, bounds, count * sizeof *bounds);
    f->count[AXIS_BIDS] = s->count;
    f->own[AXIS_BIDS] = i;
    f->members[AXIS_BIDS] = members;
    f->bounds = own;
    f->bounds_count = count;
    return f;
}

const struct node **
for_bids(const struct scene *s)
{
    return arena_array(s->arena, const struct node *, s->count + 1);
}

size_t
bind_parameters(const struct scene *s, const struct formula_use *use,
                const struct criterion *c, struct bound *bounds)
{
    const struct formula_entry *entry = use->entry;

    assert(entry->parameters_count <= MOST_PARAMETERS);
    for (size_t i = 0; i < entry->parameters_count; i++) {
        const struct parameter *p = &entry->parameters[i];
        const struct doc *given = use->parameter_docs[i];
        struct step step = step_at(s, s->count, "parameter", p->unit);

        step.criterion = c ? c->id : NULL;
        step.about = p->name;
        step.is_default = !given;
        step.place = given      ? given->place
                     : use->doc ? doc_place(use->doc, "formula")
                                : doc_place(c ? c->doc : NULL, "formula");
        bounds[i] = bind_one(s, p->name,
                             graph_given(s->graph, &step, use->parameters[i]));
    }
    return entry->parameters_count;
}

/* How many decimals: declared once for all bids and criteria of a method. */
static const struct node *
digits_of(const struct scene *s, const struct node *n,
          const struct rounding_rule *r)
{
    bool is_of_node = r == s->method->round->criterion;
    const char *quantity =
        is_of_node ? "criterion-digits"
                   : arena_printf(s->arena, "%s-digits", n->step.quantity);
    struct step step = step_at(s, s->count, quantity, unit_none);

    step.place = doc_place(r->doc, "digits");
    return graph_given(s->graph, &step, num_int(s->arena, r->digits));
}

const struct node *
rounded(const struct scene *s, const struct node *n,
        const struct rounding_rule *r)
{
    static const char *const rules[] = {
        [ROUND_HALF_UP] = "rounding-half-up",
        [ROUND_HALF_EVEN] = "rounding-half-even",
        [ROUND_TRUNCATE] = "rounding-truncate",
    };
    struct step step = n->step;
    struct bound bounds[2];

    if (!r) {
        return n;
    }
    step.quantity = arena_printf(s->arena, "%s-rounded", n->step.quantity);
    step.place = doc_place(r->doc, "mode");
    bounds[0] = bind_one(s, "x", n);
    bounds[1] = bind_one(s, "digits", digits_of(s, n, r));
    return graph_formula(s->graph, &step, rule(s, rules[r->mode]),
                         frame_at(s, 0, NULL, bounds, 2));
}

bool
is_on_price(const struct criterion *c)
{
    bool found = c->criteria_count == 0 && c->source == FROM_PRICE;

    for (size_t i = 0; i < c->criteria_count && !found; i++) {
        found = is_on_price(&c->criteria[i]);
    }
    return found;
}

const struct node *
most_points(struct scene *s, const struct criterion *c)
{
    struct step step = step_on(s, s->count, c, "max-points", unit_points);

    step.place = doc_get(c->doc, "max_points")
                     ? doc_place(c->doc, "max_points")
                     : doc_place(s->evaluation->folder->award.doc, "scale");
    return graph_given(s->graph, &step, c->points_max);
}
