/*
 * expr/names: which quantity or function a name is, and what to say when it
 * is none. Not a door.
 */
#ifndef EXPR_NAMES_H
#define EXPR_NAMES_H

#include "expr/tree.h"

/* True and *index when the name at `span` is a quantity of the scope; else
 * false, with an error. */
bool name_quantity(struct reader *r, struct span span, size_t *index);

void name_unknown_function(struct reader *r, struct span span);
void name_unknown_axis(struct reader *r, struct span span);

/* `over` or `where` at `span`, in a call of what is not an aggregate. */
void name_not_aggregate(struct reader *r, const struct node *call,
                        struct span span);

bool name_arity_fits(const struct node *call);
void name_wrong_arity(struct reader *r, const struct node *call);

#endif
