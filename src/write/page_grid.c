/* The grids of layout: headings, labels, cells and what makes them stand out.
 */
#include "base/utf8.h"
#include "write/page_live.h"

#include <string.h>

#define MOST_INDENT 6

/* -- cells -- */

static void
draw_given(struct sheet_out *s, struct spot at, const struct cell *cell,
           struct style style)
{
    if (cell->text && cell->text[0]) {
        sheet_text_at(s, at.row, at.column, cell->text, style);
    } else if (cell->text) {
        sheet_blank_at(s, at.row, at.column, style);
    } else {
        sheet_number_at(s, at.row, at.column, num_double(cell->value), style);
    }
}

void
draw_cell(const struct drawing *d, struct sheet_out *s, struct spot at,
          const struct cell *cell, struct style style)
{
    struct style figure = figure_style(cell, style);

    switch (cell->state) {
    case CELL_EMPTY:
        sheet_blank_at(s, at.row, at.column, style);
        break;
    case CELL_GIVEN:
        if (cell->is_free) {
            figure.look = LOOK_INPUT;
            figure.is_free = true;
        }
        draw_given(s, at, cell, figure);
        break;
    case CELL_LIVE:
        sheet_formula_at(s, at.row, at.column, cell->formula, cell->text,
                         num_double(cell->value), figure);
        break;
    case CELL_HELD:
        figure.look = LOOK_FIXED;
        draw_given(s, at, cell, figure);
        if (cell->why) {
            sheet_note_at(s, at.row, at.column, page_string(d, cell->why));
        }
        break;
    }
}

/* -- lines -- */

static enum look
line_look(const struct line *line)
{
    switch (line->kind) {
    case LINE_NODE:
        return LOOK_SUBTOTAL;
    case LINE_TOTAL:
        return LOOK_TOTAL;
    case LINE_PROGRAM:
    case LINE_STEP:
    case LINE_DIFFERENCE:
        return LOOK_HELPER;
    case LINE_SECTION:
        return LOOK_SECTION;
    case LINE_FIGURES:
        break;
    }
    return LOOK_PLAIN;
}

/* Running text is wrapped; only plain cells have a wrapped look. */
static enum look
text_look(enum look look, const char *text, size_t width)
{
    return look == LOOK_PLAIN && lines_of(text, width) > 1 ? LOOK_WRAPPED
                                                           : look;
}

static size_t
label_width(const struct line *line)
{
    size_t indent = 2 * (size_t)line->indent;
    /* helpers are written a tenth smaller */
    size_t width = line_look(line) == LOOK_HELPER
                       ? LABEL_WIDTH + LABEL_WIDTH / 10
                       : LABEL_WIDTH;

    return width > indent + FIGURE_WIDTH ? width - indent : FIGURE_WIDTH;
}

/* The ids and labels to the left of the cells. */
static void
draw_label(struct sheet_out *s, const struct grid *g, size_t row,
           const struct line *line)
{
    struct style style = page_look(line_look(line));
    const char *label = line->label ? line->label : "";
    size_t column = g->mark_column;

    if (g->first_column == g->mark_column) {
        return;
    }
    if (line->kind == LINE_SECTION) {
        draw_section(s, row, column, label);
        return;
    }
    if (g->first_column - g->mark_column > 1) {
        sheet_text_at(s, row, column++, line->mark ? line->mark : "", style);
    }
    style.look = text_look(style.look, label, label_width(line));
    style.indent = line->indent < MOST_INDENT ? line->indent : MOST_INDENT;
    sheet_text_at(s, row, column, label, style);
    if (line->note) {
        sheet_note_at(s, row, column, line->note);
    }
}

/* Lines that the texts of `line` take. */
static size_t
line_height(const struct grid *g, const struct line *line)
{
    bool has_label = g->first_column > g->mark_column && line->label;
    size_t most = has_label ? lines_of(line->label, label_width(line)) : 1;

    for (size_t k = 0; line->cells && k < g->columns_count; k++) {
        const char *text = line->cells[k].text;
        size_t lines = text ? lines_of(text, column_width(g, k)) : 1;

        most = lines > most ? lines : most;
    }
    return most;
}

/* A figure that is not the program's own must be seen. */
static void
watch_difference(const struct drawing *d, struct sheet_out *s,
                 const struct grid *g, size_t row)
{
    struct span_out span = {row, g->first_column, row, grid_end(g) - 1};

    sheet_condition(s, span,
                    arena_printf(d->arena, "ABS(N(%s))>0.000000001",
                                 cell_name(d->arena, row, g->first_column)),
                    LOOK_BAD);
}

static void
draw_line(const struct drawing *d, struct sheet_out *s, const struct grid *g,
          size_t index)
{
    const struct line *line = &g->lines[index];
    size_t row = g->head + 1 + index;
    struct style style = {.look = line_look(line), .decimals = line->decimals};

    draw_label(s, g, row, line);
    if (!line->cells) {
        return;
    }
    make_room(s, row, line_height(g, line));
    if (line->kind == LINE_DIFFERENCE) {
        style.figure = FIGURE_SIGNED;
        watch_difference(d, s, g, row);
    }
    for (size_t k = 0; k < g->columns_count; k++) {
        const struct cell *cell = &line->cells[k];
        struct style own = style;

        if (cell->text) {
            own.look = text_look(style.look, cell->text, column_width(g, k));
        }
        draw_cell(d, s, line_spot(g, index, k), cell, own);
    }
}

