/*
 * write: renderings of the derivation graph. Nothing here computes a figure.
 */
#ifndef WRITE_WRITE_H
#define WRITE_WRITE_H

#include "award/award.h"
#include "base/buf.h"
#include "diag/diag.h"

/* evaluation.json: the tender, the inputs with their SHA-256, the result per
 * lot and bid, and every node of the graph with its formula, inputs, exact
 * fraction and decimal, and place in the files. Ends with a line feed. Its form
 * is told in README.md. */
void write_json(struct buf *out, const struct evaluation *e,
                const struct diags *d, const char *version);

/* The result of every lot as a table a person reads in a terminal: places,
 * names, points, evaluated price, award. */
void write_summary(struct buf *out, const struct evaluation *e, enum lang lang);

/* How every figure of one bid came about, in one lot or (lot NULL) in all it
 * offered: numbered steps with formula, figures, result, file and line. */
void write_explanation(struct buf *out, const struct evaluation *e,
                       const struct bid *bid, const struct lot *lot,
                       enum lang lang);

#endif
