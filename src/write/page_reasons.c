/* Reasons: what a letter of award is written from. For each lot what justifies
 * the choice, then every bid in order of place with what its points rest on
 * and how it stands beside the others. */
#include "write/reasons.h"
#include "write/reasons_page.h"

#include <string.h>

static const int widths[REASON_COLUMNS] = {14, 32, 9, 9, 10, 36, 64, 16};

static const char *const headings[REASON_COLUMNS] = {
    "reasons.head-bid",    "reasons.head-criterion", "reasons.head-weight",
    "reasons.head-points", "reasons.head-weighted",  "reasons.head-beside",
    "reasons.head-reason", "reasons.head-source",
};

/* -- rows -- */

/* The head of a row looks as it is told, what is read in it is wrapped. */
static void
put_texts(struct reasons *r, const struct reason_row *row)
{
    rows_foreign(&r->rows, REASON_BESIDE, row->beside ? row->beside : "",
                 LOOK_WRAPPED);
    rows_foreign(&r->rows, REASON_REASON, row->reason ? row->reason : "",
                 LOOK_WRAPPED);
    rows_foreign(&r->rows, REASON_SOURCE, row->source ? row->source : "",
                 LOOK_WRAPPED);
}

/* Decimals that the lot's sheet shows `n` with. */
static int
decimals_of(const struct reasons *r, const struct node *n,
            const struct criterion *c)
{
    const struct line *line =
        r->drawn && n ? grid_line(&r->drawn->figures, n->step.quantity, c)
                      : NULL;

    return line && line->decimals >= 0 ? line->decimals : 2;
}

static int
larger(int x, int y)
{
    return x > y ? x : y;
}

/* As many as the figure of some criterion needs, so that a column is even. */
static void
set_decimals(struct reasons *r)
{
    const struct lot_result *l = r->lot;
    const struct lot_bid *b = &l->bids[l->order_count > 0 ? l->order[0] : 0];

    r->points_decimals = r->weighted_decimals = 0;
    for (size_t k = 0; k < l->lot->method->all_count; k++) {
        const struct criterion *c = l->lot->method->all[k];

        r->points_decimals =
            larger(r->points_decimals,
                   decimals_of(r, b->points ? b->points[k] : NULL, c));
        r->weighted_decimals =
            larger(r->weighted_decimals,
                   decimals_of(r, b->weighted ? b->weighted[k] : NULL, c));
    }
    r->weighted_decimals =
        larger(r->weighted_decimals, decimals_of(r, b->total, NULL));
}

static void
put_figure(const struct reasons *r, size_t column, const struct node *n,
           struct style style)
{
    if (!n || n->is_blank) {
        sheet_blank_at(r->rows.s, r->rows.row, column, style);
    } else {
        sheet_number_at(r->rows.s, r->rows.row, column,
                        num_double(real_middle(r->t.arena, n->value)), style);
    }
}

void
reason_head(struct reasons *r, enum look look, const char *title)
{
    rows_foreign(&r->rows, REASON_BID, r->t.bid->id, look);
    rows_foreign(&r->rows, REASON_WHAT, title, look);
    for (size_t i = REASON_WEIGHT; i < REASON_COLUMNS; i++) {
        sheet_blank_at(r->rows.s, r->rows.row, i, (struct style){.look = look});
    }
    rows_next(&r->rows);
}

void
reason_texts(struct reasons *r, enum look look, const struct reason_row *row)
{
    struct style style = {.look = look, .figure = FIGURE_PLAIN};

    rows_foreign(&r->rows, REASON_BID, r->t.bid->id, look);
    rows_foreign(&r->rows, REASON_WHAT, row->what, look);
    put_figure(r, REASON_WEIGHT, NULL, style);
    put_figure(r, REASON_POINTS, NULL, style);
    style.decimals = r->weighted_decimals;
    put_figure(r, REASON_WEIGHTED, row->total, style);
    put_texts(r, row);
    rows_next(&r->rows);
}

static size_t
depth_of(const struct criterion *c)
{
    size_t depth = 0;

    for (; c->parent; c = c->parent) {
        depth++;
    }
    return depth;
}

