/* The award of a lot by volume, down the places: a row for each position of
 * the ranking, with what is left when its turn comes. For other rules, who
 * wins. */
#include "layout/plan.h"

enum cascade_column {
    CASCADE_PLACE,
    CASCADE_NAME,
    CASCADE_BID, /* its number among the bids */
    CASCADE_OFFERED,
    CASCADE_ROOM,
    CASCADE_NEED,
    CASCADE_BEFORE,
    CASCADE_GOES_ON,
    CASCADE_GIVEN,
    CASCADE_AFTER,
    CASCADE_EXTRA,
    CASCADE_AFTER_EXTRA,
    CASCADE_AWARDED,
    CASCADE_COLUMNS
};

static const struct lot_result *
lot_of(const struct draft *t)
{
    return t->plan->layout->lots[t->member].lot;
}

/* Columns that the lot's rule has no use for are left out. */
static bool
is_used(const struct lot_result *lot, size_t column)
{
    const struct award_rule *rule = lot->lot->award;
    bool is_by_volume = rule->rule == AWARD_VOLUME;

    switch ((enum cascade_column)column) {
    case CASCADE_NEED:
    case CASCADE_BEFORE:
    case CASCADE_GIVEN:
    case CASCADE_AFTER:
        return is_by_volume;
    case CASCADE_GOES_ON:
        return is_by_volume && !rule->has_next;
    case CASCADE_EXTRA:
    case CASCADE_AFTER_EXTRA:
        return is_by_volume && rule->has_top;
    case CASCADE_OFFERED:
    case CASCADE_ROOM:
        return lot->wanted != NULL;
    case CASCADE_PLACE:
    case CASCADE_NAME:
    case CASCADE_BID:
    case CASCADE_AWARDED:
    case CASCADE_COLUMNS:
        break;
    }
    return true;
}

static size_t
position(const struct lot_result *lot, size_t column)
{
    size_t count = 0;

    for (size_t c = 0; c < column; c++) {
        count += is_used(lot, c);
    }
    return count;
}

static const char *
at(const struct draft *t, size_t column)
{
    return cell_of(t, position(lot_of(t), column), t->grid->page);
}

static struct cell *
slot(struct draft *t, size_t column)
{
    return &t->line.cells[position(lot_of(t), column)];
}

/* The bid that stands in the row as evaluated; NULL: not ranked. */
static const struct lot_bid *
bid_of(const struct draft *t)
{
    const struct lot_result *lot = lot_of(t);

    return t->step < lot->order_count ? &lot->bids[lot->order[t->step]] : NULL;
}

/* Blank when nobody stands in the row. */
static void
put(struct draft *t, size_t column, const struct node *value,
    const char *formula)
{
    struct cell cell = cell_of_value(value);

    if (formula) {
        *slot(t, column) = cell_live(
            cell, arena_printf(t->plan->arena, "IF(COUNT(%s)=0,\"\",%s)",
                               at(t, CASCADE_PLACE), formula));
        slot(t, column)->unit = unit_places;
    }
}

static const char *
looked_up(struct draft *t, const struct draft *line)
{
    const struct sketch *s = &t->plan->figures[t->member];

    return line ? lookup_bid(s, line, t->grid->page, at(t, CASCADE_BID)) : NULL;
}

static const char *
fixed(struct draft *t, const struct node *n)
{
    struct spot spot = layout_spot(t->plan->layout, n);

    return spot_text(t->plan->arena, t->grid->page, spot);
}

/* What is left when the turn of the row comes: what the one above left. */
static const char *
before(struct draft *t, size_t after)
{
    const struct sketch *s = &t->plan->cascades[t->member];
    size_t last = position(lot_of(t), CASCADE_AFTER);

    if (t->step > 0) {
        return at(s->lines[t->step - 1], after);
    }
    if (after == CASCADE_AFTER) {
        return fixed(t, lot_of(t)->wanted);
    }
    /* the second pass takes from what the last turn left: the least */
    return arena_printf(t->plan->arena, "MIN(%s)",
                        spot_range(t->plan->arena, t->grid->page,
                                   draft_spot(s->lines[0], last),
                                   draft_spot(s->lines[s->count - 1], last)));
}

