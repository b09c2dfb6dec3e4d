/*
 * Tokens to a tree, by recursive descent: one function for each level of the
 * grammar in expr.h. After a mistake in the grammar the tokens have ended, so
 * the descent comes home by itself; an unknown name is told and passed over.
 */
#include "expr/names.h"
#include "expr/parser.h"

#include <string.h>

static struct node *
make_operation(struct parser *p, enum node_kind kind, struct node *left,
               struct node *right)
{
    size_t start = left->span.start;
    struct node *n = parser_node(
        p, kind, (struct span){start, span_end(right->span) - start});

    parser_add(p, n, left);
    parser_add(p, n, right);
    return n;
}

static bool
is_operation(const struct parser *p, enum node_kind kind)
{
    return p->token.kind == TOKEN_OPERATION && p->token.operation == kind;
}

static struct node *
parse_number(struct parser *p)
{
    struct node *n = parser_node(p, NODE_NUMBER, p->token.span);

    n->value = p->token.value;
    n->is_percent = p->token.is_percent;
    parser_advance(p);
    return n;
}

static struct node *
parse_parenthesis(struct parser *p)
{
    struct span open = p->token.span;
    struct node *n;

    if (!parser_descend(p))
        return parser_node(p, NODE_NUMBER, open);
    parser_advance(p);
    n = parse_level(p, BINDS_OR);
    parser_ascend(p);
    parser_close(p, open, "expected.close");
    n->span = (struct span){open.start, span_end(p->token.span) - open.start};
    parser_advance(p);
    return n;
}

static struct node *
parse_name(struct parser *p)
{
    struct token name = p->token;
    struct reader *r = p->reader;
    const struct function *function;
    struct node *n;

    parser_advance(p);
    if (p->token.kind == TOKEN_OPEN) {
        function = function_named(r->text + name.span.start, name.span.size);
        if (function != NULL)
            return parse_call(p, name.span, function);
        name_unknown_function(r, name.span);
        reader_stop(r);
        parser_advance(p);
        return parser_node(p, NODE_NUMBER, name.span);
    }
    n = parser_node(p, NODE_QUANTITY, name.span);
    if (!name_quantity(r, name.span, &n->quantity))
        n->kind = NODE_NUMBER;
    return n;
}

static struct node *
parse_atom(struct parser *p)
{
    struct token t = p->token;

    if (t.kind == TOKEN_NUMBER)
        return parse_number(p);
    if (t.kind == TOKEN_NAME)
        return parse_name(p);
    if (t.kind == TOKEN_OPEN)
        return parse_parenthesis(p);
    parser_expected(p, "expected.value");
    return parser_node(p, NODE_NUMBER, t.span);
}

/* -x, not x: `level` is that of the operand. */
static struct node *
parse_prefix(struct parser *p, enum node_kind kind, enum binding level)
{
    size_t start = p->token.span.start;
    struct node *operand;
    struct node *n;

    if (!parser_descend(p))
        return parser_node(p, NODE_NUMBER, p->token.span);
    parser_advance(p);
    operand = parse_level(p, level);
    parser_ascend(p);
    n = parser_node(p, kind,
                    (struct span){start, span_end(operand->span) - start});
    parser_add(p, n, operand);
    return n;
}

static struct node *
parse_power(struct parser *p)
{
    struct node *base = parse_atom(p);
    struct node *exponent;

    if (!is_operation(p, NODE_POWER) || !parser_descend(p))
        return base;
    parser_advance(p);
    exponent = parse_level(p, BINDS_UNARY);
    parser_ascend(p);
    return make_operation(p, NODE_POWER, base, exponent);
}

static bool
is_level(const struct parser *p, enum binding level)
{
    return p->token.kind == TOKEN_OPERATION &&
           node_binding(p->token.operation) == level;
}

static struct node *
parse_comparison(struct parser *p)
{
    struct node *left = parse_level(p, BINDS_SUM);
    enum node_kind kind = p->token.operation;

    if (!is_level(p, BINDS_COMPARISON))
        return left;
    parser_advance(p);
    left = make_operation(p, kind, left, parse_level(p, BINDS_SUM));
    if (is_level(p, BINDS_COMPARISON))
        parser_stop(p, p->token.span, "comparison-chain", NO_ARGS);
    return left;
}

static struct node *
parse_left_associative(struct parser *p, enum binding level)
{
    struct node *left = parse_level(p, level + 1);

    while (is_level(p, level)) {
        enum node_kind kind = p->token.operation;

        parser_advance(p);
        left = make_operation(p, kind, left, parse_level(p, level + 1));
    }
    return left;
}

struct node *
parse_level(struct parser *p, enum binding level)
{
    if (level == BINDS_COMPARISON)
        return parse_comparison(p);
    if (level == BINDS_NOT)
        return is_operation(p, NODE_NOT) ? parse_prefix(p, NODE_NOT, BINDS_NOT)
                                         : parse_level(p, BINDS_COMPARISON);
    if (level == BINDS_UNARY)
        return is_operation(p, NODE_SUBTRACT)
                   ? parse_prefix(p, NODE_NEGATE, BINDS_UNARY)
                   : parse_power(p);
    return parse_left_associative(p, level);
}

struct node *
parse_formula(struct reader *r)
{
    struct parser p = {.reader = r};
    struct node *root;

    parser_advance(&p);
    if (p.token.kind == TOKEN_END && !r->is_stopped)
        parser_stop(&p, (struct span){0, strlen(r->text)}, "formula-empty",
                    NO_ARGS);
    root = parse_level(&p, BINDS_OR);
    if (p.token.kind == TOKEN_CLOSE)
        parser_stop(&p, p.token.span, "formula-unopened", NO_ARGS);
    else if (p.token.kind != TOKEN_END)
        parser_stop_at_rest(&p, "expected.operator");
    return root;
}
