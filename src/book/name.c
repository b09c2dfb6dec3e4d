/*
 * Names of sheets and ranges, and addresses of cells.
 */
#include "base/buf.h"
#include "base/utf8.h"
#include "book/inside.h"

#include <assert.h>
#include <ctype.h>
#include <stdint.h>
#include <string.h>

#define NAME_TAKEN "History" /* Excel keeps it for itself */

/* The small letter of a capital one, as far as the alphabets of Europe. */
static uint32_t
small(uint32_t c)
{
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
        (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F))
        return c + 32;
    if (c >= 0x400 && c <= 0x40F)
        return c + 80;
    if (c == 0x178)
        return 0xFF;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
        return c + (c & 1);
    if (c >= 0x100 && c <= 0x17F)
        return c | 1;
    return c;
}

bool
book_same_name(const char *left, const char *right)
{
    size_t l = strlen(left), r = strlen(right);

    while (l && r) {
        uint32_t one = 0, other = 0;
        size_t step = utf8_next(left, l, &one);
        size_t other_step = utf8_next(right, r, &other);

        if (!step || !other_step || small(one) != small(other))
            return false;
        left += step;
        right += other_step;
        l -= step;
        r -= other_step;
    }
    return l == r;
}

/* What no name of a sheet may hold. Quotes and exclamation marks are lawful,
 * but the library reads references in charts without heed to them. */
static bool
is_barred(uint32_t code)
{
    return utf8_is_control(code) || code < ' ' || code == 0xFFFD ||
           (code < 0x80 && strchr("[]:*?/\\'!", (int)code));
}

/* `text` without what is barred, blanks drawn together, at most `most` UTF-16
 * units. */
static const char *
plain_name(struct arena *a, const char *text, size_t most)
{
    struct buf out = buf_start(a);
    size_t size = strlen(text), units = 0;
    bool is_blank = true; /* the last character, or the beginning */

    for (size_t i = 0; i < size;) {
        uint32_t code = 0;
        size_t step = utf8_next(text + i, size - i, &code);
        bool is_gap = !step || code == ' ' || is_barred(code);
        size_t wide = code > 0xFFFF ? 2 : 1;

        if (units + wide > most)
            break;
        if (!is_gap)
            buf_add_bytes(&out, text + i, step);
        else if (!is_blank)
            buf_add_char(&out, ' ');
        units += is_gap ? !is_blank : wide;
        is_blank = is_gap;
        i += step ? step : 1;
    }
    while (out.size && out.at[out.size - 1] == ' ')
        out.at[--out.size] = '\0';
    return buf_text(&out);
}

static bool
is_taken(const char *name, const char *const *names, size_t count)
{
    if (book_same_name(name, NAME_TAKEN))
        return true;
    for (size_t i = 0; i < count; i++)
        if (book_same_name(name, names[i]))
            return true;
    return false;
}

const char *
book_sheet_name(struct arena *a, const char *text, const char *const *names,
                size_t count)
{
    const char *clean =
        book_fit(a, text, (struct text_limit){TEXT_CELL, SIZE_MAX / 2, 0});
    const char *name = plain_name(a, clean, BOOK_NAME_UNITS);

    if (*name && !is_taken(name, names, count))
        return name;
    for (size_t i = *name ? 2 : 1;; i++) {
        const char *number = arena_printf(a, *name ? " %zu" : "%zu", i);
        const char *first =
            plain_name(a, clean, BOOK_NAME_UNITS - strlen(number));
        const char *full = arena_printf(a, "%s%s", first, number);

        if (!is_taken(full, names, count))
            return full;
    }
}

bool
book_is_sheet_name(const char *name)
{
    size_t size = strlen(name), units = 0;

    for (size_t i = 0; i < size;) {
        uint32_t code = 0;
        size_t step = utf8_next(name + i, size - i, &code);

        if (!step || is_barred(code))
            return false;
        units += code > 0xFFFF ? 2 : 1;
        i += step;
    }
    return units && units <= BOOK_NAME_UNITS &&
           !book_same_name(name, NAME_TAKEN);
}

