/*
 * doc/repeated: keys that stand twice in one map. Private to this room.
 */
#ifndef DOC_REPEATED_H
#define DOC_REPEATED_H

#include "doc/doc.h"

/* Reports every key of `map` that was given before, and takes it out, so that
 * nothing later speaks of it again. `passing` is for what does not last. */
void refuse_repeated_keys(struct arena *passing, struct diags *d,
                          struct doc *map);

#endif
