/*
 * bids/scores: every assessor has scored what is theirs.
 */
#include "read/reader.h"

#include <string.h>

static const struct score_sheet *
sheet_of(const struct folder *f, const struct assessor *s)
{
    for (size_t i = 0; i < f->sheets_count; i++) {
        if (strcmp(f->sheets[i].assessor_id, s->id) == 0) {
            return &f->sheets[i];
        }
    }
    return NULL;
}

/* -- what is missing ------------------------------------------------------- */

static void
report_missing(struct reader *r, struct score_giver giver, struct scoring what,
               const struct names *missing)
{
    struct place place = {0};

    if (scoring_place(r, giver.sheet, what, &place)) {
        diag_error(r->diags, place, "score-missing",
                   WITH({"assessor", giver.assessor->id, NULL},
                        {"id", what.criterion->id, NULL}, scoring_lot(&what),
                        {"bids", names_listed(r, missing), NULL}));
    }
}

/* True when something is missing from `s`, who has handed in nothing. */
static bool
owes_scores(struct reader *r, const struct assessor *s,
            const struct scoring *list, size_t count)
{
    struct score_giver giver = {sheet_of(r->folder, s), s};
    bool owes = false;

    for (size_t i = 0; i < count; i++) {
        const char *lot = list[i].lot ? list[i].lot->id : NULL;

        if (!assessor_scores(s, list[i].criterion, lot)) {
            continue;
        }

        struct names missing = bids_without_score(r, giver, list[i]);

        if (missing.count > 0 && giver.sheet) {
            report_missing(r, giver, list[i], &missing);
        }
        owes |= missing.count > 0 && !giver.sheet;
    }
    return owes && !names_have(&r->sheets, s->id);
}

static void
report_sheets(struct reader *r, const struct names *owing)
{
    if (r->sheets.count == 0 && owing->count > 0) {
        diag_error(r->diags, file_place("bids/scores"), "scores-missing",
                   WITH({"assessors", names_listed(r, owing), NULL}));
        return;
    }
    for (size_t i = 0; i < owing->count; i++) {
        const char *file =
            arena_printf(r->arena, "bids/scores/%s.yaml", owing->names[i]);

        diag_error(
            r->diags, file_place(file), "sheet-missing",
            WITH({"assessor", owing->names[i], NULL}, {"file", file, NULL}));
    }
}

static void
check_missing(struct reader *r)
{
    const struct assessors *all = &r->folder->assessors;
    const struct scoring *list = NULL;
    size_t count = scorings(r, &list);
    const char **owing =
        arena_array(r->arena, const char *, all->assessors_count);
    size_t owing_count = 0;

    for (size_t i = 0; i < all->assessors_count; i++) {
        const struct assessor *s = &all->assessors[i];

        if (is_sound(r, s->doc) && owes_scores(r, s, list, count)) {
            owing[owing_count++] = s->id;
        }
    }

    struct names names = names_of_texts(r, owing, owing_count);

    report_sheets(r, &names);
}

/* The folder has no errors, so everything in it is known. */
void
read_missing_scores(struct arena *a, struct diags *d, const struct folder *f)
{
    struct folder *folder = arena_new(a, struct folder);
    struct reader r = {.arena = a, .diags = d, .folder = folder};
    const char **ids = arena_array(a, const char *, f->sheets_count);

    *folder = *f;
    for (size_t i = 0; i < f->sheets_count; i++) {
        ids[i] = f->sheets[i].assessor_id;
    }
    r.sheets = names_of_texts(&r, ids, f->sheets_count);
    find_waiting(&r);
    check_missing(&r);
    check_agreed_scores(&r);
}

/* -- what is there --------------------------------------------------------- */

void
check_scores(struct reader *r)
{
    const struct folder *f = r->folder;

    for (size_t i = 0; i < f->sheets_count; i++) {
        const struct score_sheet *s = &f->sheets[i];
        const struct assessor *who = folder_assessor(f, s->assessor_id);

        if (!who && r->assessors.is_whole) {
            struct diag *g = diag_error(
                r->diags, doc_place(s->doc, "assessor"), "unknown-assessor",
                WITH({"id", s->assessor_id, NULL},
                     {"known", names_listed(r, &r->assessors), NULL}));

            g->guess = diag_nearest(s->assessor_id, r->assessors.names,
                                    r->assessors.count);
            continue;
        }
        check_sheet(r, (struct score_giver){s, who});
        check_date(r, s->doc, "date", s->date);
    }
}
