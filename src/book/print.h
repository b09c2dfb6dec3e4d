/*
 * book/print: what a page of print holds (wide.c). Pixels are those
 * at full size.
 */
#ifndef BOOK_PRINT_H
#define BOOK_PRINT_H

#include "book/book.h"

#include <stdint.h>

/* Colours of the sheets' tabs: what is evaluated, what was fixed before, and
 * what bids must meet and may bring with them. */
#define TAB_LIVE  0x1F3A5Fu
#define TAB_FIXED 0xE69F00u
#define TAB_GATE  0x007A59u
#define TAB_RISK  0xB2182Bu

/* Columns that are printed: up to `end`, those before `kept` on every page. */
struct wide {
    size_t kept, end;
};

/* Prints them on one page beside each other when that can be read, else on
 * several; asked when the columns have their widths. Returns the first column
 * that the first page does not hold. */
size_t sheet_print_wide(struct sheet_out *s, struct wide w);

/* The same column, when it was asked before; else SIZE_MAX. */
size_t sheet_page_end(const struct sheet_out *s);

/* Is it printed on several pages beside each other? */
bool sheet_is_wide(const struct sheet_out *s);

/* Rows above which a page of print ends. */
struct breaks {
    size_t *rows;
    size_t count;
};

/* Rows that are to stand on one page. */
struct rows_out {
    size_t first, end;
};

/* Ends a page above them when they do not fit the one that begins with row
 * `from`. Returns the first row of the page they end on. */
size_t keep_whole(const struct sheet_out *s, struct breaks *breaks, size_t from,
                  struct rows_out rows);

/* Pixels that the rows `first` .. `end` - 1 are high by now, and that a page
 * holds at the size the sheet is printed in. */
size_t sheet_rows_pixels(const struct sheet_out *s, size_t first, size_t end);
size_t sheet_page_pixels(const struct sheet_out *s);

#endif
