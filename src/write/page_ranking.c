/* The ranking of a lot, where it is at home and as a copy. */
#include "write/page_live.h"

/* How the cells of each column look, in a row of a bid. */
static struct style
column_style(size_t column, const struct line *line, size_t lines)
{
    struct style style = {.look = LOOK_PLAIN, .decimals = line->decimals};

    switch (column) {
    case RANKING_PLACE:
        style.is_centred = true;
        break;
    case RANKING_NAME:
        style.look = lines > 1 ? LOOK_WRAPPED : LOOK_PLAIN;
        break;
    case RANKING_MARGIN:
        style.figure = FIGURE_SIGNED;
        break;
    case RANKING_STATUS:
        style.is_centred = true;
        break;
    default:
        break;
    }
    return style;
}

size_t
ranking_columns(const struct lot_layout *l)
{
    return l->ranking.columns_count - 1;
}

/* First places stand out; the names of who is not ranked are struck through,
 * and the figures there are set back. */
static void
mark_places(const struct drawing *d, struct sheet_out *s, struct span_out span)
{
    const char *place = arena_printf(
        d->arena, "$%s", cell_name(d->arena, span.row, span.column));
    const char *first = cell_name(d->arena, span.row, span.column);

    sheet_condition(s, span, arena_printf(d->arena, "%s=1", place),
                    LOOK_WINNER);
    sheet_condition(s, span,
                    arena_printf(d->arena, "AND(NOT(ISNUMBER(%s)),LEN(%s)>0)",
                                 place, first),
                    LOOK_REJECTED);
}

static struct span_out
body(const struct lot_layout *l, struct spot head, size_t columns)
{
    return (struct span_out){head.row + 1, head.column,
                             head.row + l->ranking.lines_count,
                             head.column + columns - 1};
}

/* Lines that the name in row `row` takes; in what-if.xlsx, where any bid may
 * come to stand there, those of the longest. */
static size_t
name_lines(const struct drawing *d, const struct lot_layout *l, size_t row)
{
    const char *name = l->ranking.lines[row].cells[RANKING_NAME].text;
    size_t most = name ? lines_of(name, LABEL_WIDTH) : 1;

    for (size_t i = 0; d->is_what_if && i < l->lot->bids_count; i++) {
        size_t lines = lines_of(layout_bidder(&l->lot->bids[i]), LABEL_WIDTH);

        most = lines > most ? lines : most;
    }
    return most;
}

static void
draw_heads(struct sheet_out *s, const struct grid *g, struct spot at,
           size_t columns)
{
    size_t most = 1;

    for (size_t k = 0; k < columns; k++) {
        const char *title = g->columns[k].title ? g->columns[k].title : "";
        bool is_name = k == RANKING_NAME;
        bool is_helper = k == g->columns_count - 1;
        size_t lines = lines_of(title, is_name ? LABEL_WIDTH : FIGURE_WIDTH);

        most = lines > most ? lines : most;
        sheet_text_at(s, at.row, at.column + k, title,
                      (struct style){.look = is_name     ? LOOK_HEADER_LEFT
                                             : is_helper ? LOOK_HELPER
                                                         : LOOK_HEADER,
                                     .is_centred = is_helper});
    }
    make_room(s, at.row, most);
}

void
draw_ranking(const struct drawing *d, struct sheet_out *s,
             const struct lot_layout *l)
{
    const struct grid *g = &l->ranking;
    struct spot head = {g->page, g->head, g->first_column};

    draw_heads(s, g, head, g->columns_count);
    for (size_t i = 0; i < g->lines_count; i++) {
        size_t lines = name_lines(d, l, i);

        make_room(s, g->head + 1 + i, lines);
        for (size_t k = 0; k < g->columns_count; k++) {
            struct style style = column_style(k, &g->lines[i], lines);

            style.look = k < ranking_columns(l) ? style.look : LOOK_HELPER;
            draw_cell(d, s, line_spot(g, i, k), &g->lines[i].cells[k], style);
        }
    }
    if (g->lines_count > 0) {
        mark_places(d, s, body(l, head, ranking_columns(l)));
    }
}

size_t
draw_ranking_copy(const struct drawing *d, struct sheet_out *s,
                  const struct lot_layout *l, struct spot at, size_t columns)
{
    const struct grid *g = &l->ranking;

    draw_heads(s, g, at, columns);
    for (size_t i = 0; i < g->lines_count; i++) {
        size_t lines = name_lines(d, l, i);

        make_room(s, at.row + 1 + i, lines);
        for (size_t k = 0; k < columns; k++) {
            struct spot to = {NULL, at.row + 1 + i, at.column + k};
            struct shown shown = line_shown(g, i, k);

            draw_mirror(d, s, to, &shown, column_style(k, &g->lines[i], lines));
        }
    }
    if (g->lines_count > 0) {
        mark_places(d, s, body(l, at, columns));
    }
    return at.row + 1 + g->lines_count;
}
