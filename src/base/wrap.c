#include "base/wrap.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

static size_t
word_width(struct buf *out, const char *text, size_t size)
{
    return utf8_width(arena_slice(out->arena, text, size));
}

void
wrap(struct buf *out, const char *first, const char *text, size_t indent)
{
    size_t column = utf8_width(first);
    bool is_start = true;

    buf_add(out, first);
    if (column < indent) {
        buf_pad(out, ' ', indent - column);
        column = indent;
    }
    while (*text) {
        size_t size = strcspn(text, " ");
        size_t width = word_width(out, text, size);

        if (!is_start && column + 1 + width > PAGE_WIDTH) {
            buf_add_char(out, '\n');
            buf_pad(out, ' ', indent);
            column = indent;
            is_start = true;
        }
        if (!is_start) {
            buf_add_char(out, ' ');
            column++;
        }
        buf_add_bytes(out, text, size);
        column += width;
        is_start = false;
        text += size;
        text += strspn(text, " ");
    }
    buf_add_char(out, '\n');
}
