/*
 * base/arena: memory for one run of the program.
 *
 * Whoever allocates takes a `struct arena *` first; who does not, does not.
 * Nothing is freed one by one: arena_destroy gives everything back. Memory is
 * zeroed. Running out of memory ends the program with status 70 after one
 * line on stderr, so no function here returns NULL.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* A new, empty arena; the caller owns it and calls arena_destroy. */
struct arena *arena_create(void);

/* An arena for what does not last: it is destroyed with `a` at the latest. */
struct arena *arena_within(struct arena *a);

/* Takes everything out of `a`, which then is as new. */
void arena_empty(struct arena *a);

/* Gives back all memory of `a`, which may be NULL. */
void arena_destroy(struct arena *a);

/* Zeroed memory for `count` things of `size` bytes, aligned for any type. A
 * product that overflows is treated as out of memory. */
void *arena_alloc(struct arena *a, size_t count, size_t size);

/* A larger copy of `old` (`old_count` things) with room for `new_count`. */
void *arena_grow(struct arena *a, const void *old, size_t old_count,
                 size_t new_count, size_t size);

/* A NUL-terminated copy of `text`. */
char *arena_text(struct arena *a, const char *text);

/* A NUL-terminated copy of the first `size` bytes of `text`. */
char *arena_slice(struct arena *a, const char *text, size_t size);

/* Text formatted as printf does; the arena owns it. */
char *arena_printf(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

#define arena_new(a, type) ((type *)arena_alloc((a), 1, sizeof(type)))
#define arena_array(a, type, count) \
    ((type *)arena_alloc((a), (count), sizeof(type)))

#endif
