/*
 * derive: the derivation graph. Every figure of an evaluation is a node of it
 * and is computed here, once; `explain`, evaluation.json, the workbook and the
 * simulations are renderings of it. No other code computes a figure.
 *
 * A node is *given* (a figure or word that stands in a file), comes from a
 * *formula* of the catalogue whose quantities are bound to other nodes, or is
 * looked up in a *table* the buyer wrote (the risk matrix, points of a level).
 * Nodes are added in the order they are derived, so a node's inputs always
 * stand before it, and are evaluated when they are added.
 *
 * What is in the graph does not hang on what the figures happen to be: every
 * bid of a lot has the same nodes, and one that does not apply now is blank,
 * by a condition that is a node itself (points of a rejected bid). A node is
 * also blank when something it needs is, or when its formula had no answer
 * (that is an error in the messages).
 */
#ifndef DERIVE_GRAPH_H
#define DERIVE_GRAPH_H

#include "catalogue/catalogue.h"
#include "diag/diag.h"
#include "expr/expr.h"
#include "num/num.h"

#include <stdbool.h>
#include <stddef.h>

struct graph;

enum node_kind { NODE_GIVEN, NODE_FORMULA, NODE_TABLE };

/* What a node is, and what it is about. Texts are borrowed. */
struct step {
    const char *quantity; /* "evaluated-price": words at "step.<quantity>" */
    const char *lot;      /* ids; NULL where it does not apply */
    const char *bid;
    const char *criterion;
    const char *assessor;
    const char *about; /* a price line, requirement, risk or parameter */
    const char *title; /* of criterion, line, requirement; or NULL */
    struct unit unit;
    bool is_default : 1; /* nothing is stated at `place`: what then holds */
    bool is_idle : 1;    /* nothing hangs on it as things are: a tie by
                            precision needs no warning */
    struct place place;  /* where in the files it comes from */
    /* evaluated only where this node is 1, else blank; NULL: always. What is
     * given is given all the same, and has none. */
    const struct node *only_if;
};

/* A name of a formula bound to nodes: one for each combination of indexes on
 * its axes, row-major in the order of enum axis. */
struct bound {
    const char *name;
    unsigned axes; /* AXIS_BITs */
    const struct node *const *nodes;
};

/* Where a formula is evaluated: the sizes of the axes, one's own place on
 * them, who counts, and what the names mean. Borrowed by the nodes. */
struct frame {
    size_t count[AXIS_COUNT];
    size_t own[AXIS_COUNT];
    const struct node *const *members[AXIS_COUNT]; /* 1 counts; NULL: all */
    const struct bound *bounds;
    size_t bounds_count;
};

struct node {
    size_t number;  /* position in the graph, from 1 */
    const char *id; /* "L1/bjorkely/K1/points": what it is about */
    enum node_kind kind;
    bool is_blank;
    struct step step;
    real value;
    const char *word; /* of a given or looked-up word, else NULL */
    /* a formula */
    const struct formula_entry *entry;
    const struct frame *frame;
    const struct bound **bindings; /* by quantity of entry->scope; NULL when
                                      the formula does not refer to it */
    /* a table */
    const struct node *const *keys;
    size_t keys_count;
    const struct node *next;
};

/* An empty graph in `a`. Faults of formulas are errors in `d`. Intervals are
 * computed with `bits` bits. */
struct graph *graph_create(struct arena *a, struct diags *d, unsigned bits);

/* A figure that stands in a file. The same figure about the same thing is the
 * same node, however often it is asked for. */
const struct node *graph_given(struct graph *g, const struct step *s,
                               num value);

/* A word that stands in a file; its value is `value` (an index, 1 for true).*/
const struct node *graph_word(struct graph *g, const struct step *s,
                              const char *word, num value);

/* A figure from a formula. Every name the formula refers to must be bound by
 * `f` (assert). */
const struct node *graph_formula(struct graph *g, const struct step *s,
                                 const struct formula_entry *entry,
                                 const struct frame *f);

/* What the buyer's table says of some keys: a word (or NULL) and a value. */
struct lookup {
    const struct node *const *keys;
    size_t count;
    const char *word;
    num value;
};
const struct node *graph_table(struct graph *g, const struct step *s,
                               const struct lookup *found);

/* Some comparison could not be decided at this number of bits: the graph must
 * be built again with more. */
bool graph_is_undecided(const struct graph *g);

const struct node *graph_first(const struct graph *g);
size_t graph_count(const struct graph *g);

/* The nodes `n` was derived from, each once, in the order of the graph; its
 * condition, n->step.only_if, is not among them. */
size_t node_inputs(struct arena *a, const struct node *n,
                   const struct node *const **inputs);

/* The same, one group for each name the formula refers to and for who counts.
 * A group over all bids of a lot is one array, shared by the formulas of all
 * its bids: `is_shared`, and `nodes` is then the same pointer. Members may be
 * NULL. */
struct input_group {
    const struct node *const *nodes;
    size_t count;
    bool is_shared;
};
size_t node_groups(struct arena *a, const struct node *n,
                   const struct input_group **groups);

/* Has `n` all it is derived from, down to what is given? Of an axis of bids
 * only one's own is looked at. False for NULL. */
bool node_is_whole(const struct node *n);

/* Is its value above 0? Of truth, that is 1; of a volume, that there is some.
 * False for blank nodes. Exact values only. */
bool node_is_one(const struct node *n);

/* -1, 0, 1; both must be exact and not blank. */
int node_compare(const struct node *x, const struct node *y);

/* The formula of `n` in words, and with its figures put in; NULL when n is
 * not a formula or is blank (figures). */
const char *node_words(struct arena *a, enum lang lang, const struct node *n);
const char *node_figures(struct arena *a, enum lang lang, const struct node *n,
                         int digits);

#endif
