/*
 * layout: which cell of which sheet every node of the derivation graph stands
 * in, and what the cell holds. Made before anything is drawn: references come
 * from here alone, and room `write` only draws.
 *
 * A workbook is *pages* (sheets). What is live on them stands in *grids*:
 * lines and columns of cells below a row of headings. A cell is
 *
 *     given   a figure that stands in a file, or that people agreed on
 *     live    a formula, lowered from the node's own (expr/sheet.h)
 *     held    the program's value, because a spreadsheet could not be trusted
 *             to find the same; `why` says so
 *
 * Every cell carries the exact result. A figure that is
 * said once in the files is one given cell, however many lots use it; elsewhere
 * it is a reference to that cell.
 *
 * Sheets rank and compare only through ROUND, places are whole numbers, and
 * what does not apply is "" (design of the workbook: README, "The workbook").
 */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "award/award.h"
#include "text/text.h"

#include <stdbool.h>
#include <stddef.h>

enum page_kind {
    PAGE_SUMMARY,
    PAGE_LOT, /* one for each lot that is scored */
    PAGE_AWARD,
    PAGE_QUALIFICATION,
    PAGE_REQUIREMENTS,
    PAGE_SCORES,
    PAGE_PRICE,
    PAGE_WEIGHTS,
    PAGE_NEEDS,
    PAGE_RISK,
    PAGE_REASONS,
    PAGE_PROVENANCE,
    PAGE_EXPLANATION,
    PAGE_ASSESSORS, /* of assessors.xlsx only */
};

struct page {
    enum page_kind kind;
    const char *name;             /* of the sheet, in the book's language */
    const struct lot_result *lot; /* of a lot's page, else NULL */
};

struct spot {
    const struct page *page; /* NULL: nowhere */
    size_t row, column;      /* from 0 */
};

/* -- cells -- */

enum cell_state { CELL_EMPTY, CELL_GIVEN, CELL_LIVE, CELL_HELD };

struct cell {
    enum cell_state state;
    bool is_free;        /* may be changed in what-if.xlsx */
    bool is_shown_whole; /* a flag or a place: no decimals, centred */
    struct unit unit;
    signed char decimals; /* that are shown; -1: as its line */
    const char *formula;  /* of a live cell, without "=" */
    const char *text;     /* its value, when that is words; "" is blank */
    num value;            /* its value when `text` is NULL: exact */
    const char *why;      /* of a held cell: a string code */
};

/* -- grids -- */

enum line_kind {
    LINE_SECTION,    /* a heading; no cells */
    LINE_FIGURES,    /* what the evaluation is made of */
    LINE_NODE,       /* the same, of a criterion with others below it */
    LINE_TOTAL,      /* what bids are ranked by */
    LINE_PROGRAM,    /* the program's own value, to compare with */
    LINE_DIFFERENCE, /* from it: 0 */
    LINE_STEP,       /* a helper */
};

struct line {
    enum line_kind kind;
    const char *mark;     /* an id, or NULL */
    const char *label;    /* in the book's language */
    const char *note;     /* the formula in words, or NULL */
    const char *quantity; /* of its nodes: "total"; NULL for others */
    const struct criterion *criterion;
    int indent;
    int decimals;       /* to show the cells with */
    struct cell *cells; /* by column of the grid; NULL of a section */
};

struct grid_column {
    const char *title;
    const struct lot_bid *bid; /* whose it is; NULL: everybody's */
    int width;                 /* characters; 0: as the sheet has it */
};

struct grid {
    const struct page *page;
    const struct lot_result *lot; /* or NULL */
    const struct method *method;  /* of a table of weights, else NULL */
    const char *title;            /* stands above the headings; or NULL */
    size_t head;                  /* row of the headings */
    size_t mark_column;           /* ids, and to the right of them labels ... */
    size_t first_column;          /* ... of the cells; equal to mark_column when
                                     the lines have no marks and labels */
    struct grid_column *columns;
    size_t columns_count;
    struct line *lines; /* line k stands in row head + 1 + k */
    size_t lines_count;
};

