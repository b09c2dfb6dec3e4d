/*
 * Cells: texts, numbers, days, formulas with their values, links and notes.
 */
#include "book/inside.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_DAY 25569 /* 1970-01-01 as spreadsheets count days */
#define LEAST_DAY 61    /* 1900-03-01: before it they count wrongly */

#define NOTE_UNITS 4000
#define NOTE_WIDTH 260 /* pixels */

/* Keeps a cell whose place the caller has looked at. */
static void
keep(struct sheet_out *s, size_t row, size_t column, struct kept_cell cell)
{
    cell.row = (uint32_t)row;
    cell.column = (uint16_t)column;
    sheet_keep(s, &cell);
}

void
sheet_text_at(struct sheet_out *s, size_t row, size_t column, const char *text,
              struct style style)
{
    if (!sheet_holds(s, row, column))
        return;

    const char *clean = book_clean(s->book->arena, text);

    keep(s, row, column,
         (struct kept_cell){.kind = *clean ? KEPT_TEXT : KEPT_BLANK,
                            .format = book_format(s->book, style),
                            .shows.text = clean});
}

static bool
is_number(const struct sheet_out *s, size_t row, size_t column, double value)
{
    if (isfinite(value))
        return true;
    sheet_fail(s, row, column, "not a finite number");
    return false;
}

void
sheet_number_at(struct sheet_out *s, size_t row, size_t column, double value,
                struct style style)
{
    if (!sheet_holds(s, row, column) || !is_number(s, row, column, value))
        return;
    /* Adding 0 makes -0 what people write. */
    keep(s, row, column,
         (struct kept_cell){.kind = KEPT_NUMBER,
                            .format = book_format(s->book, style),
                            .shows.number = value + 0.0});
}

void
sheet_date_at(struct sheet_out *s, size_t row, size_t column, const char *iso,
              struct style style)
{
    long day = 0;

    if (iso && book_day(iso, &day) && day + FIRST_DAY >= LEAST_DAY) {
        style.figure = FIGURE_DATE;
        sheet_number_at(s, row, column, (double)(day + FIRST_DAY), style);
    } else {
        style.figure = FIGURE_FOREIGN;
        sheet_text_at(s, row, column, iso, style);
    }
}

void
sheet_blank_at(struct sheet_out *s, size_t row, size_t column,
               struct style style)
{
    if (sheet_holds(s, row, column))
        keep(s, row, column,
             (struct kept_cell){.kind = KEPT_BLANK,
                                .format = book_format(s->book, style)});
}

void /* NOLINTNEXTLINE(readability-function-size) */
sheet_formula_at(struct sheet_out *s, size_t row, size_t column,
                 const char *formula, const char *text, double value,
                 struct style style)
{
    if (!sheet_holds(s, row, column))
        return;
    if (!book_is_formula(formula)) {
        sheet_fail(s, row, column, "not a formula");
        return;
    }
    if (!text && !is_number(s, row, column, value))
        return;

    struct kept_cell cell = {.kind = text ? KEPT_TEXT_FORMULA : KEPT_FORMULA,
                             .format = book_format(s->book, style),
                             .formula = formula};

    if (text)
        cell.shows.text = book_clean(s->book->arena, text);
    else
        cell.shows.number = value + 0.0;
    keep(s, row, column, cell);
}

/* -- merged cells -- */

static bool
overlap(struct span_out one, struct span_out other)
{
    return one.row <= other.last_row && other.row <= one.last_row &&
           one.column <= other.last_column && other.column <= one.last_column;
}

/* Tells the library of merged cells. Its own function would write them at
 * once, and rows are written in order. */
static void
call_merged(struct sheet_out *s, struct span_out span)
{
    lxw_worksheet *page = s->page;
    lxw_merged_range *range = calloc(1, sizeof(*range));

    if (!range) {
        sheet_fail(s, span.row, span.column, "no memory");
        return;
    }
    range->first_row = (lxw_row_t)span.row;
    range->first_col = (lxw_col_t)span.column;
    range->last_row = (lxw_row_t)span.last_row;
    range->last_col = (lxw_col_t)span.last_column;
    STAILQ_INSERT_TAIL(page->merged_ranges, range, list_pointers);
    page->merged_range_count++;
}

