/* One lot: key figures, ranking and charts on the first page of print, and
 * below them every figure the ranking is made of. */
#include "write/page_live.h"

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
         const struct lot_layout *l, size_t columns)
{
    struct warning warning = {"page.lot-changed", &l->is_changed,
                              l->is_changed_at};
    struct spot banner = {NULL, l->banner_row, 0},
                cards = {NULL, l->cards_row, 0};
    struct span_out charts = {l->charts_row, 0,
                              l->charts_row + l->charts_rows - 1, columns - 1};

    if (l->is_changed_at.page) {
        draw_warning(d, s, banner, columns, &warning);
    }
    draw_cards(d, s, l, cards);
    draw_ranking(d, s, l);
    if (l->charts_rows > 1) {
        charts.last_row--;
        draw_lot_charts(d, s, l, charts);
    }
}

void
page_lot(const struct drawing *d, struct sheet_out *s, const struct page *p)
{
    const struct lot_layout *l = page_lot_layout(d, p);
    size_t shown = l ? ranking_columns(l) : 0;
    size_t break_above = 0;

    if (!l) {
        return;
    }
    set_widths(s, wider_of(grid_end(&l->ranking), grid_end(&l->figures)));
    (void)page_heading(d, s, lot_name(d, l->lot), lot_facts(d, l->lot->lot));
    if (l->lot->bids_count == 0) {
        sheet_text_at(s, l->cards_row, 0, page_string(d, "summary.no-bids"),
                      page_look(LOOK_SECTION));
    } else {
        draw_top(d, s, l, shown);
    }
    draw_grid(d, s, &l->figures);
    sheet_freeze(s, 0, l->figures.first_column);
    break_above = l->figures.head - (l->figures.title ? 1 : 0);
    sheet_page_breaks(s, &break_above, l->lot->bids_count > 0);
    sheet_repeat_rows(s, l->figures.head, l->figures.head);
    sheet_tab(s, TAB_LIVE);
}
