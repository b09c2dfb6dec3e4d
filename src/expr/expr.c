/*
 * Reading a formula: parse, check, and what follows from the tree.
 */
#include "expr/expr.h"

#include "base/utf8.h"
#include "expr/lexer.h"

#include <string.h>

struct place
span_place(struct place place, const char *text, struct span span)
{
    if (place.column == 0)
        return place;
    place.column += (int)utf8_length(text, span.start);
    place.length = (int)utf8_length(text + span.start, span.size);
    return place;
}

const char *
span_text(struct arena *a, const char *text, struct span span)
{
    return arena_slice(a, text + span.start, span.size);
}

struct diag *
reader_error(struct reader *r, struct span span, const char *code,
             const struct arg *args)
{
    r->has_errors = true;
    if (r->is_stopped)
        return arena_new(r->arena, struct diag);
    return diag_error(r->diags, span_place(r->place, r->text, span), code,
                      args);
}

void
reader_stop(struct reader *r)
{
    r->is_stopped = true;
}

/* A text that is too long or not UTF-8 is told of as a whole. */
static bool
is_readable(struct reader *r)
{
    size_t size = strlen(r->text);
    const char *most = arena_printf(r->arena, "%d", EXPR_MAX_CHARACTERS);

    if (utf8_first_bad(r->text, size) < size) {
        (void)diag_error(r->diags, r->place, "formula-character",
                         WITH({"symbol", .value = "\xEF\xBF\xBD"}));
        return false;
    }
    if (utf8_length(r->text, size) > EXPR_MAX_CHARACTERS) {
        (void)diag_error(r->diags, r->place, "formula-too-long",
                         WITH({"most", .value = most}));
        return false;
    }
    return true;
}

struct expr *
expr_read(struct arena *a, struct diags *d, struct place place,
          const char *text, const struct scope *scope)
{
    struct reader r = {.arena = a,
                       .diags = d,
                       .place = place,
                       .text = arena_text(a, text),
                       .scope = scope};
    struct expr *e = arena_new(a, struct expr);
    struct node *root;

    if (!is_readable(&r))
        return NULL;
    root = parse_formula(&r);
    if (!r.has_errors)
        check_formula(&r, root);
    if (r.has_errors)
        return NULL;
    e->root = root;
    e->scope = scope;
    e->text = r.text;
    e->place = place;
    e->aggregates = r.aggregates;
    derive_traits(a, e);
    return e;
}

const struct scope *
expr_scope(const struct expr *e)
{
    return e->scope;
}

struct unit
expr_unit(const struct expr *e)
{
    return e->root->unit;
}

struct expr_traits
expr_traits(const struct expr *e)
{
    return e->traits;
}

size_t
expr_references(const struct expr *e, const struct reference **refs)
{
    *refs = e->references;
    return e->reference_count;
}

bool
expr_aggregates(const struct expr *e, size_t quantity)
{
    return e->is_in_aggregate[quantity];
}

unsigned
expr_aggregated(const struct expr *e)
{
    return e->aggregated;
}

bool
expr_is_name(const char *text)
{
    size_t size = strlen(text);
    size_t at = 0;

    while (at < size) {
        uint32_t code = 0;
        size_t step = utf8_next(text + at, size - at, &code);

        if (step == 0 || !lexer_is_name(code, at == 0))
            return false;
        at += step;
    }
    return size > 0 && !is_keyword(text, size);
}
