/*
 * text: the program's words, in Norwegian Bokmål, Nynorsk and English, and
 * numbers, dates and lists as each language writes them.
 *
 * Every word the program prints stands in one table: code -> en, nb, nn. The
 * rows are in src/text/strings_*.def, one file for each kind:
 *
 *     STRING("weights-sum",
 *            "the weights under {node} add up to {sum}, not 100%; ...",
 *            "vektene under {node} ...", "vektene under {node} ...")
 *
 * Named placeholders stand in braces; "{{" is a brace. The same placeholders
 * must occur in all three languages (a unit test checks it). A code that is
 * not in the table is our fault: text_of asserts.
 *
 * Codes by convention:
 *     weights-sum          a message            (strings_messages_*.def)
 *     weights-sum?         its paragraph for `anbud explain-code`
 *     key.tender.lots      what a key of a file means  (strings_keys.def)
 *     name.max_points      a name of the formula language
 *     step.price-points    the heading of a derivation step
 *     word.lot, unit.money, help.score ...
 */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum lang { LANG_EN, LANG_NB, LANG_NN };
#define LANG_COUNT 3

/* "nb", "nn" or "en" -> *lang; false for anything else. */
bool text_lang(const char *code, enum lang *lang);

/* The two letters of `lang`. */
const char *text_lang_code(enum lang lang);

struct arg {
    const char *name;  /* the placeholder, without braces */
    const char *value; /* put in as it is ... */
    const char *word;  /* ... or, when set, a code looked up in the table */
};

/* Arguments for a message: WITH({"node", id}, {"unit", .word = "unit.money"}),
 * ended by an empty one. NO_ARGS when there are none. */
#define WITH(...) ((const struct arg[]){__VA_ARGS__, {0}})
#define NO_ARGS   ((const struct arg[]){{0}})

/* The string of `code` in `lang`, placeholders unfilled. */
const char *text_of(enum lang lang, const char *code);

/* True when the table has `code`. */
bool text_has(const char *code);

/* The string of `code` with its placeholders filled; `args` ends with {0}. */
const char *text_fill(struct arena *a, enum lang lang, const char *code,
                      const struct arg *args);

/* A message in its two parts: what is the matter, and what to do about it. The
 * string is cut at its first "; ", before the placeholders are filled. */
struct told {
    const char *what;
    const char *advice; /* NULL when the string has one part only */
};
struct told text_told(struct arena *a, enum lang lang, const char *code,
                      const struct arg *args);

/* The rows of the table, for tests and for `anbud explain-code`. */
struct string_row {
    const char *code;
    const char *text[LANG_COUNT]; /* by enum lang */
};
size_t text_count(void);
const struct string_row *text_row(size_t index);

/* A plain decimal ("-1234567.50") as `lang` writes it: "−1 234 567,50" with
 * no-break spaces (U+00A0) and U+2212 in nb and nn, "-1,234,567.50" in en. */
const char *text_number(struct arena *a, enum lang lang, const char *decimal);

/* "2026-11-02" -> "2. november 2026" (nb, nn), "2 November 2026" (en);
 * anything that is not a date comes back as it is. */
const char *text_date(struct arena *a, enum lang lang, const char *iso);

/* "a, b og c": `count` texts joined as `lang` joins a list. */
const char *text_list(struct arena *a, enum lang lang, const char *const *texts,
                      size_t count);

#endif
