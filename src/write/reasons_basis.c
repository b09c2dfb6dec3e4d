/* What the points of one bid on one criterion rest on, in words. */
#include "write/reasons.h"

#include <string.h>

/* The formula behind a figure, before it was rounded. */
static const struct node *
before_rounding(const struct node *n)
{
    while (n && n->kind == NODE_FORMULA &&
           strncmp(n->entry->id, "rounding-", 9) == 0) {
        n = account_bound(n, "x");
    }
    return n;
}

static const struct criterion *
criterion_at(const struct account *t, size_t k)
{
    return t->result->lot->method->all[k];
}

/* -- assessors -- */

static const struct score *
agreed_score(const struct account *t, const struct criterion *c)
{
    const struct folder *f = t->evaluation->folder;

    return f->consensus
               ? sheet_score(f->consensus, c, t->result->lot->id, t->bid->id)
               : NULL;
}

/* Where nothing was agreed on: what each assessor wrote, without names. */
static void
add_single_reasons(const struct account *t, const struct criterion *c,
                   struct buf *text)
{
    const struct folder *f = t->evaluation->folder;

    for (size_t i = 0; i < f->sheets_count; i++) {
        const struct score *s =
            sheet_score(&f->sheets[i], c, t->result->lot->id, t->bid->id);

        if (s && s->reason) {
            add_line(text, arena_printf(t->arena, "– %s", s->reason));
        }
    }
}

static void
add_agreed(const struct account *t, const struct criterion *c, struct buf *text)
{
    const struct score *s = agreed_score(t, c);

    if (s && s->reason) {
        add_line(text, s->reason);
    } else {
        add_single_reasons(t, c, text);
    }
}

/* -- price -- */

static void
add_price(const struct account *t, const struct lot_bid *lowest,
          struct buf *text)
{
    const struct node *own = t->own->evaluated_price;
    bool is_lowest;

    if (!own || own->is_blank || !lowest) {
        return;
    }
    is_lowest = compare_figures(own, lowest->evaluated_price) == 0;
    add_line(
        text,
        text_fill(t->arena, t->lang,
                  is_lowest ? "reasons.price-lowest" : "reasons.price",
                  WITH({"price", account_value(t, own)},
                       {"currency", t->evaluation->folder->tender.currency},
                       {"lowest", account_value(t, lowest->evaluated_price)},
                       {"bid", lowest->bid->id})));
}

/* -- answers and requirements -- */

static const struct compliance *
compliance_of(const struct account *t, const struct requirement *r)
{
    for (size_t i = 0; i < t->own->compliances_count; i++) {
        if (t->own->compliances[i].requirement == r) {
            return &t->own->compliances[i];
        }
    }
    return NULL;
}

static void
add_answer(const struct account *t, const struct criterion *c, struct buf *text)
{
    const struct requirement *r = c->requirement;
    const struct compliance *found = r ? compliance_of(t, r) : NULL;

    if (!found || !found->answered) {
        return;
    }
    add_line(text, text_fill(t->arena, t->lang, "reasons.answer",
                             WITH({"requirement", r->id}, {"text", r->text},
                                  {"answer", account_value(t, found->answered)},
                                  {"unit", r->unit ? r->unit : ""})));
}

static void
add_requirements(const struct account *t, const struct criterion *c,
                 struct buf *text)
{
    for (size_t i = 0; i < c->requirement_ids_count; i++) {
        const struct requirement *r = c->requirements[i];
        const struct compliance *found = compliance_of(t, r);
        const char *code = !found || !found->met ? "reasons.requirement-unclear"
                           : node_is_one(found->met)
                               ? "reasons.requirement-met"
                               : "reasons.requirement-not-met";

        add_line(text,
                 text_fill(t->arena, t->lang, code,
                           WITH({"requirement", r->id}, {"text", r->text})));
    }
}

/* -- risk -- */

