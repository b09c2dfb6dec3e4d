/*
 * Weights: every criterion has one, and they add up to exactly 100%.
 */
#include "read/reader.h"

/* The weight that counts: what was used of a range. */
static num
weight_of(const struct criterion *c)
{
    return c->weight.is_range ? c->weight_used.low : c->weight.low;
}

static bool
is_leaf_weight(const struct reader *r)
{
    return r->folder->award.weights == WEIGHTS_OF_TOTAL;
}

/* -- one weight ------------------------------------------------------------ */

static void
check_used(struct reader *r, const struct criterion *c)
{
    const struct doc *m = c->doc;
    const struct arg *args =
        WITH({"id", c->id, NULL}, {"low", percent(r, c->weight.low), NULL},
             {"high", percent(r, c->weight.high), NULL},
             {"used", percent(r, c->weight_used.low), NULL});

    if (!c->weight.is_range) {
        refuse_key(r, m, "used", "because.used");
    } else if (lacks(r, m, "used")) {
        diag_error(r->diags, doc_place(m, "weight"), "range-without-used",
                   args);
    } else if (c->weight_used.is_range) {
        diag_error(r->diags, doc_place(m, "used"), "used-is-range", args);
    } else if (num_compare(c->weight_used.low, c->weight.low) < 0 ||
               num_compare(c->weight_used.low, c->weight.high) > 0) {
        diag_error(r->diags, doc_place(m, "used"), "used-off-range", args);
    }
}

/* Is there a weight that can be counted? Reports why not. */
static bool
check_weight(struct reader *r, const struct criterion *c)
{
    const struct doc *m = c->doc;
    bool is_needed = is_leaf(c) || !is_leaf_weight(r);
    size_t errors = diags_count(r->diags, DIAG_ERROR);

    if (is_needed) {
        refuse_missing(r, m, "weight", "weight-missing",
                       WITH({"id", c->id ? c->id : "", NULL}));
    }
    if (!has(m, "weight") || !is_sound(r, doc_get(m, "weight")) || !c->id ||
        has_repeated_key(r, m) ||
        (has(m, "used") && !is_sound(r, doc_get(m, "used")))) {
        return false;
    }
    check_used(r, c);
    if (num_sign(c->weight.high) == 0 && num_sign(weight_of(c)) == 0 &&
        errors == diags_count(r->diags, DIAG_ERROR)) {
        diag_warning(r->diags, doc_place(m, "weight"), "weight-zero",
                     WITH({"id", c->id, NULL}));
    }
    return errors == diags_count(r->diags, DIAG_ERROR);
}

/* -- sums ------------------------------------------------------------------ */

struct sums {
    num used, low, high; /* high: of what was announced */
    bool has_range;
    size_t count;
};

static void
add_weight(struct reader *r, struct sums *s, const struct criterion *c)
{
    s->used = num_add(r->arena, s->used, weight_of(c));
    s->low = num_add(r->arena, s->low, c->weight.low);
    s->high = num_add(r->arena, s->high, c->weight.high);
    s->has_range |= c->weight.is_range;
    s->count++;
}

/* What is wrong with a sum that leaves `gap`. Parts that are together what
 * their node is have most likely been weighed as parts of the whole. */
static const char *
sum_code(const struct criterion *node, const struct sums *s, num gap)
{
    if (num_sign(gap) < 0) {
        return "weights-exceed";
    }
    return node && num_compare(s->used, weight_of(node)) == 0
               ? "weights-seem-of-total"
               : "weights-lack";
}

/* `node` NULL: the criteria of the whole method. */
static bool
check_sum(struct reader *r, const struct method *m,
          const struct criterion *node, const struct sums *s)
{
    num whole = number(r, 1);
    num gap = num_sub(r->arena, whole, s->used);
    struct place place = doc_key_place(node ? node->doc : m->doc, "criteria");
    const char *of = node ? node->id : m->id;
    bool is_infeasible = s->has_range && (num_compare(s->low, whole) > 0 ||
                                          num_compare(s->high, whole) < 0);
    const struct arg *args = WITH(
        {"id", of ? of : "", NULL}, {"sum", percent(r, s->used), NULL},
        {"gap", percent(r, num_abs(r->arena, gap)), NULL},
        {"low", percent(r, s->low), NULL}, {"high", percent(r, s->high), NULL});

    if (is_infeasible) {
        diag_error(r->diags, place, "weight-range-infeasible", args);
    } else if (num_sign(gap) != 0) {
        diag_error(r->diags, place, sum_code(node, s, gap), args);
    }
    return !is_infeasible && num_sign(gap) == 0;
}

