/*
 * Which steps a formula needs in a spreadsheet.
 */
#include "expr/lower.h"

#include "expr/tell.h"

#include <assert.h>
#include <string.h>

struct lowering {
    struct arena *arena;
    struct sheet *sheet;
};

static void lower(struct lowering *l, const struct node *n, bool is_last);

bool
sheet_find(const struct sheet *s, enum step_role role, const struct node *node,
           size_t *index)
{
    for (size_t i = 0; i < s->use_count; i++) {
        if (s->uses[i].role != role || s->uses[i].node != node)
            continue;
        *index = s->uses[i].step;
        return true;
    }
    return false;
}

static bool
find_equal(const struct sheet *s, const struct step *wanted, size_t *index)
{
    for (size_t i = 0; i < s->count; i++) {
        if (s->steps[i].role != wanted->role ||
            strcmp(s->steps[i].shown.text, wanted->shown.text) != 0)
            continue;
        *index = i;
        return true;
    }
    return false;
}

static void
add_use(struct lowering *l, enum step_role role, const struct node *n,
        size_t step)
{
    struct sheet *s = l->sheet;

    s->uses = arena_grow(l->arena, s->uses, s->use_count, s->use_count + 1,
                         sizeof s->uses[0]);
    s->uses[s->use_count++] = (struct use){role, n, step};
}

/* A step for `node`, unless an equal one is there. */
static void
add_step(struct lowering *l, struct step step)
{
    struct sheet *s = l->sheet;
    size_t index;

    if (!find_equal(s, &step, &index)) {
        index = s->count;
        s->steps = arena_grow(l->arena, s->steps, index, index + 1,
                              sizeof s->steps[0]);
        s->steps[s->count++] = step;
    }
    add_use(l, step.role, step.node, index);
}

static const char *
text_of_node(struct lowering *l, const struct node *n)
{
    return node_text(l->arena, l->sheet->expr->scope, n);
}

static void
add_cell(struct lowering *l, enum step_role role, const struct node *n)
{
    add_step(l, (struct step){.shown = {.shape = SHEET_CELL,
                                        .axes = n->axes,
                                        .text = text_of_node(l, n),
                                        .unit = n->unit},
                              .role = role,
                              .node = n});
}

/* What is ranked is rounded first. */
static const char *
ranked_text(struct lowering *l, const struct node *n)
{
    return arena_printf(l->arena, "round(%s, %d)", text_of_node(l, n->parts[0]),
                        sheet_decimals(n->parts[0]->unit, 0));
}

static void
add_own(struct lowering *l, const struct node *n)
{
    add_step(l, (struct step){.shown = {.shape = SHEET_CELL,
                                        .axes = n->parts[0]->axes,
                                        .text = ranked_text(l, n),
                                        .unit = n->parts[0]->unit},
                              .role = STEP_OWN,
                              .node = n});
}

bool
sheet_shares_row(const struct node *n)
{
    enum function_id id = n->function->id;

    return n->is_others &&
           (id == FUNCTION_LOWEST || id == FUNCTION_HIGHEST ||
            id == FUNCTION_COUNT || id == FUNCTION_SUM || id == FUNCTION_MEAN ||
            id == FUNCTION_RANK || id == FUNCTION_RANK_LOW);
}

static bool
is_without_own(const struct node *n)
{
    return n->is_others && !sheet_shares_row(n);
}

/* What the members of a row differ in besides their index. */
static unsigned
row_axes(const struct node *n)
{
    unsigned axes = n->count > 0 ? n->parts[0]->axes : 0;

    axes |= n->where != NULL ? n->where->axes : 0;
    axes &= ~AXIS_BIT(n->axis);
    return is_without_own(n) ? axes | AXIS_BIT(AXIS_BIDS) : axes;
}

static bool
counts_condition(const struct node *n)
{
    return n->function->id == FUNCTION_COUNT && n->count > 0 &&
           n->parts[0]->unit.is_truth;
}

