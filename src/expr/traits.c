/*
 * What follows from a tree alone: traits and references.
 */
#include "expr/tree.h"

struct deriving {
    struct arena *arena;
    struct expr *expr;
    struct reference *references;
};

static bool
is_known(const struct reference *references, size_t count,
         struct reference wanted)
{
    for (size_t i = 0; i < count; i++)
        if (references[i].quantity == wanted.quantity &&
            references[i].iterated == wanted.iterated)
            return true;
    return false;
}

static void
add_reference(struct deriving *v, size_t quantity, unsigned iterated)
{
    struct reference reference = {quantity, iterated};
    size_t count = v->expr->reference_count;

    if (is_known(v->references, count, reference))
        return;
    v->references = arena_grow(v->arena, v->references, count, count + 1,
                               sizeof v->references[0]);
    v->references[count] = reference;
    v->expr->reference_count++;
}

/* A divisor that may be 0. */
static bool
may_be_zero(const struct node *n)
{
    return n->kind != NODE_NUMBER || num_sign(n->value) == 0;
}

static bool
is_whole_number(const struct node *n)
{
    if (n->kind == NODE_NEGATE)
        n = n->parts[0];
    return n->kind == NODE_NUMBER && num_is_integer(n->value);
}

static void
note_traits(struct expr_traits *t, const struct node *n)
{
    if (n->kind == NODE_DIVIDE && may_be_zero(n->parts[1]))
        t->has_division = true;
    if (n->kind == NODE_POWER && n->parts[1]->kind == NODE_NEGATE &&
        may_be_zero(n->parts[0]))
        t->has_division = true;
    if (n->kind == NODE_POWER && !is_whole_number(n->parts[1]))
        t->is_inexact = true;
    if (n->function != NULL && n->function->is_inexact)
        t->is_inexact = true;
    if (n->kind == NODE_AGGREGATE && n->axis == AXIS_BIDS)
        t->is_on_other_bids = true;
}

/* Every quantity of an aggregate. */
static void
note_aggregated(struct expr *e, const struct node *n)
{
    if (n->kind == NODE_QUANTITY)
        e->is_in_aggregate[n->quantity] = true;
    for (size_t i = 0; i < n->count; i++)
        note_aggregated(e, n->parts[i]);
    if (n->where != NULL)
        note_aggregated(e, n->where);
}

static void derive(struct deriving *v, const struct node *n, unsigned iterated);

static void
derive_aggregate(struct deriving *v, const struct node *n, unsigned iterated)
{
    unsigned inside = iterated | AXIS_BIT(n->axis);

    v->expr->aggregated |= AXIS_BIT(n->axis);
    note_aggregated(v->expr, n);
    if (n->count > 0)
        derive(v, n->parts[0], inside);
    if (n->where != NULL)
        derive(v, n->where, inside);
    for (size_t i = 1; i < n->count; i++)
        derive(v, n->parts[i], iterated);
    if (n->function->units == UNITS_FREE) /* rank: one's own value too */
        derive(v, n->parts[0], iterated);
}

static void
derive(struct deriving *v, const struct node *n, unsigned iterated)
{
    note_traits(&v->expr->traits, n);
    if (n->kind == NODE_QUANTITY)
        add_reference(v, n->quantity, iterated);
    if (n->kind == NODE_AGGREGATE) {
        derive_aggregate(v, n, iterated);
        return;
    }
    for (size_t i = 0; i < n->count; i++)
        derive(v, n->parts[i], iterated);
}

void
derive_traits(struct arena *a, struct expr *e)
{
    struct deriving v = {a, e, arena_array(a, struct reference, 1)};

    e->is_in_aggregate = arena_array(a, bool, e->scope->count + 1);
    derive(&v, e->root, 0);
    e->traits.axes = e->root->axes;
    e->references = v.references;
}
