/* Quality, the total, and the total as normalised and rounded. */
#include "score/scene.h"

#include <assert.h>
#include <string.h>

struct top {
    const struct node **points; /* bids x top criteria */
    const struct node **weights, **is_quality;
    const struct node *most;
};

static const struct node *
quality_flag(struct scene *s, const struct criterion *c)
{
    struct step step = step_on(s, s->count, c, "is-quality", unit_none);

    return graph_given(s->graph, &step, num_int(s->arena, !is_on_price(c)));
}

static const struct node *
most_of_all(struct scene *s)
{
    const struct method *m = s->method;
    struct step step = step_at(s, s->count, "max-points", unit_points);
    const struct node **most =
        arena_array(s->arena, const struct node *, m->criteria_count + 1);
    struct bound bounds[1] = {{"max_points", AXIS_BIT(AXIS_CRITERIA), most}};
    struct frame *f = frame_at(s, 0, NULL, bounds, 1);

    if (!m->is_on_points) {
        const struct scale *scale = s->evaluation->folder->award.scale;

        step.place = doc_place(scale->doc, "to");
        return graph_given(s->graph, &step, scale->to);
    }
    for (size_t k = 0; k < m->criteria_count; k++) {
        most[k] = most_points(s, &m->criteria[k]);
    }
    f->count[AXIS_CRITERIA] = m->criteria_count;
    return graph_formula(s->graph, &step, rule(s, "max-points-of-node"), f);
}

static struct top
top_of(struct scene *s)
{
    const struct method *m = s->method;
    size_t n = m->criteria_count;
    struct top t = {
        arena_array(s->arena, const struct node *, s->count *n + 1),
        arena_array(s->arena, const struct node *, n + 1),
        arena_array(s->arena, const struct node *, n + 1),
        most_of_all(s),
    };

    for (size_t k = 0; k < n; k++) {
        size_t index = m->criteria[k].index;

        t.weights[k] = s->result->weights ? s->result->weights[index] : NULL;
        t.is_quality[k] = quality_flag(s, &m->criteria[k]);
        for (size_t i = 0; i < s->count; i++) {
            t.points[i * n + k] = s->result->bids[i].points[index];
        }
    }
    return t;
}

static void
score_quality(struct scene *s, const struct top *t)
{
    const unsigned axis = AXIS_BIT(AXIS_CRITERIA);
    size_t n = s->method->criteria_count;

    for (size_t i = 0; i < s->count; i++) {
        struct step step = step_at(s, i, "quality", unit_points);
        struct bound bounds[3] = {
            {"points", axis, t->points + i * n},
            {"weight", axis, t->weights},
            {"is_quality", axis, t->is_quality},
        };
        struct frame *f = frame_at(s, i, NULL, bounds, 3);

        f->count[AXIS_CRITERIA] = n;
        step.place = doc_place(s->method->doc, "criteria");
        s->result->bids[i].quality = graph_formula(
            s->graph, &step,
            rule(s, s->method->is_on_points ? "quality-points-sum"
                                            : "quality-weighted-sum"),
            f);
    }
}

static void
normalise_totals(struct scene *s, const struct top *t)
{
    const struct formula_use *use = s->method->normalise;
    const struct node **totals = for_bids(s);
    struct bound bounds[2 + MOST_PARAMETERS];
    size_t count = 2;

    if (!use) {
        return;
    }
    for (size_t i = 0; i < s->count; i++) {
        totals[i] = s->result->bids[i].total;
    }
    bounds[0] = bind_bids("points", totals);
    bounds[1] = bind_one(s, "max_points", t->most);
    count += bind_parameters(s, use, NULL, bounds + 2);
    for (size_t i = 0; i < s->count; i++) {
        struct step step = step_at(s, i, "total-normalised", unit_points);

        step.place = doc_place(use->doc, use->own ? "own_formula" : "formula");
        s->result->bids[i].total =
            graph_formula(s->graph, &step, use->entry,
                          frame_at(s, i, reference_members(s), bounds, count));
    }
}

