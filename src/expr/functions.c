/*
 * The words of the language: operations, functions, axes.
 */
#include "base/buf.h"
#include "expr/tree.h"

#include <assert.h>
#include <string.h>

#define MINUS  "\xE2\x88\x92"
#define TIMES  "\xC3\x97"
#define LEAST  "\xE2\x89\xA5"
#define MOST   "\xE2\x89\xA4"
#define UNLIKE "\xE2\x89\xA0"

/* clang-format off */
static const struct operation operations[] = {
    [NODE_OR]       = {"or",  NULL,   "formula.or",  BINDS_OR},
    [NODE_AND]      = {"and", NULL,   "formula.and", BINDS_AND},
    [NODE_NOT]      = {"not", NULL,   "formula.not", BINDS_NOT},
    [NODE_LESS]     = {"<",   "<",    NULL, BINDS_COMPARISON},
    [NODE_AT_MOST]  = {"<=",  MOST,   NULL, BINDS_COMPARISON},
    [NODE_MORE]     = {">",   ">",    NULL, BINDS_COMPARISON},
    [NODE_AT_LEAST] = {">=",  LEAST,  NULL, BINDS_COMPARISON},
    [NODE_EQUAL]    = {"==",  "=",    NULL, BINDS_COMPARISON},
    [NODE_UNEQUAL]  = {"!=",  UNLIKE, NULL, BINDS_COMPARISON},
    [NODE_ADD]      = {"+",   "+",    NULL, BINDS_SUM},
    [NODE_SUBTRACT] = {"-",   MINUS,  NULL, BINDS_SUM},
    [NODE_MULTIPLY] = {"*",   TIMES,  NULL, BINDS_PRODUCT},
    [NODE_DIVIDE]   = {"/",   "/",    NULL, BINDS_PRODUCT},
    [NODE_NEGATE]   = {"-",   MINUS,  NULL, BINDS_UNARY},
    [NODE_POWER]    = {"^",   "^",    NULL, BINDS_POWER},
};

#define MANY FUNCTION_ANY_NUMBER

/* In the order of enum function_id: arguments, units, aggregate, inexact,
 * adjective. */
static const struct function functions[] = {
    {FUNCTION_IF,         "if",         3, 3,    UNITS_IF,    false, false, false},
    {FUNCTION_MIN,        "min",        2, MANY, UNITS_EQUAL, false, false, false},
    {FUNCTION_MAX,        "max",        2, MANY, UNITS_EQUAL, false, false, false},
    {FUNCTION_CLAMP,      "clamp",      3, 3,    UNITS_EQUAL, false, false, false},
    {FUNCTION_ROUND,      "round",      2, 2,    UNITS_FIRST, false, false, false},
    {FUNCTION_ROUND_EVEN, "round_even", 2, 2,    UNITS_FIRST, false, false, false},
    {FUNCTION_TRUNC,      "trunc",      1, 2,    UNITS_FIRST, false, false, false},
    {FUNCTION_FLOOR,      "floor",      1, 1,    UNITS_FIRST, false, false, false},
    {FUNCTION_CEIL,       "ceil",       1, 1,    UNITS_FIRST, false, false, false},
    {FUNCTION_ABS,        "abs",        1, 1,    UNITS_FIRST, false, false, false},
    {FUNCTION_SQRT,       "sqrt",       1, 1,    UNITS_ROOT,  false, true,  false},
    {FUNCTION_LN,         "ln",         1, 1,    UNITS_NONE,  false, true,  false},
    {FUNCTION_EXP,        "exp",        1, 1,    UNITS_NONE,  false, true,  false},
    {FUNCTION_LOWEST,     "lowest",     1, 1,    UNITS_FIRST, true,  false, true},
    {FUNCTION_HIGHEST,    "highest",    1, 1,    UNITS_FIRST, true,  false, true},
    {FUNCTION_SECOND,     "second",     1, 1,    UNITS_FIRST, true,  false, true},
    {FUNCTION_NTH,        "nth",        2, 2,    UNITS_FIRST, true,  false, false},
    {FUNCTION_MEAN,       "mean",       1, 1,    UNITS_FIRST, true,  false, false},
    {FUNCTION_MEDIAN,     "median",     1, 1,    UNITS_FIRST, true,  false, false},
    {FUNCTION_SUM,        "sum",        1, 1,    UNITS_FIRST, true,  false, false},
    {FUNCTION_COUNT,      "count",      0, 1,    UNITS_COUNT, true,  false, false},
    {FUNCTION_SAMPLE_STDEV,     "sample_stdev",     1, 1, UNITS_FIRST, true, true,  false},
    {FUNCTION_POPULATION_STDEV, "population_stdev", 1, 1, UNITS_FIRST, true, true,  false},
    {FUNCTION_GMEAN,            "gmean",            1, 1, UNITS_FIRST, true, true,  false},
    {FUNCTION_TRIMMED_MEAN,     "trimmed_mean",     2, 2, UNITS_FIRST, true, false, false},
    {FUNCTION_RANK,             "rank",             1, 1, UNITS_FREE,  true, false, false},
    {FUNCTION_RANK_LOW,         "rank_low",         1, 1, UNITS_FREE,  true, false, false},
};

