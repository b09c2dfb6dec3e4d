/*
 * expr: the formula language.
 *
 * A formula is a line of text over named quantities, read once into a tree
 * that is checked (names, units, axes, arity) and then evaluated exactly,
 * told in words, and lowered to spreadsheet steps (expr/sheet.h).
 *
 *     max_points * lowest(price) / price
 *     clamp(max_points * (zero - price) / (zero - full), 0, max_points)
 *     sum(weight * points over criteria)
 *     mean(price over others where price > 0)
 *     nth(price, 2)      trimmed_mean(score, 1 over assessors)
 *
 * Grammar, loosest first: `or`; `and`; `not`; one comparison < <= > >= == !=
 * (they do not chain); + -; * /; unary -; ^ (right-associative, tighter than
 * unary minus; its exponent may carry a minus); numbers (12, 0.5, 40%), names,
 * calls, parentheses. 40% is 2/5.
 *
 * Scalar functions: if(c, a, b) (lazy), min, max (two or more), clamp(x, low,
 * high), round(x, n), round_even(x, n), trunc(x[, n]), floor, ceil, abs, sqrt,
 * ln, exp.
 *
 * Aggregates, over an axis: lowest, highest, second (lowest but one), nth(x,
 * k) (k-th lowest), mean, median, sum, count, sample_stdev, population_stdev,
 * gmean, trimmed_mean(x, k) (k off each end), rank (1 + how many are strictly
 * higher than one's own), rank_low (strictly lower). `over AXIS` may be left
 * out: then it is `bids`. `over others` is bids without oneself. `where C`
 * keeps the members for which C holds. Members are those the environment says
 * belong (for bids: the reference set of this lot).
 *
 * `and`, `or` look at their right side only when they must. count(C), of a
 * condition, counts the members for which it holds; count(over AXIS) counts
 * all. The k of nth and trimmed_mean is one's own, not a member's.
 *
 * A name that varies over bids may stand alone: it is one's own. One that
 * varies over another axis stands inside an aggregate over that axis.
 *
 * Aggregate names never shadow min and max. Aggregates stand at most four
 * inside one another. A formula has at most 4 096 characters and 64 levels.
 */
#ifndef EXPR_EXPR_H
#define EXPR_EXPR_H

#include "diag/diag.h"
#include "num/num.h"

#include <stdbool.h>
#include <stddef.h>

enum axis {
    AXIS_BIDS,
    AXIS_CRITERIA,
    AXIS_ASSESSORS,
    AXIS_LINES,
    AXIS_REQUIREMENTS,
    AXIS_RISKS,
};
#define AXIS_COUNT     6
#define AXIS_BIT(axis) (1u << (axis))

/* The names of the axes as they are written: bids, criteria, ... */
const char *axis_name(enum axis axis);

/*
 * Units are powers of four dimensions; a share, a count and a bare figure
 * have none. Adding, comparing, min, max and if want equal units. A bare
 * number fits any unit when added or compared (price > 1000) and has none
 * when multiplied. `is_any` fits all: for rules that do not care (rank). Truth
 * values are of their own kind: conditions must be, nothing else may be.
 */
struct unit {
    signed char money, points, days, places;
    bool is_truth;
    bool is_any;
    bool is_share; /* shown as per cent; otherwise as no unit at all */
};

extern const struct unit unit_none, unit_share, unit_money, unit_points,
    unit_days, unit_places, unit_truth, unit_any;

/* "money", "points", "share", "count", "none", "days", "places", "truth",
 * "any", or with / and * between ("money/points"); false for anything else. */
bool unit_read(const char *text, struct unit *unit);

/* The unit as words of `lang`: "kroner per poeng" is money per points. */
const char *unit_words(struct arena *a, enum lang lang, struct unit unit);
bool unit_equal(struct unit x, struct unit y);

/* True when `text` may be a name of a scope: letters, digits and "_", not
 * beginning with a digit, and not a word of the language. */
bool expr_is_name(const char *text);

/* A name a formula may use. Its words are the string "name.<name>", or
 * `words` when set (a buyer's own parameter). */
struct quantity {
    const char *name;
    struct unit unit;
    unsigned axes; /* AXIS_BITs it varies over */
    const char *words;
};

struct scope {
    const struct quantity *quantities;
    size_t count;
    struct unit result; /* what the formula must give; unit_any for all */
};

struct expr;

/* Reads `text`, which stands at `place` (columns of messages are counted from
 * there). NULL when it is wrong: then an error is in `d`. One mistake gives
 * one message. The scope must outlive the result. */
struct expr *expr_read(struct arena *a, struct diags *d, struct place place,
                       const char *text, const struct scope *scope);

