#include "derive/evaluate.h"

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
static const struct node *
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
static struct expr_env
env_of(const struct node *n)
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
    struct expr_env env = env_of(n);

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
    struct expr_env env = env_of(n);
    struct expr_run run = {{a, REAL_FIRST_BITS}, &env, false};

    if (n->kind != NODE_FORMULA || n->is_blank) {
        return NULL;
    }
    return expr_figures(a, lang, n->entry->expr, &run, digits);
}

/* -- inputs -- */

struct collected {
    const struct node **nodes;
    size_t count;
};

static void
collect(struct collected *c, const struct node *n)
{
    size_t i = c->count;

    if (!n) {
        return;
    }
    for (size_t k = 0; k < c->count; k++) {
        if (c->nodes[k] == n) {
            return;
        }
    }
    for (; i > 0 && c->nodes[i - 1]->number > n->number; i--) {
        c->nodes[i] = c->nodes[i - 1];
    }
    c->nodes[i] = n;
    c->count++;
}

/* The indexes of combination number `i` of the iterated axes; one's own index
 * on the others. */
static void
indexes_of(const struct frame *f, unsigned iterated, size_t i,
           size_t at[AXIS_COUNT])
{
    for (size_t axis = 0; axis < AXIS_COUNT; axis++) {
        bool is_iterated = (iterated & AXIS_BIT(axis)) != 0;

        at[axis] = is_iterated ? i % f->count[axis] : f->own[axis];
        i = is_iterated ? i / f->count[axis] : i;
    }
}

static size_t
combinations(const struct frame *f, unsigned axes)
{
    size_t count_of_all = 1;

    for (size_t axis = 0; axis < AXIS_COUNT; axis++) {
        count_of_all *= (axes & AXIS_BIT(axis)) ? f->count[axis] : 1;
    }
    return count_of_all;
}

static void
collect_reference(struct collected *c, const struct node *n,
                  const struct reference *r)
{
    const struct frame *f = n->frame;
    const struct bound *b = n->bindings[r->quantity];
    size_t all = combinations(f, r->iterated);
    size_t at[AXIS_COUNT];

    for (size_t i = 0; i < all; i++) {
        indexes_of(f, r->iterated, i, at);
        collect(c, bound_node(f, b, at));
    }
}

/* The most inputs a node can have: its keys, what its names are bound to, and
 * who counts. */
static size_t
most_inputs(const struct node *n)
{
    const struct frame *f = n->frame;
    size_t most = n->keys_count;

    for (size_t i = 0; f && i < f->bounds_count; i++) {
        most += combinations(f, f->bounds[i].axes);
    }
    for (size_t axis = 0; f && axis < AXIS_COUNT; axis++) {
        most += f->count[axis];
    }
    return most;
}

static void
collect_members(struct collected *c, const struct node *n)
{
    unsigned axes = expr_aggregated(n->entry->expr);

    for (size_t axis = 0; axis < AXIS_COUNT; axis++) {
        const struct node *const *members = n->frame->members[axis];

        for (size_t i = 0;
             members && (axes & AXIS_BIT(axis)) && i < n->frame->count[axis];
             i++) {
            collect(c, members[i]);
        }
    }
}

size_t
node_inputs(struct arena *a, const struct node *n,
            const struct node *const **inputs)
{
    struct collected c = {
        arena_array(a, const struct node *, most_inputs(n) + 1), 0};
    const struct reference *refs = NULL;
    size_t count_of_refs =
        n->kind == NODE_FORMULA ? expr_references(n->entry->expr, &refs) : 0;

    for (size_t i = 0; i < n->keys_count; i++) {
        collect(&c, n->keys[i]);
    }
    for (size_t i = 0; i < count_of_refs; i++) {
        collect_reference(&c, n, &refs[i]);
    }
    if (n->kind == NODE_FORMULA) {
        collect_members(&c, n);
    }
    *inputs = c.nodes;
    return c.count;
}
