/*
 * Calls: a function or aggregate with its arguments, `over` and `where`.
 */
#include "expr/names.h"
#include "expr/parser.h"

#include <string.h>

/* The axis after `over`. */
static void
parse_axis(struct parser *p, struct node *n)
{
    const char *text = p->reader->text + p->token.span.start;
    size_t size = p->token.span.size;

    n->is_axis_given = true;
    if (p->token.kind != TOKEN_NAME) {
        parser_expected(p, "expected.axis");
        return;
    }
    n->is_others =
        size == strlen("others") && memcmp(text, "others", size) == 0;
    if (!n->is_others && !axis_named(text, size, &n->axis)) {
        name_unknown_axis(p->reader, p->token.span);
        reader_stop(p->reader);
    }
    parser_advance(p);
}

/* `over AXIS where C`, of the aggregate or function `n`. */
static void
parse_tail(struct parser *p, struct node *n)
{
    struct token t = p->token;

    if ((t.kind == TOKEN_OVER || t.kind == TOKEN_WHERE) &&
        !n->function->is_aggregate) {
        name_not_aggregate(p->reader, n, t.span);
        reader_stop(p->reader);
        p->token = lexer_next(p->reader);
        return;
    }
    if (p->token.kind == TOKEN_OVER) {
        parser_advance(p);
        parse_axis(p, n);
    }
    if (p->token.kind == TOKEN_WHERE) {
        parser_advance(p);
        n->where = parse_level(p, BINDS_OR);
    }
}

static bool
ends_arguments(const struct parser *p)
{
    enum token_kind kind = p->token.kind;

    return kind == TOKEN_CLOSE || kind == TOKEN_OVER || kind == TOKEN_WHERE;
}

/* Returns where a comma stands that may be meant as a decimal comma, or 0. */
static size_t
parse_arguments(struct parser *p, struct node *n)
{
    size_t comma = 0;

    if (ends_arguments(p))
        return 0;
    parser_add(p, n, parse_level(p, BINDS_OR));
    while (p->token.kind == TOKEN_COMMA) {
        if (parser_sees_decimal_comma(p))
            comma = p->token.span.start;
        parser_advance(p);
        parser_add(p, n, parse_level(p, BINDS_OR));
    }
    return comma;
}

static void
close_call(struct parser *p, struct node *n, struct span open, size_t comma)
{
    parser_close(p, open, "expected.comma");
    n->span.size = span_end(p->token.span) - n->span.start;
    if (p->reader->is_stopped || name_arity_fits(n)) {
        parser_advance(p);
        return;
    }
    if (comma > 0) {
        parser_stop_at_comma(p, comma);
        return;
    }
    name_wrong_arity(p->reader, n);
    parser_advance(p);
}

/* A call of `function`, from the opening parenthesis on. */
struct node *
parse_call(struct parser *p, struct span name, const struct function *function)
{
    struct node *n = parser_node(
        p, function->is_aggregate ? NODE_AGGREGATE : NODE_CALL, name);
    struct span open = p->token.span;
    size_t comma;

    n->function = function;
    if (!parser_descend(p))
        return n;
    if (function->is_aggregate)
        n->slot = p->reader->aggregates++;
    parser_advance(p);
    comma = parse_arguments(p, n);
    parse_tail(p, n);
    parser_ascend(p);
    close_call(p, n, open, comma);
    return n;
}
