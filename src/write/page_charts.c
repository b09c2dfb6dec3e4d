/* Charts of a lot: points by criterion, price against quality. Bids without a
 * place have no points and are in none of them. */
#include "write/page_live.h"

/* Rows of a chart: its least, for each bar that lies, and around the bars. */
#define CHART_LEAST_ROWS  15
#define CHART_EDGE_ROWS   6
#define PRICE_IN_MILLIONS 1000000

/* With more criteria than this their parts of a bar cannot be told apart. */
#define MOST_SERIES 24

size_t
chart_rows(size_t bids)
{
    size_t rows = CHART_EDGE_ROWS + bids;

    return rows > CHART_LEAST_ROWS ? rows : CHART_LEAST_ROWS;
}

const char *
money_title(const struct drawing *d, const char *code)
{
    return text_fill(
        d->arena, d->layout->lang, code,
        WITH({"currency", d->layout->evaluation->folder->tender.currency}));
}

bool
is_in_millions(const struct drawing *d, const struct lot_layout *l)
{
    num limit = num_int(d->arena, PRICE_IN_MILLIONS);

    for (size_t i = 0; i < l->lot->bids_count; i++) {
        const struct node *price = l->lot->bids[i].evaluated_price;

        if (price && !price->is_blank &&
            num_compare(price->value.low, limit) > 0) {
            return true;
        }
    }
    return false;
}

/* -- points -- */

/* The rows of the ranking that a chart shows: who is ranked; in what-if.xlsx
 * who might be, since the rows below may then come to hold points. */
static size_t
charted_rows(const struct drawing *d, const struct lot_layout *l)
{
    size_t count = 0;

    if (!d->is_what_if) {
        return ranked_count(l);
    }
    for (size_t i = 0; i < l->lot->bids_count; i++) {
        count += l->lot->bids[i].is_complete || l->lot->bids[i].is_admitted;
    }
    return count < l->ranking.lines_count ? count : l->ranking.lines_count;
}

static const char *
points_title(const struct drawing *d, const struct lot_layout *l, bool is_named)
{
    const char *title = page_string(
        d, is_weighted(l->lot) ? "page.chart-weighted" : "page.chart-points");

    return is_named
               ? text_fill(d->arena, d->layout->lang, "page.chart-of-lot",
                           WITH({"lot", l->lot->lot->id}, {"title", title}))
               : title;
}

static void
chart_points(const struct drawing *d, struct sheet_out *s,
             const struct lot_layout *l, struct span_out span, bool is_named)
{
    const struct grid *g = &l->ranking;
    size_t rows = charted_rows(d, l);
    size_t count = ranking_columns(l) - RANKING_CRITERIA;
    struct series_out *series =
        arena_array(d->arena, struct series_out, count + 1);
    bool is_sum = is_weighted(l->lot);
    struct chart_out chart = {
        .kind = CHART_STACKED_BARS,
        .title = points_title(d, l, is_named),
        .alt = text_fill(d->arena, d->layout->lang,
                         is_sum ? "page.chart-weighted-alt"
                                : "page.chart-points-alt",
                         WITH({"lot", l->lot->lot->title})),
        .value_title = page_string(d, "page.axis-points"),
        .series = series,
        .series_count = count,
        .over = span,
    };

    if (ranked_count(l) == 0 || ranked_count(l) > BIDS_IN_CHART || count == 0 ||
        count > MOST_SERIES) {
        return;
    }
    for (size_t k = 0; k < count; k++) {
        size_t column = RANKING_CRITERIA + k;

        series[k].name_formula =
            cell_on(d->arena, g->page->name, g->head, g->first_column + column);
        series[k].name = g->columns[column].title;
        series[k].categories = range_on(
            d->arena, g->page->name, column_span(g, RANKING_NAME, 0, rows - 1));
        series[k].values = range_on(d->arena, g->page->name,
                                    column_span(g, column, 0, rows - 1));
    }
    sheet_chart(s, &chart);
}

/* -- price against quality -- */

static bool
is_charted(const struct lot_bid *b)
{
    return b->is_ranked && node_is_one(b->is_ranked) && b->quality &&
           !b->quality->is_blank && b->evaluated_price &&
           !b->evaluated_price->is_blank;
}

static const char *
cell_of(const struct drawing *d, const struct node *n)
{
    return spot_text(d->arena, NULL, layout_spot(d->layout, n));
}

static size_t
quality_series(const struct drawing *d, const struct lot_layout *l,
               struct series_out *series)
{
    const struct grid *g = &l->figures;
    size_t count = 0;