/* "price over others where price > 0": equal for all aggregates of a row. */
static const char *
row_text(struct lowering *l, const struct node *n)
{
    struct buf b = buf_start(l->arena);
    const char *join = " where ";

    if (n->function->id == FUNCTION_COUNT)
        buf_add(&b, "1");
    else
        buf_add(&b, n->function->units == UNITS_FREE
                        ? ranked_text(l, n)
                        : text_of_node(l, n->parts[0]));
    buf_addf(&b, " over %s", is_without_own(n) ? "others" : axis_name(n->axis));
    if (n->where != NULL) {
        buf_addf(&b, "%s%s", join, text_of_node(l, n->where));
        join = " and ";
    }
    if (counts_condition(n))
        buf_addf(&b, "%s%s", join, text_of_node(l, n->parts[0]));
    return buf_text(&b);
}

static void
add_row(struct lowering *l, const struct node *n)
{
    bool is_count = n->function->id == FUNCTION_COUNT;

    add_step(l, (struct step){
                    .shown = {.shape = SHEET_ROW,
                              .axes = row_axes(n),
                              .over = n->axis,
                              .is_without_own = is_without_own(n),
                              .text = row_text(l, n),
                              .unit = is_count ? unit_none : n->parts[0]->unit},
                    .role = STEP_ROW,
                    .node = n});
}

static void
lower_aggregate(struct lowering *l, const struct node *n)
{
    if (n->count > 0)
        lower(l, n->parts[0], true);
    if (n->where != NULL)
        lower(l, n->where, false);
    for (size_t i = 1; i < n->count; i++)
        lower(l, n->parts[i], false);
    add_row(l, n);
    if (n->function->units == UNITS_FREE)
        add_own(l, n);
    add_cell(l, STEP_AGGREGATE, n);
}

/* An `if` whose branch may be blank stands last in its cell: a blank is text,
 * which nothing can be added to. */
static void
lower_choice(struct lowering *l, const struct node *n, bool is_last)
{
    bool is_inline = is_last && !n->unit.is_truth;

    lower(l, n->parts[0], false);
    lower(l, n->parts[1], !n->unit.is_truth);
    lower(l, n->parts[2], !n->unit.is_truth);
    if (!is_inline)
        add_cell(l, STEP_PART, n);
}

/* What a cell refers to more than once has a cell of its own, so that the
 * text does not grow by multiplying. */
static void
add_repeated(struct lowering *l, const struct node *n)
{
    size_t known;

    if (n->kind >= NODE_CALL && n->kind != NODE_AGGREGATE &&
        !sheet_find(l->sheet, STEP_PART, n, &known))
        add_cell(l, STEP_PART, n);
}

static bool
repeats_arguments(const struct node *n)
{
    return n->function != NULL && (n->function->id == FUNCTION_TRUNC ||
                                   n->function->id == FUNCTION_ROUND_EVEN);
}

static void
lower(struct lowering *l, const struct node *n, bool is_last)
{
    if (n->kind == NODE_AGGREGATE) {
        lower_aggregate(l, n);
        return;
    }
    if (n->function != NULL && n->function->id == FUNCTION_IF) {
        lower_choice(l, n, is_last);
        return;
    }
    for (size_t i = 0; i < n->count; i++) {
        lower(l, n->parts[i], false);
        if (repeats_arguments(n))
            add_repeated(l, n->parts[i]);
    }
}

const struct sheet *
sheet_lower(struct arena *a, const struct expr *e)
{
    struct sheet *s = arena_new(a, struct sheet);
    struct lowering l = {a, s};

    s->expr = e;
    lower(&l, e->root, true);
    add_cell(&l, STEP_RESULT, e->root);
    for (size_t i = 0; i < s->count; i++)
        s->steps[i].shown.state = sheet_measure(a, s, i);
    return s;
}

size_t
sheet_count(const struct sheet *s)
{
    return s->count;
}

const struct sheet_step *
sheet_step(const struct sheet *s, size_t index)
{
    assert(index < s->count);
    return &s->steps[index].shown;
}

const char *
sheet_words(struct arena *a, enum lang lang, const struct sheet *s,
            size_t index)
{
    struct teller t = {.arena = a, .lang = lang, .scope = s->expr->scope};
    const struct step *step = &s->steps[index];
    const struct node *n = step->node;

    if ((step->role == STEP_ROW || step->role == STEP_OWN) && n->count > 0)
        n = n->parts[0];
    return tell_text(&t, n, BINDS_LOOSEST);
}
