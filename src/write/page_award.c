/* Who gets what: the awards of all lots, how the volume went down the places,
 * and the rules they follow in words. */
#include "write/page_live.h"

/* So many rows can be read on one page of print. */
#define ROWS_ON_PAGE 52

static size_t
larger(size_t x, size_t y)
{
    return x > y ? x : y;
}

/* -- rules in words -- */

static const char *
share_text(const struct drawing *d, num share)
{
    return figure_text(d->arena, d->layout->lang, real_exact(share), unit_share,
                       2);
}

static const char *
places_text(const struct drawing *d, num volume)
{
    return figure_text(d->arena, d->layout->lang, real_exact(volume),
                       unit_places, 2);
}

static size_t
tell(const struct drawing *d, struct sheet_out *s, size_t row, const char *text)
{
    (void)d;
    sheet_text_at(s, row, 1, text, page_look(LOOK_BARE));
    return row + 1;
}

static size_t
tell_volume(const struct drawing *d, struct sheet_out *s, size_t row,
            const struct lot *lot)
{
    const struct award_rule *r = lot->award;
    enum lang lang = d->layout->lang;

    row = tell(d, s, row,
               text_fill(d->arena, lang, "page.rule-volume",
                         WITH({"wanted", places_text(d, lot->volume->wanted)},
                              {"unit", lot->unit ? lot->unit : ""})));
    row = tell(d, s, row, page_string(d, "page.rule-least"));
    row = tell(d, s, row,
               text_fill(d->arena, lang, "page.rule-viable",
                         WITH({"minimum", places_text(d, r->minimum_viable)})));
    if (r->has_maximum_share) {
        row = tell(d, s, row,
                   text_fill(d->arena, lang, "page.rule-share",
                             WITH({"share", share_text(d, r->maximum_share)})));
    }
    row =
        tell(d, s, row,
             page_string(d, r->has_next ? "page.rule-next" : "page.rule-stop"));
    if (r->has_top) {
        row = tell(d, s, row, page_string(d, "page.rule-top"));
    }
    return row;
}

static size_t
tell_rule(const struct drawing *d, struct sheet_out *s, size_t row,
          const struct lot_result *l)
{
    const struct award_rule *r = l->lot->award;

    draw_section(s, row, 0, lot_name(d, l));
    row++;
    if (r->rule == AWARD_ONE) {
        row = tell(d, s, row, page_string(d, "page.rule-one"));
    } else if (r->rule == AWARD_K_BEST) {
        row = tell(d, s, row,
                   text_fill(d->arena, d->layout->lang, "page.rule-best",
                             WITH({"count", arena_printf(d->arena, "%ld",
                                                         r->winners)})));
    } else {
        row = tell_volume(d, s, row, l->lot);
    }
    if (r->published) {
        row = tell(d, s, row,
                   text_fill(d->arena, d->layout->lang, "page.rule-published",
                             WITH({"published", r->published})));
    }
    return row + 1;
}

/* In which order the lots are awarded. */
static size_t
tell_order(const struct drawing *d, struct sheet_out *s, size_t row)
{
    const struct reservations *r =
        d->layout->evaluation->folder->award.reservations;

    if (!r || r->lot_order_count < 2) {
        return row;
    }
    return tell(
        d, s, row,
        text_fill(d->arena, d->layout->lang, "page.rule-order",
                  WITH({"lots", text_list(d->arena, d->layout->lang,
                                          r->lot_order, r->lot_order_count)})));
}

/* -- tables -- */

static bool
is_line_held(const struct grid *g, const struct line *line)
{
    for (size_t k = 0; line->cells && k < g->columns_count; k++) {
        if (line->cells[k].state == CELL_HELD) {
            return true;
        }
    }
    return false;
}

static bool
has_held(const struct grid *g)
{
    for (size_t i = 0; i < g->lines_count; i++) {
        if (is_line_held(g, &g->lines[i])) {
            return true;
        }
    }
    return false;
}

/* Awards that a spreadsheet does not follow hold for the ranking as it was
 * evaluated, and for no other. */
static void
warn_of_held(const struct drawing *d, struct sheet_out *s, size_t columns)
{
    const struct layout *l = d->layout;
    struct warning warning = {"page.award-held", &l->is_changed,
                              l->is_changed_at};
    bool is_held = has_held(&l->awards);

    for (size_t i = 0; i < l->lots_count; i++) {
        is_held = is_held || has_held(&l->lots[i].cascade);
    }
    if (is_held && l->is_changed_at.page) {
        draw_warning(d, s, (struct spot){NULL, PAGE_FIRST_ROW, 0}, columns,
                     &warning);
    }
}

static size_t
draw_rules(const struct drawing *d, struct sheet_out *s, size_t row)
{
    const struct layout *l = d->layout;

    draw_section(s, row, 0, page_string(d, "page.rules"));
    row = tell_order(d, s, row + 1) + 1;
    for (size_t i = 0; i < l->lots_count; i++) {
        row = tell_rule(d, s, row, l->lots[i].lot);
    }
    return row;
}

/* Tables that fit a page are not cut; below them stand the rules, down to row
 * `end`. */
static void
break_tables(const struct drawing *d, struct sheet_out *s, size_t end)
{
    const struct layout *l = d->layout;
    struct breaks breaks = {arena_array(d->arena, size_t, l->lots_count + 2),
                            0};
    size_t from = 0, below = grid_below(&l->awards);

    from = keep_whole(s, &breaks, from, (struct rows_out){0, below});
    for (size_t i = 0; i < l->lots_count; i++) {
        const struct grid *g = &l->lots[i].cascade;

        if (g->lines_count > 0) {
            from = keep_whole(
                s, &breaks, from,
                (struct rows_out){g->head - (g->title ? 1 : 0), grid_below(g)});
            below = larger(below, grid_below(g));
        }
    }
    (void)keep_whole(s, &breaks, from, (struct rows_out){below + 1, end});
    sheet_page_breaks(s, breaks.rows, breaks.count);
}

void
page_award(const struct drawing *d, struct sheet_out *s, const struct page *p)
{
    const struct layout *l = d->layout;
    size_t columns = grid_end(&l->awards), row = grid_below(&l->awards);

    (void)p;
    for (size_t i = 0; i < l->lots_count; i++) {
        if (l->lots[i].cascade.lines_count > 0) {
            columns = larger(columns, grid_end(&l->lots[i].cascade));
            row = larger(row, grid_below(&l->lots[i].cascade));
        }
    }
    set_widths(s, columns);
    (void)page_heading(d, s, page_string(d, "page.award"),
                       page_string(d, "page.award-about"));
    warn_of_held(d, s, larger(columns, 8));
    draw_grid(d, s, &l->awards);
    for (size_t i = 0; i < l->lots_count; i++) {
        draw_grid(d, s, &l->lots[i].cascade);
    }
    row = draw_rules(d, s, row + 1);
    if (sheet_print_wide(s, (struct wide){2, columns}) == columns &&
        row <= ROWS_ON_PAGE) {
        sheet_fit(s, true);
    } else {
        break_tables(d, s, row);
    }
    sheet_freeze(s, 0, 2);
    sheet_tab(s, TAB_LIVE);
}