/* The level the matrix gives for risk `i` of the bid, bound to its points. */
static const char *
level_of(const struct node *points, size_t i)
{
    for (size_t k = 0;
         points && points->frame && k < points->frame->bounds_count; k++) {
        const struct bound *b = &points->frame->bounds[k];

        if (b->axes == AXIS_BIT(AXIS_RISKS) && b->nodes[i] &&
            b->nodes[i]->keys_count > 0) {
            return b->nodes[i]->keys[0]->word;
        }
    }
    return NULL;
}

static void
add_risks(const struct account *t, const struct node *points, struct buf *text)
{
    const struct bid *b = t->bid;

    if (b->risks_count == 0) {
        add_line(text, text_of(t->lang, "reasons.no-risks"));
    }
    for (size_t i = 0; i < b->risks_count; i++) {
        const struct bid_risk *r = &b->risks[i];
        const char *level = level_of(points, i);

        add_line(text, text_fill(t->arena, t->lang, "reasons.risk",
                                 WITH({"risk", r->id}, {"event", r->event},
                                      {"likelihood", r->likelihood},
                                      {"consequence", r->consequence},
                                      {"level", level ? level : "–"})));
    }
}

/* -- all of it -- */

static void
add_source(const struct account *t, const struct criterion *c,
           const struct lot_bid *lowest, struct buf *text)
{
    switch ((enum criterion_source)c->source) {
    case FROM_PRICE:
        add_price(t, lowest, text);
        break;
    case FROM_ASSESSORS:
        add_agreed(t, c, text);
        break;
    case FROM_ANSWER:
        add_answer(t, c, text);
        break;
    case FROM_REQUIREMENTS:
        add_requirements(t, c, text);
        break;
    case FROM_RISK:
        add_risks(t, before_rounding(t->own->raw[c->index]), text);
        break;
    case FROM_CHILDREN:
        break;
    }
}

/* A formula that only repeats one figure says nothing. */
static bool
is_worth_telling(const struct node *n)
{
    const struct reference *refs = NULL;

    return n->kind == NODE_FORMULA &&
           (expr_references(n->entry->expr, &refs) != 1 ||
            strcmp(n->entry->text,
                   n->entry->scope->quantities[refs[0].quantity].name) != 0);
}

static void
add_formula(const struct account *t, const struct node *n, struct buf *text)
{
    if (n && !n->is_blank && is_worth_telling(n)) {
        add_line(text, sentence_formula(t, n));
    }
    if (n && !n->is_blank && n->kind == NODE_TABLE) {
        add_line(text,
                 text_fill(t->arena, t->lang, "reasons.table",
                           WITH({"points", account_value(t, n)},
                                {"place", sentence_place(t->arena, t->lang,
                                                         n->step.place)})));
    }
}

const char *
points_basis(const struct account *t, const struct lot_bid *lowest, size_t k)
{
    const struct criterion *c = criterion_at(t, k);
    const struct node *raw = before_rounding(t->own->raw[k]);
    const struct node *points = before_rounding(t->own->points[k]);
    struct buf text = buf_start(t->arena);

    add_source(t, c, lowest, &text);
    add_formula(t, raw, &text);
    if (points != raw) {
        add_formula(t, points, &text);
    }
    return buf_text(&text);
}

const char *
points_page(const struct account *t, size_t k)
{
    const struct criterion *c = criterion_at(t, k);
    const struct score *s = NULL;
    const struct given_answer *answer = NULL;

    if (c->source == FROM_ASSESSORS) {
        s = agreed_score(t, c);
        return s && s->page ? account_page(t, s->page) : NULL;
    }
    if (c->source == FROM_ANSWER) {
        answer = bid_answer(t->bid, t->result->lot->id, c->requirement_id);
        return answer && answer->page ? account_page(t, answer->page) : NULL;
    }
    return NULL;
}

const char *
threshold_told(const struct account *t, size_t k)
{
    const struct node *meets = t->own->meets ? t->own->meets[k] : NULL;

    if (!meets || meets->is_blank) {
        return NULL;
    }
    return text_fill(
        t->arena, t->lang,
        node_is_one(meets) ? "reasons.threshold-met"
                           : "reasons.threshold-not-met",
        WITH({"threshold",
              account_value(t, account_bound(meets, "threshold"))}));
}