static void
keep_merged(struct sheet_out *s, struct span_out span)
{
    for (size_t i = 0; i < s->merged_count; i++)
        assert(!overlap(s->merged[i], span));
    if (s->merged_count == s->merged_room) {
        size_t room = s->merged_room ? 2 * s->merged_room : 16;

        s->merged = arena_grow(s->book->arena, s->merged, s->merged_count, room,
                               sizeof(*s->merged));
        s->merged_room = room;
    }
    s->merged[s->merged_count++] = span;
}

/* Merges the cells of `span`, blank; one cell stays what it is. */
static bool
merge(struct sheet_out *s, struct span_out span, struct style style)
{
    if (!sheet_holds_span(s, span))
        return false;
    if (span.row == span.last_row && span.column == span.last_column)
        return true;
    keep_merged(s, span);
    call_merged(s, span);
    for (size_t row = span.row; row <= span.last_row; row++)
        for (size_t column = span.column; column <= span.last_column; column++)
            sheet_blank_at(s, row, column, style);
    return !s->book->failure;
}

void
sheet_merged_text(struct sheet_out *s, struct span_out span, const char *text,
                  struct style style)
{
    if (!s->book->failure && merge(s, span, style))
        sheet_text_at(s, span.row, span.column, text, style);
}

void /* NOLINTNEXTLINE(readability-function-size) */
sheet_merged_formula(struct sheet_out *s, struct span_out span,
                     const char *formula, const char *text, double value,
                     struct style style)
{
    if (!s->book->failure && merge(s, span, style))
        sheet_formula_at(s, span.row, span.column, formula, text, value, style);
}

/* -- links and notes -- */

void /* NOLINTNEXTLINE(readability-function-size) */
sheet_link_at(struct sheet_out *s, size_t row, size_t column, const char *sheet,
              const char *cell, const char *text)
{
    struct arena *a = s->book->arena;
    size_t to_row = 0, to_column = 0;
    const char *rest = book_cell_of(cell, &to_row, &to_column);
    const struct style style = {.look = LOOK_LINK};

    if (!sheet_holds(s, row, column))
        return;
    if (!rest || *rest || !book_is_sheet_name(sheet)) {
        sheet_fail(s, row, column, "not a cell of this book");
        return;
    }
    if (!text || !*text || s->link_count == BOOK_LINKS) {
        sheet_text_at(s, row, column, text, style);
        return;
    }
    s->link_count++;
    keep(s, row, column,
         (struct kept_cell){.kind = KEPT_LINK,
                            .format = book_format(s->book, style),
                            .formula =
                                arena_printf(a, "internal:'%s'!%s", sheet,
                                             cell_name(a, to_row, to_column)),
                            .shows.text = book_clean(a, text)});
}

void
sheet_note_at(struct sheet_out *s, size_t row, size_t column, const char *text)
{
    struct arena *a = s->book->arena;
    const char *clean =
        book_fit(a, text, (struct text_limit){TEXT_CELL, NOTE_UNITS, 0});
    size_t lines = strlen(clean) / 44 + 2;

    for (const char *c = clean; *c; c++)
        lines += *c == '\n';

    lxw_comment_options options = {
        .author = arena_text(a, "anbud"), /* Gnumeric loses one without */
        .width = NOTE_WIDTH,
        .height = (uint16_t)(lines < 40 ? 15 * lines : 600),
        .color = 0xFFFBEA,
        .font_name = arena_text(a, "Calibri"),
        .font_size = 9,
    };

    if (*clean && sheet_holds(s, row, column))
        sheet_check(s,
                    worksheet_write_comment_opt(s->page, (lxw_row_t)row,
                                                (lxw_col_t)column, clean,
                                                &options),
                    "note");
}
