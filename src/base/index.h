/*
 * base/index: where a text stands in a list, found without going through it.
 *
 *     struct index *x = index_create(a, count);
 *     for (size_t i = 0; i < count; i++)
 *         index_add(x, bids[i].id, i);
 *     if (index_find(x, "bjorkely", &at)) ...
 */
#ifndef BASE_INDEX_H
#define BASE_INDEX_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct index;

/* An empty index in `a`, for at most `most` texts. */
struct index *index_create(struct arena *a, size_t most);

/* `text` (borrowed; NULL: none) stands at `at`. A text that is there already
 * keeps its first place. */
void index_add(struct index *x, const char *text, size_t at);

/* False when `text` is not there, or NULL. */
bool index_find(const struct index *x, const char *text, size_t *at);

#endif
