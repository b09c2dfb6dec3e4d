/*
 * expr/cell: the formula of one cell while it is written. Not a door.
 */
#ifndef EXPR_CELL_H
#define EXPR_CELL_H

#include "base/buf.h"
#include "expr/lower.h"

/* The references of one part of a cell that must be numbers. */
struct needs {
    const char **cells;
    size_t count;
};

struct writer {
    struct arena *arena;
    const struct sheet *sheet;
    const struct sheet_refs *refs;
    const struct node *self; /* what the step holds: not a reference to it */
    const char *blank;       /* what stands when something is missing */
    struct needs needs;
    size_t at[AXIS_COUNT];
    bool is_too_exact, has_too_many;
};

/* Adds `cell`, which the current part then needs. */
void guard_need(struct writer *w, struct buf *b, const char *cell);

/* COUNT of them all. */
void guard_count(struct buf *b, const struct needs *needs);

/* Those of `needs` that are not in `known` already. */
struct needs guard_beyond(const struct needs *needs, const struct needs *known);

/* Begins a part with a guard of its own: what was needed before. The end
 * gives `body` back behind the guard. */
struct needs guard_begin(struct writer *w);
const char *guard_end(struct writer *w, struct needs outer, const char *body);

/* `n` as a number; a condition as 1 or 0. */
void cell_number(struct writer *w, struct buf *b, const struct node *n);

/* `n` as a condition. */
void cell_condition(struct writer *w, struct buf *b, const struct node *n);

/* `n` by itself, guarded. */
const char *cell_region(struct writer *w, const struct node *n);

/* `n` rounded to the decimals that doubles surely have. */
void cell_technical(struct writer *w, struct buf *b, const struct node *n);
int cell_decimals(const struct writer *w, struct unit unit);

/* A function that is no aggregate. */
void cell_call(struct writer *w, struct buf *b, const struct node *n);

/* The text of a whole cell. */
const char *cell_text(struct writer *w, const struct sheet_spot *spot);
struct writer cell_start(struct arena *a, const struct sheet *s,
                         const struct sheet_spot *spot,
                         const struct sheet_refs *refs);

#endif
