/* A grid while lines are added to it, put in order and given rows. */
#include "layout/plan.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void
sketch_begin(struct sketch *s, struct plan *p, struct grid *g,
             const struct lot_result *lot)
{
    s->plan = p;
    s->grid = g;
    s->lot = lot;
    s->commons = g->columns_count - (lot ? lot->bids_count : 0);
    s->by_key = keys_create(p->arena);
    g->lot = lot;
}

struct draft *
sketch_find(const struct sketch *s, const char *key)
{
    const size_t *at = keys_find(s->by_key, key);

    return at ? s->lines[*at] : NULL;
}

struct draft *
sketch_line(struct sketch *s, const char *key)
{
    struct arena *a = s->plan->arena;
    struct draft *t = key ? sketch_find(s, key) : NULL;

    if (t) {
        return t;
    }
    if (s->count == s->room) {
        size_t room = s->room > 0 ? 2 * s->room : 32;

        s->lines = arena_grow(a, s->lines, s->count, room,
                              sizeof(struct draft *)); /* NOLINT */
        s->room = room;
    }
    t = arena_new(a, struct draft);
    t->plan = s->plan;
    t->grid = s->grid;
    t->order = s->count;
    t->line.kind = LINE_FIGURES;
    t->line.cells = arena_array(a, struct cell, s->grid->columns_count + 1);
    t->nodes = arena_array(a, const struct node *, s->grid->columns_count + 1);
    if (key) {
        keys_put(s->by_key, key, s->count);
    }
    s->lines[s->count++] = t;
    return t;
}

static struct draft *
section(struct sketch *s, const char *code)
{
    struct draft *t = sketch_line(s, NULL);

    t->line.kind = LINE_SECTION;
    t->line.label = text_of(s->plan->lang, code);
    t->line.cells = NULL;
    return t;
}

void
sketch_section(struct sketch *s, const char *code)
{
    (void)section(s, code);
}

struct draft *
sketch_own(struct sketch *s, const char *code, own_fn *own)
{
    struct draft *t = sketch_line(s, NULL);

    t->fill = FILL_OWN;
    t->own = own;
    t->line.label = code ? text_of(s->plan->lang, code) : NULL;
    return t;
}

size_t
sketch_bid_column(const struct sketch *s, size_t bid)
{
    return s->commons + bid;
}

size_t
bid_index(const struct lot_result *lot, const char *bid_id)
{
    size_t low = 0, high = lot->bids_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(lot->bids[middle].bid->id, bid_id);

        if (order == 0) {
            return middle;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return lot->bids_count;
}

/* -- order -- */

static size_t
criterion_order(const struct draft *t)
{
    return t->line.criterion ? t->line.criterion->index : SIZE_MAX;
}

static int
compare_drafts(const void *left, const void *right)
{
    const struct draft *l = *(const struct draft *const *)left;
    const struct draft *r = *(const struct draft *const *)right;

    if (l->stage != r->stage) {
        return l->stage < r->stage ? -1 : 1;
    }
    if (criterion_order(l) != criterion_order(r)) {
        return criterion_order(l) < criterion_order(r) ? -1 : 1;
    }
    return l->order < r->order ? -1 : l->order > r->order;
}

void
sketch_sort(struct sketch *s, bool has_headings)
{
    static const char *const codes[] = {
        [STAGE_ADMITTED] = "book.stage-admitted",
        [STAGE_POINTS] = "book.stage-points",
        [STAGE_WEIGHTED] = "book.stage-weighted",
        [STAGE_TOTAL] = "book.stage-total",
        [STAGE_THRESHOLDS] = "book.stage-thresholds",
        [STAGE_PLACES] = "book.stage-places",
        [STAGE_AWARD] = "book.stage-award",
        [STAGE_CHECKS] = "book.stage-checks",
    };
    struct draft **old = s->lines;
    size_t count = s->count;

    if (count == 0) {
        return;
    }
    qsort(old, count, sizeof(struct draft *), compare_drafts);
    s->room = count + STAGE_COUNT;
    s->lines = arena_array(s->plan->arena, struct draft *, s->room);
    s->count = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_new = i == 0 || old[i]->stage != old[i - 1]->stage;

        if (has_headings && is_new) {
            section(s, codes[old[i]->stage])->stage = old[i]->stage;
        }
        s->lines[s->count++] = old[i];
    }
    s->by_key = keys_create(s->plan->arena); /* lines have moved */
}

/* A family for each formula that nodes of the line come from. */
static void
find_families(struct sketch *s, struct draft *t)
{
    for (size_t c = 0; c < s->grid->columns_count; c++) {
        const struct node *n = t->nodes[c];

        if (n && n->kind == NODE_FORMULA && !is_agreed(s->plan, n)) {
            (void)family_of(s, t, n->entry);
        }
    }
}

/* A heading above the first of all helpers; false when there are none yet. */
static bool
begin_steps(struct sketch *s, const struct family *f)
{
    bool is_first = sheet_count(f->sheet) > 1;

    if (is_first) {
        sketch_section(s, "book.stage-steps");
    }
    return is_first;
}

void
sketch_steps(struct sketch *s, bool has_headings)
{
    size_t count = s->count;

    for (size_t i = 0; i < count; i++) {
        struct draft *t = s->lines[i];

        if (t->fill == FILL_NODES) {
            find_families(s, t);
        }
        for (struct family *f = t->family; f; f = f->next) {
            has_headings = has_headings && !begin_steps(s, f);
            family_steps(s, f, t);
        }
    }
}

/* -- rows -- */

/* Says where the node in `column` of a line stands. */
static void
settle_node(const struct draft *t, size_t column)
{
    struct plan *p = t->plan;
    const struct node *n = t->nodes[column];
    bool is_shown = t->fill == FILL_NODES || t->fill == FILL_OWN;

    if (n && is_shown && !p->spots[n->number - 1].page) {
        p->spots[n->number - 1] = draft_spot(t, column);
    } else if (n && t->fill == FILL_INPUTS) {
        p->inputs[n->number - 1] = draft_spot(t, column);
    }
}

size_t
sketch_settle(struct sketch *s)
{
    for (size_t i = 0; i < s->count; i++) {
        struct draft *t = s->lines[i];
        size_t columns = t->line.cells ? s->grid->columns_count : 0;

        t->row = s->grid->head + 1 + i;
        for (size_t c = 0; c < columns; c++) {
            settle_node(t, c);
        }
    }
    return s->grid->head + 1 + s->count;
}

struct spot
draft_spot(const struct draft *t, size_t column)
{
    return (struct spot){t->grid->page, t->row, t->grid->first_column + column};
}
