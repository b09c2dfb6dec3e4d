#include "derive/bound.h"

#include "derive/evaluate.h"

const struct node *
node_bound(const struct node *n, size_t quantity, const size_t at[AXIS_COUNT])
{
    const struct bound *b = n->bindings[quantity];

    return b ? bound_node(n->frame, b, at) : NULL;
}

const struct node *
node_member(const struct node *n, enum axis axis, size_t index)
{
    const struct node *const *members = n->frame->members[axis];

    return members ? members[index] : NULL;
}
