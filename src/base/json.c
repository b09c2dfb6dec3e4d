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

/* How many bytes from `text` on need no escape and no second look. */
static size_t
plain_run(const char *text)
{
    size_t size = 0;

    while (text[size] >= ' ' && text[size] < '\x7F' && text[size] != '"' &&
           text[size] != '\\') {
        size++;
    }
    return size;
}

void
json_add_text(struct buf *out, const char *text)
{
    if (text == NULL) {
        buf_add(out, "null");
        return;
    }
    buf_add_char(out, '"');
    while (*text) {
        size_t size = plain_run(text);
        uint32_t code = 0;

        if (size > 0) {
            buf_add_bytes(out, text, size);
        } else if ((size = utf8_next(text, strnlen(text, 4), &code)) > 0) {
            add_character(out, text, size, code);
        } else {
            buf_add(out, "\\uFFFD");
            size = 1;
        }
        text += size;
    }
    buf_add_char(out, '"');
}

struct json
json_start(struct buf *out, struct arena *passing)
{
    return (struct json){.out = out, .passing = passing};
}

void
json_line(struct json *j, int indent)
{
    j->line = indent;
}

/* The comma, the line and the name before a value. */
static void
begin(struct json *j, const char *name)
{
    if (j->needs_comma)
        buf_add_char(j->out, ',');
    if (j->line > 0) {
        buf_add_char(j->out, '\n');
        buf_pad(j->out, ' ', (size_t)j->line);
    } else if (j->needs_comma) {
        buf_add_char(j->out, ' ');
    }
    if (name) {
        json_add_text(j->out, name);
        buf_add_bytes(j->out, ": ", 2);
    }
    j->needs_comma = true;
    j->line = 0;
}

void
json_open(struct json *j, const char *name, char bracket)
{
    begin(j, name);
    buf_add_char(j->out, bracket);
    j->needs_comma = false;
}

void
json_close(struct json *j, char bracket)
{
    if (j->line > 0) {
        buf_add_char(j->out, '\n');
        buf_pad(j->out, ' ', (size_t)j->line);
    }
    buf_add_char(j->out, bracket);
    j->needs_comma = true;
    j->line = 0;
}

void
json_text(struct json *j, const char *name, const char *text)
{
    begin(j, name);
    json_add_text(j->out, text);
}

void
json_truth(struct json *j, const char *name, bool is_true)
{
    json_raw(j, name, is_true ? "true" : "false");
}

void
json_raw(struct json *j, const char *name, const char *json)
{
    begin(j, name);
    buf_add(j->out, json);
}

void
json_maybe(struct json *j, const char *name, const char *text)
{
    if (text) {
        json_text(j, name, text);
    }
}
