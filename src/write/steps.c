/* Steps by how they were derived: by a formula, from a table, given. */
#include "write/steps.h"

#include <string.h>

/* -- lines of a step -- */

void
step_value(struct account *t, const struct node *n, const struct node *value)
{
    account_step(t, n,
                 arena_printf(t->arena, "%s: %s", account_label(t, n),
                              account_value(t, value)));
}

void
step_rule(const struct account *t, const struct node *n)
{
    account_line(t, "explain.rule",
                 arena_printf(t->arena, "%s (%s)",
                              entry_title(n->entry, t->lang),
                              account_place(t, n->step.place)));
}

/* "2 desimaler", "nærmeste 1 000". */
static const char *
digits_text(const struct account *t, const struct node *n)
{
    struct buf unit = buf_start(t->arena);
    long digits = 0;

    if (!num_to_long(n->value.low, &digits) || digits > 0) {
        return text_fill(t->arena, t->lang,
                         digits == 1 ? "explain.decimal" : "explain.decimals",
                         WITH({"digits", account_value(t, n)}));
    }
    buf_add(&unit, "1");
    buf_pad(&unit, '0', (size_t)-digits);
    return digits == 0
               ? text_of(t->lang, "explain.to-whole")
               : text_fill(t->arena, t->lang, "explain.to-nearest",
                           WITH({"unit", text_number(t->arena, t->lang,
                                                     buf_text(&unit))}));
}

static void
tell_rounding(const struct account *t, const struct node *n)
{
    const struct node *after = t->rounded[n->number];
    bool is_same;

    if (!after || after->is_blank) {
        return;
    }
    is_same = !n->value.is_interval && node_compare(n, after) == 0;
    account_line(
        t, "explain.rounding",
        text_fill(
            t->arena, t->lang,
            is_same ? "explain.rounded-same" : "explain.rounded",
            WITH({"before", account_value(t, n)},
                 {"value", account_value(t, after)},
                 {"digits", digits_text(t, account_bound(after, "digits"))},
                 {"mode", .word = arena_printf(t->arena, "explain.%s",
                                               after->entry->id)},
                 {"source", account_place(t, after->step.place)})));
}

/* -- formulas -- */

/* A formula that is nothing but one name. */
static bool
is_one_name(const struct node *n)
{
    const struct reference *refs = NULL;

    return expr_references(n->entry->expr, &refs) == 1 &&
           strcmp(n->entry->text,
                  n->entry->scope->quantities[refs[0].quantity].name) == 0;
}

static void
tell_equal(const struct account *t, const struct node *n)
{
    const struct node *const *inputs = NULL;
    size_t count = node_inputs(t->arena, n, &inputs);

    for (size_t i = 0; i < count; i++) {
        if (!says_nothing(inputs[i]) && account_is_own(t, inputs[i]) &&
            strcmp(inputs[i]->step.quantity, "admitted") != 0) {
            account_line(t, "explain.equal", account_input(t, inputs[i]));
            return;
        }
    }
}

/* The program's own rules may have a sentence that is easier to read. */
static const char *
formula_words(const struct account *t, const struct node *n)
{
    const char *code = arena_printf(t->arena, "rule.%s", n->entry->id);

    return text_has(code) ? text_of(t->lang, code)
                          : node_words(t->arena, t->lang, n);
}

/* The formula, and with its figures where they say more than the value. */
static void
tell_lines_of_formula(struct account *t, const struct node *n)
{
    const char *figures = node_figures(t->arena, t->lang, n, t->digits);

    if (is_one_name(n)) {
        tell_equal(t, n);
    } else {
        account_line(t, "explain.formula", formula_words(t, n));
        if (figures && strcmp(figures, account_value(t, n)) != 0) {
            account_line(
                t, "explain.figures",
                arena_printf(t->arena, "%s %s", figures, account_equals(t, n)));
        }
        tell_inputs(t, n);
    }
    step_rule(t, n);
    tell_rounding(t, n);
}

static const struct node *
as_rounded(const struct account *t, const struct node *n)
{
    return t->rounded[n->number] ? t->rounded[n->number] : n;
}

static void
tell_formula(struct account *t, const struct node *n)
{
    step_value(t, n, as_rounded(t, n));
    tell_lines_of_formula(t, n);
}

void
tell_price(struct account *t, const struct node *n)
{
    step_value(t, n, as_rounded(t, n));
    tell_price_lines(t, n);
    tell_lines_of_formula(t, n);
}

static void
tell_table(struct account *t, const struct node *n)
{
    step_value(t, n, as_rounded(t, n));
    tell_inputs(t, n);
    account_line(t, "explain.table", account_place(t, n->step.place));
    tell_rounding(t, n);
}

void
tell_given(struct account *t, const struct node *n)
{
    account_step(t, n,
                 arena_printf(t->arena, "%s: %s (%s)", account_label(t, n),
                              account_value(t, n), account_origin(t, n)));
}

void
tell_by_kind(struct account *t, const struct node *n)
{
    switch (n->kind) {
    case NODE_FORMULA:
        tell_formula(t, n);
        break;
    case NODE_TABLE:
        tell_table(t, n);
        break;
    case NODE_GIVEN:
        tell_given(t, n);
        break;
    }
}
