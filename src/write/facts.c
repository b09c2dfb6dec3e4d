/* Steps that tell what people gave, whether a condition holds, and how a tie
 * was settled. */
#include "write/steps.h"
#include "write/ties.h"

#include <string.h>

/* -- what people gave -- */

static const struct score *
score_of(const struct account *t, const struct node *n)
{
    const struct folder *f = t->evaluation->folder;
    const struct lot *l = t->result->lot;
    const struct criterion *c = method_criterion(l->method, n->step.criterion);

    if (!n->step.assessor) {
        return sheet_score(f->consensus, c, l->id, t->bid->id);
    }
    for (size_t i = 0; i < f->sheets_count; i++) {
        if (strcmp(f->sheets[i].assessor_id, n->step.assessor) == 0) {
            return sheet_score(&f->sheets[i], c, l->id, t->bid->id);
        }
    }
    return NULL;
}

void
tell_score(struct account *t, const struct node *n)
{
    const struct score *s = score_of(t, n);

    tell_given(t, n);
    if (s && s->reason) {
        account_line(t, "explain.reason",
                     s->page ? arena_printf(t->arena, "%s (%s)", s->reason,
                                            account_page(t, s->page))
                             : s->reason);
    }
}

/* The decision the figure stands in. */
void
tell_decided(struct account *t, const struct node *n, const char *key)
{
    const struct decisions *all = &t->evaluation->folder->decisions;

    tell_given(t, n);
    for (size_t k = 0; k < all->decisions_count; k++) {
        const struct decision *d = &all->decisions[k];
        struct place at = doc_place(d->doc, key);

        if (at.line == n->step.place.line && doc_get(d->doc, key)) {
            tell_decision(t, d);
        }
    }
}

/* -- conditions -- */

void
tell_truth(struct account *t, const struct node *n, const char *more)
{
    account_step(
        t, n,
        arena_printf(t->arena, "%s: %s%s%s (%s)", account_label(t, n),
                     text_of(t->lang, node_is_one(n) ? "word.yes" : "word.no"),
                     more ? " – " : "", more ? more : "",
                     account_place(t, n->step.place)));
}

void
tell_threshold(struct account *t, const struct node *n)
{
    const struct node *points = account_bound(n, "points");

    tell_truth(
        t, n,
        text_fill(
            t->arena, t->lang, "explain.threshold",
            WITH({"points",
                  account_named(t, text_of(t->lang, "name.points"), points)},
                 {"threshold",
                  account_value(t, account_bound(n, "threshold"))})));
}

void
tell_wins(struct account *t, const struct node *n)
{
    tell_truth(
        t, n,
        text_fill(
            t->arena, t->lang, "explain.within",
            WITH({"place", account_named(t, text_of(t->lang, "name.place"),
                                         account_bound(n, "place"))},
                 {"winners", account_value(t, account_bound(n, "winners"))})));
}

/* All who shared the place, "bjorkely og fjordglimt". */
static const char *
sharers(const struct account *t, const struct tie *tie)
{
    const struct lot_bid **bids =
        arena_array(t->arena, const struct lot_bid *, tie->count);

    for (size_t i = 0; i < tie->count; i++) {
        bids[i] = &t->result->bids[tie->bids[i]];
    }
    return account_bids(t, bids, tie->count);
}

void
tell_tie(struct account *t, const struct node *n)
{
    const struct node *own;
    struct tie tie;

    if (!tie_of(t->arena, n, &tie)) {
        return;
    }
    own = tie.keys[n->frame->own[AXIS_BIDS]];
    step_value(t, n, n);
    account_line(t, "explain.tied",
                 text_fill(t->arena, t->lang, "explain.shared-place",
                           WITH({"place", account_value(t, tie.before)},
                                {"bids", sharers(t, &tie)},
                                {"step", account_reference(t, tie.before)})));
    account_line(t, "explain.key", tie_sentence(t->arena, t->lang, &tie));
    account_line(t, "explain.where", account_input(t, own));
    step_rule(t, tie.key_place);
}
