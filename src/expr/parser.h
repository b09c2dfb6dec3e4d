/*
 * expr/parser: the state of the descent through a formula. Not a door.
 */
#ifndef EXPR_PARSER_H
#define EXPR_PARSER_H

#include "expr/lexer.h"

struct parser {
    struct reader *reader;
    struct token token; /* the one to be looked at */
    struct token last;  /* the one before it */
};

/* An expression whose loosest operation binds as `level` or more tightly. */
struct node *parse_level(struct parser *p, enum binding level);

/* A call of `function`, from the opening parenthesis on. */
struct node *parse_call(struct parser *p, struct span name,
                        const struct function *function);

void parser_advance(struct parser *p);
const char *parser_text(struct parser *p, struct token t);
size_t span_end(struct span span);

struct node *parser_node(struct parser *p, enum node_kind kind,
                         struct span span);
void parser_add(struct parser *p, struct node *n, struct node *part);

/* One level deeper, unless that is too deep. */
bool parser_descend(struct parser *p);
void parser_ascend(struct parser *p);

/* An error at `span`; then the tokens have ended. */
void parser_stop(struct parser *p, struct span span, const char *code,
                 const struct arg *args);

/* An error that `expected` (a string code) does not stand here. */
void parser_expected(struct parser *p, const char *expected);

/* The same, where an expression could have ended: it says what is most likely
 * meant. */
void parser_stop_at_rest(struct parser *p, const char *expected);

/* Demands the parenthesis that closes `open`. */
void parser_close(struct parser *p, struct span open, const char *expected);

/* A comma between two digits, and the error about it. */
bool parser_sees_decimal_comma(const struct parser *p);
void parser_stop_at_comma(struct parser *p, size_t comma);

#endif
