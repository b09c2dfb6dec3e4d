/* Formulas as text: where the quantities of a node stand, and what a cell of
 * a lowered formula holds. */
#include "layout/family.h"

#include <string.h>

/* Who asks for references: the family, for one column. */
struct viewer {
    const struct family *family;
    const struct page *page;
    size_t column;
    const struct node *node; /* whose formula it is */
    bool is_lost;            /* something it needs stands nowhere */
};

/* A cell that is no number: the heading of the grid. */
static const char *
no_number(const struct viewer *v)
{
    const struct grid *g = v->family->sketch->grid;

    return spot_text(v->family->plan->texts, v->page,
                     (struct spot){g->page, g->head, g->first_column});
}

/* What stands nowhere but is a plain figure is put in as it is. */
static const char *
literal(struct viewer *v, const struct node *n)
{
    const char *exact =
        n->is_blank || n->value.is_interval
            ? NULL
            : num_exact_decimal(v->family->plan->texts, n->value.low, 12);

    v->is_lost = v->is_lost || !exact || n->kind == NODE_FORMULA;
    return exact ? exact : "0";
}

static const char *
reference(struct viewer *v, const struct node *n)
{
    struct spot spot;

    if (!n) {
        return no_number(v);
    }
    spot = layout_spot(v->family->plan->layout, n);
    return spot.page ? spot_text(v->family->plan->texts, v->page, spot)
                     : literal(v, n);
}

static const char *
quantity(void *of, size_t index, const size_t at[AXIS_COUNT])
{
    struct viewer *v = of;

    return reference(v, node_bound(v->node, index, at));
}

static const char *
member(void *of, enum axis axis, size_t index)
{
    struct viewer *v = of;
    const struct node *n = node_member(v->node, axis, index);

    return n ? reference(v, n) : NULL;
}

/* The column of the viewer's own bid, as a number among the bids. */
static size_t
own_bid(const struct viewer *v)
{
    return v->column >= v->family->sketch->commons
               ? v->column - v->family->sketch->commons
               : 0;
}

static struct spot
step_spot(struct viewer *v, size_t step, const size_t at[AXIS_COUNT],
          size_t along)
{
    const struct family *f = v->family;
    const struct sheet_step *s = sheet_step(f->sheet, step);
    bool is_indexed = (s->axes & AXIS_BIT(AXIS_BIDS)) && family_has_bids(f);
    size_t own = is_indexed ? at[AXIS_BIDS] : own_bid(v);
    struct place_at where = {at, own, along};
    size_t column = 0;
    struct spot spot;

    if (!f->lines[step]) {
        v->is_lost = true;
        return (struct spot){f->sketch->grid->page, 0, 0};
    }
    if (step_is_across(s)) {
        column = sketch_bid_column(f->sketch, along);
    } else if (step_is_by_bid(f, s)) {
        column = sketch_bid_column(f->sketch, own);
    }
    spot = draft_spot(f->lines[step], column);
    spot.row += step_line(f, s, &where);
    return spot;
}

static const char *
cell(void *of, size_t step, const size_t at[AXIS_COUNT])
{
    struct viewer *v = of;

    return spot_text(v->family->plan->texts, v->page,
                     step_spot(v, step, at, 0));
}

/* How many cells a row has. */
static size_t
row_length(const struct viewer *v, size_t step)
{
    const struct sheet_step *s = sheet_step(v->family->sheet, step);

    return v->family->count[s->over];
}

static const char *
row(void *of, size_t step, const size_t at[AXIS_COUNT])
{
    struct viewer *v = of;
    size_t length = row_length(v, step);
    struct spot first = step_spot(v, step, at, 0);
    struct spot last = step_spot(v, step, at, length > 0 ? length - 1 : 0);

    return spot_range(v->family->plan->texts, v->page, first, last);
}

static const char *
row_cell(void *of, size_t step, const size_t at[AXIS_COUNT], size_t along)
{
    struct viewer *v = of;

    return spot_text(v->family->plan->texts, v->page,
                     step_spot(v, step, at, along));
}

static struct sheet_refs
refs_of(struct viewer *v)
{
    return (struct sheet_refs){
        .of = v,
        .quantity = quantity,
        .member = member,
        .cell = cell,
        .row = row,
        .row_cell = row_cell,
        .money_digits = v->family->money_digits,
    };
}

/* Only where its condition is 1. */
static const char *
guarded(struct viewer *v, const char *text)
{
    const struct node *only_if = v->node->step.only_if;

    if (!only_if) {
        return text;
    }
    return JOINED(v->family->plan->texts, "IF(", reference(v, only_if),
                  "<>1,\"\",", text, ")");
}

static struct cell
held(struct cell value, const char *why)
{
    value.state = CELL_HELD;
    value.why = why;
    return value;
}

/* Keeps a formula that was made of parts. */
static struct cell
kept(struct plan *p, struct cell value, const char *text)
{
    struct cell cell = cell_live(value, arena_text(p->arena, text));

    arena_empty(p->texts);
    return cell;
}

/* -- the formula itself -- */

