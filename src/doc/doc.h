/*
 * doc: one document tree for YAML and JSON, in which every value knows its
 * place and keeps its own text. Nothing here knows what a tender is.
 *
 * Types are not guessed from the text: a scalar is its text and whether it
 * was quoted. What it must be is said by the table that decodes it
 * (doc/decode.h), so `no`, `0.30`, `12:30`, `010` and `2026-11-02` all arrive
 * as they were written.
 */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include "base/arena.h"
#include "diag/diag.h"

#include <stdbool.h>
#include <stddef.h>

#define DOC_MAX_DEPTH  32
#define DOC_MAX_BYTES  ((size_t)4 << 20)
#define DOC_MAX_VALUES 500000

enum doc_kind { DOC_SCALAR, DOC_LIST, DOC_MAP };

enum doc_format { DOC_YAML, DOC_JSON };

struct doc {
    enum doc_kind kind;
    enum doc_format format;
    struct place place;     /* of the value */
    const char *text;       /* of a scalar; decoded, without quotes */
    bool is_quoted;         /* a JSON string; a quoted or block YAML scalar */
    bool is_null;           /* JSON null; YAML plain empty, ~ or null */
    const char *key;        /* in a map, else NULL */
    struct place key_place; /* of the key, else of the value */
    size_t count;           /* children of a list or map */
    struct doc *first;      /* child */
    struct doc *last;       /* child */
    struct doc *next;       /* sibling */
    const struct doc *parent;
};

/* Reads YAML (libyaml's events) or strict RFC 8259 JSON (cJSON behind a strict
 * scan). `file` is the name for messages; the text is remembered in `d` for
 * showing lines. NULL when the text is no document: then at least one error is
 * in `d`. Refused with a place: bad UTF-8, NUL, control characters, an empty
 * file, more than DOC_MAX_BYTES, more than DOC_MAX_DEPTH levels or
 * DOC_MAX_VALUES values, anchors, aliases, tags, merge keys, a second document,
 * UTF-16. A repeated key is an error that names both lines; the first is kept
 * and reading goes on. Line ends become \n; a block scalar has none at its end.
 */
struct doc *doc_read_yaml(struct arena *a, struct diags *d, const char *file,
                          const char *text, size_t size);
struct doc *doc_read_json(struct arena *a, struct diags *d, const char *file,
                          const char *text, size_t size);

/* The value of `key` in the map `m`, or NULL. */
const struct doc *doc_get(const struct doc *m, const char *key);

/* The place of the value of `key` in `m`; of `m` itself when it is not there
 * (the first key of a map counts as its place). */
struct place doc_place(const struct doc *m, const char *key);

/* The place of the key itself, or of `m`. */
struct place doc_key_place(const struct doc *m, const char *key);

/* Child number `index` of a list or map, or NULL. */
const struct doc *doc_at(const struct doc *list, size_t index);

#endif
