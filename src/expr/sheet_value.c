/*
 * What the cell of a step shows: the other side of cell_step.c, which says how
 * a spreadsheet comes to it.
 */
#include "expr/lower.h"
#include "expr/remember.h"

#include <string.h>

struct shower {
    struct evaluation *evaluation;
    int money_digits;
    size_t at[AXIS_COUNT];
};

/* As ROUND does it. What cannot be rounded for certain is next to a half; the
 * middle of the interval is as good as any. */
static void
round_ranked(const struct shower *w, const struct node *argument, real *value)
{
    struct arena *a = w->evaluation->run->precision.arena;
    int decimals = sheet_decimals(argument->unit, w->money_digits);
    num middle = real_middle(a, *value);

    *value = real_exact(num_round(a, middle, decimals, ROUND_HALF_UP));
}

static bool
is_ranked(const struct node *n)
{
    return n->function->units == UNITS_FREE;
}

/* What a member's own cell has when it is neither left out nor missing. */
static enum sheet_shows
show_argument(struct shower *w, const struct node *n, real *value)
{
    struct arena *a = w->evaluation->run->precision.arena;
    bool is_in = true;

    if (n->function->id == FUNCTION_COUNT) {
        if (n->count > 0 && n->parts[0]->unit.is_truth &&
            !evaluate_truth(w->evaluation, n->parts[0], w->at, &is_in))
            return SHEET_SHOWS_MISSING;
        *value = real_exact(num_int(a, 1));
        return is_in ? SHEET_SHOWS_NUMBER : SHEET_SHOWS_BLANK;
    }
    if (!evaluate(w->evaluation, n->parts[0], w->at, value))
        return SHEET_SHOWS_MISSING;
    if (is_ranked(n))
        round_ranked(w, n->parts[0], value);
    return SHEET_SHOWS_NUMBER;
}

static enum sheet_shows
show_member(struct shower *w, const struct step *step, size_t member,
            real *value)
{
    const struct expr_env *env = w->evaluation->run->env;
    const struct node *n = step->node;
    bool is_in = true;

    if ((step->shown.is_without_own && w->at[n->axis] == member) ||
        !env->is_member(env->of, n->axis, member))
        return SHEET_SHOWS_BLANK;
    w->at[n->axis] = member;
    if (n->where != NULL &&
        !evaluate_truth(w->evaluation, n->where, w->at, &is_in))
        return SHEET_SHOWS_MISSING;
    return is_in ? show_argument(w, n, value) : SHEET_SHOWS_BLANK;
}

static enum sheet_shows
show_cell(struct shower *w, const struct step *step, real *value)
{
    const struct node *n =
        step->role == STEP_OWN ? step->node->parts[0] : step->node;

    if (!evaluate(w->evaluation, n, w->at, value))
        return SHEET_SHOWS_BLANK;
    if (step->role == STEP_OWN)
        round_ranked(w, n, value);
    return SHEET_SHOWS_NUMBER;
}

/* The arguments of sheet_text, the run, and where the number goes. */
enum sheet_shows /* NOLINTNEXTLINE(readability-function-size) */
sheet_value(struct arena *a, const struct sheet *s,
            const struct sheet_spot *spot, struct expr_run *run,
            int money_digits, real *value)
{
    const struct step *step = &s->steps[spot->step];
    struct expr_problem problem = {.fault = EXPR_FINE};
    struct evaluation v = evaluation_start(a, s->expr, run, &problem);
    struct shower w = {.evaluation = &v, .money_digits = money_digits};

    memcpy(w.at, spot->at, sizeof w.at);
    return step->role == STEP_ROW ? show_member(&w, step, spot->member, value)
                                  : show_cell(&w, step, value);
}
