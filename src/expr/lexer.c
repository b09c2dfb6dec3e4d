/*
 * A formula as tokens. What looks like a sign of mathematics or of another
 * language is refused with what to write instead.
 */
#include "expr/lexer.h"

#include "base/utf8.h"

#include <string.h>

#define DIGITS "0123456789"

struct sign {
    const char *text;
    enum token_kind kind;
    enum node_kind operation;
};

/* clang-format off */
/* Longest first where one begins another. */
static const struct sign signs[] = {
    {"<=", TOKEN_OPERATION, NODE_AT_MOST},
    {">=", TOKEN_OPERATION, NODE_AT_LEAST},
    {"==", TOKEN_OPERATION, NODE_EQUAL},
    {"!=", TOKEN_OPERATION, NODE_UNEQUAL},
    {"<",  TOKEN_OPERATION, NODE_LESS},
    {">",  TOKEN_OPERATION, NODE_MORE},
    {"+",  TOKEN_OPERATION, NODE_ADD},
    {"-",  TOKEN_OPERATION, NODE_SUBTRACT},
    {"*",  TOKEN_OPERATION, NODE_MULTIPLY},
    {"/",  TOKEN_OPERATION, NODE_DIVIDE},
    {"^",  TOKEN_OPERATION, NODE_POWER},
    {",",  TOKEN_COMMA,     NODE_NUMBER},
    {"(",  TOKEN_OPEN,      NODE_NUMBER},
    {")",  TOKEN_CLOSE,     NODE_NUMBER},
};

static const struct sign word_signs[] = {
    {"and",   TOKEN_OPERATION, NODE_AND},
    {"or",    TOKEN_OPERATION, NODE_OR},
    {"not",   TOKEN_OPERATION, NODE_NOT},
    {"over",  TOKEN_OVER,      NODE_NUMBER},
    {"where", TOKEN_WHERE,     NODE_NUMBER},
};

static const struct foreign {
    const char *text, *instead;
} foreign[] = {
    {"<>", "!="},  {"=<", "<="},  {"=>", ">="},  {"=",  "=="},
    {"**", "^"},   {"&&", "and"}, {"||", "or"},  {"&",  "and"},
    {"|",  "or"},  {"!",  "not"}, {":",  "/"},   {";",  ","},
    {"[",  "("},   {"]",  ")"},   {"{",  "("},   {"}",  ")"},
    {"\xC3\x97", "*"},            {"\xC2\xB7", "*"},
    {"\xE2\x8B\x85", "*"},        {"\xE2\x88\x99", "*"},
    {"\xE2\x80\xA2", "*"},        {"\xE2\x88\x97", "*"},
    {"\xC3\xB7", "/"},            {"\xE2\x88\x95", "/"},
    {"\xE2\x81\x84", "/"},        {"\xE2\x88\x92", "-"},
    {"\xE2\x80\x93", "-"},        {"\xE2\x80\x94", "-"},
    {"\xE2\x80\x91", "-"},        {"\xE2\x89\xA4", "<="},
    {"\xE2\x89\xA5", ">="},       {"\xE2\x89\xA0", "!="},
    {"\xC2\xB2", "^2"},           {"\xC2\xB3", "^3"},
    {"\xE2\x88\x9A", "sqrt()"},   {"\xE2\x88\x91", "sum()"},
    {"\xE2\x88\xA7", "and"},      {"\xE2\x88\xA8", "or"},
    {"\xC2\xAC", "not"},          {"\xE2\x80\xB0", "%"},
};
/* clang-format on */

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* The no-break and thin spaces that word processors put in. */
static const char *const spaces[] = {
    " ", "\t", "\n", "\r", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89",
};

static bool
begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool
lexer_is_name(uint32_t code, bool is_first)
{
    if (code >= '0' && code <= '9')
        return !is_first;
    if (code >= 0xC0 && code <= 0x24F)
        return code != 0xD7 && code != 0xF7;
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           code == '_';
}

static size_t
space_size(const char *text)
{
    for (size_t i = 0; i < LENGTH(spaces); i++)
        if (begins(text, spaces[i]))
            return strlen(spaces[i]);
    return 0;
}

static void
skip_spaces(struct reader *r)
{
    size_t size;

    while ((size = space_size(r->text + r->at)) > 0)
        r->at += size;
}

/* Bytes of the name at `text`; 0 when there is none. */
static size_t
name_size(const char *text)
{
    size_t left = strlen(text);
    size_t size = 0;

    while (size < left) {
        uint32_t code = 0;
        size_t step = utf8_next(text + size, left - size, &code);

        if (step == 0 || !lexer_is_name(code, size == 0))
            break;
        size += step;
    }
    return size;
}

/* Bytes of what was meant as a number: 12, 0.5, and 1e3, .5, 1_000. */
static size_t
number_size(const char *text)
{
    size_t size = strspn(text, DIGITS "._");
    size_t sign;

    if (text[size] != 'e' && text[size] != 'E')
        return size;
    sign = text[size + 1] == '+' || text[size + 1] == '-';
    if (!is_digit(text[size + 1 + sign]))
        return size;
    return size + 1 + sign + strspn(text + size + 1 + sign, DIGITS);
}

