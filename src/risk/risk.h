/*
 * risk: the buyer's matrix as a function. A likelihood and a consequence give
 * a level; the register's stated levels stand beside the derived ones and are
 * never corrected; a bid's own risks get their levels the same way.
 *
 * Ordinal levels are not amounts: nothing here multiplies them.
 */
#ifndef RISK_RISK_H
#define RISK_RISK_H

#include "derive/graph.h"
#include "model/model.h"

/* The level the matrix of `f` gives for a risk written at `doc` (its keys
 * likelihood and consequence), as a node at `about`: its word is the level,
 * its value the level's number from 0, lowest first. NULL when a name is not
 * on its scale. */
const struct node *risk_level(struct arena *a, struct graph *g,
                              const struct folder *f, const struct step *about,
                              const struct doc *doc);

/* A risk of the register: the level its row states and the one derived. */
struct register_row {
    const struct risk *risk;
    const struct node *derived;
};

/* Derives the level of every row; warns where the stated one differs
 * (risk-level-differs). Returns an array of f->risks.risks_count rows, empty
 * without a matrix. */
struct register_row *risk_register(struct arena *a, struct diags *d,
                                   struct graph *g, const struct folder *f,
                                   size_t *count);

#endif
