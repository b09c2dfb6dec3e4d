/*
 * write/sentences: what is told about a bid, as texts for cells. Not a door.
 */
#ifndef WRITE_SENTENCES_H
#define WRITE_SENTENCES_H

#include "write/account.h"
#include "write/pages.h"

/* An account of bid `b` in lot `l` (b NULL: of no bid) that can be asked for
 * words and values, not for lines. */
struct account sentence_account(const struct drawing *d,
                                const struct lot_result *l,
                                const struct lot_bid *b);

/* Where it is placed, how far from the others, what it is awarded and why; or
 * why it is not ranked. Not for a rejected bid. */
const char *sentence_outcome(const struct account *t);

/* "Formula in words", and with its figures "= value"; NULL when `n` is not a
 * formula. Figures that hang on very many bids are left out. */
const char *sentence_formula(const struct account *t, const struct node *n);

/* Did the bid get something in its lot? */
bool is_chosen(const struct lot_bid *b);

/* Has it a place? */
bool has_place(const struct lot_bid *b);

/* The word for what a decision does. */
const char *sentence_decided(enum lang lang, const struct decision *d);

/* "alle delytelser" or the lots by id. */
const char *sentence_lots(struct arena *a, enum lang lang,
                          const char *const *ids, size_t count);

/* "criteria/award.yaml linje 28"; "" for no place. */
const char *sentence_place(struct arena *a, enum lang lang, struct place p);

/* Parts as lines of one cell: adds `line` on a line of its own. */
void add_line(struct buf *b, const char *line);

#endif
