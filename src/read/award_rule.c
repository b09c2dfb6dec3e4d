/*
 * Who is awarded a lot, and what capacity reservations may do to it.
 */
#include "read/reader.h"

#include <string.h>

static const char *const residuals[] = {
    [RESIDUAL_NEXT] = "next in rank",
    [RESIDUAL_TOP] = "up to top of range",
    [RESIDUAL_LEAVE] = "leave unawarded",
};
#define RESIDUAL_COUNT (sizeof residuals / sizeof residuals[0])

/* -- the rules ------------------------------------------------------------- */

/* The steps stand in the only order in which they can be taken. */
static void
check_residual_order(struct reader *r, const struct award_rule *rule)
{
    size_t last = 0;

    for (const struct doc *v = first_text(rule->doc, "residual"); v;
         v = next_text(v)) {
        size_t step = 0;

        while (step < RESIDUAL_COUNT && strcmp(residuals[step], v->text) != 0) {
            step++;
        }
        if (step == RESIDUAL_COUNT) {
            return; /* reported */
        }
        if (step < last) {
            diag_error(r->diags, v->place, "residual-order",
                       WITH({"step", v->text, NULL}));
            return;
        }
        last = step;
    }
}

static void
check_residual(struct reader *r, struct award_rule *rule)
{
    const struct doc *v = doc_get(rule->doc, "residual");
    struct names known = names_of_texts(r, residuals, RESIDUAL_COUNT);

    if (v && v->kind == DOC_LIST && v->count == 0) {
        diag_error(r->diags, v->place, "residual-undefined",
                   WITH({"id", rule->id, NULL}));
        return;
    }
    if (refuse_missing(r, rule->doc, "residual", "residual-undefined",
                       WITH({"id", rule->id, NULL}))) {
        return;
    }
    check_names(r, rule->doc, "residual", &known, "unknown-residual");
    check_residual_order(r, rule);
    rule->has_next = names_text(rule->residual, rule->residual_count,
                                residuals[RESIDUAL_NEXT]);
    rule->has_top = names_text(rule->residual, rule->residual_count,
                               residuals[RESIDUAL_TOP]);
}

static void
check_maximum_share(struct reader *r, struct award_rule *rule)
{
    rule->has_maximum_share = has(rule->doc, "maximum_share");
    if (rule->has_maximum_share &&
        (num_sign(rule->maximum_share) <= 0 ||
         num_compare(rule->maximum_share, number(r, 1)) > 0)) {
        diag_error(r->diags, doc_place(rule->doc, "maximum_share"),
                   "maximum-share-off-limits",
                   WITH({"value", percent(r, rule->maximum_share), NULL}));
    }
}

static void
check_winners(struct reader *r, const struct award_rule *rule)
{
    if (!refuse_missing(r, rule->doc, "winners", "winners-missing",
                        WITH({"id", rule->id, NULL})) &&
        rule->winners < 1) {
        diag_error(r->diags, doc_place(rule->doc, "winners"),
                   "winners-not-positive",
                   WITH({"value", arena_printf(r->arena, "%ld", rule->winners),
                         NULL}));
    }
}

static void
check_volume_rule(struct reader *r, struct award_rule *rule)
{
    refuse_missing(r, rule->doc, "minimum_viable", "minimum-viable-missing",
                   WITH({"id", rule->id, NULL}));
    check_residual(r, rule);
    check_maximum_share(r, rule);
}

static void
check_rule(struct reader *r, struct award_rule *rule)
{
    const struct doc *m = rule->doc;

    if (!is_sound(r, m)) {
        return;
    }
    if (num_sign(rule->minimum_viable) < 0) {
        diag_error(r->diags, doc_place(m, "minimum_viable"),
                   "negative-quantity",
                   WITH({"key", "minimum_viable", NULL},
                        {"value", figure(r, rule->minimum_viable), NULL}));
    }
    if (rule->rule == AWARD_K_BEST) {
        check_winners(r, rule);
    } else {
        refuse_key(r, m, "winners", "because.winners");
    }
    if (rule->rule == AWARD_VOLUME) {
        check_volume_rule(r, rule);
    } else {
        refuse_key(r, m, "residual", "because.by-volume");
        refuse_key(r, m, "maximum_share", "because.by-volume");
    }
}

/* -- a rule and the lots it is for ----------------------------------------- */

