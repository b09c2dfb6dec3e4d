/*
 * A bid as a whole: when it came, how long it holds, in what money, and what
 * it reserves. The file's form is an error, what the bidder says a finding.
 */
#include "read/reader.h"

#include <string.h>

static struct subject
whole(const struct bid *b)
{
    return (struct subject){.bid = b->id};
}

/* -- time ------------------------------------------------------------------ */

/* Has a person decided that the bid is not to be held late? */
static bool
is_taken_in(const struct reader *r, const struct bid *b)
{
    const struct decisions *all = &r->folder->decisions;
    bool found = false;

    for (size_t i = 0; i < all->decisions_count && !found; i++) {
        const struct decision *d = &all->decisions[i];

        found = d->kind == DECISION_ACCEPT && d->answers && d->bid_id &&
                strcmp(d->answers, "bid-late") == 0 &&
                strcmp(d->bid_id, b->id) == 0;
    }
    return found;
}

/* A bid that came after the deadline by its own words is neither read nor
 * shown further, unless a person has decided to take it in. */
static void
check_received(struct reader *r, struct bid *b)
{
    const char *deadline = r->folder->tender.bid_deadline;
    bool is_after =
        b->received && deadline && instant_compare(b->received, deadline) > 0;

    b->is_late = is_after && !is_taken_in(r, b);
    if (is_after) {
        found(r, doc_place(b->doc, "received"), "bid-late", whole(b),
              WITH({"received", b->received, NULL},
                   {"deadline", deadline, NULL}));
    }
}

static void
check_validity(struct reader *r, const struct bid *b)
{
    const char *wanted = r->folder->tender.bids_valid_until;

    if (!wanted) {
        return;
    }
    if (lacks(r, b->doc, "valid_until")) {
        found(r, b->doc->place, "validity-missing", whole(b),
              WITH({"wanted", wanted, NULL}));
    } else if (b->valid_until && days_between(b->valid_until, wanted) > 0) {
        found(r, doc_place(b->doc, "valid_until"), "validity-short", whole(b),
              WITH({"given", b->valid_until, NULL}, {"wanted", wanted, NULL}));
    }
}

/* -- money ----------------------------------------------------------------- */

static void
check_money(struct reader *r, const struct bid *b)
{
    const struct tender *t = &r->folder->tender;
    const struct doc *vat = doc_get(b->doc, "vat");
    const struct doc *wanted_vat = doc_get(t->doc, "vat");

    if (b->currency && t->currency && strcmp(b->currency, t->currency) != 0) {
        found(
            r, doc_place(b->doc, "currency"), "currency-differs", whole(b),
            WITH({"given", b->currency, NULL}, {"wanted", t->currency, NULL}));
    }
    if (vat && wanted_vat && b->vat != t->vat && is_sound(r, vat) &&
        is_sound(r, wanted_vat)) {
        found(r, vat->place, "vat-differs", whole(b),
              WITH({"given", vat->text, NULL},
                   {"wanted", wanted_vat->text, NULL}));
    }
}

/* -- reservations ---------------------------------------------------------- */

static void
check_reservation_texts(struct reader *r, const struct bid *b)
{
    for (size_t i = 0; i < b->reservations_count; i++) {
        const struct reservation_text *t = &b->reservations[i];

        if (t->text) {
            found(r, doc_place(t->doc, "text"), "reservation-free-text",
                  whole(b), WITH({"text", t->text, NULL}));
        }
    }
}

/* -- risks ----------------------------------------------------------------- */

/* A name of the matrix, or a finding. */
static void
check_risk_name(struct reader *r, const struct bid *b, const struct doc *v,
                const struct names *known)
{
    if (!v || v->kind != DOC_SCALAR || v->is_null || known->count == 0 ||
        names_have(known, v->text)) {
        return;
    }
    found(
        r, v->place, "risk-off-matrix", whole(b),
        WITH({"value", v->text, NULL}, {"known", names_listed(r, known), NULL}))
        ->guess = diag_nearest(v->text, known->names, known->count);
}

static bool
is_risk_scored(const struct bid *b)
{
    for (size_t i = 0; i < b->offers_count; i++) {
        const struct lot *lot = b->offers[i].lot;

        if (lot && is_evaluated(lot) && lot_uses_source(lot, FROM_RISK)) {
            return true;
        }
    }
    return false;
}

void
check_bid_risks(struct reader *r, const struct bid *b)
{
    const struct risk_matrix *x = &r->folder->matrix;
    struct names likelihood =
        names_of_texts(r, x->likelihood, x->likelihood_count);
    struct names consequence =
        names_of_texts(r, x->consequence, x->consequence_count);

    if (b->risks_count == 0 && is_risk_scored(b) &&
        (has(b->doc, "risks") || lacks(r, b->doc, "risks"))) {
        found(r, doc_place(b->doc, "risks"), "risks-missing", whole(b), NULL);
    }
    refuse_repeated(r, IDENTIFY(r, b->risks), b->risks_count);
    for (size_t i = 0; i < b->risks_count; i++) {
        const struct doc *m = b->risks[i].doc;

        check_risk_name(r, b, doc_get(m, "likelihood"), &likelihood);
        check_risk_name(r, b, doc_get(m, "consequence"), &consequence);
    }
}

/* -- all bids -------------------------------------------------------------- */

static void
check_bid(struct reader *r, struct bid *b)
{
    check_received(r, b);
    refuse_empty(r, b->doc, "offers");
    check_offers(r, b);
    if (b->is_late) {
        return; /* nothing more of it is read or shown */
    }
    check_validity(r, b);
    check_money(r, b);
    check_caps(r, b);
    check_reservation_texts(r, b);
    check_answers(r, b);
    check_bid_risks(r, b);
}

void
check_bids(struct reader *r)
{
    struct folder *f = r->folder;

    for (size_t i = 0; i < f->bids_count; i++) {
        check_bid(r, &f->bids[i]);
    }
    check_organisations(r);
}
