/*
 * write/reasons: what a bid's points on one criterion rest on, and how it
 * stands beside the others there. Not a door.
 */
#ifndef WRITE_REASONS_H
#define WRITE_REASONS_H

#include "write/sentences.h"

/* The most bids that are named where several are alike. */
#define MOST_NAMED 3

/* The bids with the same points on a criterion; one more than is named, since
 * the bid that is told may be among them. */
struct alike {
    const struct node *points; /* NULL: nobody */
    const struct lot_bid *bids[MOST_NAMED + 1];
    size_t count;
};

/* The most points any ranked bid has on a criterion, and the next most. */
struct standing {
    struct alike first, second;
};

/* By criterion index, of the ranked bids of `l`. */
const struct standing *standings_of(struct arena *a,
                                    const struct lot_result *l);

/* "8 mot 6, beste andre (fjordglimt)": criterion `k` of the bid that is
 * told. */
const char *compare_points(const struct account *t,
                           const struct standing *standing, size_t k);

/* Names of bids other than the one that is told (which is among them or not):
 * ids, at most MOST_NAMED and how many more. */
const char *name_bids(const struct account *t, const struct alike *who,
                      bool has_own);

/* What the points of the bid on criterion `k` rest on: the agreed reason, the
 * price beside that of `lowest` and its formula, the answer ... */
const char *points_basis(const struct account *t, const struct lot_bid *lowest,
                         size_t k);

/* "Terskel 3: nådd"; NULL where there is none. */
const char *threshold_told(const struct account *t, size_t k);

/* The page of the bid the points rest on, or NULL. */
const char *points_page(const struct account *t, size_t k);

/* The ranked bid with the lowest evaluated price; NULL where there is no
 * price. */
const struct lot_bid *cheapest_ranked(const struct lot_result *l);

/* The same of the bids that set the references. */
const struct lot_bid *lowest_reference(const struct lot_result *l);

/* -1, 0, 1; figures that cannot be told apart are equal. */
int compare_figures(const struct node *x, const struct node *y);

#endif
