/* Points from a panel's scores, from a bid's risks and from scored
 * requirements: one bid, one criterion. */
#include "score/answer.h"
#include "score/scene.h"

#include <string.h>

static const struct node *
given_score(struct scene *s, size_t i, const struct criterion *c,
            const struct score_sheet *sheet)
{
    const struct lot_bid *b = &s->result->bids[i];
    const struct score *score = sheet_score(sheet, c, s->lot->id, b->bid->id);
    struct step step = step_on(
        s, i, c, sheet->assessor_id ? "score" : "consensus", unit_points);

    if (!score) {
        return NULL;
    }
    step.assessor = sheet->assessor_id;
    step.place = doc_place(score->doc, "score");
    return graph_given(s->graph, &step, score->score);
}

const struct node *
score_panel(struct scene *s, size_t i, const struct criterion *c)
{
    const struct folder *f = s->evaluation->folder;
    const struct formula_use *panel = s->method->panel;
    const struct node **scores =
        arena_array(s->arena, const struct node *, f->sheets_count + 1);
    const struct node *consensus;
    struct step step = step_on(s, i, c, "points", unit_points);
    struct bound bounds[2 + MOST_PARAMETERS];
    struct frame *frame;
    size_t count = 0;

    for (size_t k = 0; k < f->sheets_count; k++) {
        scores[count] = given_score(s, i, c, &f->sheets[k]);
        count += scores[count] != NULL;
    }
    consensus = f->consensus ? given_score(s, i, c, f->consensus) : NULL;
    bounds[0] = (struct bound){"score", AXIS_BIT(AXIS_ASSESSORS), scores};
    bounds[1] = bind_one(s, "consensus", consensus);
    frame = frame_at(s, i, NULL, bounds,
                     2 + bind_parameters(s, panel, c, bounds + 2));
    frame->count[AXIS_ASSESSORS] = count;
    step.place = doc_place(panel->doc, "formula");
    return graph_formula(s->graph, &step, panel->entry, frame);
}

/* -- risk -- */

static const struct node *
risk_points(struct scene *s, size_t i, const struct criterion *c,
            const struct bid_risk *r)
{
    const struct risk_matrix *m = &s->evaluation->folder->matrix;
    struct step step = step_on(s, i, c, "risk-level", unit_none);
    const struct node **keys = arena_array(s->arena, const struct node *, 1);
    long level = 0;

    step.about = r->id;
    step.title = r->event;
    step.only_if = NULL;
    keys[0] =
        risk_level(s->arena, s->graph, s->evaluation->folder, &step, r->doc);
    if (!keys[0] || !num_to_long(keys[0]->value.low, &level)) {
        return NULL;
    }
    step.quantity = "risk-points";
    step.unit = unit_points;
    step.place = doc_place(m->points_doc, keys[0]->word);
    return graph_table(s->graph, &step,
                       &(struct lookup){keys, 1, NULL, m->points[level]});
}

const struct node *
score_risks(struct scene *s, size_t i, const struct criterion *c)
{
    const struct bid *b = s->result->bids[i].bid;
    const struct node **points =
        arena_array(s->arena, const struct node *, b->risks_count + 1);
    struct step step = step_on(s, i, c, "points", unit_points);
    struct bound bounds[2 + MOST_PARAMETERS];
    struct frame *frame;
    size_t count = 0;

    if (b->is_late) {
        return NULL;
    }
    for (; count < b->risks_count; count++) {
        points[count] = risk_points(s, i, c, &b->risks[count]);
        if (!points[count]) {
            return NULL; /* off the matrix: no points are made up for it */
        }
    }
    bounds[0] = (struct bound){"points", AXIS_BIT(AXIS_RISKS), points};
    bounds[1] = bind_one(s, "max_points", most_points(s, c));
    frame = frame_at(s, i, NULL, bounds,
                     2 + bind_parameters(s, &c->formula, c, bounds + 2));
    frame->count[AXIS_RISKS] = count;
    step.place = doc_place(c->doc, c->formula.own ? "own_formula" : "formula");
    return graph_formula(s->graph, &step, c->formula.entry, frame);
}

/* -- scored requirements -- */

static const struct node *
requirement_weight(struct scene *s, size_t i, const struct criterion *c,
                   const struct requirement *r)
{
    struct step step = step_on(s, i, c, "requirement-weight", unit_none);

    step.about = r->id;
    step.title = r->text;
    step.place = doc_place(r->doc, "weight");
    step.is_default = !doc_get(r->doc, "weight");
    return graph_given(s->graph, &step, r->weight);
}

const struct node *
score_requirements(struct scene *s, size_t i, const struct criterion *c)
{
    const unsigned axis = AXIS_BIT(AXIS_REQUIREMENTS);
    const struct node **met =
        arena_array(s->arena, const struct node *, c->requirement_ids_count);
    const struct node **weights =
        arena_array(s->arena, const struct node *, c->requirement_ids_count);
    struct step step = step_on(s, i, c, "points", unit_points);
    struct bound bounds[3 + MOST_PARAMETERS];
    struct frame *frame;
    size_t count = 0;

    for (; count < c->requirement_ids_count; count++) {
        const struct requirement *r = c->requirements[count];
        const struct compliance *found =
            compliance_with(&s->result->bids[i], r);

        if (!found || !found->met) {
            return NULL; /* not answered: neither met nor not met */
        }
        met[count] = found->met;
        weights[count] = requirement_weight(s, i, c, r);
    }
    bounds[0] = (struct bound){"met", axis, met};
    bounds[1] = (struct bound){"weight", axis, weights};
    bounds[2] = bind_one(s, "max_points", most_points(s, c));
    frame = frame_at(s, i, NULL, bounds,
                     3 + bind_parameters(s, &c->formula, c, bounds + 3));
    frame->count[AXIS_REQUIREMENTS] = count;
    step.place = doc_place(c->doc, c->formula.own ? "own_formula" : "formula");
    return graph_formula(s->graph, &step, c->formula.entry, frame);
}
