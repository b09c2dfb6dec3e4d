/*
 * What a parsed formula must keep to: units that go together, conditions
 * where conditions are, and every axis iterated by an aggregate. The first
 * mistake is told and ends the check.
 */
#include "expr/check.h"

static bool check(struct checker *c, struct node *n);

static bool
has_quantity(const struct node *n)
{
    if (n->kind == NODE_QUANTITY)
        return true;
    for (size_t i = 0; i < n->count; i++)
        if (has_quantity(n->parts[i]))
            return true;
    return n->where != NULL && has_quantity(n->where);
}

static enum axis
first_axis(unsigned axes)
{
    int axis = 0;

    while ((axes & AXIS_BIT(axis)) == 0)
        axis++;
    return (enum axis)axis;
}

/* The function that most often belongs with an axis. */
static const char *
usual_function(enum axis axis)
{
    if (axis == AXIS_ASSESSORS)
        return "mean";
    return axis == AXIS_RISKS ? "highest" : "sum";
}

/* What to write instead of `n`, so that it is over `axis`. */
static const char *
over_example(struct checker *c, const struct node *n, enum axis axis)
{
    struct node example;

    if (c->loose == NULL)
        return arena_printf(c->reader->arena, "%s(%s over %s)",
                            usual_function(axis), check_text(c, n),
                            axis_name(axis));
    example = *c->loose;
    example.axis = axis;
    return node_text(c->reader->arena, c->reader->scope, &example);
}

static struct arg
axis_arg(struct checker *c, enum axis axis)
{
    const char *code =
        arena_printf(c->reader->arena, "axis.%s", axis_name(axis));

    return (struct arg){"axis", NULL, code};
}

static bool
check_quantity(struct checker *c, struct node *n)
{
    const struct quantity *q = &c->reader->scope->quantities[n->quantity];
    unsigned missing = q->axes & ~c->bound & ~AXIS_BIT(AXIS_BIDS);
    enum axis axis;

    n->unit = q->unit;
    n->axes = q->axes;
    if (missing == 0)
        return true;
    axis = first_axis(missing);
    return check_fails(c, n, "axis-missing",
                       WITH({"name", .value = q->name}, axis_arg(c, axis),
                            {"example", .value = over_example(c, n, axis)}));
}

static unsigned
parts_axes(const struct node *n, size_t first)
{
    unsigned axes = 0;

    for (size_t i = first; i < n->count; i++)
        axes |= n->parts[i]->axes;
    return axes;
}

/* What the members differ in must be there. */
static bool
check_varies(struct checker *c, const struct node *n, unsigned inner)
{
    if ((inner & AXIS_BIT(n->axis)) != 0 || n->count == 0 ||
        n->function->id == FUNCTION_COUNT || !has_quantity(n->parts[0]))
        return true;
    return check_fails(c, n, "axis-idle",
                       WITH({"part", .value = check_text(c, n->parts[0])},
                            axis_arg(c, n->axis)));
}

static bool
check_inside(struct checker *c, struct node *n)
{
    struct checker inside = {
        .reader = c->reader,
        .bound = c->bound | AXIS_BIT(n->axis),
        .loose = n->is_axis_given ? NULL : n,
        .nested = c->nested + 1,
    };

    if (n->count > 0 && !check(&inside, n->parts[0]))
        return false;
    return n->where == NULL ||
           (check(&inside, n->where) && check_condition(c, n->where));
}

static bool
check_aggregate(struct checker *c, struct node *n)
{
    bool is_rank = n->function->units == UNITS_FREE;
    unsigned inner;

    if (c->nested >= EXPR_MAX_NESTED)
        return check_fails(c, n, "aggregates-too-deep", NO_ARGS);
    if (!check_inside(c, n))
        return false;
    for (size_t i = 1; i < n->count; i++)
        if (!check(c, n->parts[i]))
            return false;
    inner = n->count > 0 ? n->parts[0]->axes : 0;
    inner |= n->where != NULL ? n->where->axes : 0;
    if (!check_varies(c, n, inner))
        return false;
    n->axes = (inner & ~AXIS_BIT(n->axis)) | parts_axes(n, 1);
    if (n->is_others)
        n->axes |= AXIS_BIT(AXIS_BIDS);
    if (is_rank)
        n->axes |= n->parts[0]->axes;
    return check_units(c, n);
}

static bool
check_parts(struct checker *c, struct node *n)
{
    for (size_t i = 0; i < n->count; i++)
        if (!check(c, n->parts[i]))
            return false;
    n->axes = parts_axes(n, 0);
    return true;
}

static bool
check(struct checker *c, struct node *n)
{
    if (n->kind == NODE_NUMBER) {
        n->unit = n->is_percent ? unit_share : unit_none;
        n->is_bare = !n->is_percent;
        return true;
    }
    if (n->kind == NODE_QUANTITY)
        return check_quantity(c, n);
    if (n->kind == NODE_AGGREGATE)
        return check_aggregate(c, n);
    return check_parts(c, n) && check_units(c, n);
}

void
check_formula(struct reader *r, struct node *root)
{
    struct checker c = {.reader = r};

    if (check(&c, root))
        (void)check_result(&c, root);
}
