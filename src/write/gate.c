/* The requirements one by one, what was decided about them, and whether the bid
 * is evaluated at all. */
#include "write/account.h"

#include <string.h>

static const char *
kind_code(const struct requirement *r)
{
    switch ((enum requirement_kind)r->kind) {
    case REQ_EXCLUSION:
        return "explain.exclusion";
    case REQ_QUALIFICATION:
        return "explain.qualification";
    case REQ_MINIMUM:
        return "explain.minimum";
    case REQ_SCORED:
        return "explain.scored";
    case REQ_INFORMATION:
        break;
    }
    return "explain.information";
}

static bool
is_gate(const struct requirement *r)
{
    return r->kind == REQ_EXCLUSION || r->kind == REQ_QUALIFICATION ||
           r->kind == REQ_MINIMUM;
}

/* -- decisions -- */

static const char *
decided_code(const struct decision *d)
{
    switch ((enum decision_kind)d->kind) {
    case DECISION_REJECT:
        return "explain.decided-reject";
    case DECISION_ACCEPT:
        return "explain.decided-accept";
    case DECISION_CORRECT:
        return "explain.decided-correct";
    case DECISION_CLARIFY:
        return "explain.decided-clarify";
    case DECISION_DEVIATION:
        return "explain.decided-deviation";
    case DECISION_DRAW:
        break;
    }
    return "explain.decided-draw";
}

void
tell_decision(const struct account *t, const struct decision *d)
{
    account_line(
        t, "explain.decided",
        text_fill(t->arena, t->lang, "explain.decision",
                  WITH({"kind", .word = decided_code(d)}, {"by", d->by},
                       {"date", text_date(t->arena, t->lang, d->date)},
                       {"reason", d->reason},
                       {"source", account_place(t, d->doc->place)})));
    if (d->provision) {
        account_line(t, "explain.provision", d->provision);
    }
}

static bool
is_about(const struct account *t, const struct decision *d,
         const struct requirement *r)
{
    return d->bid_id && strcmp(d->bid_id, t->bid->id) == 0 &&
           d->requirement_id && strcmp(d->requirement_id, r->id) == 0 &&
           names_lot(d->lot_ids, d->lot_ids_count, t->result->lot->id);
}

static void
tell_decisions(const struct account *t, const struct requirement *r)
{
    const struct decisions *all = &t->evaluation->folder->decisions;

    for (size_t k = 0; k < all->decisions_count; k++) {
        if (is_about(t, &all->decisions[k], r)) {
            tell_decision(t, &all->decisions[k]);
        }
    }
}

/* -- one requirement -- */

static const char *
answer_text(const struct account *t, const struct compliance *c)
{
    const char *answer = c->answered ? account_value(t, c->answered)
                         : c->answer->answer->text ? c->answer->answer->text
                                                   : "–";
    const char *source = account_place(t, c->answer->answer->place);

    if (c->requirement->unit) {
        answer = arena_printf(t->arena, "%s %s", answer, c->requirement->unit);
    }
    return c->answer->page
               ? arena_printf(t->arena, "%s (%s, %s)", answer, source,
                              account_page(t, c->answer->page))
               : arena_printf(t->arena, "%s (%s)", answer, source);
}

/* What the answer must be, where it is more than a yes. */
static void
tell_condition(const struct account *t, const struct compliance *c)
{
    const struct requirement *r = c->requirement;
    const char *condition = NULL;

    if (r->met_if && c->met && c->met->kind == NODE_FORMULA) {
        condition = node_words(t->arena, t->lang, c->met);
    } else if (r->met_by_count > 0) {
        condition = text_list(t->arena, t->lang, r->met_by, r->met_by_count);
    }
    if (condition) {
        account_line(
            t, "explain.condition",
            arena_printf(
                t->arena, "%s (%s)", condition,
                account_place(
                    t, doc_place(r->doc, r->met_if ? "met_if" : "met_by"))));
    }
}

static void
tell_compliance(struct account *t, const struct compliance *c)
{
    const struct requirement *r = c->requirement;
    const char *code = !c->met               ? "explain.requirement-judged"
                       : node_is_one(c->met) ? "explain.requirement-met"
                                             : "explain.requirement-not-met";
    const struct node *n = c->met ? c->met : c->answered;
    const char *text =
        text_fill(t->arena, t->lang, code,
                  WITH({"requirement", r->id}, {"kind", .word = kind_code(r)},
                       {"text", r->text}));

    account_step(t, n, text);
    if (c->answered) {
        t->numbers[c->answered->number] = t->steps;
    }
    if (c->answer) {
        account_line(t, "explain.answer", answer_text(t, c));
    }
    tell_condition(t, c);
    tell_decisions(t, r);
}

void
tell_requirement(struct account *t, const struct node *met)
{
    for (size_t k = 0; k < t->own->compliances_count; k++) {
        if (t->own->compliances[k].met == met) {
            tell_compliance(t, &t->own->compliances[k]);
            return;
        }
    }
}

/* -- all of them -- */

void
tell_gate(struct account *t)
{
    for (size_t k = 0; k < t->own->compliances_count; k++) {
        const struct compliance *c = &t->own->compliances[k];

        if (is_gate(c->requirement)) {
            tell_compliance(t, c);
        }
    }
    account_step(
        t, t->own->admitted,
        text_fill(
            t->arena, t->lang,
            t->own->is_admitted ? "explain.admitted" : "explain.not-admitted",
            WITH({"source",
                  account_place(t, t->own->rejection
                                       ? t->own->rejection->doc->place
                                       : t->own->admitted->step.place)})));
}
