/* Every node of the graph as JSON, and the sets that many nodes share. */
#include "write/json_nodes.h"

#include <stdint.h>

/* Most decimals of an exact decimal, and of one that is cut. */
#define MOST_DECIMALS 40
#define CUT_DECIMALS  12

void
json_figure(struct json *j, real value)
{
    struct arena *a = j->passing;
    const char *fraction, *exact;

    if (value.is_interval) {
        json_text(j, "low",
                  num_decimal_outward(a, value.low, CUT_DECIMALS, false));
        json_text(j, "high",
                  num_decimal_outward(a, value.high, CUT_DECIMALS, true));
        json_truth(j, "is_exact", false);
        return;
    }
    fraction = num_fraction_text(a, value.low);
    exact = num_is_integer(value.low)
                ? fraction
                : num_exact_decimal(a, value.low, MOST_DECIMALS);
    json_text(j, "fraction", fraction);
    json_text(j, "decimal",
              exact ? exact : num_decimal(a, value.low, CUT_DECIMALS));
}

const char *
json_place(struct arena *a, struct place p)
{
    return p.file ? arena_printf(a, "%s:%d:%d", p.file, p.line, p.column)
                  : NULL;
}

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
    struct arena *arena; /* lasts until all nodes are written */
    struct input_group *groups;
    size_t count, room;
    size_t *slots; /* numbers by the pointer to the nodes; 4 * room of them */
};

/* Where the number of the set stands, or would. */
static size_t *
slot_of(const struct sets *sets, const struct input_group *g)
{
    size_t most = 4 * sets->room;
    size_t i = ((uintptr_t)g->nodes / sizeof(max_align_t)) % most;

    while (sets->slots[i] > 0 &&
           sets->groups[sets->slots[i] - 1].nodes != g->nodes) {
        i = (i + 1) % most;
    }
    return &sets->slots[i];
}

static void
make_room(struct sets *sets)
{
    size_t room = sets->room > 0 ? 2 * sets->room : 64;

    sets->groups = arena_grow(sets->arena, sets->groups, sets->count, room,
                              sizeof(struct input_group));
    sets->slots = arena_array(sets->arena, size_t, 4 * room);
    sets->room = room;
    for (size_t i = 0; i < sets->count; i++) {
        *slot_of(sets, &sets->groups[i]) = i + 1;
    }
}

/* The number of the set, from 1; a new one when it was not met before. */
static size_t
set_number(struct sets *sets, const struct input_group *g)
{
    size_t *slot = NULL;

    if (sets->count == sets->room) {
        make_room(sets);
    }
    slot = slot_of(sets, g);
    if (*slot == 0) {
        sets->groups[sets->count] = *g;
        *slot = ++sets->count;
    }
    return *slot;
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
    struct arena *a = j->passing;
    const struct input_group *groups = NULL;
    size_t count = node_groups(a, n, &groups);

    json_open(j, "inputs", '[');
    for (size_t i = 0; i < count; i++) {
        if (groups[i].is_shared) {
            json_text(j, NULL,
                      arena_printf(a, "set:%zu", set_number(sets, &groups[i])));
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
        json_open(j, arena_printf(j->passing, "set:%zu", i + 1), '[');
        add_ids(j, &sets->groups[i]);
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
        json_text(j, "unit", unit_words(j->passing, LANG_EN, s->unit));
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
        json_text(j, "formula", expr_text(j->passing, n->entry->expr));
    }
    if (n->kind != NODE_GIVEN) {
        add_inputs(j, n, sets);
    }
    json_maybe(j, "only_if", n->step.only_if ? n->step.only_if->id : NULL);
    json_maybe(j, "word", n->word);
    if (n->is_blank) {
        json_truth(j, "is_blank", true);
    } else {
        json_figure(j, n->value);
    }
    json_maybe(j, "at", json_place(j->passing, n->step.place));
    json_close(j, '}');
}

void
json_nodes(struct json *j, const struct graph *g)
{
    struct sets sets = {.arena = j->out->arena};

    json_line(j, 2);
    json_open(j, "nodes", '[');
    for (const struct node *n = graph_first(g); n; n = n->next) {
        add_node(j, n, &sets);
        arena_empty(j->passing);
    }
    json_close(j, ']');
    add_sets(j, &sets);
}
