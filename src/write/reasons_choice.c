/* The reasons for the choice: who was chosen, the price beside the lowest, and
 * what justifies paying more. */
#include "write/reasons_page.h"

/* The same of the other bid. */
static struct account
account_of(const struct reasons *r, const struct lot_bid *b)
{
    struct account t = r->t;

    t.bid = b->bid;
    t.own = b;
    return t;
}

/* -- what justifies a higher price -- */

static bool
has_more(const struct node *own, const struct node *other)
{
    return own && other && !own->is_blank && !other->is_blank &&
           compare_figures(own, other) > 0;
}

static const char *
beside_cheapest(const struct reasons *r, const struct lot_bid *cheapest,
                size_t k)
{
    const struct node *own = r->t.own->points[k];
    const struct node *other = cheapest->points[k];
    struct account precise = r->t;

    precise.digits =
        account_digits(&r->t, (const struct node *const[]){own, other}, 2);
    return text_fill(r->t.arena, r->t.lang, "reasons.more-points",
                     WITH({"own", account_value(&precise, own)},
                          {"other", account_value(&precise, other)},
                          {"bid", cheapest->bid->id}));
}

/* Both reasons, side by side. */
static const char *
both_reasons(const struct reasons *r, const struct lot_bid *cheapest, size_t k)
{
    const struct account other = account_of(r, cheapest);
    struct buf text = buf_start(r->t.arena);

    add_line(&text, arena_printf(r->t.arena, "%s: %s", r->t.bid->id,
                                 points_basis(&r->t, k)));
    add_line(&text, arena_printf(r->t.arena, "%s: %s", cheapest->bid->id,
                                 points_basis(&other, k)));
    return buf_text(&text);
}

static size_t
tell_advantages(struct reasons *r, const struct lot_bid *cheapest)
{
    const struct method *m = r->lot->lot->method;
    size_t count = 0;

    for (size_t k = 0; k < m->all_count; k++) {
        const struct criterion *c = m->all[k];

        if (c->source != FROM_CHILDREN && c->source != FROM_PRICE &&
            has_more(r->t.own->points[k], cheapest->points[k])) {
            const struct reason_row row = {
                .beside = beside_cheapest(r, cheapest, k),
                .reason = both_reasons(r, cheapest, k),
                .source = points_page(&r->t, k),
            };

            reason_criterion(r, k, &row);
            count++;
        }
    }
    return count;
}

/* -- the price -- */

static bool
is_dearer(const struct lot_bid *b, const struct lot_bid *cheapest)
{
    return cheapest && b != cheapest && b->evaluated_price &&
           !b->evaluated_price->is_blank &&
           compare_figures(b->evaluated_price, cheapest->evaluated_price) > 0;
}

static void
tell_price_beside(struct reasons *r, const struct lot_bid *cheapest)
{
    const struct node *own = r->t.own->evaluated_price;
    bool is_more = is_dearer(r->t.own, cheapest);
    struct reason_row row = {
        .what = rows_word(&r->rows, "step.evaluated-price"),
        .source = account_money(&r->t),
    };

    row.beside = text_fill(
        r->t.arena, r->t.lang,
        is_more ? "reasons.price-beside" : "reasons.price-is-lowest",
        WITH({"own", account_value(&r->t, own)},
             {"other", account_value(&r->t, cheapest->evaluated_price)},
             {"bid", cheapest->bid->id}));
    row.reason =
        text_fill(r->t.arena, r->t.lang,
                  is_more ? "reasons.higher-price" : "reasons.no-higher-price",
                  WITH({"bid", cheapest->bid->id}));
    reason_texts(r, LOOK_WRAPPED, &row);
}

/* -- each chosen bid -- */

static void
tell_chosen(struct reasons *r, const struct lot_bid *cheapest)
{
    struct reason_row row = {.what = rows_word(&r->rows, "reasons.outcome")};

    reason_head(r, LOOK_WINNER,
                text_fill(r->t.arena, r->t.lang, "reasons.chosen",
                          WITH({"name", r->t.bid->bidder->name})));
    row.reason = sentence_outcome(&r->t);
    reason_texts(r, LOOK_WRAPPED, &row);
    if (!cheapest) {
        return;
    }
    tell_price_beside(r, cheapest);
    if (is_dearer(r->t.own, cheapest) && tell_advantages(r, cheapest) == 0) {
        const struct reason_row none = {
            .what = "",
            .reason = text_fill(r->t.arena, r->t.lang, "reasons.no-advantage",
                                WITH({"bid", cheapest->bid->id})),
        };

        reason_texts(r, LOOK_WRAPPED, &none);
    }
}

void
tell_choice(struct reasons *r)
{
    const struct lot_result *l = r->lot;
    const struct lot_bid *cheapest = cheapest_ranked(l);
    bool is_any = false;

    rows_band(&r->rows, LOOK_SUBTOTAL, rows_word(&r->rows, "reasons.choice"));
    for (size_t i = 0; i < l->order_count; i++) {
        const struct lot_bid *b = &l->bids[l->order[i]];

        if (is_chosen(b)) {
            r->t = account_of(r, b);
            tell_chosen(r, cheapest);
            is_any = true;
        }
    }
    if (!is_any) {
        rows_band(&r->rows, LOOK_MUTED,
                  rows_word(&r->rows, "reasons.nobody-chosen"));
    }
}
