/*
 * What a bid offers for each lot: volumes and caps.
 */
#include "read/reader.h"

#include <string.h>

static struct subject
about(const struct bid *b, const struct offer *o)
{
    return (struct subject){.bid = b->id, .lot = o->lot_id};
}

/* True when the figure under `key` is one, and not below zero. */
static bool
check_figure(struct reader *r, const struct doc *m, const char *key, num value)
{
    if (!has(m, key) || !is_sound(r, doc_get(m, key))) {
        return false;
    }
    if (num_sign(value) >= 0) {
        return true;
    }
    diag_error(r->diags, doc_place(m, key), "negative-quantity",
               WITH({"key", key, NULL}, {"value", figure(r, value), NULL}));
    return false;
}

/* -- volumes --------------------------------------------------------------- */

static void
check_offered_volume(struct reader *r, const struct bid *b,
                     const struct offer *o)
{
    struct place place = doc_place(o->doc, "offered");
    num top = o->lot->volume->range.high;
    num least = o->lot->award ? o->lot->award->minimum_viable : (num){0};

    if (num_sign(o->offered) == 0) {
        found(r, place, "offered-missing", about(b, o), NULL);
    } else if (num_compare(o->offered, top) > 0) {
        found(r, place, "offered-above-range", about(b, o),
              WITH({"offered", figure(r, o->offered), NULL},
                   {"top", figure(r, top), NULL}));
    } else if (num_compare(o->offered, least) < 0) {
        found(r, place, "offered-below-minimum", about(b, o),
              WITH({"offered", figure(r, o->offered), NULL},
                   {"least", figure(r, least), NULL}));
    }
}

static void
check_volumes(struct reader *r, const struct bid *b, const struct offer *o)
{
    bool is_offered = check_figure(r, o->doc, "offered", o->offered);
    bool has_minimum = check_figure(r, o->doc, "minimum", o->minimum);

    if (b->is_late || !o->lot) {
        return;
    }
    if (is_offered && has_minimum && num_sign(o->offered) > 0 &&
        num_compare(o->minimum, o->offered) > 0) {
        found(r, doc_place(o->doc, "minimum"), "offer-contradicts", about(b, o),
              WITH({"minimum", figure(r, o->minimum), NULL},
                   {"offered", figure(r, o->offered), NULL}));
    }
    if (!o->lot->volume || !is_sound(r, o->lot->volume->doc)) {
        return;
    }
    if (is_offered) {
        check_offered_volume(r, b, o);
    } else if (lacks(r, o->doc, "offered")) {
        found(r, o->doc->place, "offered-missing", about(b, o), NULL);
    }
}

/* -- offers ---------------------------------------------------------------- */

static void
refuse_repeated_lots(struct reader *r, const struct bid *b)
{
    struct identified *list =
        arena_array(r->arena, struct identified, b->offers_count);

    for (size_t i = 0; i < b->offers_count; i++) {
        list[i] = (struct identified){b->offers[i].doc, b->offers[i].lot_id};
    }

    const size_t *first = firsts(r->arena, list, b->offers_count);

    for (size_t i = 0; i < b->offers_count; i++) {
        if (first[i] != i) {
            diag_also(diag_error(r->diags, doc_place(list[i].doc, "lot"),
                                 "offer-twice",
                                 WITH({"lot", list[i].id, NULL})),
                      doc_place(list[first[i]].doc, "lot"), "also.first-given");
        }
    }
}

void
check_offers(struct reader *r, struct bid *b)
{
    for (size_t i = 0; i < b->offers_count; i++) {
        struct offer *o = &b->offers[i];

        check_name(r, doc_get(o->doc, "lot"), &r->lots, "unknown-lot");
        o->lot = folder_lot(r->folder, o->lot_id);
        check_volumes(r, b, o);
        if (!b->is_late) {
            check_prices(r, b, o);
        }
    }
    refuse_repeated_lots(r, b);
}

/* -- caps ------------------------------------------------------------------ */

static bool
is_offered(const struct bid *b, const char *lot)
{
    return bid_offer(b, lot) != NULL;
}

static void
check_cap_lots(struct reader *r, const struct bid *b, const struct cap *cap)
{
    check_names(r, cap->doc, "lots", &r->lots, "unknown-lot");
    refuse_empty(r, cap->doc, "lots");
    for (const struct doc *v = first_text(cap->doc, "lots"); v;
         v = next_text(v)) {
        if (names_have(&r->lots, v->text) && !is_offered(b, v->text) &&
            is_sound(r, doc_get(b->doc, "offers"))) {
            found(r, v->place, "cap-lot-not-offered",
                  (struct subject){.bid = b->id, .lot = v->text}, NULL);
        }
    }
}

/* A cap that cannot hold what the bid must at least be given. */
static void
check_cap(struct reader *r, const struct bid *b, const struct cap *cap)
{
    num sum = {0};

    if (!is_sound(r, cap->doc)) {
        return;
    }
    check_cap_lots(r, b, cap);
    if (!check_figure(r, cap->doc, "at_most", cap->at_most)) {
        return;
    }
    for (size_t i = 0; i < b->offers_count; i++) {
        const struct offer *o = &b->offers[i];

        if (o->lot_id &&
            names_text(cap->lot_ids, cap->lot_ids_count, o->lot_id)) {
            sum = num_add(r->arena, sum, o->minimum);
        }
    }
    if (num_compare(cap->at_most, sum) < 0) {
        found(r, doc_place(cap->doc, "at_most"), "cap-contradicts",
              (struct subject){.bid = b->id},
              WITH({"cap", figure(r, cap->at_most), NULL},
                   {"sum", figure(r, sum), NULL}));
    }
}

void
check_caps(struct reader *r, const struct bid *b)
{
    const struct reservations *rule = r->folder->award.reservations;

    if (b->caps_count == 0) {
        return;
    }
    if (rule && rule->rule == RESERVATIONS_NOT_ALLOWED) {
        found(r, doc_place(b->doc, "caps"), "capacity-reservation-not-allowed",
              (struct subject){.bid = b->id}, NULL);
        return;
    }
    for (size_t i = 0; i < b->caps_count; i++) {
        check_cap(r, b, &b->caps[i]);
    }
}
