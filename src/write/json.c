/* evaluation.json: the result first, then every node of the graph. */
#include "base/json.h"

#include "write/json_nodes.h"
#include "write/write.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static void
add_value(struct json *j, const char *name, const struct node *n)
{
    if (!n || n->is_blank) {
        json_raw(j, name, "null");
        return;
    }
    json_open(j, name, '{');
    json_text(j, "node", n->id);
    json_figure(j, n->value);
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
             is_known ? num_fraction_text(j->passing, n->value.low) : "null");
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
    json_text(j, "at", json_place(j->passing, d->doc->place));
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
    arena_empty(j->passing);
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
    struct buf text = buf_start(j->passing);
    struct diag_style style = {LANG_EN, false};

    diags_print_json(&text, d, style);
    while (text.size > 0 && text.at[text.size - 1] == '\n') {
        text.at[--text.size] = '\0';
    }
    json_line(j, 2);
    json_raw(j, "findings", buf_text(&text));
}

static void
add_all(struct json *j, const struct evaluation *e, const struct diags *d,
        const char *version)
{
    json_open(j, NULL, '{');
    json_line(j, 2);
    json_text(j, "format", "anbud evaluation 1");
    json_text(j, "version", version);
    add_tender(j, &e->folder->tender);
    add_sources(j, e->folder);
    json_line(j, 2);
    json_open(j, "lots", '[');
    for (size_t k = 0; k < e->lots_count; k++) {
        add_lot(j, &e->lots[k]);
    }
    json_close(j, ']');
    add_risks(j, e);
    add_messages(j, d);
    json_nodes(j, e->graph);
    json_close(j, '}');
    buf_add_char(j->out, '\n');
}

/* The text is many times as large as all that it is written from: it flows, and
 * what each value is made of is forgotten when it is written. */
const char *
write_json(const struct evaluation *e, const struct diags *d,
           const char *version, const char *path)
{
    struct arena *a = arena_create();
    FILE *file = fopen(path, "wb");
    struct buf out = buf_into(a, file);
    struct json j = json_start(&out, arena_within(a));
    const char *why = NULL;

    if (file) {
        add_all(&j, e, d, version);
        why = buf_flush(&out) ? NULL : strerror(errno);
    }
    if ((!file || fclose(file) != 0) && !why) {
        why = strerror(errno);
    }
    arena_destroy(a);
    return why;
}
