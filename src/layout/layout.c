#include "layout/plan.h"

#include <string.h>

/* Rows of a lot's page, from the top. */
#define BANNER_ROW 4
#define CARDS_ROW  5
#define CHART_ROWS 20

/* With more bids than this a chart tells nothing. */
#define MOST_CHARTED 60

/* Rows between one table of a page and the next. */
#define ROWS_BETWEEN 2

struct spot
layout_spot(const struct layout *l, const struct node *n)
{
    return l->spots[n->number - 1];
}

const struct line *
grid_line(const struct grid *g, const char *quantity, const struct criterion *c)
{
    for (size_t i = 0; i < g->lines_count; i++) {
        const struct line *line = &g->lines[i];

        if (line->quantity && line->criterion == c &&
            strcmp(line->quantity, quantity) == 0) {
            return line;
        }
    }
    return NULL;
}

/* -- beginning -- */

/* Digits before the point of the largest amount, and one to grow by. */
static int
money_digits(struct plan *p)
{
    size_t most = 5;

    for (const struct node *n = graph_first(p->evaluation->graph); n;
         n = n->next) {
        if (n->step.unit.money > 0 && !n->is_blank) {
            size_t digits =
                strlen(num_decimal(p->workings, n->value.low, 0)) + 1;

            most = digits > most ? digits : most;
            arena_empty(p->workings);
        }
    }
    return most > 14 ? 14 : (int)most;
}

static void
find_lots(struct plan *p)
{
    const struct evaluation *e = p->evaluation;
    struct layout *l = p->layout;

    l->lots = arena_array(p->arena, struct lot_layout, e->lots_count + 1);
    for (size_t i = 0; i < e->lots_count; i++) {
        if (e->lots[i].is_scored) {
            l->lots[l->lots_count++].lot = &e->lots[i];
        }
    }
}

/* Columns: `commons` titles and then the bids. */
static struct grid_column *
bid_columns(struct plan *p, const struct lot_result *lot,
            const char *const *commons, size_t count)
{
    struct grid_column *columns =
        arena_array(p->arena, struct grid_column, count + lot->bids_count + 1);

    for (size_t c = 0; c < count; c++) {
        columns[c].title = text_of(p->lang, commons[c]);
    }
    for (size_t i = 0; i < lot->bids_count; i++) {
        columns[count + i].title = layout_bidder(&lot->bids[i]);
        columns[count + i].bid = &lot->bids[i];
    }
    return columns;
}

static void
begin_grid(struct plan *p, struct sketch *s, struct grid *g,
           const char *const *commons, size_t count)
{
    const struct lot_result *lot = g->lot;

    g->first_column = 2;
    g->columns = bid_columns(p, lot, commons, count);
    g->columns_count = count + lot->bids_count;
    sketch_begin(s, p, g, lot);
}

static void
begin_lot(struct plan *p, size_t i)
{
    static const char *const common[] = {"book.common"};
    static const char *const weight[] = {"book.requirement-weight"};
    static const char *const basis[] = {"book.quantity", "book.factor"};
    struct lot_layout *l = &p->layout->lots[i];
    const char *title = l->lot->lot->title;

    l->figures.lot = l->scores.lot = l->prices.lot = l->lot;
    l->figures.page = l->page;
    l->scores.page = layout_page(p->layout, PAGE_SCORES, NULL);
    l->prices.page = layout_page(p->layout, PAGE_PRICE, NULL);
    l->scores.title = l->prices.title = title ? title : l->lot->lot->id;
    l->figures.title = text_of(p->lang, "book.figures");
    begin_grid(p, &p->figures[i], &l->figures, common, 1);
    begin_grid(p, &p->scores[i], &l->scores, weight, 1);
    begin_grid(p, &p->prices[i], &l->prices, basis, 2);
}

static void
begin(struct plan *p)
{
    size_t nodes = graph_count(p->evaluation->graph) + 1;
    size_t lots;

    p->spots = arena_array(p->arena, struct spot, nodes);
    p->inputs = arena_array(p->arena, struct spot, nodes);
    p->criteria = arena_array(p->arena, const struct criterion *, nodes);
    p->is_placed = arena_array(p->arena, bool, nodes);
    p->agreement = arena_array(p->arena, signed char, nodes);
    p->owners = arena_array(p->arena, size_t, nodes);
    p->stand_ins = arena_array(p->arena, size_t, nodes);
    p->given = keys_create(p->arena);
    p->shared = keys_create(p->arena);
    p->layout->spots = p->spots;
    find_lots(p);
    lots = p->layout->lots_count + 1;
    p->figures = arena_array(p->arena, struct sketch, lots);
    p->scores = arena_array(p->arena, struct sketch, lots);
    p->prices = arena_array(p->arena, struct sketch, lots);
    p->rankings = arena_array(p->arena, struct sketch, lots);
    p->cascades = arena_array(p->arena, struct sketch, lots);
    p->own = arena_array(p->arena, struct own_lines, lots);
    p->money_digits = money_digits(p);
}

