/* A method's weights, and whatever else the buyer fixed for it. */
#include "layout/plan.h"

static const char *const weight_titles[WEIGHT_COLUMNS] = {
    [WEIGHT_ANNOUNCED] = "book.weight-announced",
    [WEIGHT_USED] = "book.weight-used",
    [WEIGHT_DEVIATION] = "book.weight-deviation",
    [WEIGHT_OF_PARENT] = "book.weight-of-parent",
    [WEIGHT_OF_TOTAL] = "book.weight-of-total",
    [WEIGHT_SUM_BELOW] = "book.weight-sum-below",
    [WEIGHT_MOST_POINTS] = "book.most-points",
    [WEIGHT_THRESHOLD] = "book.threshold",
};

static struct grid_column *
weight_columns(struct plan *p)
{
    struct grid_column *columns =
        arena_array(p->arena, struct grid_column, WEIGHT_COLUMNS);

    for (size_t c = 0; c < WEIGHT_COLUMNS; c++) {
        columns[c].title = text_of(p->lang, weight_titles[c]);
        columns[c].width = 13;
    }
    return columns;
}

/* A line for each criterion, and one for all of them. */
static void
begin_weights(struct plan *p, size_t index)
{
    struct method_layout *m = &p->layout->methods[index];
    struct sketch *s = &p->weights[index];
    struct draft *all;

    m->weights = (struct grid){
        .page = layout_page(p->layout, PAGE_WEIGHTS, NULL),
        .method = m->method,
        .title = m->method->title ? m->method->title : m->method->id,
        .first_column = 2,
        .columns = weight_columns(p),
        .columns_count = WEIGHT_COLUMNS,
    };
    sketch_begin(s, p, &m->weights, NULL);
    for (size_t k = 0; k < m->method->all_count; k++) {
        const struct criterion *c = m->method->all[k];
        struct draft *t = sketch_line(s, c->id);

        t->fill = FILL_NODES;
        t->line.criterion = c;
        t->line.mark = c->id;
        t->line.label = c->title;
        t->line.kind = c->criteria_count > 0 ? LINE_NODE : LINE_FIGURES;
        for (const struct criterion *up = c->parent; up; up = up->parent) {
            t->line.indent++;
        }
    }
    all = sketch_line(s, "/all");
    all->line.label = text_of(p->lang, "book.weight-all");
    all->line.kind = LINE_TOTAL;
    all->fill = FILL_NODES;
}

static void
show_whole(struct draft *t, size_t column)
{
    const struct method_layout *m = t->about;

    t->line.cells[column] = m->is_whole;
}

static void
show_announced(struct draft *t, size_t column)
{
    const struct method_layout *m = t->about;

    t->line.cells[column] = m->is_announced;
}

static void
begin_parameters(struct plan *p, size_t index)
{
    struct method_layout *m = &p->layout->methods[index];
    struct grid_column *column = arena_new(p->arena, struct grid_column);

    column->title = text_of(p->lang, "book.value");
    m->parameters = (struct grid){
        .page = layout_page(p->layout, PAGE_WEIGHTS, NULL),
        .method = m->method,
        .title = text_of(p->lang, "book.parameters"),
        .first_column = 2,
        .columns = column,
        .columns_count = 1,
    };
    sketch_begin(&p->parameters[index], p, &m->parameters, NULL);
    sketch_own(&p->parameters[index], "book.weights-whole", show_whole)->about =
        m;
    sketch_own(&p->parameters[index], "book.weights-announced", show_announced)
        ->about = m;
}

size_t
method_index(const struct plan *p, const struct method *m)
{
    size_t i = 0;

    while (i < p->layout->methods_count && p->layout->methods[i].method != m) {
        i++;
    }
    return i;
}

void
plan_methods(struct plan *p)
{
    struct layout *l = p->layout;

    l->methods = arena_array(p->arena, struct method_layout, l->lots_count + 1);
    for (size_t i = 0; i < l->lots_count; i++) {
        const struct method *m = l->lots[i].lot->lot->method;

        if (method_index(p, m) == l->methods_count) {
            l->methods[l->methods_count++].method = m;
        }
    }
    p->weights = arena_array(p->arena, struct sketch, l->methods_count + 1);
    p->parameters = arena_array(p->arena, struct sketch, l->methods_count + 1);
    for (size_t i = 0; i < l->methods_count; i++) {
        begin_weights(p, i);
        begin_parameters(p, i);
    }
}

/* -- rows -- */

/* Rows between tables: a blank one, the title, and the headings. */
#define ROWS_BETWEEN 2

void
settle_methods(struct plan *p)
{
    size_t row = 5;

    for (size_t i = 0; i < p->layout->methods_count; i++) {
        struct method_layout *m = &p->layout->methods[i];

        m->weights.head = row + 1;
        sketch_steps(&p->weights[i], false);
        row = sketch_settle(&p->weights[i]) + ROWS_BETWEEN;
        m->parameters.head = row + 1;
        sketch_steps(&p->parameters[i], false);
        row = sketch_settle(&p->parameters[i]) + ROWS_BETWEEN;
        m->is_whole_at = draft_spot(p->parameters[i].lines[0], 0);
        m->is_announced_at = draft_spot(p->parameters[i].lines[1], 0);
    }
}

