#include "derive/graph.h"

#include "derive/evaluate.h"
#include "derive/known.h"
#include "derive/memories.h"

#include <assert.h>
#include <string.h>

struct graph {
    struct arena *arena;
    struct arena *workings; /* of one formula */
    struct memories *memories;
    struct diags *diags;
    unsigned bits;
    struct node *first, *last;
    size_t count;
    struct known *given;
    struct buf id; /* of the node at hand */
    bool is_undecided;
};

struct graph *
graph_create(struct arena *a, struct diags *d, unsigned bits)
{
    struct graph *g = arena_new(a, struct graph);

    g->arena = a;
    g->diags = d;
    g->workings = arena_within(a);
    g->memories = memories_create(a);
    g->bits = bits;
    g->given = known_create(a);
    g->id = buf_start(a);
    return g;
}

/* The id of a step; valid until the next. */
static const char *
spell_id(struct graph *g, const struct step *s)
{
    const char *parts[] = {s->lot,      s->bid,   s->criterion,
                           s->assessor, s->about, s->quantity};

    g->id.size = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i]) {
            buf_add(&g->id, g->id.size > 0 ? "/" : "");
            buf_add(&g->id, parts[i]);
        }
    }
    return buf_text(&g->id);
}

/* A node under the id spelled last. */
static struct node *
append_spelled(struct graph *g, const struct step *s, enum node_kind kind)
{
    struct node *n = arena_new(g->arena, struct node);

    n->number = ++g->count;
    n->id = arena_slice(g->arena, g->id.at, g->id.size);
    n->kind = kind;
    n->step = *s;
    if (kind == NODE_GIVEN) {
        n->step.only_if = NULL;
        known_add(g->given, n);
    }
    n->is_blank = n->step.only_if && !node_is_one(n->step.only_if);
    if (g->last) {
        g->last->next = n;
    } else {
        g->first = n;
    }
    g->last = n;
    return n;
}

static struct node *
append(struct graph *g, const struct step *s, enum node_kind kind)
{
    (void)spell_id(g, s);
    return append_spelled(g, s, kind);
}

/* A figure that stands in a file is one node, however often it is used. */
const struct node *
graph_given(struct graph *g, const struct step *s, num value)
{
    struct node *n = known_node(g->given, spell_id(g, s));

    if (!n || n->value.is_interval || num_compare(n->value.low, value) != 0) {
        n = append_spelled(g, s, NODE_GIVEN);
        n->value = real_exact(value);
    }
    return n;
}

const struct node *
graph_word(struct graph *g, const struct step *s, const char *word, num value)
{
    struct node *n = append(g, s, NODE_GIVEN);

    n->value = real_exact(value);
    n->word = word;
    return n;
}

const struct node *
graph_table(struct graph *g, const struct step *s, const struct lookup *found)
{
    struct node *n = append(g, s, NODE_TABLE);

    n->keys = found->keys;
    n->keys_count = found->count;
    n->word = found->word;
    n->value = real_exact(found->value);
    return n;
}

static const struct bound *
bound_named(const struct frame *f, const char *name)
{
    for (size_t i = 0; i < f->bounds_count; i++) {
        if (strcmp(f->bounds[i].name, name) == 0) {
            return &f->bounds[i];
        }
    }
    return NULL;
}

static const struct bound **
bind(struct arena *a, const struct formula_entry *entry, const struct frame *f)
{
    const struct bound **bindings =
        arena_array(a, const struct bound *, entry->scope->count + 1);
    const struct reference *refs = NULL;
    size_t count = expr_references(entry->expr, &refs);

    for (size_t i = 0; i < count; i++) {
        size_t q = refs[i].quantity;

        bindings[q] = bound_named(f, entry->scope->quantities[q].name);
        assert(bindings[q]);
    }
    return bindings;
}

/* Is the message about this lot? */
static bool
names_lot(const struct diag *d, const char *lot)
{
    for (const struct arg *g = d->args; lot && g->name; g++) {
        if (strcmp(g->name, "lot") == 0 && g->value) {
            return strcmp(g->value, lot) == 0;
        }
    }
    return false;
}

/* One mistake gives one message: not one for each bid, nor for what nobody is
 * left to set. */
