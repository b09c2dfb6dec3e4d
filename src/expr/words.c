/*
 * A formula in words: operations by their signs, functions by a sentence of
 * the table of strings.
 */
#include "expr/tell.h"

#include <string.h>

#define NO_BREAK_SPACE "\xC2\xA0"

void
tell_bound(struct buf *b, const char *text, enum binding binding,
           enum binding least)
{
    buf_add(b, binding < least ? "(" : "");
    buf_add(b, text);
    buf_add(b, binding < least ? ")" : "");
}

const char *
tell_text(struct teller *t, const struct node *n, enum binding least)
{
    struct buf b = buf_start(t->arena);

    tell(t, &b, n, least);
    return buf_text(&b);
}

const char *
tell_number(struct teller *t, const struct node *n)
{
    const char *text = number_text(t->arena, n);
    size_t size = strlen(text);

    if (!n->is_percent)
        return text_number(t->arena, t->lang, text);
    text =
        text_number(t->arena, t->lang, arena_slice(t->arena, text, size - 1));
    return arena_printf(t->arena, "%s%s%%", text,
                        t->lang == LANG_EN ? "" : NO_BREAK_SPACE);
}

static const char *
quantity_words(struct teller *t, const struct quantity *q)
{
    const char *code = arena_printf(t->arena, "name.%s", q->name);

    if (q->words != NULL)
        return q->words;
    return text_has(code) ? text_of(t->lang, code) : q->name;
}

/* How tightly an argument must bind to stand in the function's sentence. */
static enum binding
argument_binding(const struct function *f)
{
    if (f->id == FUNCTION_IF)
        return BINDS_OR;
    if (f->id <= FUNCTION_CEIL)
        return BINDS_SUM;
    if (f->is_adjective || !f->is_aggregate)
        return BINDS_ATOM;
    return BINDS_PRODUCT;
}

static const char *
argument(struct teller *t, const struct node *n, size_t index)
{
    if (index >= n->count)
        return "";
    return tell_text(t, n->parts[index], argument_binding(n->function));
}

/* "a, b and c": all arguments. */
static const char *
argument_list(struct teller *t, const struct node *n)
{
    const char **texts = arena_array(t->arena, const char *, n->count + 1);

    for (size_t i = 0; i < n->count; i++)
        texts[i] = argument(t, n, i);
    return text_list(t->arena, t->lang, texts, n->count);
}

static const char *
axis_word(struct teller *t, const struct node *n, const char *form)
{
    const char *name = n->is_others ? "others" : axis_name(n->axis);

    return text_of(t->lang, arena_printf(t->arena, "axis.%s%s", name, form));
}

/* Which sentence: some have one for "1 decimal". */
static const char *
sentence_code(struct teller *t, const struct node *n)
{
    const char *code = arena_printf(t->arena, "function.%s", n->function->name);
    const char *one = arena_printf(t->arena, "%s-one", code);
    long digits = 0;

    if (n->function->id == FUNCTION_TRUNC && n->count == 1)
        return "function.trunc-whole";
    if (n->count == 2 && n->parts[1]->kind == NODE_NUMBER &&
        num_to_long(n->parts[1]->value, &digits) && digits == 1 &&
        text_has(one))
        return one;
    return code;
}

static const char *
sentence(struct teller *t, const struct node *n)
{
    const char *code = sentence_code(t, n);
    bool has_list = n->function->most == FUNCTION_ANY_NUMBER;

    return text_fill(t->arena, t->lang, code,
                     WITH({"x", .value = argument(t, n, 0)},
                          {"y", .value = argument(t, n, 1)},
                          {"z", .value = argument(t, n, 2)},
                          {"all", .value = has_list ? argument_list(t, n) : ""},
                          {"axis", .value = axis_word(t, n, ".many")}));
}

/* "... over the criteria": said when it is not plain. */
static const char *
with_axis(struct teller *t, const struct node *n, const char *text)
{
    bool is_short = n->function->is_adjective ||
                    n->function->id == FUNCTION_NTH ||
                    n->function->units == UNITS_FREE;
    bool is_plain = is_short && n->axis == AXIS_BIDS && !n->is_others;

    if (is_plain || n->function->id == FUNCTION_COUNT)
        return text;
    return text_fill(
        t->arena, t->lang, is_short ? "formula.among" : "formula.over",
        WITH({"x", .value = text}, {"axis", .value = axis_word(t, n, "")}));
}