/* -- of parent ------------------------------------------------------------- */

static void
check_children(struct reader *r, const struct method *m,
               const struct criterion *node)
{
    struct criterion *children = node ? node->criteria : m->criteria;
    size_t count = node ? node->criteria_count : m->criteria_count;
    struct sums sums = {.count = 0};
    bool is_fine = count > 0;

    for (size_t i = 0; i < count; i++) {
        struct criterion *c = &children[i];

        if (check_weight(r, c) && is_fine) {
            add_weight(r, &sums, c);
        } else {
            is_fine = false;
        }
        c->weight_share = weight_of(c);
        c->weight_of_total =
            node ? num_mul(r->arena, node->weight_of_total, c->weight_share)
                 : c->weight_share;
    }
    if (is_fine) {
        (void)check_sum(r, m, node, &sums);
    }
}

static void
check_weights_of_parent(struct reader *r, struct method *m)
{
    check_children(r, m, NULL);
    for (size_t i = 0; i < m->all_count; i++) {
        if (!is_leaf(m->all[i])) {
            check_children(r, m, m->all[i]);
        }
    }
}

/* -- of total -------------------------------------------------------------- */

/* The weight of a node is what its leaves have together. */
static void
add_to_parents(struct reader *r, struct criterion *leaf)
{
    leaf->weight_of_total = weight_of(leaf);
    for (struct criterion *up = leaf->parent; up; up = up->parent) {
        up->weight_of_total =
            num_add(r->arena, up->weight_of_total, leaf->weight_of_total);
    }
}

static void
check_node_weight(struct reader *r, const struct criterion *node)
{
    if (check_weight(r, node) &&
        num_compare(weight_of(node), node->weight_of_total) != 0) {
        diag_error(r->diags, doc_place(node->doc, "weight"), "node-weight-sum",
                   WITH({"id", node->id, NULL},
                        {"stated", percent(r, weight_of(node)), NULL},
                        {"sum", percent(r, node->weight_of_total), NULL}));
    }
}

static void
find_share(struct reader *r, struct criterion *c)
{
    c->weight_share = c->weight_of_total;
    if (c->parent && num_sign(c->parent->weight_of_total) > 0) {
        c->weight_share =
            num_div(r->arena, c->weight_of_total, c->parent->weight_of_total);
    }
}

static void
check_weights_of_total(struct reader *r, struct method *m)
{
    struct sums sums = {.count = 0};
    bool is_fine = m->all_count > 0;

    for (size_t i = 0; i < m->all_count; i++) {
        struct criterion *c = m->all[i];

        if (!is_leaf(c)) {
            continue;
        }
        is_fine = check_weight(r, c) && is_fine;
        add_weight(r, &sums, c);
        add_to_parents(r, c);
    }
    is_fine = is_fine && check_sum(r, m, NULL, &sums);
    for (size_t i = 0; i < m->all_count; i++) {
        if (is_fine && !is_leaf(m->all[i])) {
            check_node_weight(r, m->all[i]);
        }
        find_share(r, m->all[i]);
    }
}

void
check_weights(struct reader *r, struct method *m)
{
    switch (r->folder->award.weights) {
    case WEIGHTS_OF_PARENT:
        check_weights_of_parent(r, m);
        break;
    case WEIGHTS_OF_TOTAL:
        check_weights_of_total(r, m);
        break;
    }
    for (size_t i = 0; i < m->all_count; i++) {
        const struct criterion *c = m->all[i];

        if (has(c->doc, "max_points") && is_leaf(c)) {
            diag_also(diag_error(r->diags, doc_key_place(c->doc, "max_points"),
                                 "max-points-with-scale", NO_ARGS),
                      r->folder->award.scale->doc->place, "also.other-value");
            return;
        }
    }
}
