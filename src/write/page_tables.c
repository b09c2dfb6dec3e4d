/* The pages that are tables and little else: scores, prices, weights. */
#include "write/page_live.h"

static size_t
larger(size_t x, size_t y)
{
    return x > y ? x : y;
}

/* -- pages with one grid for each lot -- */

typedef const struct grid *grid_of(const struct lot_layout *l);

static const struct grid *
scores_of(const struct lot_layout *l)
{
    return &l->scores;
}

static const struct grid *
prices_of(const struct lot_layout *l)
{
    return &l->prices;
}

static struct breaks
no_breaks(const struct drawing *d)
{
    size_t most = 3 * d->layout->lots_count + 1;

    return (struct breaks){arena_array(d->arena, size_t, most), 0};
}

/* Draws them one below the other. Returns the first row below them all. */
static size_t
draw_lots(const struct drawing *d, struct sheet_out *s, grid_of *of)
{
    const struct layout *l = d->layout;
    size_t columns = 0, below = PAGE_FIRST_ROW;

    for (size_t i = 0; i < l->lots_count; i++) {
        columns = larger(columns, grid_end(of(&l->lots[i])));
    }
    set_widths(s, columns);
    for (size_t i = 0; i < l->lots_count; i++) {
        const struct grid *g = of(&l->lots[i]);

        draw_grid(d, s, g);
        below = g->lines_count > 0 ? grid_below(g) : below;
    }
    if (l->lots_count == 1 && of(&l->lots[0])->lines_count > 0) {
        sheet_freeze(s, of(&l->lots[0])->head + 1,
                     of(&l->lots[0])->first_column);
        if (of(&l->lots[0]) != &l->lots[0].prices ||
            l->lots[0].amounts_count == 0) {
            sheet_repeat_rows(s, of(&l->lots[0])->head, of(&l->lots[0])->head);
        }
    } else if (l->lots_count > 0) {
        sheet_freeze(s, 0, of(&l->lots[0])->first_column);
    }
    return below;
}

/* The grids as pages of print, none cut that fits one; `columns` are printed
 * at least. */
static void
print_lots(const struct drawing *d, struct sheet_out *s, grid_of *of,
           size_t columns, struct breaks *breaks)
{
    const struct layout *l = d->layout;
    size_t kept = 2, from = 0;

    for (size_t i = 0; i < l->lots_count; i++) {
        columns = larger(columns, grid_end(of(&l->lots[i])));
        kept = of(&l->lots[i])->first_column;
    }
    (void)sheet_print_wide(s, (struct wide){kept, columns});
    for (size_t i = 0; i < l->lots_count; i++) {
        const struct grid *g = of(&l->lots[i]);
        size_t first = g->head - (g->title ? 1 : 0);

        if (g->lines_count > 0) {
            /* the first table stands below the heading, come what may */
            first = first > PAGE_FIRST_ROW + 2 ? first : 0;
            from = keep_whole(s, breaks, from,
                              (struct rows_out){first, grid_below(g)});
        }
    }
}

void
page_scores(const struct drawing *d, struct sheet_out *s, const struct page *p)
{
    struct breaks breaks = no_breaks(d);

    (void)page_heading(d, s, page_string(d, "page.scores"),
                       page_string(d, d->is_what_if ? "page.scores-what-if"
                                                    : "page.scores-about"));
    (void)p;
    (void)draw_lots(d, s, scores_of);
    print_lots(d, s, scores_of, 0, &breaks);
    sheet_page_breaks(s, breaks.rows, breaks.count);
    sheet_tab(s, TAB_LIVE);
}

static const char *
price_facts(const struct drawing *d)
{
    static const char *const vat[] = {
        [VAT_EXCLUDED] = "explain.vat-excluded",
        [VAT_INCLUDED] = "explain.vat-included",
        [VAT_EXEMPT] = "explain.vat-exempt",
    };
    const struct tender *t = &d->layout->evaluation->folder->tender;

    return text_fill(
        d->arena, d->layout->lang,
        d->is_what_if ? "page.prices-what-if" : "page.prices-about",
        WITH({"currency", t->currency}, {"vat", .word = vat[t->vat]}));
}

