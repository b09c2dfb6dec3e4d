/* Do the points of a leaf keep to what the criterion gives? */
#include "score/scene.h"

#include <string.h>

static bool
is_above(real x, num limit)
{
    int order = 0;

    return real_compare(x, real_exact(limit), &order) == REAL_FINE && order > 0;
}

/* Where it is said how the points are found. */
static struct place
place_of(const struct criterion *c)
{
    const char *key = c->formula.own     ? "own_formula"
                      : c->formula.entry ? "formula"
                                         : "id";

    return doc_place(c->doc, key);
}

static const char *
points_text(const struct scene *s, num points)
{
    const char *exact = num_exact_decimal(s->arena, points, 4);

    return exact ? exact : num_decimal(s->arena, points, 4);
}

/* Does a price of zero or less set the references? Then no catalogue formula
 * keeps what its entry says. */
static bool
is_price_wrong(const struct scene *s)
{
    bool found = false;

    for (size_t i = 0; i < s->count && !found; i++) {
        const struct node *price = s->result->bids[i].evaluated_price;

        found = node_is_one(s->references[i]) && price && !price->is_blank &&
                num_sign(price->value.low) <= 0;
    }
    return found;
}

/* The points before they were rounded: a rounding may pass the most. */
static real
unrounded(const struct node *n)
{
    const char *rounding = "rounding-";
    bool is_rounded = n->kind == NODE_FORMULA &&
                      strncmp(n->entry->id, rounding, strlen(rounding)) == 0;

    return is_rounded ? n->frame->bounds[0].nodes[0]->value : n->value;
}

/* Who fails a threshold sets no references, and is not ranked either. */
static bool
may_be_ranked(const struct scene *s, size_t i)
{
    return s->method->references != REFERENCES_AFTER_THRESHOLDS ||
           !s->references || node_is_one(s->references[i]);
}

/* A formula without an answer has its own message, and one is enough. */
static bool
has_no_answer(const struct scene *s, const struct criterion *c)
{
    bool found = false;

    for (size_t i = 0; i < s->count && !found; i++) {
        const struct lot_bid *b = &s->result->bids[i];
        const struct node *n = b->raw[c->index];

        found = b->is_admitted && n && n->is_blank;
    }
    return found;
}

void
score_check_scale(struct scene *s, const struct criterion *c)
{
    if (has_no_answer(s, c)) {
        return;
    }
    for (size_t i = 0; i < s->count; i++) {
        const struct lot_bid *b = &s->result->bids[i];
        const struct node *n = b->raw[c->index];
        const struct arg *args;

        if (!n || n->is_blank || !is_above(unrounded(n), c->points_max)) {
            continue;
        }
        args =
            WITH({"bid", b->bid->id}, {"criterion", c->id}, {"lot", s->lot->id},
                 {"points", points_text(s, unrounded(n).low)},
                 {"most", points_text(s, c->points_max)},
                 {"formula", c->formula.entry ? c->formula.entry->id : c->id});
        if (c->source == FROM_PRICE && !c->formula.own && is_price_wrong(s)) {
            diag_error(s->diags, place_of(c), "points-off-range", args);
            return;
        }
        if (may_be_ranked(s, i)) {
            diag_warning(s->diags, place_of(c), "points-above-most", args);
            return;
        }
    }
}
