/* The result of each lot as a table for the terminal. */
#include "base/utf8.h"
#include "write/write.h"

#include <string.h>

#define NAME_WIDTH   38
#define FIGURE_WIDTH 14

static void
add_left(struct buf *out, const char *text, size_t width)
{
    size_t used = utf8_width(text);

    buf_add(out, text);
    buf_pad(out, ' ', used < width ? width - used : 1);
}

static void
add_right(struct buf *out, const char *text, size_t width)
{
    size_t used = utf8_width(text);

    buf_pad(out, ' ', used < width ? width - used : 1);
    buf_add(out, text);
}

/* At most `width` columns, cut with an ellipsis. */
static const char *
shortened(struct arena *a, const char *text, size_t width)
{
    struct buf b = buf_start(a);
    size_t left = strlen(text);

    if (utf8_width(text) <= width) {
        return text;
    }
    while (left > 0) {
        uint32_t code = 0;
        size_t size = utf8_next(text, left, &code);
        const char *next =
            arena_printf(a, "%s%.*s", buf_text(&b), (int)size, text);

        if (size == 0 || utf8_width(next) >= width) {
            break;
        }
        buf_add_bytes(&b, text, size);
        text += size;
        left -= size;
    }
    buf_add(&b, "…");
    return buf_text(&b);
}

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
    add_left(out, text_of(lang, "summary.place"), 7);
    add_left(out, text_of(lang, "summary.bidder"), NAME_WIDTH);
    add_right(out, text_of(lang, "summary.total"), 10);
    add_right(out, text_of(lang, "summary.price"), FIGURE_WIDTH);
    add_right(out, text_of(lang, "summary.awarded"), 10);
    buf_add(out, "\n");
}

static const char *
awarded(struct arena *a, enum lang lang, const struct lot_bid *b)
{
    if (b->awarded) {
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

    add_left(out, place_text(a, lang, b), 7);
    add_left(out, shortened(a, b->bid->bidder->name, NAME_WIDTH - 2),
             NAME_WIDTH);
    add_right(out, b->is_admitted ? figure(a, lang, b->total, 4) : "–", 10);
    add_right(out,
              b->is_admitted ? figure(a, lang, b->evaluated_price, 2) : "–",
              FIGURE_WIDTH);
    add_right(out, awarded(a, lang, b), 10);
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
remainder_code(struct arena *a, const struct lot_result *l)
{
    const struct volume *v = l->lot->volume;
    num left = l->unawarded->value.low;
    num room = num_sub(a, v->range.high, v->wanted);

    if (num_sign(left) >= 0) {
        return "summary.remaining";
    }
    return num_compare(num_abs(a, left), room) <= 0 ? "summary.beyond"
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
        text_fill(a, lang, remainder_code(a, l),
                  WITH({"volume", figure_text(a, lang, volume, unit_places, 2)},
                       {"wanted",
                        figure_text(a, lang, real_exact(l->lot->volume->wanted),
                                    unit_places, 2)})));
    buf_add(out, "\n");
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
