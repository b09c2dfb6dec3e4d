/*
 * Aggregates: the members of an axis taken together.
 *
 * Places in order (lowest, median, nth ...) need no decision between
 * intervals: the k-th of the values lies between the k-th of their lower and
 * the k-th of their upper ends.
 */
#include "expr/members.h"

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
mean_of(struct members *m, const real *values, size_t count, real *mean)
{
    return members_add(m, values, count, mean) &&
           is_fine(m, real_div(precision_of(m), *mean, whole(m, count), mean));
}

static bool
mean_of_all(struct members *m, real *mean)
{
    struct precision p = precision_of(m);

    return members_total(m, mean) &&
           is_fine(m, real_div(p, *mean, whole(m, m->count), mean));
}

static bool
median(struct members *m, real *result)
{
    real middle[2] = {members_in_order(m, (m->count - 1) / 2),
                      members_in_order(m, m->count / 2)};

    return mean_of(m, middle, 2, result);
}

/* The mean of what is left when `k` are taken off each end. */
static bool
trimmed_mean(struct members *m, size_t k, real *result)
{
    size_t count = m->count - 2 * k;
    real *kept = arena_array(precision_of(m).arena, real, count);

    for (size_t i = 0; i < count; i++)
        kept[i] = members_in_order(m, k + i);
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

/* Of those that are not equal to `x`, the closest: nobody else is compared with
 * it closely. */
static bool
watch_next(struct members *m, real x, size_t below, size_t to)
{
    const struct gathering *g = m->shared;
    const size_t next[2] = {below - 1, to};
    int order;

    for (int i = 0; i < 2; i++) {
        real pair[2] = {x, x};

        if (next[i] >= g->count)
            continue;
        pair[0] = real_exact(g->sorted[next[i]]);
        if (!evaluate_order(m->evaluation, m->node, pair, &order))
            return false;
    }
    return true;
}

/* The rank of `x` among values in order. */
static bool
rank_in_order(struct members *m, real x, int sign, real *result)
{
    const struct gathering *g = m->shared;
    size_t below = count_below(g->sorted, g->count, x.low);
    size_t to = count_to(g->sorted, g->count, x.low);

    *result = whole(m, 1 + (sign < 0 ? below : g->count - to));
    return watch_next(m, x, below, to);
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
    if (m->shared != NULL && !pair[1].is_interval)
        return rank_in_order(m, pair[1], sign, result);
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
    *result = members_in_order(m, (size_t)k - 1);
    return true;
}

static bool
evaluate_simple(struct members *m, const size_t at[AXIS_COUNT], real *result)
{
    enum function_id id = m->node->function->id;

    if (id == FUNCTION_SUM)
        return members_total(m, result);
    if (id == FUNCTION_MEAN)
        return mean_of_all(m, result);
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
        *result = members_in_order(m, m->count - 1);
    else
        *result = members_in_order(m, id == FUNCTION_SECOND ? 1 : 0);
    return true;
}

bool
evaluate_aggregate(struct evaluation *v, const struct node *n,
                   const size_t at[AXIS_COUNT], real *result)
{
    struct members m = {.evaluation = v, .node = n};
    enum function_id id = n->function->id;

    if (!members_take(&m, at))
        return false;
    if (m.count < least_members(id))
        return evaluate_fault(v, n, EXPR_NO_MEMBERS);
    if (id == FUNCTION_NTH || id == FUNCTION_TRIMMED_MEAN)
        return evaluate_counted(&m, at, result);
    return evaluate_simple(&m, at, result);
}
