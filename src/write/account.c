/* The words of a node, and the lines of the account. */
#include "write/account.h"

#include "base/wrap.h"

#include <string.h>

/* Most decimals that are tried to tell two figures apart. */
#define MOST_DIGITS 40

static const char rounded_ending[] = "-rounded";
static const char about[] = "≈";

/* -- labels -- */

static const char *
base_quantity(const struct account *t, const char *quantity)
{
    size_t size = strlen(quantity), ending = sizeof rounded_ending - 1;

    if (size > ending &&
        strcmp(quantity + size - ending, rounded_ending) == 0) {
        return arena_slice(t->arena, quantity, size - ending);
    }
    return quantity;
}

static const char *
or_empty(const char *text)
{
    return text ? text : "";
}

static const char *
assessor_name(const struct account *t, const char *id)
{
    const struct assessor *s =
        id ? folder_assessor(t->evaluation->folder, id) : NULL;

    return s && s->role ? arena_printf(t->arena, "%s (%s)", id, s->role)
                        : or_empty(id);
}

const char *
account_label(const struct account *t, const struct node *n)
{
    const struct step *s = &n->step;
    const char *code =
        arena_printf(t->arena, "step.%s", base_quantity(t, s->quantity));
    const char *name = arena_printf(t->arena, "name.%s", or_empty(s->about));

    if (strcmp(s->quantity, "parameter") == 0) {
        return text_has(name) ? text_of(t->lang, name) : s->about;
    }
    return text_fill(t->arena, t->lang, code,
                     WITH({"about", or_empty(s->about)},
                          {"title", or_empty(s->title)},
                          {"criterion", or_empty(s->criterion)},
                          {"assessor", assessor_name(t, s->assessor)},
                          {"bid", or_empty(s->bid)}));
}

/* -- values -- */

static const char *
value_with(const struct account *t, const struct node *n, int digits)
{
    if (n->is_blank) {
        return text_of(t->lang, "explain.blank");
    }
    if (n->word && strcmp(n->word, "true") == 0) {
        return text_of(t->lang, "word.yes");
    }
    if (n->word && strcmp(n->word, "false") == 0) {
        return text_of(t->lang, "word.no");
    }
    return n->word
               ? n->word
               : figure_text(t->arena, t->lang, n->value, n->step.unit, digits);
}

const char *
account_value(const struct account *t, const struct node *n)
{
    return value_with(t, n, t->digits);
}

const char *
account_equals(const struct account *t, const struct node *n)
{
    const char *value = account_value(t, n);

    return strncmp(value, about, sizeof about - 1) == 0
               ? value
               : arena_printf(t->arena, "= %s", value);
}

static bool
looks_alike(const struct account *t, const struct node *x, const struct node *y,
            int digits)
{
    return !x->is_blank && !y->is_blank && !x->value.is_interval &&
           !y->value.is_interval && node_compare(x, y) != 0 &&
           strcmp(value_with(t, x, digits), value_with(t, y, digits)) == 0;
}

int
account_digits(const struct account *t, const struct node *const *nodes,
               size_t count)
{
    int digits = POINT_DIGITS;

    for (size_t pair = 0; pair < count * count; pair++) {
        while (
            digits < MOST_DIGITS &&
            looks_alike(t, nodes[pair / count], nodes[pair % count], digits)) {
            digits++;
        }
    }
    return digits;
}

/* -- where it is from -- */

const char *
account_place(const struct account *t, struct place p)
{
    return text_fill(t->arena, t->lang, "explain.source",
                     WITH({"file", p.file ? p.file : "–"},
                          {"line", arena_printf(t->arena, "%d", p.line)}));
}

const char *
account_page(const struct account *t, const char *page)
{
    return page[0] >= '0' && page[0] <= '9'
               ? text_fill(t->arena, t->lang, "explain.page",
                           WITH({"page", page}))
               : page;
}

/* Where in the bid's own documents the figure stands; NULL when not said. */
static const char *
page_of(const struct account *t, const struct node *n)
{
    const char *quantity = n->step.quantity;
    const struct given_answer *g =
        strcmp(quantity, "answer") == 0
            ? bid_answer(t->bid, n->step.lot, n->step.about)
            : NULL;

    for (size_t k = 0;
         strcmp(quantity, "likelihood") == 0 && k < t->bid->risks_count; k++) {
        if (strcmp(t->bid->risks[k].id, n->step.about) == 0) {
            return t->bid->risks[k].page;
        }
    }
    return g ? g->page : NULL;
}

const char *
account_origin(const struct account *t, const struct node *n)
{
    const char *place = account_place(t, n->step.place);
    const char *page = account_is_own(t, n) ? page_of(t, n) : NULL;

    if (n->step.is_default) {
        return text_fill(t->arena, t->lang, "explain.default",
                         WITH({"source", place}));
    }
    return page ? arena_printf(t->arena, "%s, %s", place, account_page(t, page))
                : place;
}

bool
account_is_own(const struct account *t, const struct node *n)
{
    return n->step.bid && strcmp(n->step.bid, t->bid->id) == 0;
}

const struct node *
account_bound(const struct node *n, const char *name)
{
    for (size_t i = 0; n->frame && i < n->frame->bounds_count; i++) {
        if (strcmp(n->frame->bounds[i].name, name) == 0) {
            return n->frame->bounds[i].nodes[0];
        }
    }
    return NULL;
}

const char *
account_bids(const struct account *t, const struct lot_bid *const *bids,
             size_t count)
{
    const char **ids = arena_array(t->arena, const char *, count + 1);

    for (size_t i = 0; i < count; i++) {
        ids[i] = bids[i]->bid->id;
    }
    return text_list(t->arena, t->lang, ids, count);
}

const char *
account_money(const struct account *t)
{
    static const char *const codes[] = {
        [VAT_EXCLUDED] = "explain.vat-excluded",
        [VAT_INCLUDED] = "explain.vat-included",
        [VAT_EXEMPT] = "explain.vat-exempt",
    };
    const struct tender *tender = &t->evaluation->folder->tender;

    return text_fill(t->arena, t->lang, "explain.money",
                     WITH({"currency", tender->currency},
                          {"vat", .word = codes[tender->vat]}));
}

/* -- lines -- */

void
account_step(struct account *t, const struct node *n, const char *text)
{
    const char *number = arena_printf(t->arena, "%4zu. ", ++t->steps);

    if (n) {
        t->numbers[n->number] = t->steps;
    }
    if (n && t->rounded[n->number]) {
        t->numbers[t->rounded[n->number]->number] = t->steps;
    }
    wrap(t->out, number, text, STEP_INDENT);
}

void
account_line(const struct account *t, const char *code, const char *text)
{
    const char *lead =
        code ? arena_printf(t->arena, "      %s ", text_of(t->lang, code)) : "";

    wrap(t->out, lead, text, LINE_INDENT);
}