/* What the prices of each lot are made of, each on its own page of print. */
static void
draw_all_amounts(const struct drawing *d, struct sheet_out *s, size_t row,
                 struct breaks *breaks)
{
    for (size_t i = 0; i < d->layout->lots_count; i++) {
        const struct lot_layout *l = &d->layout->lots[i];

        if (l->amounts_count > 0 && l->lot->bids_count > 0) {
            breaks->rows[breaks->count++] = row;
            row = draw_amounts(d, s, l, row, breaks) + 1;
        }
    }
}

void
page_prices(const struct drawing *d, struct sheet_out *s, const struct page *p)
{
    struct breaks breaks = no_breaks(d);
    size_t below = 0, columns = 0, used = 2;

    (void)p;
    (void)page_heading(d, s, page_string(d, "page.prices"), price_facts(d));
    below = draw_lots(d, s, prices_of);
    for (size_t i = 0; i < d->layout->lots_count; i++) {
        columns = larger(columns, 2 + d->layout->lots[i].amounts_count);
    }
    for (size_t i = 0; i < d->layout->lots_count; i++) {
        used = larger(used, grid_end(prices_of(&d->layout->lots[i])));
    }
    if (columns > used) {
        sheet_width(s, used, columns - 1, FIGURE_WIDTH);
    }
    print_lots(d, s, prices_of, columns, &breaks);
    draw_all_amounts(d, s, below + 1, &breaks);
    sheet_page_breaks(s, breaks.rows, breaks.count);
    sheet_tab(s, TAB_LIVE);
}

/* -- weights -- */

/* The two checks of a method's weights, with what they say in words. */
static void
draw_check(const struct drawing *d, struct sheet_out *s,
           const struct cell *check, struct spot at)
{
    struct span_out span = {at.row, at.column, at.row, at.column};
    struct style style = {.look = LOOK_HELPER, .is_centred = true};
    const char *cell = NULL;

    if (check->state == CELL_EMPTY || !at.page) {
        return;
    }
    cell = cell_name(d->arena, at.row, at.column);
    draw_cell(d, s, at, check, style);
    sheet_condition(s, span, arena_printf(d->arena, "%s=1", cell), LOOK_GOOD);
    sheet_condition(s, span, arena_printf(d->arena, "%s=0", cell), LOOK_BAD);
}

static void
draw_method(const struct drawing *d, struct sheet_out *s,
            const struct method_layout *m)
{
    struct span_out deviation = column_span(
        &m->weights, WEIGHT_DEVIATION, 0,
        m->weights.lines_count > 0 ? m->weights.lines_count - 1 : 0);

    draw_grid(d, s, &m->weights);
    draw_grid(d, s, &m->parameters);
    draw_check(d, s, &m->is_whole, m->is_whole_at);
    draw_check(d, s, &m->is_announced, m->is_announced_at);
    if (m->weights.lines_count > 0 &&
        m->weights.columns_count > WEIGHT_DEVIATION) {
        sheet_condition(
            s, deviation,
            arena_printf(d->arena, "ABS(N(%s))>0.000000001",
                         cell_name(d->arena, deviation.row, deviation.column)),
            LOOK_BAD);
    }
}

void
page_weights(const struct drawing *d, struct sheet_out *s, const struct page *p)
{
    const struct layout *l = d->layout;
    size_t columns = 0;

    (void)p;
    for (size_t i = 0; i < l->methods_count; i++) {
        columns = larger(columns, grid_end(&l->methods[i].weights));
        columns = larger(columns, grid_end(&l->methods[i].parameters));
    }
    set_widths(s, columns);
    (void)page_heading(d, s, page_string(d, "page.weights"),
                       page_string(d, d->is_what_if ? "page.weights-what-if"
                                                    : "page.weights-about"));
    for (size_t i = 0; i < l->methods_count; i++) {
        draw_method(d, s, &l->methods[i]);
    }
    (void)sheet_print_wide(s, (struct wide){2, columns});
    if (l->methods_count > 0) {
        sheet_freeze(s, 0, l->methods[0].weights.first_column);
    }
    sheet_tab(s, TAB_FIXED);
}