const struct scope *expr_scope(const struct expr *e);

/* The formula as text, canonical: reading it again gives the same tree. */
const char *expr_text(struct arena *a, const struct expr *e);

struct unit expr_unit(const struct expr *e);

/* What follows from the tree alone. */
struct expr_traits {
    bool is_on_other_bids; /* an aggregate over bids or others */
    bool is_inexact;       /* a root, logarithm, exp or fractional power */
    bool has_division;     /* by something that is not a number but 0 */
    unsigned axes;         /* axes it varies over when not aggregated */
};
struct expr_traits expr_traits(const struct expr *e);

/* Each distinct quantity the formula refers to, with the axes that enclosing
 * aggregates run over at that point. `price / lowest(price)` has two: (price,
 * none) and (price, bids). */
struct reference {
    size_t quantity;   /* index in the scope */
    unsigned iterated; /* AXIS_BITs */
};
size_t expr_references(const struct expr *e, const struct reference **refs);

/* Does the quantity stand in an aggregate of the formula: in its argument, its
 * `where` or the number it takes? */
bool expr_aggregates(const struct expr *e, size_t quantity);

/* Axes any aggregate of the formula runs over (others counts as bids). */
unsigned expr_aggregated(const struct expr *e);

/* Where values come from. `at` has one index per axis. */
struct expr_env {
    void *of;
    size_t (*count)(void *of, enum axis axis);
    /* Does member `index` count in aggregates? */
    bool (*is_member)(void *of, enum axis axis, size_t index);
    /* One's own index on `axis`. */
    size_t (*own)(void *of, enum axis axis);
    /* The value, or false when it is blank (not given, not evaluated). */
    bool (*value)(void *of, size_t quantity, const size_t at[AXIS_COUNT],
                  real *value);
};

enum expr_fault {
    EXPR_FINE,
    EXPR_DIVIDES_BY_ZERO,
    EXPR_ROOT_OF_NEGATIVE,
    EXPR_LOG_OF_NOT_POSITIVE,
    EXPR_ZERO_TO_ZERO,
    EXPR_POWER_OF_NEGATIVE,
    EXPR_EXPONENT_TOO_LARGE,
    EXPR_TOO_LARGE,
    EXPR_NO_MEMBERS, /* lowest, mean ... of nobody; too few for nth, stdev */
    EXPR_BLANK,      /* a value it needs is blank */
    EXPR_NOT_WHOLE,  /* digits of round, k of nth: not a whole number */
    EXPR_UNDECIDED,  /* more bits are needed */
};

struct expr_problem {
    enum expr_fault fault;
    struct place place; /* of the part of the formula */
    const char *part;   /* that part as text */
};

/* The string code that describes a fault: "fault.divides-by-zero" ... */
const char *expr_fault_code(enum expr_fault fault);

/* What the aggregates of a formula came to, kept from one evaluation to the
 * next. A memory is for evaluations of one formula that differ in nothing but
 * one's own indexes: the same axes, members and values in aggregates, and the
 * same precision (another formula or precision makes it forget). The result
 * of an evaluation is the same with a memory or without. It lives in `a`. */
struct expr_memory;
struct expr_memory *expr_memory_new(struct arena *a);

/* Evaluates. Truth is 1 or 0. A `where` or comparison that cannot be decided
 * at p.bits is EXPR_UNDECIDED; at p.bits >= REAL_MAX_BITS it counts as equal
 * and *is_tied (when not NULL) is set. False with *problem on a fault. */
struct expr_run {
    struct precision precision;
    const struct expr_env *env;
    bool is_tied;
    struct expr_memory *memory; /* NULL: none */
};
bool expr_evaluate(struct arena *a, const struct expr *e, struct expr_run *run,
                   real *result, struct expr_problem *problem);

/* The formula in words: "største poengsum × laveste pris / pris". */
const char *expr_words(struct arena *a, enum lang lang, const struct expr *e);

/* The formula with its figures: "10 × 4 210 000 / 4 480 000". Aggregates are
 * shown by their value, but a sum of at most 12 terms is written out:
 * "60 % × 9,4 + 40 % × 7"; of an if, the branch that is taken. Shares as per
 * cent. `digits`: most decimals shown of a figure that has more (a figure cut
 * short is rounded half-up, without a mark). "–" is a value that is not there.
 */
const char *expr_figures(struct arena *a, enum lang lang, const struct expr *e,
                         struct expr_run *run, int digits);

/* A figure as shown: unit share as "40 %", at most `digits` decimals, "≈ "
 * before it when it is not exact. */
const char *figure_text(struct arena *a, enum lang lang, real value,
                        struct unit unit, int digits);

#endif