static void
identify(struct draft *t)
{
    struct plan *p = t->plan;
    const struct lot_layout *l = &p->layout->lots[t->member];
    const struct lot_bid *b = bid_of(t);
    struct draft *ranked = p->rankings[t->member].lines[t->step];
    const char *bid =
        cell_of(ranked, l->ranking.columns_count - 1, t->grid->page);
    const char *name = cell_of(ranked, RANKING_NAME, t->grid->page);

    *slot(t, CASCADE_BID) = ranked->line.cells[l->ranking.columns_count - 1];
    slot(t, CASCADE_BID)->formula = bid;
    put(t, CASCADE_NAME, NULL, name);
    slot(t, CASCADE_NAME)->text = b ? layout_bidder(b) : "";
    *slot(t, CASCADE_PLACE) = cell_live(cell_of_value(b ? b->place : NULL),
                                        looked_up(t, p->own[t->member].place));
    slot(t, CASCADE_PLACE)->is_shown_whole = true;
}

/* -- by volume -- */

static void
give(struct draft *t, const struct lot_bid *b)
{
    struct plan *p = t->plan;
    struct named_cell names[] = {{"room", at(t, CASCADE_ROOM)},
                                 {"remaining", at(t, CASCADE_BEFORE)},
                                 {"need", at(t, CASCADE_NEED)},
                                 {"goes_on", at(t, CASCADE_GOES_ON)},
                                 {NULL, NULL}};
    struct named_cell after[] = {{"remaining", at(t, CASCADE_BEFORE)},
                                 {"given", at(t, CASCADE_GIVEN)},
                                 {NULL, NULL}};

    put(t, CASCADE_GIVEN, b ? b->given : NULL,
        rule_text(p,
                  lot_of(t)->lot->award->has_next ? "award-given"
                                                  : "award-given-in-turn",
                  names));
    put(t, CASCADE_AFTER, b ? b->remaining : NULL,
        rule_text(p, "award-remaining", after));
}

/* Did the turn come, when one that gets nothing ends it all? */
static void
go_on(struct draft *t, const struct lot_bid *b)
{
    struct draft *above;
    struct named_cell names[3] = {{"goes_on", NULL}, {"given", NULL}};

    if (lot_of(t)->lot->award->has_next) {
        return;
    }
    if (t->step == 0) {
        put(t, CASCADE_GOES_ON, b ? b->goes_on : NULL, "1");
    } else {
        above = t->plan->cascades[t->member].lines[t->step - 1];
        names[0].cell = at(above, CASCADE_GOES_ON);
        names[1].cell = at(above, CASCADE_GIVEN);
        put(t, CASCADE_GOES_ON, b ? b->goes_on : NULL,
            rule_text(t->plan, "award-goes-on", names));
    }
    slot(t, CASCADE_GOES_ON)->is_shown_whole = true;
}

static void
give_extra(struct draft *t, const struct lot_bid *b)
{
    struct plan *p = t->plan;
    const struct lot_result *lot = lot_of(t);
    const char *left = before(t, CASCADE_AFTER_EXTRA);
    struct named_cell names[] = {{"remaining", left},
                                 {"given", at(t, CASCADE_GIVEN)},
                                 {"room", at(t, CASCADE_ROOM)},
                                 {"need", at(t, CASCADE_NEED)},
                                 {"top", fixed(t, lot->top)},
                                 {"wanted", fixed(t, lot->wanted)},
                                 {NULL, NULL}};
    struct named_cell after[] = {
        {"remaining", left}, {"given", at(t, CASCADE_EXTRA)}, {NULL, NULL}};

    put(t, CASCADE_EXTRA, b ? b->extra : NULL,
        rule_text(p, "award-extra", names));
    put(t, CASCADE_AFTER_EXTRA, b ? b->remaining_after_extra : NULL,
        rule_text(p, "award-remaining", after));
}

/* What the row begins with: what was left above it. */
static const struct node *
left_before(const struct draft *t)
{
    const struct lot_result *lot = lot_of(t);

    return t->step == 0 ? lot->wanted
                        : lot->bids[lot->order[t->step - 1]].remaining;
}

