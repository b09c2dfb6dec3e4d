/* A lot's ranking: bids sorted by place, looked up in the figures below. */
#include "layout/plan.h"

#include <string.h>

const char *
layout_bidder(const struct lot_bid *b)
{
    return b->bid->bidder && b->bid->bidder->name ? b->bid->bidder->name
                                                  : b->bid->id;
}

static bool
is_unplaced(const struct lot_bid *b)
{
    return !b->place || b->place->is_blank;
}

/* The bid in position `k`: the ranked by place, then the others. */
static size_t
bid_at(const struct lot_result *lot, size_t k)
{
    size_t others = lot->order_count;
    size_t i = 0;

    if (k < lot->order_count) {
        return lot->order[k];
    }
    while (i < lot->bids_count &&
           (!is_unplaced(&lot->bids[i]) || others++ < k)) {
        i++;
    }
    return i < lot->bids_count ? i : 0;
}

/* The rows a ranking looks up, by column. */
struct looked_up {
    const struct draft *line; /* NULL: the column is empty */
    const struct sketch *in;
    const struct node *value;
    bool is_of_ranked; /* blank for those who are not */
};

/* How well a line tells what a criterion brings to the total: 0 is best;
 * beyond the last, not at all. */
static size_t
rank_of_quantity(const char *quantity)
{
    static const char *const quantities[] = {"weighted-points",
                                             "normalised-rounded", "normalised",
                                             "points-rounded", "points"};
    size_t rank = 0;

    while (rank < sizeof quantities / sizeof *quantities &&
           strcmp(quantities[rank], quantity) != 0) {
        rank++;
    }
    return rank;
}

/* What each top criterion brings to the total, or its points: by criterion. */
static const struct draft **
criterion_lines(const struct sketch *s)
{
    const struct method *m = s->lot->lot->method;
    size_t none = rank_of_quantity("");
    const struct draft **found = arena_array(
        s->plan->arena, const struct draft *, m->criteria_count + 1);

    for (size_t i = 0; i < s->count; i++) {
        const struct line *line = &s->lines[i]->line;
        const struct criterion *c = line->criterion;
        size_t k = c && !c->parent && line->quantity ? (size_t)(c - m->criteria)
                                                     : m->criteria_count;
        size_t rank =
            k < m->criteria_count ? rank_of_quantity(line->quantity) : none;

        if (rank < none &&
            (!found[k] || rank < rank_of_quantity(found[k]->line.quantity))) {
            found[k] = s->lines[i];
        }
    }
    return found;
}

static struct looked_up
criterion_column(struct draft *t, const struct lot_bid *b, size_t k)
{
    const struct sketch *s = &t->plan->figures[t->member];
    const struct draft *const *lines = t->about;
    struct looked_up found = {lines[k], s, NULL, true};

    if (found.line) {
        found.value =
            found.line->nodes[sketch_bid_column(s, (size_t)(b - s->lot->bids))];
    }
    return found;
}

static struct looked_up
column_of(struct draft *t, const struct lot_bid *b, size_t column)
{
    struct plan *p = t->plan;
    const struct own_lines *own = &p->own[t->member];
    const struct sketch *s = &p->figures[t->member];

    switch (column) {
    case RANKING_TOTAL:
        return (struct looked_up){own->total, s, b->total, false};
    case RANKING_PRICE:
        return (struct looked_up){own->price, &p->prices[t->member],
                                  b->evaluated_price, false};
    case RANKING_MARGIN:
        return (struct looked_up){own->margin, s, b->margin, false};
    case RANKING_AWARDED:
        return own->awarded
                   ? (struct looked_up){own->awarded, s, b->awarded, false}
                   : (struct looked_up){own->wins, s, b->wins, false};
    default:
        return criterion_column(t, b, column - RANKING_CRITERIA);
    }
}

static const char *
index_of(struct draft *t, const struct sketch *in, const struct draft *line)
{
    size_t last = t->grid->columns_count - 1;

    return lookup_bid(in, line, t->grid->page, cell_of(t, last, t->grid->page));
}

static void
look_up(struct draft *t, const struct lot_bid *b, size_t column)
{
    struct plan *p = t->plan;
    struct looked_up found = column_of(t, b, column);
    struct cell cell = cell_blank();
    bool is_out = found.is_of_ranked && !node_is_one(b->is_ranked);
    const char *text;

    if (!found.line) {
        return;
    }
    text = index_of(t, found.in, found.line);
    /* a cell that is empty would be looked up as 0 */
    text = JOINED(p->arena, "IF(COUNT(",
                  found.is_of_ranked ? index_of(t, &p->figures[t->member],
                                                p->own[t->member].place)
                                     : text,
                  ")=0,\"\",", text, ")");
    if (found.value && !is_out) {
        cell = cell_of_value(found.value);
    }
    cell.decimals = (signed char)found.line->line.decimals;
    t->line.cells[column] = cell_live(cell, text);
}

