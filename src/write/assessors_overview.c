/* How far the assessors were apart, at a glance: criteria by bids, darker where
 * they differ more. */
#include "write/assessors.h"

/* Lot and criterion stand before the bids. */
#define FIRST_BID 2

/* Do both rows belong to the same line of the table? */
static bool
is_same_line(const struct assessed *x, const struct assessed *y)
{
    return x->criterion == y->criterion && x->lot == y->lot;
}

static size_t
bid_column(const struct panel_book *b, const struct bid *bid)
{
    const struct folder *f = b->d->layout->evaluation->folder;
    size_t column = FIRST_BID;

    for (size_t i = 0; i < f->bids_count && &f->bids[i] != bid; i++) {
        column += !f->bids[i].is_late;
    }
    return column;
}

static void
put_spread(const struct panel_book *b, const struct rows *r, size_t i)
{
    const struct assessed *x = &b->all[i];
    struct style style = {.look = LOOK_PLAIN,
                          .figure = FIGURE_PLAIN,
                          .decimals = b->decimals,
                          .is_centred = true};

    if (x->spread && !x->spread->is_blank) {
        sheet_formula_at(r->s, r->row, bid_column(b, x->bid),
                         cell_on(b->d->arena, b->scores->name, b->rows[i],
                                 panel_column(b, PANEL_SPREAD)),
                         NULL, num_double(x->spread->value.low), style);
    }
}

/* The line that begins with row `i`; returns the first row behind it. */
static size_t
put_line(const struct panel_book *b, struct rows *r, size_t i)
{
    size_t k = i;

    rows_foreign(r, 0, panel_lot(b, &b->all[i]), LOOK_WRAPPED);
    rows_foreign(r, 1, panel_criterion(b, &b->all[i]), LOOK_WRAPPED);
    for (size_t c = FIRST_BID; c < r->columns; c++) {
        sheet_blank_at(r->s, r->row, c, (struct style){.look = LOOK_PLAIN});
    }
    for (; k < b->count && is_same_line(&b->all[k], &b->all[i]); k++) {
        put_spread(b, r, k);
    }
    rows_next(r);
    return k;
}

static void
put_headings(const struct panel_book *b, struct rows *r)
{
    const struct folder *f = b->d->layout->evaluation->folder;

    rows_text(r, 0, rows_word(r, "assessors.lot"), LOOK_HEADER_LEFT);
    rows_text(r, 1, rows_word(r, "assessors.criterion"), LOOK_HEADER_LEFT);
    for (size_t i = 0; i < f->bids_count; i++) {
        if (!f->bids[i].is_late) {
            rows_foreign(r, bid_column(b, &f->bids[i]), f->bids[i].bidder->name,
                         LOOK_HEADER);
        }
    }
    rows_next(r);
}

/* Columns of the table, at least as many as the heading stretches over. */
static const int *
widths_of(const struct panel_book *b, size_t columns)
{
    int *widths = arena_array(b->d->arena, int, columns);

    widths[0] = 16;
    widths[1] = 36;
    for (size_t i = FIRST_BID; i < columns; i++) {
        widths[i] = 17;
    }
    return widths;
}

static void
put_table(const struct panel_book *b, struct rows *r, size_t bids)
{
    size_t columns = r->columns, first;

    rows_section(r, rows_word(r, "assessors.spread-of-scores"));
    r->columns = FIRST_BID + bids;
    put_headings(b, r);
    first = r->row;
    for (size_t i = 0; i < b->count;) {
        i = put_line(b, r, i);
    }
    if (r->row > first && bids > 0) {
        sheet_shade(r->s, (struct span_out){first, FIRST_BID, r->row - 1,
                                            r->columns - 1});
    }
    r->columns = columns;
}

void
draw_panel_overview(const struct panel_book *b, struct sheet_out *s)
{
    size_t bids = bid_column(b, NULL) - FIRST_BID;
    size_t columns = bids + FIRST_BID > 8 ? bids + FIRST_BID : 8;
    struct rows r =
        rows_start(b->d, s, text_of(b->d->layout->lang, "assessors.title"),
                   text_of(b->d->layout->lang, "assessors.subtitle"));

    rows_widths(&r, widths_of(b, columns), columns);
    rows_next(&r);
    rows_paragraph(&r, rows_word(&r, "assessors.internal"));
    put_table(b, &r, bids);
    rows_next(&r);
    rows_paragraph(&r, rows_word(&r, "assessors.how-to-read"));
    rows_finish(&r);
}
