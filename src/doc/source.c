#include "doc/source.h"

#include "base/utf8.h"

#include <string.h>

#define LINE_SEPARATOR      0x2028u
#define PARAGRAPH_SEPARATOR 0x2029u
#define BYTE_ORDER_MARK     0xFEFFu

struct place
source_place(const struct source *s, size_t offset)
{
    struct place place = {s->file, 1, 1, 1};
    const char *line = s->at;

    for (size_t i = 0; i < offset; i++)
        if (s->at[i] == '\n') {
            place.line++;
            line = s->at + i + 1;
        }
    place.column += (int)utf8_length(line, (size_t)(s->at + offset - line));
    return place;
}

const char *
source_code_point(struct arena *a, uint32_t code)
{
    return arena_printf(a, "U+%04X", (unsigned)code);
}

static bool
refuse(struct diags *d, struct place place, const char *code,
       const struct arg *args)
{
    diag_error(d, place, code, args);
    return false;
}

/* UTF-16 shows itself by its byte order mark, or by a NUL in one of the first
 * two bytes of a text that can only begin with an ASCII character. */
static bool
is_utf16(const struct source *s)
{
    if (s->size < 2)
        return false;
    return memcmp(s->at, "\xFF\xFE", 2) == 0 ||
           memcmp(s->at, "\xFE\xFF", 2) == 0 ||
           (s->at[0] == '\0') != (s->at[1] == '\0');
}

/* Line ends of Windows are as good as any; the libraries take them. libyaml
 * would count the Unicode separators as lines, which no editor does. */
static bool
is_refused(const struct source *s, size_t offset, uint32_t code)
{
    if (code == '\r')
        return offset + 1 == s->size || s->at[offset + 1] != '\n';
    if (s->format == DOC_YAML &&
        (code == LINE_SEPARATOR || code == PARAGRAPH_SEPARATOR ||
         code == BYTE_ORDER_MARK))
        return true;
    return utf8_is_control(code);
}

static bool
check_characters(struct arena *a, struct diags *d, const struct source *s)
{
    uint32_t code = 0;

    for (size_t i = 0; i < s->size;) {
        size_t length = utf8_next(s->at + i, s->size - i, &code);

        if (length == 0)
            return refuse(d, source_place(s, i), "invalid-utf8", NO_ARGS);
        if (code == 0)
            return refuse(d, source_place(s, i), "nul-byte", NO_ARGS);
        if (is_refused(s, i, code))
            return refuse(d, source_place(s, i), "control-character",
                          WITH({"character", source_code_point(a, code), 0}));
        i += length;
    }
    return true;
}

static bool
is_blank(const struct source *s)
{
    for (size_t i = 0; i < s->size; i++)
        if (!strchr(" \t\r\n", s->at[i]))
            return false;
    return true;
}

bool
source_check(struct arena *a, struct diags *d, struct source *s)
{
    struct place whole = {s->file, 0, 0, 0};

    if (s->size > DOC_MAX_BYTES)
        return refuse(
            d, whole, "file-too-large",
            WITH({"most", arena_printf(a, "%zu", DOC_MAX_BYTES >> 20), 0}));
    if (is_utf16(s))
        return refuse(d, whole, "utf16", NO_ARGS);
    if (s->size >= 3 && memcmp(s->at, "\xEF\xBB\xBF", 3) == 0) {
        s->at += 3;
        s->size -= 3;
    }
    diags_source(d, s->file, s->at, s->size);
    if (!check_characters(a, d, s))
        return false;
    return !is_blank(s) || refuse(d, whole, "empty-file", NO_ARGS);
}