/* What people who come from a spreadsheet or another language write. */
static const struct meant {
    const char *written, *meant;
} meant[] = {
    {"average", "mean"},       {"avg", "mean"},
    {"snitt", "mean"},         {"gjennomsnitt", "mean"},
    {"laveste", "lowest"},     {"smallest", "lowest"},
    {"minimum", "lowest"},     {"cheapest", "lowest"},
    {"best", "lowest"},        {"maximum", "highest"},
    {"largest", "highest"},    {"hoyeste", "highest"},
    {"small", "nth"},          {"large", "nth"},
    {"stdev", "sample_stdev"}, {"stddev", "sample_stdev"},
    {"stdevp", "population_stdev"}, {"geomean", "gmean"},
    {"trimmean", "trimmed_mean"},   {"log", "ln"},
    {"rounddown", "trunc"},    {"truncate", "trunc"},
    {"int", "floor"},          {"ceiling", "ceil"},
    {"roundup", "ceil"},       {"antall", "count"},
    {"counta", "count"},       {"total", "sum"},
    {"hvis", "if"},            {"avrund", "round"},
    {"maks", "max"},           {"minst", "min"},
};

static const char *const axis_names[AXIS_COUNT] = {
    [AXIS_BIDS] = "bids",
    [AXIS_CRITERIA] = "criteria",
    [AXIS_ASSESSORS] = "assessors",
    [AXIS_LINES] = "lines",
    [AXIS_REQUIREMENTS] = "requirements",
    [AXIS_RISKS] = "risks",
};
/* clang-format on */

static const char *const keywords[] = {"and", "or", "not", "over", "where"};

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static bool
is_same(const char *word, const char *text, size_t size)
{
    return strlen(word) == size && memcmp(word, text, size) == 0;
}

const struct operation *
operation_of(enum node_kind kind)
{
    return kind < NODE_OR ? NULL : &operations[kind];
}

enum binding
node_binding(enum node_kind kind)
{
    return kind < NODE_OR ? BINDS_ATOM : operations[kind].binding;
}

bool
node_is_comparison(enum node_kind kind)
{
    return node_binding(kind) == BINDS_COMPARISON;
}

const struct function *
function_named(const char *name, size_t size)
{
    for (size_t i = 0; i < LENGTH(functions); i++)
        if (is_same(functions[i].name, name, size))
            return &functions[i];
    return NULL;
}

const char *
function_meant(const char *name)
{
    for (size_t i = 0; i < LENGTH(meant); i++)
        if (strcmp(meant[i].written, name) == 0)
            return meant[i].meant;
    return NULL;
}

size_t
function_count(void)
{
    return LENGTH(functions);
}

const struct function *
function_at(size_t index)
{
    assert(functions[index].id == (enum function_id)index);
    return &functions[index];
}

const char *
function_list(struct arena *a)
{
    struct buf b = buf_start(a);

    for (size_t i = 0; i < LENGTH(functions); i++) {
        buf_add(&b, i == 0 ? "" : ", ");
        buf_add(&b, functions[i].name);
    }
    return buf_text(&b);
}

bool
is_keyword(const char *text, size_t size)
{
    for (size_t i = 0; i < LENGTH(keywords); i++)
        if (is_same(keywords[i], text, size))
            return true;
    return false;
}

const char *
axis_name(enum axis axis)
{
    return axis_names[axis];
}

bool
axis_named(const char *name, size_t size, enum axis *axis)
{
    for (size_t i = 0; i < AXIS_COUNT; i++) {
        if (!is_same(axis_names[i], name, size))
            continue;
        *axis = (enum axis)i;
        return true;
    }
    return false;
}
