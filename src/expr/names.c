/*
 * Names: found, or an error with the nearest there is.
 */
#include "expr/names.h"

#include "base/buf.h"

#include <string.h>

static bool
find_quantity(const struct scope *scope, const char *name, size_t *index)
{
    for (size_t i = 0; i < scope->count; i++) {
        if (strcmp(scope->quantities[i].name, name) != 0)
            continue;
        *index = i;
        return true;
    }
    return false;
}

static const char *
quantity_list(struct arena *a, const struct scope *scope)
{
    struct buf b = buf_start(a);

    for (size_t i = 0; i < scope->count; i++) {
        buf_add(&b, i == 0 ? "" : ", ");
        buf_add(&b, scope->quantities[i].name);
    }
    return buf_text(&b);
}

static const char *
axis_list(struct arena *a)
{
    struct buf b = buf_start(a);

    for (int i = 0; i < AXIS_COUNT; i++) {
        buf_add(&b, axis_name((enum axis)i));
        buf_add(&b, i == 0 ? ", others, " : i < AXIS_COUNT - 1 ? ", " : "");
    }
    return buf_text(&b);
}

static const char *
nearest_function(struct arena *a, const char *name)
{
    const char **names = arena_array(a, const char *, function_count());
    const char *meant = function_meant(name);

    for (size_t i = 0; i < function_count(); i++)
        names[i] = function_at(i)->name;
    return meant != NULL ? meant : diag_nearest(name, names, function_count());
}

static const char *
nearest_quantity(struct arena *a, const struct scope *scope, const char *name)
{
    const char **names = arena_array(a, const char *, scope->count + 1);

    for (size_t i = 0; i < scope->count; i++)
        names[i] = scope->quantities[i].name;
    return diag_nearest(name, names, scope->count);
}

/* True the second time: a name is told of once. */
static bool
is_told(struct reader *r, const char *name)
{
    for (size_t i = 0; i < r->unknown_count; i++)
        if (strcmp(r->unknown[i], name) == 0)
            return true;
    r->unknown = arena_grow(r->arena, r->unknown, r->unknown_count,
                            r->unknown_count + 1, sizeof r->unknown[0]);
    r->unknown[r->unknown_count++] = name;
    return false;
}

bool
name_quantity(struct reader *r, struct span span, size_t *index)
{
    const char *name = span_text(r->arena, r->text, span);
    struct diag *g;

    if (find_quantity(r->scope, name, index))
        return true;
    if (function_named(name, span.size) != NULL) {
        (void)reader_error(r, span, "function-needs-arguments",
                           WITH({"name", .value = name}));
        return false;
    }
    if (is_told(r, name))
        return false;
    g = reader_error(
        r, span, "unknown-name",
        WITH({"name", .value = name},
             {"names", .value = quantity_list(r->arena, r->scope)}));
    g->guess = nearest_quantity(r->arena, r->scope, name);
    return false;
}

void
name_unknown_function(struct reader *r, struct span span)
{
    const char *name = span_text(r->arena, r->text, span);
    struct diag *g;
    size_t index;

    if (find_quantity(r->scope, name, &index)) {
        (void)reader_error(r, span, "not-a-function",
                           WITH({"name", .value = name}));
        return;
    }
    g = reader_error(r, span, "unknown-function",
                     WITH({"name", .value = name},
                          {"functions", .value = function_list(r->arena)}));
    g->guess = nearest_function(r->arena, name);
}

void
name_unknown_axis(struct reader *r, struct span span)
{
    static const char *const names[] = {"bids",      "others", "criteria",
                                        "assessors", "lines",  "requirements",
                                        "risks"};
    const char *name = span_text(r->arena, r->text, span);
    struct diag *g = reader_error(
        r, span, "unknown-axis",
        WITH({"name", .value = name}, {"axes", .value = axis_list(r->arena)}));

    g->guess = diag_nearest(name, names, sizeof names / sizeof names[0]);
}

/* The aggregate that a person means who writes max over bids. */
static const char *
aggregate_for(const struct function *f)
{
    if (f->id == FUNCTION_MIN)
        return "lowest";
    return f->id == FUNCTION_MAX ? "highest" : NULL;
}

void
name_not_aggregate(struct reader *r, const struct node *call, struct span span)
{
    struct diag *g = reader_error(
        r, span, "not-an-aggregate",
        WITH({"name", .value = call->function->name},
             {"word", .value = span_text(r->arena, r->text, span)}));

    g->guess = aggregate_for(call->function);
}

bool
name_arity_fits(const struct node *call)
{
    const struct function *f = call->function;

    return call->count >= (size_t)f->least &&
           (f->most == FUNCTION_ANY_NUMBER || call->count <= (size_t)f->most);
}

static const char *
wanted_arity(struct arena *a, const struct function *f)
{
    if (f->most == FUNCTION_ANY_NUMBER)
        return arena_printf(a, "%d+", f->least);
    if (f->most == f->least)
        return arena_printf(a, "%d", f->least);
    return arena_printf(a, "%d\xE2\x80\x93%d", f->least, f->most);
}

void
name_wrong_arity(struct reader *r, const struct node *call)
{
    const struct function *f = call->function;
    const char *aggregate = aggregate_for(f);
    const char *given = arena_printf(r->arena, "%zu", call->count);
    struct span name = {call->span.start, strlen(f->name)};
    const char *part;

    if (aggregate != NULL && call->count == 1) {
        part = span_text(r->arena, r->text, call->parts[0]->span);
        (void)reader_error(
            r, call->span, "max-of-one",
            WITH({"name", .value = f->name},
                 {"instead",
                  .value = arena_printf(r->arena, "%s(%s)", aggregate, part)}));
        return;
    }
    (void)reader_error(r, name, "wrong-arity",
                       WITH({"name", .value = f->name},
                            {"wanted", .value = wanted_arity(r->arena, f)},
                            {"given", .value = given}));
}
