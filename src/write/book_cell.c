/*
 * Cells: texts, numbers, days, formulas with their values, links and notes.
 */
#include "write/book_inside.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#define FIRST_DAY 25569 /* 1970-01-01 as spreadsheets count days */
#define LEAST_DAY 61    /* 1900-03-01: before it they count wrongly */

#define NOTE_UNITS 4000
#define NOTE_WIDTH 260 /* pixels */
#define LINK_UNITS 255

/* A formula with the value it has. */
struct formula {
    const char *formula;
    const char *text; /* or NULL */
    double value;
};

static lxw_row_t
row_of(size_t row)
{
    return (lxw_row_t)row;
}

static lxw_col_t
column_of(size_t column)
{
    return (lxw_col_t)column;
}

void
sheet_text_at(struct sheet_out *s, size_t row, size_t column, const char *text,
              struct style style)
{
    if (!sheet_holds(s, row, column))
        return;
    sheet_check(s,
                worksheet_write_string(s->page, row_of(row), column_of(column),
                                       book_clean(s->book->arena, text),
                                       book_format(s->book, style)),
                "text");
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
    sheet_check(s,
                worksheet_write_number(s->page, row_of(row), column_of(column),
                                       value + 0.0,
                                       book_format(s->book, style)),
                "number");
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
    if (!sheet_holds(s, row, column))
        return;
    sheet_check(s,
                worksheet_write_blank(s->page, row_of(row), column_of(column),
                                      book_format(s->book, style)),
                "blank");
}

/* The formula itself; the caller has looked at the place. */
static lxw_error
put_formula(struct sheet_out *s, size_t row, size_t column,
            const struct formula *f, lxw_format *format)
{
    if (f->text)
        return worksheet_write_formula_str(
            s->page, row_of(row), column_of(column), f->formula, format,
            book_clean(s->book->arena, f->text));
    return worksheet_write_formula_num(s->page, row_of(row), column_of(column),
                                       f->formula, format, f->value + 0.0);
}

void /* NOLINTNEXTLINE(readability-function-size) */
sheet_formula_at(struct sheet_out *s, size_t row, size_t column,
                 const char *formula, const char *text, double value,
                 struct style style)
{
    const struct formula f = {formula, text, value};

    if (!sheet_holds(s, row, column))
        return;
    if (!book_is_formula(formula))
        sheet_fail(s, row, column, "not a formula");
    else if (text || is_number(s, row, column, value))
        sheet_check(
            s, put_formula(s, row, column, &f, book_format(s->book, style)),
            "formula");
}

/* -- merged cells -- */

static bool
overlap(struct span_out one, struct span_out other)
{
    return one.row <= other.last_row && other.row <= one.last_row &&
           one.column <= other.last_column && other.column <= one.last_column;
}

/* Merges the cells of `span`, blank; one cell stays what it is. */
static bool
merge(struct sheet_out *s, struct span_out span, lxw_format *format)
{
    if (!sheet_holds_span(s, span))
        return false;
    if (span.row == span.last_row && span.column == span.last_column)
        return true;
    for (size_t i = 0; i < s->merged_count; i++)
        assert(!overlap(s->merged[i], span));
    if (s->merged_count == s->merged_room) {
        size_t room = s->merged_room ? 2 * s->merged_room : 16;

        s->merged = arena_grow(s->book->arena, s->merged, s->merged_count, room,
                               sizeof(*s->merged));
        s->merged_room = room;
    }
    s->merged[s->merged_count++] = span;
    sheet_check(s,
                worksheet_merge_range(s->page, row_of(span.row),
                                      column_of(span.column),
                                      row_of(span.last_row),
                                      column_of(span.last_column), "", format),
                "merge");
    return !s->book->failure;
}

void
sheet_merged_text(struct sheet_out *s, struct span_out span, const char *text,
                  struct style style)
{
    if (!s->book->failure && merge(s, span, book_format(s->book, style)))
        sheet_text_at(s, span.row, span.column, text, style);
}

void /* NOLINTNEXTLINE(readability-function-size) */
sheet_merged_formula(struct sheet_out *s, struct span_out span,
                     const char *formula, const char *text, double value,
                     struct style style)
{
    if (!s->book->failure && merge(s, span, book_format(s->book, style)))
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
    sheet_text_at(s, row, column, text, style);
    if (!rest || *rest || !book_is_sheet_name(sheet)) {
        sheet_fail(s, row, column, "not a cell of this book");
        return;
    }
    if (!text || !*text || s->link_count == BOOK_LINKS)
        return;
    s->link_count++;

    /* The library keeps the text beside the link too, and cuts it there at a
     * number of bytes; so it gets a short one, and then the cell the whole. */
    const struct text_limit limit = {TEXT_CELL, LINK_UNITS, 0};
    const char *to = arena_printf(a, "internal:'%s'!%s", sheet,
                                  cell_name(a, to_row, to_column));

    sheet_check(s,
                worksheet_write_url_opt(s->page, row_of(row), column_of(column),
                                        to, book_format(s->book, style),
                                        book_fit(a, text, limit), NULL),
                "link");
    sheet_text_at(s, row, column, text, style);
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
                    worksheet_write_comment_opt(s->page, row_of(row),
                                                column_of(column), clean,
                                                &options),
                    "note");
}
