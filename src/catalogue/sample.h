/*
 * catalogue/sample: a worked example of an entry, as a small environment its
 * formula is evaluated in. Private to this room.
 *
 *     examples:
 *       - source: where the figures are published
 *         about: {en: what they show, nb: ..., nn: ...}
 *         given: {max_points: 10, price: [80, 100, 125, 150]}
 *         digits: 2            # when the source rounds ...
 *         mode: truncate       # ... and how (half-up unless it says)
 *         gives: [10, 7.50, 4.37, 1.25]
 *
 * A name that varies over an axis has a list; over two, lists in a list in the
 * order of enum axis (bids, then criteria). One figure in place of a list is
 * the same for all. A parameter that is not given has its default. `gives` is
 * a list when the result is one for each bid.
 */
#ifndef CATALOGUE_SAMPLE_H
#define CATALOGUE_SAMPLE_H

#include "catalogue/entry.h"

struct sample {
    const struct doc *doc;
    const struct doc *source; /* where it is published, or NULL */
    const struct doc *about;  /* what it shows, or NULL */
    const struct doc *given;
    const struct doc *gives;
    long digits; /* when has_digits */
    int mode;    /* enum rounding */
    bool has_digits;
    const struct formula_entry *entry;
    struct arena *arena;
    size_t counts[AXIS_COUNT];
    size_t bid; /* one's own */
};

/* Reads the example `doc` of `entry`; false with errors in `d`. */
bool sample_read(struct arena *a, struct diags *d,
                 const struct formula_entry *entry, const struct doc *doc,
                 struct sample *s);

/* How many results there are. */
size_t sample_count(const struct sample *s);

/* What the example says result number `index` is, and the same as text. */
bool sample_expected(const struct sample *s, size_t index, num *value);
const char *sample_expected_text(const struct sample *s, size_t index);

/* The example as an environment; set s->bid to choose whose result. */
struct expr_env sample_env(struct sample *s);

/* The result of s->bid, by more bits until it is decided. */
bool sample_evaluate(struct sample *s, real *result,
                     struct expr_problem *problem);

#endif
