/*
 * write: renderings of the derivation graph. Nothing here computes a figure.
 */
#ifndef WRITE_WRITE_H
#define WRITE_WRITE_H

#include "award/award.h"
#include "base/buf.h"
#include "diag/diag.h"
#include "layout/layout.h"

/* evaluation.json: the tender, the inputs with their SHA-256, the result per
 * lot and bid, and every node of the graph with its formula, inputs, exact
 * fraction and decimal, and place in the files. Ends with a line feed. Its form
 * is told in README.md. Written to the temporary file `path`; NULL when it is
 * whole, else what went wrong. */
const char *write_json(const struct evaluation *e, const struct diags *d,
                       const char *version, const char *path);

/* The result of every lot as a table a person reads in a terminal: places,
 * names, points, evaluated price, award. */
void write_summary(struct buf *out, const struct evaluation *e, enum lang lang);

/* How every figure of one bid came about, in one lot or (lot NULL) in all it
 * offered: numbered steps with formula, figures, result, file and line. */
void write_explanation(struct buf *out, const struct evaluation *e,
                       const struct bid *bid, const struct lot *lot,
                       enum lang lang);

/* What the workbooks are drawn from. */
struct workbook_job {
    const struct layout *layout;
    const struct diags *diags;
    const char *version; /* of the program */
    bool is_what_if;     /* inputs may be changed: what-if.xlsx */
};

/* Draws evaluation.xlsx or what-if.xlsx, or assessors.xlsx, to the temporary
 * file `path`. NULL when it is whole, else what went wrong. */
const char *write_evaluation_book(struct arena *a,
                                  const struct workbook_job *job,
                                  const char *path);
const char *write_assessors_book(struct arena *a,
                                 const struct workbook_job *job,
                                 const char *path);

#endif
