/*
 * Charts: what they are made of and how they look.
 */
#include "base/utf8.h"
#include "book/inside.h"

#include <stdint.h>
#include <string.h>

#define TITLE_UNITS 200
#define ALT_SIZE    1000 /* bytes */
#define LABELLED    8    /* bars whose figures can be read inside them */
#define NAMED       12   /* dots whose names do not hide one another ... */
#define NAME_UNITS  50   /* ... if they are no longer than this */

static lxw_chart_font
font(struct arena *a, double size, lxw_color_t colour)
{
    return (lxw_chart_font){
        .name = arena_text(a, "Calibri"),
        .size = size,
        .color = colour,
        .bold = LXW_EXPLICIT_FALSE,
    };
}

/* A text that begins with "=" would be taken for a reference. */
static const char *
chart_text(struct arena *a, const char *text)
{
    const struct text_limit limit = {TEXT_DRAWING, TITLE_UNITS, 0};
    const char *clean = book_fit(a, text, limit);

    return *clean == '=' ? arena_printf(a, " %s", clean) : clean;
}

/* -- axes -- */

struct axis {
    const char *title;   /* or NULL */
    const char *figures; /* or NULL: of an axis of names */
};

static void
set_axis(struct arena *a, lxw_chart_axis *axis, struct axis wanted)
{
    lxw_chart_font figures = font(a, 9, INK), title = font(a, 9, QUIET);
    lxw_chart_line line = {.color = EDGE, .width = 0.75f};
    lxw_chart_line grid = {.color = GRID, .width = 0.75f};

    chart_axis_set_num_font(axis, &figures);
    chart_axis_set_line(axis, &line);
    chart_axis_set_major_tick_mark(axis, LXW_CHART_AXIS_TICK_MARK_NONE);
    if (wanted.title && *wanted.title) {
        chart_axis_set_name(axis, chart_text(a, wanted.title));
        chart_axis_set_name_font(axis, &title);
    }
    chart_axis_major_gridlines_set_visible(axis, wanted.figures != NULL);
    if (!wanted.figures)
        return;
    chart_axis_set_num_format(axis, wanted.figures);
    chart_axis_major_gridlines_set_line(axis, &grid);
}

/* How the figures of an axis are written; without the room for a bracket. */
static const char *
axis_figures(struct arena *a, int decimals, bool is_in_millions)
{
    const char *zeros =
        decimals > 0 ? arena_printf(a, ".%0*d", decimals, 0) : "";
    const char *figure =
        arena_printf(a, "#,##0%s%s", zeros, is_in_millions ? ",," : "");

    return arena_printf(a, "%s;−%s", figure, figure);
}

static void
set_axes(struct arena *a, lxw_chart *chart, const struct chart_out *wanted)
{
    struct axis names = {wanted->category_title, NULL};
    struct axis values = {
        wanted->value_title,
        axis_figures(a, wanted->value_decimals, wanted->is_in_millions)};

    if (wanted->kind == CHART_SCATTER) {
        names.figures = wanted->is_in_millions ? axis_figures(a, 1, true)
                                               : axis_figures(a, 0, false);
        values.figures = axis_figures(a, wanted->value_decimals, false);
    }
    /* The library calls the axis of values of lying bars x. */
    if (wanted->kind == CHART_STACKED_BARS) {
        set_axis(a, chart->x_axis, values);
        set_axis(a, chart->y_axis, names);
        chart_axis_set_reverse(chart->y_axis); /* the first at the top ... */
        chart_axis_set_crossing_max(chart->y_axis);  /* figures below */
        chart_axis_set_label_position(chart->y_axis, /* not over the bars */
                                      LXW_CHART_AXIS_LABEL_POSITION_LOW);
    } else {
        set_axis(a, chart->x_axis, names);
        set_axis(a, chart->y_axis, values);
    }
}

/* -- series -- */

static void
name_dot(struct arena *a, lxw_chart_series *series)
{
    lxw_chart_font label = font(a, 9, INK);

    chart_series_set_labels(series);
    series->show_labels_name = LXW_TRUE;
    series->show_labels_value = LXW_FALSE; /* labels_options leaves it on */
    /* LibreOffice shows the value all the same, so it is written as nothing. */
    chart_series_set_labels_num_format(series, ";;;");
    chart_series_set_labels_separator(series, LXW_CHART_LABEL_SEPARATOR_SPACE);
    chart_series_set_labels_font(series, &label);
}

static void
label_bars(struct arena *a, lxw_chart_series *series, size_t index)
{
    lxw_chart_font label = font(a, 8, book_bar_ink(index));

    chart_series_set_labels(series);
    chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_CENTER);
    chart_series_set_labels_font(series, &label);
}

static bool
read_range(struct arena *a, struct chart_range *range, const char *formula)
{
    range->formula = formula;
    return formula && book_reference(a, formula, &range->sheet, &range->span);
}

