/* Who is awarded how much in which lot: bidders by lots. */
#include "layout/plan.h"

static void
awarded_cell(struct draft *t, size_t column)
{
    struct plan *p = t->plan;
    const struct bid *bid = t->about;
    const struct sketch *s;
    const struct own_lines *own;
    const struct draft *line;
    size_t i;

    if (column >= p->layout->lots_count) {
        return;
    }
    s = &p->figures[column];
    own = &p->own[column];
    line = own->awarded ? own->awarded : own->wins;
    i = bid_index(s->lot, bid->id);
    if (line && i < s->lot->bids_count) {
        struct cell cell = line->line.cells[sketch_bid_column(s, i)];

        cell.decimals = (signed char)line->line.decimals;
        t->line.cells[column] = cell_live(
            cell, cell_of(line, sketch_bid_column(s, i), t->grid->page));
    }
}

static bool
offers_any(const struct layout *l, const struct bid *b)
{
    for (size_t i = 0; i < l->lots_count; i++) {
        if (bid_index(l->lots[i].lot, b->id) < l->lots[i].lot->bids_count) {
            return true;
        }
    }
    return false;
}

size_t
plan_awards(struct plan *p, size_t row)
{
    const struct folder *f = p->evaluation->folder;
    struct layout *l = p->layout;
    struct grid_column *columns =
        arena_array(p->arena, struct grid_column, l->lots_count + 1);

    for (size_t i = 0; i < l->lots_count; i++) {
        columns[i].title = l->lots[i].lot->lot->id;
    }
    l->awards = (struct grid){
        .page = layout_page(l, PAGE_AWARD, NULL),
        .title = text_of(p->lang, "book.awards"),
        .head = row + 1,
        .first_column = 2,
        .columns = columns,
        .columns_count = l->lots_count,
    };
    sketch_begin(&p->awards, p, &l->awards, NULL);
    for (size_t i = 0; i < f->bids_count; i++) {
        if (offers_any(l, &f->bids[i])) {
            struct draft *t = sketch_own(&p->awards, NULL, awarded_cell);

            t->about = &f->bids[i];
            t->line.mark = f->bids[i].id;
            t->line.label = f->bids[i].bidder && f->bids[i].bidder->name
                                ? f->bids[i].bidder->name
                                : f->bids[i].id;
        }
    }
    return sketch_settle(&p->awards);
}
