/* Weights: as shares of the parent, which the sums use, and of the total. One
 * of the two is stated; the other is derived and shown beside it. */
#include "score/scene.h"

static const struct node *
stated(struct scene *s, const struct criterion *c)
{
    struct step step = step_on(s, s->count, c, "weight", unit_share);
    bool is_used = c->weight.is_range;

    step.place = doc_place(c->doc, is_used ? "used" : "weight");
    return graph_given(s->graph, &step,
                       is_used ? c->weight_used.low : c->weight.low);
}

static const struct node *
derived(struct scene *s, const struct step *step, const char *rule_id,
        const struct node *weight, const struct node *parent)
{
    struct bound bounds[2] = {
        bind_one(s, "weight", weight),
        bind_one(s, "parent_weight", parent),
    };

    return graph_formula(s->graph, step, rule(s, rule_id),
                         frame_at(s, 0, NULL, bounds, 2));
}

static const struct node *
sum_of(struct scene *s, const struct step *step,
       const struct criterion *criteria, size_t count)
{
    const struct node **weights =
        arena_array(s->arena, const struct node *, count + 1);
    struct bound bounds[1] = {{"weight", AXIS_BIT(AXIS_CRITERIA), weights}};
    struct frame *f = frame_at(s, 0, NULL, bounds, 1);

    for (size_t k = 0; k < count; k++) {
        weights[k] = s->result->weights_of_total[criteria[k].index];
    }
    f->count[AXIS_CRITERIA] = count;
    return graph_formula(s->graph, step, rule(s, "weight-of-node"), f);
}

/* Stated of the total: a node's is the sum of its children's, and the share of
 * the parent is the quotient. Children come after parents in m->all. */
static void
from_total(struct scene *s)
{
    const struct method *m = s->method;
    struct step all = step_at(s, s->count, "weight-of-all", unit_share);
    const struct node *whole;

    for (size_t k = m->all_count; k-- > 0;) {
        const struct criterion *c = m->all[k];
        struct step step =
            step_on(s, s->count, c, "weight-of-total", unit_share);

        s->result->weights_of_total[k] =
            c->criteria_count > 0
                ? sum_of(s, &step, c->criteria, c->criteria_count)
                : stated(s, c);
    }
    whole = sum_of(s, &all, m->criteria, m->criteria_count);
    for (size_t k = 0; k < m->all_count; k++) {
        const struct criterion *c = m->all[k];
        struct step step =
            step_on(s, s->count, c, "weight-of-parent", unit_share);

        s->result->weights[k] = derived(
            s, &step, "weight-of-parent", s->result->weights_of_total[k],
            c->parent ? s->result->weights_of_total[c->parent->index] : whole);
    }
}

/* Stated of the parent: of the total it is the product down the tree. */
static void
from_parent(struct scene *s)
{
    const struct method *m = s->method;

    for (size_t k = 0; k < m->all_count; k++) {
        const struct criterion *c = m->all[k];
        struct step step =
            step_on(s, s->count, c, "weight-of-total", unit_share);

        s->result->weights[k] = stated(s, c);
        s->result->weights_of_total[k] =
            c->parent
                ? derived(s, &step, "weight-of-total", s->result->weights[k],
                          s->result->weights_of_total[c->parent->index])
                : s->result->weights[k];
    }
}

void
score_weights(struct scene *s)
{
    size_t count = s->method->all_count;

    if (s->method->is_on_points || s->result->weights) {
        return;
    }
    s->result->weights = arena_array(s->arena, const struct node *, count + 1);
    s->result->weights_of_total =
        arena_array(s->arena, const struct node *, count + 1);
    if (s->evaluation->folder->award.weights == WEIGHTS_OF_TOTAL) {
        from_total(s);
    } else {
        from_parent(s);
    }
}
