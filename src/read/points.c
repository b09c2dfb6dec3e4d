/*
 * A method without a scale: each leaf has its own most points, and there are
 * no weights.
 */
#include "read/reader.h"

/* Neither a scale nor any most points: it has not been said at all. */
static bool
is_unsaid(const struct reader *r, const struct method *m)
{
    for (size_t i = 0; i < m->all_count; i++) {
        if (!lacks(r, m->all[i]->doc, "max_points")) {
            return false;
        }
    }
    return true;
}

static void
check_max_points(struct reader *r, const struct criterion *c)
{
    if (!refuse_missing(r, c->doc, "max_points", "max-points-missing",
                        WITH({"id", c->id ? c->id : "", NULL})) &&
        has(c->doc, "max_points") && num_sign(c->max_points) <= 0 &&
        is_sound(r, c->doc)) {
        diag_error(r->diags, doc_place(c->doc, "max_points"),
                   "max-points-not-positive",
                   WITH({"value", figure(r, c->max_points), NULL}));
    }
}

/* Their part of the whole, which the points themselves imply. */
static void
find_weights(struct reader *r, struct method *m)
{
    num whole = {0};

    for (size_t i = 0; i < m->criteria_count; i++) {
        whole = num_add(r->arena, whole, m->criteria[i].points_max);
    }
    for (size_t i = 0; i < m->all_count; i++) {
        struct criterion *c = m->all[i];
        num of = c->parent ? c->parent->points_max : whole;

        if (num_sign(of) > 0 && num_sign(whole) > 0) {
            c->weight_share = num_div(r->arena, c->points_max, of);
            c->weight_of_total = num_div(r->arena, c->points_max, whole);
        }
    }
}

void
check_points(struct reader *r, struct method *m)
{
    if (is_unsaid(r, m)) {
        if (lacks(r, r->folder->award.doc, "scale")) {
            diag_error(r->diags, r->folder->award.doc->place, "scale-missing",
                       NO_ARGS);
        }
        return;
    }
    for (size_t i = 0; i < m->all_count; i++) {
        const struct criterion *c = m->all[i];

        if (is_leaf(c)) {
            check_max_points(r, c);
        }
        if (has(c->doc, "weight")) {
            diag_error(r->diags, doc_key_place(c->doc, "weight"),
                       "weight-with-max-points",
                       WITH({"id", c->id ? c->id : "", NULL}));
            return;
        }
    }
    find_weights(r, m);
}
