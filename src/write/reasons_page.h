/*
 * write/reasons_page: the rows of the sheet of reasons. Not a door.
 */
#ifndef WRITE_REASONS_PAGE_H
#define WRITE_REASONS_PAGE_H

#include "write/reasons.h"
#include "write/rows.h"

enum reason_column {
    REASON_BID,
    REASON_WHAT,
    REASON_WEIGHT,
    REASON_POINTS,
    REASON_WEIGHTED,
    REASON_BESIDE,
    REASON_REASON,
    REASON_SOURCE,
    REASON_COLUMNS
};

/* The sheet while one lot is told. */
struct reasons {
    struct rows rows;
    struct account t; /* its bid and own are those of the row */
    const struct lot_result *lot;
    const struct lot_layout *drawn; /* the lot's cells, or NULL */
    const struct standing *standings;
    const struct lot_bid *lowest; /* price, of those that set references */
    int weight_decimals, points_decimals, weighted_decimals;
};

/* The texts of a row beside its figures; NULL is empty. */
struct reason_row {
    const char *what, *beside, *reason, *source;
    const struct node *total; /* in the column of weighted points, or NULL */
};

/* The band above what is told of the bid; a row of texts about it. */
void reason_head(struct reasons *r, enum look look, const char *title);
void reason_texts(struct reasons *r, enum look look,
                  const struct reason_row *row);

/* A row of criterion `k` of the bid with its weight and points; `what` is the
 * criterion. */
void reason_criterion(struct reasons *r, size_t k,
                      const struct reason_row *row);

/* Why the lot went to whom it went: each chosen bid, its price beside the
 * lowest, and what justifies a higher one. */
void tell_choice(struct reasons *r);

#endif