static void
place_cell(struct draft *t, const struct lot_bid *b)
{
    struct plan *p = t->plan;
    const char *index =
        index_of(t, &p->figures[t->member], p->own[t->member].place);
    struct cell cell = cell_of_value(b->place);

    if (is_unplaced(b)) {
        cell.text = "–";
    }
    cell.is_shown_whole = true;
    t->line.cells[RANKING_PLACE] = cell_live(
        cell, arena_printf(p->arena, "IF(COUNT(%s)=0,\"–\",%s)", index, index));
}

static void
name_cell(struct draft *t, const struct lot_bid *b)
{
    const struct sketch *s = &t->plan->figures[t->member];

    t->line.cells[RANKING_NAME] =
        cell_live(cell_of_text(layout_bidder(b)), index_of(t, s, NULL));
}

static void
status_cell(struct draft *t, const struct lot_bid *b)
{
    struct plan *p = t->plan;
    const struct own_lines *own = &p->own[t->member];
    const struct sketch *s = &p->figures[t->member];
    const char *words[] = {text_of(p->lang, "book.rejected"),
                           text_of(p->lang, "book.below-threshold"),
                           text_of(p->lang, "book.ranked")};
    size_t which = !b->is_admitted ? 0 : !node_is_one(b->is_ranked) ? 1 : 2;

    t->line.cells[RANKING_STATUS] = cell_live(
        cell_of_text(words[which]),
        arena_printf(p->arena, "IF(%s<>1,\"%s\",IF(%s<>1,\"%s\",\"%s\"))",
                     index_of(t, s, own->admitted), words[0],
                     index_of(t, s, own->ranked), words[1], words[2]));
}

static void
ranking_cell(struct draft *t, size_t column)
{
    struct plan *p = t->plan;
    const struct sketch *s = &p->figures[t->member];
    size_t bid = bid_at(s->lot, t->step);
    const struct lot_bid *b = &s->lot->bids[bid];

    if (column == t->grid->columns_count - 1) {
        t->line.cells[column] =
            cell_live(cell_of_count(p, bid + 1),
                      arena_printf(p->arena, "MATCH(%zu,%s,0)", t->step + 1,
                                   bids_range(s, p->own[t->member].order,
                                              t->grid->page)));
    } else if (column == RANKING_PLACE) {
        place_cell(t, b);
    } else if (column == RANKING_NAME) {
        name_cell(t, b);
    } else if (column == RANKING_STATUS) {
        status_cell(t, b);
    } else {
        look_up(t, b, column);
    }
}

/* -- the table -- */

static struct grid_column *
ranking_columns(struct plan *p, const struct lot_result *lot, size_t count)
{
    static const char *const codes[] = {
        [RANKING_PLACE] = "summary.place",
        [RANKING_NAME] = "summary.bidder",
        [RANKING_TOTAL] = "summary.total",
        [RANKING_PRICE] = "summary.price",
        [RANKING_MARGIN] = "book.margin",
        [RANKING_AWARDED] = "summary.awarded",
        [RANKING_STATUS] = "book.status",
    };
    struct grid_column *columns =
        arena_array(p->arena, struct grid_column, count);

    for (size_t c = 0; c + 1 < count; c++) {
        columns[c].title =
            c < RANKING_CRITERIA
                ? text_of(p->lang, codes[c])
                : lot->lot->method->criteria[c - RANKING_CRITERIA].title;
    }
    columns[count - 1].title = text_of(p->lang, "book.bid-number");
    return columns;
}

void
plan_ranking(struct plan *p, size_t lot)
{
    struct lot_layout *l = &p->layout->lots[lot];
    size_t count = RANKING_CRITERIA + l->lot->lot->method->criteria_count + 1;
    struct sketch *s = &p->rankings[lot];
    const struct draft **lines = criterion_lines(&p->figures[lot]);

    l->ranking = (struct grid){
        .page = l->page,
        .head = l->cards_row + 3,
        .columns = ranking_columns(p, l->lot, count),
        .columns_count = count,
    };
    sketch_begin(s, p, &l->ranking, NULL);
    for (size_t k = 0; k < l->lot->bids_count && p->own[lot].place; k++) {
        struct draft *t = sketch_own(s, NULL, ranking_cell);

        t->about = lines;
        t->member = lot;
        t->step = k;
    }
    (void)sketch_settle(s);
    l->ranking.lot = l->lot;
}
