/* The result of each lot as a table for the terminal. */
#include "base/wrap.h"
#include "write/columns.h"
#include "write/ties.h"

#include <string.h>

#define NAME_WIDTH   38
#define FIGURE_WIDTH 14

static const char *
figure(struct arena *a, enum lang lang, const struct node *n, int digits)
{
    return n && !n->is_blank
               ? figure_text(a, lang, n->value, n->step.unit, digits)
               : "–";
}

static void
add_headings(struct buf *out, enum lang lang)
{
    column_left(out, text_of(lang, "summary.place"), 7);
    column_left(out, text_of(lang, "summary.bidder"), NAME_WIDTH);
    column_right(out, text_of(lang, "summary.total"), 10);
    column_right(out, text_of(lang, "summary.price"), FIGURE_WIDTH);
    column_right(out, text_of(lang, "summary.awarded"), 10);
    buf_add(out, "\n");
}

/* Was it its turn, or did the volume go to others before anybody asked? */
static bool
had_turn(const struct lot_bid *b)
{
    return node_is_one(b->awarded) ||
           ((!b->wins || node_is_one(b->wins)) &&
            (!b->goes_on || node_is_one(b->goes_on)));
}

static const char *
awarded(struct arena *a, enum lang lang, const struct lot_bid *b)
{
    if (b->awarded && had_turn(b)) {
        return figure(a, lang, b->awarded, 2);
    }
    return node_is_one(b->wins) ? text_of(lang, "word.yes") : "–";
}

static const char *
place_text(struct arena *a, enum lang lang, const struct lot_bid *b)
{
    if (!b->is_admitted) {
        return text_of(lang, "summary.rejected");
    }
    return figure(a, lang, b->place, 0);
}

static void
add_bid(struct buf *out, enum lang lang, const struct lot_bid *b)
{
    struct arena *a = out->arena;

    column_left(out, place_text(a, lang, b), 7);
    column_left(out, column_short(a, b->bid->bidder->name, NAME_WIDTH - 2),
                NAME_WIDTH);
    column_right(out, b->is_admitted ? figure(a, lang, b->total, 4) : "–", 10);
    column_right(out,
                 b->is_admitted ? figure(a, lang, b->evaluated_price, 2) : "–",
                 FIGURE_WIDTH);
    column_right(out, awarded(a, lang, b), 10);
    buf_add(out, "\n");
}

/* Ranked bids by place, then those who are not ranked, then the rejected. */
static int
order_key(const struct lot_bid *b)
{
    long place = 0;

    if (!b->is_admitted) {
        return 3000000;
    }
    if (!b->place || b->place->is_blank ||
        !num_to_long(b->place->value.low, &place)) {
        return 2000000;
    }
    return (int)place;
}

static void
add_bids(struct buf *out, enum lang lang, const struct lot_result *l)
{
    size_t *order = arena_array(out->arena, size_t, l->bids_count + 1);

    for (size_t i = 0; i < l->bids_count; i++) {
        size_t k = i;

        for (; k > 0 &&
               order_key(&l->bids[order[k - 1]]) > order_key(&l->bids[i]);
             k--) {
            order[k] = order[k - 1];
        }
        order[k] = i;
    }
    for (size_t i = 0; i < l->bids_count; i++) {
        add_bid(out, lang, &l->bids[order[i]]);
    }
}

/* The string that says what became of the wanted volume. */
static const char *
remainder_code(const struct lot_result *l)
{
    int sign = num_sign(l->unawarded->value.low);

    if (sign == 0) {
        return "summary.all-awarded";
    }
    if (sign > 0) {
        return "summary.remaining";
    }
    return node_is_one(l->is_within_range) ? "summary.beyond"
                                           : "summary.above-range";
}

/* What is left, or what was awarded beyond the wanted volume. */
static void
add_remaining(struct buf *out, enum lang lang, const struct lot_result *l)
{
    struct arena *a = out->arena;
    real volume;

    if (!l->unawarded || l->unawarded->is_blank) {
        return;
    }
    volume = real_exact(num_abs(a, l->unawarded->value.low));
    buf_add(
        out,
        text_fill(a, lang, remainder_code(l),
                  WITH({"volume", figure_text(a, lang, volume, unit_places, 2)},
                       {"wanted",
                        figure_text(a, lang, real_exact(l->lot->volume->wanted),
                                    unit_places, 2)})));
    buf_add(out, "\n");
}

/* Does somebody with a better place share the same tie? Then it is told
 * already. */
static bool
is_told_before(const struct lot_result *l, const struct tie *tie, size_t own)
{
    for (size_t i = 0; i < tie->count; i++) {
        const struct lot_bid *b = &l->bids[tie->bids[i]];

        if (tie->bids[i] != own &&
            (node_compare(b->place, l->bids[own].place) < 0 ||
             (tie->bids[i] < own &&
              node_compare(b->place, l->bids[own].place) == 0))) {
            return true;
        }
    }
    return false;
}

/* The ties of bid `i` that no bid before it was in. */
static void
add_ties_of(struct buf *out, enum lang lang, const struct lot_result *l,
            size_t i)
{
    const struct node *place = l->bids[i].place;
    struct tie *ties = NULL;
    size_t count =
        place && !place->is_blank ? ties_of(out->arena, place, &ties) : 0;

    for (size_t k = 0; k < count; k++) {
        if (!is_told_before(l, &ties[k], i)) {
            wrap(out, "", tie_sentence(out->arena, lang, &ties[k]), 0);
        }
    }
}

/* Why bids of the same total have the places they have. */
static void
add_ties(struct buf *out, enum lang lang, const struct lot_result *l)
{
    for (size_t i = 0; i < l->bids_count; i++) {
        add_ties_of(out, lang, l, i);
    }
}

static void
add_lot(struct buf *out, enum lang lang, const struct lot_result *l)
{
    buf_addf(out, "\n%s  %s\n", l->lot->id, l->lot->title);
    if (!l->is_scored) {
        buf_addf(out, "%s\n", text_of(lang, "summary.not-scored"));
        return;
    }
    if (l->bids_count == 0) {
        buf_addf(out, "%s\n", text_of(lang, "summary.no-bids"));
        return;
    }
    add_headings(out, lang);
    add_bids(out, lang, l);
    add_ties(out, lang, l);
    add_remaining(out, lang, l);
}

void
write_summary(struct buf *out, const struct evaluation *e, enum lang lang)
{
    const struct tender *t = &e->folder->tender;

    buf_addf(out, "%s  %s\n%s, %s\n", t->id, t->title, t->buyer,
             text_date(out->arena, lang, t->evaluation_date));
    if (t->is_example) {
        buf_addf(out, "%s\n", text_of(lang, "summary.example"));
    }
    for (size_t k = 0; k < e->lots_count; k++) {
        add_lot(out, lang, &e->lots[k]);
    }
}