void
reason_criterion(struct reasons *r, size_t k, const struct reason_row *row)
{
    const struct criterion *c = r->lot->lot->method->all[k];
    const struct node *points = r->t.own->points[k];
    const struct node *weighted = r->t.own->weighted[k];
    enum look look = c->source == FROM_CHILDREN ? LOOK_SUBTOTAL : LOOK_WRAPPED;
    struct style figure = {.look = look, .figure = FIGURE_PLAIN};
    struct style share = {
        .look = look, .figure = FIGURE_PERCENT, .decimals = r->weight_decimals};

    rows_foreign(&r->rows, REASON_BID, r->t.bid->id, look);
    rows_indented(&r->rows, REASON_WHAT,
                  arena_printf(r->t.arena, "%s %s", c->id, c->title), look,
                  depth_of(c));
    put_figure(r, REASON_WEIGHT, r->lot->weights ? r->lot->weights[k] : NULL,
               share);
    figure.decimals = r->points_decimals;
    put_figure(r, REASON_POINTS, points, figure);
    figure.decimals = r->weighted_decimals;
    put_figure(r, REASON_WEIGHTED, weighted, figure);
    put_texts(r, row);
    rows_next(&r->rows);
}

/* -- a bid -- */

static void
tell_criteria(struct reasons *r)
{
    for (size_t k = 0; k < r->lot->lot->method->all_count; k++) {
        struct buf beside = buf_start(r->t.arena);
        struct reason_row row = {
            .reason = points_basis(&r->t, r->lowest, k),
            .source = points_page(&r->t, k),
        };

        add_line(&beside, compare_points(&r->t, &r->standings[k], k));
        add_line(&beside, threshold_told(&r->t, k));
        row.beside = buf_text(&beside);
        reason_criterion(r, k, &row);
    }
    reason_texts(r, LOOK_SUBTOTAL,
                 &(struct reason_row){.what = rows_word(&r->rows, "step.total"),
                                      .total = r->t.own->total});
}

static void
tell_evaluated(struct reasons *r)
{
    const struct lot_bid *b = r->t.own;
    const char *name = b->bid->bidder->name;
    const char *code =
        has_place(b) ? "reasons.bid-ranked" : "reasons.bid-not-ranked";
    const char *place = has_place(b) ? account_value(&r->t, b->place) : "";
    struct reason_row row = {.what = rows_word(&r->rows, "reasons.outcome")};

    reason_head(r, is_chosen(b) ? LOOK_WINNER : LOOK_SUBTOTAL,
                text_fill(r->t.arena, r->t.lang, code,
                          WITH({"place", place}, {"name", name})));
    row.reason = sentence_outcome(&r->t);
    reason_texts(r, LOOK_WRAPPED, &row);
    tell_criteria(r);
}

/* -- a rejected bid -- */

static const char *
ground(const struct reasons *r, const struct decision *d)
{
    const struct requirement *q =
        d->requirement_id
            ? folder_requirement(r->t.evaluation->folder, d->requirement_id)
            : NULL;

    if (r->t.bid->is_late) {
        return text_fill(
            r->t.arena, r->t.lang, "reasons.late",
            WITH({"received", r->t.bid->received},
                 {"deadline", r->t.evaluation->folder->tender.bid_deadline}));
    }
    return q ? text_fill(r->t.arena, r->t.lang, "reasons.ground",
                         WITH({"requirement", q->id}, {"text", q->text}))
             : "";
}

static void
tell_rejected(struct reasons *r)
{
    const struct decision *d = r->t.own->rejection;
    struct arena *a = r->t.arena;
    struct buf why = buf_start(a);
    struct reason_row row = {.what = rows_word(&r->rows, "reasons.decision")};

    reason_head(r, LOOK_SUBTOTAL,
                text_fill(a, r->t.lang, "reasons.bid-rejected",
                          WITH({"name", r->t.bid->bidder->name})));
    if (d) {
        row.beside = text_fill(
            a, r->t.lang, "reasons.rejected-by",
            WITH({"by", d->by}, {"date", text_date(a, r->t.lang, d->date)}));
        add_line(&why, ground(r, d));
        add_line(&why, d->reason);
        if (d->provision) {
            add_line(&why, text_fill(a, r->t.lang, "reasons.provision",
                                     WITH({"provision", d->provision})));
        }
    }
    row.reason = buf_text(&why);
    reason_texts(r, LOOK_WRAPPED, &row);
}

