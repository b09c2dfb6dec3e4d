/*
 * doc/source: the bytes of a file, checked before anyone parses them, and the
 * place of any byte in them. Private to this room.
 */
#ifndef DOC_SOURCE_H
#define DOC_SOURCE_H

#include "doc/doc.h"

#include <stdint.h>

struct source {
    const char *file; /* for messages */
    const char *at;   /* without a byte order mark */
    size_t size;
    enum doc_format format;
};

/* Remembers the text in `d`, steps over a byte order mark, and refuses what no
 * parser should see: too many bytes, UTF-16, NUL, invalid UTF-8, control
 * characters, nothing but white space. False when one was reported. */
bool source_check(struct arena *a, struct diags *d, struct source *s);

/* Line and column of the byte at `offset`, one character long. */
struct place source_place(const struct source *s, size_t offset);

/* "U+0007" */
const char *source_code_point(struct arena *a, uint32_t code);

#endif
