/*
 * write/page_pieces: what several sheets of tables are made of. Not a door.
 */
#ifndef WRITE_PAGE_PIECES_H
#define WRITE_PAGE_PIECES_H

#include "write/pages.h"

/* Bordered running text: the program's words, and what others wrote; a short
 * word or figure, and a day, in the middle; and a heading. */
extern const struct style part_words, part_foreign, part_short, part_date,
    part_heading;

/* Columns of a table: code of the heading and width in characters (0: as the
 * sheet has it). Ended by a NULL code. */
struct part_column {
    const char *code;
    int width;
};

/* The headings of `columns` in `row`, from column 0, with their widths.
 * Returns how many there are. */
size_t part_head(const struct drawing *d, struct sheet_out *s, size_t row,
                 const struct part_column *columns);

/* A heading inside a sheet, and a remark; both run on to the right. */
void part_section(struct sheet_out *s, size_t row, const char *text);
void part_note(struct sheet_out *s, size_t row, const char *text);

/* Lines that `text` takes in a column as wide as `width` digits. */
size_t part_lines(const char *text, int width);

/* Columns `first` .. `last` of `row`. */
struct span_out part_across(size_t row, size_t first, size_t last);

/* A text and the width of the column it stands in. */
struct part_cell {
    const char *text; /* or NULL */
    int width;
};

/* Lines of the highest of `count` cells. */
size_t part_most_lines(const struct part_cell *cells, size_t count);

/* `row` as high as `lines` lines of text need. */
void part_height(struct sheet_out *s, size_t row, size_t lines);

/* `text` with `more` on a line below it; either may be NULL. */
const char *part_below(struct arena *a, const char *text, const char *more);

/* The words of string `code`; and with placeholders filled. */
const char *part_word(const struct drawing *d, const char *code);
const char *part_fill(const struct drawing *d, const char *code,
                      const struct arg *args);

/* "5 of 12" needs the 12: a count as text. */
const char *part_count(const struct drawing *d, size_t count);

/* The name of a bid in tables: its bidder's. */
const char *part_bidder(const struct bid *b);

/* "s. 12"; what is no number stands as it is ("ESPD"). NULL for NULL. */
const char *part_page(const struct drawing *d, const char *page);

#endif
