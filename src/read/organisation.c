/*
 * Organisation numbers: nine digits, the last of which follows from the rest.
 */
#include "read/reader.h"

#include <assert.h>
#include <string.h>

#define DIGITS  9
#define MODULUS 11

static bool
is_nine_digits(const char *text)
{
    return strspn(text, "0123456789") == DIGITS && text[DIGITS] == '\0';
}

/* The check digit of the first eight; MODULUS - 1 when there is none. */
static int
check_digit(const char *text)
{
    static const int weights[DIGITS - 1] = {3, 2, 7, 6, 5, 4, 3, 2};
    int sum = 0;

    for (int i = 0; i < DIGITS - 1; i++) {
        sum += weights[i] * (text[i] - '0');
    }
    return (MODULUS - sum % MODULUS) % MODULUS;
}

static void
check_number(struct reader *r, const struct bid *b)
{
    const char *text = b->bidder->organisation_number;
    struct place place = doc_place(b->bidder->doc, "organisation_number");
    struct subject subject = {.bid = b->id};

    if (!is_nine_digits(text)) {
        found(r, place, "organisation-number-form", subject,
              WITH({"value", text, NULL}));
    } else if (check_digit(text) != text[DIGITS - 1] - '0') {
        found(r, place, "organisation-number", subject,
              WITH({"value", text, NULL}));
    }
}

/* -- one bidder, one bid --------------------------------------------------- */

static bool
is_rejected_everywhere(const struct folder *f, const struct bid *b)
{
    for (size_t i = 0; i < b->offers_count; i++) {
        if (!bid_is_rejected(f, b, b->offers[i].lot_id, NULL)) {
            return false;
        }
    }
    return b->offers_count > 0;
}

/* The two have the same number: each is a problem while the other stands. */
static void
report_pair(struct reader *r, const struct bid *one, const struct bid *other)
{
    struct place place;

    assert(one->bidder && other->bidder);
    place = doc_place(one->bidder->doc, "organisation_number");
    if (is_rejected_everywhere(r->folder, other)) {
        return;
    }
    diag_also(found(r, place, "duplicate-bidder",
                    (struct subject){.bid = one->id},
                    WITH({"other", other->id, NULL},
                         {"value", one->bidder->organisation_number, NULL})),
              doc_place(other->bidder->doc, "organisation_number"),
              "also.other-value");
}

void
check_organisations(struct reader *r)
{
    const struct folder *f = r->folder;
    struct identified *list =
        arena_array(r->arena, struct identified, f->bids_count);

    for (size_t i = 0; i < f->bids_count; i++) {
        const struct bid *b = &f->bids[i];

        list[i].doc = b->doc;
        if (b->bidder && b->bidder->organisation_number) {
            list[i].id = b->bidder->organisation_number;
            check_number(r, b);
        }
    }

    const size_t *first = firsts(r->arena, list, f->bids_count);

    for (size_t i = 0; i < f->bids_count; i++) {
        if (first[i] != i) {
            report_pair(r, &f->bids[first[i]], &f->bids[i]);
            report_pair(r, &f->bids[i], &f->bids[first[i]]);
        }
    }
}
