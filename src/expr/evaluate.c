/*
 * The exact value of a formula.
 */
#include "expr/remember.h"

static const char *const fault_codes[] = {
    [EXPR_FINE] = "fault.none",
    [EXPR_DIVIDES_BY_ZERO] = "fault.divides-by-zero",
    [EXPR_ROOT_OF_NEGATIVE] = "fault.root-of-negative",
    [EXPR_LOG_OF_NOT_POSITIVE] = "fault.log-of-not-positive",
    [EXPR_ZERO_TO_ZERO] = "fault.zero-to-zero",
    [EXPR_POWER_OF_NEGATIVE] = "fault.power-of-negative",
    [EXPR_EXPONENT_TOO_LARGE] = "fault.exponent-too-large",
    [EXPR_TOO_LARGE] = "fault.too-large",
    [EXPR_NO_MEMBERS] = "fault.no-members",
    [EXPR_BLANK] = "fault.blank",
    [EXPR_NOT_WHOLE] = "fault.not-whole",
    [EXPR_UNDECIDED] = "fault.undecided",
};

static const enum expr_fault faults_of_real[] = {
    [REAL_FINE] = EXPR_FINE,
    [REAL_DIVIDES_BY_ZERO] = EXPR_DIVIDES_BY_ZERO,
    [REAL_ROOT_OF_NEGATIVE] = EXPR_ROOT_OF_NEGATIVE,
    [REAL_LOG_OF_NOT_POSITIVE] = EXPR_LOG_OF_NOT_POSITIVE,
    [REAL_ZERO_TO_ZERO] = EXPR_ZERO_TO_ZERO,
    [REAL_POWER_OF_NEGATIVE] = EXPR_POWER_OF_NEGATIVE,
    [REAL_EXPONENT_TOO_LARGE] = EXPR_EXPONENT_TOO_LARGE,
    [REAL_TOO_LARGE] = EXPR_TOO_LARGE,
    [REAL_UNDECIDED] = EXPR_UNDECIDED,
};

const char *
expr_fault_code(enum expr_fault fault)
{
    return fault_codes[fault];
}

num
real_low(real x)
{
    return x.low;
}

num
real_high(real x)
{
    return x.is_interval ? x.high : x.low;
}

real
real_between(num low, num high)
{
    if (num_compare(low, high) == 0)
        return real_exact(low);
    return (real){.low = low, .high = high, .is_interval = true};
}

static real
whole(struct evaluation *v, long value)
{
    return real_exact(num_int(v->run->precision.arena, value));
}

bool
evaluation_is_last(const struct evaluation *v)
{
    return v->run->precision.bits >= REAL_MAX_BITS;
}

bool
evaluate_fault(struct evaluation *v, const struct node *n,
               enum expr_fault fault)
{
    const struct expr *e = v->expr;

    v->problem->fault = fault;
    v->problem->place = span_place(e->place, e->text, n->span);
    v->problem->part = span_text(v->run->precision.arena, e->text, n->span);
    return false;
}

bool
evaluate_real(struct evaluation *v, const struct node *n, enum real_fault fault)
{
    return fault == REAL_FINE || evaluate_fault(v, n, faults_of_real[fault]);
}

bool
evaluate_order(struct evaluation *v, const struct node *n,
               const real operands[2], int *order)
{
    enum real_fault fault = real_compare(operands[0], operands[1], order);

    if (fault == REAL_UNDECIDED && evaluation_is_last(v)) {
        *order = 0;
        v->run->is_tied = true;
        fault = REAL_FINE;
    }
    if (fault == REAL_FINE && v->watch != NULL)
        watch_order(v, n, operands, *order);
    return evaluate_real(v, n, fault);
}

bool
evaluate_truth(struct evaluation *v, const struct node *n,
               const size_t at[AXIS_COUNT], bool *is_true)
{
    real pair[2] = {{.is_interval = false}, {.is_interval = false}};
    int order = 0;

    if (!evaluate(v, n, at, &pair[0]) || !evaluate_order(v, n, pair, &order))
        return false;
    *is_true = order != 0;
    return true;
}

