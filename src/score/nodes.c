/* Up the tree: the sum of each node, and normalised points. */
#include "score/scene.h"

const struct node *
score_sum(struct scene *s, size_t i, const struct criterion *c)
{
    const struct node **points =
        arena_array(s->arena, const struct node *, c->criteria_count);
    const struct node **weights =
        arena_array(s->arena, const struct node *, c->criteria_count);
    struct step step = step_on(s, i, c, "points", unit_points);
    struct bound bounds[2] = {
        {"points", AXIS_BIT(AXIS_CRITERIA), points},
        {"weight", AXIS_BIT(AXIS_CRITERIA), weights},
    };
    struct frame *f = frame_at(s, i, NULL, bounds, 2);

    for (size_t k = 0; k < c->criteria_count; k++) {
        size_t index = c->criteria[k].index;

        points[k] = s->result->bids[i].points[index];
        weights[k] = s->result->weights ? s->result->weights[index] : NULL;
    }
    f->count[AXIS_CRITERIA] = c->criteria_count;
    return graph_formula(s->graph, &step,
                         rule(s, s->method->is_on_points ? "node-points-sum"
                                                         : "node-weighted-sum"),
                         f);
}

static void
sum_children(struct scene *s, const struct criterion *c)
{
    const struct roundings *r = s->method->round;

    for (size_t k = 0; k < c->criteria_count; k++) {
        score_points(s, &c->criteria[k]);
    }
    score_weights(s);
    for (size_t i = 0; i < s->count; i++) {
        struct lot_bid *b = &s->result->bids[i];

        b->raw[c->index] =
            rounded(s, score_sum(s, i, c), r ? r->criterion : NULL);
    }
}

void
score_raw(struct scene *s, const struct criterion *c)
{
    if (s->has_raw[c->index]) {
        return;
    }
    s->has_raw[c->index] = true;
    if (c->criteria_count > 0) {
        sum_children(s, c);
    } else {
        score_leaf(s, c);
    }
}

static void
normalise(struct scene *s, const struct criterion *c)
{
    const struct node *const *members = reference_members(s);
    const struct formula_use *use = c->normalise;
    const struct node **points = for_bids(s);
    struct bound bounds[2 + MOST_PARAMETERS];
    size_t count = 2;

    for (size_t i = 0; i < s->count; i++) {
        points[i] = s->result->bids[i].raw[c->index];
    }
    bounds[0] = bind_bids("points", points);
    bounds[1] = bind_one(s, "max_points", most_points(s, c));
    count += bind_parameters(s, use, c, bounds + 2);
    for (size_t i = 0; i < s->count; i++) {
        struct step step = step_on(s, i, c, "normalised", unit_points);

        if (!points[i]) {
            continue;
        }
        step.place = doc_place(use->doc, use->own ? "own_formula" : "formula");
        s->result->bids[i].points[c->index] =
            rounded(s,
                    graph_formula(s->graph, &step, use->entry,
                                  frame_at(s, i, members, bounds, count)),
                    s->method->round ? s->method->round->normalised : NULL);
    }
}

void
score_points(struct scene *s, const struct criterion *c)
{
    if (s->has_points[c->index]) {
        return;
    }
    s->has_points[c->index] = true;
    score_raw(s, c);
    for (size_t i = 0; i < s->count; i++) {
        struct lot_bid *b = &s->result->bids[i];

        b->points[c->index] = b->raw[c->index];
    }
    if (c->normalise) {
        normalise(s, c);
    }
}
