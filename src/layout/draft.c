/* Drafts the lines of every node of a lot, and of what they need. */
#include "layout/plan.h"

#include <string.h>

/* One lot while its nodes find their lines. */
struct drafting {
    struct plan *plan;
    size_t lot; /* its number among those that are scored */
    const struct lot_result *result;
    struct arena *workings;
    struct keys *criteria; /* of its method: id -> number among all */
    struct seen *shared;   /* arrays of all bids: looked through once */
};

static void assign(struct drafting *w, const struct node *n, bool is_needed);

static const char *
or_empty(const char *text)
{
    return text ? text : "";
}

static const char *
line_key(struct drafting *w, const struct node *n)
{
    const struct step *s = &n->step;

    return arena_printf(w->workings, "%s/%s/%s%s", s->quantity,
                        or_empty(s->criterion), or_empty(s->about),
                        s->lot ? "" : "/before");
}

/* What makes a figure of the files the same figure in every lot. */
static const char *
given_key(struct drafting *w, const struct node *n)
{
    const struct step *s = &n->step;

    return arena_printf(w->workings, "%s:%d:%d/%s/%s/%s", s->place.file,
                        s->place.line, s->place.column, s->quantity,
                        or_empty(s->about), or_empty(s->bid));
}

/* The id a line is known by: of a criterion, a price line, a requirement. */
static const char *
mark_of(const struct node *n)
{
    bool has_id =
        home_of(n->step.quantity)->home != HOME_FIGURES && n->step.title;

    return n->step.criterion ? n->step.criterion
           : has_id          ? n->step.about
                             : NULL;
}

/* Words for a line, when it is new. */
static void
describe(struct drafting *w, struct draft *t, const struct node *n)
{
    struct plan *p = w->plan;

    if (t->line.quantity) {
        return;
    }
    t->fill = FILL_NODES;
    t->stage = home_of(n->step.quantity)->stage;
    t->line.quantity = n->step.quantity;
    t->line.criterion = w->plan->criteria[n->number - 1];
    t->line.mark = mark_of(n);
    t->line.label = node_label(p, n);
    for (const struct criterion *c = t->line.criterion; c && c->parent;
         c = c->parent) {
        t->line.indent++;
    }
    if (t->line.criterion && t->line.criterion->criteria_count > 0) {
        t->line.kind = LINE_NODE;
    }
    if (strncmp(n->step.quantity, "total", 5) == 0) {
        t->line.kind = LINE_TOTAL;
    }
    if (n->kind == NODE_FORMULA) {
        t->line.note = node_words(p->arena, p->lang, n);
    }
}

static size_t
column_of(const struct drafting *w, const struct sketch *s,
          const struct node *n)
{
    if (!n->step.bid) {
        return strcmp(n->step.quantity, "line-factor") == 0 ? 1 : 0;
    }
    if (strcmp(n->step.quantity, "requirement-weight") == 0) {
        return 0;
    }
    return sketch_bid_column(s, bid_index(w->result, n->step.bid));
}

static void
put(struct drafting *w, struct sketch *s, const char *key, const struct node *n)
{
    struct draft *t = sketch_line(s, key);
    size_t column = column_of(w, s, n);

    describe(w, t, n);
    if (!t->nodes[column]) {
        t->nodes[column] = n;
    } else if (t->nodes[column] != n) {
        /* a weight of a requirement: the same for every bid */
        w->plan->stand_ins[n->number - 1] = t->nodes[column]->number;
    }
}

/* The line of a price item carries its quantity and its factor too. */
static const char *
price_key(struct drafting *w, const struct node *n)
{
    const char *q = n->step.quantity;

    if (strcmp(q, "line-quantity") == 0 || strcmp(q, "line-factor") == 0) {
        return arena_printf(w->workings, "unit-price//%s",
                            or_empty(n->step.about));
    }
    return line_key(w, n);
}

/* The line of a requirement carries its weight. */
static const char *
score_key(struct drafting *w, const struct node *n)
{
    if (strcmp(n->step.quantity, "requirement-weight") == 0 ||
        strcmp(n->step.quantity, "requirement-met") == 0) {
        return arena_printf(w->workings, "requirement-met//%s",
                            or_empty(n->step.about));
    }
    return line_key(w, n);
}

/* Risks are each bid's own: the first of each share a line. */
static void
put_score(struct drafting *w, const struct node *n)
{
    struct sketch *s = &w->plan->scores[w->lot];
    const char *key = score_key(w, n);

    if (strcmp(n->step.quantity, "risk-points") == 0) {
        size_t number = 1;
        size_t column = column_of(w, s, n);
        struct draft *t;

        do {
            key = arena_printf(w->workings, "risk/%s/%zu",
                               or_empty(n->step.criterion), number++);
            t = sketch_find(s, key);
        } while (t && t->nodes[column] && t->nodes[column] != n);
    }
    put(w, s, key, n);
}

/* The score people agreed on, from which the points come. */
static void
put_agreed(struct drafting *w, const struct node *n)
{
    struct sketch *s = &w->plan->scores[w->lot];
    struct draft *t = sketch_line(
        s, arena_printf(w->workings, "agreed/%s", n->step.criterion));

    describe(w, t, n);
    t->fill = FILL_INPUTS;
    t->line.quantity = "agreed";
    t->line.note = NULL;
    t->nodes[column_of(w, s, n)] = n;
}

