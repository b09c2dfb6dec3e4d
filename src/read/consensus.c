/*
 * bids/scores/consensus.yaml: what the panel agreed on, where the method asks
 * for it.
 */
#include "read/reader.h"

#include <string.h>

/* Does the panel's formula use the score agreed on? */
static bool
needs_consensus(const struct reader *r, const struct criterion *c)
{
    const struct award *award = &r->folder->award;

    for (size_t i = 0; i < award->methods_count; i++) {
        const struct method *m = &award->methods[i];
        bool is_theirs = c->index < m->all_count && m->all[c->index] == c;

        if (is_theirs && m->panel && m->panel->entry) {
            return formula_uses(m->panel->entry, "consensus");
        }
    }
    return false;
}

/* -- what is missing ------------------------------------------------------- */

void
check_agreed_scores(struct reader *r)
{
    const struct score_sheet *s = r->folder->consensus;
    const struct scoring *list = NULL;
    size_t count = scorings(r, &list);
    struct score_giver giver = {s, NULL};
    struct place place = {0};

    for (size_t i = 0; i < count; i++) {
        struct names missing = {0};

        if (!needs_consensus(r, list[i].criterion)) {
            continue;
        }
        missing = bids_without_score(r, giver, list[i]);
        if (missing.count == 0) {
            continue;
        }
        if (!s) {
            diag_error(r->diags, file_place("bids/scores/consensus.yaml"),
                       "consensus-missing", NO_ARGS);
            return;
        }
        if (scoring_place(r, s, list[i], &place)) {
            diag_error(r->diags, place, "consensus-score-missing",
                       WITH({"id", list[i].criterion->id, NULL},
                            scoring_lot(&list[i]),
                            {"bids", names_listed(r, &missing), NULL}));
        }
    }
}

static bool
is_used(struct reader *r)
{
    const struct scoring *list = NULL;
    size_t count = scorings(r, &list);

    for (size_t i = 0; i < count; i++) {
        if (needs_consensus(r, list[i].criterion)) {
            return true;
        }
    }
    return count == 0;
}

/* -- beside the assessors' own --------------------------------------------- */

struct span {
    num low, high;
    bool has_any;
};

static const struct score *
own_score(const struct folder *f, const struct assessor *s,
          const struct score_group *g, const struct criterion *c,
          const char *bid_id)
{
    for (size_t i = 0; s->id && i < f->sheets_count; i++) {
        if (strcmp(f->sheets[i].assessor_id, s->id) == 0) {
            return sheet_score(&f->sheets[i], c, g->lot_id, bid_id);
        }
    }
    return NULL;
}

/* Of the scores of all who were to give one; empty when one is missing. */
static struct span
span_of(const struct folder *f, const struct score_group *g,
        const struct criterion *c, const char *bid_id)
{
    struct span span = {.has_any = false};

    for (size_t i = 0; i < f->assessors.assessors_count; i++) {
        const struct assessor *one = &f->assessors.assessors[i];
        const struct score *s = NULL;

        if (!assessor_scores(one, c, g->lot_id) ||
            assessor_is_recused(one, bid_id)) {
            continue;
        }
        s = own_score(f, one, g, c, bid_id);
        if (!s) {
            return (struct span){.has_any = false};
        }
        if (!span.has_any || num_compare(s->score, span.low) < 0) {
            span.low = s->score;
        }
        if (!span.has_any || num_compare(s->score, span.high) > 0) {
            span.high = s->score;
        }
        span.has_any = true;
    }
    return span;
}

/* "6..8", or "6" */
static const char *
span_text(const struct reader *r, struct span span)
{
    const char *low = figure(r, span.low);

    if (num_compare(span.low, span.high) == 0) {
        return low;
    }
    return arena_printf(r->arena, "%s..%s", low, figure(r, span.high));
}

static void
compare_score(struct reader *r, const struct score_group *g,
              const struct criterion *c, const struct score *s)
{
    struct span span = span_of(r->folder, g, c, s->bid_id);
    bool is_outside = span.has_any && are_files_sound(r, "bids/scores/") &&
                      (num_compare(s->score, span.low) < 0 ||
                       num_compare(s->score, span.high) > 0);

    if (is_outside && is_sound(r, s->doc)) {
        diag_warning(r->diags, doc_place(s->doc, "score"), "consensus-outside",
                     WITH({"value", figure(r, s->score), NULL},
                          {"range", span_text(r, span), NULL},
                          {"bid", s->bid_id, NULL}));
    }
}

static const struct criterion *
criterion_of(const struct folder *f, const struct score_group *g)
{
    const struct lot *lot = folder_lot(f, g->lot_id);

    if (lot) {
        return lot->method ? method_criterion(lot->method, g->criterion_id)
                           : NULL;
    }
    for (size_t i = 0; i < f->award.methods_count; i++) {
        const struct criterion *c =
            method_criterion(&f->award.methods[i], g->criterion_id);

        if (c) {
            return c;
        }
    }
    return NULL;
}

static void
compare_with_sheets(struct reader *r, const struct score_sheet *s)
{
    for (size_t i = 0; i < s->scores_count; i++) {
        const struct score_group *g = &s->scores[i];
        const struct criterion *c = criterion_of(r->folder, g);

        for (size_t k = 0; c && k < g->bids_count; k++) {
            compare_score(r, g, c, &g->bids[k]);
        }
    }
}

/* Agreed before the last of them had scored? */
static void
check_closed(struct reader *r, const struct score_sheet *s)
{
    const struct folder *f = r->folder;

    check_date(r, s->doc, "closed", s->date);
    for (size_t i = 0; i < f->sheets_count; i++) {
        const struct score_sheet *other = &f->sheets[i];

        if (s->date && other->date && days_between(s->date, other->date) > 0) {
            diag_also(diag_warning(r->diags, doc_place(s->doc, "closed"),
                                   "consensus-before-scores",
                                   WITH({"closed", s->date, NULL},
                                        {"assessor", other->assessor_id, NULL},
                                        {"date", other->date, NULL})),
                      doc_place(other->doc, "date"), "also.other-value");
        }
    }
}

void
check_consensus(struct reader *r)
{
    const struct score_sheet *s = r->folder->consensus;

    if (s) {
        check_names(r, s->doc, "present", &r->assessors, "unknown-assessor");
        refuse_empty(r, s->doc, "present");
        check_sheet(r, (struct score_giver){s, NULL});
        compare_with_sheets(r, s);
        check_closed(r, s);
    }
    if (s && r->is_method_sound && !is_used(r)) {
        diag_warning(r->diags, file_place(s->file), "consensus-unused",
                     NO_ARGS);
    }
}
