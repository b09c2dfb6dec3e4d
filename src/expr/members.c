/*
 * Who is in an aggregate.
 *
 * What an aggregate over others, a rank or an nth takes in is much the same
 * for everybody. So the values of all are gathered and sorted once; what is
 * one's own is found among them. That is done only when all of them are exact
 * and nothing had to be declared: then it is certain to give the same.
 */
#include "expr/members.h"

#include <stdlib.h>
#include <string.h>

static bool
is_count(const struct node *n)
{
    return n->function->id == FUNCTION_COUNT;
}

static bool
is_counted(struct evaluation *v, const struct node *n,
           const size_t at[AXIS_COUNT], bool *is_in)
{
    const struct expr_env *env = v->run->env;

    *is_in = env->is_member(env->of, n->axis, at[n->axis]);
    if (*is_in && n->where != NULL && !evaluate_truth(v, n->where, at, is_in))
        return false;
    if (*is_in && is_count(n) && n->count > 0 && n->parts[0]->unit.is_truth)
        return evaluate_truth(v, n->parts[0], at, is_in);
    return true;
}

bool
evaluate_members(struct evaluation *v, const struct node *n,
                 const size_t at[AXIS_COUNT], struct visit visit)
{
    const struct expr_env *env = v->run->env;
    size_t count = env->count(env->of, n->axis);
    size_t moved[AXIS_COUNT];
    bool is_in;

    memcpy(moved, at, sizeof moved);
    for (size_t i = 0; i < count; i++) {
        if (n->is_others && !visit.is_with_own && i == at[n->axis])
            continue;
        moved[n->axis] = i;
        if (!is_counted(v, n, moved, &is_in))
            return false;
        if (is_in && !visit.member(visit.of, moved))
            return false;
    }
    return true;
}

static bool
keep_member(void *of, const size_t at[AXIS_COUNT])
{
    struct members *m = of;
    const struct node *n = m->node;

    m->indexes[m->count] = at[n->axis];
    if (!is_count(n) &&
        !evaluate(m->evaluation, n->parts[0], at, &m->values[m->count]))
        return false;
    m->count++;
    return true;
}

/* All, or those that `m->node` is over. */
static bool
gather(struct members *m, const size_t at[AXIS_COUNT], bool is_with_own)
{
    const struct expr_env *env = m->evaluation->run->env;
    struct arena *a = m->evaluation->run->precision.arena;
    size_t most = env->count(env->of, m->node->axis);
    struct visit visit = {keep_member, m, is_with_own};

    m->values = arena_array(a, real, most + 1);
    m->indexes = arena_array(a, size_t, most + 1);
    return evaluate_members(m->evaluation, m->node, at, visit);
}

static int
compare_nums(const void *left, const void *right)
{
    const num *l = left;
    const num *r = right;

    return num_compare(*l, *r);
}

static void
sort(struct members *m)
{
    struct arena *a = m->evaluation->run->precision.arena;

    m->lows = arena_array(a, num, m->count + 1);
    m->highs = arena_array(a, num, m->count + 1);
    for (size_t i = 0; i < m->count; i++) {
        m->lows[i] = real_low(m->values[i]);
        m->highs[i] = real_high(m->values[i]);
    }
    qsort(m->lows, m->count, sizeof m->lows[0], compare_nums);
    qsort(m->highs, m->count, sizeof m->highs[0], compare_nums);
    m->is_sorted = true;
}

real
members_in_order(struct members *m, size_t k)
{
    if (m->shared != NULL)
        return real_exact(m->shared->sorted[k + (k >= m->skip)]);
    if (!m->is_sorted)
        sort(m);
    return real_between(m->lows[k], m->highs[k]);
}

bool
members_add(struct members *m, const real *values, size_t count, real *sum)
{
    struct precision p = m->evaluation->run->precision;

    *sum = real_exact(num_int(p.arena, 0));
    for (size_t i = 0; i < count; i++)
        if (!evaluate_real(m->evaluation, m->node,
                           real_add(p, *sum, values[i], sum)))
            return false;
    return true;
}

bool
members_total(struct members *m, real *total)
{
    struct precision p = m->evaluation->run->precision;

    if (m->shared == NULL)
        return members_add(m, m->values, m->count, total);
    *total = m->shared->total;
    return m->own == MEMBERS_NOBODY ||
           evaluate_real(m->evaluation, m->node,
                         real_sub(p, *total, m->values[m->own], total));
}

/* --- shared --- */

/* The first place from which on `sorted` is at least `x`, or above it. */
static size_t
first_place(const num *sorted, size_t count, num x, int least)
{
    size_t low = 0;

    while (low < count) {
        size_t middle = low + (count - low) / 2;

        if (num_compare(sorted[middle], x) >= least)
            count = middle;
        else
            low = middle + 1;
    }
    return low;
}