/* -- placing -- */

/* The amounts by price line: the helper of the evaluated price that lies along
 * the lines of the form. */
static void
find_amounts(struct plan *p, size_t i)
{
    struct lot_layout *l = &p->layout->lots[i];
    const struct sketch *s = &p->prices[i];

    for (size_t k = 0; k < s->count; k++) {
        const struct draft *t = s->lines[k];
        const struct sheet_step *step =
            t->fill == FILL_STEPS ? sheet_step(t->family->sheet, t->step)
                                  : NULL;

        if (step && step->shape == SHEET_ROW && step->over == AXIS_LINES &&
            step->unit.money > 0) {
            l->amounts_first = l->amounts_count == 0 ? k : l->amounts_first;
            l->amounts_count++;
        }
    }
}

static void
settle_lot(struct plan *p, size_t i)
{
    struct lot_layout *l = &p->layout->lots[i];
    size_t bids = l->lot->bids_count;

    l->banner_row = BANNER_ROW;
    l->cards_row = CARDS_ROW;
    plan_ranking(p, i);
    l->charts_row = l->ranking.head + 2 + bids;
    l->charts_rows = bids == 0 || bids > MOST_CHARTED ? 1
                     : bids > 12                      ? CHART_ROWS + bids / 2
                                                      : CHART_ROWS;
    l->figures.head = l->charts_row + l->charts_rows + ROWS_BETWEEN;
    sketch_sort(&p->figures[i], true);
    sketch_steps(&p->figures[i], true);
    (void)sketch_settle(&p->figures[i]);
}

/* The tables of all lots, one below the other on a page. */
static void
settle_stack(struct plan *p, struct sketch *sketches)
{
    size_t row = BANNER_ROW + 1;

    for (size_t i = 0; i < p->layout->lots_count; i++) {
        sketches[i].grid->head = row + 1;
        sketch_steps(&sketches[i], false);
        row = sketch_settle(&sketches[i]) + ROWS_BETWEEN;
    }
}

static void
stand_in(struct plan *p)
{
    for (size_t i = 0; i < graph_count(p->evaluation->graph); i++) {
        if (p->stand_ins[i] > 0) {
            p->spots[i] = p->spots[p->stand_ins[i] - 1];
        }
    }
}

static void
place(struct plan *p)
{
    size_t row = BANNER_ROW + 1;

    for (size_t i = 0; i < p->layout->lots_count; i++) {
        draft_lot(p, i);
        plan_checks(p, i);
        plan_winners(p, i);
        sketch_sort(&p->scores[i], false);
    }
    settle_methods(p);
    settle_stack(p, p->scores);
    settle_stack(p, p->prices);
    row = plan_awards(p, row) + ROWS_BETWEEN;
    for (size_t i = 0; i < p->layout->lots_count; i++) {
        settle_lot(p, i);
        find_amounts(p, i);
        row = plan_cascade(p, i, row) + ROWS_BETWEEN;
    }
    (void)plan_overview(p, BANNER_ROW + 2);
    stand_in(p);
}

/* -- filling -- */

/* The line that a draft has become. */
static const struct line *
done_line(const struct draft *t)
{
    return t ? &t->grid->lines[t->row - t->grid->head - 1] : NULL;
}

static void
keep_checks(struct plan *p, size_t i)
{
    struct lot_layout *l = &p->layout->lots[i];
    const struct own_lines *own = &p->own[i];

    l->program_quality = done_line(own->program_quality);
    l->program_price = done_line(own->program_price);
    l->is_changed = own->changed->line.cells[0];
    l->is_changed_at = draft_spot(own->changed, 0);
    l->is_tied = own->tied->line.cells[0];
    l->is_tied_at = draft_spot(own->tied, 0);
}

static void
fill(struct plan *p)
{
    size_t lots = p->layout->lots_count;

    fill_methods(p);
    for (size_t i = 0; i < lots; i++) {
        sketch_fill(&p->prices[i]);
        sketch_fill(&p->scores[i]);
        sketch_fill(&p->figures[i]);
        sketch_fill(&p->rankings[i]);
        sketch_fill(&p->cascades[i]);
        keep_checks(p, i);
    }
    sketch_fill(&p->awards);
    sketch_fill(&p->overview);
}

struct layout *
layout_evaluation(struct arena *a, const struct evaluation *e, enum lang lang)
{
    struct plan p = {
        .arena = a,
        .workings = arena_within(a),
        .texts = arena_within(a),
        .evaluation = e,
        .lang = lang,
        .layout = arena_new(a, struct layout),
    };

    p.memories = memories_create(a);
    p.layout->evaluation = e;
    p.layout->lang = lang;
    begin(&p);
    plan_pages(&p);
    plan_methods(&p);
    for (size_t i = 0; i < p.layout->lots_count; i++) {
        begin_lot(&p, i);
    }
    place(&p);
    fill(&p);
    return p.layout;
}
