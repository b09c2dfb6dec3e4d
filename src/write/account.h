/*
 * write/account: one bid's account while it is being told. Not a door.
 */
#ifndef WRITE_ACCOUNT_H
#define WRITE_ACCOUNT_H

#include "write/write.h"

#include <stdbool.h>

/* Texts under a step begin here: behind its number and a word of the margin. */
#define STEP_INDENT 6
#define LINE_INDENT 18

/* Decimals of points and of what else is no amount. */
#define POINT_DIGITS 4

struct account {
    struct buf *out;
    struct arena *arena;
    enum lang lang;
    const struct evaluation *evaluation;
    const struct bid *bid;
    const struct lot_result *result; /* the lot that is told now */
    const struct lot_bid *own;       /* the bid in it */
    size_t *numbers;                 /* by node number: its step, 0 when none */
    const struct node **rounded;     /* by node number: the same, rounded */
    size_t steps;
    int digits;
    const char *section, *criterion; /* the heading above */
};

/* -- words (account.c) -- */

/* What the node is called; rounded figures as what they are rounded from. */
const char *account_label(const struct account *t, const struct node *n);
const char *account_value(const struct account *t, const struct node *n);

/* "= 9,4", "≈ 9,5008". */
const char *account_equals(const struct account *t, const struct node *n);

/* A value with enough decimals to tell all `count` nodes apart that differ. */
int account_digits(const struct account *t, const struct node *const *nodes,
                   size_t count);

/* "criteria/award.yaml linje 28"; and a figure's, with its page in the bid, or
 * that nothing is stated there. */
const char *account_place(const struct account *t, struct place p);
const char *account_origin(const struct account *t, const struct node *n);

/* "side 7", "ESPD": page numbers get a word, other words stand alone. */
const char *account_page(const struct account *t, const char *page);

/* Is it about the bid that is told? */
bool account_is_own(const struct account *t, const struct node *n);

/* The node bound to `name` in the formula of `n`, or NULL. */
const struct node *account_bound(const struct node *n, const char *name);

/* "NOK, uten merverdiavgift". */
const char *account_money(const struct account *t);

/* Ids of bids as a list. */
const char *account_bids(const struct account *t,
                         const struct lot_bid *const *bids, size_t count);

/* -- lines (account.c) -- */

/* A numbered step; `n` (and what it is rounded to) is referred to by it; NULL
 * when it is about no figure. */
void account_step(struct account *t, const struct node *n, const char *text);

/* A line under a step; `code` names it, NULL goes on under the one above. */
void account_line(const struct account *t, const char *code, const char *text);

/* -- what a figure was made of (inputs.c) -- */

/* "Evalueringspris: 4 090 000 (punkt 9)": one input with where it is from; the
 * same under another label; and only where it is from, " (punkt 9)". */
const char *account_input(const struct account *t, const struct node *input);
const char *account_named(const struct account *t, const char *label,
                          const struct node *n);
const char *account_reference(const struct account *t, const struct node *n);
void tell_inputs(const struct account *t, const struct node *n);

/* Sums that started at nothing, and what is not evaluated. */
bool says_nothing(const struct node *n);

/* -- steps -- */

void tell_step(struct account *t, const struct node *n); /* tell.c */
void tell_gate(struct account *t);                       /* gate.c */
void tell_requirement(struct account *t, const struct node *met);
void tell_decision(const struct account *t, const struct decision *d);
void tell_price_lines(struct account *t, const struct node *n); /* lines.c */

/* -- above the steps -- */

void tell_outcome(const struct account *t); /* outcome.c */
void tell_award(const struct account *t);   /* limits.c */
void tell_results(const struct account *t); /* results.c */

/* The bid to compare with: the best placed of the others, or NULL. */
const struct lot_bid *account_rival(const struct account *t);

#endif
