/*
 * The sheet as a page: widths, what stays in view, how it is printed.
 */
#include "book/inside.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define WIDEST  255.0 /* characters */
#define HIGHEST 409.0 /* points */

/* One at a time: ranges that overlap would make a damaged file. */
static void
set_width(struct sheet_out *s, lxw_col_t column, double characters)
{
    sheet_check(s,
                worksheet_set_column(s->page, column, column, characters, NULL),
                "width");
}

void
sheet_width(struct sheet_out *s, size_t first, size_t last, double characters)
{
    const struct span_out span = {0, first, 0, last};

    if (!sheet_holds_span(s, span))
        return;
    if (!isfinite(characters) || characters < 0 || characters > WIDEST)
        sheet_fail(s, 0, first, "width");
    else
        for (size_t i = first; i <= last; i++)
            set_width(s, (lxw_col_t)i, characters);
}

void
sheet_height(struct sheet_out *s, size_t row, double points)
{
    if (!sheet_holds(s, row, 0))
        return;
    if (!isfinite(points) || points < 0 || points > HIGHEST)
        sheet_fail(s, row, 0, "height");
    else
        sheet_keep_height(s, row, points);
}

void
sheet_freeze(struct sheet_out *s, size_t row, size_t column)
{
    if (sheet_holds(s, row, column))
        worksheet_freeze_panes(s->page, (lxw_row_t)row, (lxw_col_t)column);
}

void
sheet_repeat_rows(struct sheet_out *s, size_t first, size_t last)
{
    const struct span_out span = {first, 0, last, 0};

    if (!sheet_holds_span(s, span))
        return;
    s->has_repeated_rows = true;
    sheet_check(
        s, worksheet_repeat_rows(s->page, (lxw_row_t)first, (lxw_row_t)last),
        "repeated rows");
}

void
sheet_repeat_columns(struct sheet_out *s, size_t first, size_t last)
{
    const struct span_out span = {0, first, 0, last};
    /* "'Ark'!$A:$XFD,'Ark'!$1:$1048576" must fit the library's room. */
    size_t size = 2 * strlen(s->name) + sizeof("''!$A:$XFD,''!$1:$1048576");

    if (!sheet_holds_span(s, span) ||
        (s->has_repeated_rows && size > BOOK_NAME_SIZE))
        return;
    sheet_check(
        s, worksheet_repeat_columns(s->page, (lxw_col_t)first, (lxw_col_t)last),
        "repeated columns");
}

void
sheet_print_area(struct sheet_out *s, struct span_out span)
{
    if (sheet_holds_span(s, span))
        sheet_check(s,
                    worksheet_print_area(
                        s->page, (lxw_row_t)span.row, (lxw_col_t)span.column,
                        (lxw_row_t)span.last_row, (lxw_col_t)span.last_column),
                    "print area");
}

void
sheet_page_breaks(struct sheet_out *s, const size_t *rows, size_t count)
{
    size_t most = count < BOOK_BREAKS ? count : BOOK_BREAKS;
    /* Ended by a 0, so that a break above the first row cannot be told. */
    lxw_row_t *breaks = arena_array(s->book->arena, lxw_row_t, most + 1);
    size_t used = 0;

    for (size_t i = 0; i < most; i++)
        if (rows[i] && sheet_holds(s, rows[i], 0))
            breaks[used++] = (lxw_row_t)rows[i];
    if (used && !s->book->failure)
        sheet_check(s, worksheet_set_h_pagebreaks(s->page, breaks), "breaks");
}

void
sheet_fit(struct sheet_out *s, bool is_one_page)
{
    if (!s->book->failure)
        worksheet_fit_to_pages(s->page, 1, is_one_page);
}

void
sheet_portrait(struct sheet_out *s)
{
    if (!s->book->failure)
        worksheet_set_portrait(s->page);
}

void
sheet_tab(struct sheet_out *s, unsigned rgb)
{
    if (!s->book->failure)
        worksheet_set_tab_color(s->page, rgb & 0xFFFFFF);
}

void
sheet_filter(struct sheet_out *s, struct span_out span)
{
    if (sheet_holds_span(s, span))
        sheet_check(s,
                    worksheet_autofilter(
                        s->page, (lxw_row_t)span.row, (lxw_col_t)span.column,
                        (lxw_row_t)span.last_row, (lxw_col_t)span.last_column),
                    "filter");
}

void
sheet_activate(struct sheet_out *s)
{
    if (!s->book->failure)
        worksheet_activate(s->page);
}
