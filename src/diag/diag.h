/*
 * diag: what is wrong, where, and what to do.
 *
 * Three kinds of message. An *error* is in the buyer's own files: nothing is
 * written. A *finding* is about a bid, which is evidence nobody may edit: it
 * stays open until an entry in bids/decisions.yaml names it. A *warning* is
 * worth a look. Messages are collected; nothing stops at the first one.
 *
 * A message is a code and named arguments; its words, in three languages, are
 * in the table of strings (room text) under the code, and are put together
 * when it is printed. "what; what to do": the part after the first "; " of the
 * string is what to do.
 */
#ifndef DIAG_DIAG_H
#define DIAG_DIAG_H

#include "base/arena.h"
#include "base/buf.h"
#include "text/text.h"

#include <stdbool.h>
#include <stddef.h>

struct place {
    const char *file; /* as the user knows it: criteria/award.yaml; NULL none */
    int line;         /* from 1; 0: the file as a whole */
    int column;       /* from 1, in characters; 0: the line as a whole */
    int length;       /* characters under the caret; 0 counts as 1 */
};

enum severity { DIAG_ERROR, DIAG_FINDING, DIAG_WARNING };

enum finding_rule { RULE_NONE, RULE_SHALL, RULE_MAY };

struct diag {
    enum severity severity;
    const char *code;
    struct place place;
    const struct arg *args;
    struct place other;     /* "see also": where it was first given ... */
    const char *other_code; /* ... and the string that says so, or NULL */
    const char *guess;      /* did you mean, or NULL */
    enum finding_rule rule; /* of a finding */
    const char *paste;      /* lines to paste into decisions.yaml, or NULL */
    bool is_decided;        /* a finding that a decision answers */
    struct diag *next;
};

/* All messages of a run, and the text of the files they point into. */
struct diags;

struct diags *diags_create(struct arena *a);

/* Remembers the text of `file`, so that a message can show its line. */
void diags_source(struct diags *d, const char *file, const char *text,
                  size_t size);

/* Adds a message; `args` is copied. Returns it, so that the caller can set
 * other, guess, rule or paste. An equal message at the same place is not
 * added twice (the first is returned). */
struct diag *diag_add(struct diags *d, enum severity severity,
                      struct place place, const char *code,
                      const struct arg *args);
struct diag *diag_error(struct diags *d, struct place place, const char *code,
                        const struct arg *args);
struct diag *diag_warning(struct diags *d, struct place place, const char *code,
                          const struct arg *args);

/* Points at a second place: "first given here". */
void diag_also(struct diag *g, struct place other, const char *code);

/* The first message, in order of adding. */
struct diag *diags_first(const struct diags *d);

size_t diags_count(const struct diags *d, enum severity severity);
bool diags_has_errors(const struct diags *d);

/* True for a finding under a shall rule that no decision answers. */
bool diag_is_blocking(const struct diag *g);

/* Open findings under a shall rule. */
size_t diags_blocking(const struct diags *d);

/* The choice nearest to `word` (edit distance with transpositions, ignoring
 * case and the difference between o/ø, a/å, ae/æ, "-", "_" and space; a common
 * prefix counts), or NULL when none is near, or two are equally near.
 * `choices` has `count` texts. */
const char *diag_nearest(const char *word, const char *const *choices,
                         size_t count);

/* `text` as diag_nearest compares it: lower case, without those differences.
 * For searching. */
const char *diag_folded(struct arena *a, const char *text);

/* Which escapes to use: none, or colours. */
struct diag_style {
    enum lang lang;
    bool is_coloured;
};

/* Prints all messages, sorted by file, line, column and code (errors, then
 * findings, then warnings), in this form, and a closing count:
 *
 *     criteria/award.yaml:14:14: error: there is no formula called "linaer";
 *     choose one of ... [unknown-formula]
 *        14 |     formula: linaer
 *           |              ^^^^^^
 *           = did you mean "linear"?
 */
void diags_print(struct buf *out, const struct diags *d,
                 struct diag_style style);

/* The same as JSON: an object with "messages", an array of objects with
 * severity, code, file, line, column, length, message (what), advice (what to
 * do), guess, rule, decided, paste, also {file, line, column, message}, and
 * "errors", "findings", "warnings" (numbers). */
void diags_print_json(struct buf *out, const struct diags *d,
                      struct diag_style style);

#endif
