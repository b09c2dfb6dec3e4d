/*
 * book/inside: what the files of this room share. Not a door.
 */
#ifndef BOOK_INSIDE_H
#define BOOK_INSIDE_H

#include "book/book.h"

#include <stdint.h>
#include <xlsxwriter.h>

/* What Excel and the library take at most. */
enum {
    BOOK_ROWS = 1048576,
    BOOK_COLUMNS = 16384,
    BOOK_TEXT_UNITS = 32767,  /* UTF-16 units in a cell */
    BOOK_FORMULA_SIZE = 8192, /* bytes in a formula */
    BOOK_NAME_UNITS = 31,     /* UTF-16 units in the name of a sheet */
    BOOK_NAME_SIZE = 127,     /* bytes in a defined name or its formula */
    BOOK_LINKS = 65530,
    BOOK_BREAKS = 1023,
    BOOK_RULES = 255, /* of what may be typed, on a sheet: counted in a byte */
};

/* -- the book and its sheets (book.c) -- */

/* A format the book has already, by the style it is for. */
struct format_slot {
    unsigned key; /* 0: free */
    lxw_format *format;
};

struct book {
    struct arena *arena;
    struct book_facts facts;
    lxw_workbook *file;
    const char *failure; /* the first thing that went wrong, or NULL */
    const char *footer;  /* the whole of it, as the library takes it */
    struct format_slot *formats;
    size_t format_count, format_room;
    lxw_format *conditions[LOOK_COUNT];
    struct sheet_out *first, *last;
    const char **names; /* defined names there are */
    size_t name_count;
};

struct sheet_out {
    struct book *book;
    struct sheet_out *next;
    const char *name;
    lxw_worksheet *page;
    struct cell_block *first_block, *last_block;
    const struct kept_cell **cells; /* in order, when the book ends */
    size_t cell_count;
    size_t row_end; /* after the last row with a height */
    struct span_out *merged;
    size_t merged_count, merged_room;
    size_t link_count, rule_count;
    bool has_repeated_rows;
    bool is_wide;    /* printed on several pages beside each other */
    size_t scale;    /* of print, in percent; 0: nobody asked */
    size_t page_end; /* the first column behind the first page of print */
    struct placed_chart *charts, **last_chart;
};

/* Keeps that `what` went wrong with a cell (or, row and column SIZE_MAX, with
 * the sheet), unless something went wrong before. */
void sheet_fail(const struct sheet_out *s, size_t row, size_t column,
                const char *what);

/* The same for the library's verdict; nothing when there was no error. */
void sheet_check(const struct sheet_out *s, lxw_error error, const char *step);

/* Is the cell one of a sheet, and the span, and the right way round? Else the
 * book has failed. */
bool sheet_holds(const struct sheet_out *s, size_t row, size_t column);
bool sheet_holds_span(const struct sheet_out *s, struct span_out span);

/* The sheet called `name`, or NULL. */
struct sheet_out *book_find(const struct book *b, const char *name);

/* -- cells (keep.c) -- */

enum kept_kind {
    KEPT_BLANK,
    KEPT_NUMBER,
    KEPT_TEXT,
    KEPT_FORMULA,      /* of a number */
    KEPT_TEXT_FORMULA, /* of a text */
    KEPT_LINK,
};

/* A cell; its texts live as long as the book. */
struct kept_cell {
    uint32_t row, order; /* order: in which they came */
    uint16_t column;
    uint8_t kind; /* enum kept_kind */
    lxw_format *format;
    const char *formula; /* or where a link leads */
    union {
        double number;
        const char *text;
    } shows;
};

/* Keeps a copy of `cell`; a later one in the same place takes its place. */
void sheet_keep(struct sheet_out *s, const struct kept_cell *cell);

/* Keeps the height of a row, in points. */
void sheet_keep_height(struct sheet_out *s, size_t row, double points);

/* Puts the sheet's cells in order: once, when there are no more of them. */
void sheet_sort_cells(struct sheet_out *s);

/* What stands in a cell, or NULL. The cells are in order. */
const struct kept_cell *sheet_cell(const struct sheet_out *s, size_t row,
                                   size_t column);

/* Gives the library the cells, which are in order, and the heights of rows. */
void sheet_hand_over(struct sheet_out *s);

/* -- looks (style.c) -- */

/* Colours that looks and charts share. */
enum {
    INK = 0x22303C,
    NAVY = 0x1F3A5F,
    QUIET = 0x5B6B7B,
    GRID = 0xE4E8EE,
    EDGE = 0xD0D5DD,
    WHITE = 0xFFFFFF,
};

