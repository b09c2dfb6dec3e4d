/* Which requirements concern the same lots, and who offers those. */
#include "write/page_matrix.h"

#include <string.h>

bool
scope_has(const struct matrix_scope *scope, const struct requirement *r)
{
    return (scope->kinds >> r->kind & 1u) != 0;
}

static struct group *
group_of(struct group *groups, size_t *count, const struct lot_result **lots,
         size_t lots_count)
{
    for (size_t k = 0; k < *count; k++) {
        if (groups[k].lots_count == lots_count &&
            (lots_count == 0 ||
             memcmp(groups[k].lots, lots,
                    lots_count * sizeof(struct lot_result *)) == 0)) {
            return &groups[k];
        }
    }
    groups[*count] = (struct group){.lots = lots, .lots_count = lots_count};
    return &groups[(*count)++];
}

static const struct lot_result **
lots_of(const struct filling *f, const struct requirement *r, size_t *count)
{
    const struct evaluation *e = f->drawing->layout->evaluation;
    const struct lot_result **lots = arena_array(
        f->drawing->arena, const struct lot_result *, e->lots_count + 1);

    *count = 0;
    for (size_t k = 0; k < e->lots_count; k++) {
        if (e->lots[k].is_scored &&
            names_lot(r->lot_ids, r->lot_ids_count, e->lots[k].lot->id)) {
            lots[(*count)++] = &e->lots[k];
        }
    }
    return lots;
}

static void
collect_decisions(const struct filling *f, const struct bid *b,
                  struct judged *j)
{
    const struct decisions *all =
        &f->drawing->layout->evaluation->folder->decisions;
    const struct decision **own = arena_array(
        f->drawing->arena, const struct decision *, all->decisions_count + 1);

    for (size_t k = 0; k < all->decisions_count; k++) {
        const struct decision *one = &all->decisions[k];

        if (one->bid_id && strcmp(one->bid_id, b->id) == 0) {
            own[j->decisions_count++] = one;
        }
    }
    j->decisions = own;
}

/* The bids that offer a lot of the group, in the order of their ids. */
static void
find_columns(const struct filling *f, struct group *g)
{
    const struct folder *folder = f->drawing->layout->evaluation->folder;
    struct arena *a = f->drawing->arena;
    struct column *by_bid =
        arena_array(a, struct column, folder->bids_count + 1);

    for (size_t k = 0; k < g->lots_count; k++) {
        for (size_t i = 0; i < g->lots[k]->bids_count; i++) {
            const struct lot_bid *b = &g->lots[k]->bids[i];
            struct column *c = &by_bid[b->bid - folder->bids];

            c->lots = c->lots ? c->lots
                              : arena_array(a, struct judged, g->lots_count);
            c->bid = b->bid;
            c->lots[k].bid = b;
        }
    }
    g->columns = by_bid;
    for (size_t i = 0; i < folder->bids_count; i++) {
        struct judged decided = {NULL, NULL, NULL, 0};
        struct column c = by_bid[i];

        if (!c.bid) {
            continue;
        }
        collect_decisions(f, c.bid, &decided);
        for (size_t k = 0; k < g->lots_count; k++) {
            decided.bid = c.lots[k].bid;
            decided.lot = g->lots[k]->lot;
            c.lots[k] = decided;
        }
        g->columns[g->columns_count++] = c;
    }
}

struct group *
find_groups(const struct filling *f, size_t *count)
{
    const struct requirements *all =
        &f->drawing->layout->evaluation->folder->requirements;
    struct arena *a = f->drawing->arena;
    struct group *groups =
        arena_array(a, struct group, all->requirements_count + 1);

    for (size_t k = 0; k < all->requirements_count; k++) {
        const struct requirement *r = &all->requirements[k];
        size_t lots_count = 0;

        if (!scope_has(f->scope, r)) {
            continue;
        }

        const struct lot_result **lots = lots_of(f, r, &lots_count);
        struct group *g = group_of(groups, count, lots, lots_count);

        g->requirements =
            arena_grow(a, g->requirements, g->requirements_count,
                       g->requirements_count + 1, sizeof(struct requirement *));
        g->requirements[g->requirements_count++] = r;
    }
    for (size_t k = 0; k < *count; k++) {
        find_columns(f, &groups[k]);
    }
    return groups;
}
