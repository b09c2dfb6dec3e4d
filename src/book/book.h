/*
 * book: a workbook being written.
 *
 * The only code that calls libxlsxwriter (1.1.4 reports success for corrupt
 * files and trusts its callers): every argument is checked here, every text
 * from a file is cleaned once (book_clean), every return code is kept. Nothing
 * a bidder wrote becomes a formula, a link, a sheet's name or part of a
 * format.
 *
 * Calls never fail one by one: the first thing that went wrong is kept and
 * told by book_close. Rows and columns count from 0. A formula is text without
 * "=", with the value it has; a blank result is the text "".
 *
 * Cells are written when the book is closed; until then their texts must live.
 */
#ifndef BOOK_BOOK_H
#define BOOK_BOOK_H

#include "base/arena.h"
#include "text/text.h"

#include <stdbool.h>
#include <stddef.h>

/* -- how a cell looks -- */

enum look {
    LOOK_PLAIN,       /* a bordered cell: computed figures, short texts */
    LOOK_BARE,        /* no border: running text beside tables */
    LOOK_TITLE,       /* the heading of a sheet */
    LOOK_SUBTITLE,    /* what stands under it */
    LOOK_SECTION,     /* a heading inside a sheet, no fill */
    LOOK_HEADER,      /* the band above a table: white on navy, centred */
    LOOK_HEADER_LEFT, /* the same, to the left */
    LOOK_SUBTOTAL,    /* a row of sums, or a node of the criteria */
    LOOK_TOTAL,       /* the row of totals: white on navy */
    LOOK_INPUT,       /* what may be changed in what-if.xlsx: yellow */
    LOOK_FIXED,       /* holds the program's value: grey hatched ground */
    LOOK_HELPER,      /* a step on the way, muted */
    LOOK_MUTED,       /* notes */
    LOOK_WINNER,      /* the first place: pale green, bold */
    LOOK_REJECTED,    /* muted and struck through */
    LOOK_WRAPPED,     /* a bordered cell of running text, wrapped, at the top */
    LOOK_BANNER,      /* white bold on red: not the formal evaluation */
    LOOK_NOTICE,      /* dark on pale yellow: invented bids, and the like */
    LOOK_CARD_LABEL,  /* key figures: what it is ... */
    LOOK_CARD_VALUE,  /* ... and the figure, large */
    LOOK_GOOD,        /* a check that holds */
    LOOK_BAD,         /* a check that does not */
    LOOK_MET,         /* a requirement met, not met, unclear, missing */
    LOOK_NOT_MET,
    LOOK_UNCLEAR,
    LOOK_MISSING,
    LOOK_LEVEL_1, /* risk levels, lowest first */
    LOOK_LEVEL_2,
    LOOK_LEVEL_3,
    LOOK_LEVEL_4,
    LOOK_LINK, /* to another sheet of the book */
    LOOK_COUNT
};

enum figure_kind {
    FIGURE_TEXT,    /* General: our own words */
    FIGURE_FOREIGN, /* "@": what others wrote stays text when it is edited */
    FIGURE_PLAIN,   /* 1 234.50 with `decimals` */
    FIGURE_SIGNED,  /* +0.30, −0.30, 0.00 */
    FIGURE_SIZE,    /* how large, without a sign */
    FIGURE_PERCENT, /* 40.0 % */
    FIGURE_DATE,    /* a day, as the language writes it */
};

struct style {
    enum look look;
    enum figure_kind figure;
    int decimals; /* 0 .. 12 */
    bool is_free; /* not locked, when the book lets inputs be changed */
    bool is_centred;
    int indent; /* 0 .. 6: a criterion below another */
};

/* -- the book -- */

struct book;
struct sheet_out; /* one sheet of it */

struct book_facts {
    const char *path;    /* where it is written: a temporary name */
    const char *title;   /* document properties; foreign text */
    const char *author;  /* the buyer */
    const char *comment; /* the hash of the method and the like */
    const char *date;    /* "2026-11-02": of creation; never the clock */
    const char *footer;  /* left part of every footer: case, confidentiality */
    enum lang lang;
    bool is_free; /* cells whose style is free are unlocked */
};

struct book *book_create(struct arena *a, const struct book_facts *facts);

/* A new sheet, behind those there are. `name` obeys Excel's rules (asserted):
 * layout makes it. Landscape A4, no grid lines, one page wide, footer, locked
 * without a password. */
struct sheet_out *book_sheet(struct book *b, const char *name);

/* A name for a cell or range, e.g. "Totalsum_L1"; left out when it is not one
 * Excel takes. `formula` is "'Ark'!$A$1". */
void book_define(struct book *b, const char *name, const char *formula);

/* Closes the file. NULL when every part of it is sound (book_verify), else
 * what went wrong. */
const char *book_close(struct book *b);

/* NULL when `path` is a whole workbook: every part is unpacked, its checksum
 * is right and every XML part is well-formed; else which part and why. */
const char *book_verify(struct arena *a, const char *path);

/* Foreign text made safe for a cell: valid UTF-8 without control characters
 * but tab and line feed, "_x003D_" kept from being read as "=", at most 32 767
 * UTF-16 units (then it ends in "…"). Texts given to the sheet_ functions below
 * are cleaned by them. */
const char *book_clean(struct arena *a, const char *text);

