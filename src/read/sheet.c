/*
 * What stands in a score sheet, an assessor's or the agreed one.
 */
#include "read/reader.h"

#include <string.h>

/* -- the criterion of a group ---------------------------------------------- */

/* Any criterion of that id; rather one whose scores have no lot. */
static const struct criterion *
find_anywhere(const struct award *award, const char *id)
{
    const struct criterion *found = NULL;

    for (size_t i = 0; i < award->methods_count; i++) {
        const struct criterion *c = method_criterion(&award->methods[i], id);

        if (c && (!found || c->scored == SCORED_ONCE)) {
            found = c;
        }
    }
    return found;
}

/* Reports a group that is for a lot and should not be, or the other way. */
static bool
check_group_lot(struct reader *r, const struct score_group *g,
                const struct criterion *c)
{
    const struct arg *args =
        WITH({"id", c->id, NULL}, {"lot", g->lot_id ? g->lot_id : "", NULL});

    if (c->scored == SCORED_ONCE && g->lot_id) {
        diag_error(r->diags, doc_key_place(g->doc, "lot"), "score-lot-needless",
                   args);
        return false;
    }
    if (c->scored == SCORED_PER_LOT && !has(g->doc, "lot")) {
        refuse_missing(r, g->doc, "lot", "score-lot-missing", args);
        return false;
    }
    return true;
}

/* The criterion that `g` scores, or NULL: reported. */
static const struct criterion *
criterion_of(struct reader *r, const struct score_group *g)
{
    const struct doc *v = doc_get(g->doc, "criterion");
    const struct lot *lot = folder_lot(r->folder, g->lot_id);
    const struct criterion *c =
        find_anywhere(&r->folder->award, g->criterion_id);

    if (!check_name(r, v, &r->criteria, "unknown-criterion") || !c ||
        (has(g->doc, "lot") &&
         !check_name(r, doc_get(g->doc, "lot"), &r->lots, "unknown-lot"))) {
        return NULL;
    }
    if (lot && lot->method && !method_criterion(lot->method, c->id)) {
        diag_error(r->diags, v->place, "criterion-not-in-lot",
                   WITH({"id", c->id, NULL}, {"lot", lot->id, NULL}));
        return NULL;
    }
    if (lot && lot->method) {
        c = method_criterion(lot->method, c->id);
    }
    if (!is_sound(r, c->doc)) {
        return NULL;
    }
    if (!is_leaf(c) || c->source != FROM_ASSESSORS) {
        diag_also(diag_error(r->diags, v->place, "criterion-not-assessed",
                             WITH({"id", c->id, NULL})),
                  c->doc->place, "also.declared");
        return NULL;
    }
    return check_group_lot(r, g, c) ? c : NULL;
}

/* -- one score ------------------------------------------------------------- */

static bool
offers_criterion(const struct bid *b, const struct criterion *c,
                 const char *lot_id)
{
    for (size_t i = 0; i < b->offers_count; i++) {
        const struct lot *lot = b->offers[i].lot;

        if (!lot || !lot->method ||
            (method_criterion(lot->method, c->id) &&
             (!lot_id || strcmp(lot->id, lot_id) == 0))) {
            return true;
        }
    }
    return false;
}

static void
check_bidder(struct reader *r, struct score_giver giver,
             const struct score_group *g, const struct criterion *c,
             const struct score *s)
{
    const struct bid *b = folder_bid(r->folder, s->bid_id);
    const struct arg *args =
        WITH({"bid", s->bid_id, NULL},
             {"lot", g->lot_id ? g->lot_id : "", NULL}, {"id", c->id, NULL},
             {"assessor", giver.assessor ? giver.assessor->id : "", NULL});

    if (!check_key(r, s->doc, &r->bidders, "unknown-bidder")) {
        return;
    }
    if (giver.assessor && assessor_is_recused(giver.assessor, s->bid_id)) {
        diag_also(
            diag_error(r->diags, s->doc->key_place, "score-recused", args),
            doc_place(giver.assessor->doc, "recused"), "also.declared");
    } else if (b && is_sound(r, b->doc) && r->lots.is_whole &&
               !offers_criterion(b, c, g->lot_id)) {
        diag_error(r->diags, s->doc->key_place,
                   g->lot_id ? "score-not-offered" : "score-without-offer",
                   args);
    }
}

