/*
 * catalogue/entry: an entry made from the text it stands in. Private to this
 * room.
 */
#ifndef CATALOGUE_ENTRY_H
#define CATALOGUE_ENTRY_H

#include "catalogue/catalogue.h"

/* The kind and the entries of a file of the catalogue; false with errors. */
bool entry_file_read(struct arena *a, struct diags *d, const struct doc *file,
                     enum formula_kind *kind, const struct doc **entries);

/* The entry `m`, a map; NULL with errors in `d`. */
const struct formula_entry *entry_read(struct arena *a, struct diags *d,
                                       const struct doc *m,
                                       enum formula_kind kind);

/* What the formula of `entry` may name: what its kind may, its own
 * quantities, its parameters. The words of a parameter are the table's when
 * `is_told` and there are any, else its name. */
const struct scope *entry_make_scope(struct arena *a,
                                     const struct formula_entry *entry,
                                     bool is_told);

/* A value as the files of the catalogue write it: 10, -1.25, 15/2, 40%. */
bool figure_read(struct arena *a, const struct doc *v, num *value);

/* The string of the code `text`, or `text` itself when there is none. */
const char *entry_words(enum lang lang, const char *text);

/* A text given in one language or, as a map, in several; NULL for NULL. */
const char *entry_text(enum lang lang, const struct doc *v);

#endif
