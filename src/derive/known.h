/*
 * derive/known: the nodes of what stands in files, by id. Not a door.
 */
#ifndef DERIVE_KNOWN_H
#define DERIVE_KNOWN_H

#include "derive/graph.h"

struct known;

/* None yet; they live in `a`. */
struct known *known_create(struct arena *a);

/* The node added last under `id`, or NULL. */
struct node *known_node(const struct known *k, const char *id);

/* Adds `n` under its id, in place of one that has the same. */
void known_add(struct known *k, struct node *n);

#endif
