/*
 * The units of each operation and function, and what they make of them.
 */
#include "expr/check.h"

const char *
check_text(const struct checker *c, const struct node *n)
{
    return span_text(c->reader->arena, c->reader->text, n->span);
}

static struct arg
part_unit(const struct checker *c, const char *name, const struct node *n)
{
    return unit_arg(c->reader->arena, name, n->unit);
}

/* All these end the check: they return false. */
bool
check_fails(struct checker *c, const struct node *n, const char *code,
            const struct arg *args)
{
    (void)reader_error(c->reader, n->span, code, args);
    return false;
}

static bool
check_number(struct checker *c, const struct node *n)
{
    return !n->unit.is_truth ||
           check_fails(c, n, "condition-as-number",
                       WITH({"part", .value = check_text(c, n)}));
}

bool
check_condition(struct checker *c, const struct node *n)
{
    if (n->unit.is_truth || n->unit.is_any)
        return true;
    return check_fails(
        c, n, "not-a-condition",
        WITH({"part", .value = check_text(c, n)}, part_unit(c, "unit", n)));
}

/* An exponent, a number of digits, what a logarithm is taken of. */
static bool
check_plain(struct checker *c, const struct node *n)
{
    if (!check_number(c, n))
        return false;
    if (n->is_bare || unit_fits(n->unit, unit_none))
        return true;
    return check_fails(
        c, n, "unit-unwanted",
        WITH({"part", .value = check_text(c, n)}, part_unit(c, "unit", n)));
}

/* The unit of two parts that are added, compared or chosen between. */
static bool
join_units(struct checker *c, const struct node *n, const struct node *left,
           const struct node *right, struct unit *unit)
{
    const char *sign =
        n->function != NULL ? n->function->name : operation_of(n->kind)->text;
    bool is_right = left->is_bare || (left->unit.is_any && !right->is_bare);

    *unit = is_right ? right->unit : left->unit;
    unit->is_share = left->unit.is_share || right->unit.is_share;
    if (left->is_bare || right->is_bare || unit_fits(left->unit, right->unit))
        return true;
    return check_fails(c, n, "unit-mismatch",
                       WITH({"left", .value = check_text(c, left)},
                            {"right", .value = check_text(c, right)},
                            part_unit(c, "left_unit", left),
                            part_unit(c, "right_unit", right),
                            {"sign", .value = sign}));
}

static bool
check_joined(struct checker *c, struct node *n)
{
    const struct node *left = n->parts[0];
    const struct node *right = n->parts[1];

    n->is_bare = left->is_bare && right->is_bare;
    return check_number(c, left) && check_number(c, right) &&
           join_units(c, n, left, right, &n->unit);
}

static bool
check_comparison(struct checker *c, struct node *n)
{
    bool is_fine = check_joined(c, n);

    n->unit = unit_truth;
    n->is_bare = false;
    return is_fine;
}

static bool
check_logic(struct checker *c, struct node *n)
{
    n->unit = unit_truth;
    for (size_t i = 0; i < n->count; i++)
        if (!check_condition(c, n->parts[i]))
            return false;
    return true;
}

static bool
check_product(struct checker *c, struct node *n)
{
    const struct node *left = n->parts[0];
    const struct node *right = n->parts[1];
    bool is_product = n->kind == NODE_MULTIPLY;

    n->unit = unit_times(left->unit, right->unit, is_product ? 1 : -1);
    if (right->is_bare)
        n->unit.is_share = left->unit.is_share;
    else if (left->is_bare && is_product)
        n->unit.is_share = right->unit.is_share;
    n->is_bare = left->is_bare && right->is_bare;
    return check_number(c, left) && check_number(c, right);
}

/* True and *power when `n` is a whole number or minus one. */
static bool
is_whole(const struct node *n, long *power)
{
    bool is_negative = n->kind == NODE_NEGATE;

    if (is_negative)
        n = n->parts[0];
    if (n->kind != NODE_NUMBER || !num_to_long(n->value, power))
        return false;
    *power = is_negative ? -*power : *power;
    return true;
}

