/* evaluation.json: the result first, then every node of the graph. */
#include "base/json.h"

#include "write/write.h"

/* Most decimals of an exact decimal, and of one that is cut. */
#define MOST_DECIMALS 40
#define CUT_DECIMALS  12

/* Fraction and decimal; an inexact figure as the interval that holds it. */
static void
add_figure(struct json *j, real value)
{
    struct arena *a = j->out->arena;
    const char *exact;

    if (value.is_interval) {
        json_text(j, "low", num_decimal(a, value.low, CUT_DECIMALS));
        json_text(j, "high", num_decimal(a, value.high, CUT_DECIMALS));
        json_truth(j, "is_exact", false);
        return;
    }
    exact = num_exact_decimal(a, value.low, MOST_DECIMALS);
    json_text(j, "fraction", num_fraction_text(a, value.low));
    json_text(j, "decimal",
              exact ? exact : num_decimal(a, value.low, CUT_DECIMALS));
}

static void
add_value(struct json *j, const char *name, const struct node *n)
{
    if (!n || n->is_blank) {
        json_raw(j, name, "null");
        return;
    }
    json_open(j, name, '{');
    json_text(j, "node", n->id);
    add_figure(j, n->value);
    json_close(j, '}');
}

static void
add_flag(struct json *j, const char *name, const struct node *n)
{
    if (!n || n->is_blank) {
        json_raw(j, name, "null");
    } else {
        json_truth(j, name, node_is_one(n));
    }
}

static void
add_place_number(struct json *j, const struct node *n)
{
    bool is_known = n && !n->is_blank;

    json_raw(j, "place",
             is_known ? num_fraction_text(j->out->arena, n->value.low)
                      : "null");
}

static const char *
at(struct arena *a, struct place p)
{
    return p.file ? arena_printf(a, "%s:%d:%d", p.file, p.line, p.column)
                  : NULL;
}

/* -- lots -- */

