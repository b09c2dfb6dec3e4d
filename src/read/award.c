/*
 * criteria/award.yaml: the scale, and that nothing in the file is left unused.
 */
#include "read/reader.h"

/* Has a criterion a weight? Then it is the scale that is missing. */
static bool
has_weights(const struct award *award)
{
    bool has_one = false;

    for (size_t i = 0; i < award->methods_count; i++) {
        const struct method *m = &award->methods[i];

        for (size_t k = 0; k < m->all_count; k++) {
            has_one |= has(m->all[k]->doc, "weight");
        }
    }
    return has_one;
}

void
check_scale(struct reader *r)
{
    const struct award *award = &r->folder->award;
    const struct scale *scale = award->scale;

    if (!scale && !has_weights(award)) {
        refuse_key(r, award->doc, "weights", "because.weights");
    }
    if (!scale) {
        return;
    }
    if (is_sound(r, scale->doc) && num_compare(scale->from, scale->to) >= 0) {
        diag_error(r->diags, scale->doc->place, "scale-reversed",
                   WITH({"from", figure(r, scale->from), NULL},
                        {"to", figure(r, scale->to), NULL}));
    }
    refuse_missing(r, award->doc, "weights", "weights-missing", NO_ARGS);
}

/* -- what no lot uses ------------------------------------------------------ */

static void
warn_unused(struct reader *r, const struct doc *m, const char *id)
{
    if (id && r->lots.is_whole) {
        diag_warning(r->diags, doc_place(m, "id"), "never-used",
                     WITH({"id", id, NULL}));
    }
}

static void
check_methods_used(struct reader *r)
{
    const struct folder *f = r->folder;

    for (size_t i = 0; i < f->award.methods_count; i++) {
        const struct method *m = &f->award.methods[i];
        bool is_used = false;

        for (size_t k = 0; k < f->tender.lots_count; k++) {
            is_used |= f->tender.lots[k].method == m;
        }
        if (!is_used) {
            warn_unused(r, m->doc, m->id);
        }
    }
}

static void
check_price_forms_used(struct reader *r)
{
    const struct folder *f = r->folder;

    for (size_t i = 0; i < f->award.price_forms_count; i++) {
        const struct price_form *p = &f->award.price_forms[i];
        bool is_used = false;

        for (size_t k = 0; k < f->tender.lots_count; k++) {
            is_used |= f->tender.lots[k].price_form == p;
        }
        if (!is_used) {
            warn_unused(r, p->doc, p->id);
        }
    }
}

static void
check_award_rules_used(struct reader *r)
{
    const struct folder *f = r->folder;

    for (size_t i = 0; i < f->award.awards_count; i++) {
        const struct award_rule *rule = &f->award.awards[i];
        bool is_used = false;

        for (size_t k = 0; k < f->tender.lots_count; k++) {
            is_used |= f->tender.lots[k].award == rule;
        }
        if (!is_used) {
            warn_unused(r, rule->doc, rule->id);
        }
    }
}

/* A lot that names something unknown may have meant what seems unused. */
static bool
are_lots_connected(const struct reader *r)
{
    const struct tender *t = &r->folder->tender;

    for (size_t i = 0; i < t->lots_count; i++) {
        const struct lot *lot = &t->lots[i];

        if (!lot->method || !lot->price_form || !lot->award) {
            return false;
        }
    }
    return t->lots_count > 0;
}

void
check_award(struct reader *r)
{
    if (!r->folder->award.doc) {
        return;
    }
    check_scale(r);
    check_price_forms(r);
    check_award_rules(r);
    check_reservations(r);
    check_methods(r);
    if (are_lots_connected(r)) {
        check_methods_used(r);
        check_price_forms_used(r);
        check_award_rules_used(r);
    }
}
