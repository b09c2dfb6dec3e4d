/* Rows of text on a sheet that is read from the top down. */
#include "write/rows.h"

#include "base/utf8.h"

#include <string.h>

/* Height of a line of running text, in points. */
#define LINE_HEIGHT 13

#define MOST_INDENT 6

/* Columns that the heading of a page stretches over. */
#define HEADING_COLUMNS 8

/* The highest row there can be, in points. */
#define HIGHEST_ROW 409

struct rows
rows_start(const struct drawing *d, struct sheet_out *s, const char *title,
           const char *subtitle)
{
    struct rows r = {.d = d, .s = s};

    r.row = page_heading(d, s, title, subtitle);
    return r;
}

void
rows_widths(struct rows *r, const int *widths, size_t columns)
{
    r->widths = widths;
    r->columns = columns;
    for (size_t i = 0; i < columns; i++) {
        sheet_width(r->s, i, i, widths[i]);
    }
    if (columns < HEADING_COLUMNS) {
        sheet_width(r->s, columns, HEADING_COLUMNS - 1, 1);
    }
}

const char *
rows_word(const struct rows *r, const char *code)
{
    return text_of(r->d->layout->lang, code);
}

const char *
rows_or_dash(const char *text)
{
    return text && *text ? text : "–";
}

/* -- how high a row is -- */

static bool
is_wrapped(enum look look)
{
    return look == LOOK_WRAPPED || look == LOOK_HEADER ||
           look == LOOK_HEADER_LEFT;
}

/* Lines that a paragraph takes when it is broken at spaces to `room`
 * characters; a longer word is broken anywhere. */
static size_t
lines_of_paragraph(struct arena *a, const char *text, size_t size, size_t room)
{
    size_t lines = 1, column = 0;

    for (size_t at = 0; at < size;) {
        size_t word = strcspn(text + at, " \n");
        size_t width = utf8_width(arena_slice(a, text + at, word));

        if (column > 0 && column + width > room) {
            lines++;
            column = 0;
        }
        lines += width > room ? (width - 1) / room : 0;
        column += (width > room ? (width - 1) % room + 1 : width) + 1;
        at += word + 1;
    }
    return lines;
}

static size_t
lines_of(struct arena *a, const char *text, size_t room)
{
    size_t lines = 0;

    for (const char *at = text; *at;) {
        size_t size = strcspn(at, "\n");

        lines += lines_of_paragraph(a, at, size, room);
        at += size + (at[size] == '\n');
    }
    return lines;
}

/* The room for characters of `width` columns of the sheet: text is set a
 * little tighter than digits, by which columns are measured, and cells have
 * an indent. */
static size_t
room_of(size_t width)
{
    return width > 8 ? width + width / 5 - 1 : width > 1 ? width - 1 : 1;
}

static void
remember_height(struct rows *r, size_t column, const char *text, enum look look)
{
    size_t lines;

    if (!r->widths || !text || !is_wrapped(look)) {
        return;
    }
    lines = lines_of(r->d->arena, text, room_of((size_t)r->widths[column]));
    r->lines = lines > r->lines ? lines : r->lines;
}

static void
set_height(struct rows *r)
{
    size_t points = r->lines * LINE_HEIGHT + 2;

    if (r->lines > 1) {
        sheet_height(r->s, r->row,
                     (int)(points < HIGHEST_ROW ? points : HIGHEST_ROW));
    }
}

void
rows_next(struct rows *r)
{
    set_height(r);
    r->lines = 0;
    r->row++;
}

/* -- cells -- */

void
rows_text(struct rows *r, size_t column, const char *text, enum look look)
{
    remember_height(r, column, text, look);
    sheet_text_at(r->s, r->row, column, text, (struct style){.look = look});
}

void
rows_foreign(struct rows *r, size_t column, const char *text, enum look look)
{
    remember_height(r, column, text, look);
    sheet_text_at(r->s, r->row, column, text,
                  (struct style){.look = look, .figure = FIGURE_FOREIGN});
}

void
rows_indented(struct rows *r, size_t column, const char *text, enum look look,
              size_t indent)
{
    struct style style = {.look = look, .figure = FIGURE_FOREIGN};

    style.indent = indent < MOST_INDENT ? (int)indent : MOST_INDENT;
    remember_height(r, column, text, look);
    sheet_text_at(r->s, r->row, column, text, style);
}

/* -- rows -- */

void
rows_section(struct rows *r, const char *title)
{
    rows_next(r);
    rows_text(r, 0, title, LOOK_SECTION);
    rows_next(r);
}

void
rows_wide(struct rows *r, size_t column, const char *text)
{
    struct span_out span = {r->row, column, r->row, r->columns - 1};
    size_t width = 0, lines;

    for (size_t i = column; i < r->columns; i++) {
        width += (size_t)r->widths[i];
    }
    lines = lines_of(r->d->arena, text, room_of(width));
    r->lines = lines > r->lines ? lines : r->lines;
    sheet_merged_text(r->s, span, text, (struct style){.look = LOOK_WRAPPED});
}

void
rows_paragraph(struct rows *r, const char *text)
{
    rows_wide(r, 0, text);
    rows_next(r);
}

void
rows_header(struct rows *r, const char *const *codes)
{
    for (size_t i = 0; i < r->columns; i++) {
        rows_text(r, i, codes[i] ? rows_word(r, codes[i]) : "",
                  LOOK_HEADER_LEFT);
    }
    rows_next(r);
}

void
rows_texts(struct rows *r, enum look look, const char *const *texts)
{
    for (size_t i = 0; i < r->columns; i++) {
        if (texts[i]) {
            rows_foreign(r, i, texts[i], look);
        } else {
            sheet_blank_at(r->s, r->row, i, (struct style){.look = look});
        }
    }
    rows_next(r);
}

void
rows_band(struct rows *r, enum look look, const char *text)
{
    const char **texts = arena_array(r->d->arena, const char *, r->columns);

    texts[0] = text;
    rows_texts(r, look, texts);
}

void
rows_finish(const struct rows *r)
{
    size_t columns =
        r->columns > HEADING_COLUMNS ? r->columns : HEADING_COLUMNS;

    sheet_print_area(r->s, (struct span_out){0, 0, r->row > 0 ? r->row - 1 : 0,
                                             columns - 1});
    sheet_fit(r->s, false);
}
