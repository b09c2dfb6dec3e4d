/* Points of each leaf criterion, before and after declared rounding. */
#include "score/answer.h"
#include "score/scene.h"

#include <string.h>

static const struct rounding_rule *
points_rounding(const struct scene *s)
{
    return s->method->round ? s->method->round->points : NULL;
}

static void
keep(struct scene *s, size_t i, const struct criterion *c, const struct node *n)
{
    struct lot_bid *b = &s->result->bids[i];

    b->raw[c->index] = n ? rounded(s, n, points_rounding(s)) : NULL;
}

/* Points by the criterion's formula over a figure each bid has: the evaluated
 * price or an answer. */
static void
by_formula(struct scene *s, const struct criterion *c, const char *name,
           const struct node *const *figures, const struct node *const *members)
{
    struct bound bounds[2 + MOST_PARAMETERS] = {
        bind_bids(name, figures),
        bind_one(s, "max_points", most_points(s, c)),
    };
    size_t count = 2 + bind_parameters(s, &c->formula, c, bounds + 2);

    for (size_t i = 0; i < s->count; i++) {
        struct step step = step_on(s, i, c, "points", unit_points);

        step.place =
            doc_place(c->doc, c->formula.own ? "own_formula" : "formula");
        if (figures[i]) {
            keep(s, i, c,
                 graph_formula(s->graph, &step, c->formula.entry,
                               frame_at(s, i, members, bounds, count)));
        }
    }
}

/* A choice scored by the buyer's table of levels. */
static void
by_levels(struct scene *s, const struct criterion *c,
          const struct node *const *answers)
{
    for (size_t i = 0; i < s->count; i++) {
        struct step step = step_on(s, i, c, "points", unit_points);
        const struct node **keys =
            arena_array(s->arena, const struct node *, 1);
        long choice = 0;

        if (!answers[i] || !num_to_long(answers[i]->value.low, &choice)) {
            continue;
        }
        keys[0] = answers[i];
        step.place = doc_place(c->levels_doc, answers[i]->word);
        keep(s, i, c,
             graph_table(s->graph, &step,
                         &(struct lookup){keys, 1, NULL, c->levels[choice]}));
    }
}

/* Who counts when answers are compared. A formula that compares none needs to
 * know of nobody, and may be tested by a threshold that decides who counts. */
static const struct node **
members_for(struct scene *s, const struct formula_entry *entry)
{
    return expr_traits(entry->expr).is_on_other_bids ? reference_members(s)
                                                     : NULL;
}

static void
from_answers(struct scene *s, const struct criterion *c)
{
    const struct node **answers = for_bids(s);

    for (size_t i = 0; i < s->count; i++) {
        const struct compliance *found =
            compliance_with(&s->result->bids[i], c->requirement);

        answers[i] = found ? found->answered : NULL;
    }
    if (c->levels_doc) {
        by_levels(s, c, answers);
    } else {
        by_formula(s, c, "answer", answers, members_for(s, c->formula.entry));
    }
}

static void
from_prices(struct scene *s, const struct criterion *c)
{
    const struct node **prices = for_bids(s);

    for (size_t i = 0; i < s->count; i++) {
        prices[i] = s->result->bids[i].evaluated_price;
    }
    by_formula(s, c, "price", prices, reference_members(s));
}

static void
each_bid(struct scene *s, const struct criterion *c,
         const struct node *(*points)(struct scene *, size_t,
                                      const struct criterion *))
{
    for (size_t i = 0; i < s->count; i++) {
        keep(s, i, c, points(s, i, c));
    }
}

static void
derive_leaf(struct scene *s, const struct criterion *c)
{
    switch ((enum criterion_source)c->source) {
    case FROM_ASSESSORS:
        each_bid(s, c, score_panel);
        break;
    case FROM_REQUIREMENTS:
        each_bid(s, c, score_requirements);
        break;
    case FROM_RISK:
        each_bid(s, c, score_risks);
        break;
    case FROM_ANSWER:
        from_answers(s, c);
        break;
    case FROM_PRICE:
        from_prices(s, c);
        break;
    case FROM_CHILDREN:
        break;
    }
}

void
score_leaf(struct scene *s, const struct criterion *c)
{
    derive_leaf(s, c);
    score_check_scale(s, c);
}
