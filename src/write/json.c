/* evaluation.json: the result first, then every node of the graph. */
#include "base/json.h"

#include "write/write.h"

/* Most decimals of an exact decimal, and of one that is cut. */
#define MOST_DECIMALS 40
#define CUT_DECIMALS  12

static void
add_key(struct buf *out, const char *name, const char *text)
{
    buf_addf(out, "\"%s\": ", name);
    json_add_text(out, text);
}

static void
add_truth(struct buf *out, const char *name, bool is_true)
{
    buf_addf(out, "\"%s\": %s", name, is_true ? "true" : "false");
}

/* Fraction and decimal; an inexact figure as the interval that holds it. */
static void
add_figure(struct buf *out, real value)
{
    struct arena *a = out->arena;
    const char *exact;

    if (value.is_interval) {
        buf_addf(out, "\"low\": \"%s\", \"high\": \"%s\", \"is_exact\": false",
                 num_decimal(a, value.low, CUT_DECIMALS),
                 num_decimal(a, value.high, CUT_DECIMALS));
        return;
    }
    exact = num_exact_decimal(a, value.low, MOST_DECIMALS);
    buf_addf(out, "\"fraction\": \"%s\", \"decimal\": \"%s\"",
             num_fraction_text(a, value.low),
             exact ? exact : num_decimal(a, value.low, CUT_DECIMALS));
}

static void
add_value(struct buf *out, const char *name, const struct node *n)
{
    buf_addf(out, "\"%s\": ", name);
    if (!n || n->is_blank) {
        buf_add(out, "null");
        return;
    }
    buf_add(out, "{");
    add_key(out, "node", n->id);
    buf_add(out, ", ");
    add_figure(out, n->value);
    buf_add(out, "}");
}

static void
add_flag(struct buf *out, const char *name, const struct node *n)
{
    if (!n || n->is_blank) {
        buf_addf(out, "\"%s\": null", name);
    } else {
        add_truth(out, name, node_is_one(n));
    }
}

static void
add_place_number(struct buf *out, const struct node *n)
{
    long place = 0;

    if (!n || n->is_blank || !num_to_long(n->value.low, &place)) {
        buf_add(out, "\"place\": null");
    } else {
        buf_addf(out, "\"place\": %ld", place);
    }
}

static const char *
at(struct arena *a, struct place p)
{
    return p.file ? arena_printf(a, "%s:%d:%d", p.file, p.line, p.column)
                  : NULL;
}

/* -- lots -- */

static void
add_criteria(struct buf *out, const struct lot_result *l,
             const struct lot_bid *b)
{
    const struct method *m = l->lot->method;

    buf_add(out, "\"criteria\": [");
    for (size_t k = 0; b->points && k < m->all_count; k++) {
        buf_add(out, k > 0 ? ",\n          {" : "\n          {");
        add_key(out, "criterion", m->all[k]->id);
        buf_add(out, ", ");
        add_value(out, "weight", l->weights ? l->weights[k] : NULL);
        buf_add(out, ", ");
        add_value(out, "points", b->points[k]);
        buf_add(out, "}");
    }
    buf_add(out, "]");
}

static void
add_rejection(struct buf *out, const struct decision *d)
{
    if (!d) {
        buf_add(out, "\"rejection\": null");
        return;
    }
    buf_add(out, "\"rejection\": {");
    add_key(out, "answers", d->answers);
    buf_add(out, ", ");
    add_key(out, "by", d->by);
    buf_add(out, ", ");
    add_key(out, "date", d->date);
    buf_add(out, ", ");
    add_key(out, "reason", d->reason);
    buf_add(out, ", ");
    add_key(out, "at", at(out->arena, d->doc->place));
    buf_add(out, "}");
}

static void
add_bid(struct buf *out, const struct lot_result *l, const struct lot_bid *b)
{
    buf_add(out, "{\n        ");
    add_key(out, "bidder", b->bid->id);
    buf_add(out, ", ");
    add_key(out, "name", b->bid->bidder->name);
    buf_add(out, ",\n        ");
    add_flag(out, "admitted", b->admitted);
    buf_add(out, ", ");
    add_rejection(out, b->rejection);
    buf_add(out, ",\n        ");
    add_value(out, "evaluated_price", b->evaluated_price);
    buf_add(out, ",\n        ");
    add_criteria(out, l, b);
    buf_add(out, ",\n        ");
    add_value(out, "quality", b->quality);
    buf_add(out, ",\n        ");
    add_value(out, "total", b->total);
    buf_add(out, ",\n        ");
    add_flag(out, "meets_thresholds", b->meets_thresholds);
    buf_add(out, ", ");
    add_place_number(out, b->place);
    buf_add(out, ", ");
    add_flag(out, "wins", b->wins);
    buf_add(out, ",\n        ");
    add_value(out, "awarded", b->awarded);
    buf_add(out, "\n      }");
}

