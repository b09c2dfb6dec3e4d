/*
 * expr/tree: the parsed formula, and what the files of this room share. Not a
 * door: other rooms include expr/expr.h and expr/sheet.h.
 */
#ifndef EXPR_TREE_H
#define EXPR_TREE_H

#include "expr/expr.h"

#define EXPR_MAX_CHARACTERS 4096
#define EXPR_MAX_LEVELS     64
#define EXPR_MAX_NESTED     4 /* aggregates inside one another */

/* The order from NODE_OR on is that of operations[]. */
enum node_kind {
    NODE_NUMBER,
    NODE_QUANTITY,
    NODE_CALL,
    NODE_AGGREGATE,
    NODE_OR,
    NODE_AND,
    NODE_NOT,
    NODE_LESS,
    NODE_AT_MOST,
    NODE_MORE,
    NODE_AT_LEAST,
    NODE_EQUAL,
    NODE_UNEQUAL,
    NODE_ADD,
    NODE_SUBTRACT,
    NODE_MULTIPLY,
    NODE_DIVIDE,
    NODE_NEGATE,
    NODE_POWER,
};

/* How tightly an operation binds, loosest first. */
enum binding {
    BINDS_LOOSEST,
    BINDS_OR,
    BINDS_AND,
    BINDS_NOT,
    BINDS_COMPARISON,
    BINDS_SUM,
    BINDS_PRODUCT,
    BINDS_UNARY,
    BINDS_POWER,
    BINDS_ATOM,
};

struct operation {
    const char *text;   /* in a formula */
    const char *symbol; /* to a reader, or NULL: `word` */
    const char *word;   /* string code */
    enum binding binding;
};

/* The operation of `kind`; NULL for numbers, quantities and calls. */
const struct operation *operation_of(enum node_kind kind);
enum binding node_binding(enum node_kind kind);
bool node_is_comparison(enum node_kind kind);

enum function_id {
    FUNCTION_IF,
    FUNCTION_MIN,
    FUNCTION_MAX,
    FUNCTION_CLAMP,
    FUNCTION_ROUND,
    FUNCTION_ROUND_EVEN,
    FUNCTION_TRUNC,
    FUNCTION_FLOOR,
    FUNCTION_CEIL,
    FUNCTION_ABS,
    FUNCTION_SQRT,
    FUNCTION_LN,
    FUNCTION_EXP,
    FUNCTION_LOWEST,
    FUNCTION_HIGHEST,
    FUNCTION_SECOND,
    FUNCTION_NTH,
    FUNCTION_MEAN,
    FUNCTION_MEDIAN,
    FUNCTION_SUM,
    FUNCTION_COUNT,
    FUNCTION_SAMPLE_STDEV,
    FUNCTION_POPULATION_STDEV,
    FUNCTION_GMEAN,
    FUNCTION_TRIMMED_MEAN,
    FUNCTION_RANK,
    FUNCTION_RANK_LOW,
};

/* What units the arguments must have and the result gets. */
enum unit_rule {
    UNITS_IF,    /* a condition, then two of equal units */
    UNITS_EQUAL, /* all equal; the result is of the same */
    UNITS_FIRST, /* the result is as the first; the others have none */
    UNITS_ROOT,  /* half the powers */
    UNITS_NONE,  /* none, and none */
    UNITS_FREE,  /* whatever; the result has none */
    UNITS_COUNT, /* whatever, a condition too; the result has none */
};

#define FUNCTION_ANY_NUMBER (-1)

struct function {
    enum function_id id;
    const char *name;
    int least, most; /* arguments; most may be FUNCTION_ANY_NUMBER */
    enum unit_rule units;
    bool is_aggregate;
    bool is_inexact;   /* its result may not be rational */
    bool is_adjective; /* in words it stands before a noun: "lowest price" */
};

const struct function *function_named(const char *name, size_t size);

/* The function a person means who writes `name`, or NULL: "average". */
const char *function_meant(const char *name);

size_t function_count(void);
const struct function *function_at(size_t index);

/* All names, "a, b, c". */
const char *function_list(struct arena *a);

/* Is `text` and, or, not, over or where? */
bool is_keyword(const char *text, size_t size);

bool axis_named(const char *name, size_t size, enum axis *axis);

struct span {
    size_t start, size; /* bytes of the formula's text */
};

struct node {
    enum node_kind kind;
    struct span span;
    struct node **parts; /* operands or arguments */
    size_t count;

    num value; /* of a number ... */
    bool is_percent;
    size_t quantity; /* ... of a quantity: its index in the scope */
    const struct function *function; /* of a call or an aggregate */

    enum axis axis; /* of an aggregate */
    bool is_axis_given;
    bool is_others;
    struct node *where; /* or NULL */
    size_t slot;        /* its number among the aggregates */

    /* Set by the check. */
    struct unit unit;
    bool is_bare;  /* only numbers: fits any unit */
    unsigned axes; /* what its value depends on one's own index of */
};

struct expr {
    const struct node *root;
    const struct scope *scope;
    const char *text;
    struct place place;
    size_t aggregates;
    unsigned aggregated;   /* axes */
    bool *is_in_aggregate; /* by quantity */
    struct expr_traits traits;
    const struct reference *references;
    size_t reference_count;
};

/* A formula while it is read. */
struct reader {
    struct arena *arena;
    struct diags *diags;
    struct place place;
    const char *text;
    const struct scope *scope;
    size_t at; /* byte after the current token */
    int level;
    size_t aggregates;
    const char **unknown; /* names that are in no scope, already told of */
    size_t unknown_count;
    bool has_errors;
    bool is_stopped; /* nothing after this makes sense: tokens have ended */
};

/* The place of `span` of the formula that stands at `place`. */
struct place span_place(struct place place, const char *text, struct span span);
const char *span_text(struct arena *a, const char *text, struct span span);

/* An error about `span`. After reader_stop, errors are no longer added: they
 * follow from the first one. Never NULL. */
struct diag *reader_error(struct reader *r, struct span span, const char *code,
                          const struct arg *args);
void reader_stop(struct reader *r);

/* The tree of the whole text; names are resolved, nothing is checked. */
struct node *parse_formula(struct reader *r);

/* Units, axes and nesting; the first mistake is an error in r->diags. */
void check_formula(struct reader *r, struct node *root);

/* Fills traits, references and aggregated of `e`. */
void derive_traits(struct arena *a, struct expr *e);

/* The tree as canonical text. */
const char *node_text(struct arena *a, const struct scope *scope,
                      const struct node *n);

/* A number as formulas write it: 0.5, 40%. */
const char *number_text(struct arena *a, const struct node *n);

struct unit unit_times(struct unit x, struct unit y, int sign);
struct unit unit_power(struct unit x, long power);
/* Two units that may be added or compared. */
bool unit_fits(struct unit x, struct unit y);
/* As an argument of a message. */
struct arg unit_arg(struct arena *a, const char *name, struct unit unit);

#endif
