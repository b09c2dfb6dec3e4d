#include "derive/evaluate.h"

#include "derive/bound.h"

#include <assert.h>

static const struct node *
node_of(void *of)
{
    return of;
}

static size_t
count(void *of, enum axis axis)
{
    return node_of(of)->frame->count[axis];
}

static size_t
own(void *of, enum axis axis)
{
    return node_of(of)->frame->own[axis];
}

static bool
is_member(void *of, enum axis axis, size_t index)
{
    const struct node *const *members = node_of(of)->frame->members[axis];

    return !members || node_is_one(members[index]);
}

/* Row-major over the axes of the binding, in the order of enum axis. */
const struct node *
bound_node(const struct frame *f, const struct bound *b,
           const size_t at[AXIS_COUNT])
{
    size_t index = 0;

    for (size_t axis = 0; axis < AXIS_COUNT; axis++) {
        if (b->axes & AXIS_BIT(axis)) {
            index = index * f->count[axis] + at[axis];
        }
    }
    return b->nodes[index];
}

static bool
value(void *of, size_t quantity, const size_t at[AXIS_COUNT], real *result)
{
    const struct node *n = node_of(of);
    const struct bound *b = n->bindings[quantity];
    const struct node *source = b ? bound_node(n->frame, b, at) : NULL;

    if (!source || source->is_blank) {
        return false;
    }
    *result = source->value;
    return true;
}

/* The environment only reads the node. */
struct expr_env
node_env(const struct node *n)
{
    union {
        const struct node *seen;
        void *given;
    } of = {n};

    return (struct expr_env){of.given, count, is_member, own, value};
}

bool
node_evaluate(struct arena *a, const struct node *n, struct expr_run *run,
              real *result, struct expr_problem *problem)
{
    struct expr_env env = node_env(n);

    run->env = &env;
    return expr_evaluate(a, n->entry->expr, run, result, problem);
}

const char *
node_words(struct arena *a, enum lang lang, const struct node *n)
{
    return n->kind == NODE_FORMULA ? expr_words(a, lang, n->entry->expr) : NULL;
}

const char *
node_figures(struct arena *a, enum lang lang, const struct node *n, int digits)
{
    struct expr_env env = node_env(n);
    struct expr_run run = {{a, REAL_FIRST_BITS}, &env, false};

    if (n->kind != NODE_FORMULA || n->is_blank) {
        return NULL;
    }
    return expr_figures(a, lang, n->entry->expr, &run, digits);
}
