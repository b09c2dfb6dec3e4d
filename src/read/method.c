/*
 * A method: its tree of criteria, what it combines them by, and the rules for
 * references, thresholds, rounding and ties.
 */
#include "read/reader.h"

#include <string.h>

#define FEWEST_DIGITS (-3)
#define MOST_DIGITS   10

/* -- the tree -------------------------------------------------------------- */

static size_t
count_criteria(const struct criterion *criteria, size_t count)
{
    size_t sum = count;

    for (size_t i = 0; i < count; i++) {
        sum += count_criteria(criteria[i].criteria, criteria[i].criteria_count);
    }
    return sum;
}

/* Most points of `c`: of the scale, or what it and its children can give. */
static num
most_points(struct reader *r, const struct criterion *c)
{
    const struct scale *scale = r->folder->award.scale;
    num sum = {0};

    if (scale) {
        return scale->to;
    }
    if (is_leaf(c)) {
        return c->max_points;
    }
    for (size_t i = 0; i < c->criteria_count; i++) {
        sum = num_add(r->arena, sum, c->criteria[i].points_max);
    }
    return sum;
}

static void
plant(struct reader *r, struct method *m, struct criterion *c,
      struct criterion *parent)
{
    c->parent = parent;
    c->index = m->all_count;
    c->formula.doc = c->doc;
    m->all[m->all_count++] = c;
    for (size_t i = 0; i < c->criteria_count; i++) {
        plant(r, m, &c->criteria[i], c);
    }
    c->points_max = most_points(r, c);
}

void
plant_method(struct reader *r, struct method *m)
{
    size_t count = count_criteria(m->criteria, m->criteria_count);

    m->all = arena_array(r->arena, struct criterion *, count);
    m->is_on_points = !r->folder->award.scale;
    for (size_t i = 0; i < m->criteria_count; i++) {
        plant(r, m, &m->criteria[i], NULL);
    }
}

/* -- leaves by source ------------------------------------------------------ */

static const struct criterion *
first_leaf(const struct method *m, enum criterion_source source)
{
    for (size_t i = 0; i < m->all_count; i++) {
        if (is_leaf(m->all[i]) && m->all[i]->source == (int)source) {
            return m->all[i];
        }
    }
    return NULL;
}

bool
lot_uses_source(const struct lot *lot, enum criterion_source source)
{
    return lot->method && first_leaf(lot->method, source);
}

/* Is there a leaf whose source could not be read? */
static bool
has_unknown_source(const struct method *m)
{
    return first_leaf(m, FROM_CHILDREN) != NULL;
}

static void
check_panel(struct reader *r, struct method *m)
{
    const struct criterion *assessed = first_leaf(m, FROM_ASSESSORS);

    if (assessed) {
        refuse_missing(r, m->doc, "panel", "panel-missing",
                       WITH({"id", assessed->id ? assessed->id : "", NULL}));
    } else if (!has_unknown_source(m)) {
        refuse_key(r, m->doc, "panel", "because.panel");
    }
    if (m->panel) {
        read_formula_use(r->arena, r->diags, r->catalogue, m->panel,
                         KIND_PANEL);
    }
}

/* Does every leaf have its most points, and so no weight? */
static bool
is_all_on_points(struct reader *r, const struct method *m)
{
    for (size_t i = 0; i < m->all_count; i++) {
        const struct criterion *c = m->all[i];

        if (doc_get(c->doc, "weight") ||
            (is_leaf(c) && num_sign(c->max_points) <= 0)) {
            return false;
        }
    }
    return m->is_on_points && !doc_get(r->folder->award.doc, "weights");
}

/* A total by weights needs weights. */
static void
check_weights_are_there(struct reader *r, const struct method *m)
{
    if (is_all_on_points(r, m) && formula_uses(m->combine->entry, "weight")) {
        diag_error(r->diags, doc_place(m->combine->doc, "formula"),
                   "combine-needs-weights",
                   WITH({"id", m->combine->entry->id, NULL}));
    }
}

/* Where the price is part of the total itself it gives no points, otherwise it
 * should. */
static void
check_combine(struct reader *r, struct method *m)
{
    const struct criterion *price = first_leaf(m, FROM_PRICE);

    if (!m->combine) {
        return;
    }
    read_formula_use(r->arena, r->diags, r->catalogue, m->combine,
                     KIND_COMBINE);
    if (!m->combine->entry || has_unknown_source(m)) {
        return;
    }

    bool is_monetised = formula_uses(m->combine->entry, "price");

    check_weights_are_there(r, m);

    if (price && is_monetised) {
        struct diag *g =
            diag_error(r->diags, doc_place(price->doc, "from"),
                       "price-counted-twice", WITH({"id", price->id, NULL}));

        diag_also(g, m->combine->doc->place, "also.rule");
    } else if (!price && !is_monetised) {
        diag_warning(r->diags, doc_place(m->doc, "criteria"),
                     "no-price-criterion", WITH({"id", m->id, NULL}));
    }
}

/* -- references and thresholds --------------------------------------------- */

static bool
has_quality_threshold(const struct method *m)
{
    for (size_t i = 0; i < m->all_count; i++) {
        if (m->all[i]->has_threshold && m->all[i]->source != FROM_PRICE) {
            return true;
        }
    }
    return false;
}

