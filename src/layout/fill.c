/* The cells of a grid, when every address is known. */
#include "layout/plan.h"

#include <string.h>

/* The same figure as another cell's; a reference alone would show 0 for a
 * blank. */
static struct cell
mirror(struct draft *t, struct cell value, struct spot of)
{
    struct arena *a = t->plan->arena;
    const char *at = spot_text(a, t->grid->page, of);

    return cell_live(value, JOINED(a, "IF(COUNT(", at, ")=0,\"\",", at, ")"));
}

/* -- who is in -- */

/* May be turned in what-if.xlsx when nothing the bid needs is missing. */
static struct cell
admitted_cell(struct draft *t, const struct node *n, size_t column)
{
    const struct lot_bid *b = t->grid->columns[column].bid;
    struct cell cell = cell_of_value(n);

    cell.is_free = b->is_complete;
    cell.why = b->is_complete ? NULL : "sheet.incomplete";
    return cell;
}

/* -- what people agreed on -- */

/* The figure even when the bid is rejected now: what its points come from. */
static struct cell
agreed_value(struct plan *p, const struct node *n)
{
    struct expr_env env = node_env(n);
    struct expr_run run;
    struct expr_problem problem;
    struct cell cell = cell_blank();
    real value;

    if (n->kind != NODE_FORMULA) {
        return cell_of_number(n->value.low, n->step.unit);
    }
    run = plan_run(p, n, &env);
    if (expr_evaluate(p->workings, n->entry->expr, &run, &value, &problem)) {
        cell = cell_of_number(num_copy(p->arena, value.low), n->step.unit);
    }
    cell.unit = n->step.unit;
    arena_empty(p->workings);
    return cell;
}

static struct cell
input_cell(struct draft *t, const struct node *n)
{
    struct plan *p = t->plan;
    size_t owner = p->owners[n->number - 1];
    struct cell cell = agreed_value(p, n);

    if (owner > 0) {
        return mirror(t, cell, p->inputs[owner - 1]);
    }
    cell.is_free = true;
    return cell;
}

/* Points that were agreed on: they stand on the page of scores. */
static struct cell
agreed_cell(struct draft *t, const struct node *n)
{
    struct plan *p = t->plan;
    const struct node *only_if = n->step.only_if;
    const char *at =
        spot_text(p->arena, t->grid->page, p->inputs[n->number - 1]);
    struct spot is_in =
        only_if ? layout_spot(p->layout, only_if) : (struct spot){NULL, 0, 0};

    if (!is_in.page) {
        return mirror(t, cell_of_value(n), p->inputs[n->number - 1]);
    }
    return cell_live(cell_of_value(n),
                     JOINED(p->arena, "IF(OR(",
                            spot_text(p->arena, t->grid->page, is_in),
                            "<>1,COUNT(", at, ")=0),\"\",", at, ")"));
}

/* -- nodes -- */

static struct cell
node_cell(struct draft *t, const struct node *n, size_t column)
{
    struct plan *p = t->plan;
    size_t owner = p->owners[n->number - 1];
    struct cell cell;

    if (strcmp(n->step.quantity, "admitted") == 0) {
        return admitted_cell(t, n, column);
    }
    if (p->inputs[n->number - 1].page) {
        return agreed_cell(t, n);
    }
    if (owner > 0 && p->spots[owner - 1].page) {
        return mirror(t, cell_of_value(n), p->spots[owner - 1]);
    }
    if (n->kind == NODE_FORMULA &&
        home_of(n->step.quantity)->home != HOME_SCORES) {
        return cell_of_formula(t, n, column);
    }
    cell = n->kind == NODE_GIVEN ? cell_of_value(n) : agreed_value(p, n);
    cell.is_free = home_of(n->step.quantity)->is_free;
    return cell;
}

/* 0 where the sheet shows what the program found, 1 where only one of them
 * has a figure. */
static struct cell
difference_cell(struct draft *t, const struct node *n, size_t column)
{
    struct plan *p = t->plan;
    struct arena *a = p->arena;
    const char *x = spot_text(a, t->grid->page, draft_spot(t->of, column));
    const char *y = spot_text(a, t->grid->page, draft_spot(t->of->of, column));
    int decimals = sheet_decimals(n->step.unit, p->money_digits);
    struct cell zero = {.state = CELL_GIVEN, .unit = n->step.unit};

    zero.decimals = -1;
    return cell_live(zero, arena_printf(a,
                                        "IF(COUNT(%s,%s)=2,ROUND(%s-%s,%d),"
                                        "IF(COUNT(%s,%s)=0,0,1))",
                                        y, x, y, x, decimals, x, y));
}

/* Helpers are shown with a few decimals, but for whole figures. */
#define STEP_DECIMALS 4

static struct cell
whole_or_not(struct cell cell)
{
    long whole;

    if (!cell.text && num_to_long(cell.value, &whole)) {
        cell.decimals = 0;
    }
    return cell;
}

static struct cell
cell_in(struct draft *t, size_t column)
{
    const struct node *n = t->nodes[column];

    switch (t->fill) {
    case FILL_NODES:
        return n ? node_cell(t, n, column) : t->line.cells[column];
    case FILL_INPUTS:
        return n ? input_cell(t, n) : t->line.cells[column];
    case FILL_STEPS:
        return whole_or_not(step_cell(t, column));
    case FILL_PROGRAM:
        return n ? cell_of_value(n) : t->line.cells[column];
    case FILL_DIFFERENCE:
        return n ? difference_cell(t, n, column) : t->line.cells[column];
    case FILL_OWN:
    case FILL_NOTHING:
        break;
    }
    return t->line.cells[column];
}

static void
fill_line(struct draft *t)
{
    struct grid *g = t->grid;

    if (t->fill == FILL_NOTHING || !t->line.cells) {
        return;
    }
    t->line.decimals = decimals_for(t->plan, t->nodes, g->columns_count);
    if (t->fill == FILL_STEPS) {
        t->line.decimals = STEP_DECIMALS;
    }
    for (size_t c = 0; c < g->columns_count; c++) {
        if (t->fill == FILL_OWN) {
            t->own(t, c);
        } else {
            t->line.cells[c] = cell_in(t, c);
        }
        if (!g->lot && t->nodes[c]) {
            t->line.cells[c].decimals =
                (signed char)decimals_for(t->plan, &t->nodes[c], 1);
        }
        if (t->line.cells[c].state == CELL_HELD) {
            t->plan->layout->held++;
        }
    }
}

void
sketch_fill(struct sketch *s)
{
    struct arena *a = s->plan->arena;

    s->grid->lines = arena_array(a, struct line, s->count + 1);
    s->grid->lines_count = s->count;
    for (size_t i = 0; i < s->count; i++) {
        fill_line(s->lines[i]);
        s->grid->lines[i] = s->lines[i]->line;
    }
}
