/*
 * Aggregates: the members of an axis taken together.
 *
 * Places in order (lowest, median, nth ...) need no decision between
 * intervals: the k-th of the values lies between the k-th of their lower and
 * the k-th of their upper ends.
 */
#include "expr/evaluate.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct members {
    struct evaluation *evaluation;
    const struct node *node;
    real *values;
    size_t *indexes;
    size_t count;
    bool is_sorted;
    num *lows, *highs; /* each sorted, when is_sorted */
};

static bool
is_counted(struct evaluation *v, const struct node *n,
           const size_t at[AXIS_COUNT], bool *is_in)
{
    const struct expr_env *env = v->run->env;
    bool is_count = n->function->id == FUNCTION_COUNT;

    *is_in = env->is_member(env->of, n->axis, at[n->axis]);
    if (*is_in && n->where != NULL && !evaluate_truth(v, n->where, at, is_in))
        return false;
    if (*is_in && is_count && n->count > 0 && n->parts[0]->unit.is_truth)
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
        if (n->is_others && i == at[n->axis])
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
    if (n->function->id != FUNCTION_COUNT &&
        !evaluate(m->evaluation, n->parts[0], at, &m->values[m->count]))
        return false;
    m->count++;
    return true;
}

static bool
gather(struct members *m, const size_t at[AXIS_COUNT])
{
    const struct expr_env *env = m->evaluation->run->env;
    struct arena *a = m->evaluation->run->precision.arena;
    size_t most = env->count(env->of, m->node->axis);

    m->values = arena_array(a, real, most + 1);
    m->indexes = arena_array(a, size_t, most + 1);
    return evaluate_members(m->evaluation, m->node, at,
                            (struct visit){keep_member, m});
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

/* The k-th lowest, from 0. */
static real
in_order(struct members *m, size_t k)
{
    if (!m->is_sorted)
        sort(m);
    return real_between(m->lows[k], m->highs[k]);
}

static struct precision
precision_of(const struct members *m)
{
    return m->evaluation->run->precision;
}

static real
whole(const struct members *m, size_t value)
{
    return real_exact(num_int(precision_of(m).arena, (long)value));
}

static bool
is_fine(struct members *m, enum real_fault fault)
{
    return evaluate_real(m->evaluation, m->node, fault);
}

static bool
add_values(struct members *m, const real *values, size_t count, real *sum)
{
    *sum = whole(m, 0);
    for (size_t i = 0; i < count; i++)
        if (!is_fine(m, real_add(precision_of(m), *sum, values[i], sum)))
            return false;
    return true;
}

static bool
mean_of(struct members *m, const real *values, size_t count, real *mean)
{
    return add_values(m, values, count, mean) &&
           is_fine(m, real_div(precision_of(m), *mean, whole(m, count), mean));
}

static bool
median(struct members *m, real *result)
{
    real middle[2] = {in_order(m, (m->count - 1) / 2),
                      in_order(m, m->count / 2)};

    return mean_of(m, middle, 2, result);
}

/* The mean of what is left when `k` are taken off each end. */
static bool
trimmed_mean(struct members *m, size_t k, real *result)
{
    size_t count = m->count - 2 * k;
    real *kept = arena_array(precision_of(m).arena, real, count);

    for (size_t i = 0; i < count; i++)
        kept[i] = in_order(m, k + i);
    return mean_of(m, kept, count, result);
}

static bool
deviation(struct members *m, size_t divisor, real *result)
{
    struct precision p = precision_of(m);
    real square = whole(m, 0);
    real mean;

    if (!mean_of(m, m->values, m->count, &mean))
        return false;
    for (size_t i = 0; i < m->count; i++) {
        real from_mean, squared;

        if (!is_fine(m, real_sub(p, m->values[i], mean, &from_mean)) ||
            !is_fine(m, real_power(p, from_mean, whole(m, 2), &squared)) ||
            !is_fine(m, real_add(p, square, squared, &square)))
            return false;
    }
    return is_fine(m, real_div(p, square, whole(m, divisor), &square)) &&
           is_fine(m, real_sqrt(p, square, result));
}

static bool
geometric_mean(struct members *m, real *result)
{
    struct precision p = precision_of(m);
    real root = real_exact(num_fraction(p.arena, 1, (long)m->count));
    real product = whole(m, 1);
    int order;

    for (size_t i = 0; i < m->count; i++) {
        const real pair[2] = {m->values[i], whole(m, 0)};

        if (!evaluate_order(m->evaluation, m->node, pair, &order))
            return false;
        if (order < 0)
            return evaluate_fault(m->evaluation, m->node,
                                  EXPR_POWER_OF_NEGATIVE);
        if (!is_fine(m, real_mul(p, product, m->values[i], &product)))
            return false;
    }
    return is_fine(m, real_power(p, product, root, result));
}

/* 1 + how many members are strictly higher (sign 1) or lower (sign -1) than
 * one's own value. One is never above oneself. */
static bool
rank(struct members *m, const size_t at[AXIS_COUNT], int sign, real *result)
{
    size_t place = 1;
    real pair[2];
    int order;

    if (!evaluate(m->evaluation, m->node->parts[0], at, &pair[1]))
        return false;
    for (size_t i = 0; i < m->count; i++) {
        if (m->indexes[i] == at[m->node->axis])
            continue;
        pair[0] = m->values[i];
        if (!evaluate_order(m->evaluation, m->node, pair, &order))
            return false;
        place += order == sign;
    }
    *result = whole(m, place);
    return true;
}

/* How many members the aggregate needs. */
static size_t
least_members(enum function_id id)
{
    if (id == FUNCTION_SUM || id == FUNCTION_COUNT || id == FUNCTION_RANK ||
        id == FUNCTION_RANK_LOW)
        return 0;
    return id == FUNCTION_SECOND || id == FUNCTION_SAMPLE_STDEV ? 2 : 1;
}

/* nth and trimmed_mean: k is one's own, and there must be enough members. */
static bool
evaluate_counted(struct members *m, const size_t at[AXIS_COUNT], real *result)
{
    bool is_nth = m->node->function->id == FUNCTION_NTH;
    struct evaluation *v = m->evaluation;
    long k;

    if (!evaluate_whole(v, m->node->parts[1], at, NUM_MAX_EXPONENT, &k))
        return false;
    if (k < (is_nth ? 1 : 0))
        return evaluate_fault(v, m->node->parts[1], EXPR_NOT_WHOLE);
    if (is_nth ? (size_t)k > m->count : 2 * (size_t)k >= m->count)
        return evaluate_fault(v, m->node, EXPR_NO_MEMBERS);
    if (!is_nth)
        return trimmed_mean(m, (size_t)k, result);
    *result = in_order(m, (size_t)k - 1);
    return true;
}

static bool
evaluate_simple(struct members *m, const size_t at[AXIS_COUNT], real *result)
{
    enum function_id id = m->node->function->id;

    if (id == FUNCTION_SUM)
        return add_values(m, m->values, m->count, result);
    if (id == FUNCTION_MEAN)
        return mean_of(m, m->values, m->count, result);
    if (id == FUNCTION_MEDIAN)
        return median(m, result);
    if (id == FUNCTION_SAMPLE_STDEV)
        return deviation(m, m->count - 1, result);
    if (id == FUNCTION_POPULATION_STDEV)
        return deviation(m, m->count, result);
    if (id == FUNCTION_GMEAN)
        return geometric_mean(m, result);
    if (id == FUNCTION_RANK || id == FUNCTION_RANK_LOW)
        return rank(m, at, id == FUNCTION_RANK ? 1 : -1, result);
    if (id == FUNCTION_COUNT)
        *result = whole(m, m->count);
    else if (id == FUNCTION_HIGHEST)
        *result = in_order(m, m->count - 1);
    else
        *result = in_order(m, id == FUNCTION_SECOND ? 1 : 0);
    return true;
}

bool
evaluate_aggregate(struct evaluation *v, const struct node *n,
                   const size_t at[AXIS_COUNT], real *result)
{
    struct members m = {.evaluation = v, .node = n};
    enum function_id id = n->function->id;

    if (!gather(&m, at))
        return false;
    if (m.count < least_members(id))
        return evaluate_fault(v, n, EXPR_NO_MEMBERS);
    if (id == FUNCTION_NTH || id == FUNCTION_TRIMMED_MEAN)
        return evaluate_counted(&m, at, result);
    return evaluate_simple(&m, at, result);
}