/* -- headings -- */

/* The grid of figures of the lot that `g` belongs to, or NULL. */
static const struct grid *
figures_of(const struct drawing *d, const struct grid *g)
{
    for (size_t i = 0; i < d->layout->lots_count; i++) {
        if (g->lot && d->layout->lots[i].lot == g->lot) {
            return &d->layout->lots[i].figures;
        }
    }
    return NULL;
}

static size_t
column_of(const struct grid *g, const struct lot_bid *bid)
{
    size_t k = 0;

    while (k < g->columns_count && g->columns[k].bid != bid) {
        k++;
    }
    return k;
}

/* The bidder's name as it stands on the lot's page and, while the bid is not
 * admitted there, that it is not. */
static void
draw_bidder(const struct drawing *d, struct sheet_out *s, const struct grid *g,
            size_t column)
{
    const struct grid_column *c = &g->columns[column];
    const struct grid *figures = figures_of(d, g);
    const struct line *admitted =
        figures ? grid_line(figures, "admitted", NULL) : NULL;
    size_t own = admitted ? column_of(figures, c->bid) : 0;
    const char *not_in = page_string(d, "page.not-admitted");
    struct spot name = {0};

    if (!admitted || figures->page == g->page ||
        own == figures->columns_count) {
        sheet_text_at(s, g->head, g->first_column + column, c->title,
                      page_look(LOOK_HEADER));
        return;
    }
    name = (struct spot){figures->page, figures->head,
                         figures->first_column + own};
    sheet_formula_at(
        s, g->head, g->first_column + column,
        arena_printf(
            d->arena, "%s&IF(%s=1,\"\",%s)", spot_text(d->arena, NULL, name),
            spot_text(d->arena, NULL, grid_spot(figures, admitted, own)),
            page_literal(d, not_in)),
        c->bid->is_admitted ? c->title
                            : arena_printf(d->arena, "%s%s", c->title, not_in),
        0, page_look(LOOK_HEADER));
}

/* Strikes out the headings of bids that are not admitted. */
static void
mark_rejected(const struct drawing *d, struct sheet_out *s,
              const struct grid *g)
{
    const struct grid *figures = figures_of(d, g);
    const struct line *admitted =
        figures ? grid_line(figures, "admitted", NULL) : NULL;
    const char *not_in = page_string(d, "page.not-admitted");
    size_t first = 0;
    const char *formula = NULL;

    while (first < g->columns_count && !g->columns[first].bid) {
        first++;
    }
    if (!admitted || first == g->columns_count) {
        return;
    }
    if (figures->page == g->page) {
        formula = arena_printf(d->arena, "%s<>1",
                               cell_name(d->arena, grid_row(figures, admitted),
                                         g->first_column + first));
    } else {
        formula = arena_printf(
            d->arena, "RIGHT(%s,%zu)=%s",
            cell_name(d->arena, g->head, g->first_column + first),
            utf8_length(not_in, strlen(not_in)), page_literal(d, not_in));
    }
    sheet_condition(s,
                    (struct span_out){g->head, g->first_column + first, g->head,
                                      grid_end(g) - 1},
                    formula, LOOK_MISSING);
}

static size_t
heading_height(const struct drawing *d, const struct grid *g)
{
    const char *not_in = page_string(d, "page.not-admitted");
    size_t most = 1;

    for (size_t k = 0; k < g->columns_count; k++) {
        const struct grid_column *c = &g->columns[k];
        const char *text =
            arena_printf(d->arena, "%s%s", c->title ? c->title : "",
                         c->bid && !c->bid->is_admitted ? not_in : "");
        size_t lines = lines_of(text, column_width(g, k));

        most = lines > most ? lines : most;
    }
    return most;
}

static void
draw_headings(const struct drawing *d, struct sheet_out *s,
              const struct grid *g)
{
    struct style left = page_look(LOOK_HEADER_LEFT);
    size_t column = g->mark_column;

    if (g->title && g->head > 0) {
        draw_section(s, g->head - 1, g->mark_column, g->title);
    }
    if (g->first_column - g->mark_column > 1) {
        sheet_text_at(s, g->head, column++, page_string(d, "page.mark"), left);
    }
    if (g->first_column > column) {
        sheet_text_at(s, g->head, column, page_string(d, "page.label"), left);
    }
    for (size_t k = 0; k < g->columns_count; k++) {
        if (g->columns[k].bid) {
            draw_bidder(d, s, g, k);
        } else {
            sheet_text_at(s, g->head, g->first_column + k,
                          g->columns[k].title ? g->columns[k].title : "",
                          page_look(LOOK_HEADER));
        }
        if (g->columns[k].width > 0) {
            sheet_width(s, g->first_column + k, g->first_column + k,
                        g->columns[k].width);
        }
    }
}

void
draw_grid(const struct drawing *d, struct sheet_out *s, const struct grid *g)
{
    if (g->lines_count == 0) {
        return;
    }
    draw_headings(d, s, g);
    make_room(s, g->head, heading_height(d, g));
    mark_rejected(d, s, g);
    for (size_t k = 0; k < g->lines_count; k++) {
        draw_line(d, s, g, k);
    }
}
