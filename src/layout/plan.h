/*
 * layout/plan: a layout while it is made. Not a door.
 *
 * First everything is placed: lines are drafted for each grid, put in order,
 * and given rows. Then the cells are filled, when every address is known.
 */
#ifndef LAYOUT_PLAN_H
#define LAYOUT_PLAN_H

#include "base/buf.h"
#include "derive/bound.h"
#include "derive/memories.h"
#include "expr/sheet.h"
#include "layout/layout.h"

/* -- texts to numbers -- */

struct keys;
struct keys *keys_create(struct arena *a);
/* The number kept with `key`, or NULL. */
const size_t *keys_find(const struct keys *k, const char *key);
void keys_put(struct keys *k, const char *key, size_t value);

/* -- arrays looked through (seen.c) -- */

struct seen;
struct seen *seen_create(struct arena *a);
/* Has this been asked of the array (not NULL) before? */
bool seen_before(struct seen *s, const void *array);

/* -- the plan -- */

/* The sections of a lot's figures, in order. */
enum stage {
    STAGE_ADMITTED,
    STAGE_POINTS,
    STAGE_WEIGHTED,
    STAGE_TOTAL,
    STAGE_THRESHOLDS,
    STAGE_PLACES,
    STAGE_AWARD,
    STAGE_CHECKS,
    STAGE_COUNT
};

/* What the cells of a drafted line are. */
enum fill {
    FILL_NOTHING,    /* a heading, or cells made when they were drafted */
    FILL_NODES,      /* the nodes in `nodes`, by column */
    FILL_INPUTS,     /* what people agreed on for them: given, free */
    FILL_STEPS,      /* one step of a lowered formula */
    FILL_PROGRAM,    /* the program's own values of `nodes` */
    FILL_DIFFERENCE, /* from the program's line `of` of the line it is of */
    FILL_OWN,        /* a formula of the workbook's own: `own` */
};

struct family;
struct draft;
struct own_lines;

/* Makes one cell of a line: of column `column`. */
typedef void own_fn(struct draft *t, size_t column);

struct plan;

struct draft {
    struct plan *plan;
    struct grid *grid;
    struct line line;
    enum fill fill;
    enum stage stage;
    size_t order; /* of the criterion, then of appearance */
    const struct node **nodes;
    struct family *family; /* of nodes: the first; of steps: its own */
    size_t step, member;
    size_t at[AXIS_COUNT]; /* indexes on axes other than that of bids */
    bool is_nobody;        /* a row over an axis without members */
    bool is_by_own;        /* a row for the bid `own_bid` alone */
    size_t own_bid;
    const struct draft *of;
    own_fn *own;
    const void *about; /* of `own` */
    size_t row;        /* where it stands, when its grid is settled */
};

/* A grid while lines are added to it. */
struct sketch {
    struct plan *plan;
    struct grid *grid;
    const struct lot_result *lot;
    size_t commons;       /* columns before those of bids */
    struct draft **lines; /* in the end's order when settled */
    size_t count, room;
    struct keys *by_key;
};

struct lowered {
    const struct formula_entry *entry;
    const struct sheet *sheet;
    const struct lowered *next;
};

struct plan {
    struct arena *arena;
    struct arena *workings; /* emptied after each use */
    struct arena *texts;    /* parts of a formula, while it is written */
    struct memories *memories;
    const struct evaluation *evaluation;
    enum lang lang;
    struct layout *layout;
    struct page *pages;
    struct spot *spots;     /* by node number - 1 */
    struct spot *inputs;    /* by node number - 1: the cell people agreed on */
    bool *is_placed;        /* by node number - 1 */
    signed char *agreement; /* by node number - 1: 1 a spreadsheet finds the
                               same, -1 it may not, 0 not asked yet */
    size_t *owners;     /* by node number - 1: the node whose cell it repeats */
    size_t *stand_ins;  /* by node number - 1: the node whose cell it is */
    struct keys *given; /* figures of the files -> node number */
    const struct criterion *
        *criteria;       /* by node number - 1; NULL: about none */
    struct keys *shared; /* figures of a method -> node number */
    struct sketch *figures, *scores, *prices; /* by scored lot */
    struct own_lines *own;
    struct sketch *rankings, *cascades;
    struct sketch *weights, *parameters; /* by method */
    struct sketch overview, awards;
    int money_digits;
    struct lowered *lowered; /* what was lowered, the last first */
};

/* -- drafting (sketch.c) -- */

void sketch_begin(struct sketch *s, struct plan *p, struct grid *g,
                  const struct lot_result *lot);

/* A line with `key` (NULL: no key), the one there is or a new one. */
struct draft *sketch_line(struct sketch *s, const char *key);
struct draft *sketch_find(const struct sketch *s, const char *key);
void sketch_section(struct sketch *s, const char *code);

/* A line of the workbook's own, each cell made by `own`. */
struct draft *sketch_own(struct sketch *s, const char *code, own_fn *own);

/* The column of the lot's bid number `bid`, from 0; and the number of the bid
 * with this id, bids_count when the lot has none. */
size_t sketch_bid_column(const struct sketch *s, size_t bid);
size_t bid_index(const struct lot_result *lot, const char *bid_id);

/* Puts the lines in order of stage and criterion, under headings or without.
 * Lines can no longer be found by their keys. */
void sketch_sort(struct sketch *s, bool has_headings);

/* Helper lines for every formula of the grid, below all others. */
void sketch_steps(struct sketch *s, bool has_headings);

/* Gives the lines their rows and the nodes their spots. Returns the first row
 * below the grid. */
size_t sketch_settle(struct sketch *s);

/* Fills the cells; then the grid is done. */
void sketch_fill(struct sketch *s);

struct spot draft_spot(const struct draft *t, size_t column);

