/* What a node was derived from. */
#include "derive/evaluate.h"

#include <stdlib.h>

struct collected {
    const struct node **nodes;
    size_t count;
};

static void
collect(struct collected *c, const struct node *n)
{
    if (n) {
        c->nodes[c->count++] = n;
    }
}

static int
by_number(const void *x, const void *y)
{
    size_t left = (*(const struct node *const *)x)->number;
    size_t right = (*(const struct node *const *)y)->number;

    return (left > right) - (left < right);
}

/* In the order of the graph, each once. */
static void
put_in_order(struct collected *c)
{
    size_t kept = 0;

    qsort(c->nodes, c->count, sizeof(const struct node *), by_number);
    for (size_t i = 0; i < c->count; i++) {
        if (kept == 0 || c->nodes[kept - 1] != c->nodes[i]) {
            c->nodes[kept++] = c->nodes[i];
        }
    }
    c->count = kept;
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
    unsigned varies = r->iterated & b->axes;
    size_t all = combinations(f, varies);
    size_t at[AXIS_COUNT];

    for (size_t i = 0; i < all; i++) {
        indexes_of(f, varies, i, at);
        collect(c, bound_node(f, b, at));
    }
}

/* How many are collected at most: keys, what each reference leads to, and who
 * counts. */
static size_t
most_inputs(const struct node *n, const struct reference *refs, size_t count)
{
    const struct frame *f = n->frame;
    size_t most = n->keys_count;

    for (size_t i = 0; i < count; i++) {
        most += combinations(f, refs[i].iterated);
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
    const struct reference *refs = NULL;
    size_t count_of_refs =
        n->kind == NODE_FORMULA ? expr_references(n->entry->expr, &refs) : 0;
    struct collected c = {arena_array(a, const struct node *,
                                      most_inputs(n, refs, count_of_refs) + 1),
                          0};

    for (size_t i = 0; i < n->keys_count; i++) {
        collect(&c, n->keys[i]);
    }
    for (size_t i = 0; i < count_of_refs; i++) {
        collect_reference(&c, n, &refs[i]);
    }
    if (n->kind == NODE_FORMULA) {
        collect_members(&c, n);
    }
    put_in_order(&c);
    *inputs = c.nodes;
    return c.count;
}

/* -- groups -- */

static struct input_group
group_of(struct arena *a, const struct node *n, const struct reference *r)
{
    const struct frame *f = n->frame;
    const struct bound *b = n->bindings[r->quantity];
    unsigned varies = r->iterated & b->axes;
    size_t count = combinations(f, varies);
    const struct node **nodes;
    size_t at[AXIS_COUNT];

    if (varies == AXIS_BIT(AXIS_BIDS) && b->axes == varies) {
        return (struct input_group){b->nodes, count, true};
    }
    nodes = arena_array(a, const struct node *, count + 1);
    for (size_t i = 0; i < count; i++) {
        indexes_of(f, varies, i, at);
        nodes[i] = bound_node(f, b, at);
    }
    return (struct input_group){nodes, count, false};
}

size_t
node_groups(struct arena *a, const struct node *n,
            const struct input_group **groups)
{
    const struct reference *refs = NULL;
    size_t refs_count =
        n->kind == NODE_FORMULA ? expr_references(n->entry->expr, &refs) : 0;
    unsigned axes =
        n->kind == NODE_FORMULA ? expr_aggregated(n->entry->expr) : 0;
    struct input_group *found =
        arena_array(a, struct input_group, refs_count + AXIS_COUNT + 1);
    size_t count = 0;

    if (n->keys_count > 0) {
        found[count++] = (struct input_group){n->keys, n->keys_count, false};
    }
    for (size_t i = 0; i < refs_count; i++) {
        found[count++] = group_of(a, n, &refs[i]);
    }
    for (size_t axis = 0; axis < AXIS_COUNT; axis++) {
        if ((axes & AXIS_BIT(axis)) && n->frame->members[axis]) {
            found[count++] =
                (struct input_group){n->frame->members[axis],
                                     n->frame->count[axis], axis == AXIS_BIDS};
        }
    }
    *groups = found;
    return count;
}

/* -- is anything missing? -- */

static bool
has_all_of(const struct node *n, const struct reference *r)
{
    const struct frame *f = n->frame;
    const struct bound *b = n->bindings[r->quantity];
    unsigned varies = r->iterated & b->axes & ~AXIS_BIT(AXIS_BIDS);
    size_t all = combinations(f, varies);
    size_t at[AXIS_COUNT];
    bool found = true;

    for (size_t i = 0; i < all && found; i++) {
        indexes_of(f, varies, i, at);
        found = node_is_whole(bound_node(f, b, at));
    }
    return found;
}

bool
node_is_whole(const struct node *n)
{
    const struct reference *refs = NULL;
    size_t count = n && n->kind == NODE_FORMULA
                       ? expr_references(n->entry->expr, &refs)
                       : 0;
    bool found = n != NULL;

    for (size_t i = 0; found && i < n->keys_count; i++) {
        found = node_is_whole(n->keys[i]);
    }
    for (size_t i = 0; found && i < count; i++) {
        found = has_all_of(n, &refs[i]);
    }
    return found;
}
