/*
 * What is looked up for every bid is found without going through all bids.
 */
#include "base/index.h"
#include "read/reader.h"

void
index_bids(struct reader *r)
{
    struct folder *f = r->folder;
    struct index *x = index_create(r->arena, f->bids_count);

    for (size_t i = 0; i < f->bids_count; i++) {
        index_add(x, f->bids[i].id, i);
    }
    f->bids_by_id = x;
}

static const struct index *
index_group(struct arena *a, const struct score_group *g)
{
    struct index *x = index_create(a, g->bids_count);

    for (size_t i = 0; i < g->bids_count; i++) {
        index_add(x, g->bids[i].bid_id, i);
    }
    return x;
}

void
index_sheet(struct reader *r, struct score_sheet *s)
{
    struct index *x = index_create(r->arena, s->scores_count);

    for (size_t i = 0; i < s->scores_count; i++) {
        s->scores[i].by_bid = index_group(r->arena, &s->scores[i]);
        index_add(x, s->scores[i].criterion_id, i);
    }
    s->by_criterion = x;
}

/* -- which bids are scored ------------------------------------------------- */

/* The bid of that id is out of `lots` (none: of all). */
static void
take_out(const struct folder *f, bool *waits, const char *bid_id,
         const char *const *lots, size_t count)
{
    const struct bid *b = folder_bid(f, bid_id);
    size_t all = f->tender.lots_count;

    for (size_t k = 0; b && k < all; k++) {
        if (names_lot(lots, count, f->tender.lots[k].id)) {
            waits[(size_t)(b - f->bids) * all + k] = true;
        }
    }
}

void
find_waiting(struct reader *r)
{
    const struct folder *f = r->folder;
    const struct decisions *d = &f->decisions;
    bool *waits =
        arena_array(r->arena, bool, f->bids_count * f->tender.lots_count + 1);

    for (size_t i = 0; i < d->decisions_count; i++) {
        const struct decision *one = &d->decisions[i];

        if (one->kind == DECISION_REJECT) {
            take_out(f, waits, one->bid_id, one->lot_ids, one->lot_ids_count);
        }
    }
    for (const struct diag *g = diags_first(r->diags); g; g = g->next) {
        if (diag_is_blocking(g)) {
            struct subject s = finding_subject(g);

            take_out(f, waits, s.bid, &s.lot, s.lot ? 1 : 0);
        }
    }
    r->waits = waits;
}
