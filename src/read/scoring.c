/*
 * What is to be scored: each leaf from assessors, for each lot or once.
 */
#include "read/reader.h"

#include <string.h>

static bool
is_scored(const struct lot *lot)
{
    return lot->method && lot->id && is_evaluated(lot);
}

/* Is `c` the criterion of its id in the lot's method? */
static const struct criterion *
criterion_of(const struct lot *lot, const char *id)
{
    const struct criterion *c =
        is_scored(lot) ? method_criterion(lot->method, id) : NULL;

    return c && is_leaf(c) && c->source == FROM_ASSESSORS ? c : NULL;
}

/* Does an earlier lot have the same criterion, scored once for all? */
static bool
is_listed(const struct scoring *list, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (!list[i].lot && strcmp(list[i].criterion->id, id) == 0) {
            return true;
        }
    }
    return false;
}

static size_t
list_lot(const struct lot *lot, struct scoring *list, size_t count)
{
    for (size_t i = 0; i < lot->method->all_count; i++) {
        const struct criterion *c = lot->method->all[i];

        if (!c->id || !criterion_of(lot, c->id)) {
            continue;
        }
        if (c->scored == SCORED_PER_LOT) {
            list[count++] = (struct scoring){c, lot};
        } else if (c->scored == SCORED_ONCE && !is_listed(list, count, c->id)) {
            list[count++] = (struct scoring){c, NULL};
        }
    }
    return count;
}

size_t
scorings(struct reader *r, const struct scoring **list)
{
    const struct tender *t = &r->folder->tender;
    struct scoring *made = NULL;
    size_t count = 0;

    for (size_t i = 0; i < t->lots_count; i++) {
        count += is_scored(&t->lots[i]) ? t->lots[i].method->all_count : 0;
    }
    made = arena_array(r->arena, struct scoring, count);
    count = 0;
    for (size_t i = 0; i < t->lots_count; i++) {
        if (is_scored(&t->lots[i])) {
            count = list_lot(&t->lots[i], made, count);
        }
    }
    *list = made;
    return count;
}

struct arg
scoring_lot(const struct scoring *what)
{
    return what->lot ? (struct arg){"lot", what->lot->id, NULL}
                     : (struct arg){"lot", NULL, "word.all-lots"};
}

/* -- who must be scored ---------------------------------------------------- */

/* A bid is scored where it offers something, has not been rejected, and waits
 * for no decision. */
static bool
is_expected(const struct reader *r, const struct bid *b,
            const struct scoring *what)
{
    const struct tender *t = &r->folder->tender;
    const bool *waits =
        r->waits + (size_t)(b - r->folder->bids) * t->lots_count;

    if (b->is_late) {
        return false;
    }
    for (size_t i = 0; i < b->offers_count; i++) {
        const struct lot *lot = b->offers[i].lot;

        if (lot && (!what->lot || lot == what->lot) && !waits[lot - t->lots] &&
            criterion_of(lot, what->criterion->id)) {
            return true;
        }
    }
    return false;
}

struct names
bids_without_score(struct reader *r, struct score_giver giver,
                   struct scoring what)
{
    const struct folder *f = r->folder;
    const char *lot = what.lot ? what.lot->id : NULL;
    const char **ids = arena_array(r->arena, const char *, f->bids_count);
    size_t count = 0;

    for (size_t i = 0; i < f->bids_count; i++) {
        const struct bid *b = &f->bids[i];
        bool is_owed =
            is_expected(r, b, &what) &&
            !(giver.assessor && assessor_is_recused(giver.assessor, b->id));

        if (is_owed && !(giver.sheet && sheet_score(giver.sheet, what.criterion,
                                                    lot, b->id))) {
            ids[count++] = b->id;
        }
    }
    return names_of_texts(r, ids, count);
}

/* -- where it would stand -------------------------------------------------- */

static bool
is_group_of(const struct score_group *g, struct scoring what)
{
    const char *lot = what.lot ? what.lot->id : NULL;

    return g->criterion_id &&
           strcmp(g->criterion_id, what.criterion->id) == 0 &&
           (lot ? g->lot_id && strcmp(g->lot_id, lot) == 0 : !g->lot_id);
}

bool
scoring_place(const struct reader *r, const struct score_sheet *sheet,
              struct scoring what, struct place *place)
{
    for (size_t i = 0; i < sheet->scores_count; i++) {
        if (is_group_of(&sheet->scores[i], what)) {
            *place = sheet->scores[i].doc->place;
            return is_sound(r, sheet->scores[i].doc);
        }
    }
    *place = doc_key_place(sheet->doc, "scores");
    return is_sound(r, sheet->doc);
}
