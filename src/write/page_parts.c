/* Pieces that the live pages are put together from. */
#include "write/page_live.h"

#include <string.h>

/* Texts that stand for a figure ("–") are set as figures are. */
#define CENTRED_BYTES 3

const char *
page_string(const struct drawing *d, const char *code)
{
    return text_of(d->layout->lang, code);
}

const char *
page_literal(const struct drawing *d, const char *text)
{
    struct buf b = buf_start(d->arena);

    buf_add_char(&b, '"');
    for (const char *c = text; *c; c++) {
        buf_add(&b, *c == '"' ? "\"" : "");
        buf_add_char(&b, *c);
    }
    buf_add_char(&b, '"');
    return buf_text(&b);
}

struct style
page_look(enum look look)
{
    return (struct style){.look = look};
}

/* -- warnings -- */

void
draw_warning(const struct drawing *d, struct sheet_out *s, struct spot at,
             size_t columns, const struct warning *w)
{
    const char *text = page_string(d, w->code);
    bool is_shown = num_sign(w->is_shown->value) > 0;
    struct span_out span = {at.row, at.column, at.row, at.column + columns - 1};

    sheet_merged_formula(s, span,
                         arena_printf(d->arena, "IF(%s=1,%s,\"\")",
                                      spot_text(d->arena, NULL, w->is_shown_at),
                                      page_literal(d, text)),
                         is_shown ? text : "", 0, page_look(LOOK_BARE));
    sheet_condition(s, span,
                    arena_printf(d->arena, "%s<>\"\"",
                                 cell_fixed(d->arena, at.row, at.column)),
                    LOOK_BANNER);
}

/* -- figures -- */

struct style
figure_style(const struct cell *cell, struct style style)
{
    if (cell->decimals >= 0) {
        style.decimals = (int)cell->decimals;
    }
    if (cell->is_shown_whole) {
        style.decimals = 0;
        style.is_centred = !cell->text || strlen(cell->text) <= CENTRED_BYTES;
    }
    if (cell->text && cell->text[0]) {
        style.figure = cell->state == CELL_GIVEN ? FIGURE_FOREIGN : FIGURE_TEXT;
    } else if (style.figure == FIGURE_TEXT) {
        style.figure = cell->unit.is_share ? FIGURE_PERCENT : FIGURE_PLAIN;
    }
    return style;
}

void
draw_mirror(const struct drawing *d, struct sheet_out *s, struct spot at,
            const struct shown *shown, struct style style)
{
    if (!shown->cell || shown->cell->state == CELL_EMPTY || !shown->from.page) {
        sheet_blank_at(s, at.row, at.column, style);
        return;
    }
    sheet_formula_at(s, at.row, at.column,
                     spot_text(d->arena, NULL, shown->from), shown->cell->text,
                     num_double(shown->cell->value),
                     figure_style(shown->cell, style));
}

/* -- grids -- */

struct spot
line_spot(const struct grid *g, size_t line, size_t column)
{
    return (struct spot){g->page, g->head + 1 + line, g->first_column + column};
}

struct shown
line_shown(const struct grid *g, size_t line, size_t column)
{
    const struct line *l = &g->lines[line];

    return (struct shown){line_spot(g, line, column),
                          l->cells ? &l->cells[column] : NULL};
}

size_t
grid_end(const struct grid *g)
{
    return g->first_column + g->columns_count;
}

size_t
grid_below(const struct grid *g)
{
    return g->head + 1 + g->lines_count;
}

struct span_out
column_span(const struct grid *g, size_t column, size_t first, size_t last)
{
    return (struct span_out){g->head + 1 + first, g->first_column + column,
                             g->head + 1 + last, g->first_column + column};
}

/* -- lots -- */

const struct lot_layout *
page_lot_layout(const struct drawing *d, const struct page *p)
{
    for (size_t i = 0; i < d->layout->lots_count; i++) {
        if (d->layout->lots[i].lot == p->lot) {
            return &d->layout->lots[i];
        }
    }
    return NULL;
}

const char *
lot_name(const struct drawing *d, const struct lot_result *l)
{
    return arena_printf(d->arena, "%s  %s", l->lot->id, l->lot->title);
}

size_t
ranked_count(const struct lot_layout *l)
{
    return l->lot->order_count;
}

static bool
has_weighted(const struct lot_bid *b, const struct method *m)
{
    for (size_t k = 0; b->weighted && k < m->criteria_count; k++) {
        if (b->weighted[m->criteria[k].index]) {
            return true;
        }
    }
    return false;
}

bool
is_weighted(const struct lot_result *l)
{
    for (size_t i = 0; i < l->bids_count; i++) {
        if (has_weighted(&l->bids[i], l->lot->method)) {
            return true;
        }
    }
    return false;
}
