/*
 * Charts put in their places when the book ends: then the widths of columns
 * and the values of cells are known. The values are kept in the chart, because
 * who only shows a workbook (a mail program, a document archive) computes
 * nothing.
 */
#include "base/utf8.h"
#include "book/inside.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHART_WIDTH  480.0 /* pixels, before it is scaled */
#define CHART_HEIGHT 288.0
#define INSET        2    /* pixels from the edge of the first cell */
#define LEAST_SHARE  0.05 /* of the longest bar, to hold a figure */
#define LONG_NAME    36   /* characters */
#define SMALL_NAME   700  /* hundredths of a point, as the library keeps them */
#define POINTS_MOST  UINT16_MAX

/* -- sizes -- */

double
book_column_pixels(const lxw_worksheet *page, size_t column)
{
    double width = LXW_DEF_COL_WIDTH;

    for (size_t i = 0; i < page->col_options_max; i++) {
        const lxw_col_options *o = page->col_options[i];

        if (o && column >= o->firstcol && column <= o->lastcol)
            width = o->width;
    }
    return width < 1 ? (double)(int)(width * 12 + 0.5)
                     : (double)((int)(width * 7 + 0.5) + 5);
}

double
book_row_pixels(lxw_worksheet *page, size_t row)
{
    const lxw_row *r = lxw_worksheet_find_row(page, (lxw_row_t)row);

    return (double)(int)(4.0 / 3.0 * (r ? r->height : LXW_DEF_ROW_HEIGHT));
}

static lxw_chart_options
options_of(lxw_worksheet *page, const struct placed_chart *p)
{
    double width = -2 * INSET, height = -2 * INSET;

    for (size_t i = p->over.column; i <= p->over.last_column; i++)
        width += book_column_pixels(page, i);
    for (size_t i = p->over.row; i <= p->over.last_row; i++)
        height += book_row_pixels(page, i);
    return (lxw_chart_options){
        .x_offset = INSET,
        .y_offset = INSET,
        .x_scale = width > 1 ? width / CHART_WIDTH : 1,
        .y_scale = height > 1 ? height / CHART_HEIGHT : 1,
        .object_position = LXW_OBJECT_MOVE_AND_SIZE,
        .description = *p->alt ? p->alt : NULL,
    };
}

/* -- values -- */

/* What a cell shows. */
struct shown {
    bool is_number;
    double number;
    const char *text; /* or NULL: nothing, or a number */
};

static struct shown
shown_in(const struct sheet_out *s, size_t row, size_t column)
{
    const struct kept_cell *c = sheet_cell(s, row, column);

    if (!c || c->kind == KEPT_BLANK)
        return (struct shown){0};
    if (c->kind == KEPT_NUMBER || c->kind == KEPT_FORMULA)
        return (struct shown){.is_number = true, .number = c->shows.number};
    return (struct shown){.text = c->shows.text};
}

static const struct sheet_out *
sheet_of(const struct sheet_out *s, const struct chart_range *range)
{
    return book_find(s->book, range->sheet);
}

static struct shown
first_shown(const struct sheet_out *s, const struct chart_range *range)
{
    return shown_in(sheet_of(s, range), range->span.row, range->span.column);
}

static bool
has_text(const struct sheet_out *s, struct span_out span)
{
    for (size_t r = span.row; r <= span.last_row; r++)
        for (size_t c = span.column; c <= span.last_column; c++) {
            struct shown shown = shown_in(s, r, c);

            if (shown.text && *shown.text)
                return true;
        }
    return false;
}

/* Adds one value; the library frees it with the chart. */
static void
keep_point(lxw_series_range *range, struct shown shown)
{
    lxw_series_data_point *point = calloc(1, sizeof(*point));
    char number[40] = "";

    if (!point)
        return;
    if (range->has_string_cache) {
        if (shown.is_number)
            snprintf(number, sizeof(number), "%.15g", shown.number);
        point->is_string = LXW_TRUE;
        point->string = strdup(shown.text ? shown.text : number);
    } else {
        point->number = shown.number;
        point->no_data = !shown.is_number;
    }
    STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
    range->num_data_points++;
}

/* The library would keep 0 for every formula. */
static void
keep_values(const struct sheet_out *s, const struct chart_range *range,
            bool may_be_text)
{
    const struct sheet_out *from = sheet_of(s, range);
    lxw_series_range *kept = range->kept;
    struct span_out span = range->span;
    size_t rows = span.last_row - span.row + 1;
    size_t columns = span.last_column - span.column + 1;

    if (!kept || !kept->data_cache || rows * columns > POINTS_MOST)
        return;
    kept->ignore_cache = LXW_TRUE;
    kept->has_string_cache = may_be_text && has_text(from, span);
    for (size_t i = 0; i < rows * columns; i++)
        keep_point(kept, shown_in(from, span.row + i / columns,
                                  span.column + i % columns));
}

