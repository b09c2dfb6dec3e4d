/* The key figures of a lot: what the first row of its ranking says. */
#include "write/page_live.h"

/* Columns that a card takes. */
#define CARD_COLUMNS 2

static struct span_out
card_span(struct spot at, size_t card, size_t below)
{
    size_t column = at.column + card * CARD_COLUMNS;

    return (struct span_out){at.row + below, column, at.row + below,
                             column + CARD_COLUMNS - 1};
}

static void
draw_label(struct sheet_out *s, struct spot at, size_t card, const char *text)
{
    sheet_merged_text(s, card_span(at, card, 0), text,
                      page_look(LOOK_CARD_LABEL));
}

/* A cell of the first row of the ranking, "–" when nobody is ranked. */
static void
draw_first(const struct drawing *d, struct sheet_out *s, struct span_out span,
           const struct lot_layout *l, size_t column)
{
    const struct grid *g = &l->ranking;
    const struct line *first = &g->lines[0];
    const struct cell *cell = &first->cells[column];
    const char *place =
        spot_text(d->arena, NULL, line_spot(g, 0, RANKING_PLACE));
    bool is_ranked = ranked_count(l) > 0;
    struct style style = {.look = LOOK_CARD_VALUE, .decimals = first->decimals};

    style.figure = column == RANKING_MARGIN ? FIGURE_SIGNED : FIGURE_TEXT;
    sheet_merged_formula(
        s, span,
        arena_printf(d->arena, "IF(ISNUMBER(%s),%s,%s)", place,
                     spot_text(d->arena, NULL, line_spot(g, 0, column)),
                     page_literal(d, page_string(d, "page.none"))),
        is_ranked ? cell->text : page_string(d, "page.none"),
        num_double(cell->value), figure_style(cell, style));
}

/* "4 / 5": admitted bids of those that came. */
static void
draw_admitted(const struct drawing *d, struct sheet_out *s,
              struct span_out span, const struct lot_layout *l)
{
    const struct grid *g = &l->figures;
    const struct line *line = grid_line(g, "admitted", NULL);
    size_t first = 0, admitted = 0;

    for (size_t i = 0; i < l->lot->bids_count; i++) {
        admitted += l->lot->bids[i].is_admitted;
    }
    while (first < g->columns_count && !g->columns[first].bid) {
        first++;
    }
    if (!line || first == g->columns_count) {
        sheet_merged_text(s, span, page_string(d, "page.none"),
                          page_look(LOOK_CARD_VALUE));
        return;
    }
    sheet_merged_formula(
        s, span,
        arena_printf(d->arena, "SUM(%s)&\" / %zu\"",
                     spot_range(d->arena, NULL, grid_spot(g, line, first),
                                grid_spot(g, line, g->columns_count - 1)),
                     l->lot->bids_count),
        arena_printf(d->arena, "%zu / %zu", admitted, l->lot->bids_count), 0,
        page_look(LOOK_CARD_VALUE));
}

/* That something is left of the wanted volume, or that more was awarded: by
 * what stands at `spot`, if anywhere. */
static void
label_left(const struct drawing *d, struct sheet_out *s, struct span_out span,
           const struct lot_layout *l, struct spot spot)
{
    bool is_beyond = num_sign(l->lot->unawarded->value.low) < 0;
    const char *left = page_string(d, "page.card-left");
    const char *beyond = page_string(d, "page.card-beyond");

    if (!spot.page) {
        sheet_merged_text(s, span, is_beyond ? beyond : left,
                          page_look(LOOK_CARD_LABEL));
        return;
    }
    sheet_merged_formula(
        s, span,
        arena_printf(d->arena, "IF(ROUND(%s,9)<0,%s,%s)",
                     spot_text(d->arena, NULL, spot), page_literal(d, beyond),
                     page_literal(d, left)),
        is_beyond ? beyond : left, 0, page_look(LOOK_CARD_LABEL));
}

/* What is left of the wanted volume; the words say which way, so there is no
 * sign. */
static void
draw_left(const struct drawing *d, struct sheet_out *s, struct spot at,
          const struct lot_layout *l)
{
    const struct lot *lot = l->lot->lot;
    const struct node *left = l->lot->unawarded;
    struct span_out span = card_span(at, 4, 1);
    struct spot spot = {0};

    if (!left || left->is_blank) {
        draw_label(s, at, 4, page_string(d, "page.card-award"));
        sheet_merged_text(s, span,
                          page_string(d, lot->award->rule == AWARD_ONE
                                             ? "page.one-winner"
                                             : "page.several-winners"),
                          page_look(LOOK_CARD_VALUE));
        return;
    }
    spot = layout_spot(d->layout, left);
    label_left(d, s, card_span(at, 4, 0), l, spot);
    if (!spot.page) {
        sheet_merged_text(s, span,
                          figure_text(d->arena, d->layout->lang, left->value,
                                      left->step.unit, 2),
                          page_look(LOOK_CARD_VALUE));
        return;
    }
    sheet_merged_formula(
        s, span, spot_text(d->arena, NULL, spot), NULL,
        num_double(left->value.low),
        (struct style){LOOK_CARD_VALUE, FIGURE_SIZE, .decimals = 0});
}

void
draw_cards(const struct drawing *d, struct sheet_out *s,
           const struct lot_layout *l, struct spot at)
{
    static const struct {
        const char *label;
        size_t column;
    } cards[] = {
        {"page.card-first", RANKING_NAME},
        {"page.card-total", RANKING_TOTAL},
        {"page.card-margin", RANKING_MARGIN},
    };

    if (l->ranking.lines_count == 0) {
        return;
    }
    for (size_t k = 0; k < sizeof cards / sizeof cards[0]; k++) {
        draw_label(s, at, k, page_string(d, cards[k].label));
        draw_first(d, s, card_span(at, k, 1), l, cards[k].column);
    }
    draw_label(s, at, 3, page_string(d, "page.card-admitted"));
    draw_admitted(d, s, card_span(at, 3, 1), l);
    draw_left(d, s, at, l);
}
