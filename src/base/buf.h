/*
 * base/buf: text that grows, in an arena, or that flows into a file.
 *
 *     struct buf b = buf_start(a);
 *     buf_add(&b, "lot ");
 *     buf_addf(&b, "%d", 7);
 *     use(buf_text(&b));
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct buf {
    struct arena *arena;
    char *at;    /* NUL-terminated from the first byte on */
    size_t size; /* bytes before the NUL */
    size_t room; /* bytes allocated */
    FILE *file;  /* where it flows when it is full, or NULL: it grows */
};

/* An empty buffer that grows in `a`. */
struct buf buf_start(struct arena *a);

/* A text of any length that flows into `file`, open for writing, through room
 * of one size in `a`. It is whole when buf_flush has said so. */
struct buf buf_into(struct arena *a, FILE *file);

/* Hands what is left to the file; false when something of the text could not
 * be written (errno says why). The file stays open. */
bool buf_flush(struct buf *b);

void buf_add(struct buf *b, const char *text);
void buf_add_bytes(struct buf *b, const char *bytes, size_t size);
void buf_add_char(struct buf *b, char c);
void buf_addf(struct buf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* `times` copies of `c`. */
void buf_pad(struct buf *b, char c, size_t times);

/* The text so far; valid until the next addition. Never NULL. Not for a text
 * that flows into a file. */
const char *buf_text(const struct buf *b);

#endif
