/*
 * doc/decode: files described as tables.
 *
 * One table decodes a map into a struct, refuses unknown and repeated keys
 * with a guess, demands the required ones, prints the reference of each key
 * (`anbud help KEY`) and the JSON Schema of the file (`anbud schema FILE`).
 * The words for a key are in the table of strings under
 * "key.<record>.<key>".
 */
#ifndef DOC_DECODE_H
#define DOC_DECODE_H

#include "base/buf.h"
#include "doc/doc.h"
#include "num/num.h"

enum field_kind {
    FIELD_TEXT,    /* const char *: text; a JSON number is refused */
    FIELD_ID,      /* const char *: letters (any language's), digits, - _ . */
    FIELD_NUMBER,  /* num: a plain decimal */
    FIELD_INTEGER, /* long: a whole number */
    FIELD_SHARE,   /* num, a share: "40%" -> 2/5; 40 or 0.4 is refused */
    FIELD_WEIGHT,  /* struct range, shares: 40, 40% or 40..50 */
    FIELD_TRUTH,   /* bool: true or false; ja/nei/yes/no/on/off refused */
    FIELD_DATE,    /* const char *: YYYY-MM-DD, a date that exists */
    FIELD_INSTANT, /* const char *: YYYY-MM-DDTHH:MM[:SS]+HH:MM or Z */
    FIELD_CHOICE,  /* int: the value of the choice written */
    FIELD_RANGE,   /* struct range of plain decimals: 7 or 36..44 */
    FIELD_RECORD,  /* const struct *: a map; NULL when absent */
    FIELD_RECORDS, /* const struct * and count: a list of maps */
    FIELD_ENTRIES, /* the same from a map: its keys go to `key_offset` */
    FIELD_TEXTS,   /* const char *const * and count: a list of texts; one of
                      `choices`, when there are any, may stand alone */
    FIELD_DOC,     /* const struct doc *: read by the one who asked */
};

struct range {
    num low, high; /* equal when one figure was written */
    bool is_range; /* written as low..high */
};

struct choice {
    const char *name;
    int value;
};

struct record;

struct field {
    const char *key;
    enum field_kind kind;
    bool is_required;
    size_t offset;                /* of the member in the struct */
    size_t count_offset;          /* of its size_t count (lists) */
    const struct record *record;  /* RECORD, RECORDS, ENTRIES */
    const struct choice *choices; /* CHOICE, TEXTS; ended by {0} */
};

/* The first member of the struct must be `const struct doc *doc`: the decoder
 * sets it, so that any check can say doc_place(x->doc, "weight"). */
struct record {
    const char *name;           /* "tender", "lot", ...: key.<name>.<key> */
    size_t size;                /* of the struct */
    const struct field *fields; /* ended by {0} */
    size_t key_offset; /* FIELD_ENTRIES: where the key goes (const char *);
                          0 when the struct has no such member */
};

/* Decodes the map `m` into `out` (of r->size bytes, zeroed by the caller).
 * Every problem is an error in `d`; what could not be read stays zero.
 * Returns true when nothing was wrong. A `m` that is not a map is an error. */
bool decode(struct arena *a, struct diags *d, const struct doc *m,
            const struct record *r, void *out);

/* Readers of single values, for what a table cannot say. Each reports its
 * problem and returns false. */
bool decode_number(struct arena *a, struct diags *d, const struct doc *v,
                   num *value);
bool decode_share(struct arena *a, struct diags *d, const struct doc *v,
                  num *value);
bool decode_truth(struct diags *d, const struct doc *v, bool *value);
bool decode_text(struct diags *d, const struct doc *v, const char **value);
bool decode_id(struct diags *d, const struct doc *v, const char **value);
bool decode_date(struct diags *d, const struct doc *v, const char **value);

/* Instants compared as moments in time: -1, 0, 1. Both must be valid. */
int instant_compare(const char *x, const char *y);

/* Whole days from date x to date y (or the date part of an instant). */
long days_between(const char *x, const char *y);

/* The reference of all keys of `r` and the records in it, as text: key, kind,
 * required or not, choices, what it means. `key` NULL: all; else only keys of
 * that name. Returns how many were printed. */
size_t decode_reference(struct buf *out, const struct record *r, enum lang lang,
                        const char *key);

/* A JSON Schema (draft 2020-12) for a file that holds one `r`. */
void decode_schema(struct buf *out, const struct record *r, enum lang lang);

/* Names of all keys of `r` and the records in it (for "did you mean"). */
size_t decode_keys(struct arena *a, const struct record *r,
                   const char ***names);

#endif