bool
evaluate_whole(struct evaluation *v, const struct node *n,
               const size_t at[AXIS_COUNT], long most, long *result)
{
    real value;

    if (!evaluate(v, n, at, &value))
        return false;
    if (value.is_interval || !num_to_long(value.low, result))
        return evaluate_fault(v, n, EXPR_NOT_WHOLE);
    if (*result > most || *result < -most)
        return evaluate_fault(v, n, EXPR_EXPONENT_TOO_LARGE);
    return true;
}

static bool
evaluate_quantity(struct evaluation *v, const struct node *n,
                  const size_t at[AXIS_COUNT], real *result)
{
    const struct expr_env *env = v->run->env;

    return env->value(env->of, n->quantity, at, result) ||
           evaluate_fault(v, n, EXPR_BLANK);
}

/* and, or: the right side only when the left does not settle it. */
static bool
evaluate_logic(struct evaluation *v, const struct node *n,
               const size_t at[AXIS_COUNT], real *result)
{
    bool is_true;

    if (!evaluate_truth(v, n->parts[0], at, &is_true))
        return false;
    if (n->kind == NODE_NOT)
        is_true = !is_true;
    else if (is_true == (n->kind == NODE_AND) &&
             !evaluate_truth(v, n->parts[1], at, &is_true))
        return false;
    *result = whole(v, is_true);
    return true;
}

static bool
holds(enum node_kind kind, int order)
{
    return (kind == NODE_LESS && order < 0) ||
           (kind == NODE_AT_MOST && order <= 0) ||
           (kind == NODE_MORE && order > 0) ||
           (kind == NODE_AT_LEAST && order >= 0) ||
           (kind == NODE_EQUAL && order == 0) ||
           (kind == NODE_UNEQUAL && order != 0);
}

static bool
evaluate_comparison(struct evaluation *v, const struct node *n,
                    const size_t at[AXIS_COUNT], real *result)
{
    real pair[2];
    int order = 0;

    if (!evaluate_pair(v, n, at, pair) || !evaluate_order(v, n, pair, &order))
        return false;
    *result = whole(v, holds(n->kind, order));
    return true;
}

bool
evaluate(struct evaluation *v, const struct node *n,
         const size_t at[AXIS_COUNT], real *result)
{
    switch (n->kind) {
    case NODE_NUMBER:
        *result = real_exact(n->value);
        return true;
    case NODE_QUANTITY:
        return evaluate_quantity(v, n, at, result);
    case NODE_CALL:
        return evaluate_call(v, n, at, result);
    case NODE_AGGREGATE:
        return evaluate_once(v, n, at, result);
    case NODE_OR:
    case NODE_AND:
    case NODE_NOT:
        return evaluate_logic(v, n, at, result);
    case NODE_LESS:
    case NODE_AT_MOST:
    case NODE_MORE:
    case NODE_AT_LEAST:
    case NODE_EQUAL:
    case NODE_UNEQUAL:
        return evaluate_comparison(v, n, at, result);
    case NODE_ADD:
    case NODE_SUBTRACT:
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
    case NODE_POWER:
        return evaluate_arithmetic(v, n, at, result);
    case NODE_NEGATE:
        break;
    }
    return evaluate_negative(v, n, at, result);
}

struct evaluation
evaluation_start(struct arena *a, const struct expr *e, struct expr_run *run,
                 struct expr_problem *problem)
{
    return (struct evaluation){
        .expr = e,
        .run = run,
        .problem = problem,
        .remembered = remembered_start(a, e, run),
    };
}

void
evaluation_own(const struct evaluation *v, size_t at[AXIS_COUNT])
{
    const struct expr_env *env = v->run->env;

    for (int i = 0; i < AXIS_COUNT; i++)
        at[i] = env->own(env->of, (enum axis)i);
}

bool
expr_evaluate(struct arena *a, const struct expr *e, struct expr_run *run,
              real *result, struct expr_problem *problem)
{
    struct evaluation v = evaluation_start(a, e, run, problem);
    size_t at[AXIS_COUNT];

    *problem = (struct expr_problem){.fault = EXPR_FINE};
    evaluation_own(&v, at);
    return evaluate(&v, e->root, at, result);
}
