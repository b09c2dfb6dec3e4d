/* What each bid of a lot is awarded, beside its other figures: looked up in
 * the cascade, or by its place. */
#include "layout/plan.h"

/* The cell of `ranked` in the column, or nothing to ask. */
static const char *
only_ranked(struct draft *t, size_t column, const char *formula)
{
    const struct own_lines *own = &t->plan->own[t->member];

    return arena_printf(t->plan->arena, "IF(%s<>1,\"\",%s)",
                        cell_of(own->ranked, column, t->grid->page), formula);
}

/* By volume: the row of the cascade that the bid stands in. */
static void
cascade_cell(struct draft *t, size_t column)
{
    struct plan *p = t->plan;
    const struct sketch *s = &p->figures[t->member];
    const struct sketch *cascade = &p->cascades[t->member];
    size_t last = cascade->grid->columns_count - 1;
    const char *formula;

    if (column < s->commons || cascade->count == 0) {
        return;
    }
    formula = cell_of(cascade->lines[0], last, t->grid->page);
    if (cascade->count > 1) { /* as in lookup_bid */
        const char *range = spot_range(
            p->arena, t->grid->page, draft_spot(cascade->lines[0], last),
            draft_spot(cascade->lines[cascade->count - 1], last));

        formula = arena_printf(
            p->arena, "INDEX(%s,%s,1)", range,
            cell_of(p->own[t->member].order, column, t->grid->page));
    }
    t->line.cells[column] =
        cell_live(cell_of_value(s->lot->bids[column - s->commons].awarded),
                  only_ranked(t, column, formula));
    t->line.cells[column].unit = unit_places;
}

/* By place: within the number of winners. */
static void
wins_cell(struct draft *t, size_t column)
{
    struct plan *p = t->plan;
    const struct sketch *s = &p->figures[t->member];
    const struct own_lines *own = &p->own[t->member];
    struct named_cell names[3] = {{"place", NULL}, {"winners", NULL}};

    if (column < s->commons || !own->winners) {
        return;
    }
    names[0].cell = cell_of(own->place, column, t->grid->page);
    names[1].cell = cell_of(own->winners, 0, t->grid->page);
    t->line.cells[column] =
        cell_live(cell_of_value(s->lot->bids[column - s->commons].wins),
                  only_ranked(t, column, rule_text(p, "award-wins", names)));
    t->line.cells[column].is_shown_whole = true;
}

static void
winner_cell(struct draft *t, size_t column)
{
    struct plan *p = t->plan;
    const struct sketch *s = &p->figures[t->member];
    const struct own_lines *own = &p->own[t->member];
    struct named_cell names[3] = {{"wins", NULL}, {"room", NULL}};

    if (column < s->commons) {
        return;
    }
    names[0].cell = cell_of(own->wins, column, t->grid->page);
    names[1].cell = cell_of(own->room, column, t->grid->page);
    t->line.cells[column] = cell_live(
        cell_of_value(s->lot->bids[column - s->commons].awarded),
        only_ranked(t, column, rule_text(p, "award-to-winner", names)));
    t->line.cells[column].unit = unit_places;
}

/* What is left of the wanted volume: all of it where nobody is awarded any. */
static void
left_cell(struct draft *t, size_t column)
{
    struct plan *p = t->plan;
    const struct sketch *s = &p->figures[t->member];
    const struct draft *awarded = p->own[t->member].awarded;
    const char *wanted;

    if (column > 0) {
        return;
    }
    wanted = spot_text(p->arena, t->grid->page,
                       layout_spot(p->layout, s->lot->wanted));
    t->line.cells[0] =
        cell_live(cell_of_value(t->nodes[0]),
                  awarded ? arena_printf(p->arena, "%s-SUM(%s)", wanted,
                                         bids_range(s, awarded, t->grid->page))
                          : wanted);
}

static struct draft *
award_line(struct plan *p, size_t lot, const char *code, own_fn *own)
{
    struct draft *t = sketch_own(&p->figures[lot], code, own);

    t->stage = STAGE_AWARD;
    t->member = lot;
    return t;
}

/* The nodes stand in the line, though its cells are its own. */
static void
stand_for(struct draft *t, const struct sketch *s,
          const struct node *(*pick)(const struct lot_bid *))
{
    for (size_t i = 0; i < s->lot->bids_count; i++) {
        t->nodes[sketch_bid_column(s, i)] = pick(&s->lot->bids[i]);
    }
}

static const struct node *
pick_awarded(const struct lot_bid *b)
{
    return b->awarded;
}

static const struct node *
pick_wins(const struct lot_bid *b)
{
    return b->wins;
}

void
plan_winners(struct plan *p, size_t lot)
{
    struct sketch *s = &p->figures[lot];
    struct own_lines *own = &p->own[lot];
    bool is_by_volume = s->lot->lot->award->rule == AWARD_VOLUME;
    struct draft *wins = NULL, *awarded = NULL;

    if (s->lot->unawarded && s->lot->unawarded != s->lot->wanted) {
        award_line(p, lot, "book.unawarded", left_cell)->nodes[0] =
            s->lot->unawarded;
    }
    if (!own->place) {
        return;
    }
    own->winners = sketch_find(s, "winners//");
    if (!is_by_volume) {
        wins = award_line(p, lot, "book.wins", wins_cell);
        stand_for(wins, s, pick_wins);
    }
    if (s->lot->wanted && own->room) {
        awarded = award_line(p, lot, "book.awarded",
                             is_by_volume ? cascade_cell : winner_cell);
        stand_for(awarded, s, pick_awarded);
        awarded->line.kind = LINE_TOTAL;
    }
    own->wins = wins;
    own->awarded = awarded;
}