    for (size_t k = 0; k < g->columns_count; k++) {
        const struct lot_bid *b = g->columns[k].bid;

        if (b && is_charted(b) && layout_spot(d->layout, b->quality).page &&
            layout_spot(d->layout, b->evaluated_price).page) {
            series[count++] = (struct series_out){
                .name_formula = cell_on(d->arena, g->page->name, g->head,
                                        g->first_column + k),
                .name = g->columns[k].title,
                .categories = cell_of(d, b->evaluated_price),
                .values = cell_of(d, b->quality),
            };
        }
    }
    return count;
}

/* All bids as they were evaluated: constants, whatever is changed. */
static size_t
evaluated_series(const struct drawing *d, const struct lot_layout *l,
                 struct series_out *series)
{
    const struct grid *q = &l->figures, *p = &l->prices;
    size_t bids = l->lot->bids_count;
    struct span_out x, y;

    if (!l->program_quality || !l->program_price || bids == 0) {
        return 0;
    }
    x = (struct span_out){grid_row(p, l->program_price), 0,
                          grid_row(p, l->program_price), 0};
    y = (struct span_out){grid_row(q, l->program_quality), 0,
                          grid_row(q, l->program_quality), 0};
    x.last_column = p->first_column + p->columns_count - 1;
    y.last_column = q->first_column + q->columns_count - 1;
    x.column = x.last_column - bids + 1;
    y.column = y.last_column - bids + 1;
    *series = (struct series_out){
        .name_formula =
            cell_on(d->arena, q->page->name, y.row, q->first_column - 1),
        .name = l->program_quality->label,
        .categories = range_on(d->arena, p->page->name, x),
        .values = range_on(d->arena, q->page->name, y),
        .is_reference = true,
    };
    return 1;
}

/* Draws it and says that it did. */
static bool
chart_quality(const struct drawing *d, struct sheet_out *s,
              const struct lot_layout *l, struct span_out span)
{
    struct series_out *series =
        arena_array(d->arena, struct series_out, l->figures.columns_count + 2);
    bool is_large = is_in_millions(d, l);
    size_t behind;
    struct chart_out chart = {
        .kind = CHART_SCATTER,
        .title = page_string(d, "page.chart-quality"),
        .alt = text_fill(d->arena, d->layout->lang, "page.chart-quality-alt",
                         WITH({"lot", l->lot->lot->title})),
        .category_title = money_title(d, is_large ? "page.axis-price-millions"
                                                  : "page.axis-price"),
        .value_title = page_string(d, "page.axis-quality"),
        .series = series,
        .value_decimals = 1,
        .is_in_millions = is_large,
        .over = span,
    };

    /* the constants first: Gnumeric takes a scatter of formulas alone, when it
     * has not worked them out yet, for one of words */
    behind = evaluated_series(d, l, series);
    chart.series_count = quality_series(d, l, series + behind);
    if (chart.series_count == 0) {
        return false;
    }
    chart.series_count += behind;
    sheet_chart(s, &chart);
    return true;
}

/* -- both -- */

/* Why there are no charts: the string's code, or NULL when there are. */
static const char *
why_no_charts(const struct lot_layout *l)
{
    size_t criteria = ranking_columns(l) - (size_t)RANKING_CRITERIA;

    if (ranked_count(l) == 0) {
        return "book.nobody-ranked";
    }
    if (ranked_count(l) > BIDS_IN_CHART) {
        return "page.too-many-for-charts";
    }
    return criteria > MOST_SERIES ? "page.too-many-criteria" : NULL;
}

void
draw_lot_charts(const struct drawing *d, struct sheet_out *s,
                const struct lot_layout *l, struct span_out span)
{
    struct span_out left = span, right = span;
    /* the first two columns are the widest */
    size_t columns = span.last_column - span.column + 1;
    const char *why_not = why_no_charts(l);

    if (why_not) {
        sheet_text_at(s, span.row, span.column, page_string(d, why_not),
                      page_look(LOOK_MUTED));
    }
    if (why_not || ranking_columns(l) <= (size_t)RANKING_CRITERIA) {
        return;
    }
    left.last_column =
        span.column >= 2
            ? span.column + (columns - 1) / 2
            : span.column + 1 + (columns > 6 ? (columns - 5) / 2 : 0);
    right.column = left.last_column + 1;
    if (right.column > right.last_column ||
        ranked_count(l) > BIDS_WITH_LABELS || !chart_quality(d, s, l, right)) {
        left.last_column = span.last_column;
    } else {
        sheet_text_at(s, span.last_row + 1, span.column,
                      page_string(d, "page.chart-rings"),
                      page_look(LOOK_MUTED));
    }
    chart_points(d, s, l, left, false);
}

void
draw_summary_chart(const struct drawing *d, struct sheet_out *s,
                   const struct lot_layout *l, struct span_out span)
{
    chart_points(d, s, l, span, true);
}
