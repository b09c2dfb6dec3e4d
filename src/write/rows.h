/*
 * write/rows: sheets that are read from the top down, one row after another.
 * Not a door.
 */
#ifndef WRITE_ROWS_H
#define WRITE_ROWS_H

#include "write/pages.h"

struct rows {
    const struct drawing *d;
    struct sheet_out *s;
    size_t row;        /* that is being written */
    size_t lines;      /* of the longest text in it; 0 counts as 1 */
    size_t columns;    /* of the sheet's tables */
    const int *widths; /* of the columns, in characters */
};

/* The sheet with its heading; then the widths of its columns (borrowed). */
struct rows rows_start(const struct drawing *d, struct sheet_out *s,
                       const char *title, const char *subtitle);
void rows_widths(struct rows *r, const int *widths, size_t columns);

/* The string of `code` in the book's language. */
const char *rows_word(const struct rows *r, const char *code);

/* What stands for "not given" in a cell. */
const char *rows_or_dash(const char *text);

/* A heading inside the sheet, with a row of air above it. */
void rows_section(struct rows *r, const char *title);

/* Running text from `column` to the last column; a row of it. */
void rows_wide(struct rows *r, size_t column, const char *text);
void rows_paragraph(struct rows *r, const char *text);

/* The band above a table: a code for each column, NULL for none. */
void rows_header(struct rows *r, const char *const *codes);

/* A row of texts, one for each column; NULL is an empty cell. */
void rows_texts(struct rows *r, enum look look, const char *const *texts);

/* A row of one look whose text runs over the empty cells beside it. */
void rows_band(struct rows *r, enum look look, const char *text);

/* The cells of the row that is being written: our own words, and what has
 * others' words in it. */
void rows_text(struct rows *r, size_t column, const char *text, enum look look);
void rows_foreign(struct rows *r, size_t column, const char *text,
                  enum look look);

/* The same, `indent` steps in, as a criterion below another. */
void rows_indented(struct rows *r, size_t column, const char *text,
                   enum look look, size_t indent);

/* Ends the row: makes it as high as its longest text needs, since not every
 * program that shows a workbook does. */
void rows_next(struct rows *r);

/* What is printed: from the top to the row before this one. */
void rows_finish(const struct rows *r);

#endif
