/*
 * What was worked out is not worked out again: within an evaluation, and with
 * a memory between evaluations that differ in one's own indexes only.
 */
#include "expr/remember.h"

/* The most values of one aggregate that are kept. */
#define MOST_REMEMBERED 65536

struct expr_memory {
    struct arena *arena; /* of all below */
    const struct expr *expr;
    unsigned bits;
    struct remembered *table;
};

struct expr_memory *
expr_memory_new(struct arena *a)
{
    struct expr_memory *m = arena_new(a, struct expr_memory);

    m->arena = arena_within(a);
    return m;
}

static void
forget(struct expr_memory *m)
{
    arena_empty(m->arena);
    m->expr = NULL;
    m->table = NULL;
}

struct remembered *
remembered_start(struct arena *a, const struct expr *e, struct expr_run *run)
{
    struct expr_memory *m = run->memory;

    if (m == NULL)
        return arena_array(a, struct remembered, e->aggregates + 1);
    if (m->expr != e || m->bits != run->precision.bits) {
        forget(m);
        m->expr = e;
        m->bits = run->precision.bits;
        m->table = arena_array(m->arena, struct remembered, e->aggregates + 1);
    }
    return m->table;
}

struct arena *
remembered_arena(const struct evaluation *v)
{
    return v->run->memory != NULL ? v->run->memory->arena
                                  : v->run->precision.arena;
}

real
remembered_real(const struct evaluation *v, real x)
{
    struct arena *a = remembered_arena(v);

    if (v->run->memory == NULL)
        return x;
    return (real){.low = num_copy(a, x.low),
                  .high = x.is_interval ? num_copy(a, x.high) : x.high,
                  .is_interval = x.is_interval};
}

const struct expr_problem *
remembered_problem(const struct evaluation *v)
{
    struct arena *a = remembered_arena(v);
    struct expr_problem *problem = arena_new(a, struct expr_problem);

    *problem = *v->problem;
    problem->part = arena_text(a, v->problem->part);
    return problem;
}

bool
remembered_place(const struct evaluation *v, unsigned axes,
                 const size_t at[AXIS_COUNT], size_t *which, size_t *count)
{
    const struct expr_env *env = v->run->env;

    *which = 0;
    *count = 1;
    for (int i = 0; i < AXIS_COUNT; i++) {
        size_t length;

        if ((axes & AXIS_BIT(i)) == 0)
            continue;
        length = env->count(env->of, (enum axis)i);
        if (at[i] >= length || length > MOST_REMEMBERED / *count)
            return false;
        *which = *which * length + at[i];
        *count *= length;
    }
    return true;
}

struct marks
marks_begin(struct evaluation *v)
{
    struct marks outer = {v->run->is_tied,
                          v->watch != NULL && v->watch->is_close};

    v->run->is_tied = false;
    if (v->watch != NULL)
        v->watch->is_close = false;
    return outer;
}

struct marks
marks_end(struct evaluation *v, struct marks outer)
{
    struct marks inner = marks_begin(v);

    marks_add(v, outer);
    return inner;
}

void
marks_add(struct evaluation *v, struct marks marks)
{
    v->run->is_tied = v->run->is_tied || marks.is_tied;
    if (v->watch != NULL)
        v->watch->is_close = v->watch->is_close || marks.is_close;
}

int
watch_kind(const struct evaluation *v)
{
    return v->watch != NULL ? 1 + v->watch->money_digits : 0;
}

bool
watch_suits(const struct evaluation *v, int watched)
{
    return v->watch == NULL || watch_kind(v) == watched;
}

static struct outcome *
work_out(struct evaluation *v, const struct node *n,
         const size_t at[AXIS_COUNT])
{
    struct outcome *o = arena_new(remembered_arena(v), struct outcome);
    struct marks outer = marks_begin(v);
    real value;

    if (evaluate_aggregate(v, n, at, &value))
        o->value = remembered_real(v, value);
    else
        o->problem = remembered_problem(v);
    o->marks = marks_end(v, outer);
    o->watched = watch_kind(v);
    return o;
}

/* An aggregate inside another is worked out once for each index it depends
 * on, not once for each member of the outer one. */
bool
evaluate_once(struct evaluation *v, const struct node *n,
              const size_t at[AXIS_COUNT], real *result)
{
    struct remembered *m = &v->remembered[n->slot];
    struct outcome *o;
    size_t which, count;

    if (!remembered_place(v, n->axes, at, &which, &count))
        return evaluate_aggregate(v, n, at, result);
    if (m->outcomes == NULL)
        m->outcomes = arena_array(remembered_arena(v), struct outcome *, count);
    o = m->outcomes[which];
    if (o == NULL || !watch_suits(v, o->watched))
        o = m->outcomes[which] = work_out(v, n, at);
    marks_add(v, o->marks);
    *result = o->value;
    if (o->problem != NULL)
        *v->problem = *o->problem;
    return o->problem == NULL;
}