/* The format for a cell of `style`; made when it is asked for first. */
lxw_format *book_format(struct book *b, struct style style);

/* What a condition changes: colours, weight, strike-through. */
lxw_format *book_condition_format(struct book *b, enum look look);

/* How figures of `kind` are written, in the formats of spreadsheets. */
const char *book_number_format(struct arena *a, enum lang lang,
                               enum figure_kind kind, int decimals);

/* -- text (text.c) -- */

enum text_place {
    TEXT_CELL,    /* where "_x003D_" would be read as "=" */
    TEXT_DRAWING, /* charts and properties, where it is not */
};

struct text_limit {
    enum text_place place;
    size_t units; /* UTF-16 */
    size_t bytes; /* 0: as many as it takes */
};

/* `text` (NULL is "") without what breaks a workbook, cut at whole characters
 * to `limit`, with "…" at the end when it was cut. The same pointer when there
 * is nothing to do. */
const char *book_fit(struct arena *a, const char *text,
                     struct text_limit limit);

/* The same as a copy the library may hold without const. */
char *book_fit_copy(struct arena *a, const char *text, struct text_limit limit);

/* A footer: `left`, on two lines when it is long, and to the right the name of
 * the sheet and the page in `lang`. */
const char *book_footer(struct arena *a, const char *left, enum lang lang);

/* Is a formula of ours whole: not too long, valid, no control characters? */
bool book_is_formula(const char *formula);

/* -- names and addresses (name.c) -- */

/* May a cell or range be called that? */
bool book_is_name(const char *name);

/* Is it a name book_sheet_name gives? */
bool book_is_sheet_name(const char *name);

/* Do they differ only in small and capital letters? */
bool book_same_name(const char *left, const char *right);

/* Reads "'Ark'!$B$3" or "'Ark'!$B$3:$B$9": false when it is anything else. */
bool book_reference(struct arena *a, const char *formula, const char **sheet,
                    struct span_out *span);

/* Reads "B7" or "$B$7"; returns what follows it, or NULL. */
const char *book_cell_of(const char *text, size_t *row, size_t *column);

/* Days since 1970-01-01 of "2026-11-02"; false when it is not a day. */
bool book_day(const char *iso, long *day);

/* -- rules (condition.c) -- */

/* The library would lose the memory of a list's formula. So every list is
 * given as the kind of formula we never use; this calls them lists, when the
 * book ends. */
void sheet_call_lists(struct sheet_out *s);

/* -- charts: what they are painted with (paint.c) -- */

/* As many series have colours of their own; more have patterns as well. */
#define CHART_COLOURS 6

void book_paint_bars(lxw_chart_series *series, size_t index);
void book_paint_dot(lxw_chart_series *series, size_t index);
/* A small ring that the dot hides, unless it has been moved. */
void book_paint_ring(lxw_chart_series *series);

/* Of figures inside bars. */
lxw_color_t book_bar_ink(size_t index);

/* -- charts (place.c) -- */

/* A range a chart reads. */
struct chart_range {
    const char *formula; /* as it was given */
    const char *sheet;
    struct span_out span;
    lxw_series_range *kept; /* where the library keeps its values */
};

struct placed_series {
    lxw_chart_series *series;
    struct chart_range name, categories, values;
    bool is_reference;
};

/* A chart that waits for the book's end, when widths and values are known. */
struct placed_chart {
    struct placed_chart *next;
    lxw_chart *chart;
    enum chart_kind kind;
    struct span_out over;
    char *alt;
    struct placed_series *series;
    size_t series_count;
    bool has_names;      /* beside the dots */
    bool has_labels;     /* figures inside the bars ... */
    const char *figures; /* ... and how they are written */
};

/* A dot of a scatter and its name. */
struct dot_out {
    lxw_chart_series *series;
    const char *name;
    double x, y;
};

/* Puts the names beside dots (dots.c) of a chart that many pixels wide
 * and high. */
void book_name_dots(struct arena *a, const struct dot_out *dots, size_t count,
                    double width, double height);

/* Pixels at full size that a column is wide, and a row high. */
double book_column_pixels(const lxw_worksheet *page, size_t column);
double book_row_pixels(lxw_worksheet *page, size_t row);

/* Puts every chart of the sheet in its place, with the values it shows. */
void sheet_place_charts(struct sheet_out *s);

#endif