static bool
is_told(const struct graph *g, const struct step *s, const char *code)
{
    for (const struct diag *d = diags_first(g->diags); d; d = d->next) {
        bool is_here =
            d->place.file == s->place.file && d->place.line == s->place.line;

        if ((strcmp(d->code, "no-references") == 0 && names_lot(d, s->lot)) ||
            (strcmp(d->code, code) == 0 && is_here)) {
            return true;
        }
    }
    return false;
}

static const char *
or_dash(const char *text)
{
    return text ? text : "-";
}

/* The error for a formula that has no answer. What is blank because of an
 * earlier fault, or waits for more bits, has its message elsewhere. */
static void
report(struct graph *g, const struct node *n, const struct expr_problem *p)
{
    struct arena *a = g->arena;
    const char *step = arena_printf(a, "step.%s", n->step.quantity);

    if (p->fault == EXPR_UNDECIDED) {
        g->is_undecided = true;
        return;
    }
    if (p->fault == EXPR_BLANK ||
        is_told(g, &n->step, "formula-has-no-answer")) {
        return;
    }
    diag_error(g->diags, n->step.place, "formula-has-no-answer",
               WITH({"step", .word = step}, {"lot", or_dash(n->step.lot)},
                    {"bid", or_dash(n->step.bid)},
                    {"criterion", or_dash(n->step.criterion)},
                    {"assessor", or_dash(n->step.assessor)},
                    {"about", or_dash(n->step.about)},
                    {"title", or_dash(n->step.title)},
                    {"part", p->part ? p->part : n->entry->text},
                    {"fault", .word = expr_fault_code(p->fault)}));
}

/* Two figures that 1 000 digits cannot tell apart are declared equal. */
static void
report_tie(struct graph *g, const struct node *n)
{
    const char *step = arena_printf(g->arena, "step.%s", n->step.quantity);

    if (n->step.is_idle || is_told(g, &n->step, "tie-by-precision")) {
        return;
    }
    diag_warning(g->diags, n->step.place, "tie-by-precision",
                 WITH({"step", .word = step}, {"lot", or_dash(n->step.lot)},
                      {"bid", or_dash(n->step.bid)},
                      {"criterion", or_dash(n->step.criterion)},
                      {"assessor", or_dash(n->step.assessor)},
                      {"about", or_dash(n->step.about)},
                      {"title", or_dash(n->step.title)}));
}

/* The value of `n`, kept; what led to it is thrown away. */
static void
evaluate(struct graph *g, struct node *n)
{
    struct arena *a = g->workings;
    struct expr_problem problem = {.fault = EXPR_FINE};
    struct expr_run run = {.precision = {a, g->bits},
                           .memory = memories_for(a, g->memories, n)};
    real value;

    if (node_evaluate(a, n, &run, &value, &problem)) {
        n->value.low = num_copy(g->arena, value.low);
        n->value.is_interval = value.is_interval;
        if (value.is_interval) {
            n->value.high = num_copy(g->arena, value.high);
        }
    } else {
        n->is_blank = true;
        report(g, n, &problem);
    }
    if (run.is_tied) {
        report_tie(g, n);
    }
    arena_empty(a);
}

const struct node *
graph_formula(struct graph *g, const struct step *s,
              const struct formula_entry *entry, const struct frame *f)
{
    struct node *n = append(g, s, NODE_FORMULA);

    n->entry = entry;
    n->frame = f;
    n->bindings = bind(g->arena, entry, f);
    if (!n->is_blank) {
        evaluate(g, n);
    }
    return n;
}

bool
graph_is_undecided(const struct graph *g)
{
    return g->is_undecided;
}

const struct node *
graph_first(const struct graph *g)
{
    return g->first;
}

size_t
graph_count(const struct graph *g)
{
    return g->count;
}

bool
node_is_one(const struct node *n)
{
    return n && !n->is_blank && !n->value.is_interval &&
           num_sign(n->value.low) > 0;
}

int
node_compare(const struct node *x, const struct node *y)
{
    assert(!x->is_blank && !y->is_blank);
    assert(!x->value.is_interval && !y->value.is_interval);
    return num_compare(x->value.low, y->value.low);
}
