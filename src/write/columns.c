#include "write/columns.h"

#include "base/utf8.h"

#include <string.h>

void
column_left(struct buf *out, const char *text, size_t width)
{
    size_t used = utf8_width(text);

    buf_add(out, text);
    buf_pad(out, ' ', used < width ? width - used : 1);
}

void
column_right(struct buf *out, const char *text, size_t width)
{
    size_t used = utf8_width(text);

    buf_pad(out, ' ', used < width ? width - used : 1);
    buf_add(out, text);
}

const char *
column_short(struct arena *a, const char *text, size_t width)
{
    struct buf b = buf_start(a);
    size_t left = strlen(text);

    if (utf8_width(text) <= width) {
        return text;
    }
    while (left > 0) {
        uint32_t code = 0;
        size_t size = utf8_next(text, left, &code);
        const char *next =
            arena_printf(a, "%s%.*s", buf_text(&b), (int)size, text);

        if (size == 0 || utf8_width(next) >= width) {
            break;
        }
        buf_add_bytes(&b, text, size);
        text += size;
        left -= size;
    }
    buf_add(&b, "…");
    return buf_text(&b);
}
