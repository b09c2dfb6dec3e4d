/* The least points a bid must have: tested once, never iterated. */
#include "score/scene.h"

static const struct node *
threshold_met(struct scene *s, size_t i, const struct criterion *c)
{
    const struct lot_bid *b = &s->result->bids[i];
    const struct node *points = s->method->thresholds == THRESHOLDS_AFTER
                                    ? b->points[c->index]
                                    : b->raw[c->index];
    struct step given = step_on(s, s->count, c, "threshold", unit_points);
    struct step step = step_on(s, i, c, "threshold-met", unit_none);
    struct bound bounds[2];

    given.place = step.place = doc_place(c->doc, "threshold");
    bounds[0] = bind_one(s, "points", points);
    bounds[1] =
        bind_one(s, "threshold", graph_given(s->graph, &given, c->threshold));
    return graph_formula(s->graph, &step, rule(s, "threshold-met"),
                         frame_at(s, i, NULL, bounds, 2));
}

static const struct node *
all_met(struct scene *s, size_t i, const char *quantity)
{
    const struct lot_bid *b = &s->result->bids[i];
    const struct node **met =
        arena_array(s->arena, const struct node *, s->method->all_count + 1);
    struct step step = step_at(s, i, quantity, unit_none);
    struct bound bounds[1] = {{"met", AXIS_BIT(AXIS_CRITERIA), met}};
    struct frame *f = frame_at(s, i, NULL, bounds, 1);
    size_t count = 0;

    for (size_t k = 0; k < s->method->all_count; k++) {
        if (b->meets[k]) {
            met[count++] = b->meets[k];
        }
    }
    f->count[AXIS_CRITERIA] = count;
    step.place = doc_place(s->method->doc, "thresholds");
    return graph_formula(s->graph, &step, rule(s, "all-thresholds-met"), f);
}

static void
test_threshold(struct scene *s, const struct criterion *c)
{
    if (s->method->thresholds == THRESHOLDS_AFTER) {
        score_points(s, c);
    } else {
        score_raw(s, c);
    }
    for (size_t i = 0; i < s->count; i++) {
        struct lot_bid *b = &s->result->bids[i];

        if (!b->meets[c->index]) {
            b->meets[c->index] = threshold_met(s, i, c);
        }
    }
}

void
score_thresholds(struct scene *s, bool with_price)
{
    for (size_t k = 0; k < s->method->all_count; k++) {
        const struct criterion *c = s->method->all[k];

        if (c->has_threshold && (with_price || !is_on_price(c))) {
            test_threshold(s, c);
        }
    }
    for (size_t i = 0; i < s->count; i++) {
        s->result->bids[i].meets_thresholds = all_met(
            s, i, with_price ? "thresholds-met" : "quality-thresholds-met");
    }
}