/* A name for a sheet from `text`: without []:*?/\ and ' and ! (references in
 * charts are read without heed to quotes), at most 31 UTF-16 units, not empty,
 * not "History", and unlike the `count` names there are (case does not tell
 * names apart). */
const char *book_sheet_name(struct arena *a, const char *text,
                            const char *const *names, size_t count);

/* -- cells -- */

struct span_out {
    size_t row, column, last_row, last_column;
};

void sheet_text_at(struct sheet_out *s, size_t row, size_t column,
                   const char *text, struct style style);
void sheet_number_at(struct sheet_out *s, size_t row, size_t column,
                     double value, struct style style);
/* "2026-11-02"; anything that is not a day is put as text. */
void sheet_date_at(struct sheet_out *s, size_t row, size_t column,
                   const char *iso, struct style style);
void sheet_blank_at(struct sheet_out *s, size_t row, size_t column,
                    struct style style);

/* A formula and its value: `text` when not NULL ("" is blank), else `value`. */
void sheet_formula_at(struct sheet_out *s, size_t row, size_t column,
                      const char *formula, const char *text, double value,
                      struct style style);

/* A text over several cells (titles and key figures only: merged cells do not
 * fit their height to the text). */
void sheet_merged_text(struct sheet_out *s, struct span_out span,
                       const char *text, struct style style);
void sheet_merged_formula(struct sheet_out *s, struct span_out span,
                          const char *formula, const char *text, double value,
                          struct style style);

/* A text that leads to a cell of this book. */
void sheet_link_at(struct sheet_out *s, size_t row, size_t column,
                   const char *sheet, const char *cell, const char *text);

/* A note on a cell, shown when the pointer is over it. */
void sheet_note_at(struct sheet_out *s, size_t row, size_t column,
                   const char *text);

/* -- the sheet -- */

void sheet_width(struct sheet_out *s, size_t first, size_t last,
                 double characters);
void sheet_height(struct sheet_out *s, size_t row, double points);
/* Rows above `row` and columns left of `column` stay in view. */
void sheet_freeze(struct sheet_out *s, size_t row, size_t column);
void sheet_repeat_rows(struct sheet_out *s, size_t first, size_t last);
void sheet_repeat_columns(struct sheet_out *s, size_t first, size_t last);
void sheet_print_area(struct sheet_out *s, struct span_out span);
/* A page of print ends above each of these rows. */
void sheet_page_breaks(struct sheet_out *s, const size_t *rows, size_t count);
/* One page wide; and one page high when `is_one_page`. */
void sheet_fit(struct sheet_out *s, bool is_one_page);
void sheet_portrait(struct sheet_out *s);
void sheet_tab(struct sheet_out *s, unsigned rgb);
void sheet_filter(struct sheet_out *s, struct span_out span);
/* The sheet that is seen when the book is opened. */
void sheet_activate(struct sheet_out *s);

/* The cells of `span` look like `look` where `formula` (relative to its first
 * cell) is true; no border or figure of the look is taken. */
void sheet_condition(struct sheet_out *s, struct span_out span,
                     const char *formula, enum look look);
/* Paler to darker blue by value. */
void sheet_shade(struct sheet_out *s, struct span_out span);

/* Only numbers between `least` and `most` may be typed; the message says so.
 * Title at most 32 characters, message 255. */
void sheet_allow_numbers(struct sheet_out *s, struct span_out span,
                         double least, double most, const char *title,
                         const char *message);
/* Only what stands in the range `source` ("'Lister'!$A$1:$A$3"). A sheet holds
 * 255 such ranges of either kind; further ones are left out. */
void sheet_allow_list(struct sheet_out *s, struct span_out span,
                      const char *source, const char *title,
                      const char *message);

/* -- charts -- */

enum chart_kind { CHART_STACKED_BARS, CHART_STACKED_COLUMNS, CHART_SCATTER };

struct series_out {
    const char *name_formula; /* "'Ark'!$B$3": a cell, never a text */
    const char *categories;   /* "'Ark'!$B$3:$B$9"; of a scatter: x */
    const char *values;       /* of a scatter: y */
    const char *name;         /* what the cell of the name holds: cached */
    bool is_reference;        /* of a scatter: rings behind the dots, unnamed */
};

struct chart_out {
    enum chart_kind kind;
    const char *title;
    const char *alt; /* what it shows, for who cannot see it */
    const char *category_title, *value_title; /* or NULL */
    const struct series_out *series;
    size_t series_count;
    int value_decimals;   /* of the axis; figures inside bars have one more */
    bool is_in_millions;  /* the values; of a scatter: what is on its x axis */
    struct span_out over; /* cells it covers, with their sizes at the end */
};

/* Okabe-Ito colours in order; beyond six, the same with another pattern or
 * marker, so that it can be read without colour. */
void sheet_chart(struct sheet_out *s, const struct chart_out *chart);

/* -- addresses -- */

/* "B7", "$B$7"; "'Ark 1'!$B$7" and "'Ark 1'!$B$7:$F$7" with quotes doubled. */
const char *cell_name(struct arena *a, size_t row, size_t column);
const char *cell_fixed(struct arena *a, size_t row, size_t column);
const char *cell_on(struct arena *a, const char *sheet, size_t row,
                    size_t column);
const char *range_on(struct arena *a, const char *sheet, struct span_out span);

#endif
