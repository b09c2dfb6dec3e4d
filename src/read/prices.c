/*
 * The prices of an offer, line by line of the price form.
 */
#include "read/reader.h"

static struct subject
about(const struct bid *b, const struct offer *o)
{
    return (struct subject){.bid = b->id, .lot = o->lot_id};
}

/* Are the bid's amounts in the tender's money? Else their size says nothing. */
static bool
is_comparable(const struct reader *r, const struct bid *b)
{
    const struct tender *t = &r->folder->tender;

    return b->currency && t->currency && b->vat == t->vat &&
           names_text(&b->currency, 1, t->currency);
}

static void
check_amount(struct reader *r, const struct bid *b, const struct offer *o,
             const struct price_line *line, num amount)
{
    struct place place = doc_place(o->prices, line->id);
    const struct arg *args =
        WITH({"line", line->id, NULL}, {"title", line->title, NULL},
             {"price", figure(r, amount), NULL},
             {"low", figure(r, line->plausible.low), NULL},
             {"high", figure(r, line->plausible.high), NULL});

    if (num_sign(amount) < 0) {
        found(r, place, "price-negative", about(b, o), args);
    } else if (num_sign(amount) == 0) {
        found(r, place, "price-zero", about(b, o), args);
    } else if (has(line->doc, "plausible") && is_comparable(r, b) &&
               (num_compare(amount, line->plausible.low) < 0 ||
                num_compare(amount, line->plausible.high) > 0)) {
        found(r, place, "price-implausible", about(b, o), args);
    }
}

static void
check_line(struct reader *r, const struct bid *b, const struct offer *o,
           const struct price_line *line, bool may_be_misspelt)
{
    const struct doc *v = doc_get(o->prices, line->id);
    num amount = {0};

    if (v && !v->is_null) {
        if (decode_number(r->arena, r->diags, v, &amount)) {
            check_amount(r, b, o, line, amount);
        }
    } else if (!may_be_misspelt) {
        found(r, v ? v->place : o->prices->place, "price-missing", about(b, o),
              WITH({"line", line->id, NULL}, {"title", line->title, NULL}));
    }
}

/* Reports keys that are no line; what one of them seems to mean is marked in
 * `is_meant`. */
static void
check_keys(struct reader *r, const struct offer *o, bool *is_meant)
{
    const struct price_form *form = o->lot->price_form;
    const char **ids = arena_array(r->arena, const char *, form->lines_count);
    const char **absent =
        arena_array(r->arena, const char *, form->lines_count);
    size_t count = 0;

    for (size_t i = 0; i < form->lines_count; i++) {
        ids[i] = form->lines[i].id;
        if (!has(o->prices, ids[i])) {
            absent[count++] = ids[i];
        }
    }

    struct names known = names_of_texts(r, ids, form->lines_count);

    for (const struct doc *v = o->prices->first; v; v = v->next) {
        if (names_have(&known, v->key)) {
            continue;
        }

        struct diag *g = diag_error(
            r->diags, v->key_place, "unknown-price-line",
            WITH({"id", v->key, NULL}, {"known", names_listed(r, &known), NULL},
                 {"form", form->id, NULL}));

        g->guess = count == 1 ? absent[0] : diag_nearest(v->key, absent, count);
        for (size_t i = 0; g->guess && i < form->lines_count; i++) {
            is_meant[i] |= ids[i] == g->guess;
        }
    }
}

void
check_prices(struct reader *r, const struct bid *b, const struct offer *o)
{
    const struct price_form *form = o->lot ? o->lot->price_form : NULL;

    if (!form || !o->prices || !is_sound(r, form->doc) ||
        !expect_map(r, o->prices)) {
        return;
    }
    if (o->prices->count == 0) {
        found(r, o->prices->place, "prices-missing", about(b, o), NULL);
        return;
    }

    bool *is_meant = arena_array(r->arena, bool, form->lines_count);

    check_keys(r, o, is_meant);
    for (size_t i = 0; i < form->lines_count; i++) {
        check_line(r, b, o, &form->lines[i], is_meant[i]);
    }
}
