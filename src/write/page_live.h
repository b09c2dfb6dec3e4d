/*
 * write/page_live: what the live pages share. Not a door.
 */
#ifndef WRITE_PAGE_LIVE_H
#define WRITE_PAGE_LIVE_H

#include "book/print.h"
#include "write/pages.h"

/* With more bids than this dots cannot be told apart, and the summary has no
 * charts; with more than that there are none. */
#define BIDS_WITH_LABELS 12
#define BIDS_IN_CHART    60

/* Widths of columns in characters, the same on all live pages: of ids, of
 * labels, and of figures where layout says nothing. */
#define MARK_WIDTH   9
#define LABEL_WIDTH  46
#define FIGURE_WIDTH 13

/* -- heading (page_heading.c) -- */

/* The rows of page_heading without the way back to the summary. */
void draw_top_rows(const struct drawing *d, struct sheet_out *s,
                   const char *title, const char *subtitle);

/* -- room for text (page_room.c) -- */

/* The widths above for all columns up to `columns`. */
void set_widths(struct sheet_out *s, size_t columns);

/* The width of column `column` of `g` as draw_grid sets it, in characters. */
size_t column_width(const struct grid *g, size_t column);

/* Lines that `text` takes in a column of `width` characters. */
size_t lines_of(const char *text, size_t width);

/* Makes a row high enough for `lines` lines; one line needs nothing. */
void make_room(struct sheet_out *s, size_t row, size_t lines);

/* A heading inside a sheet, with the room it needs. */
void draw_section(struct sheet_out *s, size_t row, size_t column,
                  const char *text);

/* -- pieces (page_parts.c) -- */

/* A string of the book's language. */
const char *page_string(const struct drawing *d, const char *code);

/* A string of ours as a literal of a formula, in quotes. */
const char *page_literal(const struct drawing *d, const char *text);

struct style page_look(enum look look);

/* The string of `code` where `is_shown` is 1, white on red over `columns`
 * cells; nothing to be seen where it is 0. */
struct warning {
    const char *code;
    const struct cell *is_shown;
    struct spot is_shown_at;
};
void draw_warning(const struct drawing *d, struct sheet_out *s, struct spot at,
                  size_t columns, const struct warning *w);

/* A cell at `at` that shows what stands in `from`, where `cell` is. */
struct shown {
    struct spot from;
    const struct cell *cell;
};
void draw_mirror(const struct drawing *d, struct sheet_out *s, struct spot at,
                 const struct shown *shown, struct style style);

/* The look of a figure: its unit, with as many decimals as it has or else
 * `decimals`. */
struct style figure_style(const struct cell *cell, struct style style);

/* Where column `column` of line `line` of `g` stands, and the cell there. */
struct spot line_spot(const struct grid *g, size_t line, size_t column);
struct shown line_shown(const struct grid *g, size_t line, size_t column);

/* The first column behind `g`, and the first row below it. */
size_t grid_end(const struct grid *g);
size_t grid_below(const struct grid *g);

/* The cells of `g` that hold column `column` of the lines first .. last. */
struct span_out column_span(const struct grid *g, size_t column, size_t first,
                            size_t last);

/* The lot of a page, or of a lot. */
const struct lot_layout *page_lot_layout(const struct drawing *d,
                                         const struct page *p);

/* "L1 Avlastningsplasser, døgn". */
const char *lot_name(const struct drawing *d, const struct lot_result *l);

/* Bids of `l` that have a place. */
size_t ranked_count(const struct lot_layout *l);

/* Do weighted points make the total of the lot? */
bool is_weighted(const struct lot_result *l);

/* -- key figures (page_cards.c) -- */

/* Five cards in the row of `at` and the one below it; the figures are those of
 * the ranking. */
void draw_cards(const struct drawing *d, struct sheet_out *s,
                const struct lot_layout *l, struct spot at);

/* -- the ranking (page_ranking.c) -- */

/* The ranking where layout placed it. */
void draw_ranking(const struct drawing *d, struct sheet_out *s,
                  const struct lot_layout *l);

/* The first `columns` of it on another page, its headings at `at`. Returns the
 * first row below it. */
size_t draw_ranking_copy(const struct drawing *d, struct sheet_out *s,
                         const struct lot_layout *l, struct spot at,
                         size_t columns);

/* Columns of a ranking that are shown in a copy: all but the helper. */
size_t ranking_columns(const struct lot_layout *l);

/* -- charts (page_charts.c) -- */

/* Weighted points beside price against quality, over `span`; or one line that
 * says that there are too many bids. Nothing when nobody is ranked. */
void draw_lot_charts(const struct drawing *d, struct sheet_out *s,
                     const struct lot_layout *l, struct span_out span);

/* The first of them alone, with the lot's id in its title. */
void draw_summary_chart(const struct drawing *d, struct sheet_out *s,
                        const struct lot_layout *l, struct span_out span);

/* The title of an axis of money, and whether its axis counts millions. */
const char *money_title(const struct drawing *d, const char *code);
bool is_in_millions(const struct drawing *d, const struct lot_layout *l);

/* Rows a chart needs for `bids` bars that lie. */
size_t chart_rows(size_t bids);

/* -- amounts (page_amounts.c) -- */

/* A table and a chart of what the lot's prices are made of, from `row` on, the
 * chart whole on one page. Returns the first free row below. */
size_t draw_amounts(const struct drawing *d, struct sheet_out *s,
                    const struct lot_layout *l, size_t row,
                    struct breaks *breaks);

#endif
