/*
 * expr/remember: what the aggregates of a formula came to, and who was in
 * them. Not a door.
 */
#ifndef EXPR_REMEMBER_H
#define EXPR_REMEMBER_H

#include "expr/evaluate.h"

/* What happened besides: a tie was declared, something was close. */
struct marks {
    bool is_tied, is_close;
};

/* What an aggregate came to: a value, or a problem. */
struct outcome {
    real value;
    const struct expr_problem *problem; /* NULL: it has a value */
    struct marks marks;
    int watched; /* how it was watched: watch_kind */
};

/* The members of an aggregate over all, oneself too: what is the same for
 * everybody of `others`, of a rank and of an nth. */
struct gathering {
    bool is_plain; /* all exact, no tie, nothing close: it can be shared */
    int watched;
    size_t *indexes; /* ascending */
    real *values;    /* in the same order */
    num *sorted;     /* ascending; of counts nothing */
    real total;      /* of sum and mean */
    size_t count;
};

/* Of one aggregate. */
struct remembered {
    struct outcome **outcomes;     /* by the indexes it depends on */
    struct gathering **gatherings; /* by those its members depend on */
};

/* The table of a run: in its memory when it has one. By slot. */
struct remembered *remembered_start(struct arena *a, const struct expr *e,
                                    struct expr_run *run);

/* The same number where it lasts as long as what is remembered. */
real remembered_real(const struct evaluation *v, real x);

/* The present problem, kept as long. */
const struct expr_problem *remembered_problem(const struct evaluation *v);
struct arena *remembered_arena(const struct evaluation *v);

/* Which combination of indexes `at` is, of those in `axes`, and how many there
 * are; false when there are too many to remember. */
bool remembered_place(const struct evaluation *v, unsigned axes,
                      const size_t at[AXIS_COUNT], size_t *which,
                      size_t *count);

/* Takes the marks away; the end gives those set since, and puts `outer`
 * back. */
struct marks marks_begin(struct evaluation *v);
struct marks marks_end(struct evaluation *v, struct marks outer);
void marks_add(struct evaluation *v, struct marks marks);

/* How `v` watches: 0 when it does not. What was watched can be had unwatched,
 * and watched alike. */
int watch_kind(const struct evaluation *v);
bool watch_suits(const struct evaluation *v, int watched);

#endif
