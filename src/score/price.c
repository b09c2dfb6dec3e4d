/* The evaluated price of each bid, from the lines of the lot's price form. */
#include "score/scene.h"

#include <string.h>

struct line_nodes {
    const struct node **unit_prices, **quantities, **factors;
};

static struct step
line_step(const struct scene *s, size_t i, const struct price_line *line,
          const char *quantity, const char *key)
{
    struct step step = step_at(s, i, quantity, unit_none);

    step.about = line->id;
    step.title = line->title;
    step.place = doc_place(line->doc, key);
    return step;
}

/* What the buyer fixed: the same for every bid. */
static void
line_basis(struct scene *s, const struct price_line *line, size_t k,
           struct line_nodes *nodes)
{
    struct step quantity =
        line_step(s, s->count, line, "line-quantity", "quantity");
    struct step factor = line_step(s, s->count, line, "line-factor", "factor");

    factor.unit = unit_share;
    factor.is_default = !doc_get(line->doc, "factor");
    nodes->quantities[k] = graph_given(s->graph, &quantity, line->quantity);
    nodes->factors[k] = graph_given(s->graph, &factor, line->factor);
}

static const struct node *
unit_price(struct scene *s, size_t i, const struct price_line *line)
{
    const struct lot_bid *b = &s->result->bids[i];
    const struct doc *given = doc_get(b->offer->prices, line->id);
    struct step step = line_step(s, i, line, "unit-price", "id");
    num price;

    step.unit = unit_money;
    if (b->bid->is_late || !given || !given->text ||
        num_read(s->arena, given->text, &price) != NUM_FINE) {
        return NULL;
    }
    step.place = given->place;
    return graph_given(s->graph, &step, price);
}

static bool
concerns(const struct scene *s, const struct decision *d, size_t i)
{
    return d->kind == DECISION_DEVIATION && d->bid_id &&
           strcmp(d->bid_id, s->result->bids[i].bid->id) == 0 &&
           names_lot(d->lot_ids, d->lot_ids_count, s->lot->id);
}

/* Priced deviations, added one decision at a time. */
static const struct node *
deviations(struct scene *s, size_t i)
{
    const struct decisions *all = &s->evaluation->folder->decisions;
    struct step none = step_at(s, i, "deviations", unit_money);
    const struct node *sum;

    none.place = s->result->bids[i].offer->doc->place;
    sum = graph_given(s->graph, &none, num_int(s->arena, 0));
    for (size_t k = 0; k < all->decisions_count; k++) {
        const struct decision *d = &all->decisions[k];
        struct step given = step_at(s, i, "deviation", unit_money);
        struct step step = given;
        struct bound bounds[2];

        if (!concerns(s, d, i)) {
            continue;
        }
        given.place = step.place = doc_place(d->doc, "amount");
        given.about = step.about = arena_printf(s->arena, "%zu", k + 1);
        step.quantity = "deviations";
        bounds[0] = bind_one(s, "deviations", sum);
        bounds[1] =
            bind_one(s, "amount", graph_given(s->graph, &given, d->amount));
        sum = graph_formula(s->graph, &step, rule(s, "deviations-add"),
                            frame_at(s, i, NULL, bounds, 2));
    }
    return sum;
}

static struct frame *
price_frame(struct scene *s, size_t i, const struct line_nodes *nodes)
{
    const struct price_form *form = s->lot->price_form;
    unsigned lines = AXIS_BIT(AXIS_LINES);
    struct bound bounds[4 + MOST_PARAMETERS] = {
        {"unit_price", lines, nodes->unit_prices},
        {"quantity", lines, nodes->quantities},
        {"factor", lines, nodes->factors},
        bind_one(s, "deviations", deviations(s, i)),
    };
    size_t count = 4 + bind_parameters(s, &form->formula, NULL, bounds + 4);
    struct frame *f = frame_at(s, i, NULL, bounds, count);

    f->count[AXIS_LINES] = form->lines_count;
    return f;
}

static void
price_bid(struct scene *s, size_t i, const struct line_nodes *basis)
{
    const struct price_form *form = s->lot->price_form;
    struct lot_bid *b = &s->result->bids[i];
    struct line_nodes nodes = *basis;
    struct step step = step_at(s, i, "evaluated-price", unit_money);
    bool is_complete = true;

    nodes.unit_prices =
        arena_array(s->arena, const struct node *, form->lines_count + 1);
    for (size_t k = 0; k < form->lines_count; k++) {
        nodes.unit_prices[k] = unit_price(s, i, &form->lines[k]);
        is_complete = is_complete && nodes.unit_prices[k];
    }
    if (!is_complete) {
        return;
    }
    step.about = NULL;
    step.place =
        doc_place(form->doc, form->formula.own ? "own_formula" : "formula");
    b->evaluated_price =
        rounded(s,
                graph_formula(s->graph, &step, form->formula.entry,
                              price_frame(s, i, &nodes)),
                s->method->round ? s->method->round->evaluated_price : NULL);
}

void
score_prices(struct scene *s)
{
    const struct price_form *form = s->lot->price_form;
    struct line_nodes nodes = {0};

    nodes.quantities =
        arena_array(s->arena, const struct node *, form->lines_count + 1);
    nodes.factors =
        arena_array(s->arena, const struct node *, form->lines_count + 1);
    for (size_t k = 0; k < form->lines_count; k++) {
        line_basis(s, &form->lines[k], k, &nodes);
    }
    for (size_t i = 0; i < s->count; i++) {
        price_bid(s, i, &nodes);
    }
}
