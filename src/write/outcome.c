/* What came of the bid, before any step: its place and how far it is from the
 * others, why it was rejected, why a tie went as it did. */
#include "base/wrap.h"
#include "write/account.h"
#include "write/ties.h"

#include <string.h>

static void
paragraph(const struct account *t, const char *text)
{
    wrap(t->out, "", text, 0);
}

/* -- rejected -- */

static void
tell_lateness(const struct account *t)
{
    if (t->bid->is_late) {
        paragraph(
            t,
            text_fill(
                t->arena, t->lang, "explain.late",
                WITH({"received", t->bid->received},
                     {"deadline", t->evaluation->folder->tender.bid_deadline},
                     {"source",
                      account_place(t, doc_place(t->bid->doc, "received"))})));
    }
}

static void
tell_rejection(const struct account *t, const struct decision *d)
{
    const struct requirement *r =
        d->requirement_id
            ? folder_requirement(t->evaluation->folder, d->requirement_id)
            : NULL;

    paragraph(t, text_fill(t->arena, t->lang, "explain.rejected",
                           WITH({"by", d->by},
                                {"date", text_date(t->arena, t->lang, d->date)},
                                {"source", account_place(t, d->doc->place)})));
    tell_lateness(t);
    if (r) {
        account_line(
            t, "explain.ground",
            text_fill(t->arena, t->lang, "explain.ground-requirement",
                      WITH({"requirement", r->id}, {"text", r->text})));
    } else if (d->answers && strcmp(d->answers, "own initiative") != 0 &&
               !t->bid->is_late) {
        account_line(t, "explain.ground",
                     text_fill(t->arena, t->lang, "explain.ground-finding",
                               WITH({"code", d->answers})));
    }
    account_line(t, "explain.reason", d->reason);
    if (d->provision) {
        account_line(t, "explain.provision", d->provision);
    }
    paragraph(t, text_of(t->lang, t->bid->is_late ? "explain.rejected-late"
                                                  : "explain.rejected-effect"));
}

/* -- not ranked -- */

static void
tell_not_ranked(const struct account *t)
{
    const struct method *m = t->result->lot->method;
    struct buf failed = buf_start(t->arena);

    for (size_t k = 0; k < m->all_count; k++) {
        const struct node *meets = t->own->meets[k];

        if (meets && !node_is_one(meets)) {
            buf_add(&failed, failed.size > 0 ? "; " : "");
            buf_add(&failed,
                    text_fill(
                        t->arena, t->lang, "explain.below",
                        WITH({"criterion", m->all[k]->id},
                             {"title", m->all[k]->title},
                             {"points",
                              account_value(t, account_bound(meets, "points"))},
                             {"threshold",
                              account_value(
                                  t, account_bound(meets, "threshold"))})));
        }
    }
    paragraph(t, text_fill(t->arena, t->lang, "explain.not-ranked",
                           WITH({"thresholds", buf_text(&failed)})));
}

/* -- place -- */

static bool
is_ranked(const struct lot_bid *b)
{
    return node_is_one(b->is_ranked) && b->place && !b->place->is_blank;
}

const struct lot_bid *
account_rival(const struct account *t)
{
    const struct lot_bid *best = NULL;

    for (size_t i = 0; i < t->result->bids_count; i++) {
        const struct lot_bid *b = &t->result->bids[i];

        if (b != t->own && is_ranked(b) &&
            (!best || node_compare(b->place, best->place) < 0)) {
            best = b;
        }
    }
    return best;
}

/* The other bids with `n` alike (their places, or what they shared). */
static const char *
others_at(const struct account *t, const struct tie *tie)
{
    const struct lot_bid **bids =
        arena_array(t->arena, const struct lot_bid *, tie->count);
    size_t count = 0;

    for (size_t i = 0; i < tie->count; i++) {
        const struct lot_bid *b = &t->result->bids[tie->bids[i]];

        if (b != t->own) {
            bids[count++] = b;
        }
    }
    return account_bids(t, bids, count);
}

/* Who still has the same place when all keys have been tried. */
static void
add_shared(const struct account *t, struct buf *text)
{
    const struct lot_bid **bids =
        arena_array(t->arena, const struct lot_bid *, t->result->bids_count);
    size_t count = 0;

    for (size_t i = 0; i < t->result->bids_count; i++) {
        const struct lot_bid *b = &t->result->bids[i];

        if (b != t->own && is_ranked(b) &&
            node_compare(b->place, t->own->place) == 0) {
            bids[count++] = b;
        }
    }
    if (count > 0) {
        buf_addf(text, " %s",
                 text_fill(t->arena, t->lang, "explain.shared",
                           WITH({"bids", account_bids(t, bids, count)})));
    }
}

static void
add_ties(const struct account *t, struct buf *text)
{
    struct tie *ties = NULL;
    size_t count = ties_of(t->arena, t->own->place, &ties);

    if (count > 0) {
        buf_addf(text, " %s",
                 text_fill(t->arena, t->lang, "explain.same-total",
                           WITH({"bids", others_at(t, &ties[0])})));
    }
    for (size_t i = 0; i < count; i++) {
        buf_addf(text, " %s", tie_sentence(t->arena, t->lang, &ties[i]));
    }
    add_shared(t, text);
}

static void
add_margin(const struct account *t, struct buf *text,
           const struct lot_bid *rival)
{
    const struct node *margin = t->own->margin;
    int sign = margin && !margin->is_blank ? num_sign(margin->value.low) : 0;

    if (rival && sign != 0) {
        real size = margin->value;

        size.low = num_abs(t->arena, size.low);
        size.high = size.is_interval ? num_abs(t->arena, size.high) : size.high;
        buf_addf(text, " %s",
                 text_fill(
                     t->arena, t->lang,
                     sign > 0 ? "explain.ahead" : "explain.behind",
                     WITH({"margin", figure_text(t->arena, t->lang, size,
                                                 margin->step.unit, t->digits)},
                          {"bid", rival->bid->id},

                          {"total", account_value(t, rival->total)})));
    }
}

static void
tell_place(const struct account *t)
{
    const struct lot_bid *rival = account_rival(t);
    const struct formula_use *use = t->result->lot->method->combine;
    bool is_low = use->own ? use->wins_choice != 0 : use->entry->is_low_winning;
    struct buf text = buf_start(t->arena);
    size_t ranked = 0;

    for (size_t i = 0; i < t->result->bids_count; i++) {
        ranked += is_ranked(&t->result->bids[i]);
    }
    buf_add(&text,
            text_fill(t->arena, t->lang,
                      is_low ? "explain.result-low" : "explain.result",
                      WITH({"place", account_value(t, t->own->place)},
                           {"ranked", arena_printf(t->arena, "%zu", ranked)},
                           {"total", account_value(t, t->own->total)})));
    add_margin(t, &text, rival);
    add_ties(t, &text);
    paragraph(t, buf_text(&text));
}

void
tell_outcome(const struct account *t)
{
    const struct lot_bid *rival = account_rival(t);
    struct account precise = *t;

    if (t->own->rejection) {
        tell_rejection(t, t->own->rejection);
    } else if (!t->own->is_ranked) {
        paragraph(t, text_of(t->lang, "summary.not-scored"));
    } else if (!is_ranked(t->own)) {
        tell_not_ranked(t);
    } else {
        const struct node *totals[] = {t->own->total,
                                       rival ? rival->total : t->own->total};

        precise.digits = account_digits(t, totals, 2);
        tell_place(&precise);
        tell_award(t);
    }
}
