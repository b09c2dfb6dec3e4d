/*
 * catalogue: the formulas of the field, as data.
 *
 * Each src/catalogue/<kind>.yaml is embedded in the program; adding an entry
 * is adding text there, never C. An entry has an id, its names in the field's
 * languages, the expression, parameters with defaults and limits, what wins,
 * legal warnings, its source and worked examples, which are tests and help.
 * A buyer's own formula in criteria/award.yaml becomes an entry like any
 * other (catalogue_own).
 */
#ifndef CATALOGUE_CATALOGUE_H
#define CATALOGUE_CATALOGUE_H

#include "doc/decode.h"
#include "expr/expr.h"

/* What an entry is for; each kind has a closed list of names (kinds.c). */
enum formula_kind {
    KIND_PRICE_FORM, /* evaluated price from the lines of a price form */
    KIND_PRICE,      /* points from the evaluated price */
    KIND_VALUE,      /* points from a measured figure (an answer) */
    KIND_SHARE_MET,  /* points from scored requirements met */
    KIND_PANEL,      /* one score from the assessors' */
    KIND_RISK,       /* points from a bid's assessed risks */
    KIND_NORMALISE,  /* points after normalisation */
    KIND_COMBINE,    /* the total */
    KIND_MET,        /* is a requirement met by the answer? */
    KIND_RULE,       /* the program's own rules: places, award ... */
};
#define KIND_COUNT 10

/* "price", "price form", ... as in the files. */
extern const struct choice formula_kinds[];

/* The names a formula of `kind` may use, without parameters. */
const struct scope *kind_scope(enum formula_kind kind);

struct parameter {
    const struct doc *doc;
    const char *name;
    const char *unit_text; /* as in the file */
    struct unit unit;
    const struct doc *default_value;    /* scalar, or NULL: it must be given */
    num value_default;                  /* when default_value is there */
    const struct doc *lowest, *highest; /* limits, or NULL */
    const char *about;
};

struct entry_name {
    const struct doc *doc;
    const char *lang; /* "nb", "de", ... */
    const char *name;
};

/* A name that only this entry uses (kind rule). */
struct entry_quantity {
    const struct doc *doc;
    const char *name;
    const char *unit_text;
    const char *const *axes;
    size_t axes_count;
};

struct formula_entry {
    const struct doc *doc;
    const char *id;
    int kind;         /* enum formula_kind */
    const char *text; /* the expression */
    const struct entry_name *names;
    size_t names_count;
    const struct parameter *parameters;
    size_t parameters_count;
    const struct entry_quantity *quantities;
    size_t quantities_count;
    bool is_low_winning;         /* wins: low */
    const char *range;           /* in words: "(0, max_points]" */
    const char *const *warnings; /* string codes */
    size_t warnings_count;
    const char *source;
    const struct doc *examples; /* a list; see catalogue.c, or NULL */
    const struct expr *expr;    /* read */
    const struct scope *scope;  /* kind's names, then parameters */
};

struct catalogue;

/* Reads the embedded entries; a fault in them is our fault (assert with the
 * messages on stderr). Entries are parsed on first use. */
struct catalogue *catalogue_open(struct arena *a);

/* The entry of `id`, its expression read, or NULL. */
const struct formula_entry *catalogue_find(struct catalogue *c, const char *id);

/* All ids of `kind` (KIND_COUNT: all), in the order of the files. */
size_t catalogue_ids(struct catalogue *c, int kind, const char ***ids);

/* A formula of the buyer's own. */
struct own_formula {
    enum formula_kind kind;
    struct place place; /* where its text begins */
    const char *text;
    const struct parameter *parameters; /* decoded; borrowed */
    size_t parameters_count;
};

/* Makes an entry of it. NULL with errors in `d`. */
const struct formula_entry *catalogue_own(struct arena *a, struct diags *d,
                                          const struct own_formula *own);

/* Where parameter `index` of `entry` stands in entry->scope. */
size_t entry_parameter_quantity(const struct formula_entry *entry,
                                size_t index);

/* The name of `entry` in `lang`, or its id. */
const char *entry_title(const struct formula_entry *entry, enum lang lang);

/* One entry told to a person: names, formula, words, parameters, what wins,
 * what follows from the tree, warnings, source, worked examples evaluated. */
void entry_print(struct buf *out, struct arena *a,
                 const struct formula_entry *entry, enum lang lang);

/* Evaluates all worked examples of `entry`; false with what differs in `out`.
 * For the tests. */
bool entry_check_examples(struct buf *out, struct arena *a,
                          const struct formula_entry *entry);

#endif
