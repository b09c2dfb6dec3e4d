/*
 * Does a spreadsheet, which rounds before it compares, find what is exact?
 */
#include "expr/evaluate.h"
#include "expr/sheet.h"

static int
decimals_of(const struct evaluation *v, const struct node *n)
{
    return sheet_decimals(n->unit, v->watch->money_digits);
}

/* Decimals that the spreadsheet rounds to before it compares for `n`. */
static int
decimals_compared(const struct evaluation *v, const struct node *n)
{
    int least;

    if (n->count == 0)
        return decimals_of(v, n);
    least = decimals_of(v, n->parts[0]);
    if (node_is_comparison(n->kind) && decimals_of(v, n->parts[1]) < least)
        least = decimals_of(v, n->parts[1]);
    return least;
}

/* Twice the step, so that a double's error on top cannot matter. */
static num
step_of(struct arena *a, int decimals)
{
    return num_mul(a, num_int(a, 2), num_power(a, num_int(a, 10), -decimals));
}

void
watch_order(struct evaluation *v, const struct node *n, const real operands[2],
            int order)
{
    struct arena *a = v->run->precision.arena;
    num left = real_middle(a, operands[0]);
    num right = real_middle(a, operands[1]);
    num apart = num_abs(a, num_sub(a, left, right));

    if (order != 0 &&
        num_compare(apart, step_of(a, decimals_compared(v, n))) < 0)
        v->watch->is_close = true;
}

static bool
is_to_nearest(const struct node *n)
{
    return n->function->id == FUNCTION_ROUND ||
           n->function->id == FUNCTION_ROUND_EVEN;
}

/* How far x is from where its rounding turns: a half, or a whole. */
static num
from_edge(struct arena *a, const struct node *n, num x, int digits)
{
    num unit = num_power(a, num_int(a, 10), -digits);
    num scaled = num_div(a, x, unit);
    num edge = is_to_nearest(n)
                   ? num_add(a, num_floor(a, scaled), num_fraction(a, 1, 2))
                   : num_round(a, scaled, 0, ROUND_HALF_UP);

    return num_mul(a, num_abs(a, num_sub(a, scaled, edge)), unit);
}

void
watch_rounding(struct evaluation *v, const struct node *n, real x, int digits)
{
    struct arena *a = v->run->precision.arena;
    num apart = from_edge(a, n, real_middle(a, x), digits);

    if (num_sign(apart) != 0 &&
        num_compare(apart, step_of(a, decimals_of(v, n->parts[0]))) < 0)
        v->watch->is_close = true;
}

bool
sheet_agrees(struct arena *a, const struct expr *e, const struct expr_run *run,
             int money_digits)
{
    struct watch watch = {.money_digits = money_digits};
    struct expr_run own_run = *run;
    struct expr_problem problem;
    struct evaluation v = evaluation_start(a, e, &own_run, &problem);
    size_t at[AXIS_COUNT];
    real result;

    v.watch = &watch;
    evaluation_own(&v, at);
    return evaluate(&v, e->root, at, &result) && !own_run.is_tied &&
           !watch.is_close;
}
