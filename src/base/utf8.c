#include "base/utf8.h"

#include <assert.h>

/* The forms of a character: how its first byte looks, which bits of that byte
 * count, and the least code the form may hold (less is overlong). */
static const struct form {
    size_t length;
    uint32_t least;
    unsigned char mask, lead;
} forms[] = {
    {1, 0x0, 0x80, 0x00},
    {2, 0x80, 0xE0, 0xC0},
    {3, 0x800, 0xF0, 0xE0},
    {4, 0x10000, 0xF8, 0xF0},
};

enum { FORMS = sizeof(forms) / sizeof(forms[0]) };

static const struct form *
form_of(unsigned char first)
{
    for (int i = 0; i < FORMS; i++) {
        if ((first & forms[i].mask) == forms[i].lead)
            return &forms[i];
    }
    return NULL;
}

static int
is_scalar(uint32_t code)
{
    return code < 0xD800 || (code > 0xDFFF && code <= 0x10FFFF);
}

size_t
utf8_next(const char *text, size_t size, uint32_t *code)
{
    const unsigned char *at = (const unsigned char *)text;
    const struct form *f = size ? form_of(at[0]) : NULL;

    if (!f || f->length > size)
        return 0;

    uint32_t c = at[0] & (unsigned char)~f->mask;

    for (size_t i = 1; i < f->length; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (at[i] & 0x3Fu);
    }
    if (c < f->least || !is_scalar(c))
        return 0;
    *code = c;
    return f->length;
}

size_t
utf8_first_bad(const char *text, size_t size)
{
    size_t at = 0;
    uint32_t code;

    while (at < size) {
        size_t step = utf8_next(text + at, size - at, &code);

        if (!step)
            return at;
        at += step;
    }
    return size;
}

size_t
utf8_length(const char *text, size_t size)
{
    size_t count = 0;

    for (size_t i = 0; i < size; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

size_t
utf8_put(uint32_t code, char out[4])
{
    assert(is_scalar(code));

    int i = 0;

    while (i + 1 < FORMS && code >= forms[i + 1].least)
        i++;

    const struct form *f = &forms[i];

    for (size_t k = f->length; k-- > 1; code >>= 6)
        out[k] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)(f->lead | code);
    return f->length;
}

bool
utf8_is_control(uint32_t code)
{
    if (code < 0x20)
        return code != '\t' && code != '\n';
    return (code >= 0x7F && code <= 0x9F) || code == 0xFFFE || code == 0xFFFF;
}
