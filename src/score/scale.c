/* Do the points of a leaf keep to what the criterion gives? */
#include "score/scene.h"

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

/* Does the entry say that its points are never below zero? */
static bool
begins_at_zero(const struct formula_entry *entry)
{
    return (entry->range[0] == '(' || entry->range[0] == '[') &&
           entry->range[1] == '0';
}

/* Of a price in the reference set a formula of the catalogue gives what its
 * entry says, unless the lowest price is below zero. */
static bool
breaks_promise(const struct scene *s, size_t i, const struct criterion *c,
               real points)
{
    if (c->formula.own || c->source != FROM_PRICE ||
        !node_is_one(s->references[i])) {
        return false;
    }
    return is_above(points, c->points_max) ||
           (begins_at_zero(c->formula.entry) && !is_above(points, (num){0}) &&
            num_sign(points.low) < 0);
}

/* Who fails a threshold sets no references, and is not ranked either. */
static bool
may_be_ranked(const struct scene *s, size_t i)
{
    return s->method->references != REFERENCES_AFTER_THRESHOLDS ||
           !s->references || node_is_one(s->references[i]);
}

void
score_check_scale(struct scene *s, const struct criterion *c)
{
    for (size_t i = 0; i < s->count; i++) {
        const struct lot_bid *b = &s->result->bids[i];
        const struct node *n = b->raw[c->index];
        const struct arg *args;

        if (!n || n->is_blank) {
            continue;
        }
        args =
            WITH({"bid", b->bid->id}, {"criterion", c->id}, {"lot", s->lot->id},
                 {"points", points_text(s, n->value.low)},
                 {"most", points_text(s, c->points_max)},
                 {"formula", c->formula.entry ? c->formula.entry->id : c->id});
        if (breaks_promise(s, i, c, n->value)) {
            diag_error(s->diags, place_of(c), "points-off-range", args);
            return;
        }
        if (may_be_ranked(s, i) && is_above(n->value, c->points_max)) {
            diag_warning(s->diags, place_of(c), "points-above-most", args);
            return;
        }
    }
}
