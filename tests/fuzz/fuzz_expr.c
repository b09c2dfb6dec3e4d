/*
 * Any bytes as a formula: it is refused with a message, or its canonical text
 * reads as the same, and it can be told, lowered and evaluated; with a memory
 * it is evaluated to the same.
 */
#include "expr/sheet.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#define BIDS 3

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* clang-format off */
static const struct quantity quantities[] = {
    {"price", {.money = 1}, AXIS_BIT(AXIS_BIDS), NULL},
    {"points", {.points = 1}, AXIS_BIT(AXIS_BIDS) | AXIS_BIT(AXIS_CRITERIA), NULL},
    {"weight", {.is_share = true}, AXIS_BIT(AXIS_CRITERIA), NULL},
    {"max_points", {.points = 1}, 0, NULL},
    {"x", {.is_any = true}, AXIS_BIT(AXIS_BIDS), NULL},
    {"met", {.is_truth = true}, AXIS_BIT(AXIS_BIDS), NULL},
};
/* clang-format on */

static const struct scope scope = {
    quantities, sizeof quantities / sizeof quantities[0], {.is_any = true}};

static size_t
count(void *of, enum axis axis)
{
    (void)of;
    return axis == AXIS_BIDS ? BIDS : 2;
}

static bool
is_member(void *of, enum axis axis, size_t index)
{
    (void)of;
    return axis != AXIS_BIDS || index != 1;
}

static size_t own_bid;

static size_t
own(void *of, enum axis axis)
{
    (void)of;
    return axis == AXIS_BIDS ? own_bid : 0;
}

static bool
value(void *of, size_t quantity, const size_t at[AXIS_COUNT], real *result)
{
    struct arena *a = of;
    unsigned axes = quantities[quantity].axes;
    size_t bid = (axes & AXIS_BIT(AXIS_BIDS)) != 0 ? at[AXIS_BIDS] : 0;
    size_t second =
        (axes & AXIS_BIT(AXIS_CRITERIA)) != 0 ? at[AXIS_CRITERIA] : 0;
    long top = (long)(quantity * 7 + bid * 3 + second);

    if (quantity == 5)
        *result = real_exact(num_int(a, bid == 0));
    else
        *result = real_exact(num_fraction(a, top - 4, 3));
    return quantity != 0 || bid != 1;
}

static const char *
no_cell(void *of, enum axis axis, size_t index)
{
    (void)of;
    (void)axis;
    (void)index;
    return NULL;
}

static bool
is_same(real x, real y)
{
    return x.is_interval == y.is_interval && num_compare(x.low, y.low) == 0 &&
           (!x.is_interval || num_compare(x.high, y.high) == 0);
}

/* A memory for all bids changes nothing. */
static void
remember(struct arena *a, const struct expr *e, unsigned bits)
{
    struct expr_env env = {a, count, is_member, own, value};
    struct expr_memory *memory = expr_memory_new(a);

    for (own_bid = 0; own_bid < BIDS; own_bid++) {
        struct expr_run alone = {{a, bits}, &env, false, NULL};
        struct expr_run with = {{a, bits}, &env, false, memory};
        struct expr_problem problem, other;
        real result, same;
        bool is_fine = expr_evaluate(a, e, &alone, &result, &problem);

        assert(expr_evaluate(a, e, &with, &same, &other) == is_fine);
        assert(problem.fault == other.fault && alone.is_tied == with.is_tied);
        assert(!is_fine || is_same(result, same));
        assert(sheet_agrees(a, e, &alone, 0) == sheet_agrees(a, e, &with, 0));
    }
    own_bid = 0;
}

static void
evaluate_at(struct arena *a, const struct expr *e, unsigned bits)
{
    struct expr_env env = {a, count, is_member, own, value};
    struct expr_run run = {{a, bits}, &env, false};
    struct expr_problem problem;
    real result;

    if (expr_evaluate(a, e, &run, &result, &problem))
        assert(problem.fault == EXPR_FINE);
    else
        assert(text_has(expr_fault_code(problem.fault)) &&
               problem.part != NULL);
    (void)expr_figures(a, LANG_NB, e, &run, 4);
    (void)sheet_agrees(a, e, &run, 0);
}

static const char *
cell(void *of, size_t number, const size_t at[AXIS_COUNT])
{
    (void)at;
    return arena_printf(of, "$B$%zu", number + 1);
}

static const char *
row_cell(void *of, size_t step, const size_t at[AXIS_COUNT], size_t member)
{
    (void)member;
    return cell(of, step, at);
}

/* A step that is live has a text; every step has words. */
static void
lower(struct arena *a, const struct expr *e)
{
    const struct sheet_refs refs = {a, cell, no_cell, cell, cell, row_cell, 0};
    const struct sheet *s = sheet_lower(a, e);
    struct expr_env env = {a, count, is_member, own, value};
    struct expr_run run = {
        {a, REAL_FIRST_BITS}, &env, false, expr_memory_new(a)};
    real shown;

    for (size_t i = 0; i < sheet_count(s); i++) {
        struct sheet_spot spot = {.step = i, .member = 1};
        const char *text = sheet_text(a, s, &spot, &refs);

        assert(text == NULL || sheet_step(s, i)->state == SHEET_LIVE);
        (void)sheet_words(a, LANG_EN, s, i);
        (void)sheet_value(a, s, &spot, &run, 0, &shown);
    }
}

static void
check_formula(struct arena *a, const char *text)
{
    struct diags *d = diags_create(a);
    struct place place = {"award.yaml", 1, 1, 0};
    struct expr *e = expr_read(a, d, place, text, &scope);
    struct buf out = buf_start(a);
    const char *canonical;

    diags_print(&out, d, (struct diag_style){LANG_NB, false});
    assert((e == NULL) == diags_has_errors(d));
    if (e == NULL)
        return;
    canonical = expr_text(a, e);
    (void)expr_words(a, LANG_NN, e);
    evaluate_at(a, e, REAL_FIRST_BITS);
    remember(a, e, REAL_FIRST_BITS);
    remember(a, e, REAL_MAX_BITS);
    lower(a, e);
    if (strlen(canonical) > 4096)
        return; /* blanks were added */
    e = expr_read(a, d, place, canonical, &scope);
    assert(e != NULL && strcmp(expr_text(a, e), canonical) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *a = arena_create();
    char *text = arena_array(a, char, size + 1);

    if (size > 0)
        memcpy(text, bytes, size);
    check_formula(a, text);
    arena_destroy(a);
    return 0;
}
