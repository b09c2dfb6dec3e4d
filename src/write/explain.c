/* How every figure of one bid came about: what came of it, its points beside
 * those of another bid, and then the nodes that are about it, in the order
 * they were derived, each numbered, with where its figures are from.
 */
#include "base/wrap.h"
#include "write/account.h"

#include <string.h>

/* -- the account -- */

static const struct lot_bid *
bid_in(const struct lot_result *l, const struct bid *b)
{
    for (size_t i = 0; i < l->bids_count; i++) {
        if (l->bids[i].bid == b) {
            return &l->bids[i];
        }
    }
    return NULL;
}

/* Which node is a figure as rounded, by the number of the figure's node. */
static const struct node **
find_rounded(struct arena *a, const struct graph *g)
{
    const struct node **rounded =
        arena_array(a, const struct node *, graph_count(g) + 1);

    for (const struct node *n = graph_first(g); n; n = n->next) {
        if (n->kind == NODE_FORMULA &&
            strncmp(n->entry->id, "rounding-", 9) == 0) {
            rounded[account_bound(n, "x")->number] = n;
        }
    }
    return rounded;
}

static void
tell_gate_of(struct account *t)
{
    if (t->own->compliances_count > 0 || !t->own->rejection) {
        buf_addf(t->out, "\n%s\n", text_of(t->lang, "explain.gate"));
        tell_gate(t);
    }
}

static void
tell_steps(struct account *t)
{
    const char *lot = t->result->lot->id;

    for (const struct node *n = graph_first(t->evaluation->graph); n;
         n = n->next) {
        if (account_is_own(t, n) && n->step.lot &&
            strcmp(n->step.lot, lot) == 0) {
            tell_step(t, n);
        }
    }
}

static void
tell_lot(struct account *t, const struct lot_result *l)
{
    t->result = l;
    t->own = bid_in(l, t->bid);
    if (!t->own) {
        return;
    }
    t->section = t->criterion = NULL;
    buf_add(t->out, "\n");
    wrap(t->out,
         arena_printf(t->arena, "%s %s  ", text_of(t->lang, "explain.lot"),
                      l->lot->id),
         l->lot->title, STEP_INDENT);
    tell_outcome(t);
    if (t->own->is_admitted && l->is_scored) {
        tell_results(t);
        buf_addf(t->out, "\n%s\n", text_of(t->lang, "explain.steps"));
    }
    tell_gate_of(t);
    if (t->own->is_admitted) {
        tell_steps(t);
    }
}

static void
tell_heading(struct account *t)
{
    const struct tender *tender = &t->evaluation->folder->tender;

    wrap(t->out, arena_printf(t->arena, "%s  ", tender->id), tender->title,
         STEP_INDENT);
    wrap(t->out, "",
         arena_printf(t->arena, "%s, %s", tender->buyer,
                      text_date(t->arena, t->lang, tender->evaluation_date)),
         0);
    if (tender->is_example) {
        wrap(t->out, "", text_of(t->lang, "summary.example"), 0);
    }
    buf_add(t->out, "\n");
    wrap(t->out,
         arena_printf(t->arena, "%s: ", text_of(t->lang, "explain.bidder")),
         arena_printf(t->arena, "%s (%s)", t->bid->bidder->name, t->bid->id),
         0);
}

void
write_explanation(struct buf *out, const struct evaluation *e,
                  const struct bid *bid, const struct lot *lot, enum lang lang)
{
    struct account t = {
        .out = out,
        .arena = out->arena,
        .lang = lang,
        .evaluation = e,
        .bid = bid,
        .numbers = arena_array(out->arena, size_t, graph_count(e->graph) + 1),
        .rounded = find_rounded(out->arena, e->graph),
        .digits = POINT_DIGITS,
    };

    tell_heading(&t);
    for (size_t k = 0; k < e->lots_count; k++) {
        if (!lot || e->lots[k].lot == lot) {
            tell_lot(&t, &e->lots[k]);
        }
    }
}
