/*
 * write/json_nodes: the derivation graph as JSON. Not a door.
 */
#ifndef WRITE_JSON_NODES_H
#define WRITE_JSON_NODES_H

#include "base/json.h"
#include "derive/graph.h"

/* Fraction and decimal, as members of the object that is open; an inexact
 * figure as the interval that holds it. */
void json_figure(struct json *j, real value);

/* "criteria/award.yaml:12:5", or NULL when there is no file. */
const char *json_place(struct arena *a, struct place p);

/* The members "nodes" and "sets". */
void json_nodes(struct json *j, const struct graph *g);

#endif