static bool
read_ranges(struct arena *a, const struct series_out *given,
            struct placed_series *out)
{
    out->is_reference = given->is_reference;
    return read_range(a, &out->name, given->name_formula) &&
           read_range(a, &out->categories, given->categories) &&
           read_range(a, &out->values, given->values);
}

static void
add_series(struct sheet_out *s, struct placed_chart *p, size_t index)
{
    struct arena *a = s->book->arena;
    struct placed_series *out = &p->series[index];
    lxw_chart_series *series = chart_add_series(
        p->chart, out->categories.formula, out->values.formula);

    if (!series) {
        sheet_fail(s, SIZE_MAX, 0, "series");
        return;
    }
    chart_series_set_name(series, arena_printf(a, "=%s", out->name.formula));
    out->series = series;
    out->name.kept = series->title.range;
    out->categories.kept = series->categories;
    out->values.kept = series->values;
    if (out->is_reference) {
        book_paint_ring(series);
    } else if (p->kind == CHART_SCATTER) {
        book_paint_dot(series, index);
        if (p->has_names)
            name_dot(a, series);
    } else {
        book_paint_bars(series, index);
        if (p->has_labels)
            label_bars(a, series, index);
    }
}

/* -- the chart -- */

/* Names stand beside the dots; else in a legend. */
static bool
has_names(const struct chart_out *wanted)
{
    bool is_short = true;

    for (size_t i = 0; i < wanted->series_count; i++) {
        const char *name = wanted->series[i].name;

        is_short = is_short &&
                   (!name || utf8_length(name, strlen(name)) <= NAME_UNITS);
    }
    return wanted->kind == CHART_SCATTER && wanted->series_count <= NAMED &&
           is_short;
}

static void
set_frame(struct arena *a, lxw_chart *chart, const struct chart_out *wanted)
{
    lxw_chart_font title = font(a, 11, NAVY), legend = font(a, 9, INK);
    lxw_chart_line edge = {.color = EDGE, .width = 0.75f};
    bool has_legend = wanted->kind == CHART_SCATTER ? !has_names(wanted)
                                                    : wanted->series_count > 1;

    title.bold = LXW_TRUE;
    if (wanted->title && *wanted->title) {
        chart_title_set_name(chart, chart_text(a, wanted->title));
        chart_title_set_name_font(chart, &title);
    } else {
        chart_title_off(chart);
    }
    chart_chartarea_set_line(chart, &edge);
    chart_legend_set_position(chart, has_legend ? LXW_CHART_LEGEND_BOTTOM
                                                : LXW_CHART_LEGEND_NONE);
    chart_legend_set_font(chart, &legend);
    if (wanted->kind != CHART_SCATTER) {
        chart_set_series_gap(chart, 60);
        chart_set_series_overlap(chart, 100);
    }
}

static size_t
cells_in(struct span_out span)
{
    return (span.last_row - span.row + 1) *
           (span.last_column - span.column + 1);
}

static struct placed_chart *
place(struct sheet_out *s, const struct chart_out *wanted)
{
    struct arena *a = s->book->arena;
    struct placed_chart *p = arena_new(a, struct placed_chart);
    const struct text_limit limit = {TEXT_DRAWING, ALT_SIZE, ALT_SIZE};

    p->kind = wanted->kind;
    p->over = wanted->over;
    p->alt = book_fit_copy(a, wanted->alt, limit);
    p->figures =
        axis_figures(a, wanted->value_decimals + 1, wanted->is_in_millions);
    p->series_count = wanted->series_count;
    p->series = arena_array(a, struct placed_series, wanted->series_count);
    for (size_t i = 0; i < p->series_count; i++)
        if (!read_ranges(a, &wanted->series[i], &p->series[i]))
            return NULL;
    p->has_names = has_names(wanted);
    p->has_labels = p->kind != CHART_SCATTER &&
                    p->series_count <= CHART_COLOURS &&
                    cells_in(p->series[0].values.span) <= LABELLED;
    return p;
}

void
sheet_chart(struct sheet_out *s, const struct chart_out *wanted)
{
    static const uint8_t types[] = {
        [CHART_STACKED_BARS] = LXW_CHART_BAR_STACKED,
        [CHART_STACKED_COLUMNS] = LXW_CHART_COLUMN_STACKED,
        [CHART_SCATTER] = LXW_CHART_SCATTER,
    };

    if (!sheet_holds_span(s, wanted->over) || !wanted->series_count)
        return;

    struct placed_chart *p = place(s, wanted);

    if (p)
        p->chart = workbook_add_chart(s->book->file, types[wanted->kind]);
    if (!p || !p->chart) {
        sheet_fail(s, wanted->over.row, wanted->over.column, "chart");
        return;
    }
    for (size_t i = 0; i < p->series_count && !s->book->failure; i++)
        add_series(s, p, i);
    set_axes(s->book->arena, p->chart, wanted);
    set_frame(s->book->arena, p->chart, wanted);
    *s->last_chart = p;
    s->last_chart = &p->next;
}
