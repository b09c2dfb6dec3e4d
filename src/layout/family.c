/* The steps of a lowered formula and where they stand: one step for all bids
 * in a line, one for each line of a block. */
#include "layout/family.h"

#include <string.h>

/* Rows of one's own (over others) make a block of bids x bids: not beyond. */
#define MOST_OWN_ROWS 40

/* Digits before the point of what is not money: points, shares, places. */
#define FEW_DIGITS 4

const struct sheet *
lowered(struct plan *p, const struct formula_entry *entry)
{
    const struct lowered *known = p->lowered;
    struct lowered *own;

    while (known && known->entry != entry) {
        known = known->next;
    }
    if (known) {
        return known->sheet;
    }
    own = arena_new(p->arena, struct lowered);
    *own =
        (struct lowered){entry, sheet_lower(p->arena, entry->expr), p->lowered};
    p->lowered = own;
    return own->sheet;
}

/* -- do all nodes of the line have the same inputs, but by bid? -- */

static size_t
bound_size(const struct frame *f, const struct bound *b)
{
    size_t size = 1;

    for (size_t axis = 0; axis < AXIS_COUNT; axis++) {
        if (b->axes & AXIS_BIT(axis)) {
            size *= f->count[axis];
        }
    }
    return size;
}

static bool
are_same(const struct node *const *x, const struct node *const *y, size_t count)
{
    size_t i = 0;

    while (i < count && x[i] == y[i]) {
        i++;
    }
    return i == count;
}

static bool
binds_alike(const struct node *x, const struct node *y, size_t quantity)
{
    const struct bound *b = x->bindings[quantity];
    const struct bound *c = y->bindings[quantity];

    if (!b || !c || b->nodes == c->nodes) {
        return b == c || (b && c);
    }
    return b->axes == c->axes &&
           bound_size(x->frame, b) == bound_size(y->frame, c) &&
           are_same(b->nodes, c->nodes, bound_size(x->frame, b));
}

static bool
share_inputs(const struct node *x, const struct node *y)
{
    const struct scope *scope = x->entry->scope;

    for (size_t q = 0; q < scope->count; q++) {
        bool by_bid = scope->quantities[q].axes & AXIS_BIT(AXIS_BIDS);

        if (!by_bid && !binds_alike(x, y, q)) {
            return false;
        }
    }
    return x->frame->members[AXIS_BIDS] == y->frame->members[AXIS_BIDS];
}

bool
family_has(const struct family *f, const struct node *n)
{
    return n && n->kind == NODE_FORMULA && n->entry == f->entry;
}

static void
count_axes(struct family *f, const struct node *n)
{
    for (size_t axis = 0; axis < AXIS_COUNT; axis++) {
        if (n->frame->count[axis] > f->count[axis]) {
            f->count[axis] = n->frame->count[axis];
        }
    }
}

/* Is the quantity money? Of rules that take any unit, what they are given. */
static bool
is_money(const struct node *n, size_t quantity)
{
    struct unit unit = n->entry->scope->quantities[quantity].unit;
    const struct bound *b = n->bindings[quantity];

    if (unit.is_any && b && bound_size(n->frame, b) > 0 && b->nodes[0]) {
        unit = b->nodes[0]->step.unit;
    }
    return unit.money > 0;
}

static bool
is_about_money(const struct family *f)
{
    const struct node *n = f->first;
    size_t count = f->entry->scope->count;
    size_t q = 0;

    while (n && q < count && !is_money(n, q)) {
        q++;
    }
    return n && (q < count || n->step.unit.money > 0);
}

struct family *
family_of(struct sketch *s, struct draft *t, const struct formula_entry *entry)
{
    struct family *f = t->family;

    while (f && f->entry != entry) {
        f = f->next;
    }
    if (f) {
        return f;
    }
    f = arena_new(s->plan->arena, struct family);
    *f = (struct family){.plan = s->plan,
                         .sketch = s,
                         .entry = entry,
                         .sheet = lowered(s->plan, entry),
                         .nodes = t->nodes,
                         .is_shared = true,
                         .next = t->family};
    for (size_t c = 0; c < s->grid->columns_count; c++) {
        if (family_has(f, t->nodes[c])) {
            f->first = f->first ? f->first : t->nodes[c];
            f->is_shared = f->is_shared && share_inputs(f->first, t->nodes[c]);
            count_axes(f, t->nodes[c]);
        }
    }
    f->lines = arena_array(s->plan->arena, const struct draft *,
                           sheet_count(f->sheet));
    f->money_digits = is_about_money(f) ? s->plan->money_digits : FEW_DIGITS;
    t->family = f;
    return f;
}

/* -- where a step stands -- */

bool
family_has_bids(const struct family *f)
{
    return f->sketch->lot &&
           f->first->frame->count[AXIS_BIDS] == f->sketch->lot->bids_count &&
           f->first->step.bid;
}

bool
step_is_by_bid(const struct family *f, const struct sheet_step *step)
{
    return f->first->step.bid &&
           (!f->is_shared || (step->axes & AXIS_BIT(AXIS_BIDS)));
}

bool
step_is_across(const struct sheet_step *step)
{
    return step->shape == SHEET_ROW && step->over == AXIS_BIDS;
}

