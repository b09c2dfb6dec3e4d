/*
 * The kinds of formulas, and the closed list of names each may use.
 */
#include "catalogue/catalogue.h"

#include <assert.h>

#define BIDS         AXIS_BIT(AXIS_BIDS)
#define CRITERIA     AXIS_BIT(AXIS_CRITERIA)
#define ASSESSORS    AXIS_BIT(AXIS_ASSESSORS)
#define LINES        AXIS_BIT(AXIS_LINES)
#define REQUIREMENTS AXIS_BIT(AXIS_REQUIREMENTS)
#define RISKS        AXIS_BIT(AXIS_RISKS)

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

const struct choice formula_kinds[] = {
    {"price form", KIND_PRICE_FORM},
    {"price", KIND_PRICE},
    {"value", KIND_VALUE},
    {"share met", KIND_SHARE_MET},
    {"panel", KIND_PANEL},
    {"risk", KIND_RISK},
    {"normalise", KIND_NORMALISE},
    {"combine", KIND_COMBINE},
    {"met", KIND_MET},
    {"rule", KIND_RULE},
    {0},
};

/* clang-format off */
#define NONE   {0}
#define SHARE  {.is_share = true}
#define MONEY  {.money = 1}
#define POINTS {.points = 1}
#define TRUTH  {.is_truth = true}
#define ANY    {.is_any = true}

static const struct quantity price_form_names[] = {
    {"unit_price", MONEY, LINES, NULL},
    {"quantity",   NONE,  LINES, NULL},
    {"factor",     SHARE, LINES, NULL},
    {"deviations", MONEY, 0,     NULL},
};

static const struct quantity price_names[] = {
    {"price",      MONEY,  BIDS, NULL},
    {"max_points", POINTS, 0,    NULL},
};

static const struct quantity value_names[] = {
    {"answer",     NONE,   BIDS, NULL},
    {"max_points", POINTS, 0,    NULL},
};

static const struct quantity share_met_names[] = {
    {"met",        NONE,   REQUIREMENTS, NULL},
    {"weight",     NONE,   REQUIREMENTS, NULL},
    {"max_points", POINTS, 0,            NULL},
};

static const struct quantity panel_names[] = {
    {"score",     POINTS, ASSESSORS, NULL},
    {"consensus", POINTS, 0,         NULL},
};

static const struct quantity risk_names[] = {
    {"points",     POINTS, RISKS, NULL},
    {"max_points", POINTS, 0,     NULL},
};

static const struct quantity normalise_names[] = {
    {"points",     POINTS, BIDS, NULL},
    {"max_points", POINTS, 0,    NULL},
};

static const struct quantity combine_names[] = {
    {"points",     POINTS, BIDS | CRITERIA, NULL},
    {"weight",     SHARE,  CRITERIA,        NULL},
    {"max_points", POINTS, 0,               NULL},
    {"price",      MONEY,  BIDS,            NULL},
    {"quality",    POINTS, BIDS,            NULL},
};

static const struct quantity met_names[] = {
    {"answer", NONE, 0, NULL},
};

#define SCOPE(names, ...) {(names), LENGTH(names), __VA_ARGS__}

static const struct scope scopes[KIND_COUNT] = {
    [KIND_PRICE_FORM] = SCOPE(price_form_names, MONEY),
    [KIND_PRICE]      = SCOPE(price_names, POINTS),
    [KIND_VALUE]      = SCOPE(value_names, POINTS),
    [KIND_SHARE_MET]  = SCOPE(share_met_names, POINTS),
    [KIND_PANEL]      = SCOPE(panel_names, POINTS),
    [KIND_RISK]       = SCOPE(risk_names, POINTS),
    [KIND_NORMALISE]  = SCOPE(normalise_names, POINTS),
    [KIND_COMBINE]    = SCOPE(combine_names, ANY),
    [KIND_MET]        = SCOPE(met_names, TRUTH),
    [KIND_RULE]       = {NULL, 0, ANY},
};
/* clang-format on */

const struct scope *
kind_scope(enum formula_kind kind)
{
    assert((unsigned)kind < KIND_COUNT);
    return &scopes[kind];
}
