/* The risks the bidders themselves see, with the levels they were given. */
#include "write/page_risk.h"

#include <stdlib.h>
#include <string.h>

/* Columns that the measure has, made one. */
#define MEASURE_FIRST RISK_RESIDUAL
#define PAGE_COLUMN   RISK_STATED

/* A level that was derived for a bid's risk. */
struct found {
    const char *bid, *risk, *level;
};

static int
compare(const void *left, const void *right)
{
    const struct found *l = left;
    const struct found *r = right;
    int by_bid = strcmp(l->bid, r->bid);

    return by_bid ? by_bid : strcmp(l->risk, r->risk);
}

/* The levels of all bids' risks in the graph, in order. */
static struct found *
find_levels(const struct drawing *d, size_t *count)
{
    const struct graph *g = d->layout->evaluation->graph;
    size_t room = 64;
    struct found *all = arena_array(d->arena, struct found, room);

    *count = 0;
    for (const struct node *n = graph_first(g); n; n = n->next) {
        if (!n->step.bid || !n->word ||
            strcmp(n->step.quantity, "risk-level") != 0) {
            continue;
        }
        if (*count == room) {
            all = arena_grow(d->arena, all, *count, 2 * room, sizeof *all);
            room *= 2;
        }
        all[(*count)++] = (struct found){n->step.bid, n->step.about, n->word};
    }
    qsort(all, *count, sizeof *all, compare);
    return all;
}

static const char *
level_of(const struct found *all, size_t count, const struct bid *b,
         const struct bid_risk *risk)
{
    struct found key = {b->id, risk->id, NULL};
    const struct found *found = bsearch(&key, all, count, sizeof *all, compare);

    return found ? found->level : NULL;
}

static void
draw_risk(struct risk_sheet *r, const struct bid_risk *risk, const char *level)
{
    const struct drawing *d = r->drawing;
    struct sheet_out *s = r->sheet;
    const char *measure = risk->measure ? risk->measure : "";
    const char *page = part_page(d, risk->page);
    const struct part_cell cells[] = {
        {risk->event, EVENT_WIDTH},
        {risk->likelihood, RISK_WIDTH},
        {risk->consequence, RISK_WIDTH},
        {measure, 3 * RISK_WIDTH + AGREES_WIDTH + MEASURE_WIDTH},
    };

    sheet_text_at(s, r->row, RISK_ID, risk->id, part_foreign);
    sheet_text_at(s, r->row, RISK_EVENT, risk->event, part_foreign);
    sheet_text_at(s, r->row, RISK_LIKELIHOOD, risk->likelihood, part_short);
    sheet_text_at(s, r->row, RISK_CONSEQUENCE, risk->consequence, part_short);
    sheet_text_at(s, r->row, RISK_LEVEL,
                  level ? level : part_word(d, "explain.blank"),
                  (struct style){.look = level ? risk_look_of(r->matrix, level)
                                               : LOOK_MUTED,
                                 .figure = FIGURE_FOREIGN,
                                 .is_centred = true});
    sheet_text_at(s, r->row, PAGE_COLUMN, page ? page : "–", part_short);
    sheet_merged_text(s, part_across(r->row, MEASURE_FIRST, RISK_MEASURE),
                      measure, part_foreign);
    part_height(s, r->row,
                part_most_lines(cells, sizeof cells / sizeof cells[0]));
    r->row++;
}

static void
draw_bidder(struct risk_sheet *r, const struct bid *b)
{
    sheet_merged_text(
        r->sheet, part_across(r->row, 0, RISK_MEASURE), part_bidder(b),
        (struct style){.look = LOOK_SUBTOTAL, .figure = FIGURE_FOREIGN});
    r->row++;
}

static void
draw_head(struct risk_sheet *r)
{
    static const struct part_column columns[] = {
        {"gate.column-id", 0},
        {"risk.column-event", 0},
        {"risk.column-likelihood", 0},
        {"risk.column-consequence", 0},
        {"risk.column-level-given", 0},
        {"risk.column-page", 0},
        {NULL, 0},
    };

    (void)part_head(r->drawing, r->sheet, r->row, columns);
    sheet_merged_text(
        r->sheet, part_across(r->row, MEASURE_FIRST, RISK_MEASURE),
        part_word(r->drawing, "risk.column-measure"), part_heading);
    part_height(r->sheet, r->row, 2);
    sheet_repeat_rows(r->sheet, r->row, r->row);
    r->row++;
}

void
risk_draw_bids(struct risk_sheet *r)
{
    const struct drawing *d = r->drawing;
    const struct folder *f = d->layout->evaluation->folder;
    size_t count = 0;
    struct found *levels = find_levels(d, &count);
    bool is_begun = false;

    part_section(r->sheet, r->row++, part_word(d, "risk.of-bids"));
    for (size_t i = 0; i < f->bids_count; i++) {
        const struct bid *b = &f->bids[i];

        if (b->is_late || b->risks_count == 0) {
            continue;
        }
        if (!is_begun) {
            draw_head(r);
            is_begun = true;
        }
        draw_bidder(r, b);
        for (size_t k = 0; k < b->risks_count; k++) {
            draw_risk(r, &b->risks[k],
                      level_of(levels, count, b, &b->risks[k]));
        }
    }
    if (!is_begun) {
        part_note(r->sheet, r->row++, part_word(d, "risk.no-bids"));
    }
}
