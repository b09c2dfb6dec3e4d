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
                                 points_basis(&r->t, r->lowest, k)));
    add_line(&text, arena_printf(r->t.arena, "%s: %s", cheapest->bid->id,
                                 points_basis(&other, r->lowest, k)));
    return buf_text(&text);
}

/* More points on a criterion that is not on price. */
static bool
is_advantage(const struct reasons *r, const struct lot_bid *cheapest, size_t k)
{
    const struct criterion *c = r->lot->lot->method->all[k];

    return c->source != FROM_CHILDREN && c->source != FROM_PRICE &&
           has_more(r->t.own->points[k], cheapest->points[k]);
}

static bool
has_advantages(const struct reasons *r, const struct lot_bid *cheapest)
{
    size_t k = 0;

    while (k < r->lot->lot->method->all_count &&
           !is_advantage(r, cheapest, k)) {
        k++;
    }
    return k < r->lot->lot->method->all_count;
}

static void
tell_advantages(struct reasons *r, const struct lot_bid *cheapest)
{
    for (size_t k = 0; k < r->lot->lot->method->all_count; k++) {
        if (is_advantage(r, cheapest, k)) {
            const struct reason_row row = {
                .beside = beside_cheapest(r, cheapest, k),
                .reason = both_reasons(r, cheapest, k),
                .source = points_page(&r->t, k),
            };

            reason_criterion(r, k, &row);
        }
    }
}

/* -- the price -- */

static bool
is_dearer(const struct lot_bid *b, const struct lot_bid *cheapest)
{
    return b != cheapest &&
           compare_figures(b->evaluated_price, cheapest->evaluated_price) > 0;
}

/* A dearer bid with a better place is worth its price. One with a worse place
 * is not: then the award rule gives to more than one. */
static const char *
price_sentence(const struct reasons *r, const struct lot_bid *cheapest)
{
    bool is_behind = compare_figures(r->t.own->place, cheapest->place) > 0;

    if (!is_dearer(r->t.own, cheapest)) {
        return "reasons.no-higher-price";
    }
    if (!has_advantages(r, cheapest)) {
        return "reasons.no-advantage";
    }
    return is_behind ? "reasons.dearer-and-behind" : "reasons.higher-price";
}

static void
tell_price_beside(struct reasons *r, const struct lot_bid *cheapest)
{
    const struct node *own = r->t.own->evaluated_price;
    struct reason_row row = {
        .what = rows_word(&r->rows, "step.evaluated-price"),
        .source = account_money(&r->t),
    };

    row.beside = text_fill(
        r->t.arena, r->t.lang,
        is_dearer(r->t.own, cheapest) ? "reasons.price-beside"
                                      : "reasons.price-is-lowest",
        WITH({"own", account_value(&r->t, own)},
             {"other", account_value(&r->t, cheapest->evaluated_price)},
             {"bid", cheapest->bid->id}));
    row.reason = text_fill(r->t.arena, r->t.lang, price_sentence(r, cheapest),
                           WITH({"bid", cheapest->bid->id}));
    reason_texts(r, LOOK_WRAPPED, &row);
}

/* -- each chosen bid -- */

static void
tell_chosen(struct reasons *r, const struct lot_bid *cheapest)
{
    const struct node *price = r->t.own->evaluated_price;
    struct reason_row row = {.what = rows_word(&r->rows, "reasons.outcome")};

    reason_head(r, LOOK_WINNER,
                text_fill(r->t.arena, r->t.lang, "reasons.chosen",
                          WITH({"name", r->t.bid->bidder->name})));
    row.reason = sentence_outcome(&r->t);
    reason_texts(r, LOOK_WRAPPED, &row);
    if (!cheapest || !price || price->is_blank) {
        return;
    }
    tell_price_beside(r, cheapest);
    if (is_dearer(r->t.own, cheapest)) {
        tell_advantages(r, cheapest);
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