static void
check_score(struct reader *r, const struct criterion *c, const struct score *s)
{
    const struct doc *v = doc_get(s->doc, "score");

    if (v && is_sound(r, v) && !is_on_scale(r, c, s->score)) {
        diag_error(r->diags, v->place, "score-off-scale",
                   WITH({"value", figure(r, s->score), NULL},
                        {"scale", scale_text(r, c), NULL},
                        {"id", c->id, NULL}));
    }
}

/* -- one group ------------------------------------------------------------- */

/* A reason is given for one bid; the same words for another are no reason. */
static void
compare_reasons(struct reader *r, const struct score_group *g)
{
    struct arena *passing = arena_create();
    struct identified *list =
        arena_array(passing, struct identified, g->bids_count);

    for (size_t i = 0; i < g->bids_count; i++) {
        list[i] = (struct identified){g->bids[i].doc, g->bids[i].reason};
    }

    const size_t *first = firsts(passing, list, g->bids_count);

    for (size_t i = 0; i < g->bids_count; i++) {
        if (first[i] != i) {
            diag_also(
                diag_warning(r->diags, doc_place(list[i].doc, "reason"),
                             "reason-copied",
                             WITH({"bid", g->bids[i].bid_id, NULL},
                                  {"other", g->bids[first[i]].bid_id, NULL})),
                doc_place(list[first[i]].doc, "reason"), "also.first-given");
        }
    }
    arena_destroy(passing);
}

static void
check_group(struct reader *r, struct score_giver giver,
            const struct score_group *g)
{
    const struct criterion *c = criterion_of(r, g);

    if (!c) {
        return;
    }
    if (giver.assessor && r->criteria.is_whole &&
        is_sound(r, giver.assessor->doc) &&
        !assessor_scores(giver.assessor, c, g->lot_id)) {
        diag_also(
            diag_error(
                r->diags, doc_place(g->doc, "criterion"), "score-not-theirs",
                WITH({"assessor", giver.assessor->id, NULL},
                     {"id", c->id, NULL},
                     g->lot_id ? (struct arg){"lot", g->lot_id, NULL}
                               : (struct arg){"lot", NULL, "word.all-lots"})),
            giver.assessor->doc->place, "also.declared");
        return;
    }
    for (size_t i = 0; i < g->bids_count; i++) {
        check_bidder(r, giver, g, c, &g->bids[i]);
        check_score(r, c, &g->bids[i]);
    }
    compare_reasons(r, g);
}

/* -- the whole sheet ------------------------------------------------------- */

static size_t
count_scores(const struct score_sheet *s)
{
    size_t count = 0;

    for (size_t i = 0; i < s->scores_count; i++) {
        count += s->scores[i].bids_count;
    }
    return count;
}

/* The same bid scored twice on the same thing, in two groups. */
static void
refuse_repeated_scores(struct reader *r, const struct score_sheet *s)
{
    struct arena *passing = arena_create();
    size_t count = 0;
    struct identified *list =
        arena_array(passing, struct identified, count_scores(s));

    for (size_t i = 0; i < s->scores_count; i++) {
        const struct score_group *g = &s->scores[i];

        for (size_t k = 0; k < g->bids_count; k++) {
            list[count].doc = g->bids[k].doc;
            list[count].id = arena_printf(
                passing, "%s\n%s\n%s", g->criterion_id ? g->criterion_id : "",
                g->lot_id ? g->lot_id : "", g->bids[k].bid_id);
            count++;
        }
    }

    const size_t *first = firsts(passing, list, count);

    for (size_t i = 0; i < count; i++) {
        if (first[i] != i) {
            diag_also(diag_error(r->diags, list[i].doc->key_place,
                                 "score-twice",
                                 WITH({"bid", list[i].doc->key, NULL})),
                      list[first[i]].doc->key_place, "also.first-given");
        }
    }
    arena_destroy(passing);
}

void
check_sheet(struct reader *r, struct score_giver giver)
{
    for (size_t i = 0; i < giver.sheet->scores_count; i++) {
        check_group(r, giver, &giver.sheet->scores[i]);
    }
    refuse_repeated_scores(r, giver.sheet);
}
