/*
 * write/provenance: the parts of the sheet of provenance. Not a door.
 */
#ifndef WRITE_PROVENANCE_H
#define WRITE_PROVENANCE_H

#include "write/rows.h"
#include "write/sentences.h"

enum provenance_column {
    PROVENANCE_ID,
    PROVENANCE_WHAT,
    PROVENANCE_TEXT,
    PROVENANCE_MORE,
    PROVENANCE_PLACE,
    PROVENANCE_COLUMNS
};

/* One row: what it is, what it says, where it stands. NULL is empty. */
struct fact {
    const char *id, *what, *text, *more;
    struct place place;
};
void provenance_fact(struct rows *r, const struct fact *f);

/* The rules in words: methods, price forms, awards, reservations. */
void provenance_methods(struct rows *r);
void provenance_criteria(struct rows *r, const struct method *m);
void provenance_formula(struct rows *r, const char *id, const char *what,
                        const struct formula_use *use);

/* What people decided and asked, and what the run said. */
void provenance_decisions(struct rows *r);
void provenance_clarifications(struct rows *r);
void provenance_messages(struct rows *r);

/* The cells that hold the program's value, with the reason. */
void provenance_held(struct rows *r);

#endif