/* Fixed by the buyer: once for each method, whatever lots use it. */
static void
put_fixed(struct drafting *w, const struct node *n)
{
    struct plan *p = w->plan;
    const struct method *m = w->result->lot->method;
    const char *key = arena_printf(w->workings, "%s/%s", m->id, line_key(w, n));
    const size_t *known = keys_find(p->shared, key);

    if (known) {
        p->stand_ins[n->number - 1] = *known;
        return;
    }
    keys_put(p->shared, key, n->number);
    place_fixed(p, m, n);
}

static void
put_home(struct drafting *w, const struct node *n)
{
    struct plan *p = w->plan;

    switch (home_of(n->step.quantity)->home) {
    case HOME_FIGURES:
        put(w, &p->figures[w->lot], line_key(w, n), n);
        if (is_agreed(p, n)) {
            put_agreed(w, n);
        }
        break;
    case HOME_PRICES:
        put(w, &p->prices[w->lot], price_key(w, n), n);
        break;
    case HOME_SCORES:
        put_score(w, n);
        break;
    case HOME_FIXED:
        if (n->step.bid) {
            put_score(w, n);
        } else {
            put_fixed(w, n);
        }
        break;
    case HOME_NOWHERE:
        break;
    }
}

/* The first of all figures that are one figure in the files. */
static void
keep_owner(struct drafting *w, const struct node *n, const char *key)
{
    const size_t *owner = keys_find(w->plan->given, key);

    if (owner) {
        w->plan->owners[n->number - 1] = *owner;
    } else {
        keys_put(w->plan->given, key, n->number);
    }
}

static void
find_owner(struct drafting *w, const struct node *n)
{
    const struct criterion *c = w->plan->criteria[n->number - 1];

    if (n->kind == NODE_GIVEN && n->step.place.file &&
        home_of(n->step.quantity)->is_free) {
        keep_owner(w, n, given_key(w, n));
    } else if (is_agreed(w->plan, n) && c && c->scored == SCORED_ONCE) {
        keep_owner(w, n,
                   arena_printf(w->workings, "once/%s/%s/%s",
                                w->result->lot->method->id, c->id,
                                or_empty(n->step.bid)));
    }
}

/* Does a live formula stand for `n`, so that its inputs must stand too? */
static bool
is_live(const struct drafting *w, const struct node *n)
{
    enum home home = home_of(n->step.quantity)->home;

    return n->kind == NODE_FORMULA && home != HOME_NOWHERE &&
           home != HOME_SCORES && !is_agreed(w->plan, n) &&
           strcmp(n->step.quantity, "admitted") != 0;
}

static void
assign_group(struct drafting *w, const struct input_group *g)
{
    for (size_t k = 0; k < g->count; k++) {
        if (g->nodes[k]) {
            assign(w, g->nodes[k], true);
        }
    }
}

static void
assign_inputs(struct drafting *w, const struct node *n)
{
    const struct input_group *groups = NULL;
    size_t count = node_groups(w->workings, n, &groups);

    for (size_t i = 0; i < count; i++) {
        if (!groups[i].is_shared || groups[i].count == 0 ||
            !seen_before(w->shared, groups[i].nodes)) {
            assign_group(w, &groups[i]);
        }
    }
}

/* The criterion a node is about, kept for all who ask. */
static void
find_criterion(struct drafting *w, const struct node *n)
{
    const size_t *index =
        n->step.criterion ? keys_find(w->criteria, n->step.criterion) : NULL;

    if (index) {
        w->plan->criteria[n->number - 1] = w->result->lot->method->all[*index];
    }
}

/* Is the node the lot's, or that of all lots? */
static bool
is_about(const struct node *n, const struct lot *lot)
{
    return !n->step.lot || n->step.lot == lot->id ||
           strcmp(n->step.lot, lot->id) == 0;
}

static void
assign(struct drafting *w, const struct node *n, bool is_needed)
{
    if (w->plan->is_placed[n->number - 1] || !is_about(n, w->result->lot) ||
        (!is_needed && home_of(n->step.quantity)->home == HOME_SCORES)) {
        return;
    }
    w->plan->is_placed[n->number - 1] = true;
    find_criterion(w, n);
    find_owner(w, n);
    put_home(w, n);
    if (is_live(w, n)) {
        assign_inputs(w, n);
    }
}

void
draft_lot(struct plan *p, size_t lot)
{
    const struct lot_result *result = p->layout->lots[lot].lot;
    const struct method *m = result->lot->method;
    struct drafting w = {.plan = p,
                         .lot = lot,
                         .result = result,
                         .workings = arena_within(p->arena),
                         .criteria = keys_create(p->arena),
                         .shared = seen_create(p->arena)};

    for (size_t i = 0; i < m->all_count; i++) {
        keys_put(w.criteria, m->all[i]->id, i);
    }

    for (const struct node *n = graph_first(p->evaluation->graph); n;
         n = n->next) {
        if (n->step.lot && strcmp(n->step.lot, w.result->lot->id) == 0) {
            assign(&w, n, false);
            arena_empty(w.workings);
        }
    }
}