size_t
count_below(const num *sorted, size_t count, num x)
{
    return first_place(sorted, count, x, 0);
}

size_t
count_to(const num *sorted, size_t count, num x)
{
    return first_place(sorted, count, x, 1);
}

/* What the members depend on, other than which of them it is. */
static unsigned
axes_of_members(const struct node *n)
{
    unsigned axes = n->count > 0 ? n->parts[0]->axes : 0;

    axes |= n->where != NULL ? n->where->axes : 0;
    return axes & ~AXIS_BIT(n->axis);
}

static bool
can_share(const struct node *n)
{
    enum function_id id = n->function->id;

    return n->axes != axes_of_members(n) && id != FUNCTION_SAMPLE_STDEV &&
           id != FUNCTION_POPULATION_STDEV && id != FUNCTION_GMEAN;
}

static bool
is_summed(const struct node *n)
{
    return n->function->id == FUNCTION_SUM || n->function->id == FUNCTION_MEAN;
}

/* Keeps who is in `m`, and the values; false when one is no exact value. */
static bool
keep_values(struct gathering *g, const struct members *m)
{
    struct arena *a = remembered_arena(m->evaluation);

    g->count = m->count;
    g->indexes =
        arena_grow(a, m->indexes, m->count, m->count + 1, sizeof m->indexes[0]);
    g->values = arena_array(a, real, m->count + 1);
    g->sorted = arena_array(a, num, m->count + 1);
    for (size_t i = 0; i < m->count; i++) {
        if (m->values[i].is_interval)
            return false;
        g->values[i] = remembered_real(m->evaluation, m->values[i]);
        g->sorted[i] = g->values[i].low;
    }
    qsort(g->sorted, g->count, sizeof g->sorted[0], compare_nums);
    return true;
}

/* Gathers all; what happens meanwhile is nothing that happened to `v`. */
static struct gathering *
gather_all(struct evaluation *v, const struct node *n,
           const size_t at[AXIS_COUNT])
{
    struct gathering *g = arena_new(remembered_arena(v), struct gathering);
    struct members m = {.evaluation = v, .node = n};
    struct expr_problem before = *v->problem;
    struct marks outer = marks_begin(v);
    struct marks marks;
    real total = {.is_interval = false};

    g->is_plain =
        gather(&m, at, true) &&
        (!is_summed(n) || members_add(&m, m.values, m.count, &total)) &&
        keep_values(g, &m);
    g->total = remembered_real(v, total);
    g->watched = watch_kind(v);
    marks = marks_end(v, outer);
    g->is_plain = g->is_plain && !marks.is_tied && !marks.is_close;
    *v->problem = before;
    return g;
}

/* The members of all, or NULL when each has to gather its own. */
static const struct gathering *
gathering_of(struct evaluation *v, const struct node *n,
             const size_t at[AXIS_COUNT])
{
    struct remembered *r = &v->remembered[n->slot];
    struct gathering *g;
    size_t which, count;

    if (!can_share(n) ||
        !remembered_place(v, axes_of_members(n), at, &which, &count))
        return NULL;
    if (r->gatherings == NULL)
        r->gatherings =
            arena_array(remembered_arena(v), struct gathering *, count);
    g = r->gatherings[which];
    if (g == NULL || !watch_suits(v, g->watched))
        g = r->gatherings[which] = gather_all(v, n, at);
    return g->is_plain ? g : NULL;
}

static int
compare_indexes(const void *left, const void *right)
{
    const size_t *l = left;
    const size_t *r = right;

    return (*l > *r) - (*l < *r);
}

/* Leaves oneself out, if one is among them. */
static void
leave_out(struct members *m, const struct gathering *g, size_t own)
{
    const size_t *found = bsearch(&own, g->indexes, g->count,
                                  sizeof g->indexes[0], compare_indexes);

    if (found == NULL)
        return;
    m->own = (size_t)(found - g->indexes);
    m->count--;
    if (!is_count(m->node))
        m->skip = count_below(g->sorted, g->count, g->values[m->own].low);
}

/* Nobody is above or below oneself, so a rank is over all just as well. */
static bool
is_rank(const struct node *n)
{
    return n->function->units == UNITS_FREE;
}

bool
members_take(struct members *m, const size_t at[AXIS_COUNT])
{
    const struct node *n = m->node;
    const struct gathering *g = gathering_of(m->evaluation, n, at);

    m->own = m->skip = MEMBERS_NOBODY;
    if (g == NULL)
        return gather(m, at, false);
    m->shared = g;
    m->values = g->values;
    m->indexes = g->indexes;
    m->count = g->count;
    if (n->is_others && !is_rank(n))
        leave_out(m, g, at[n->axis]);
    return true;
}
