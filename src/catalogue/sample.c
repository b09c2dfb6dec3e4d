#include "catalogue/sample.h"

#include <assert.h>
#include <string.h>

static const struct choice modes[] = {
    {"half-up", ROUND_HALF_UP},
    {"half-even", ROUND_HALF_EVEN},
    {"truncate", ROUND_TRUNCATE},
    {0},
};

/* clang-format off */
#define FIELD(key, kind, member, required)                                    \
    {(key), (kind), (required), offsetof(struct sample, member), 0, NULL, NULL}

static const struct field sample_fields[] = {
    FIELD("source", FIELD_DOC,     source, false),
    FIELD("about",  FIELD_DOC,     about,  false),
    FIELD("given",  FIELD_DOC,     given,  true),
    FIELD("digits", FIELD_INTEGER, digits, false),
    {"mode", FIELD_CHOICE, false, offsetof(struct sample, mode), 0, NULL,
     modes},
    FIELD("gives",  FIELD_DOC,     gives,  true),
    {NULL, FIELD_TEXT, false, 0, 0, NULL, NULL},
};
static const struct record sample_record = {
    "example", sizeof(struct sample), sample_fields, 0};
/* clang-format on */

/* The first axis in `axes`, and `axes` without it. */
static enum axis
first_axis(unsigned *axes)
{
    for (int i = 0; i < AXIS_COUNT; i++) {
        if (!(*axes & AXIS_BIT(i)))
            continue;
        *axes &= ~AXIS_BIT(i);
        return (enum axis)i;
    }
    assert(false && "no axis is left");
    return AXIS_BIDS;
}

/* Sees how many members `v` shows on each of `axes`. */
static bool
measure(struct sample *s, const struct doc *v, unsigned axes)
{
    if (v->kind == DOC_SCALAR)
        return true;
    if (v->kind != DOC_LIST || axes == 0)
        return false;

    enum axis axis = first_axis(&axes);
    bool is_fine = true;

    if (v->count > s->counts[axis])
        s->counts[axis] = v->count;
    for (const struct doc *child = v->first; child != NULL; child = child->next)
        is_fine = measure(s, child, axes) && is_fine;
    return is_fine;
}

static const struct quantity *
quantity_named(const struct scope *scope, const char *name)
{
    for (size_t i = 0; i < scope->count; i++)
        if (strcmp(scope->quantities[i].name, name) == 0)
            return &scope->quantities[i];
    return NULL;
}

bool
sample_read(struct arena *a, struct diags *d, const struct formula_entry *entry,
            const struct doc *doc, struct sample *s)
{
    bool is_fine = true;

    *s = (struct sample){.entry = entry, .arena = a};
    if (!decode(a, d, doc, &sample_record, s))
        return false;
    s->doc = doc;
    s->has_digits = doc_get(doc, "digits") != NULL;
    s->counts[AXIS_BIDS] = 1;
    for (const struct doc *v = s->given->first; v != NULL; v = v->next) {
        const struct quantity *q = quantity_named(entry->scope, v->key);

        if (q != NULL && measure(s, v, q->axes))
            continue;
        (void)diag_error(d, v->key_place, "catalogue-unknown-word",
                         WITH({"key", "given", NULL}, {"value", v->key, NULL}));
        is_fine = false;
    }
    return is_fine;
}

size_t
sample_count(const struct sample *s)
{
    return s->gives->kind == DOC_LIST ? s->gives->count : 1;
}

static const struct doc *
expected(const struct sample *s, size_t index)
{
    return s->gives->kind == DOC_LIST ? doc_at(s->gives, index) : s->gives;
}

bool
sample_expected(const struct sample *s, size_t index, num *value)
{
    return figure_read(s->arena, expected(s, index), value);
}

const char *
sample_expected_text(const struct sample *s, size_t index)
{
    const struct doc *v = expected(s, index);

    return v == NULL || v->kind != DOC_SCALAR ? "" : v->text;
}

/* -- the environment -- */

static size_t
count(void *of, enum axis axis)
{
    const struct sample *s = of;

    return s->counts[axis];
}

static bool
is_member(void *of, enum axis axis, size_t index)
{
    const struct sample *s = of;

    return index < s->counts[axis];
}

static size_t
own(void *of, enum axis axis)
{
    const struct sample *s = of;

    return axis == AXIS_BIDS ? s->bid : 0;
}

/* The default of the parameter that `quantity` is. */
static bool
default_value(const struct formula_entry *entry, size_t quantity, num *value)
{
    for (size_t i = 0; i < entry->parameters_count; i++) {
        if (entry_parameter_quantity(entry, i) != quantity)
            continue;
        *value = entry->parameters[i].value_default;
        return entry->parameters[i].default_value != NULL;
    }
    return false;
}

static bool
value(void *of, size_t quantity, const size_t at[AXIS_COUNT], real *result)
{
    const struct sample *s = of;
    const struct quantity *q = &s->entry->scope->quantities[quantity];
    const struct doc *v = doc_get(s->given, q->name);
    unsigned axes = q->axes;
    num exact = {0};

    if (v == NULL && !default_value(s->entry, quantity, &exact))
        return false;
    while (v != NULL && v->kind == DOC_LIST)
        v = doc_at(v, at[first_axis(&axes)]);
    if (v != NULL && !figure_read(s->arena, v, &exact))
        return false;
    if (v == NULL && doc_get(s->given, q->name) != NULL)
        return false;
    *result = real_exact(exact);
    return true;
}

struct expr_env
sample_env(struct sample *s)
{
    return (struct expr_env){s, count, is_member, own, value};
}

bool
sample_evaluate(struct sample *s, real *result, struct expr_problem *problem)
{
    struct expr_env env = sample_env(s);
    unsigned bits = REAL_FIRST_BITS;

    for (;;) {
        struct expr_run run = {{s->arena, bits}, &env, false};

        if (expr_evaluate(s->arena, s->entry->expr, &run, result, problem))
            return true;
        if (problem->fault != EXPR_UNDECIDED || bits >= REAL_MAX_BITS)
            return false;
        bits = bits * 2 < REAL_MAX_BITS ? bits * 2 : REAL_MAX_BITS;
    }
}
