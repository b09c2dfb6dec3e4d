/* The criteria of a method in words: what points come from, weights,
 * thresholds, normalisation. */
#include "write/provenance.h"

static const char *
share(const struct rows *r, num value)
{
    return figure_text(r->d->arena, r->d->layout->lang, real_exact(value),
                       unit_share, NUM_MAX_DIGITS);
}

/* "60 %", "40–50 %, i bruk 45 %", or the most points. */
static const char *
weight_text(const struct rows *r, const struct method *m,
            const struct criterion *c)
{
    struct arena *a = r->d->arena;
    enum lang lang = r->d->layout->lang;

    if (m->is_on_points) {
        return text_fill(
            a, lang, "provenance.most-points",
            WITH({"points", figure_text(a, lang, real_exact(c->points_max),
                                        unit_points, NUM_MAX_DIGITS)}));
    }
    if (c->weight.is_range) {
        return text_fill(a, lang, "provenance.weight-range",
                         WITH({"low", share(r, c->weight.low)},
                              {"high", share(r, c->weight.high)},
                              {"used", share(r, c->weight_used.low)}));
    }
    return text_fill(a, lang, "provenance.weight",
                     WITH({"weight", share(r, c->weight.low)}));
}

static const char *
source_text(const struct rows *r, const struct criterion *c)
{
    static const char *const codes[] = {
        [FROM_CHILDREN] = "provenance.from-children",
        [FROM_PRICE] = "provenance.from-price",
        [FROM_ASSESSORS] = "provenance.from-assessors",
        [FROM_ANSWER] = "provenance.from-answer",
        [FROM_REQUIREMENTS] = "provenance.from-requirements",
        [FROM_RISK] = "provenance.from-risk",
    };
    struct arena *a = r->d->arena;
    enum lang lang = r->d->layout->lang;

    return text_fill(
        a, lang, codes[c->source],
        WITH({"requirement", rows_or_dash(c->requirement_id)},
             {"requirements", text_list(a, lang, c->requirement_ids,
                                        c->requirement_ids_count)}));
}

static const char *
criterion_text(const struct rows *r, const struct method *m,
               const struct criterion *c)
{
    struct arena *a = r->d->arena;
    enum lang lang = r->d->layout->lang;
    struct buf text = buf_start(a);

    add_line(&text, weight_text(r, m, c));
    add_line(&text, source_text(r, c));
    if (c->scored != SCORED_UNSTATED) {
        add_line(&text, rows_word(r, c->scored == SCORED_ONCE
                                         ? "provenance.scored-once"
                                         : "provenance.scored-per-lot"));
    }
    if (c->has_threshold) {
        add_line(&text,
                 text_fill(a, lang, "provenance.threshold",
                           WITH({"points",
                                 figure_text(a, lang, real_exact(c->threshold),
                                             unit_points, NUM_MAX_DIGITS)})));
    }
    return buf_text(&text);
}

/* What each choice of an answer gives. */
static const char *
levels_text(const struct rows *r, const struct criterion *c)
{
    struct arena *a = r->d->arena;
    enum lang lang = r->d->layout->lang;
    struct buf text = buf_start(a);

    for (size_t i = 0;
         c->levels && c->requirement && i < c->requirement->choices_count;
         i++) {
        add_line(&text,
                 arena_printf(a, "%s: %s", c->requirement->choices[i],
                              figure_text(a, lang, real_exact(c->levels[i]),
                                          unit_points, NUM_MAX_DIGITS)));
    }
    return text.size > 0 ? buf_text(&text) : NULL;
}

static void
tell_criterion(struct rows *r, const struct method *m,
               const struct criterion *c)
{
    const char *name =
        arena_printf(r->d->arena, "%s %s", c->id, c->title ? c->title : "");

    provenance_fact(r, &(struct fact){.id = m->id,
                                      .what = name,
                                      .text = criterion_text(r, m, c),
                                      .more = levels_text(r, c),
                                      .place = c->doc->place});
    provenance_formula(r, m->id,
                       text_fill(r->d->arena, r->d->layout->lang,
                                 "provenance.formula-of",
                                 WITH({"criterion", c->id})),
                       &c->formula);
    provenance_formula(r, m->id,
                       text_fill(r->d->arena, r->d->layout->lang,
                                 "provenance.normalise-of",
                                 WITH({"criterion", c->id})),
                       c->normalise);
}

void
provenance_criteria(struct rows *r, const struct method *m)
{
    for (size_t i = 0; i < m->all_count; i++) {
        tell_criterion(r, m, m->all[i]);
    }
}
