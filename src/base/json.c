#include "base/json.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

/* Controls of both kinds and the two line ends of Unicode are escaped; what is
 * not UTF-8 becomes U+FFFD. */
static void
add_character(struct buf *out, const char *bytes, size_t size, uint32_t code)
{
    bool is_escaped = utf8_is_control(code) || code == '\t' || code == '\n' ||
                      code == 0x2028 || code == 0x2029;
    if (code == '"' || code == '\\')
        buf_addf(out, "\\%c", (char)code);
    else if (is_escaped)
        buf_addf(out, "\\u%04X", (unsigned)code);
    else
        buf_add_bytes(out, bytes, size);
}

void
json_add_text(struct buf *out, const char *text)
{
    if (text == NULL) {
        buf_add(out, "null");
        return;
    }
    buf_add_char(out, '"');
    size_t left = strlen(text);
    while (left > 0) {
        uint32_t code = 0;
        size_t size = utf8_next(text, left, &code);
        if (size == 0)
            buf_add(out, "\\uFFFD");
        else
            add_character(out, text, size, code);
        text += size == 0 ? 1 : size;
        left -= size == 0 ? 1 : size;
    }
    buf_add_char(out, '"');
}