static void
combine(struct scene *s, const struct top *t)
{
    const struct formula_use *use = s->method->combine;
    const struct node **prices = for_bids(s);
    const struct node **qualities = for_bids(s);
    const struct node **members = reference_members(s);
    struct bound bounds[5 + MOST_PARAMETERS] = {
        {"points", AXIS_BIT(AXIS_BIDS) | AXIS_BIT(AXIS_CRITERIA), t->points},
        {"weight", AXIS_BIT(AXIS_CRITERIA), t->weights},
        bind_one(s, "max_points", t->most),
        bind_bids("price", prices),
        bind_bids("quality", qualities),
    };
    size_t count = 5 + bind_parameters(s, use, NULL, bounds + 5);

    for (size_t i = 0; i < s->count; i++) {
        prices[i] = s->result->bids[i].evaluated_price;
        qualities[i] = s->result->bids[i].quality;
    }
    for (size_t i = 0; i < s->count; i++) {
        struct step step = step_at(s, i, "total", expr_unit(use->entry->expr));
        struct frame *f = frame_at(s, i, members, bounds, count);

        f->count[AXIS_CRITERIA] = s->method->criteria_count;
        step.place = doc_place(use->doc, use->own ? "own_formula" : "formula");
        s->result->bids[i].total =
            graph_formula(s->graph, &step, use->entry, f);
    }
}

/* A figure is missing that somebody accepted the lack of: there is no total to
 * rank the bid by, and none is made up. */
static void
require_total(const struct scene *s, const struct lot_bid *b)
{
    if (b->is_admitted && b->total->is_blank && !graph_is_undecided(s->graph) &&
        !diags_has_errors(s->diags)) {
        diag_error(s->diags, b->offer->doc->place, "no-total",
                   WITH({"bid", b->bid->id}, {"lot", s->lot->id}));
    }
}

/* A missing price may leave everybody without points: whose it is comes first.
 */
static void
require_totals(const struct scene *s)
{
    const struct lot_bid *bids = s->result->bids;

    for (size_t i = 0; i < s->count; i++) {
        const struct node *price = bids[i].evaluated_price;

        if (!price || price->is_blank) {
            require_total(s, &bids[i]);
        }
    }
    for (size_t i = 0; i < s->count; i++) {
        require_total(s, &bids[i]);
    }
}

/* Does the total weigh the top criteria? Every node below does. */
static bool
weighs_top(const struct scene *s)
{
    const struct formula_entry *entry = s->method->combine->entry;
    const struct reference *refs = NULL;
    size_t count = expr_references(entry->expr, &refs);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(entry->scope->quantities[refs[i].quantity].name, "weight") ==
            0) {
            return true;
        }
    }
    return false;
}

/* What each criterion brings to the sum it is in. */
static void
score_weighted(struct scene *s, const struct criterion *c)
{
    const struct node *weight = s->result->weights[c->index];

    for (size_t i = 0; i < s->count; i++) {
        struct lot_bid *b = &s->result->bids[i];
        struct step step = step_on(s, i, c, "weighted-points", unit_points);
        struct bound bounds[2] = {
            bind_one(s, "weight", weight),
            bind_one(s, "points", b->points[c->index]),
        };

        step.place = weight->step.place;
        if (b->points[c->index]) {
            b->weighted[c->index] =
                graph_formula(s->graph, &step, rule(s, "weighted-points"),
                              frame_at(s, i, NULL, bounds, 2));
        }
    }
}

static void
weigh(struct scene *s)
{
    const struct method *m = s->method;
    bool has_top = !m->is_on_points && weighs_top(s);

    for (size_t k = 0; k < m->all_count; k++) {
        if (m->all[k]->parent ? !m->is_on_points : has_top) {
            score_weighted(s, m->all[k]);
        }
    }
}

void
score_totals(struct scene *s)
{
    const struct rounding_rule *r =
        s->method->round ? s->method->round->total : NULL;
    struct top t = top_of(s);

    weigh(s);
    score_quality(s, &t);
    combine(s, &t);
    normalise_totals(s, &t);
    for (size_t i = 0; i < s->count; i++) {
        struct lot_bid *b = &s->result->bids[i];

        b->total = rounded(s, b->total, r);
    }
    require_totals(s);
}