static const char *
why_not_number(enum num_fault fault)
{
    switch (fault) {
    case NUM_EXPONENT:
        return "number-why.exponent";
    case NUM_TOO_LONG:
        return "number-why.long";
    case NUM_BARE_POINT:
        return "number-why.point";
    case NUM_LEADING_ZERO:
        return "number-why.zero";
    case NUM_UNDERSCORE:
        return "number-why.underscore";
    case NUM_FINE:
    case NUM_EMPTY:
    case NUM_COMMA:
    case NUM_SPACE:
    case NUM_NOT_A_NUMBER:
        break;
    }
    return "number-why.other";
}

static struct token
end_token(const struct reader *r)
{
    return (struct token){TOKEN_END, {r->at, 0}, NODE_NUMBER, {0}, false};
}

static struct token
refuse(struct reader *r, struct span span, const char *code,
       const struct arg *args)
{
    (void)reader_error(r, span, code, args);
    reader_stop(r);
    return end_token(r);
}

/* Where the digits begin that stand before `at` with only a space between,
 * as in 1 000; `at` when there are none. */
static size_t
digits_before(const char *text, size_t at)
{
    size_t end = at;
    size_t start;

    while (end > 0 &&
           strchr(" \xC2\xA0\xE2\x80\xAF\x89", text[end - 1]) != NULL)
        end--;
    start = end;
    while (start > 0 && is_digit(text[start - 1]))
        start--;
    return end < at && start < end ? start : at;
}

static struct token
refuse_number(struct reader *r, struct span span, enum num_fault fault)
{
    size_t start = digits_before(r->text, span.start);
    const char *why = why_not_number(fault);

    if (start < span.start) {
        span.size += span.start - start;
        span.start = start;
        why = "number-why.space";
    }
    return refuse(r, span, "formula-number",
                  WITH({"number", .value = span_text(r->arena, r->text, span)},
                       {"why", .word = why}));
}

static struct token
read_number(struct reader *r)
{
    struct token t = {.kind = TOKEN_NUMBER};
    enum num_fault fault;

    t.span = (struct span){r->at, number_size(r->text + r->at)};
    fault = num_read(r->arena, span_text(r->arena, r->text, t.span), &t.value);
    if (fault != NUM_FINE)
        return refuse_number(r, t.span, fault);
    r->at += t.span.size;
    skip_spaces(r);
    if (r->text[r->at] == '%') {
        t.is_percent = true;
        t.value = num_div(r->arena, t.value, num_int(r->arena, 100));
        r->at++;
        t.span.size = r->at - t.span.start;
    }
    return t;
}

static struct token
read_name(struct reader *r, size_t size)
{
    struct token t = {.kind = TOKEN_NAME, .span = {r->at, size}};

    for (size_t i = 0; i < LENGTH(word_signs); i++) {
        const struct sign *s = &word_signs[i];

        if (strlen(s->text) != size || !begins(r->text + r->at, s->text))
            continue;
        t.kind = s->kind;
        t.operation = s->operation;
    }
    r->at += size;
    return t;
}

static bool
read_sign(struct reader *r, struct token *t)
{
    for (size_t i = 0; i < LENGTH(signs); i++) {
        if (!begins(r->text + r->at, signs[i].text))
            continue;
        t->kind = signs[i].kind;
        t->operation = signs[i].operation;
        t->span = (struct span){r->at, strlen(signs[i].text)};
        r->at += t->span.size;
        return true;
    }
    return false;
}

static const struct foreign *
foreign_at(const char *text)
{
    for (size_t i = 0; i < LENGTH(foreign); i++)
        if (begins(text, foreign[i].text))
            return &foreign[i];
    return NULL;
}

static struct token
refuse_foreign(struct reader *r, const struct foreign *f)
{
    return refuse(
        r, (struct span){r->at, strlen(f->text)}, "formula-symbol",
        WITH({"symbol", .value = f->text}, {"instead", .value = f->instead}));
}

static struct token
refuse_character(struct reader *r)
{
    const char *at = r->text + r->at;
    uint32_t code = 0;
    size_t size = utf8_next(at, strlen(at), &code);
    struct span span = {r->at, size == 0 ? 1 : size};
    const char *shown = span_text(r->arena, r->text, span);

    if (size == 0)
        shown = "\xEF\xBF\xBD";
    else if (utf8_is_control(code))
        shown = arena_printf(r->arena, "U+%04X", (unsigned)code);
    return refuse(r, span, "formula-character",
                  WITH({"symbol", .value = shown}));
}

struct token
lexer_next(struct reader *r)
{
    struct token t = {.kind = TOKEN_END};
    const struct foreign *f;
    size_t size;
    char c;

    skip_spaces(r);
    c = r->text[r->at];
    if (c == '\0' || r->is_stopped)
        return end_token(r);
    if (is_digit(c) || (c == '.' && is_digit(r->text[r->at + 1])))
        return read_number(r);
    size = name_size(r->text + r->at);
    if (size > 0)
        return read_name(r, size);
    f = foreign_at(r->text + r->at);
    if (f != NULL && strlen(f->text) > 1)
        return refuse_foreign(r, f);
    if (read_sign(r, &t))
        return t;
    return f != NULL ? refuse_foreign(r, f) : refuse_character(r);
}
