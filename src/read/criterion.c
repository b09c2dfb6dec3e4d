/*
 * One criterion: either a node, the sum of its parts, or a leaf with a source
 * of points and the keys that belong to it.
 */
#include "read/reader.h"

#define BIT(source) (1u << (source))
#define BY_FORMULA                                                 \
    (BIT(FROM_PRICE) | BIT(FROM_ANSWER) | BIT(FROM_REQUIREMENTS) | \
     BIT(FROM_RISK))
#define LEAVES (BY_FORMULA | BIT(FROM_ASSESSORS))

/* The keys that only some sources have a use for. */
/* clang-format off */
static const struct key_use {
    const char *key;
    unsigned sources;
    const char *because;
} key_uses[] = {
    {"formula", BY_FORMULA, "because.formula"},
    {"own_formula", BY_FORMULA, "because.formula"},
    {"parameters", BY_FORMULA, "because.formula"},
    {"requirement", BIT(FROM_ANSWER), "because.requirement"},
    {"requirements", BIT(FROM_REQUIREMENTS), "because.requirements"},
    {"levels", BIT(FROM_ANSWER), "because.levels"},
    {"anchors", BIT(FROM_ASSESSORS), "because.anchors"},
    {"scored", LEAVES, "because.node"},
    {"max_points", LEAVES, "because.node"},
};
/* clang-format on */

static void
refuse_needless_keys(struct reader *r, const struct criterion *c)
{
    for (size_t i = 0; i < sizeof key_uses / sizeof key_uses[0]; i++) {
        if ((key_uses[i].sources & BIT(c->source)) == 0) {
            refuse_key(r, c->doc, key_uses[i].key, key_uses[i].because);
        }
    }
}

/* -- the scale ------------------------------------------------------------- */

static num
least_points(const struct reader *r)
{
    const struct scale *scale = r->folder->award.scale;

    return scale ? scale->from : (num){0};
}

/* Has the scale been read, or the most points of the criterion? */
static bool
is_scale_known(const struct reader *r, const struct criterion *c)
{
    const struct scale *scale = r->folder->award.scale;

    if (!scale) {
        return num_sign(c->points_max) > 0;
    }
    return is_sound(r, scale->doc);
}

bool
is_on_scale(const struct reader *r, const struct criterion *c, num points)
{
    if (!is_scale_known(r, c)) {
        return true;
    }
    return num_compare(points, least_points(r)) >= 0 &&
           num_compare(points, c->points_max) <= 0;
}

const char *
scale_text(const struct reader *r, const struct criterion *c)
{
    return arena_printf(r->arena, "%s..%s", figure(r, least_points(r)),
                        figure(r, c->points_max));
}

static const struct criterion *
first_with_threshold(const struct method *m)
{
    size_t i = 0;

    while (i < m->all_count && !has(m->all[i]->doc, "threshold")) {
        i++;
    }
    return i < m->all_count ? m->all[i] : NULL;
}

static void
check_threshold(struct reader *r, const struct method *m, struct criterion *c)
{
    c->has_threshold = has(c->doc, "threshold");
    if (!c->has_threshold) {
        return;
    }
    if (!m->thresholds && c == first_with_threshold(m)) {
        refuse_missing(r, m->doc, "thresholds", "thresholds-unstated",
                       WITH({"id", c->id, NULL}));
    }
    if (!is_on_scale(r, c, c->threshold)) {
        diag_error(r->diags, doc_place(c->doc, "threshold"),
                   "threshold-off-scale",
                   WITH({"value", figure(r, c->threshold), NULL},
                        {"scale", scale_text(r, c), NULL}));
    }
}

/* The scores that anchors describe. */
static void
check_anchors(struct reader *r, const struct criterion *c)
{
    if (!c->anchors || !is_scale_known(r, c) || !expect_map(r, c->anchors)) {
        return;
    }
    for (const struct doc *v = c->anchors->first; v; v = v->next) {
        num score = {0};

        if (num_read(r->arena, v->key, &score) != NUM_FINE ||
            !is_on_scale(r, c, score)) {
            diag_error(r->diags, v->key_place, "anchor-off-scale",
                       WITH({"value", v->key, NULL},
                            {"scale", scale_text(r, c), NULL}));
        }
    }
}

/* -- nodes and leaves ------------------------------------------------------ */

static void
check_leaf(struct reader *r, const struct method *m, struct criterion *c)
{
    if (refuse_missing(r, c->doc, "from", "source-missing",
                       WITH({"id", c->id ? c->id : "", NULL}))) {
        return;
    }
    refuse_missing(r, c->doc, "scored", "scored-missing",
                   WITH({"id", c->id ? c->id : "", NULL}));
    if (c->source == FROM_PRICE && c->scored == SCORED_ONCE) {
        diag_error(r->diags, doc_place(c->doc, "scored"), "price-scored-once",
                   WITH({"id", c->id, NULL}));
    }
    refuse_needless_keys(r, c);
    check_anchors(r, c);
    check_source(r, m, c);
}

static void
check_node(struct reader *r, const struct criterion *c)
{
    if (has(c->doc, "from")) {
        struct diag *g = diag_error(r->diags, doc_key_place(c->doc, "from"),
                                    "node-with-source",
                                    WITH({"id", c->id ? c->id : "", NULL}));

        diag_also(g, doc_key_place(c->doc, "criteria"), "also.other-value");
        return;
    }
    refuse_needless_keys(r, c);
}

/* In `ties` these words are keys, and a criterion is named by its id. */
static void
refuse_tie_key(struct reader *r, const struct criterion *c)
{
    static const char *const keys[] = {"quality", "price", "draw"};

    if (c->id && names_text(keys, sizeof keys / sizeof keys[0], c->id)) {
        diag_error(r->diags, doc_place(c->doc, "id"), "criterion-is-tie-key",
                   WITH({"id", c->id, NULL}));
    }
}

void
check_criterion(struct reader *r, const struct method *m, struct criterion *c)
{
    bool is_node = has(c->doc, "criteria");
    bool is_read = is_node || is_sound(r, c->doc);

    check_need_list(r, c->doc);
    refuse_tie_key(r, c);
    if (!is_read || refuse_empty(r, c->doc, "criteria")) {
        return;
    }
    if (is_node) {
        check_node(r, c);
    } else {
        check_leaf(r, m, c);
    }
    check_threshold(r, m, c);
    if (c->normalise) {
        read_formula_use(r->arena, r->diags, r->catalogue, c->normalise,
                         KIND_NORMALISE);
    }
}