struct cell
cell_of_formula(struct draft *t, const struct node *n, size_t column)
{
    struct plan *p = t->plan;
    const struct family *f = t->family;
    struct cell value = cell_of_value(n);
    struct sheet_refs refs;
    struct sheet_spot spot = {0};
    struct viewer v;
    const char *text;

    while (f->entry != n->entry) {
        f = f->next;
    }
    v = (struct viewer){f, t->grid->page, column, n, false};
    refs = refs_of(&v);
    spot.step = sheet_count(f->sheet) - 1;
    memcpy(spot.at, n->frame->own, sizeof spot.at);
    if (!family_trusts(f, n)) {
        return held(value, "sheet.too-close");
    }
    text = sheet_text(p->texts, f->sheet, &spot, &refs);
    if (!text) {
        return held(value,
                    sheet_state_code(sheet_step(f->sheet, spot.step)->state));
    }
    text = guarded(&v, text);
    return v.is_lost ? held(value, "sheet.stands-nowhere")
                     : kept(p, value, text);
}

/* -- helper cells -- */

static struct cell
shown(struct plan *p, const struct draft *t, const struct node *n,
      const struct sheet_spot *spot)
{
    struct expr_env env = node_env(n);
    struct expr_run run = plan_run(p, n, &env);
    const struct sheet_step *step = sheet_step(t->family->sheet, t->step);
    struct cell cell = cell_blank();
    real value;

    switch (sheet_value(p->workings, t->family->sheet, spot, &run,
                        t->family->money_digits, &value)) {
    case SHEET_SHOWS_NUMBER:
        cell = cell_of_number(num_copy(p->arena, value.low), step->unit);
        break;
    case SHEET_SHOWS_MISSING:
        cell.text = "n/a";
        break;
    case SHEET_SHOWS_BLANK:
        break;
    }
    cell.unit = step->unit;
    arena_empty(p->workings);
    return cell;
}

/* The node whose frame a helper cell is seen in; NULL: the cell is empty. */
static const struct node *
node_behind(const struct draft *t, size_t column)
{
    const struct family *f = t->family;
    const struct sheet_step *step = sheet_step(f->sheet, t->step);

    if (t->is_by_own) {
        return f->nodes[sketch_bid_column(f->sketch, t->own_bid)];
    }
    if (step_is_across(step)) {
        return column >= f->sketch->commons ? f->first : NULL;
    }
    if (!step_is_by_bid(f, step)) {
        return column == 0 ? f->first : NULL;
    }
    return f->nodes[column];
}

/* Has the node as many indexes as the line is about? */
static bool
is_within(const struct draft *t, const struct node *n)
{
    const struct sheet_step *step = sheet_step(t->family->sheet, t->step);
    bool is_down = step->shape == SHEET_ROW && !step_is_across(step);

    for (size_t axis = AXIS_BIDS + 1; axis < AXIS_COUNT; axis++) {
        if (t->at[axis] > 0 && t->at[axis] >= n->frame->count[axis]) {
            return false;
        }
    }
    return !is_down || t->member < n->frame->count[step->over];
}

/* Is anything live that the cell helps to find? Otherwise it is held too. */
static bool
helps_any(const struct draft *t, const struct node *n)
{
    const struct sheet_step *step = sheet_step(t->family->sheet, t->step);
    bool is_own = t->is_by_own ||
                  (step_is_by_bid(t->family, step) && !step_is_across(step));

    return is_own ? family_trusts(t->family, n) : family_trusts_any(t->family);
}

static struct sheet_spot
step_indexes(const struct draft *t, size_t column, const struct node *n)
{
    const struct family *f = t->family;
    struct sheet_spot spot = {.step = t->step, .member = t->member};

    memcpy(spot.at, n->frame->own, sizeof spot.at);
    for (size_t axis = AXIS_BIDS + 1; axis < AXIS_COUNT; axis++) {
        spot.at[axis] = t->at[axis];
    }
    if (step_is_across(sheet_step(f->sheet, t->step))) {
        spot.member = column - f->sketch->commons;
    }
    return spot;
}

struct cell
step_cell(struct draft *t, size_t column)
{
    struct plan *p = t->plan;
    const struct family *f = t->family;
    const struct sheet_step *step = sheet_step(f->sheet, t->step);
    const struct node *n = node_behind(t, column);
    bool is_own = step_is_by_bid(f, step) && !step_is_across(step);
    struct viewer v = {f, t->grid->page, column, n, false};
    struct sheet_refs refs = refs_of(&v);
    struct sheet_spot spot;
    struct cell value;
    const char *text;

    if (!family_has(f, n) || !is_within(t, n)) {
        return (struct cell){.decimals = -1};
    }
    spot = step_indexes(t, column, n);
    value = is_own && n->step.only_if && !node_is_one(n->step.only_if)
                ? cell_blank()
                : shown(p, t, n, &spot);
    text = sheet_text(p->texts, f->sheet, &spot, &refs);
    if (!text || v.is_lost) {
        return held(value, text ? "sheet.stands-nowhere"
                                : sheet_state_code(step->state));
    }
    if (!helps_any(t, n)) {
        return held(value, "sheet.too-close");
    }
    return kept(p, value, is_own ? guarded(&v, text) : text);
}