/* A lot's page: the ranking above, then room for charts, then the figures. */
struct lot_layout {
    const struct lot_result *lot;
    const struct page *page;
    size_t banner_row;   /* says when it is not the formal evaluation */
    size_t cards_row;    /* key figures: labels, and below them the figures */
    struct grid ranking; /* lines in order of place: see enum ranking_column */
    size_t charts_row, charts_rows;
    struct grid figures; /* every derived figure, columns by bid */
    struct grid scores;  /* on the page of scores: what points come from */
    struct grid prices;  /* on the page of prices */
    struct grid cascade; /* on the page of the award; no lines: no volume */
    /* first line and count of the amounts by price line, in `prices` */
    size_t amounts_first, amounts_count;
    /* the lines of the program's own values, in `figures` and `prices`; NULL:
     * there is none */
    const struct line *program_quality, *program_price;
    struct cell is_changed; /* 1 when a figure is not as it was evaluated */
    struct spot is_changed_at;
    struct cell is_tied; /* 1 when a first place is shared */
    struct spot is_tied_at;
};

/* Columns of a ranking. It has no labels: its names and places are live cells,
 * and its first column is that of the marks. */
enum ranking_column {
    RANKING_PLACE, /* "–" when not ranked */
    RANKING_NAME,
    RANKING_TOTAL,
    RANKING_PRICE,
    RANKING_MARGIN,
    RANKING_AWARDED,
    RANKING_STATUS,
    RANKING_CRITERIA, /* the first of the criteria at the top: what each brings
                         to the total; blank when not ranked */
};                    /* last of all: its number among the bids, a helper */

/* A method's weights and whatever else the buyer fixed. */
struct method_layout {
    const struct method *method;
    struct grid weights;    /* lines by criterion: see enum weight_column */
    struct grid parameters; /* the rest, one to a line */
    struct cell is_whole;   /* 1 when the weights in use add up */
    struct spot is_whole_at;
    struct cell is_announced; /* 1 when they are the announced ones */
    struct spot is_announced_at;
};

enum weight_column {
    WEIGHT_ANNOUNCED,
    WEIGHT_USED,
    WEIGHT_DEVIATION,
    WEIGHT_OF_PARENT,
    WEIGHT_OF_TOTAL,
    WEIGHT_SUM_BELOW,
    WEIGHT_MOST_POINTS,
    WEIGHT_THRESHOLD,
    WEIGHT_COLUMNS
};

struct layout {
    const struct evaluation *evaluation;
    enum lang lang;
    const struct page *pages; /* of evaluation.xlsx, in order */
    size_t pages_count;
    struct lot_layout *lots; /* the scored ones, in the order of tender.yaml */
    size_t lots_count;
    struct method_layout *methods; /* that some scored lot uses */
    size_t methods_count;
    struct grid overview;   /* on the summary: a line for each scored lot */
    struct grid awards;     /* on the award page: bidders by lots */
    struct cell is_changed; /* 1 when any lot or weight is not as evaluated */
    struct spot is_changed_at;
    const struct spot *spots; /* by node number - 1 */
    size_t held;              /* cells that hold the program's value */
};

/* The whole layout in `lang`. `e` must be without errors. Owned by `a`. */
struct layout *layout_evaluation(struct arena *a, const struct evaluation *e,
                                 enum lang lang);

/* The page of `kind`; of a lot (not NULL) its own. NULL when there is none. */
const struct page *layout_page(const struct layout *l, enum page_kind kind,
                               const struct lot_result *lot);

/* Where `n` stands; page NULL when it stands nowhere. */
struct spot layout_spot(const struct layout *l, const struct node *n);

/* The line of `g` that shows `quantity` (of `c`, or NULL), or NULL. */
const struct line *grid_line(const struct grid *g, const char *quantity,
                             const struct criterion *c);

/* The row of a line of `g`, and the spot of its cell in `column`. */
size_t grid_row(const struct grid *g, const struct line *line);
struct spot grid_spot(const struct grid *g, const struct line *line,
                      size_t column);

/* "$F$7", with "'Pris'!" before it when it is on another page than `from`. */
const char *spot_text(struct arena *a, const struct page *from,
                      struct spot spot);

/* "$F$7:$K$7": from one spot to another of the same page. */
const char *spot_range(struct arena *a, const struct page *from,
                       struct spot first, struct spot last);

/* The name of a bid in headings: its bidder's. */
const char *layout_bidder(const struct lot_bid *b);

#endif
