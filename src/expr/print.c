/*
 * A tree as canonical text: reading it again gives the same tree.
 */
#include "base/buf.h"
#include "expr/tree.h"

static void print(struct buf *b, const struct scope *scope,
                  const struct node *n, enum binding least);

const char *
number_text(struct arena *a, const struct node *n)
{
    const char *decimal;
    num value = n->value;

    if (n->is_percent)
        value = num_mul(a, value, num_int(a, 100));
    decimal = num_exact_decimal(a, value, NUM_MAX_DIGITS);
    return n->is_percent ? arena_printf(a, "%s%%", decimal) : decimal;
}

static void
print_arguments(struct buf *b, const struct scope *scope, const struct node *n)
{
    buf_add(b, n->function->name);
    buf_add(b, "(");
    for (size_t i = 0; i < n->count; i++) {
        buf_add(b, i == 0 ? "" : ", ");
        print(b, scope, n->parts[i], BINDS_LOOSEST);
    }
    if (n->is_others || n->axis != AXIS_BIDS) {
        buf_add(b, n->count == 0 ? "over " : " over ");
        buf_add(b, n->is_others ? "others" : axis_name(n->axis));
    }
    if (n->where != NULL) {
        buf_add(b, b->at[b->size - 1] == '(' ? "where " : " where ");
        print(b, scope, n->where, BINDS_LOOSEST);
    }
    buf_add(b, ")");
}

static void
print_binary(struct buf *b, const struct scope *scope, const struct node *n,
             const struct operation *operation)
{
    bool is_power = n->kind == NODE_POWER;
    bool is_alone = is_power || operation->binding == BINDS_COMPARISON;
    enum binding binding = operation->binding;

    print(b, scope, n->parts[0], is_alone ? binding + 1 : binding);
    buf_addf(b, is_power ? "%s" : " %s ", operation->text);
    print(b, scope, n->parts[1], is_power ? BINDS_UNARY : binding + 1);
}

static void
print_operation(struct buf *b, const struct scope *scope, const struct node *n)
{
    const struct operation *operation = operation_of(n->kind);

    if (n->count == 2) {
        print_binary(b, scope, n, operation);
        return;
    }
    buf_add(b, operation->text);
    buf_add(b, n->kind == NODE_NOT ? " " : "");
    print(b, scope, n->parts[0], operation->binding);
}

static void
print(struct buf *b, const struct scope *scope, const struct node *n,
      enum binding least)
{
    bool is_loose = node_binding(n->kind) < least;

    buf_add(b, is_loose ? "(" : "");
    if (n->kind == NODE_NUMBER)
        buf_add(b, number_text(b->arena, n));
    else if (n->kind == NODE_QUANTITY)
        buf_add(b, scope->quantities[n->quantity].name);
    else if (n->function != NULL)
        print_arguments(b, scope, n);
    else
        print_operation(b, scope, n);
    buf_add(b, is_loose ? ")" : "");
}

const char *
node_text(struct arena *a, const struct scope *scope, const struct node *n)
{
    struct buf b = buf_start(a);

    print(&b, scope, n, BINDS_LOOSEST);
    return buf_text(&b);
}

const char *
expr_text(struct arena *a, const struct expr *e)
{
    return node_text(a, e->scope, e->root);
}
