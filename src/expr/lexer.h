/*
 * expr/lexer: a formula as tokens. Not a door.
 */
#ifndef EXPR_LEXER_H
#define EXPR_LEXER_H

#include "expr/tree.h"

#include <stdint.h>

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_NAME,
    TOKEN_OPERATION,
    TOKEN_OVER,
    TOKEN_WHERE,
    TOKEN_COMMA,
    TOKEN_OPEN,
    TOKEN_CLOSE,
};

struct token {
    enum token_kind kind;
    struct span span;
    enum node_kind operation; /* of an operation; "-" is NODE_SUBTRACT */
    num value;                /* of a number; 40% is 2/5 */
    bool is_percent;
};

/* The next token. A character that is not of the language is an error, and
 * then the tokens have ended. */
struct token lexer_next(struct reader *r);

/* True when a character may stand in a name (is_first: begin it). */
bool lexer_is_name(uint32_t code, bool is_first);

#endif
