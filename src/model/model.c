#include "model/model.h"

#include <string.h>

#define FIND(list, count, member, wanted)                                      \
    do {                                                                       \
        for (size_t i = 0; (wanted) && i < (count); i++) {                     \
            if ((list)[i].member && strcmp((list)[i].member, (wanted)) == 0) { \
                return &(list)[i];                                             \
            }                                                                  \
        }                                                                      \
        return NULL;                                                           \
    } while (0)

const struct lot *
folder_lot(const struct folder *f, const char *id)
{
    FIND(f->tender.lots, f->tender.lots_count, id, id);
}

const struct bid *
folder_bid(const struct folder *f, const char *id)
{
    FIND(f->bids, f->bids_count, id, id);
}

struct requirement *
folder_requirement(const struct folder *f, const char *id)
{
    FIND(f->requirements.requirements, f->requirements.requirements_count, id,
         id);
}

const struct assessor *
folder_assessor(const struct folder *f, const char *id)
{
    FIND(f->assessors.assessors, f->assessors.assessors_count, id, id);
}

const struct offer *
bid_offer(const struct bid *b, const char *lot_id)
{
    FIND(b->offers, b->offers_count, lot_id, lot_id);
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
    FIND(answers, count, requirement_id, id);
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
    FIND(g->bids, g->bids_count, bid_id, bid_id);
}

const struct score *
sheet_score(const struct score_sheet *s, const struct criterion *c,
            const char *lot_id, const char *bid_id)
{
    const char *lot = c->scored == SCORED_PER_LOT ? lot_id : NULL;

    for (size_t i = 0; i < s->scores_count; i++) {
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

bool
bid_is_rejected(const struct folder *f, const struct bid *b, const char *lot_id,
                const struct decision **decision)
{
    for (size_t i = 0; i < f->decisions.decisions_count; i++) {
        const struct decision *d = &f->decisions.decisions[i];

        if (d->kind == DECISION_REJECT && same_text(d->bid_id, b->id) &&
            names_lot(d->lot_ids, d->lot_ids_count, lot_id)) {
            if (decision) {
                *decision = d;
            }
            return true;
        }
    }
    return false;
}