/* Axes but that of bids, over which the step's lines run. */
static unsigned
axes_down(const struct sheet_step *step)
{
    unsigned axes = step->axes;

    if (step->shape == SHEET_ROW) {
        axes |= AXIS_BIT(step->over);
    }
    return axes & ~AXIS_BIT(AXIS_BIDS);
}

static size_t
lines_of(const struct family *f, const struct sheet_step *step)
{
    unsigned axes = axes_down(step);
    size_t count = 1;

    for (size_t axis = 0; axis < AXIS_COUNT; axis++) {
        if (axes & AXIS_BIT(axis)) {
            count *= f->count[axis];
        }
    }
    if (step_is_across(step) && step_is_by_bid(f, step)) {
        count *= f->sketch->lot->bids_count;
    }
    return count > 0 ? count : 1; /* a row of nobody is one blank cell */
}

size_t
step_line(const struct family *f, const struct sheet_step *step,
          const struct place_at *at)
{
    unsigned axes = axes_down(step);
    size_t index = 0;

    for (size_t axis = 0; axis < AXIS_COUNT; axis++) {
        bool is_over = step->shape == SHEET_ROW && step->over == axis;

        if (axes & AXIS_BIT(axis) && !is_over) {
            index = index * f->count[axis] + at->at[axis];
        }
    }
    if (step_is_across(step)) {
        return step_is_by_bid(f, step)
                   ? index * f->sketch->lot->bids_count + at->own
                   : index;
    }
    return step->shape == SHEET_ROW ? index * f->count[step->over] + at->member
                                    : index;
}

/* -- drafting -- */

static bool
is_too_large(const struct family *f, const struct sheet_step *step)
{
    return step_is_across(step) && step_is_by_bid(f, step) &&
           f->sketch->lot->bids_count > MOST_OWN_ROWS;
}

/* The indexes of line `index` of the step. */
static void
set_indexes(const struct family *f, const struct sheet_step *step,
            struct draft *t, size_t index)
{
    if (step_is_across(step) && step_is_by_bid(f, step)) {
        t->is_by_own = true;
        t->own_bid = index % f->sketch->lot->bids_count;
        index /= f->sketch->lot->bids_count;
    } else if (step->shape == SHEET_ROW && !step_is_across(step)) {
        size_t count = f->count[step->over];

        t->member = count > 0 ? index % count : 0;
        t->is_nobody = count == 0;
        index /= count > 0 ? count : 1;
    }
    for (size_t axis = AXIS_COUNT; axis-- > 0;) {
        bool is_over = step->shape == SHEET_ROW && step->over == axis;

        if (axes_down(step) & AXIS_BIT(axis) && !is_over) {
            size_t count = f->count[axis];

            t->at[axis] = count > 0 ? index % count : 0;
            index /= count > 0 ? count : 1;
        }
    }
}

/* What a line of a row stands for: the criterion or price line it is of. */
static const char *
member_words(const struct family *f, const struct draft *t)
{
    const struct sheet_step *step = sheet_step(f->sheet, t->step);
    const struct reference *refs = NULL;
    size_t count = expr_references(f->entry->expr, &refs);
    size_t at[AXIS_COUNT];

    if (step->shape != SHEET_ROW || step_is_across(step) || t->is_nobody) {
        return NULL;
    }
    memcpy(at, t->at, sizeof at);
    at[step->over] = t->member;
    for (size_t i = 0; i < count; i++) {
        const struct node *n = refs[i].iterated & AXIS_BIT(step->over)
                                   ? node_bound(f->first, refs[i].quantity, at)
                                   : NULL;

        if (n && (n->step.title || n->step.criterion || n->step.about)) {
            return n->step.title       ? n->step.title
                   : n->step.criterion ? n->step.criterion
                                       : n->step.about;
        }
    }
    return NULL;
}

static const char *
step_label(const struct family *f, const struct draft *t)
{
    struct plan *p = f->plan;
    const char *words = sheet_words(p->arena, p->lang, f->sheet, t->step);
    const char *member = member_words(f, t);

    if (t->is_by_own) {
        member = layout_bidder(&f->sketch->lot->bids[t->own_bid]);
    }
    return member ? arena_printf(p->arena, "%s: %s", member, words) : words;
}

/* Drafts the lines of one step. */
static void
draft_step(struct sketch *s, struct family *f, size_t step, const char *mark)
{
    const struct sheet_step *shown = sheet_step(f->sheet, step);
    size_t count = is_too_large(f, shown) ? 0 : lines_of(f, shown);

    for (size_t i = 0; i < count; i++) {
        struct draft *t = sketch_line(s, NULL);

        t->fill = FILL_STEPS;
        t->line.kind = LINE_STEP;
        t->family = f;
        t->step = step;
        set_indexes(f, shown, t, i);
        t->line.mark = mark;
        t->line.label = step_label(f, t);
        if (i == 0) {
            f->lines[step] = t;
        }
    }
}

void
family_steps(struct sketch *s, struct family *f, const struct draft *of)
{
    for (size_t k = 0; k + 1 < sheet_count(f->sheet); k++) {
        draft_step(s, f, k, of->line.mark);
    }
}
