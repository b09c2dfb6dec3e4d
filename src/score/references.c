/* Which bids set the lowest price, the highest points and the like. */
#include "score/scene.h"

const struct node **
admitted_members(struct scene *s)
{
    const struct node **nodes = for_bids(s);

    for (size_t i = 0; i < s->count; i++) {
        nodes[i] = s->result->bids[i].admitted;
    }
    return nodes;
}

static const struct node **
viable(struct scene *s)
{
    struct step given =
        step_at(s, s->count, "minimum-viable-reference", unit_places);
    const struct node **nodes = for_bids(s);
    const struct node *minimum;

    given.place = doc_place(s->lot->award->doc, "minimum_viable");
    minimum = graph_given(s->graph, &given, s->lot->award->minimum_viable);
    for (size_t i = 0; i < s->count; i++) {
        struct lot_bid *b = &s->result->bids[i];
        struct step step = step_at(s, i, "reference", unit_none);
        struct bound bounds[3] = {
            bind_one(s, "admitted", b->admitted),
            bind_one(s, "offered", score_offered(s->graph, s->lot, b)),
            bind_one(s, "minimum_viable", minimum),
        };

        step.place = doc_place(s->method->doc, "references");
        b->is_reference =
            graph_formula(s->graph, &step, rule(s, "reference-minimum-viable"),
                          frame_at(s, i, NULL, bounds, 3));
        nodes[i] = b->is_reference;
    }
    return nodes;
}

static const struct node **
after_thresholds(struct scene *s)
{
    const struct node **nodes = for_bids(s);

    score_thresholds(s, false);
    for (size_t i = 0; i < s->count; i++) {
        struct lot_bid *b = &s->result->bids[i];
        struct step step = step_at(s, i, "reference", unit_none);
        struct bound bounds[2] = {
            bind_one(s, "admitted", b->admitted),
            bind_one(s, "thresholds_met", b->meets_thresholds),
        };

        step.place = doc_place(s->method->doc, "references");
        b->is_reference = graph_formula(s->graph, &step,
                                        rule(s, "reference-after-thresholds"),
                                        frame_at(s, i, NULL, bounds, 2));
        nodes[i] = b->is_reference;
    }
    return nodes;
}

static const struct node **
declared(struct scene *s)
{
    switch ((enum references)s->method->references) {
    case REFERENCES_AFTER_THRESHOLDS:
        return after_thresholds(s);
    case REFERENCES_MINIMUM_VIABLE:
        return viable(s);
    case REFERENCES_ADMITTED:
    default:
        return admitted_members(s);
    }
}

/* Nobody to compare with: every formula that compares would fail, one bid at
 * a time. One message instead. */
static void
require_somebody(struct scene *s)
{
    bool is_admitted = false, is_reference = false;

    for (size_t i = 0; i < s->count; i++) {
        is_admitted = is_admitted || s->result->bids[i].is_admitted;
        is_reference = is_reference || node_is_one(s->references[i]);
    }
    if (is_admitted && !is_reference && !graph_is_undecided(s->graph)) {
        diag_error(s->diags, doc_place(s->method->doc, "references"),
                   "no-references", WITH({"lot", s->lot->id}));
    }
}

const struct node **
reference_members(struct scene *s)
{
    if (!s->references) {
        s->references = declared(s);
        require_somebody(s);
    }
    return s->references;
}
