/*
 * criteria/assessors.yaml: who scores what; nothing to be scored is left out.
 */
#include "read/reader.h"

#include <string.h>

/* Does assessing `c` or anything under it make sense? */
static bool
is_assessed(const struct criterion *c)
{
    bool is = is_leaf(c) && c->source == FROM_ASSESSORS;

    for (size_t i = 0; i < c->criteria_count && !is; i++) {
        is = is_assessed(&c->criteria[i]);
    }
    return is;
}

/* The criterion of that id in any method; one that is assessed, if any. */
static const struct criterion *
find_criterion(const struct award *award, const char *id)
{
    const struct criterion *found = NULL;

    for (size_t i = 0; i < award->methods_count; i++) {
        const struct criterion *c = method_criterion(&award->methods[i], id);

        if (c && (!found || is_assessed(c))) {
            found = c;
        }
    }
    return found;
}

static void
check_criteria(struct reader *r, const struct assessor *s)
{
    const struct award *award = &r->folder->award;

    check_names(r, s->doc, "criteria", &r->criteria, "unknown-criterion");
    refuse_empty(r, s->doc, "criteria");
    for (const struct doc *v = first_text(s->doc, "criteria"); v;
         v = next_text(v)) {
        const struct criterion *c = find_criterion(award, v->text);

        if (c && is_sound(r, c->doc) && !is_assessed(c)) {
            diag_also(diag_error(r->diags, v->place, "criterion-not-assessed",
                                 WITH({"id", c->id, NULL})),
                      c->doc->place, "also.declared");
        }
    }
}

static void
check_assessor(struct reader *r, const struct assessor *s)
{
    const struct doc *m = s->doc;

    check_criteria(r, s);
    check_lots(r, m, "lots");
    check_names(r, m, "recused", &r->bidders, "unknown-bidder");
    check_date(r, m, "impartial", s->impartial);
    if (has(m, "recused")) {
        refuse_missing(r, m, "recused_reason", "recused-without-reason",
                       WITH({"id", s->id ? s->id : "", NULL}));
    } else {
        refuse_key(r, m, "recused_reason", "because.recused-reason");
    }
}

/* -- is everything scored by somebody? ------------------------------------- */

static bool
has_assessor(const struct reader *r, const struct scoring *what)
{
    const struct assessors *all = &r->folder->assessors;
    const char *lot = what->lot ? what->lot->id : NULL;

    for (size_t i = 0; i < all->assessors_count; i++) {
        if (assessor_scores(&all->assessors[i], what->criterion, lot)) {
            return true;
        }
    }
    return false;
}

static void
check_coverage(struct reader *r)
{
    const struct scoring *list = NULL;
    size_t count = scorings(r, &list);

    for (size_t i = 0; i < count; i++) {
        const struct criterion *c = list[i].criterion;

        demand_file(r, doc_place(c->doc, "from"), "criteria/assessors.yaml");
        if (r->has_assessors && r->assessors.is_whole &&
            is_sound(r, r->folder->assessors.doc) &&
            !has_assessor(r, &list[i])) {
            diag_error(r->diags, doc_place(c->doc, "id"),
                       "criterion-without-assessor",
                       WITH({"id", c->id, NULL}, scoring_lot(&list[i])));
        }
    }
}

void
check_assessors(struct reader *r)
{
    const struct assessors *all = &r->folder->assessors;

    for (size_t i = 0; i < all->assessors_count; i++) {
        check_assessor(r, &all->assessors[i]);
    }
    check_coverage(r);
}
