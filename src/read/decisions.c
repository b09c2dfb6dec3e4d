/*
 * bids/decisions.yaml: what people have decided, about bids and findings that
 * exist.
 */
#include "read/reader.h"

#include <string.h>

static void
check_decided_lots(struct reader *r, const struct decision *d,
                   const struct bid *b)
{
    check_lots(r, d->doc, "lots");
    for (const struct doc *v = first_text(d->doc, "lots"); b && v;
         v = next_text(v)) {
        if (r->lots.is_whole && names_have(&r->lots, v->text) &&
            is_sound(r, b->doc) && !bid_offer(b, v->text)) {
            diag_error(r->diags, v->place, "decision-lot-not-offered",
                       WITH({"bid", b->id, NULL}, {"lot", v->text, NULL}));
        }
    }
}

static void
check_bidder(struct reader *r, const struct decision *d)
{
    if (d->kind == DECISION_DRAW) {
        refuse_key(r, d->doc, "bidder", "because.draw");
        return;
    }
    if (!refuse_missing(r, d->doc, "bidder", "decision-without-bidder",
                        NO_ARGS)) {
        check_name(r, doc_get(d->doc, "bidder"), &r->bidders, "unknown-bidder");
    }
}

static void
check_kind(struct reader *r, const struct decision *d)
{
    const struct doc *m = d->doc;

    if (d->kind == DECISION_DRAW) {
        refuse_missing(r, m, "order", "draw-without-order", NO_ARGS);
        refuse_empty(r, m, "order");
        check_names(r, m, "order", &r->bidders, "unknown-bidder");
    } else {
        refuse_key(r, m, "order", "because.order");
    }
    if (d->kind == DECISION_DEVIATION) {
        refuse_missing(r, m, "amount", "deviation-without-amount", NO_ARGS);
    } else {
        refuse_key(r, m, "amount", "because.amount");
    }
}

static void
check_answers_key(struct reader *r, const struct decision *d)
{
    size_t count = 0;

    while (finding_codes[count].code) {
        count++;
    }

    const char **known = arena_array(r->arena, const char *, count + 1);

    for (size_t i = 0; i < count; i++) {
        known[i + 1] = finding_codes[i].code;
    }
    known[0] = own_initiative;

    struct names names = names_of_texts(r, known, count + 1);

    check_name(r, doc_get(d->doc, "answers"), &names, "unknown-finding");
}

/* The finding `d` answers; its code is NULL when it answers none. */
static const struct finding_code *
answered(const struct decision *d)
{
    const struct finding_code *f = finding_codes;

    while (f->code && !(d->answers && strcmp(f->code, d->answers) == 0)) {
        f++;
    }
    return f;
}

/* Prices in another currency or VAT basis cannot be compared: accepting them
 * would compare them all the same. */
static void
check_can_be_accepted(struct reader *r, const struct decision *d)
{
    const struct finding_code *f = answered(d);

    if (f->code && f->must_reject && d->kind != DECISION_REJECT) {
        diag_error(r->diags, doc_place(d->doc, "kind"), "decision-must-reject",
                   WITH({"code", f->code, NULL}));
    }
}

/* Several requirements may be found against a bid; a decision that lets one
 * pass says which. */
static void
check_is_pointed(struct reader *r, const struct decision *d)
{
    const struct finding_code *f = answered(d);

    if (f->code && f->rule == RULE_NONE && d->kind != DECISION_REJECT) {
        refuse_missing(r, d->doc, "requirement", "decision-needs-requirement",
                       WITH({"code", f->code, NULL}));
    }
}

static void
check_decision(struct reader *r, const struct decision *d)
{
    bool is_read = is_sound(r, d->doc);

    check_decided_lots(r, d, folder_bid(r->folder, d->bid_id));
    check_answers_key(r, d);
    check_name(r, doc_get(d->doc, "requirement"), &r->requirements,
               "unknown-requirement");
    check_date(r, d->doc, "date", d->date);
    if (is_read) {
        check_bidder(r, d);
        check_kind(r, d);
        check_can_be_accepted(r, d);
        check_is_pointed(r, d);
    }
}

/* -- one against the other -- */

static bool
is_same_text(const char *x, const char *y)
{
    return (!x && !y) || (x && y && strcmp(x, y) == 0);
}

/* Is there a lot that both are about? */
static bool
share_lot(const struct decision *x, const struct decision *y)
{
    bool found = names_lot(x->lot_ids, x->lot_ids_count, NULL) ||
                 names_lot(y->lot_ids, y->lot_ids_count, NULL);

    for (size_t i = 0; i < x->lot_ids_count && !found; i++) {
        found = names_text(y->lot_ids, y->lot_ids_count, x->lot_ids[i]);
    }
    return found;
}

/* Does one reject the bid for what the other accepts? */
static bool
contradict(const struct decision *x, const struct decision *y)
{
    bool is_pair = (x->kind == DECISION_REJECT && y->kind == DECISION_ACCEPT) ||
                   (x->kind == DECISION_ACCEPT && y->kind == DECISION_REJECT);

    return is_pair && x->bid_id && is_same_text(x->bid_id, y->bid_id) &&
           x->answers && is_same_text(x->answers, y->answers) &&
           is_same_text(x->requirement_id, y->requirement_id) &&
           share_lot(x, y);
}

static void
check_contradictions(struct reader *r, size_t last)
{
    const struct decision *all = r->folder->decisions.decisions;

    for (size_t i = 0; i < last; i++) {
        if (contradict(&all[i], &all[last])) {
            struct diag *g =
                diag_error(r->diags, doc_place(all[last].doc, "kind"),
                           "decisions-contradict",
                           WITH({"bid", all[last].bid_id, NULL},
                                {"code", all[last].answers, NULL}));

            diag_also(g, doc_place(all[i].doc, "kind"), "also.first-given");
            return;
        }
    }
}

void
check_decisions(struct reader *r)
{
    const struct decisions *all = &r->folder->decisions;

    for (size_t i = 0; i < all->decisions_count; i++) {
        check_decision(r, &all->decisions[i]);
        check_contradictions(r, i);
    }
}
