/*
 * expr/tell: a formula told to a person, in words or in figures. Not a door.
 */
#ifndef EXPR_TELL_H
#define EXPR_TELL_H

#include "base/buf.h"
#include "expr/evaluate.h"

struct teller {
    struct arena *arena;
    enum lang lang;
    const struct scope *scope;
    struct evaluation *evaluation; /* of the figures; NULL: in words */
    int digits;
    size_t at[AXIS_COUNT];
};

/* Adds `n`, in parentheses when it binds more loosely than `least`. */
void tell(struct teller *t, struct buf *b, const struct node *n,
          enum binding least);

/* The same as text. */
const char *tell_text(struct teller *t, const struct node *n,
                      enum binding least);

/* Adds `text`, which binds as `binding`. */
void tell_bound(struct buf *b, const char *text, enum binding binding,
                enum binding least);

/* Figures: a quantity or an aggregate by its value, an if by the branch that
 * is taken. */
void tell_figure(struct teller *t, struct buf *b, const struct node *n,
                 enum binding least);

/* A number of the formula itself. */
const char *tell_number(struct teller *t, const struct node *n);

#endif
