/*
 * write/page_matrix: requirements by bids, and what was found and decided.
 * Not a door.
 */
#ifndef WRITE_PAGE_MATRIX_H
#define WRITE_PAGE_MATRIX_H

#include "book/print.h"
#include "write/page_answer.h"
#include "write/pages.h"

/* Which requirements a sheet is about. */
struct matrix_scope {
    unsigned kinds;     /* bits 1u << enum requirement_kind */
    bool has_whole_bid; /* and findings that are about no requirement */
};

/* Is `r` one of them? */
bool scope_has(const struct matrix_scope *scope, const struct requirement *r);

/* A bid in the lots of a group. */
struct column {
    const struct bid *bid;
    struct judged *lots; /* by lot of the group */
};

/* Lots that have the same requirements. */
struct group {
    const struct lot_result **lots;
    size_t lots_count;
    const struct requirement **requirements;
    size_t requirements_count;
    struct column *columns;
    size_t columns_count;
};

/* The groups of the requirements in scope, in the order of the first of each;
 * of those that concern no lot that is evaluated, one without lots. */
struct filling;
struct group *find_groups(const struct filling *f, size_t *count);

/* A sheet while it is filled from the top. */
struct filling {
    const struct drawing *drawing;
    struct sheet_out *sheet;
    const struct matrix_scope *scope;
    size_t row;     /* the next free one */
    size_t columns; /* that are printed */
    bool has_findings;
    size_t *breaks; /* rows a printed page begins with */
    size_t breaks_count;
    size_t lines;      /* of text since the last of them */
    size_t page_lines; /* that a page holds */
};

/* Columns before those of the bids, and their widths. */
enum { MATRIX_ID, MATRIX_TEXT, MATRIX_RULE, MATRIX_CONDITION, MATRIX_BIDS };
#define MATRIX_ID_WIDTH        9
#define MATRIX_TEXT_WIDTH      42
#define MATRIX_RULE_WIDTH      13
#define MATRIX_CONDITION_WIDTH 26
#define MATRIX_BID_WIDTH       15
/* Bids beside each other; more stand below, in a table of their own. */
#define MATRIX_MOST_BIDS 8

/* Lines of text that a table of the group takes. */
size_t group_lines(const struct group *g);

/* Begins the sheet: widths, and how many columns are printed. */
void fill_begin(struct filling *f);

/* What the looks of the cells mean, in one row. */
void fill_legend(struct filling *f);

/* Requirements by bids: those that concern the same lots stand in one table,
 * and an answer that is the same in all of them is told once. */
void fill_matrices(struct filling *f);

/* What was found about the bids, each with what was decided about it, by whom
 * and why; and what was decided of own initiative. */
void fill_findings(struct filling *f);

/* Room for `lines` lines that belong together: a new page when they would not
 * fit this one. */
void fill_room(struct filling *f, size_t lines);

/* Ends the sheet: print area, page breaks. */
void fill_end(struct filling *f);

#endif
