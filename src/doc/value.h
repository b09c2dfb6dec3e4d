/*
 * doc/value: what the readers of single values share. Private to this room.
 */
#ifndef DOC_VALUE_H
#define DOC_VALUE_H

#include "doc/decode.h"

/* What a message calls `v`: its key, or the key of the list it is in, or the
 * file. */
const char *value_name(const struct doc *v);

/* "kind.number": the word for a kind of value, in the table of strings. */
const char *kind_word(enum field_kind kind);

/* Reports the value and its text under `code` with {key} and {value}; returns
 * the message. */
struct diag *value_error(struct diags *d, const struct doc *v,
                         const char *code);

/* True when `v` is a scalar that says something; `expected` is what it should
 * be, for the message. */
bool value_is_scalar(struct diags *d, const struct doc *v,
                     enum field_kind expected);

bool value_is_list(struct diags *d, const struct doc *v);
bool value_is_map(struct diags *d, const struct doc *v);

/* Readers of the kinds that only tables ask for; `v` is not null. */
bool value_integer(struct arena *a, struct diags *d, const struct doc *v,
                   long *value);
bool value_weight(struct arena *a, struct diags *d, const struct doc *v,
                  struct range *value);
bool value_range(struct arena *a, struct diags *d, const struct doc *v,
                 struct range *value);
bool value_instant(struct arena *a, struct diags *d, const struct doc *v,
                   const char **value);
bool value_date(struct arena *a, struct diags *d, const struct doc *v,
                const char **value);
bool value_choice(struct arena *a, struct diags *d, const struct doc *v,
                  const struct choice *choices, int *value);

/* "open, restricted, negotiated" */
const char *choices_text(struct arena *a, const struct choice *choices);

#endif
