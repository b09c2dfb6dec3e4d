#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A block asked of the system. A small thing is cut from the newest block, a
 * text from its end, where nothing need be aligned; what is too large for that
 * gets a block of its own. With ARENA_DEBUG every thing has its own, so that
 * AddressSanitizer sees an overrun. */
struct block {
    struct block *next;
    size_t used; /* from the start */
    size_t end;  /* of what is free: texts stand behind it */
    size_t room;
    max_align_t start[]; /* `room` bytes */
};

struct arena {
    struct block *blocks; /* the newest, which small things are cut from */
    struct arena *within, *next; /* destroyed with it, in a list */
};

#ifdef ARENA_DEBUG
#define BLOCK_ROOM 0
#else
#define BLOCK_ROOM ((size_t)64 * 1024)
#endif

enum { STATUS_OUT_OF_MEMORY = 70, RELEASED = 0xA5 };

static _Noreturn void
out_of_memory(void)
{
    fputs("anbud: out of memory\n", stderr);
    exit(STATUS_OUT_OF_MEMORY);
}

static void *
ask(size_t size)
{
    void *at = calloc(1, size);

    if (!at)
        out_of_memory();
    return at;
}

struct arena *
arena_create(void)
{
    return ask(sizeof(struct arena));
}

struct arena *
arena_within(struct arena *a)
{
    struct arena *new = arena_create();

    new->next = a->within;
    a->within = new;
    return new;
}

static void
free_blocks(struct block *b)
{
    for (struct block *next; b; b = next) {
        next = b->next;
#ifdef ARENA_DEBUG
        memset(b->start, RELEASED, b->room);
#endif
        free(b);
    }
}

static void
free_within(struct arena *a)
{
    for (struct arena *w = a->within, *next; w; w = next) {
        next = w->next;
        arena_destroy(w);
    }
    a->within = NULL;
}

/* One block of the usual size stays, wiped. */
void
arena_empty(struct arena *a)
{
    struct block *kept = a->blocks;

    free_within(a);
    if (kept && kept->room == BLOCK_ROOM) {
        free_blocks(kept->next);
        kept->next = NULL;
        memset(kept->start, 0, kept->used);
        memset((char *)kept->start + kept->end, 0, kept->room - kept->end);
        kept->used = 0;
        kept->end = kept->room;
    } else {
        free_blocks(kept);
        a->blocks = NULL;
    }
}

void
arena_destroy(struct arena *a)
{
    if (!a)
        return;
    free_within(a);
    free_blocks(a->blocks);
    free(a);
}

static struct block *
new_block(size_t room)
{
    if (room > SIZE_MAX - sizeof(struct block))
        out_of_memory();

    struct block *b = ask(sizeof(struct block) + room);

    b->room = room;
    b->end = room;
    return b;
}

/* A block that is full from the start goes behind the newest one, whose rest
 * stays in use. */
static void *
own_block(struct arena *a, size_t size)
{
    struct block *b = new_block(size);

    b->used = size;
    b->end = size;
    if (a->blocks) {
        b->next = a->blocks->next;
        a->blocks->next = b;
    } else {
        a->blocks = b;
    }
    return b->start;
}

static size_t
aligned(size_t size)
{
    const size_t unit = _Alignof(max_align_t);

    if (size > SIZE_MAX - unit)
        out_of_memory();
    return (size + unit - 1) / unit * unit;
}

/* The newest block, with room for `bytes`. */
static struct block *
block_with(struct arena *a, size_t bytes)
{
    if (!a->blocks || a->blocks->end - a->blocks->used < bytes) {
        struct block *b = new_block(bytes > BLOCK_ROOM ? bytes : BLOCK_ROOM);

        b->next = a->blocks;
        a->blocks = b;
    }
    return a->blocks;
}

void *
arena_alloc(struct arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        out_of_memory();

    size_t bytes = count * size;

    if (bytes > BLOCK_ROOM / 8)
        return own_block(a, bytes);
    bytes = aligned(bytes ? bytes : 1);

    struct block *b = block_with(a, bytes);
    void *at = (char *)b->start + b->used;

    b->used += bytes;
    return at;
}

/* Room for a text of `size` bytes and its NUL. */
static char *
alloc_text(struct arena *a, size_t size)
{
    if (size == SIZE_MAX || size + 1 > BLOCK_ROOM / 8)
        return arena_alloc(a, size == SIZE_MAX ? size : size + 1, 1);

    struct block *b = block_with(a, size + 1);

    b->end -= size + 1;
    return (char *)b->start + b->end;
}

void *
arena_grow(struct arena *a, const void *old, size_t old_count, size_t new_count,
           size_t size)
{
    size_t kept = old_count < new_count ? old_count : new_count;
    void *at = arena_alloc(a, new_count, size);

    if (old && kept && size)
        memcpy(at, old, kept * size);
    return at;
}

char *
arena_text(struct arena *a, const char *text)
{
    return arena_slice(a, text, strlen(text));
}

char *
arena_slice(struct arena *a, const char *text, size_t size)
{
    char *at = alloc_text(a, size);

    if (size)
        memcpy(at, text, size);
    return at;
}

char *
arena_printf(struct arena *a, const char *format, ...)
{
    va_list args;

    va_start(args, format);

    char *at = arena_vprintf(a, format, args);

    va_end(args);
    return at;
}

char *
arena_vprintf(struct arena *a, const char *format, va_list args)
{
    va_list again;

    va_copy(again, args);

    int size = vsnprintf(NULL, 0, format, args);

    if (size < 0)
        out_of_memory();

    char *at = alloc_text(a, (size_t)size);

    vsnprintf(at, (size_t)size + 1, format, again);
    va_end(again);
    return at;
}
