/* One lot: key figures, ranking and charts on the first page of print, and
 * below them every figure the ranking is made of. */
#include "write/page_live.h"

/* Columns of the banner, and that are printed in any case. */
#define BANNER_COLUMNS 8
#define LEAST_COLUMNS  10

static size_t
wider_of(size_t x, size_t y)
{
    return x > y ? x : y;
}

/* "40 plasser ønsket (36–44)", or NULL without a volume. */
static const char *
volume_text(const struct drawing *d, const struct lot *lot)
{
    struct arena *a = d->arena;
    enum lang lang = d->layout->lang;

    if (!lot->volume) {
        return NULL;
    }
    return text_fill(
        a, lang, "page.wanted",
        WITH({"wanted", figure_text(a, lang, real_exact(lot->volume->wanted),
                                    unit_places, 2)},
             {"unit", lot->unit ? lot->unit : ""}));
}

static const char *
lot_facts(const struct drawing *d, const struct lot *lot)
{
    static const char *const rules[] = {
        [AWARD_ONE] = "page.one-winner",
        [AWARD_K_BEST] = "page.several-winners",
        [AWARD_VOLUME] = "page.by-volume",
    };
    const char *volume = volume_text(d, lot);
    const char *method = lot->method->title ? lot->method->title : "";

    return arena_printf(d->arena, "%s%s%s · %s · %s", method,
                        volume ? " · " : "", volume ? volume : "",
                        page_string(d, rules[lot->award->rule]),
                        page_string(d, "page.ranking-note"));
}

static void
draw_top(const struct drawing *d, struct sheet_out *s,
         const struct lot_layout *l)
{
    struct warning warning = {"page.lot-changed", &l->is_changed,
                              l->is_changed_at};
    struct spot banner = {NULL, l->banner_row, 0},
                cards = {NULL, l->cards_row, 0};

    if (l->is_changed_at.page) {
        draw_warning(d, s, banner, BANNER_COLUMNS, &warning);
    }
    draw_cards(d, s, l, cards);
    draw_ranking(d, s, l);
}

/* -- pages of print -- */

/* The charts, whole on one page that is `columns` wide. */
static void
draw_charts(const struct drawing *d, struct sheet_out *s,
            const struct lot_layout *l, size_t columns, struct breaks *breaks)
{
    size_t page = sheet_page_pixels(s);
    size_t above = sheet_rows_pixels(s, 0, l->charts_row) % page;
    size_t least = l->charts_row + chart_rows(ranked_count(l)) - 1;
    size_t shown = ranking_columns(l) < columns ? ranking_columns(l) : columns;
    struct span_out span = {l->charts_row, 0,
                            l->charts_row + l->charts_rows - 2, shown - 1};

    if (l->charts_rows < 2) {
        return;
    }
    if (sheet_is_wide(s)) { /* what stands in kept columns is printed again */
        span.column = 2;
    }
    least = least < span.last_row ? least : span.last_row;
    if (above + sheet_rows_pixels(s, span.row, least + 2) > page) {
        breaks->rows[breaks->count++] = span.row;
        above = 0;
    }
    while (above + sheet_rows_pixels(s, span.row, span.last_row + 2) > page) {
        span.last_row--;
    }
    draw_lot_charts(d, s, l, span);
}

/* The first line behind `line` that is a heading, or where they end. */
static size_t
section_end(const struct grid *g, size_t line)
{
    do {
        line++;
    } while (line < g->lines_count && g->lines[line].kind != LINE_SECTION);
    return line;
}

/* Headings do not stand alone at the foot of a page, nor single lines at the
 * head of one. */
static void
break_sections(const struct sheet_out *s, const struct grid *g,
               struct breaks *breaks)
{
    size_t page = sheet_page_pixels(s), first = g->head + 1;
    size_t head = sheet_rows_pixels(s, g->head, first), used = 2 * head;

    for (size_t i = 0, end = 0; i < g->lines_count; i = end) {
        size_t high = 0, left = page > used ? page - used : 0;

        end = section_end(g, i);
        high = sheet_rows_pixels(s, first + i, first + end);
        if (high > left && i > 0 &&
            (left < page / 5 || (left < page / 2 && high < left + page / 10))) {
            breaks->rows[breaks->count++] = first + i;
            used = head;
        }
        for (used += high; used > page;) {
            used -= page - head;
        }
    }
}

void
page_lot(const struct drawing *d, struct sheet_out *s, const struct page *p)
{
    const struct lot_layout *l = page_lot_layout(d, p);
    struct breaks breaks = {0};
    struct wide wide = {2, 0};
    size_t columns = 0;

    if (!l) {
        return;
    }
    breaks.rows = arena_array(d->arena, size_t, l->figures.lines_count + 2);
    wide.end = wider_of(ranking_columns(l), grid_end(&l->figures));
    wide.end = wider_of(wide.end, LEAST_COLUMNS);
    set_widths(s, wide.end + 1);
    (void)page_heading(d, s, lot_name(d, l->lot), lot_facts(d, l->lot->lot));
    if (l->lot->bids_count == 0) {
        sheet_text_at(s, l->cards_row, 0, page_string(d, "summary.no-bids"),
                      page_look(LOOK_SECTION));
    } else {
        draw_top(d, s, l);
    }
    draw_grid(d, s, &l->figures);
    columns = sheet_print_wide(s, wide);
    if (l->lot->bids_count > 0) {
        draw_charts(d, s, l, columns, &breaks);
        breaks.rows[breaks.count++] =
            l->figures.head - (l->figures.title ? 1 : 0);
        break_sections(s, &l->figures, &breaks);
    }
    sheet_print_area(
        s, (struct span_out){0, 0, grid_below(&l->figures) - 1, wide.end - 1});
    sheet_page_breaks(s, breaks.rows, breaks.count);
    sheet_freeze(s, 0, l->figures.first_column);
    sheet_repeat_rows(s, l->figures.head, l->figures.head);
    sheet_tab(s, TAB_LIVE);
}
