/* What each price is made of: a table of amounts by bid and price line, looked
 * up in the grid of prices, and its chart. */
#include "write/page_live.h"

/* Where the table stands: names, and from the next column on the amounts. */
#define NAME_COLUMN 1

/* The chart is at least as wide as to this column. */
#define CHART_LAST_COLUMN 7

/* The bids it shows: those that are admitted; in what-if.xlsx all, since any
 * of them may come to be. */
static bool
is_shown(const struct drawing *d, const struct lot_bid *b)
{
    return b && (d->is_what_if || b->is_admitted);
}

static const char *
line_title(const struct lot_layout *l, size_t k)
{
    const struct price_form *form = l->lot->lot->price_form;

    return form && form->lines_count == l->amounts_count && form->lines[k].title
               ? form->lines[k].title
               : l->prices.lines[l->amounts_first + k].label;
}

static void
draw_heads(const struct drawing *d, struct sheet_out *s,
           const struct lot_layout *l, size_t row)
{
    size_t most = 1;

    sheet_text_at(s, row, NAME_COLUMN, page_string(d, "summary.bidder"),
                  page_look(LOOK_HEADER_LEFT));
    for (size_t k = 0; k < l->amounts_count; k++) {
        size_t lines = lines_of(line_title(l, k), FIGURE_WIDTH);

        most = lines > most ? lines : most;
        sheet_text_at(s, row, NAME_COLUMN + 1 + k, line_title(l, k),
                      page_look(LOOK_HEADER));
    }
    make_room(s, row, most);
}

/* The column of line `line` that holds the amount of the bid of `column`: with
 * one bid it may stand in a column that is everybody's. */
static size_t
amount_column(const struct grid *g, size_t line, size_t column)
{
    const struct cell *cells = g->lines[line].cells;

    for (size_t k = 0; cells && cells[column].state == CELL_EMPTY &&
                       k < g->columns_count && !g->columns[k].bid;
         k++) {
        if (cells[k].state != CELL_EMPTY) {
            return k;
        }
    }
    return column;
}

static void
draw_bid(const struct drawing *d, struct sheet_out *s,
         const struct lot_layout *l, struct spot at)
{
    const struct grid *g = &l->prices;
    const char *name = g->columns[at.column].title;
    struct style style = page_look(LOOK_PLAIN);
    size_t lines = lines_of(name, LABEL_WIDTH);

    style.look = lines > 1 ? LOOK_WRAPPED : LOOK_PLAIN;
    make_room(s, at.row, lines);
    sheet_text_at(s, at.row, NAME_COLUMN, name, style);
    for (size_t k = 0; k < l->amounts_count; k++) {
        size_t line = l->amounts_first + k;
        struct shown shown =
            line_shown(g, line, amount_column(g, line, at.column));
        struct spot to = {NULL, at.row, NAME_COLUMN + 1 + k};

        draw_mirror(d, s, to, &shown,
                    (struct style){.look = LOOK_PLAIN,
                                   .decimals = g->lines[line].decimals});
    }
}

/* Returns the first row below it. */
static size_t
draw_table(const struct drawing *d, struct sheet_out *s,
           const struct lot_layout *l, size_t row)
{
    const struct grid *g = &l->prices;

    draw_heads(d, s, l, row++);
    for (size_t k = 0; k < g->columns_count; k++) {
        if (is_shown(d, g->columns[k].bid)) {
            draw_bid(d, s, l, (struct spot){NULL, row++, k});
        }
    }
    return row;
}

/* Below the table if that page holds both, else on the next one. */
static struct span_out
chart_span(const struct sheet_out *s, struct span_out table,
           struct breaks *breaks)
{
    size_t bids = table.last_row - table.row, end = sheet_page_end(s);
    size_t page = sheet_page_pixels(s);
    struct span_out over = {table.last_row + 2, 0,
                            table.last_row + 1 + chart_rows(bids),
                            table.last_column};

    over.last_column = over.last_column < end ? over.last_column : end - 1;
    over.column = sheet_is_wide(s) ? 2 : 0; /* kept columns are printed again */
    while (sheet_rows_pixels(s, over.row, over.last_row + 2) > page) {
        over.last_row--;
    }
    if (sheet_rows_pixels(s, table.row - 1, over.last_row + 2) > page) {
        breaks->rows[breaks->count++] = over.row;
    }
    return over;
}

static void
draw_chart(const struct drawing *d, struct sheet_out *s,
           const struct lot_layout *l, struct span_out table,
           struct breaks *breaks)
{
    const char *sheet = l->prices.page->name;
    struct series_out *series =
        arena_array(d->arena, struct series_out, l->amounts_count);
    bool is_large = is_in_millions(d, l);
    size_t bids = table.last_row - table.row;
    struct chart_out chart = {
        .kind = bids > BIDS_WITH_LABELS ? CHART_STACKED_BARS
                                        : CHART_STACKED_COLUMNS,
        .title = page_string(d, "page.chart-prices"),
        .alt = text_fill(d->arena, d->layout->lang, "page.chart-prices-alt",
                         WITH({"lot", l->lot->lot->title})),
        .value_title = money_title(d, is_large ? "page.axis-amount-millions"
                                               : "page.axis-amount"),
        .series = series,
        .series_count = l->amounts_count,
        .value_decimals = is_large ? 1 : 0,
        .is_in_millions = is_large,
        .over = chart_span(s, table, breaks),
    };

    for (size_t k = 0; k < l->amounts_count; k++) {
        size_t column = NAME_COLUMN + 1 + k;

        series[k] = (struct series_out){
            .name_formula = cell_on(d->arena, sheet, table.row, column),
            .name = line_title(l, k),
            .categories =
                range_on(d->arena, sheet,
                         (struct span_out){table.row + 1, NAME_COLUMN,
                                           table.last_row, NAME_COLUMN}),
            .values = range_on(d->arena, sheet,
                               (struct span_out){table.row + 1, column,
                                                 table.last_row, column}),
        };
    }
    sheet_chart(s, &chart);
}

size_t
draw_amounts(const struct drawing *d, struct sheet_out *s,
             const struct lot_layout *l, size_t row, struct breaks *breaks)
{
    struct span_out table = {row + 1, NAME_COLUMN, 0, 0};
    size_t below = 0, last = NAME_COLUMN + l->amounts_count;

    draw_section(s, row, 0,
                 text_fill(d->arena, d->layout->lang, "page.amounts",
                           WITH({"lot", lot_name(d, l->lot)})));
    below = draw_table(d, s, l, row + 1);
    table.last_row = below - 1;
    table.last_column = last > CHART_LAST_COLUMN ? last : CHART_LAST_COLUMN;
    if (table.last_row == table.row || below - row > BIDS_IN_CHART) {
        return below + 1;
    }
    draw_chart(d, s, l, table, breaks);
    return below + chart_rows(table.last_row - table.row) + 2;
}