static void
add_criteria(struct json *j, const struct lot_result *l,
             const struct lot_bid *b)
{
    const struct method *m = l->lot->method;

    json_open(j, "criteria", '[');
    for (size_t k = 0; b->points && k < m->all_count; k++) {
        json_line(j, 10);
        json_open(j, NULL, '{');
        json_text(j, "criterion", m->all[k]->id);
        add_value(j, "weight", l->weights ? l->weights[k] : NULL);
        add_value(j, "weight_of_total",
                  l->weights ? l->weights_of_total[k] : NULL);
        add_value(j, "points", b->points[k]);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void
add_rejection(struct json *j, const struct decision *d)
{
    if (!d) {
        json_raw(j, "rejection", "null");
        return;
    }
    json_open(j, "rejection", '{');
    json_text(j, "answers", d->answers);
    json_text(j, "by", d->by);
    json_text(j, "date", d->date);
    json_text(j, "reason", d->reason);
    json_text(j, "at", at(j->out->arena, d->doc->place));
    json_close(j, '}');
}

static void
add_bid(struct json *j, const struct lot_result *l, const struct lot_bid *b)
{
    json_line(j, 6);
    json_open(j, NULL, '{');
    json_text(j, "bidder", b->bid->id);
    json_text(j, "name", b->bid->bidder->name);
    json_line(j, 8);
    add_flag(j, "admitted", b->admitted);
    add_rejection(j, b->rejection);
    json_line(j, 8);
    add_value(j, "evaluated_price", b->evaluated_price);
    json_line(j, 8);
    add_criteria(j, l, b);
    json_line(j, 8);
    add_value(j, "quality", b->quality);
    json_line(j, 8);
    add_value(j, "total", b->total);
    json_line(j, 8);
    add_flag(j, "meets_thresholds", b->meets_thresholds);
    add_place_number(j, b->place);
    add_flag(j, "wins", b->wins);
    json_line(j, 8);
    add_value(j, "awarded", b->awarded);
    json_close(j, '}');
}

static void
add_lot(struct json *j, const struct lot_result *l)
{
    json_line(j, 4);
    json_open(j, NULL, '{');
    json_text(j, "lot", l->lot->id);
    json_text(j, "title", l->lot->title);
    json_truth(j, "is_scored", l->is_scored);
    json_text(j, "method", l->lot->method_id);
    json_open(j, "bids", '[');
    for (size_t i = 0; i < l->bids_count; i++) {
        add_bid(j, l, &l->bids[i]);
    }
    json_close(j, ']');
    json_line(j, 6);
    add_value(j, "remaining", l->unawarded);
    json_close(j, '}');
}

/* -- the graph -- */

static const char *
kind_name(enum node_kind kind)
{
    switch (kind) {
    case NODE_GIVEN:
        return "given";
    case NODE_FORMULA:
        return "formula";
    case NODE_TABLE:
        return "table";
    }
    return "";
}

/* What many nodes share: all totals of a lot, all who are admitted. Told once
 * and referred to, or a lot of n bids would take n times n lines. */
struct sets {
    const struct input_group **groups;
    size_t count, room;
};

/* The number of the set, from 1; a new one when it was not met before. */
static size_t
set_number(struct arena *a, struct sets *sets, const struct input_group *g)
{
    for (size_t i = 0; i < sets->count; i++) {
        if (sets->groups[i]->nodes == g->nodes) {
            return i + 1;
        }
    }
    if (sets->count == sets->room) {
        size_t room = sets->room > 0 ? 2 * sets->room : 32;

        sets->groups = arena_grow(a, sets->groups, sets->count, room,
                                  sizeof(const struct input_group *));
        sets->room = room;
    }
    sets->groups[sets->count++] = g;
    return sets->count;
}

static void
add_ids(struct json *j, const struct input_group *g)
{
    for (size_t i = 0; i < g->count; i++) {
        if (g->nodes[i]) {
            json_text(j, NULL, g->nodes[i]->id);
        }
    }
}

static void
add_inputs(struct json *j, const struct node *n, struct sets *sets)
{
    struct arena *a = j->out->arena;
    const struct input_group *groups = NULL;
    size_t count = node_groups(a, n, &groups);

    json_open(j, "inputs", '[');
    for (size_t i = 0; i < count; i++) {
        if (groups[i].is_shared) {
            json_text(
                j, NULL,
                arena_printf(a, "set:%zu", set_number(a, sets, &groups[i])));
        } else {
            add_ids(j, &groups[i]);
        }
    }
    json_close(j, ']');
}

static void
add_sets(struct json *j, const struct sets *sets)
{
    json_line(j, 2);
    json_open(j, "sets", '{');
    for (size_t i = 0; i < sets->count; i++) {
        json_line(j, 4);
        json_open(j, arena_printf(j->out->arena, "set:%zu", i + 1), '[');
        add_ids(j, sets->groups[i]);
        json_close(j, ']');
    }
    json_close(j, '}');
}

static void
add_subject(struct json *j, const struct step *s)
{
    bool has_unit = s->unit.is_share ||
                    (!unit_equal(s->unit, unit_none) && !s->unit.is_any);

    json_text(j, "quantity", s->quantity);
    json_maybe(j, "lot", s->lot);
    json_maybe(j, "bidder", s->bid);
    json_maybe(j, "criterion", s->criterion);
    json_maybe(j, "assessor", s->assessor);
    json_maybe(j, "about", s->about);
    if (has_unit) {
        json_text(j, "unit", unit_words(j->out->arena, LANG_EN, s->unit));
    }
}

static void
add_node(struct json *j, const struct node *n, struct sets *sets)
{
    json_line(j, 4);
    json_open(j, NULL, '{');
    json_text(j, "id", n->id);
    json_text(j, "kind", kind_name(n->kind));
    add_subject(j, &n->step);
    if (n->kind == NODE_FORMULA) {
        json_text(j, "rule", n->entry->id);
        json_text(j, "formula", expr_text(j->out->arena, n->entry->expr));
    }
    if (n->kind != NODE_GIVEN) {
        add_inputs(j, n, sets);
    }
    json_maybe(j, "word", n->word);
    if (n->is_blank) {
        json_truth(j, "is_blank", true);
    } else {
        add_figure(j, n->value);
    }
    json_maybe(j, "at", at(j->out->arena, n->step.place));
    json_close(j, '}');
}

/* -- the file -- */

static void
add_sources(struct json *j, const struct folder *f)
{
    json_line(j, 2);
    json_open(j, "inputs", '[');
    for (size_t i = 0; i < f->sources_count; i++) {
        json_line(j, 4);
        json_open(j, NULL, '{');
        json_text(j, "file", f->sources[i].name);
        json_text(j, "sha256", f->sources[i].sha256);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void
add_tender(struct json *j, const struct tender *t)
{
    json_line(j, 2);
    json_open(j, "tender", '{');
    json_text(j, "id", t->id);
    json_text(j, "title", t->title);
    json_text(j, "buyer", t->buyer);
    json_truth(j, "example", t->is_example);
    json_text(j, "currency", t->currency);
    json_text(j, "evaluation_date", t->evaluation_date);
    json_close(j, '}');
}

static void
add_risks(struct json *j, const struct evaluation *e)
{
    json_line(j, 2);
    json_open(j, "risks", '[');
    for (size_t i = 0; i < e->risks_count; i++) {
        const struct register_row *r = &e->risks[i];

        json_line(j, 4);
        json_open(j, NULL, '{');
        json_text(j, "risk", r->risk->id);
        json_text(j, "stated", r->risk->stated);
        json_text(j, "derived", r->derived ? r->derived->word : NULL);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void
add_messages(struct json *j, const struct diags *d)
{
    struct buf text = buf_start(j->out->arena);
    struct diag_style style = {LANG_EN, false};

    diags_print_json(&text, d, style);
    while (text.size > 0 && text.at[text.size - 1] == '\n') {
        text.at[--text.size] = '\0';
    }
    json_line(j, 2);
    json_raw(j, "findings", buf_text(&text));
}

void
write_json(struct buf *out, const struct evaluation *e, const struct diags *d,
           const char *version)
{
    struct json j = json_start(out);
    struct sets sets = {0};

    json_open(&j, NULL, '{');
    json_line(&j, 2);
    json_text(&j, "format", "anbud evaluation 1");
    json_text(&j, "version", version);
    add_tender(&j, &e->folder->tender);
    add_sources(&j, e->folder);
    json_line(&j, 2);
    json_open(&j, "lots", '[');
    for (size_t k = 0; k < e->lots_count; k++) {
        add_lot(&j, &e->lots[k]);
    }
    json_close(&j, ']');
    add_risks(&j, e);
    add_messages(&j, d);
    json_line(&j, 2);
    json_open(&j, "nodes", '[');
    for (const struct node *n = graph_first(e->graph); n; n = n->next) {
        add_node(&j, n, &sets);
    }
    json_close(&j, ']');
    add_sets(&j, &sets);
    json_close(&j, '}');
    buf_add_char(out, '\n');
}
