/*
 * cli/tender: what the commands that read a tender share.
 */
#ifndef CLI_TENDER_H
#define CLI_TENDER_H

#include "award/award.h"
#include "cli/session.h"

/* A tender folder as far as it could be read and evaluated. */
struct tender_work {
    struct catalogue *catalogue;
    const struct folder *folder;
    struct evaluation *evaluation; /* NULL when the files have errors */
};

/* Reads the folder; its messages are the session's. */
struct tender_work tender_read(struct session *s);

/* Reads and evaluates, all of it or only the gate. */
struct tender_work tender_evaluate(struct session *s, bool only_gate);

/* May the evaluation be used: no error, no finding that blocks? */
bool tender_is_sound(const struct session *s);

/* Shows the messages, if there are any; with --quiet, not those that nobody
 * needs to look at. True when there is nothing to look at. */
bool tender_show(const struct session *s);

/* The status for the messages of a tender that is not sound. */
enum status tender_problems(const struct session *s);

/* Shows the messages and complains that there is no bid; false when there is
 * one. */
bool tender_lacks_bids(const struct session *s, const struct folder *f);

#endif