static void
check_minimum_of_lots(struct reader *r, const struct method *m)
{
    const struct tender *t = &r->folder->tender;

    for (size_t i = 0; i < t->lots_count; i++) {
        const struct lot *lot = &t->lots[i];

        if (lot->method != m || !lot->award || !lot->id ||
            !lacks(r, lot->award->doc, "minimum_viable")) {
            continue;
        }

        struct diag *g = diag_error(
            r->diags, doc_place(m->doc, "references"), "references-no-minimum",
            WITH({"lot", lot->id, NULL},
                 {"award", lot->award->id ? lot->award->id : "", NULL}));

        diag_also(g, lot->award->doc->place, "also.rule");
    }
}

static void
refuse_circle(struct reader *r, const struct method *m,
              const struct criterion *threshold,
              const struct criterion *measured, const char *key)
{
    struct diag *g = diag_error(r->diags, doc_key_place(measured->doc, key),
                                "circular-references",
                                WITH({"criterion", measured->id, NULL},
                                     {"threshold", threshold->id, NULL}));

    diag_also(g, doc_place(m->doc, "references"), "also.rule");
}

/* `c` is tested by a threshold that decides who sets the references, so it must
 * not be measured against them itself: `below` is `c` or stands under it. */
static void
check_circle(struct reader *r, const struct method *m,
             const struct criterion *c, const struct criterion *below)
{
    bool is_tested_after = below != c || m->thresholds == THRESHOLDS_AFTER;
    bool is_compared = is_leaf(below) && below->source == FROM_ANSWER &&
                       below->formula.entry &&
                       expr_traits(below->formula.entry->expr).is_on_other_bids;

    if (is_compared) {
        refuse_circle(r, m, c, below,
                      below->formula.own ? "own_formula" : "formula");
    }
    if (below->normalise && is_tested_after) {
        refuse_circle(r, m, c, below, "normalise");
    }
    for (size_t i = 0; i < below->criteria_count; i++) {
        check_circle(r, m, c, &below->criteria[i]);
    }
}

static bool
has_price_leaf(const struct criterion *c)
{
    bool found = is_leaf(c) && c->source == FROM_PRICE;

    for (size_t i = 0; i < c->criteria_count && !found; i++) {
        found = has_price_leaf(&c->criteria[i]);
    }
    return found;
}

static void
check_circles(struct reader *r, const struct method *m)
{
    for (size_t i = 0; i < m->all_count; i++) {
        if (m->all[i]->has_threshold && !has_price_leaf(m->all[i])) {
            check_circle(r, m, m->all[i], m->all[i]);
        }
    }
}

static void
check_references(struct reader *r, const struct method *m)
{
    switch ((enum references)m->references) {
    case REFERENCES_ADMITTED:
        return;
    case REFERENCES_AFTER_THRESHOLDS:
        if (!has_quality_threshold(m)) {
            diag_error(r->diags, doc_place(m->doc, "references"),
                       "references-no-thresholds", NO_ARGS);
        }
        check_circles(r, m);
        return;
    case REFERENCES_MINIMUM_VIABLE:
        check_minimum_of_lots(r, m);
        return;
    }
}

/* -- rounding and ties ----------------------------------------------------- */

static void
check_rounding(struct reader *r, const struct rounding_rule *rule)
{
    if (rule && (rule->digits < FEWEST_DIGITS || rule->digits > MOST_DIGITS)) {
        diag_error(
            r->diags, doc_place(rule->doc, "digits"), "rounding-digits",
            WITH({"value", arena_printf(r->arena, "%ld", rule->digits), NULL}));
    }
}

static void
check_roundings(struct reader *r, const struct roundings *round)
{
    if (!round) {
        return;
    }
    check_rounding(r, round->evaluated_price);
    check_rounding(r, round->points);
    check_rounding(r, round->normalised);
    check_rounding(r, round->criterion);
    check_rounding(r, round->total);
}

static void
check_ties(struct reader *r, const struct method *m)
{
    static const char *const keys[] = {"quality", "price", "draw"};
    const size_t key_count = sizeof keys / sizeof keys[0];
    const char **known =
        arena_array(r->arena, const char *, m->all_count + key_count);

    memcpy(known, keys, sizeof keys);
    for (size_t i = 0; i < m->all_count; i++) {
        known[key_count + i] = m->all[i]->id;
    }

    struct names names = names_of_texts(r, known, m->all_count + key_count);

    check_names(r, m->doc, "ties", &names, "unknown-tie-key");
    refuse_empty(r, m->doc, "ties");
}

static void
check_method(struct reader *r, struct method *m)
{
    bool is_read = is_sound(r, m->doc);

    refuse_empty(r, m->doc, "criteria");
    for (size_t i = 0; i < m->all_count; i++) {
        check_criterion(r, m, m->all[i]);
    }
    if (is_read) {
        check_references(r, m);
    }
    check_panel(r, m);
    check_combine(r, m);
    if (m->normalise) {
        read_formula_use(r->arena, r->diags, r->catalogue, m->normalise,
                         KIND_NORMALISE);
    }
    check_roundings(r, m->round);
    check_ties(r, m);
    if (m->is_on_points) {
        check_points(r, m);
    } else {
        check_weights(r, m);
    }
}

void
check_methods(struct reader *r)
{
    struct award *award = &r->folder->award;

    for (size_t i = 0; i < award->methods_count; i++) {
        check_method(r, &award->methods[i]);
    }
}
