/* A lot's lines that set the sheet beside the program: its values, the
 * differences from them, the order of the ranking, whether anything has been
 * changed. */
#include "layout/plan.h"

const char *
cell_of(const struct draft *t, size_t column, const struct page *from)
{
    return spot_text(t->plan->arena, from, draft_spot(t, column));
}

const char *
bids_range(const struct sketch *s, const struct draft *t,
           const struct page *from)
{
    size_t last = s->lot->bids_count > 0 ? s->lot->bids_count - 1 : 0;

    return spot_range(s->plan->arena, from,
                      draft_spot(t, sketch_bid_column(s, 0)),
                      draft_spot(t, sketch_bid_column(s, last)));
}

/* Of one bid the cell itself: Gnumeric finds nothing in a range of one. */
const char *
lookup_bid(const struct sketch *s, const struct draft *t,
           const struct page *from, const char *number)
{
    struct arena *a = s->plan->arena;
    struct spot first = {s->grid->page, s->grid->head,
                         s->grid->first_column + s->commons};
    struct spot last;

    if (t) {
        first = draft_spot(t, s->commons);
    }
    if (s->lot->bids_count == 1) {
        return spot_text(a, from, first);
    }
    last = first;
    last.column += s->lot->bids_count - 1;
    return JOINED(a, "INDEX(", spot_range(a, from, first, last), ",1,", number,
                  ")");
}

/* -- lines already drafted -- */

/* The line of a node that the bid `i` has; NULL when there is none. */
static struct draft *
line_with(const struct sketch *s, size_t i, const struct node *n)
{
    size_t column = sketch_bid_column(s, i);

    for (size_t k = 0; n && k < s->count; k++) {
        if (s->lines[k]->nodes[column] == n &&
            s->lines[k]->fill == FILL_NODES) {
            return s->lines[k];
        }
    }
    return NULL;
}

typedef const struct node *pick_fn(const struct lot_bid *b);

static const struct node *
pick_admitted(const struct lot_bid *b)
{
    return b->admitted;
}

static const struct node *
pick_ranked(const struct lot_bid *b)
{
    return b->is_ranked;
}

static const struct node *
pick_total(const struct lot_bid *b)
{
    return b->total;
}

static const struct node *
pick_quality(const struct lot_bid *b)
{
    return b->quality;
}

static const struct node *
pick_place(const struct lot_bid *b)
{
    return b->place;
}

static const struct node *
pick_margin(const struct lot_bid *b)
{
    return b->margin;
}

static const struct node *
pick_price(const struct lot_bid *b)
{
    return b->evaluated_price;
}

static const struct node *
pick_room(const struct lot_bid *b)
{
    return b->room;
}

static const struct node *
pick_need(const struct lot_bid *b)
{
    return b->need;
}

static const struct node *
pick_offered(const struct lot_bid *b)
{
    return b->offered;
}

static struct draft *
line_of(struct sketch *s, pick_fn *pick)
{
    struct draft *found = NULL;

    for (size_t i = 0; i < s->lot->bids_count && !found; i++) {
        found = line_with(s, i, pick(&s->lot->bids[i]));
    }
    return found;
}

/* -- beside the program -- */

/* The program's value below a line, and how far the line is from it. */
static const struct draft *
compare_line(struct sketch *s, const struct draft *t, struct own_lines *own)
{
    struct plan *p = s->plan;
    struct draft *program, *difference;

    if (!t) {
        return NULL;
    }
    program = sketch_line(s, NULL);
    difference = sketch_line(s, NULL);
    program->fill = FILL_PROGRAM;
    difference->fill = FILL_DIFFERENCE;
    program->stage = difference->stage = t->stage;
    program->of = t;
    difference->of = program;
    program->nodes = difference->nodes = t->nodes;
    program->line.kind = LINE_PROGRAM;
    difference->line.kind = LINE_DIFFERENCE;
    program->line.label = text_of(p->lang, "book.program");
    difference->line.label = text_of(p->lang, "book.difference");
    own->differences[own->differences_count++] = difference;
    return program;
}

/* -- the order of the ranking -- */

/* Where bid `i` stands: the ranked by place, then the others as they come. */
static size_t
position_of(const struct lot_result *lot, size_t i)
{
    size_t others = lot->order_count;

    for (size_t k = 0; k < lot->order_count; k++) {
        if (lot->order[k] == i) {
            return k + 1;
        }
    }
    for (size_t k = 0; k <= i; k++) {
        others += !lot->bids[k].place || lot->bids[k].place->is_blank;
    }
    return others;
}

