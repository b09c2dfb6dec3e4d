/*
 * criteria/tender.yaml: dates, currency, lots and what they refer to.
 */
#include "read/reader.h"

#include <string.h>

static void
check_currency(struct reader *r, const struct tender *t)
{
    const char *code = t->currency;
    size_t capitals = code ? strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") : 0;

    if (code && (capitals != 3 || code[3] != '\0')) {
        diag_error(r->diags, doc_place(t->doc, "currency"), "bad-currency",
                   WITH({"value", code, NULL}));
    }
}

/* Two dates that must not come in the other order. */
struct order {
    const char *early_key, *early;
    const char *late_key, *late;
};

static void
check_order(struct reader *r, const struct doc *m, struct order o)
{
    if (o.early && o.late && days_between(o.early, o.late) < 0) {
        struct diag *g = diag_error(
            r->diags, doc_place(m, o.late_key), "dates-reversed",
            WITH({"late_key", o.late_key, NULL}, {"late", o.late, NULL},
                 {"early_key", o.early_key, NULL}, {"early", o.early, NULL}));

        diag_also(g, doc_place(m, o.early_key), "also.other-value");
    }
}

static void
check_dates(struct reader *r, const struct tender *t)
{
    struct order deadline = {"notice_date", t->notice_date, "bid_deadline",
                             t->bid_deadline};
    struct order evaluation = {"bid_deadline", t->bid_deadline,
                               "evaluation_date", t->evaluation_date};
    struct order validity = {"bid_deadline", t->bid_deadline,
                             "bids_valid_until", t->bids_valid_until};

    check_order(r, t->doc, deadline);
    check_order(r, t->doc, evaluation);
    check_order(r, t->doc, validity);
}

static void
check_volume(struct reader *r, const struct volume *v)
{
    if (!is_sound(r, v->doc)) {
        return;
    }
    if (num_sign(v->wanted) <= 0) {
        diag_error(r->diags, doc_place(v->doc, "wanted"), "volume-not-positive",
                   WITH({"value", figure(r, v->wanted), NULL}));
    } else if (num_compare(v->wanted, v->range.low) < 0 ||
               num_compare(v->wanted, v->range.high) > 0) {
        diag_error(r->diags, doc_place(v->doc, "wanted"), "volume-off-range",
                   WITH({"value", figure(r, v->wanted), NULL},
                        {"low", figure(r, v->range.low), NULL},
                        {"high", figure(r, v->range.high), NULL}));
    }
}

/* The things a lot names, found. */
static void
connect(struct reader *r, struct lot *lot)
{
    struct award *award = &r->folder->award;

    for (size_t i = award->methods_count; i-- > 0;) {
        const char *id = award->methods[i].id;

        if (id && lot->method_id && strcmp(id, lot->method_id) == 0) {
            lot->method = &award->methods[i];
        }
    }
    for (size_t i = award->price_forms_count; i-- > 0;) {
        const char *id = award->price_forms[i].id;

        if (id && lot->price_form_id && strcmp(id, lot->price_form_id) == 0) {
            lot->price_form = &award->price_forms[i];
        }
    }
    for (size_t i = award->awards_count; i-- > 0;) {
        const char *id = award->awards[i].id;

        if (id && lot->award_id && strcmp(id, lot->award_id) == 0) {
            lot->award = &award->awards[i];
        }
    }
}

static void
check_lot(struct reader *r, struct lot *lot)
{
    const struct doc *m = lot->doc;

    if (lot->id && strcmp(lot->id, "all") == 0) {
        diag_error(r->diags, doc_place(m, "id"), "reserved-id",
                   WITH({"id", lot->id, NULL}));
        r->lots.is_whole = false; /* it was meant to be called otherwise */
    }
    check_name(r, doc_get(m, "method"), &r->methods, "unknown-method");
    check_name(r, doc_get(m, "price_form"), &r->price_forms,
               "unknown-price-form");
    check_name(r, doc_get(m, "award"), &r->award_rules, "unknown-award-rule");
    check_need_list(r, m);
    connect(r, lot);
    if (lot->volume) {
        check_volume(r, lot->volume);
    }
}

void
check_tender(struct reader *r)
{
    struct tender *t = &r->folder->tender;

    if (!t->doc) {
        return;
    }
    check_currency(r, t);
    check_dates(r, t);
    refuse_empty(r, t->doc, "lots");
    for (size_t i = 0; i < t->lots_count; i++) {
        check_lot(r, &t->lots[i]);
    }
}