/* -- the table's own cells -- */

static const char *
column_range(struct sketch *s, size_t count, size_t column)
{
    const struct page *page = s->grid->page;

    return spot_range(s->plan->arena, page, draft_spot(s->lines[0], column),
                      draft_spot(s->lines[count - 1], column));
}

/* "$E$8+$E$12": what the criteria just below `parent` have in use. */
static const char *
sum_below(struct sketch *s, const struct criterion *parent)
{
    struct buf b = buf_start(s->plan->arena);

    for (size_t i = 0; i < s->count; i++) {
        const struct criterion *c = s->lines[i]->line.criterion;

        if (c && c->parent == parent && s->lines[i]->nodes[WEIGHT_USED]) {
            buf_add(&b, b.size > 0 ? "+" : "");
            buf_add(&b, cell_of(s->lines[i], WEIGHT_USED, s->grid->page));
        }
    }
    return b.size > 0 && b.size < 8000 ? buf_text(&b) : NULL;
}

static void
announce(struct draft *t)
{
    struct plan *p = t->plan;
    const struct node *used = t->nodes[WEIGHT_USED];
    struct cell zero = {.unit = unit_share, .decimals = -1};

    if (!used) {
        return;
    }
    t->line.cells[WEIGHT_ANNOUNCED] = cell_of_value(used);
    t->line.cells[WEIGHT_DEVIATION] = cell_live(
        zero, arena_printf(p->arena, "ROUND(%s-%s,10)",
                           cell_of(t, WEIGHT_USED, t->grid->page),
                           cell_of(t, WEIGHT_ANNOUNCED, t->grid->page)));
}

static void
add_sum(struct sketch *s, struct draft *t, const struct criterion *parent)
{
    const char *sum = sum_below(s, parent);
    struct cell one = cell_of_number(num_int(s->plan->arena, 1), unit_share);

    if (sum) {
        t->line.cells[WEIGHT_SUM_BELOW] = cell_live(one, sum);
    }
}

/* Do the weights in use add up, and are they the announced ones? */
static void
check_weights(struct plan *p, size_t index)
{
    struct method_layout *m = &p->layout->methods[index];
    struct sketch *s = &p->weights[index];
    size_t all = m->method->all_count + 1;
    bool is_of_total = p->evaluation->folder->award.weights == WEIGHTS_OF_TOTAL;
    const char *sums =
        column_range(s, all, is_of_total ? WEIGHT_OF_TOTAL : WEIGHT_SUM_BELOW);
    const char *deviations = column_range(s, all, WEIGHT_DEVIATION);
    struct cell yes = cell_of_count(p, 1);

    if (is_of_total) {
        sums = cell_of(s->lines[all - 1], WEIGHT_OF_TOTAL, s->grid->page);
    }
    m->is_whole = cell_live(yes, arena_printf(p->arena,
                                              "IF(AND(ROUND(MAX(%s)-1,10)=0,"
                                              "ROUND(MIN(%s)-1,10)=0),1,0)",
                                              sums, sums));
    m->is_announced =
        cell_live(yes, arena_printf(p->arena, "IF(MAX(%s,0)-MIN(%s,0)=0,1,0)",
                                    deviations, deviations));
}

/* The cells of a table of weights, line by line. */
static struct cell *
cell_number(struct grid *g, size_t number)
{
    return &g->lines[number / WEIGHT_COLUMNS].cells[number % WEIGHT_COLUMNS];
}

/* One number of decimals for all weights of the table. */
static void
align_shares(struct grid *g)
{
    size_t count = g->lines_count * WEIGHT_COLUMNS;
    signed char most = 0;

    for (size_t i = 0; i < count; i++) {
        const struct cell *cell = cell_number(g, i);

        if (cell->unit.is_share && cell->decimals > most) {
            most = cell->decimals;
        }
    }
    for (size_t i = 0; i < count; i++) {
        struct cell *cell = cell_number(g, i);

        if (cell->unit.is_share) {
            cell->decimals = most;
        }
    }
}

static void
fill_method(struct plan *p, size_t index)
{
    struct method_layout *m = &p->layout->methods[index];
    struct sketch *s = &p->weights[index];
    bool is_of_total = p->evaluation->folder->award.weights == WEIGHTS_OF_TOTAL;

    for (size_t k = 0; k <= m->method->all_count; k++) {
        struct draft *t = s->lines[k];

        announce(t);
        if (!is_of_total &&
            (!t->line.criterion || t->line.criterion->criteria_count > 0)) {
            add_sum(s, t, t->line.criterion);
        }
    }
    if (!m->method->is_on_points) {
        check_weights(p, index);
    }
    sketch_fill(s);
    align_shares(&m->weights);
    sketch_fill(&p->parameters[index]);
}

void
fill_methods(struct plan *p)
{
    for (size_t i = 0; i < p->layout->methods_count; i++) {
        fill_method(p, i);
    }
}
