/*
 * layout/family: where the steps of a lowered formula stand. Not a door.
 */
#ifndef LAYOUT_FAMILY_H
#define LAYOUT_FAMILY_H

#include "layout/plan.h"

/* One cell of a step: indexes on the axes, the bid whose own it is, and the
 * member along a row. */
struct place_at {
    const size_t *at;
    size_t own;
    size_t member;
};

/* Is the node (or NULL) one of the family? */
bool family_has(const struct family *f, const struct node *n);

/* Must a spreadsheet find what the program found for the node? (trust.c) */
bool family_trusts(const struct family *f, const struct node *n);

/* And for any of the nodes, so that what they share must be live? */
bool family_trusts_any(struct family *f);

/* Is the axis of bids that of the lot, so that its indexes are columns? */
bool family_has_bids(const struct family *f);

/* Has the step a cell (or a row) for each bid of its own? */
bool step_is_by_bid(const struct family *f, const struct sheet_step *step);

/* Does the step lie along the columns of the bids? */
bool step_is_across(const struct sheet_step *step);

/* The number of the line, among those of the step. */
size_t step_line(const struct family *f, const struct sheet_step *step,
                 const struct place_at *at);

#endif
