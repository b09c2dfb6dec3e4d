/* Weights as stated, and as shares of the parent. */
#include "score/scene.h"

static const struct node *
stated_weight(struct scene *s, const struct criterion *c)
{
    struct step step = step_on(s, s->count, c, "weight", unit_share);
    bool is_used = c->weight.is_range;

    step.place = doc_place(c->doc, is_used ? "used" : "weight");
    return graph_given(s->graph, &step,
                       is_used ? c->weight_used.low : c->weight.low);
}

static const struct node *
sum_of_weights(struct scene *s, const struct step *step,
               const struct node *const *weights, size_t count)
{
    struct bound bounds[1] = {{"weight", AXIS_BIT(AXIS_CRITERIA), weights}};
    struct frame *f = frame_at(s, 0, NULL, bounds, 1);

    f->count[AXIS_CRITERIA] = count;
    return graph_formula(s->graph, step, rule(s, "weight-of-node"), f);
}

static const struct node *weight_of_total(struct scene *s,
                                          const struct criterion *c);

static const struct node **
weights_of_total(struct scene *s, const struct criterion *criteria,
                 size_t count)
{
    const struct node **nodes =
        arena_array(s->arena, const struct node *, count + 1);

    for (size_t k = 0; k < count; k++) {
        nodes[k] = weight_of_total(s, &criteria[k]);
    }
    return nodes;
}

static const struct node *
weight_of_total(struct scene *s, const struct criterion *c)
{
    struct step step = step_on(s, s->count, c, "weight-of-total", unit_share);

    if (c->criteria_count == 0) {
        return stated_weight(s, c);
    }
    return sum_of_weights(s, &step,
                          weights_of_total(s, c->criteria, c->criteria_count),
                          c->criteria_count);
}

static const struct node *
share_of(struct scene *s, const struct criterion *c, const struct node *weight,
         const struct node *parent)
{
    struct step step = step_on(s, s->count, c, "weight-of-parent", unit_share);
    struct bound bounds[2] = {
        bind_one(s, "weight", weight),
        bind_one(s, "parent_weight", parent),
    };

    return graph_formula(s->graph, &step, rule(s, "weight-of-parent"),
                         frame_at(s, 0, NULL, bounds, 2));
}

/* Weights stated of the total become shares of the parent. */
static void
shares_of_parent(struct scene *s, const struct criterion *criteria,
                 size_t count, const struct node *parent)
{
    const struct node **weights = weights_of_total(s, criteria, count);

    for (size_t k = 0; k < count; k++) {
        const struct criterion *c = &criteria[k];

        s->result->weights[c->index] = share_of(s, c, weights[k], parent);
        if (c->criteria_count > 0) {
            shares_of_parent(s, c->criteria, c->criteria_count, weights[k]);
        }
    }
}

void
score_weights(struct scene *s)
{
    const struct method *m = s->method;
    struct step step = step_at(s, s->count, "weight-of-all", unit_share);

    if (m->is_on_points || s->result->weights) {
        return;
    }
    s->result->weights =
        arena_array(s->arena, const struct node *, m->all_count + 1);
    if (s->evaluation->folder->award.weights == WEIGHTS_OF_TOTAL) {
        shares_of_parent(
            s, m->criteria, m->criteria_count,
            sum_of_weights(s, &step,
                           weights_of_total(s, m->criteria, m->criteria_count),
                           m->criteria_count));
        return;
    }
    for (size_t k = 0; k < m->all_count; k++) {
        s->result->weights[k] = stated_weight(s, m->all[k]);
    }
}
