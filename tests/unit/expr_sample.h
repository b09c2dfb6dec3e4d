/*
 * tests/unit/expr_sample: a small tender for tests of formulas. Four bids, of
 * which the third is no member; three criteria, two assessors, three lines.
 */
#ifndef UNIT_EXPR_SAMPLE_H
#define UNIT_EXPR_SAMPLE_H

#include "expr/expr.h"

#include <check.h>
#include <string.h>

#define SAMPLE_BIDS     4
#define SAMPLE_OUTSIDER 2

#define BIDS         AXIS_BIT(AXIS_BIDS)
#define CRITERIA     AXIS_BIT(AXIS_CRITERIA)
#define ASSESSORS    AXIS_BIT(AXIS_ASSESSORS)
#define LINES        AXIS_BIT(AXIS_LINES)
#define REQUIREMENTS AXIS_BIT(AXIS_REQUIREMENTS)

/* The values of a quantity, by bid and then by the other axis. */
struct sample_values {
    struct quantity quantity;
    const char *values; /* separated by spaces; "-" is blank */
};

/* clang-format off */
static const struct sample_values sample[] = {
    {{"price", {.money = 1}, BIDS, NULL}, "4210000 4480000 1 5000000"},
    {{"quality", {.points = 1}, BIDS, NULL}, "8 6 10 9"},
    {{"max_points", {.points = 1}, 0, NULL}, "10"},
    {{"span", {.is_share = true}, 0, NULL}, "1"},
    {{"weight", {.is_share = true}, CRITERIA, NULL}, "0.5 0.3 0.2"},
    {{"points", {.points = 1}, BIDS | CRITERIA, NULL},
     "10 8 6  9.4 7 5  1 1 1  8 10 4"},
    {{"score", {.points = 1}, ASSESSORS, NULL}, "6 7"},
    {{"unit_price", {.money = 1}, LINES, NULL}, "100 250.50 75"},
    {{"quantity", {.money = 0}, LINES, NULL}, "3 2 10"},
    {{"answer", {.money = 0}, BIDS, NULL}, "4 - 9 -3"},
    {{"met", {.is_truth = true}, REQUIREMENTS, NULL}, "1 0 1"},
    {{"days", {.days = 1}, BIDS, NULL}, "30 30 1 45"},
    {{"value", {.is_any = true}, BIDS, NULL}, "2 2 7 3"},
    {{"own", {.money = 0}, 0, "kjøperens eget tall"}, "0.125"},
    {{"zero", {.money = 0}, 0, NULL}, "0"},
};
/* clang-format on */

#define SAMPLE_COUNT (sizeof sample / sizeof sample[0])

static struct arena *a;
static struct quantity sample_quantities[SAMPLE_COUNT];
static struct scope sample_scope;
static size_t sample_own = 1; /* one's own bid */

static inline void
setup(void)
{
    a = arena_create();
    for (size_t i = 0; i < SAMPLE_COUNT; i++)
        sample_quantities[i] = sample[i].quantity;
    sample_scope =
        (struct scope){sample_quantities, SAMPLE_COUNT, {.is_any = true}};
    sample_own = 1;
}

static inline void
teardown(void)
{
    arena_destroy(a);
}

static inline size_t
sample_length(void *of, enum axis axis)
{
    static const size_t lengths[AXIS_COUNT] = {SAMPLE_BIDS, 3, 2, 3, 3, 0};

    (void)of;
    return lengths[axis];
}

static inline bool
sample_is_member(void *of, enum axis axis, size_t index)
{
    (void)of;
    return axis != AXIS_BIDS || index != SAMPLE_OUTSIDER;
}

static inline size_t
sample_index(void *of, enum axis axis)
{
    (void)of;
    return axis == AXIS_BIDS ? sample_own : 0;
}

static inline bool
sample_value(void *of, size_t quantity, const size_t at[AXIS_COUNT],
             real *value)
{
    unsigned axes = sample[quantity].quantity.axes;
    const char *text = sample[quantity].values;
    size_t index = (axes & BIDS) != 0 ? at[AXIS_BIDS] : 0;
    num exact;

    for (int axis = 1; axis < AXIS_COUNT; axis++)
        if ((axes & AXIS_BIT(axis)) != 0)
            index = index * sample_length(of, (enum axis)axis) + at[axis];
    for (; index > 0; index--) {
        text += strcspn(text, " ");
        text += strspn(text, " ");
    }
    if (strcspn(text, " ") == 1 && text[0] == '-')
        return false;
    ck_assert_int_eq(
        num_read(a, arena_slice(a, text, strcspn(text, " ")), &exact),
        NUM_FINE);
    *value = real_exact(exact);
    return true;
}

static const struct expr_env sample_env = {
    NULL, sample_length, sample_is_member, sample_index, sample_value};

static const struct place sample_place = {"criteria/award.yaml", 7, 10, 0};

static inline struct expr *
sample_read(const char *text)
{
    struct diags *d = diags_create(a);
    struct expr *e = expr_read(a, d, sample_place, text, &sample_scope);
    struct buf out = buf_start(a);

    if (e == NULL)
        diags_print(&out, d, (struct diag_style){LANG_EN, false});
    ck_assert_msg(e != NULL, "%s: %s", text, buf_text(&out));
    return e;
}

static inline struct expr_run
sample_run(unsigned bits)
{
    return (struct expr_run){{a, bits}, &sample_env, false};
}

#endif
