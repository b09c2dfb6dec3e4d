/*
 * doc/builder: a document tree made from a stream of events, the same for
 * YAML and JSON. Each function reports what it refuses and returns false; then
 * the document is given up. Private to this room.
 */
#ifndef DOC_BUILDER_H
#define DOC_BUILDER_H

#include "doc/source.h"

#define KEYS_REMEMBERED 64

struct builder {
    struct arena *arena;
    struct arena *passing; /* for what lasts as long as the reading */
    struct diags *diags;
    const struct source *source;
    struct doc *open[DOC_MAX_DEPTH]; /* lists and maps not yet closed */
    size_t depth;
    size_t count;    /* values so far */
    const char *key; /* waiting for its value, or NULL */
    struct place key_place;
    struct doc *root;
    const char *keys[KEYS_REMEMBERED]; /* by their sums: the same few come
                                          again and again */
};

struct scalar {
    const char *text;
    size_t size;
    bool is_quoted;
    bool is_null;
};

/* True when the next scalar is a key of the map that is open. */
bool builder_wants_key(const struct builder *b);

bool builder_key(struct builder *b, const char *text, size_t size,
                 struct place place);
bool builder_scalar(struct builder *b, struct scalar scalar,
                    struct place place);
bool builder_open(struct builder *b, enum doc_kind kind, struct place place);

/* Closes the list or map opened last; reports its repeated keys. */
void builder_close(struct builder *b);

#endif