/* Can anybody be given as much as everybody must be given? */
static void
check_share_of_lot(struct reader *r, const struct lot *lot)
{
    const struct award_rule *rule = lot->award;
    num most = num_mul(r->arena, rule->maximum_share, lot->volume->wanted);

    if (num_compare(rule->minimum_viable, lot->volume->range.high) > 0) {
        struct diag *g =
            diag_error(r->diags, doc_place(rule->doc, "minimum_viable"),
                       "minimum-viable-too-large",
                       WITH({"value", figure(r, rule->minimum_viable), NULL},
                            {"top", figure(r, lot->volume->range.high), NULL},
                            {"lot", lot->id, NULL}));

        diag_also(g, doc_place(lot->doc, "volume"), "also.other-value");
    } else if (rule->has_maximum_share &&
               num_compare(most, rule->minimum_viable) < 0) {
        diag_error(r->diags, doc_place(rule->doc, "maximum_share"),
                   "maximum-share-too-small",
                   WITH({"share", percent(r, rule->maximum_share), NULL},
                        {"most", figure(r, most), NULL}, {"lot", lot->id, NULL},
                        {"least", figure(r, rule->minimum_viable), NULL}));
    }
}

static void
check_volumes(struct reader *r)
{
    const struct tender *t = &r->folder->tender;

    for (size_t i = 0; i < t->lots_count; i++) {
        const struct lot *lot = &t->lots[i];

        if (!lot->award || !lot->id || lot->award->rule != AWARD_VOLUME ||
            !is_sound(r, lot->award->doc)) {
            continue;
        }
        if (lot->volume && is_sound(r, lot->volume->doc)) {
            check_share_of_lot(r, lot);
        } else if (!lot->volume) {
            refuse_missing(
                r, lot->doc, "volume", "volume-missing",
                WITH({"lot", lot->id, NULL}, {"award", lot->award->id, NULL}));
        }
    }
}

void
check_award_rules(struct reader *r)
{
    struct award *award = &r->folder->award;

    for (size_t i = 0; i < award->awards_count; i++) {
        check_rule(r, &award->awards[i]);
    }
    check_volumes(r);
}

/* -- capacity reservations ------------------------------------------------- */

static void
check_lot_order(struct reader *r, const struct reservations *rule)
{
    const struct tender *t = &r->folder->tender;
    struct names left = {0};
    const char **ids = arena_array(r->arena, const char *, t->lots_count);
    size_t count = 0;

    if (refuse_missing(r, rule->doc, "lot_order", "lot-order-missing",
                       NO_ARGS)) {
        return;
    }

    bool is_read = is_sound(r, rule->doc);

    check_names(r, rule->doc, "lot_order", &r->lots, "unknown-lot");
    for (size_t i = 0; i < t->lots_count; i++) {
        const char *id = t->lots[i].id;

        if (id && !names_text(rule->lot_order, rule->lot_order_count, id)) {
            ids[count++] = id;
        }
    }
    left = names_of_texts(r, ids, count);
    if (is_read && is_sound(r, rule->doc) && r->lots.is_whole && count > 0) {
        diag_error(r->diags, doc_place(rule->doc, "lot_order"),
                   "lot-order-lacks",
                   WITH({"lots", names_listed(r, &left), NULL}));
    }
}

void
check_reservations(struct reader *r)
{
    const struct reservations *rule = r->folder->award.reservations;

    if (!rule || (!has(rule->doc, "rule") || !is_sound(r, rule->doc))) {
        return;
    }

    struct place place = doc_place(rule->doc, "rule");

    switch ((enum reservation_rule)rule->rule) {
    case RESERVATIONS_UNDEFINED:
        diag_error(r->diags, place, "reservations-undefined", NO_ARGS);
        break;
    case RESERVATIONS_NOT_ALLOWED:
        refuse_key(r, rule->doc, "lot_order", "because.lot-order");
        break;
    case RESERVATIONS_FIXED_FORM:
        check_lot_order(r, rule);
        break;
    case RESERVATIONS_BIDDER_RANKS:
    case RESERVATIONS_BUYER_OPTIMISES:
        diag_error(r->diags, place, "reservations-not-computed",
                   WITH({"rule", doc_get(rule->doc, "rule")->text, NULL}));
        break;
    }
}