/* "R1C1", "r", "C7": cells and lines in the other way of counting. */
static bool
is_numbered_cell(const char *name)
{
    if (tolower((unsigned char)*name) == 'r')
        name += 1 + strspn(name + 1, "0123456789");
    if (tolower((unsigned char)*name) == 'c')
        name += 1 + strspn(name + 1, "0123456789");
    return !*name;
}

bool
book_is_name(const char *name)
{
    size_t row = 0, column = 0;
    const char *rest = book_cell_of(name, &row, &column);

    if (!isalpha((unsigned char)*name) && *name != '_')
        return false;
    for (const char *c = name; *c; c++)
        if (!isalnum((unsigned char)*c) && *c != '_' && *c != '.')
            return false;
    return strlen(name) <= BOOK_NAME_SIZE && !(rest && !*rest) &&
           !is_numbered_cell(name) && strncmp(name, "_xl", 3) != 0;
}

/* -- addresses -- */

static const char *
letters(struct arena *a, size_t column)
{
    char out[16];
    size_t at = sizeof(out);

    out[--at] = '\0';
    for (size_t n = column + 1; n; n = (n - 1) / 26)
        out[--at] = (char)('A' + (n - 1) % 26);
    return arena_text(a, out + at);
}

const char *
cell_name(struct arena *a, size_t row, size_t column)
{
    return arena_printf(a, "%s%zu", letters(a, column), row + 1);
}

const char *
cell_fixed(struct arena *a, size_t row, size_t column)
{
    return arena_printf(a, "$%s$%zu", letters(a, column), row + 1);
}

static const char *
quoted(struct arena *a, const char *sheet)
{
    struct buf out = buf_start(a);

    buf_add_char(&out, '\'');
    for (; *sheet; sheet++) {
        if (*sheet == '\'')
            buf_add_char(&out, '\'');
        buf_add_char(&out, *sheet);
    }
    buf_add_char(&out, '\'');
    return buf_text(&out);
}

const char *
cell_on(struct arena *a, const char *sheet, size_t row, size_t column)
{
    return arena_printf(a, "%s!%s", quoted(a, sheet),
                        cell_fixed(a, row, column));
}

const char *
range_on(struct arena *a, const char *sheet, struct span_out span)
{
    return arena_printf(a, "%s!%s:%s", quoted(a, sheet),
                        cell_fixed(a, span.row, span.column),
                        cell_fixed(a, span.last_row, span.last_column));
}

const char *
book_cell_of(const char *text, size_t *row, size_t *column)
{
    size_t letter = 0, digit = 0;

    text += *text == '$';
    for (; isalpha((unsigned char)*text) && letter <= BOOK_COLUMNS; text++)
        letter =
            letter * 26 + (size_t)(toupper((unsigned char)*text) - 'A') + 1;
    text += *text == '$';
    for (; isdigit((unsigned char)*text) && digit <= BOOK_ROWS; text++)
        digit = digit * 10 + (size_t)(*text - '0');
    if (!letter || letter > BOOK_COLUMNS || !digit || digit > BOOK_ROWS)
        return NULL;
    *row = digit - 1;
    *column = letter - 1;
    return text;
}

bool
book_reference(struct arena *a, const char *formula, const char **sheet,
               struct span_out *span)
{
    const char *end = *formula == '\'' ? strchr(formula + 1, '\'') : NULL;

    if (!end || end[1] != '!')
        return false;
    *sheet = arena_slice(a, formula + 1, (size_t)(end - formula - 1));

    const char *rest = book_cell_of(end + 2, &span->row, &span->column);

    if (!rest)
        return false;
    span->last_row = span->row;
    span->last_column = span->column;
    if (*rest == ':')
        rest = book_cell_of(rest + 1, &span->last_row, &span->last_column);
    return rest && !*rest;
}