/* -- where quantities stand (homes.c) -- */

enum home { HOME_NOWHERE, HOME_FIGURES, HOME_PRICES, HOME_SCORES, HOME_FIXED };

struct quantity_home {
    const char *quantity;
    enum home home;
    enum stage stage;
    bool is_whole; /* a flag, a place or a count: shown without decimals */
    bool is_free;  /* may be changed in what-if.xlsx: what bidders offered and
                      people agreed on, and weights */
};
const struct quantity_home *home_of(const char *quantity);

/* Are the points of `n` agreed by people, or looked up: an input cell? */
bool is_agreed(const struct plan *p, const struct node *n);

/* Drafts the lines of every node of a lot, and of what they need. */
void draft_lot(struct plan *p, size_t lot);

/* -- cells (cells.c) -- */

/* Something to say for a node: its step and, when set, what it is about. */
const char *node_label(const struct plan *p, const struct node *n);

/* A cell with the value of a node, without its formula. */
struct cell cell_of_value(const struct node *n);
struct cell cell_of_number(num value, struct unit unit);
struct cell cell_of_count(struct plan *p, size_t value);
struct cell cell_of_text(const char *text);
struct cell cell_blank(void);

/* A live cell with the value of `value`. */
struct cell cell_live(struct cell value, const char *formula);

/* The formula of a node as it stands in `from` (a held cell when a
 * spreadsheet could not find the same). */
struct cell cell_of_formula(struct draft *t, const struct node *n,
                            size_t column);

/* How the formula of `n` is evaluated once more, in p->workings. */
struct expr_run plan_run(struct plan *p, const struct node *n,
                         const struct expr_env *env);

/* Decimals that show the `count` cells' values apart. */
int decimals_for(struct plan *p, const struct node *const *nodes, size_t count);

/* -- formulas (formula.c) -- */

/* A node's formula lowered; the same for all nodes of one entry. */
const struct sheet *lowered(struct plan *p, const struct formula_entry *entry);

/* Nodes of one line with the same entry, and where their steps stand. */
struct family {
    struct plan *plan;
    const struct sketch *sketch;
    const struct formula_entry *entry;
    const struct sheet *sheet;
    const struct node **nodes; /* by column of the grid; NULL: none */
    const struct node *first;
    bool is_shared;             /* all have the same inputs but by bid */
    size_t count[AXIS_COUNT];   /* the most indexes any of them has on an axis
                                   (bids have different risks) */
    const struct draft **lines; /* by step: the first line of it; NULL: none */
    int money_digits; /* before the point: of money, when it is about money */
    signed char trusts_any; /* as plan->agreement: of any of the nodes */
    struct family *next;
};

/* The family of a draft's nodes with this entry, made when it is not there. */
struct family *family_of(struct sketch *s, struct draft *t,
                         const struct formula_entry *entry);
/* Drafts the helper lines of the family, which belongs to the line `of`, at
 * the end of the sketch. */
void family_steps(struct sketch *s, struct family *f, const struct draft *of);

/* The text of a step of the family, for the node in `column`. */
const char *family_text(const struct family *f, size_t column,
                        const struct sheet_spot *spot);

/* Fills a helper cell. */
struct cell step_cell(struct draft *t, size_t column);

/* A rule of the program as a formula of the workbook's own table, its names
 * standing for the cells given. These rules are always live. */
struct named_cell {
    const char *name;
    const char *cell; /* as text */
};
const char *rule_text(struct plan *p, const char *rule,
                      const struct named_cell *cells);

/* -- pages and their grids -- */

void plan_pages(struct plan *p); /* pages.c */

/* Methods: weights and what else the buyer fixed (weights.c). */
void plan_methods(struct plan *p);
/* The number of the method among those of the layout; their count when it is
 * not one of them. */
size_t method_index(const struct plan *p, const struct method *m);
/* Drafts the cell of a node that is the method's (fixed.c). */
void place_fixed(struct plan *p, const struct method *m, const struct node *n);
void settle_methods(struct plan *p);
void fill_methods(struct plan *p);

/* A lot's own lines: what is compared with the program, the order of the
 * ranking, what is awarded. To be planned before its lines are sorted. */
void plan_checks(struct plan *p, size_t lot);  /* checks.c */
void plan_winners(struct plan *p, size_t lot); /* winners.c */

/* Where those lines stand, once planned. */
struct own_lines {
    const struct draft *admitted, *ranked, *total, *place, *order, *price,
        *margin, *awarded, *wins, *room, *need, *offered, *winners, *changed,
        *tied, *program_quality, *program_price, *differences[5];
    size_t differences_count;
};

/* Tables of their own: each returns the first row below it. */
void plan_ranking(struct plan *p, size_t lot);               /* ranking.c */
size_t plan_cascade(struct plan *p, size_t lot, size_t row); /* cascade.c */
size_t plan_overview(struct plan *p, size_t row);            /* overview.c */
size_t plan_awards(struct plan *p, size_t row);              /* awards.c */

/* The parts, up to NULL, as one text (spot.c). */
const char *joined(struct arena *a, const char *const *parts);
#define JOINED(a, ...) joined((a), (const char *const[]){__VA_ARGS__, NULL})

/* "$D$40:$I$40": a line's cells of all bids, seen from `from`. */
const char *bids_range(const struct sketch *s, const struct draft *t,
                       const struct page *from);

/* The cell of a line for the bid whose number, from 1, stands in `number`, seen
 * from `from`; `t` NULL: of the headings. */
const char *lookup_bid(const struct sketch *s, const struct draft *t,
                       const struct page *from, const char *number);

/* A cell of a line, seen from `from`. */
const char *cell_of(const struct draft *t, size_t column,
                    const struct page *from);

#endif