static void
order_cell(struct draft *t, size_t column)
{
    const struct sketch *s = t->about;
    struct arena *a = t->plan->arena;
    const struct draft *place = t->of;
    const struct page *page = t->grid->page;
    const char *own, *first, *all;

    if (column < s->commons) {
        return;
    }
    own = cell_of(place, column, page);
    first = spot_range(a, page, draft_spot(place, s->commons),
                       draft_spot(place, column));
    all = bids_range(s, place, page);
    t->line.cells[column] = cell_live(
        cell_of_count(t->plan, position_of(s->lot, column - s->commons)),
        arena_printf(a,
                     "IF(COUNT(%s)=1,%s+COUNTIF(%s,%s)-1,"
                     "COUNT(%s)+COLUMNS(%s)-COUNT(%s))",
                     own, own, first, own, all, first, first));
}

/* -- checks -- */

static void
changed_cell(struct draft *t, size_t column)
{
    struct sketch *s = &t->plan->figures[t->member];
    const struct own_lines *own = &t->plan->own[t->member];
    struct buf ranges = buf_start(t->plan->arena);

    if (column > 0 || s->lot->bids_count == 0) {
        return;
    }
    for (size_t i = 0; i < own->differences_count; i++) {
        const struct draft *d = own->differences[i];
        const struct sketch *of =
            d->grid == s->grid ? s : &t->plan->prices[t->member];

        buf_addf(&ranges, "%s%s", i > 0 ? "," : "",
                 bids_range(of, d, t->grid->page));
    }
    t->line.cells[0] =
        cell_live(cell_of_count(t->plan, 0),
                  arena_printf(t->plan->arena, "IF(MAX(%s,0)-MIN(%s,0)=0,0,1)",
                               buf_text(&ranges), buf_text(&ranges)));
}

static size_t
first_places(const struct lot_result *lot)
{
    size_t count = 0;

    while (
        count < lot->order_count &&
        share_place(&lot->bids[lot->order[0]], &lot->bids[lot->order[count]])) {
        count++;
    }
    return count;
}

static void
tied_cell(struct draft *t, size_t column)
{
    const struct sketch *s = t->about;

    if (column > 0 || !t->of) {
        return;
    }
    t->line.cells[0] =
        cell_live(cell_of_count(t->plan, first_places(s->lot) > 1),
                  arena_printf(t->plan->arena, "IF(COUNTIF(%s,1)>1,1,0)",
                               bids_range(s, t->of, t->grid->page)));
}

static struct draft *
own_line(struct sketch *s, const char *code, own_fn *own, enum stage stage)
{
    struct draft *t = sketch_own(s, code, own);

    t->stage = stage;
    t->about = s;
    t->line.kind = LINE_STEP;
    return t;
}

void
plan_checks(struct plan *p, size_t lot)
{
    struct sketch *s = &p->figures[lot];
    struct own_lines *own = &p->own[lot];
    struct draft *order, *changed, *tied;

    own->admitted = line_of(s, pick_admitted);
    own->ranked = line_of(s, pick_ranked);
    own->total = line_of(s, pick_total);
    own->place = line_of(s, pick_place);
    own->margin = line_of(s, pick_margin);
    own->room = line_of(s, pick_room);
    own->need = line_of(s, pick_need);
    own->offered = line_of(s, pick_offered);
    own->price = line_of(&p->prices[lot], pick_price);
    (void)compare_line(s, own->admitted, own);
    (void)compare_line(s, own->total, own);
    (void)compare_line(s, own->place, own);
    own->program_quality = compare_line(s, line_of(s, pick_quality), own);
    own->program_price = compare_line(&p->prices[lot], own->price, own);
    if (own->place) {
        order = own_line(s, "book.order", order_cell, STAGE_PLACES);
        order->of = own->place;
        own->order = order;
    }
    changed = own_line(s, "book.changed", changed_cell, STAGE_CHECKS);
    changed->member = lot;
    tied = own_line(s, "book.tied", tied_cell, STAGE_CHECKS);
    tied->of = own->place;
    own->changed = changed;
    own->tied = tied;
}
