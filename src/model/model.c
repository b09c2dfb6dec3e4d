#include "model/model.h"

#include <string.h>

/* The struct in a list of `count` structs of `size` bytes whose text at
 * `offset` is `wanted`, as its index; `count` when there is none. */
static size_t
position(const void *list, size_t count, size_t size, size_t offset,
         const char *wanted)
{
    const char *at = list;
    size_t i = 0;

    for (; wanted && i < count; i++) {
        const char *const *text = (const void *)(at + i * size + offset);

        if (*text && strcmp(*text, wanted) == 0) {
            return i;
        }
    }
    return count;
}

#define POSITION(list, count, type, member, wanted) \
    position((list), (count), sizeof(type), offsetof(type, member), (wanted))

const struct lot *
folder_lot(const struct folder *f, const char *id)
{
    size_t i =
        POSITION(f->tender.lots, f->tender.lots_count, struct lot, id, id);

    return i < f->tender.lots_count ? &f->tender.lots[i] : NULL;
}

const struct bid *
folder_bid(const struct folder *f, const char *id)
{
    size_t i = 0;

    if (f->bids_by_id) {
        return index_find(f->bids_by_id, id, &i) ? &f->bids[i] : NULL;
    }
    i = POSITION(f->bids, f->bids_count, struct bid, id, id);
    return i < f->bids_count ? &f->bids[i] : NULL;
}

struct requirement *
folder_requirement(const struct folder *f, const char *id)
{
    const struct requirements *all = &f->requirements;
    size_t i = POSITION(all->requirements, all->requirements_count,
                        struct requirement, id, id);

    return i < all->requirements_count ? &all->requirements[i] : NULL;
}

const struct assessor *
folder_assessor(const struct folder *f, const char *id)
{
    const struct assessors *all = &f->assessors;
    size_t i =
        POSITION(all->assessors, all->assessors_count, struct assessor, id, id);

    return i < all->assessors_count ? &all->assessors[i] : NULL;
}

const struct offer *
bid_offer(const struct bid *b, const char *lot_id)
{
    size_t i =
        POSITION(b->offers, b->offers_count, struct offer, lot_id, lot_id);

    return i < b->offers_count ? &b->offers[i] : NULL;
}

struct criterion *
method_criterion(const struct method *m, const char *id)
{
    for (size_t i = 0; id && i < m->all_count; i++) {
        if (m->all[i]->id && strcmp(m->all[i]->id, id) == 0) {
            return m->all[i];
        }
    }
    return NULL;
}

static const struct given_answer *
answer_in(const struct given_answer *answers, size_t count, const char *id)
{
    size_t i =
        POSITION(answers, count, struct given_answer, requirement_id, id);

    return i < count ? &answers[i] : NULL;
}

const struct given_answer *
bid_answer(const struct bid *b, const char *lot_id, const char *requirement_id)
{
    const struct offer *o = lot_id ? bid_offer(b, lot_id) : NULL;
    const struct given_answer *own =
        o ? answer_in(o->answers, o->answers_count, requirement_id) : NULL;

    return own ? own : answer_in(b->answers, b->answers_count, requirement_id);
}

static bool
same_text(const char *x, const char *y)
{
    return (!x && !y) || (x && y && strcmp(x, y) == 0);
}

static const struct score *
group_score(const struct score_group *g, const char *bid_id)
{
    size_t i = 0;

    if (g->by_bid) {
        return index_find(g->by_bid, bid_id, &i) ? &g->bids[i] : NULL;
    }
    i = POSITION(g->bids, g->bids_count, struct score, bid_id, bid_id);
    return i < g->bids_count ? &g->bids[i] : NULL;
}

const struct score *
sheet_score(const struct score_sheet *s, const struct criterion *c,
            const char *lot_id, const char *bid_id)
{
    const char *lot = c->scored == SCORED_PER_LOT ? lot_id : NULL;
    size_t first = 0;

    if (s->by_criterion && c->id && !index_find(s->by_criterion, c->id, &first))
        return NULL;
    for (size_t i = first; i < s->scores_count; i++) {
        const struct score_group *g = &s->scores[i];
        const struct score *found = NULL;

        if (same_text(g->criterion_id, c->id) && same_text(g->lot_id, lot)) {
            found = group_score(g, bid_id);
        }
        if (found) {
            return found;
        }
    }
    return NULL;
}

bool
names_text(const char *const *texts, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++) {
        if (texts[i] && strcmp(texts[i], text) == 0) {
            return true;
        }
    }
    return false;
}

bool
names_lot(const char *const *ids, size_t count, const char *lot_id)
{
    return count == 0 || names_text(ids, count, "all") ||
           (lot_id && names_text(ids, count, lot_id));
}

bool
assessor_scores(const struct assessor *s, const struct criterion *c,
                const char *lot_id)
{
    bool is_theirs = false;

    for (const struct criterion *up = c; up && !is_theirs; up = up->parent) {
        is_theirs = names_text(s->criteria, s->criteria_count, up->id);
    }
    return is_theirs && (c->scored != SCORED_PER_LOT ||
                         names_lot(s->lot_ids, s->lot_ids_count, lot_id));
}

bool
assessor_is_recused(const struct assessor *s, const char *bid_id)
{
    return names_text(s->recused, s->recused_count, bid_id);
}

static bool
rejects(const struct decision *d, const struct bid *b, const char *lot_id)
{
    return d->kind == DECISION_REJECT && same_text(d->bid_id, b->id) &&
           names_lot(d->lot_ids, d->lot_ids_count, lot_id);
}

bool
bid_is_rejected(const struct folder *f, const struct bid *b, const char *lot_id,
                const struct decision **decision)
{
    const struct decisions *all = &f->decisions;
    size_t i = 0;

    while (i < all->decisions_count &&
           !rejects(&all->decisions[i], b, lot_id)) {
        i++;
    }
    if (decision && i < all->decisions_count) {
        *decision = &all->decisions[i];
    }
    return i < all->decisions_count;
}