/* -- figures in bars -- */

/* The longest bar of all. */
static double
longest(const struct sheet_out *s, const struct placed_chart *p)
{
    struct span_out first = p->series[0].values.span;
    size_t down = first.last_row > first.row;
    size_t count = down ? first.last_row - first.row + 1
                        : first.last_column - first.column + 1;
    double most = 0;

    for (size_t k = 0; k < count; k++) {
        double sum = 0;

        for (size_t i = 0; i < p->series_count; i++) {
            const struct chart_range *r = &p->series[i].values;
            struct shown shown =
                shown_in(sheet_of(s, r), r->span.row + (down ? k : 0),
                         r->span.column + (down ? 0 : k));

            sum += shown.number > 0 ? shown.number : -shown.number;
        }
        most = sum > most ? sum : most;
    }
    return most;
}

/* A figure is written only where its bar is long enough to hold it: by its
 * format, so that this follows the values when they change. */
static void
set_figures(const struct sheet_out *s, const struct placed_chart *p)
{
    struct arena *a = s->book->arena;
    double least = longest(s, p) * LEAST_SHARE;
    const char *once = arena_slice(a, p->figures, strcspn(p->figures, ";"));
    const char *format = arena_printf(a, "[>=%.9f]%s;[<=-%.9f]−%s;\"\"", least,
                                      once, least, once);

    if (least > 0 && strlen(format) < LXW_CHART_NUM_FORMAT_LEN)
        for (size_t i = 0; i < p->series_count; i++)
            chart_series_set_labels_num_format(p->series[i].series, format);
}

/* -- names beside dots -- */

static void
name_dots(const struct sheet_out *s, const struct placed_chart *p,
          const lxw_chart_options *options)
{
    struct arena *a = s->book->arena;
    struct dot_out *dots = arena_array(a, struct dot_out, p->series_count);
    size_t count = 0;

    for (size_t i = 0; i < p->series_count; i++) {
        const struct placed_series *of = &p->series[i];
        struct shown name = first_shown(s, &of->name);
        struct shown x = first_shown(s, &of->categories);
        struct shown y = first_shown(s, &of->values);

        if (x.is_number && y.is_number && !of->is_reference)
            dots[count++] = (struct dot_out){
                of->series, name.text ? name.text : "", x.number, y.number};
    }
    book_name_dots(a, dots, count, CHART_WIDTH * options->x_scale,
                   CHART_HEIGHT * options->y_scale);
}

/* -- names beside bars -- */

/* Characters of the longest name. */
static size_t
longest_name(const struct sheet_out *s, const struct chart_range *names)
{
    const struct sheet_out *from = sheet_of(s, names);
    struct span_out span = names->span;
    size_t most = 0;

    for (size_t r = span.row; r <= span.last_row; r++) {
        const char *text = shown_in(from, r, span.column).text;
        size_t size = text ? utf8_length(text, strlen(text)) : 0;

        most = size > most ? size : most;
    }
    return most;
}

/* Long names are written smaller, or they would leave no room for the bars. */
static void
fit_names(const struct sheet_out *s, const struct placed_chart *p)
{
    lxw_chart_font *font = p->chart->y_axis->num_font;

    if (font && longest_name(s, &p->series[0].categories) > LONG_NAME)
        font->size = SMALL_NAME;
}

/* -- the whole -- */

static bool
is_known(const struct sheet_out *s, const struct chart_range *range)
{
    if (sheet_of(s, range))
        return true;
    sheet_fail(s, SIZE_MAX, 0,
               arena_printf(s->book->arena,
                            "a chart of the sheet %s, which "
                            "is not there",
                            range->sheet));
    return false;
}

static bool
keep_all(const struct sheet_out *s, const struct placed_chart *p)
{
    for (size_t i = 0; i < p->series_count; i++) {
        const struct placed_series *series = &p->series[i];

        if (!is_known(s, &series->name) || !is_known(s, &series->categories) ||
            !is_known(s, &series->values))
            return false;
        keep_values(s, &series->name, true);
        keep_values(s, &series->categories, p->kind != CHART_SCATTER);
        keep_values(s, &series->values, false);
    }
    return true;
}

void
sheet_place_charts(struct sheet_out *s)
{
    for (const struct placed_chart *p = s->charts; p; p = p->next) {
        if (s->book->failure || !keep_all(s, p))
            return;
        if (p->has_labels)
            set_figures(s, p);
        if (p->kind == CHART_STACKED_BARS)
            fit_names(s, p);

        lxw_chart_options options = options_of(s->page, p);

        if (p->has_names)
            name_dots(s, p, &options);

        sheet_check(s,
                    worksheet_insert_chart_opt(s->page, (lxw_row_t)p->over.row,
                                               (lxw_col_t)p->over.column,
                                               p->chart, &options),
                    "chart");
    }
}
