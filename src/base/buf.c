#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_ROOM = 64, FLOW_ROOM = 64 * 1024 };

struct buf
buf_start(struct arena *a)
{
    return (struct buf){
        .arena = a, .at = arena_array(a, char, FIRST_ROOM), .room = FIRST_ROOM};
}

struct buf
buf_into(struct arena *a, FILE *file)
{
    return (struct buf){.arena = a,
                        .at = arena_array(a, char, FLOW_ROOM),
                        .room = FLOW_ROOM,
                        .file = file};
}

bool
buf_flush(struct buf *b)
{
    fwrite(b->at, 1, b->size, b->file);
    b->size = 0;
    b->at[0] = '\0';
    return !ferror(b->file);
}

/* Makes room for `more` bytes and the NUL behind them. Text that flows makes
 * way; only one piece that is larger than its room makes it grow. */
static void
reserve(struct buf *b, size_t more)
{
    if (b->size + more < b->room)
        return;
    if (b->file)
        buf_flush(b);

    size_t needed = b->size + 1 + more;

    assert(needed > more);
    if (needed <= b->room)
        return;

    size_t room = b->room <= SIZE_MAX / 2 ? b->room * 2 : needed;

    if (room < needed)
        room = needed;
    b->at = arena_grow(b->arena, b->at, b->size + 1, room, 1);
    b->room = room;
}

void
buf_add(struct buf *b, const char *text)
{
    buf_add_bytes(b, text, strlen(text));
}

void
buf_add_bytes(struct buf *b, const char *bytes, size_t size)
{
    if (!size)
        return;
    reserve(b, size);
    memcpy(b->at + b->size, bytes, size);
    b->size += size;
    b->at[b->size] = '\0';
}

void
buf_add_char(struct buf *b, char c)
{
    reserve(b, 1);
    b->at[b->size++] = c;
    b->at[b->size] = '\0';
}

void
buf_addf(struct buf *b, const char *format, ...)
{
    va_list args;

    va_start(args, format);

    int size = vsnprintf(NULL, 0, format, args);

    va_end(args);
    assert(size >= 0);
    reserve(b, (size_t)size);
    va_start(args, format);
    vsnprintf(b->at + b->size, (size_t)size + 1, format, args);
    va_end(args);
    b->size += (size_t)size;
}

void
buf_pad(struct buf *b, char c, size_t times)
{
    reserve(b, times);
    memset(b->at + b->size, c, times);
    b->size += times;
    b->at[b->size] = '\0';
}

const char *
buf_text(const struct buf *b)
{
    return b->at;
}
