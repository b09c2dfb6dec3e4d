#include "diag/shown.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

#define REPLACEMENT 0xFFFDu
#define PICTURES    0x2400u /* of U+0000, and so on */
#define TAB_PICTURE 0x2409u
#define DEL_PICTURE 0x2421u

/* Turns the direction of writing, or ends a line or paragraph: what is shown
 * would not be what stands there. */
static bool
is_misleading(uint32_t code)
{
    return code == 0x061C || code == 0x200E || code == 0x200F ||
           (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

static uint32_t
picture(uint32_t code)
{
    if (code == '\t')
        return code;
    if (code < 0x20)
        return PICTURES + code;
    if (code == 0x7F)
        return DEL_PICTURE;
    if (utf8_is_control(code) || is_misleading(code))
        return REPLACEMENT;
    return code;
}

struct shown
shown_next(const char *text, size_t size)
{
    struct shown s = {0, 0, 0};
    if (size == 0)
        return s;
    s.size = utf8_next(text, size, &s.code);
    if (s.size == 0) {
        s.size = 1;
        s.code = REPLACEMENT;
    }
    s.code = picture(s.code);
    char bytes[5] = {0};
    (void)utf8_put(s.code, bytes);
    s.width = s.code == '\t' ? 1 : utf8_width(bytes);
    return s;
}

size_t
shown_size(const char *text, size_t size)
{
    bool is_ascii = size > 0 && ((unsigned char)text[0] & 0x80) == 0;
    return is_ascii ? 1 : shown_next(text, size).size;
}

void
shown_put(struct buf *out, uint32_t code)
{
    char bytes[4];
    buf_add_bytes(out, bytes, utf8_put(code, bytes));
}

void
shown_add(struct buf *out, const char *text)
{
    size_t size = strlen(text);
    while (size > 0) {
        struct shown s = shown_next(text, size);
        shown_put(out, s.code == '\t' ? TAB_PICTURE : s.code);
        text += s.size;
        size -= s.size;
    }
}
