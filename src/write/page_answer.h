/*
 * write/page_answer: a bid's answer to a requirement as a cell. Not a door.
 */
#ifndef WRITE_PAGE_ANSWER_H
#define WRITE_PAGE_ANSWER_H

#include "write/page_pieces.h"

/* What a cell says, and the look that goes with it. */
struct reply {
    const char *text; /* NULL: the lot is not offered */
    enum look look;
};

/* A bid in one lot, with all that was decided about the bid. */
struct judged {
    const struct lot_bid *bid; /* NULL: the lot is not offered */
    const struct lot *lot;
    const struct decision *const *decisions;
    size_t decisions_count;
};

/* "Ja · s. 12", "45 dager · s. 3", "Mangler": what was answered, and below it
 * what was decided about that. */
struct reply answer_reply(const struct drawing *d, const struct judged *j,
                          const struct requirement *r);

/* "Ja", "Nei, avvist": is it evaluated in its lot? */
struct reply admission_reply(const struct drawing *d, const struct lot_bid *b);

/* What is shown of several lots as one cell: the text alone when all lots that
 * are offered have the same, else each with its lots before it; the look of
 * what needs attention most. */
struct reply reply_of_lots(const struct drawing *d,
                           const struct lot_result *const *lots,
                           const struct reply *by_lot, size_t count);

/* What meets `r`: "svar ≥ 28 (timer)", and when it must be met. */
const char *requirement_condition(const struct drawing *d,
                                  const struct requirement *r);

/* What follows when it is not met; of a scored requirement its weight. */
const char *requirement_rule(const struct drawing *d,
                             const struct requirement *r);

/* "Avvist", "Ikke avvist" ... */
const char *decision_word(const struct drawing *d, const struct decision *one);

/* Exclusion, qualification or minimum: may it keep a bid out? */
bool requirement_is_gate(const struct requirement *r);

#endif
