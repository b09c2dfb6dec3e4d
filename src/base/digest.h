/*
 * base/digest: SHA-256 (FIPS 180-4), by nettle.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/arena.h"

#include <stddef.h>

/* The SHA-256 of `size` bytes as 64 lower-case hexadecimal digits. */
const char *digest_sha256(struct arena *a, const void *bytes, size_t size);

#endif
