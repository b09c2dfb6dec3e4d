/*
 * expr/sheet: a formula lowered to steps of a spreadsheet.
 *
 * A formula is one cell, but for what no single cell can say so that Excel
 * 2007, LibreOffice and Gnumeric compute it alike. That gets steps of its own:
 *
 *     max_points * lowest(price) / price
 *
 *     row over bids     IF(C9<>1,"",IF(COUNT(C5)<1,"n/a",C5))
 *     cell              IF(COUNTIF(C6:F6,"n/a")>0,"",IF(COUNT(C6:F6)<1,"",
 *                       MIN(C6:F6)))
 *     cell over bids    IF(COUNT($B$2,$B$7,C5)<3,"",(($B$2*$B$7)/C5))
 *
 * A *row* has one cell for each index of an axis: the argument of an
 * aggregate, "" for one that is no member or that `where` leaves out, "n/a"
 * for a member whose value is not there (then the aggregate is blank too; it
 * is never taken of the rest). Lowest, highest, mean, sum, count and ranks over
 * others are taken of the row of all, less one's own cell in it; other
 * aggregates over others have a row for each bid, without it. A *cell* is one
 * value. Either may vary over
 * axes: then there is one for each combination of their indexes.
 *
 * A cell is "" when anything it needs is not a number, so a blank is never
 * taken for 0. Numbers are compared and ranked only through ROUND, at the
 * decimals a double surely has (sheet_decimals). Truth is 1 or 0.
 */
#ifndef EXPR_SHEET_H
#define EXPR_SHEET_H

#include "expr/expr.h"

enum sheet_shape { SHEET_CELL, SHEET_ROW };

/* Can the step be a live formula? */
enum sheet_state {
    SHEET_LIVE,
    SHEET_TOO_LONG,  /* more than 8 192 characters */
    SHEET_TOO_DEEP,  /* more than 64 parentheses inside one another */
    SHEET_TOO_MANY,  /* more than 255 arguments */
    SHEET_TOO_EXACT, /* digits that a double does not have */
};

/* The string code that says why a step holds the program's value only. */
const char *sheet_state_code(enum sheet_state state);

struct sheet_step {
    enum sheet_shape shape;
    unsigned axes;       /* AXIS_BITs its cell, or its row, varies over */
    enum axis over;      /* of a row: the axis it lies along */
    bool is_without_own; /* of a row: without one's own */
    const char *text;    /* what it holds, as a formula */
    struct unit unit;
    enum sheet_state state; /* but for SHEET_TOO_LONG, which the references
                               decide: see sheet_text */
};

struct sheet;

/* `e` as steps, in an order in which each needs earlier ones only; the last
 * is the formula itself. Equal parts share a step. */
const struct sheet *sheet_lower(struct arena *a, const struct expr *e);
size_t sheet_count(const struct sheet *s);
const struct sheet_step *sheet_step(const struct sheet *s, size_t index);

/* What the step holds, in words: a heading for it. */
const char *sheet_words(struct arena *a, enum lang lang, const struct sheet *s,
                        size_t index);

/* Where things stand, as text to put into a formula: "$B$5", "'Pris'!C7". */
struct sheet_refs {
    void *of;
    /* The cell of a quantity; blank, or not a number, when it has no value. */
    const char *(*quantity)(void *of, size_t quantity,
                            const size_t at[AXIS_COUNT]);
    /* The cell that is 1 when `index` is a member; NULL when it always is. */
    const char *(*member)(void *of, enum axis axis, size_t index);
    /* The cell of a step of one cell. */
    const char *(*cell)(void *of, size_t step, const size_t at[AXIS_COUNT]);
    /* The range of a row, from its first cell to its last; a blank cell when
     * the axis has no index. */
    const char *(*row)(void *of, size_t step, const size_t at[AXIS_COUNT]);
    /* The one cell of a row at `member`. */
    const char *(*row_cell)(void *of, size_t step, const size_t at[AXIS_COUNT],
                            size_t member);
    /* Digits before the point of the largest amount of money; 0 is 10. */
    int money_digits;
};

/* One cell: `at` has one's own indexes; `member` is the index along a row. */
struct sheet_spot {
    size_t step;
    size_t at[AXIS_COUNT];
    size_t member;
};

/* The formula of a cell, without "="; NULL when the step is not live, or when
 * it would be longer than 8 192 characters. */
const char *sheet_text(struct arena *a, const struct sheet *s,
                       const struct sheet_spot *spot,
                       const struct sheet_refs *refs);

/* What a cell shows. */
enum sheet_shows {
    SHEET_SHOWS_NUMBER,
    SHEET_SHOWS_BLANK,   /* "" */
    SHEET_SHOWS_MISSING, /* "n/a" */
};

/* What the cell whose text is that of sheet_text must show, exactly; *value is
 * set when that is a number, and lives in the arena of the run. `run` says
 * where values come from; one's own indexes are those of the spot. Give the
 * run a memory when there are many cells of one formula: all bids can share
 * it. Where a formula has a fault (a division by zero), a spreadsheet has an
 * error; then the cell counts as blank, in a row as missing. */
enum sheet_shows sheet_value(struct arena *a, const struct sheet *s,
                             const struct sheet_spot *spot,
                             struct expr_run *run, int money_digits,
                             real *value);

/* Decimals to which values of `unit` are rounded before they are compared:
 * 10, and for money 14 less the digits before the point. What may be of any
 * unit is taken for money where `money_digits` is given. */
int sheet_decimals(struct unit unit, int money_digits);

/*
 * True when a spreadsheet, which rounds before it compares, must find every
 * comparison, rank and rounding of the formula as it exactly is: no two values
 * lie closer than that rounding without being equal, and none so close to a
 * half without being on it. When it is false the cell must hold the program's
 * value. Also false when the formula cannot be evaluated.
 */
bool sheet_agrees(struct arena *a, const struct expr *e,
                  const struct expr_run *run, int money_digits);

#endif