static const char *
with_condition(struct teller *t, const char *text, const struct node *condition)
{
    return text_fill(
        t->arena, t->lang, "formula.where",
        WITH({"x", .value = text},
             {"condition", .value = tell_text(t, condition, BINDS_AND)}));
}

/* The two conditions of count(C where D) as one. */
static const char *
with_both(struct teller *t, const struct node *n, const char *text)
{
    const char *both = arena_printf(
        t->arena, "%s %s %s", tell_text(t, n->where, BINDS_AND),
        text_of(t->lang, "formula.and"), tell_text(t, n->parts[0], BINDS_AND));

    return text_fill(t->arena, t->lang, "formula.where",
                     WITH({"x", .value = text}, {"condition", .value = both}));
}

/* A sentence that ends in a noun or a parenthesis needs no other around it:
 * "lowest price", "the square root of (a / b)". */
static bool
is_closed(const struct node *n)
{
    if (n->function->id == FUNCTION_COUNT)
        return true;
    if (argument_binding(n->function) != BINDS_ATOM)
        return false;
    return node_binding(n->parts[0]->kind) < BINDS_ATOM ||
           (n->function->is_adjective && n->parts[0]->kind == NODE_QUANTITY);
}

static void
tell_aggregate(struct teller *t, struct buf *b, const struct node *n,
               enum binding least)
{
    bool counts_condition = n->function->id == FUNCTION_COUNT && n->count > 0 &&
                            n->parts[0]->unit.is_truth;
    const char *short_text = sentence(t, n);
    const char *text = with_axis(t, n, short_text);
    bool is_atom = is_closed(n) && text == short_text && n->where == NULL &&
                   !counts_condition;

    if (counts_condition && n->where != NULL)
        text = with_both(t, n, text);
    else if (counts_condition)
        text = with_condition(t, text, n->parts[0]);
    else if (n->where != NULL)
        text = with_condition(t, text, n->where);
    tell_bound(b, text, is_atom ? BINDS_ATOM : BINDS_LOOSEST, least);
}

static void
tell_sign(struct teller *t, struct buf *b, const struct operation *operation)
{
    buf_add(b, operation->symbol != NULL ? operation->symbol
                                         : text_of(t->lang, operation->word));
}

static void
tell_binary(struct teller *t, struct buf *b, const struct node *n,
            const struct operation *operation)
{
    bool is_power = n->kind == NODE_POWER;
    bool is_alone = is_power || operation->binding == BINDS_COMPARISON;
    enum binding binding = operation->binding;

    tell(t, b, n->parts[0], is_alone ? binding + 1 : binding);
    buf_add(b, is_power ? "" : " ");
    tell_sign(t, b, operation);
    buf_add(b, is_power ? "" : " ");
    tell(t, b, n->parts[1], is_power ? BINDS_UNARY : binding + 1);
}

static void
tell_operation(struct teller *t, struct buf *b, const struct node *n,
               enum binding least)
{
    const struct operation *operation = operation_of(n->kind);
    bool is_loose = operation->binding < least;

    buf_add(b, is_loose ? "(" : "");
    if (n->count == 2)
        tell_binary(t, b, n, operation);
    else {
        tell_sign(t, b, operation);
        buf_add(b, n->kind == NODE_NOT ? " " : "");
        tell(t, b, n->parts[0],
             n->kind == NODE_NOT ? BINDS_ATOM : operation->binding);
    }
    buf_add(b, is_loose ? ")" : "");
}

void
tell(struct teller *t, struct buf *b, const struct node *n, enum binding least)
{
    bool is_choice = n->kind == NODE_CALL && n->function->id == FUNCTION_IF;
    bool is_figure =
        n->kind == NODE_QUANTITY || n->kind == NODE_AGGREGATE || is_choice;

    if (n->kind == NODE_NUMBER)
        buf_add(b, tell_number(t, n));
    else if (t->evaluation != NULL && is_figure)
        tell_figure(t, b, n, least);
    else if (n->kind == NODE_QUANTITY)
        buf_add(b, quantity_words(t, &t->scope->quantities[n->quantity]));
    else if (n->kind == NODE_AGGREGATE)
        tell_aggregate(t, b, n, least);
    else if (n->kind == NODE_CALL)
        tell_bound(b, sentence(t, n), is_closed(n) ? BINDS_ATOM : BINDS_LOOSEST,
                   least);
    else
        tell_operation(t, b, n, least);
}

const char *
expr_words(struct arena *a, enum lang lang, const struct expr *e)
{
    struct teller t = {.arena = a, .lang = lang, .scope = e->scope};

    return tell_text(&t, e->root, BINDS_LOOSEST);
}