static void
fill_volume(struct draft *t)
{
    struct plan *p = t->plan;
    const struct own_lines *own = &p->own[t->member];
    const struct lot_bid *b = bid_of(t);
    struct named_cell names[] = {{"given", at(t, CASCADE_GIVEN)},
                                 {"extra", at(t, CASCADE_EXTRA)},
                                 {NULL, NULL}};

    put(t, CASCADE_OFFERED, b ? b->offered : NULL, looked_up(t, own->offered));
    put(t, CASCADE_ROOM, b ? b->room : NULL, looked_up(t, own->room));
    put(t, CASCADE_NEED, b ? b->need : NULL, looked_up(t, own->need));
    put(t, CASCADE_BEFORE, b ? left_before(t) : NULL, before(t, CASCADE_AFTER));
    go_on(t, b);
    give(t, b);
    if (lot_of(t)->lot->award->has_top) {
        give_extra(t, b);
        put(t, CASCADE_AWARDED, b ? b->awarded : NULL,
            rule_text(p, "award-total", names));
    } else {
        put(t, CASCADE_AWARDED, b ? b->awarded : NULL, at(t, CASCADE_GIVEN));
    }
}

/* -- by place -- */

static void
fill_places(struct draft *t)
{
    const struct own_lines *own = &t->plan->own[t->member];
    const struct lot_bid *b = bid_of(t);

    put(t, CASCADE_OFFERED, b ? b->offered : NULL, looked_up(t, own->offered));
    put(t, CASCADE_ROOM, b ? b->room : NULL, looked_up(t, own->room));
    if (own->awarded) {
        put(t, CASCADE_AWARDED, b ? b->awarded : NULL,
            looked_up(t, own->awarded));
    } else {
        put(t, CASCADE_AWARDED, b ? b->wins : NULL, looked_up(t, own->wins));
        slot(t, CASCADE_AWARDED)->is_shown_whole = true;
    }
}

/* The whole row when its first cell is asked for. */
static void
cascade_row(struct draft *t, size_t column)
{
    if (column > 0) {
        return;
    }
    identify(t);
    if (lot_of(t)->lot->award->rule == AWARD_VOLUME) {
        fill_volume(t);
    } else {
        fill_places(t);
    }
}

/* -- the table -- */

static struct grid_column *
cascade_columns(struct plan *p, const struct lot_result *lot)
{
    static const char *const codes[] = {
        [CASCADE_PLACE] = "summary.place",
        [CASCADE_NAME] = "summary.bidder",
        [CASCADE_BID] = "book.bid-number",
        [CASCADE_OFFERED] = "step.offered",
        [CASCADE_ROOM] = "book.room",
        [CASCADE_NEED] = "book.need",
        [CASCADE_BEFORE] = "book.before",
        [CASCADE_GOES_ON] = "book.goes-on",
        [CASCADE_GIVEN] = "book.given",
        [CASCADE_AFTER] = "book.after",
        [CASCADE_EXTRA] = "book.extra",
        [CASCADE_AFTER_EXTRA] = "book.after-extra",
        [CASCADE_AWARDED] = "book.awarded",
    };
    struct grid_column *columns =
        arena_array(p->arena, struct grid_column, CASCADE_COLUMNS);

    for (size_t c = 0; c < CASCADE_COLUMNS; c++) {
        if (is_used(lot, c)) {
            columns[position(lot, c)].title = text_of(p->lang, codes[c]);
        }
    }
    return columns;
}

size_t
plan_cascade(struct plan *p, size_t lot, size_t row)
{
    struct lot_layout *l = &p->layout->lots[lot];
    struct sketch *s = &p->cascades[lot];

    l->cascade = (struct grid){
        .page = layout_page(p->layout, PAGE_AWARD, NULL),
        .title = l->lot->lot->title ? l->lot->lot->title : l->lot->lot->id,
        .head = row + 1,
        .columns = cascade_columns(p, l->lot),
        .columns_count = position(l->lot, CASCADE_COLUMNS),
    };
    sketch_begin(s, p, &l->cascade, NULL);
    for (size_t k = 0; k < p->rankings[lot].count; k++) {
        struct draft *t = sketch_own(s, NULL, cascade_row);

        t->member = lot;
        t->step = k;
    }
    row = sketch_settle(s);
    l->cascade.lot = l->lot;
    return row;
}