static bool
check_power(struct checker *c, struct node *n)
{
    const struct node *base = n->parts[0];
    long power = 0;

    if (!check_number(c, base) || !check_plain(c, n->parts[1]))
        return false;
    n->is_bare = base->is_bare && n->parts[1]->is_bare;
    if (is_whole(n->parts[1], &power)) {
        n->unit = unit_power(base->unit, power);
        return true;
    }
    n->unit = unit_none;
    return check_plain(c, base);
}

static bool
check_root(struct checker *c, struct node *n)
{
    const struct node *of = n->parts[0];
    struct unit u = of->unit;

    if (!check_number(c, of))
        return false;
    if (u.money % 2 != 0 || u.points % 2 != 0 || u.days % 2 != 0 ||
        u.places % 2 != 0)
        return check_fails(c, of, "unit-root",
                           WITH({"part", .value = check_text(c, of)},
                                part_unit(c, "unit", of)));
    n->unit = u;
    n->unit.money /= 2;
    n->unit.points /= 2;
    n->unit.days /= 2;
    n->unit.places /= 2;
    n->unit.is_share = false;
    n->is_bare = of->is_bare;
    return true;
}

/* min, max, clamp: all the same; `if`: the same from the second on. */
static bool
check_equal(struct checker *c, struct node *n, size_t first)
{
    struct node so_far = *n->parts[first];

    for (size_t i = first; i < n->count; i++) {
        const struct node *next = n->parts[i];

        if (!n->parts[first]->unit.is_truth && !check_number(c, next))
            return false;
        if (!join_units(c, n, &so_far, next, &so_far.unit))
            return false;
        so_far.is_bare = so_far.is_bare && next->is_bare;
        if (!next->is_bare)
            so_far.span = next->span;
    }
    n->unit = so_far.unit;
    n->is_bare = so_far.is_bare;
    return true;
}

static bool
check_first(struct checker *c, struct node *n)
{
    n->unit = n->parts[0]->unit;
    n->is_bare = n->parts[0]->is_bare && n->kind == NODE_CALL;
    if (!check_number(c, n->parts[0]))
        return false;
    for (size_t i = 1; i < n->count; i++)
        if (!check_plain(c, n->parts[i]))
            return false;
    return true;
}

/* The units of a call or an aggregate whose parts have been checked. */
static bool
check_rule(struct checker *c, struct node *n)
{
    switch (n->function->units) {
    case UNITS_IF:
        return check_condition(c, n->parts[0]) && check_equal(c, n, 1);
    case UNITS_EQUAL:
        return check_number(c, n->parts[0]) && check_equal(c, n, 0);
    case UNITS_FIRST:
        return check_first(c, n);
    case UNITS_ROOT:
        return check_root(c, n);
    case UNITS_NONE:
        n->is_bare = n->parts[0]->is_bare;
        return check_plain(c, n->parts[0]);
    case UNITS_FREE:
        return check_number(c, n->parts[0]);
    case UNITS_COUNT:
        return true;
    }
    return false;
}

bool
check_units(struct checker *c, struct node *n)
{
    switch (node_binding(n->kind)) {
    case BINDS_OR:
    case BINDS_AND:
    case BINDS_NOT:
        return check_logic(c, n);
    case BINDS_COMPARISON:
        return check_comparison(c, n);
    case BINDS_SUM:
        return check_joined(c, n);
    case BINDS_PRODUCT:
        return check_product(c, n);
    case BINDS_POWER:
        return check_power(c, n);
    case BINDS_UNARY:
        n->unit = n->parts[0]->unit;
        n->is_bare = n->parts[0]->is_bare;
        return check_number(c, n->parts[0]);
    case BINDS_LOOSEST:
    case BINDS_ATOM:
        break;
    }
    return check_rule(c, n);
}

bool
check_result(struct checker *c, const struct node *root)
{
    struct unit wanted = c->reader->scope->result;

    if (wanted.is_any)
        return true;
    if (wanted.is_truth)
        return check_condition(c, root);
    if (!check_number(c, root))
        return false;
    if (root->is_bare || unit_fits(root->unit, wanted))
        return true;
    return check_fails(c, root, "unit-result",
                       WITH(part_unit(c, "unit", root),
                            unit_arg(c->reader->arena, "wanted", wanted)));
}
