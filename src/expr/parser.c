/*
 * What the functions of the grammar share: the current token, new nodes, and
 * what to say when something else should stand here.
 */
#include "expr/parser.h"

#include <string.h>

void
parser_advance(struct parser *p)
{
    p->last = p->token;
    p->token = lexer_next(p->reader);
}

size_t
span_end(struct span span)
{
    return span.start + span.size;
}

struct node *
parser_node(struct parser *p, enum node_kind kind, struct span span)
{
    struct node *n = arena_new(p->reader->arena, struct node);

    n->kind = kind;
    n->span = span;
    return n;
}

void
parser_add(struct parser *p, struct node *n, struct node *part)
{
    n->parts = arena_grow(p->reader->arena, n->parts, n->count, n->count + 1,
                          sizeof(struct node *));
    n->parts[n->count++] = part;
}

void
parser_stop(struct parser *p, struct span span, const char *code,
            const struct arg *args)
{
    (void)reader_error(p->reader, span, code, args);
    reader_stop(p->reader);
    p->token = lexer_next(p->reader);
}

const char *
parser_text(struct parser *p, struct token t)
{
    return span_text(p->reader->arena, p->reader->text, t.span);
}

/* An error that `expected` (a string code) does not stand here. */
void
parser_expected(struct parser *p, const char *expected)
{
    struct token t = p->token;

    if (t.kind == TOKEN_END)
        parser_stop(p, t.span, "formula-syntax",
                    WITH({"expected", .word = expected},
                         {"found", .word = "found.end"}));
    else
        parser_stop(p, t.span, "formula-syntax",
                    WITH({"expected", .word = expected},
                         {"found", .value = parser_text(p, t)}));
}

/* One level deeper, unless that is too deep. */
bool
parser_descend(struct parser *p)
{
    if (p->reader->level >= EXPR_MAX_LEVELS) {
        parser_stop(p, p->token.span, "formula-too-deep", NO_ARGS);
        return false;
    }
    p->reader->level++;
    return true;
}

void
parser_ascend(struct parser *p)
{
    p->reader->level--;
}

bool
parser_sees_decimal_comma(const struct parser *p)
{
    const char *text = p->reader->text;
    size_t at = p->token.span.start;

    return p->token.kind == TOKEN_COMMA && at > 0 && text[at - 1] >= '0' &&
           text[at - 1] <= '9' && text[at + 1] >= '0' && text[at + 1] <= '9';
}

/* The number around a decimal comma: "0,5". */
static struct span
comma_span(const char *text, size_t comma)
{
    size_t start = comma;
    size_t size;

    while (start > 0 && text[start - 1] >= '0' && text[start - 1] <= '9')
        start--;
    size = comma + 1 - start;
    return (struct span){start, size + strspn(text + comma + 1, "0123456789")};
}

void
parser_stop_at_comma(struct parser *p, size_t comma)
{
    struct span span = comma_span(p->reader->text, comma);

    parser_stop(p, span, "formula-number",
                WITH({"number", .value = span_text(p->reader->arena,
                                                   p->reader->text, span)},
                     {"why", .word = "number-why.comma"}));
}

static bool
is_cross(struct parser *p)
{
    const char *name = parser_text(p, p->token);

    return p->token.kind == TOKEN_NAME &&
           (strcmp(name, "x") == 0 || strcmp(name, "X") == 0);
}

/* Two values with nothing between them. */
static void
stop_without_operation(struct parser *p)
{
    static const char *const words[] = {"over", "where"};
    const char *found = parser_text(p, p->token);
    struct diag *g;

    g = reader_error(p->reader, p->token.span, "formula-operator-missing",
                     WITH({"found", .value = found}));
    if (p->token.kind == TOKEN_NAME)
        g->guess = diag_nearest(found, words, sizeof words / sizeof words[0]);
    reader_stop(p->reader);
    p->token = lexer_next(p->reader);
}

/* What stands after an expression that could have ended, where `expected`
 * should stand. */
void
parser_stop_at_rest(struct parser *p, const char *expected)
{
    struct token t = p->token;
    struct span two = {p->last.span.start,
                       span_end(t.span) - p->last.span.start};

    if (parser_sees_decimal_comma(p))
        parser_stop_at_comma(p, t.span.start);
    else if (is_cross(p))
        parser_stop(p, t.span, "formula-symbol",
                    WITH({"symbol", .value = parser_text(p, t)},
                         {"instead", .value = "*"}));
    else if (t.kind == TOKEN_NUMBER && p->last.kind == TOKEN_NUMBER)
        parser_stop(p, two, "formula-number",
                    WITH({"number", .value = span_text(p->reader->arena,
                                                       p->reader->text, two)},
                         {"why", .word = "number-why.space"}));
    else if (t.kind == TOKEN_NUMBER || t.kind == TOKEN_NAME ||
             t.kind == TOKEN_OPEN)
        stop_without_operation(p);
    else
        parser_expected(p, expected);
}

/* Demands the parenthesis that closes `open`. */
void
parser_close(struct parser *p, struct span open, const char *expected)
{
    if (p->token.kind == TOKEN_END)
        parser_stop(p, open, "formula-unclosed", NO_ARGS);
    else if (p->token.kind != TOKEN_CLOSE)
        parser_stop_at_rest(p, expected);
}
