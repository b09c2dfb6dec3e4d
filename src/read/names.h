/*
 * read/names: ids, references to them, and lists of them. Not a door.
 */
#ifndef READ_NAMES_H
#define READ_NAMES_H

#include "doc/doc.h"

#include <stdbool.h>
#include <stddef.h>

struct reader;

/* The ids that a reference may name. */
struct names {
    const char **names;  /* as they stand in the file */
    const char **sorted; /* in byte order */
    size_t count;
    bool is_whole; /* nothing of theirs is unread: others may be refused */
};

/* A thing with an id and its place: what a repetition is found among. */
struct identified {
    const struct doc *doc;
    const char *id; /* NULL: it could not be read */
};

/* The first two members of `count` structs of `size` bytes. */
struct identified *identify(struct reader *r, const void *structs, size_t count,
                            size_t size);
#define IDENTIFY(r, list) identify((r), (list), list##_count, sizeof(*(list)))

/* For each, the index of the first with the same id. */
const size_t *firsts(struct arena *a, const struct identified *list,
                     size_t count);

/* Reports ids that stand twice; true when one does. */
bool refuse_repeated(struct reader *r, const struct identified *list,
                     size_t count);

/* The names of `list`. */
struct names names_from(struct reader *r, const struct identified *list,
                        size_t count);

/* The names of `count` texts. */
struct names names_of_texts(struct reader *r, const char *const *texts,
                            size_t count);

bool names_have(const struct names *n, const char *name);

/* "L1, L2, L3", with "…" after the twelfth. */
const char *names_listed(struct reader *r, const struct names *n);

/* Reports the text `v` as `code`, with {id} and {known} and a guess, unless it
 * is one of `n`. True when it is one of them. */
bool check_name(struct reader *r, const struct doc *v, const struct names *n,
                const char *code);

/* Likewise a name with a place of its own: the key of a map. */
bool check_key(struct reader *r, const struct doc *v, const struct names *n,
               const char *code);

/* Each text of the list under `key` of `m`, and that none stands twice. */
void check_names(struct reader *r, const struct doc *m, const char *key,
                 const struct names *n, const char *code);

/* Likewise lots, where "all" may stand alone. */
void check_lots(struct reader *r, const struct doc *m, const char *key);

/* Likewise needs, which must be in criteria/needs.yaml. */
void check_need_list(struct reader *r, const struct doc *m);

/* The texts under `key` of `m`, one alone or a list:
 * for (v = first_text(m, key); v; v = next_text(v)). */
const struct doc *first_text(const struct doc *m, const char *key);
const struct doc *next_text(const struct doc *v);

#endif
