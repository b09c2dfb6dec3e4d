/*
 * read/reader: what the files of this room share while a folder is read, and
 * the checks each of them makes. Not a door.
 *
 * One mistake gives one message. So a reference is called unknown only when
 * everything it could refer to has been read (names.is_whole), a key is called
 * missing only when no misspelt one stands beside it (lacks), and sums are
 * compared only where nothing was wrong with their parts (is_sound).
 */
#ifndef READ_READER_H
#define READ_READER_H

#include "base/file.h"
#include "read/fields.h"
#include "read/names.h"
#include "read/read.h"

struct reader {
    struct arena *arena;
    struct diags *diags;
    struct catalogue *catalogue;
    const char *root;
    struct folder *folder;
    struct names lots, methods, price_forms, award_rules, requirements, needs,
        criteria, assessors, bidders, sheets;
    /* the file is there and is a map */
    bool has_needs, has_assessors, has_register;
    bool has_consensus_file;         /* it is there, perhaps unread */
    bool is_method_sound;            /* no error in criteria/ or risk/ */
    struct diags *aside;             /* findings that nobody is told */
    const bool *is_requirement_read; /* by requirement: nothing wrong in it */
    const bool *waits;               /* see find_waiting */
    struct source_file *sources;
    size_t sources_room;
};

/* -- reader.c: small tools ------------------------------------------------ */

/* Everything in `file`. */
struct place file_place(const char *file);

/* False when `v` is NULL, when an error stands between its first and last
 * line, or at `v` itself when it is a single value. */
bool is_sound(const struct reader *r, const struct doc *v);

/* False when an error is in a file whose name begins with `beginning`. */
bool are_files_sound(const struct reader *r, const char *beginning);

/* True when a key stands twice in `v` or under it: then something of it has
 * not been read. */
bool has_repeated_key(const struct reader *r, const struct doc *v);

/* True when a key stands twice anywhere. */
bool has_repeated_keys(const struct reader *r);

/* True when the map `m` has no `key`, and no unknown key that may be it. */
bool lacks(const struct reader *r, const struct doc *m, const char *key);

bool has(const struct doc *m, const char *key);

/* Reports that `m` lacks `key`, as `code`; true when it does lack it. */
bool refuse_missing(struct reader *r, const struct doc *m, const char *key,
                    const char *code, const struct arg *args);

/* Reports `key` of `m`, when it is there, as a key without effect; `because`
 * is a string code. */
void refuse_key(struct reader *r, const struct doc *m, const char *key,
                const char *because);

/* Reports a list under `key` of `m` that is there and empty. */
bool refuse_empty(struct reader *r, const struct doc *m, const char *key);

/* True when the value is a map; else it is reported. */
bool expect_map(struct reader *r, const struct doc *v);

/* 12.5 or 1/3, and the same as per cent: 40%. */
const char *figure(const struct reader *r, num x);
const char *percent(const struct reader *r, num share);
const char *count_text(const struct reader *r, size_t count);

num number(const struct reader *r, long value);

/* A warning when `date` under `key` of `m` lies after the evaluation. */
void check_date(struct reader *r, const struct doc *m, const char *key,
                const char *date);

/* Is anything computed for the lot? */
bool is_evaluated(const struct lot *lot);

/* Where the text of a formula begins. */
struct place formula_place(const struct doc *v);

/* Does `e` use the quantity `name`? */
bool formula_uses(const struct formula_entry *e, const char *name);

/* -- the files ------------------------------------------------------------ */

void read_files(struct reader *r); /* folder.c */

/* inventory.c: reports what would be left unread, and what is missing; gives
 * the names of bids and score sheets in byte order. */
struct inventory {
    struct listing bids, sheets;
};
struct inventory take_inventory(struct reader *r);

/* Reports, once, that what stands at `place` needs `file`, when there is no
 * such file. */
void demand_file(struct reader *r, struct place place, const char *file);

/* criteria/ */
void check_tender(struct reader *r);
void check_needs(struct reader *r);
void check_requirements(struct reader *r);
void check_award(struct reader *r);
void check_scale(struct reader *r);
void check_price_forms(struct reader *r);
void check_award_rules(struct reader *r);
void check_reservations(struct reader *r);
void check_methods(struct reader *r);
void check_assessors(struct reader *r);

/* The parts of a method. */
void plant_method(struct reader *r, struct method *m); /* all, parents */
void check_criterion(struct reader *r, const struct method *m,
                     struct criterion *c);
void check_source(struct reader *r, const struct method *m,
                  struct criterion *c);
void check_weights(struct reader *r, struct method *m);
void check_points(struct reader *r, struct method *m);

static inline bool
is_leaf(const struct criterion *c)
{
    return c->criteria_count == 0;
}

/* Points between the ends of the criterion's scale? */
bool is_on_scale(const struct reader *r, const struct criterion *c, num points);

/* "0..10" */
const char *scale_text(const struct reader *r, const struct criterion *c);

/* risk/ */
void check_matrix(struct reader *r);
void check_register(struct reader *r);

/* bids/ */
void check_bids(struct reader *r);
void check_organisations(struct reader *r);
void check_offers(struct reader *r, struct bid *b);
void check_prices(struct reader *r, const struct bid *b, const struct offer *o);
void check_caps(struct reader *r, const struct bid *b);
void check_answers(struct reader *r, const struct bid *b);
void check_bid_risks(struct reader *r, const struct bid *b);
void check_scores(struct reader *r);
void check_consensus(struct reader *r);
void check_agreed_scores(struct reader *r); /* is any missing? */
void check_decisions(struct reader *r);
void check_clarifications(struct reader *r);

/* Does the method of the offer's lot have a leaf from `source`? */
bool lot_uses_source(const struct lot *lot, enum criterion_source source);

/* Raises a finding of the run, under the rule of its code. */
struct diag *found(struct reader *r, struct place place, const char *code,
                   struct subject subject, const struct arg *more);

/* Where findings about `bid` go. */
struct diags *findings_of(struct reader *r, const char *bid);

/* Whom and what a finding is about: lot and requirement NULL when it is not
 * about one. */
struct subject finding_subject(const struct diag *g);

/* -- scores ---------------------------------------------------------------- */

/* Who gave the scores of `sheet`: NULL for the consensus. */
struct score_giver {
    const struct score_sheet *sheet;
    const struct assessor *assessor;
};

/* Sets r->waits, by bid and lot: is the bid rejected, or is a finding about it
 * open under a shall rule? */
void find_waiting(struct reader *r);

/* Makes what finds a bid, and the scores of a bid, by id. */
void index_bids(struct reader *r);
void index_sheet(struct reader *r, struct score_sheet *s);

/* Checks what stands in a sheet: criteria, lots, bids, scale, repetition. */
void check_sheet(struct reader *r, struct score_giver giver);

/* For each thing to be scored: a leaf from assessors and a lot (NULL when
 * scored once). */
struct scoring {
    const struct criterion *criterion;
    const struct lot *lot;
};
size_t scorings(struct reader *r, const struct scoring **list);

/* Ids of the bids that must be scored and have no score in `giver`'s sheet. */
struct names bids_without_score(struct reader *r, struct score_giver giver,
                                struct scoring what);

/* The place where a score for `what` would stand in `sheet`; false when
 * something there is wrong already. */
bool scoring_place(const struct reader *r, const struct score_sheet *sheet,
                   struct scoring what, struct place *place);

/* The lot of `what` as an argument of a message; "all lots" when scored once.
 */
struct arg scoring_lot(const struct scoring *what);

#endif
