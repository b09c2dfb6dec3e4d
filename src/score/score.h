/*
 * score: one lot at a time, from the gate to the places. Everything it finds
 * out is a node of the derivation graph; the structs here say which node is
 * which, for the rooms below.
 *
 *     gate -> evaluated price -> points -> normalise -> weigh -> thresholds
 *          -> total -> places
 */
#ifndef SCORE_SCORE_H
#define SCORE_SCORE_H

#include "catalogue/catalogue.h"
#include "derive/graph.h"
#include "model/model.h"
#include "risk/risk.h"

/* What one bid has for one requirement, before any points. */
struct compliance {
    const struct requirement *requirement;
    const struct given_answer *answer; /* NULL: none */
    const struct node *answered;       /* NULL: none, or words only */
    const struct node *met; /* 1 met, 0 not; NULL: only a person can say */
};

/* One bid in one lot. Nodes are NULL where the step does not apply to any bid
 * of the lot, or where a figure of this bid is missing; blank where it was not
 * evaluated (a rejected bid). A complete bid has all of them, admitted or not;
 * so has every bid that is ranked. */
struct lot_bid {
    const struct bid *bid;
    const struct offer *offer;
    const struct decision *rejection; /* or NULL */
    bool is_admitted;
    bool is_complete; /* its prices, scores and answers are there: it could be
                         admitted and ranked with no new figure */
    struct compliance *compliances;
    size_t compliances_count;
    const struct node *admitted; /* 1 or 0 */
    const struct node *offered;
    const struct node *evaluated_price;
    const struct node *is_reference; /* sets the lowest price and the like */
    const struct node **raw;      /* by criterion index: before normalising */
    const struct node **points;   /* by criterion index: what is weighed */
    const struct node **weighted; /* by criterion index: weight * points, or
                                     NULL where no sum weighs it */
    const struct node **meets; /* by criterion index: its threshold, or NULL */
    const struct node *quality;
    const struct node *total;
    const struct node *meets_thresholds;
    const struct node *is_ranked; /* 1: admitted and meets all thresholds; else
                                     0, or blank where that is not known */
    const struct node *place;     /* after every tie-break */
    const struct node *margin;    /* to the best other; blank: ranked alone;
                                     NULL: the only bid of the lot */
    /* Set by room award, for a lot with volume. NULL for a bid that came too
     * late: nothing it offers is read. */
    const struct node *room; /* the most it could get; blank: not ranked */
    const struct node *need; /* by volume: the least it must have; likewise */
    /* by volume, in the order of places; NULL for bids that are not ranked */
    const struct node *goes_on;   /* 1: its turn came; NULL: every turn comes */
    const struct node *given;     /* in the first pass; 0: nothing */
    const struct node *remaining; /* after that */
    const struct node *extra;     /* in the second pass, up to the top of the
                                     range; NULL: there is none */
    const struct node *remaining_after_extra; /* likewise */
    /* NULL for bids that are not ranked */
    const struct node *wins;    /* one winner, k best: 1 or 0 */
    const struct node *awarded; /* volume, of both passes; 0: nothing; NULL: a
                                   lot without volume */
};

struct lot_result {
    const struct lot *lot;
    bool is_scored;       /* open or reopened */
    struct lot_bid *bids; /* who offered, in the order of their ids */
    size_t bids_count;
    const struct node **weights; /* of the parent, by criterion index; NULL
                                    where max_points weigh */
    const struct node **weights_of_total;
    /* set by room award: ranked bids by place, as indexes of `bids`; those
     * that share a place in the order of their ids */
    size_t *order;
    size_t order_count;
    /* set by room award; NULL for a lot without volume */
    const struct node *wanted;
    const struct node *top;             /* of the announced range */
    const struct node *minimum_viable;  /* NULL: the award is not by volume */
    const struct node *unawarded;       /* what is left of the wanted volume */
    const struct node *is_within_range; /* 1: no more than was announced */
};

struct evaluation {
    const struct folder *folder;
    struct catalogue *catalogue;
    struct graph *graph;
    struct lot_result *lots; /* in the order of tender.yaml */
    size_t lots_count;
    struct register_row *risks;
    size_t risks_count;
    bool *is_draw_used; /* by decision: a draw that settled a tie */
};

/* The gate of every lot: derives which requirements each bid meets and raises
 * the findings. Reading must have found no errors. */
void score_gate(struct arena *a, struct diags *d, struct evaluation *e);

/* Everything after the gate. To be called when no shall finding is open.
 * Formulas without an answer are errors in `d`. */
void score_lots(struct arena *a, struct diags *d, struct evaluation *e);

/* The volume `b` offers in `lot`, as a node; made when it is first asked for.
 */
const struct node *score_offered(struct graph *g, const struct lot *lot,
                                 struct lot_bid *b);

/* Do two ranked bids share a place? */
bool share_place(const struct lot_bid *x, const struct lot_bid *y);

#endif
