/* The summary's table: a line for each lot, from the first row of its ranking.
 */
#include "layout/plan.h"

enum overview_column {
    OVERVIEW_BEST,
    OVERVIEW_TOTAL,
    OVERVIEW_MARGIN,
    OVERVIEW_PRICE,
    OVERVIEW_RANKED,
    OVERVIEW_RECEIVED,
    OVERVIEW_WANTED,
    OVERVIEW_LEFT,
    OVERVIEW_CHANGED,
    OVERVIEW_COLUMNS
};

/* The same cell on the lot's own page. */
static void
refer(struct draft *t, size_t column, struct cell cell, const char *at)
{
    cell.is_free = false;
    t->line.cells[column] = cell_live(cell, at);
}

static void
refer_to_first(struct draft *t, size_t column, size_t ranking_column)
{
    const struct draft *first = t->plan->rankings[t->member].lines[0];
    struct cell cell = first->line.cells[ranking_column];

    if (cell.state != CELL_EMPTY) {
        if (cell.decimals < 0) {
            cell.decimals = (signed char)first->line.decimals;
        }
        refer(t, column, cell, cell_of(first, ranking_column, t->grid->page));
    }
}

/* Nobody is ranked: then there is no best bid. */
static void
name_best(struct draft *t)
{
    struct plan *p = t->plan;
    const struct draft *first = p->rankings[t->member].lines[0];
    const char *nobody = text_of(p->lang, "book.nobody-ranked");
    const char *place = cell_of(first, RANKING_PLACE, t->grid->page);
    const char *name = cell_of(first, RANKING_NAME, t->grid->page);
    struct cell cell =
        cell_of_text(p->layout->lots[t->member].lot->order_count > 0
                         ? first->line.cells[RANKING_NAME].text
                         : nobody);

    refer(t, OVERVIEW_BEST, cell,
          arena_printf(p->arena, "IF(COUNT(%s)=0,\"%s\",%s)", place, nobody,
                       name));
}

static void
count_ranked(struct draft *t)
{
    struct plan *p = t->plan;
    const struct sketch *s = &p->figures[t->member];

    refer(t, OVERVIEW_RANKED, cell_of_count(p, s->lot->order_count),
          arena_printf(p->arena, "COUNT(%s)",
                       bids_range(s, p->own[t->member].place, t->grid->page)));
}

static void
show_left(struct draft *t)
{
    struct plan *p = t->plan;
    const struct sketch *s = &p->figures[t->member];
    const struct own_lines *own = &p->own[t->member];
    const struct lot_result *lot = s->lot;
    struct spot left;

    if (!own->awarded || !lot->unawarded) {
        return;
    }
    left = layout_spot(p->layout, lot->unawarded);
    refer(t, OVERVIEW_WANTED, cell_of_value(lot->wanted),
          spot_text(p->arena, t->grid->page,
                    layout_spot(p->layout, lot->wanted)));
    refer(t, OVERVIEW_LEFT, cell_of_value(lot->unawarded),
          spot_text(p->arena, t->grid->page, left));
}

static void
overview_row(struct draft *t, size_t column)
{
    struct plan *p = t->plan;
    const struct lot_result *lot = p->layout->lots[t->member].lot;
    const struct own_lines *own = &p->own[t->member];

    if (column > 0) {
        return;
    }
    t->line.cells[OVERVIEW_RECEIVED] = cell_of_count(p, lot->bids_count);
    if (p->rankings[t->member].count > 0) {
        name_best(t);
        refer_to_first(t, OVERVIEW_TOTAL, RANKING_TOTAL);
        refer_to_first(t, OVERVIEW_MARGIN, RANKING_MARGIN);
        refer_to_first(t, OVERVIEW_PRICE, RANKING_PRICE);
        count_ranked(t);
        show_left(t);
    }
    refer(t, OVERVIEW_CHANGED, cell_of_count(p, 0),
          cell_of(own->changed, 0, t->grid->page));
    if (lot->bids_count == 0) {
        t->line.cells[OVERVIEW_CHANGED] = cell_of_count(p, 0);
    }
}

/* 1 when a lot has changed, or a weight. */
static void
changed_cell(struct draft *t, size_t column)
{
    struct plan *p = t->plan;
    const struct sketch *s = &p->overview;
    struct buf b = buf_start(p->arena);

    if (column != OVERVIEW_CHANGED) {
        return;
    }
    buf_addf(&b, "IF(OR(MAX(0,%s)>0",
             spot_range(p->arena, t->grid->page,
                        draft_spot(s->lines[0], OVERVIEW_CHANGED),
                        draft_spot(s->lines[p->layout->lots_count - 1],
                                   OVERVIEW_CHANGED)));
    for (size_t i = 0; i < p->layout->methods_count; i++) {
        const struct method_layout *m = &p->layout->methods[i];

        if (m->is_announced.state == CELL_LIVE) {
            buf_addf(&b, ",%s<>1",
                     spot_text(p->arena, t->grid->page, m->is_announced_at));
        }
    }
    buf_add(&b, "),1,0)");
    t->line.cells[column] = cell_live(cell_of_count(p, 0), buf_text(&b));
    p->layout->is_changed = t->line.cells[column];
}

static struct grid_column *
overview_columns(struct plan *p)
{
    static const char *const codes[] = {
        [OVERVIEW_BEST] = "book.best-ranked",
        [OVERVIEW_TOTAL] = "summary.total",
        [OVERVIEW_MARGIN] = "book.margin",
        [OVERVIEW_PRICE] = "summary.price",
        [OVERVIEW_RANKED] = "book.bids-ranked",
        [OVERVIEW_RECEIVED] = "book.bids-received",
        [OVERVIEW_WANTED] = "book.wanted",
        [OVERVIEW_LEFT] = "book.unawarded",
        [OVERVIEW_CHANGED] = "book.changed-short",
    };
    struct grid_column *columns =
        arena_array(p->arena, struct grid_column, OVERVIEW_COLUMNS);

    for (size_t c = 0; c < OVERVIEW_COLUMNS; c++) {
        columns[c].title = text_of(p->lang, codes[c]);
        columns[c].width = c == OVERVIEW_BEST ? 30 : 0;
    }
    return columns;
}

size_t
plan_overview(struct plan *p, size_t row)
{
    struct layout *l = p->layout;
    struct sketch *s = &p->overview;
    struct draft *changed;

    l->overview = (struct grid){
        .page = layout_page(l, PAGE_SUMMARY, NULL),
        .head = row,
        .first_column = 2,
        .columns = overview_columns(p),
        .columns_count = OVERVIEW_COLUMNS,
    };
    sketch_begin(s, p, &l->overview, NULL);
    for (size_t i = 0; i < l->lots_count; i++) {
        struct draft *t = sketch_own(s, NULL, overview_row);

        t->member = i;
        t->line.mark = l->lots[i].lot->lot->id;
        t->line.label = l->lots[i].lot->lot->title;
    }
    if (l->lots_count > 0) {
        changed = sketch_own(s, "book.changed-any", changed_cell);
        changed->line.kind = LINE_STEP;
    }
    row = sketch_settle(s);
    if (l->lots_count > 0) {
        l->is_changed_at =
            draft_spot(s->lines[l->lots_count], OVERVIEW_CHANGED);
    }
    return row;
}
