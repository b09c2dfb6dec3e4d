/*
 * write/page_findings: findings with the decisions about them. Not a door.
 */
#ifndef WRITE_PAGE_FINDINGS_H
#define WRITE_PAGE_FINDINGS_H

#include "write/page_matrix.h"

/* Columns of the table of them; reason and provision have two of the
 * sheet's each. */
enum {
    FINDING_REQUIREMENT,
    FINDING_TEXT,
    FINDING_RULE,
    FINDING_BIDDER,
    FINDING_LOTS,
    FINDING_DECISION,
    FINDING_BY,
    FINDING_DATE,
    FINDING_REASON,
    FINDING_PROVISION = FINDING_REASON + 2,
    FINDING_COLUMNS = FINDING_PROVISION + 2
};

/* A finding with one of the decisions about it; either may be NULL. */
struct entry {
    const struct diag *finding;
    const struct decision *decision;
    const char **lots; /* ids; none: the whole bid */
    size_t lots_count;
};

struct entries {
    struct entry *list;
    size_t count;
};

/* What was found about `b` and belongs on the sheet, and decisions that answer
 * nothing that was found. */
struct entries find_entries(const struct filling *f, const struct bid *b);

/* The id of the requirement a finding is about, or NULL. */
const char *finding_requirement(const struct diag *g);

#endif