static void
add_lot(struct buf *out, const struct lot_result *l)
{
    buf_add(out, "{\n      ");
    add_key(out, "lot", l->lot->id);
    buf_add(out, ", ");
    add_key(out, "title", l->lot->title);
    buf_add(out, ", ");
    add_truth(out, "is_scored", l->is_scored);
    buf_add(out, ", ");
    add_key(out, "method", l->lot->method_id);
    buf_add(out, ",\n      \"bids\": [");
    for (size_t i = 0; i < l->bids_count; i++) {
        buf_add(out, i > 0 ? ", " : "");
        add_bid(out, l, &l->bids[i]);
    }
    buf_add(out, "],\n      ");
    add_value(out, "remaining", l->unawarded);
    buf_add(out, "\n    }");
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

static void
add_optional(struct buf *out, const char *name, const char *text)
{
    if (text) {
        buf_add(out, ", ");
        add_key(out, name, text);
    }
}

static void
add_inputs(struct buf *out, const struct node *n)
{
    const struct node *const *inputs = NULL;
    size_t count = node_inputs(out->arena, n, &inputs);

    buf_add(out, ", \"inputs\": [");
    for (size_t i = 0; i < count; i++) {
        buf_add(out, i > 0 ? ", " : "");
        json_add_text(out, inputs[i]->id);
    }
    buf_add(out, "]");
}

static void
add_unit(struct buf *out, struct unit u)
{
    if (u.is_share || (!unit_equal(u, unit_none) && !u.is_any)) {
        add_optional(out, "unit", unit_words(out->arena, LANG_EN, u));
    }
}

static void
add_node(struct buf *out, const struct node *n)
{
    const struct step *s = &n->step;

    buf_add(out, "{");
    add_key(out, "id", n->id);
    add_optional(out, "kind", kind_name(n->kind));
    add_optional(out, "quantity", s->quantity);
    add_optional(out, "lot", s->lot);
    add_optional(out, "bidder", s->bid);
    add_optional(out, "criterion", s->criterion);
    add_optional(out, "assessor", s->assessor);
    add_optional(out, "about", s->about);
    add_unit(out, s->unit);
    if (n->kind == NODE_FORMULA) {
        add_optional(out, "rule", n->entry->id);
        add_optional(out, "formula", expr_text(out->arena, n->entry->expr));
    }
    if (n->kind != NODE_GIVEN) {
        add_inputs(out, n);
    }
    add_optional(out, "word", n->word);
    buf_add(out, ", ");
    if (n->is_blank) {
        buf_add(out, "\"is_blank\": true");
    } else {
        add_figure(out, n->value);
    }
    add_optional(out, "at", at(out->arena, s->place));
    buf_add(out, "}");
}

/* -- the file -- */

static void
add_sources(struct buf *out, const struct folder *f)
{
    buf_add(out, "  \"inputs\": [");
    for (size_t i = 0; i < f->sources_count; i++) {
        buf_add(out, i > 0 ? ",\n    {" : "\n    {");
        add_key(out, "file", f->sources[i].name);
        buf_add(out, ", ");
        add_key(out, "sha256", f->sources[i].sha256);
        buf_add(out, "}");
    }
    buf_add(out, "],\n");
}

static void
add_tender(struct buf *out, const struct tender *t)
{
    buf_add(out, "  \"tender\": {");
    add_key(out, "id", t->id);
    buf_add(out, ", ");
    add_key(out, "title", t->title);
    buf_add(out, ", ");
    add_key(out, "buyer", t->buyer);
    buf_add(out, ",\n    ");
    add_truth(out, "example", t->is_example);
    buf_add(out, ", ");
    add_key(out, "currency", t->currency);
    buf_add(out, ", ");
    add_key(out, "evaluation_date", t->evaluation_date);
    buf_add(out, "},\n");
}

static void
add_risks(struct buf *out, const struct evaluation *e)
{
    buf_add(out, "  \"risks\": [");
    for (size_t i = 0; i < e->risks_count; i++) {
        const struct register_row *r = &e->risks[i];

        buf_add(out, i > 0 ? ",\n    {" : "\n    {");
        add_key(out, "risk", r->risk->id);
        buf_add(out, ", ");
        add_key(out, "stated", r->risk->stated);
        buf_add(out, ", ");
        add_key(out, "derived", r->derived ? r->derived->word : NULL);
        buf_add(out, "}");
    }
    buf_add(out, "],\n");
}

static void
add_messages(struct buf *out, const struct diags *d)
{
    struct buf text = buf_start(out->arena);
    struct diag_style style = {LANG_EN, false};

    diags_print_json(&text, d, style);
    while (text.size > 0 && text.at[text.size - 1] == '\n') {
        text.at[--text.size] = '\0';
    }
    buf_add(out, "  \"findings\": ");
    buf_add(out, buf_text(&text));
    buf_add(out, ",\n");
}

void
write_json(struct buf *out, const struct evaluation *e, const struct diags *d,
           const char *version)
{
    buf_add(out, "{\n  ");
    add_key(out, "format", "anbud evaluation 1");
    buf_add(out, ", ");
    add_key(out, "version", version);
    buf_add(out, ",\n");
    add_tender(out, &e->folder->tender);
    add_sources(out, e->folder);
    buf_add(out, "  \"lots\": [");
    for (size_t k = 0; k < e->lots_count; k++) {
        buf_add(out, k > 0 ? ",\n    " : "\n    ");
        add_lot(out, &e->lots[k]);
    }
    buf_add(out, "],\n");
    add_risks(out, e);
    add_messages(out, d);
    buf_add(out, "  \"nodes\": [");
    for (const struct node *n = graph_first(e->graph); n; n = n->next) {
        buf_add(out, n->number > 1 ? ",\n    " : "\n    ");
        add_node(out, n);
    }
    buf_add(out, "]\n}\n");
}
