/*
 * Numbers and conditions in a cell. Operations stand in parentheses, all of
 * them: no program's precedence decides anything.
 */
#include "expr/cell.h"

/* Decimals of a literal of 40 digits, as a share. */
#define MOST_DECIMALS 50

/* Decimals at which 1 is told from 0. */
#define TRUTH_DECIMALS 10

int
cell_decimals(const struct writer *w, struct unit unit)
{
    return sheet_decimals(unit, w->refs->money_digits);
}

/* The cell of the step that holds `n`, when there is one. */
static bool
write_step(struct writer *w, struct buf *b, const struct node *n)
{
    size_t step;
    enum step_role role =
        n->kind == NODE_AGGREGATE ? STEP_AGGREGATE : STEP_PART;

    if (n == w->self || !sheet_find(w->sheet, role, n, &step))
        return false;
    guard_need(w, b, w->refs->cell(w->refs->of, step, w->at));
    return true;
}

static void
write_comparison(struct writer *w, struct buf *b, const struct node *n)
{
    static const char *const signs[] = {
        [NODE_LESS] = "<",      [NODE_AT_MOST] = "<=", [NODE_MORE] = ">",
        [NODE_AT_LEAST] = ">=", [NODE_EQUAL] = "=",    [NODE_UNEQUAL] = "<>",
    };
    int left = cell_decimals(w, n->parts[0]->unit);
    int right = cell_decimals(w, n->parts[1]->unit);

    buf_add(b, "(ROUND(");
    cell_number(w, b, n->parts[0]);
    buf_add(b, "-");
    cell_number(w, b, n->parts[1]);
    buf_addf(b, ",%d)%s0)", left < right ? left : right, signs[n->kind]);
}

/* The right side of and, or: what only it needs is missed only when it is
 * looked at. A condition cannot be blank, so then it is an error. */
static void
write_lazily(struct writer *w, struct buf *b, const struct node *n)
{
    struct needs outer = guard_begin(w);
    struct buf body = buf_start(w->arena);
    struct needs beyond;

    cell_condition(w, &body, n);
    beyond = guard_beyond(&w->needs, &outer);
    w->needs = outer;
    if (beyond.count == 0) {
        buf_add(b, buf_text(&body));
        return;
    }
    buf_add(b, "IF(");
    guard_count(b, &beyond);
    buf_addf(b, "<%zu,NA(),%s)", beyond.count, buf_text(&body));
}

/* and, or by IF: the right side is not computed when it must not be. */
static void
write_logic(struct writer *w, struct buf *b, const struct node *n)
{
    buf_add(b, n->kind == NODE_NOT ? "NOT(" : "IF(");
    cell_condition(w, b, n->parts[0]);
    if (n->kind != NODE_NOT) {
        buf_add(b, n->kind == NODE_AND ? "," : ",TRUE,");
        write_lazily(w, b, n->parts[1]);
        buf_add(b, n->kind == NODE_AND ? ",FALSE" : "");
    }
    buf_add(b, ")");
}

/* A condition that stands in a cell is 1 or 0 there. */
void
cell_condition(struct writer *w, struct buf *b, const struct node *n)
{
    enum binding binding = node_binding(n->kind);

    if (binding == BINDS_COMPARISON)
        write_comparison(w, b, n);
    else if (binding >= BINDS_OR && binding <= BINDS_NOT)
        write_logic(w, b, n);
    else {
        buf_add(b, "(ROUND(");
        cell_number(w, b, n);
        buf_addf(b, ",%d)<>0)", TRUTH_DECIMALS);
    }
}

/* The technical rounding first: a double of 2.675 is below it. */
void
cell_technical(struct writer *w, struct buf *b, const struct node *n)
{
    buf_add(b, "ROUND(");
    cell_number(w, b, n);
    buf_addf(b, ",%d)", cell_decimals(w, n->unit));
}

static void
write_operation(struct writer *w, struct buf *b, const struct node *n)
{
    buf_add(b, "(");
    if (n->count == 2)
        cell_number(w, b, n->parts[0]);
    buf_add(b, operation_of(n->kind)->text);
    cell_number(w, b, n->parts[n->count - 1]);
    buf_add(b, ")");
}

/* `n` as a number; a condition as 1 or 0. */
void
cell_number(struct writer *w, struct buf *b, const struct node *n)
{
    enum binding binding = node_binding(n->kind);

    if (n->kind == NODE_NUMBER)
        buf_add(b, num_exact_decimal(w->arena, n->value, MOST_DECIMALS));
    else if (n->kind == NODE_QUANTITY)
        guard_need(w, b, w->refs->quantity(w->refs->of, n->quantity, w->at));
    else if (write_step(w, b, n))
        return;
    else if (n->kind == NODE_CALL)
        cell_call(w, b, n);
    else if (binding >= BINDS_SUM)
        write_operation(w, b, n);
    else {
        buf_add(b, "IF(");
        cell_condition(w, b, n);
        buf_add(b, ",1,0)");
    }
}

const char *
cell_region(struct writer *w, const struct node *n)
{
    struct needs outer = guard_begin(w);
    struct buf b = buf_start(w->arena);

    cell_number(w, &b, n);
    return guard_end(w, outer, buf_text(&b));
}
