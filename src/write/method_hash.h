/*
 * write/method_hash: one hash for the whole method. Not a door.
 */
#ifndef WRITE_METHOD_HASH_H
#define WRITE_METHOD_HASH_H

#include "model/model.h"

/* The SHA-256 of a text with one line for each file that was read under
 * criteria/ and risk/, in the byte order of their names: the file's SHA-256,
 * two blanks, its name, a line feed. That is what
 *
 *     LC_ALL=C sha256sum criteria/... risk/... | sha256sum
 *
 * gives in the tender's folder, so that anyone can check it. */
const char *method_hash(struct arena *a, const struct folder *f);

/* Is the file part of the method? */
bool is_of_method(const struct source_file *s);

#endif
