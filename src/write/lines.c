/* The lines of a price form as a table under the evaluated price. */
#include "write/account.h"
#include "write/columns.h"

#include <assert.h>
#include <string.h>

/* Columns of the table, from the margin of the steps on. */
#define TITLE_WIDTH    30
#define PRICE_WIDTH    16
#define QUANTITY_WIDTH 14
#define FACTOR_WIDTH   10

struct price_lines {
    const struct node *const *prices, *const *quantities, *const *factors;
    size_t count;
};

static const struct node *const *
bound_lines(const struct node *n, const char *name)
{
    for (size_t i = 0; i < n->frame->bounds_count; i++) {
        if (strcmp(n->frame->bounds[i].name, name) == 0) {
            return n->frame->bounds[i].nodes;
        }
    }
    return NULL;
}

static void
add_cell(const struct account *t, const struct node *n, size_t width)
{
    column_right(t->out, account_value(t, n), width);
}

static void
add_headings(const struct account *t)
{
    buf_pad(t->out, ' ', STEP_INDENT);
    column_left(t->out, text_of(t->lang, "explain.price-line"), TITLE_WIDTH);
    column_right(t->out, text_of(t->lang, "explain.unit-price"), PRICE_WIDTH);
    column_right(t->out, text_of(t->lang, "explain.quantity"), QUANTITY_WIDTH);
    column_right(t->out, text_of(t->lang, "explain.factor"), FACTOR_WIDTH);
    buf_add(t->out, "\n");
}

static const char *
line_title(const struct account *t, const struct node *price)
{
    const struct price_form *form = t->result->lot->price_form;
    const char *unit = "";

    for (size_t i = 0; i < form->lines_count; i++) {
        if (strcmp(form->lines[i].id, price->step.about) == 0 &&
            form->lines[i].unit) {
            unit = arena_printf(t->arena, " (%s)", form->lines[i].unit);
        }
    }
    return column_short(t->arena,
                        arena_printf(t->arena, "%s%s", price->step.title, unit),
                        TITLE_WIDTH - 1);
}

/* "bids/bjorkely.json linje 18–20": the lines the nodes stand on. */
static const char *
span_of(const struct account *t, const struct node *const *nodes, size_t count)
{
    assert(nodes && count > 0);

    struct place first = nodes[0]->step.place;
    int last = first.line;

    for (size_t i = 1; i < count; i++) {
        int line = nodes[i]->step.place.line;

        first.line = line < first.line ? line : first.line;
        last = line > last ? line : last;
    }
    return last == first.line
               ? account_place(t, first)
               : arena_printf(t->arena, "%s–%d", account_place(t, first), last);
}

static void
tell_sources(const struct account *t, const struct price_lines *l)
{
    account_line(t, "explain.prices-from", span_of(t, l->prices, l->count));
    account_line(t, "explain.quantities-from",
                 span_of(t, l->quantities, l->count));
}

void
tell_price_lines(struct account *t, const struct node *n)
{
    struct price_lines l = {
        bound_lines(n, "unit_price"),
        bound_lines(n, "quantity"),
        bound_lines(n, "factor"),
        n->frame->count[AXIS_LINES],
    };

    assert(l.prices && l.quantities && l.factors);
    add_headings(t);
    for (size_t i = 0; i < l.count; i++) {
        buf_pad(t->out, ' ', STEP_INDENT);
        column_left(t->out, line_title(t, l.prices[i]), TITLE_WIDTH);
        add_cell(t, l.prices[i], PRICE_WIDTH);
        add_cell(t, l.quantities[i], QUANTITY_WIDTH);
        add_cell(t, l.factors[i], FACTOR_WIDTH);
        buf_add(t->out, "\n");
        t->numbers[l.prices[i]->number] = t->steps;
    }
    tell_sources(t, &l);
}
