/*
 * read: a folder of files becomes a model, with every problem reported.
 *
 * Errors are in the buyer's own files. Findings are about bids; they are
 * raised by `finding`, here for what the bid's file shows by itself, and by
 * the gate (room score) for requirements. A decision in bids/decisions.yaml
 * answers a finding by its code, bidder, lot and requirement
 * (read_decisions_answer).
 */
#ifndef READ_READ_H
#define READ_READ_H

#include "catalogue/catalogue.h"
#include "diag/diag.h"
#include "doc/decode.h"
#include "model/model.h"

/* One file of a tender folder and the table that reads it. */
struct file_format {
    const char *name;  /* "criteria/tender.yaml", "bids/<bidder>.json" */
    const char *title; /* string code: what it holds */
    const struct record *record;
    bool is_required;
};

/* All formats, ended by a NULL name. */
extern const struct file_format file_formats[];

/* Reads everything under `root`. The messages name files relative to it.
 * Always returns a model; it may be used only when `d` has no errors. */
struct folder *read_folder(struct arena *a, struct diags *d,
                           struct catalogue *c, const char *root);

/* What a finding is about. */
struct subject {
    const char *bid;         /* id */
    const char *lot;         /* id; NULL: the whole bid */
    const char *requirement; /* id or NULL */
};

/* What may be found, ended by a NULL code; a decision answers one of them, or
 * is of its own initiative. */
struct finding_code {
    const char *code;
    enum finding_rule rule; /* RULE_NONE: the requirement says which */
    bool must_reject;       /* no figure could be right if it were accepted */
};
extern const struct finding_code finding_codes[];
extern const char own_initiative[];

/* What was found, under which rule, about what. */
struct discovery {
    const char *code;
    enum finding_rule rule;
    struct subject subject;
};

/* Raises a finding. Its arguments are {bid}, {lot} ("all" for the whole bid),
 * {requirement} ("" when none) and those of `more` (ended by {0}; NULL for
 * none). Under a shall rule it carries the lines to paste into
 * bids/decisions.yaml. */
struct diag *finding(struct arena *a, struct diags *d, struct place place,
                     struct discovery found, const struct arg *more);

/* After all findings are raised: marks those that a decision answers as
 * decided, warns of decisions whose finding is gone (stale-decision). A
 * decision answers a finding when bidder and code agree, its lots cover the
 * finding's lot, and its requirement (when given) is the same. A reject
 * decision answers every finding of its bidder and lots. */
void read_decisions_answer(struct arena *a, struct diags *d,
                           const struct folder *f);

/* After that, in a folder without errors: reports the scores that are missing
 * of bids that are neither rejected nor undecided. */
void read_missing_scores(struct arena *a, struct diags *d,
                         const struct folder *f);

/* Reads the buyer's parameters for `use` against its entry; used by the
 * readers of methods and price forms. Fills entry, parameters and
 * parameter_docs; every problem is an error. */
void read_formula_use(struct arena *a, struct diags *d, struct catalogue *c,
                      struct formula_use *use, enum formula_kind kind);

#endif
