/*
 * base/utf8: strict UTF-8.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes one character at `text` (at most `size` bytes) into *code. Returns
 * its length in bytes, or 0 when it is not valid UTF-8: overlong forms,
 * surrogates, values above U+10FFFF and cut sequences are all refused. */
size_t utf8_next(const char *text, size_t size, uint32_t *code);

/* The offset of the first byte that is not valid UTF-8, or `size`. */
size_t utf8_first_bad(const char *text, size_t size);

/* How many characters `size` bytes of valid UTF-8 hold. */
size_t utf8_length(const char *text, size_t size);

/* Columns a terminal needs for the NUL-terminated `text`: combining marks
 * take none, East Asian wide characters and emoji two. */
size_t utf8_width(const char *text);

/* Writes `code` as UTF-8 to out[4]; returns the number of bytes. */
size_t utf8_put(uint32_t code, char out[4]);

/* True when `code` is a control character no text of ours may hold: C0 but
 * tab and line feed, DEL, C1, U+FFFE and U+FFFF. */
bool utf8_is_control(uint32_t code);

#endif