/* -- a lot -- */

/* 0, 1 or 2 decimals of a per cent, as many as some weight needs. */
static int
weight_decimals(struct arena *a, const struct lot_result *l)
{
    int decimals = 0;

    for (size_t k = 0; l->weights && k < l->lot->method->all_count; k++) {
        const struct node *w = l->weights[k];

        while (w && decimals < 2 &&
               !num_exact_decimal(a, w->value.low, decimals + 2)) {
            decimals++;
        }
    }
    return decimals;
}

static void
start_bid(struct reasons *r, const struct lot_bid *b)
{
    r->t.bid = b ? b->bid : NULL;
    r->t.own = b;
}

/* In order of place, then who is not ranked, then who is rejected. */
static void
tell_bids(struct reasons *r)
{
    const struct lot_result *l = r->lot;

    for (size_t i = 0; i < l->order_count; i++) {
        start_bid(r, &l->bids[l->order[i]]);
        tell_evaluated(r);
    }
    for (size_t i = 0; i < l->bids_count; i++) {
        start_bid(r, &l->bids[i]);
        if (l->bids[i].is_admitted && !has_place(&l->bids[i])) {
            tell_evaluated(r);
        }
    }
    for (size_t i = 0; i < l->bids_count; i++) {
        start_bid(r, &l->bids[i]);
        if (!l->bids[i].is_admitted) {
            tell_rejected(r);
        }
    }
    start_bid(r, NULL);
}

static const struct lot_layout *
layout_of(const struct layout *l, const struct lot_result *lot)
{
    for (size_t i = 0; i < l->lots_count; i++) {
        if (l->lots[i].lot == lot) {
            return &l->lots[i];
        }
    }
    return NULL;
}

static void
tell_lot(struct reasons *r, const struct lot_result *l)
{
    const char *title =
        text_fill(r->rows.d->arena, r->rows.d->layout->lang, "reasons.lot",
                  WITH({"lot", l->lot->id}, {"title", l->lot->title}));

    r->lot = l;
    r->drawn = layout_of(r->rows.d->layout, l);
    r->t = sentence_account(r->rows.d, l, NULL);
    r->weight_decimals = weight_decimals(r->t.arena, l);
    rows_section(&r->rows, title);
    if (!l->is_scored) {
        rows_band(&r->rows, LOOK_MUTED,
                  rows_word(&r->rows, "reasons.not-scored"));
    } else if (l->bids_count == 0) {
        rows_band(&r->rows, LOOK_MUTED, rows_word(&r->rows, "reasons.no-bids"));
    } else {
        r->standings = standings_of(r->t.arena, l);
        r->lowest = lowest_reference(l);
        set_decimals(r);
        tell_choice(r);
        rows_band(&r->rows, LOOK_SUBTOTAL,
                  rows_word(&r->rows, "reasons.all-bids"));
        tell_bids(r);
    }
}

void
page_reasons(const struct drawing *d, struct sheet_out *s, const struct page *p)
{
    const struct evaluation *e = d->layout->evaluation;
    size_t *breaks = arena_array(d->arena, size_t, e->lots_count + 1);
    struct reasons r = {
        .rows = rows_start(d, s, p->name,
                           text_of(d->layout->lang, "reasons.subtitle"))};

    rows_widths(&r.rows, widths, REASON_COLUMNS);
    sheet_freeze(s, r.rows.row + 1, REASON_WEIGHT);
    sheet_repeat_rows(s, r.rows.row, r.rows.row);
    rows_header(&r.rows, headings);
    for (size_t i = 0; i < e->lots_count; i++) {
        breaks[i] = r.rows.row + 1;
        tell_lot(&r, &e->lots[i]);
    }
    if (e->lots_count > 1) {
        sheet_page_breaks(s, breaks + 1, e->lots_count - 1);
    }
    rows_finish(&r.rows);
}
