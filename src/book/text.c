/*
 * Texts from files made safe for a workbook. The library puts most of them
 * into XML as they are, so one control character makes a damaged file.
 */
#include "base/buf.h"
#include "base/utf8.h"
#include "book/inside.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */
#define ELLIPSIS    "…"
#define FOOTER_LINE 84  /* characters beside the right part */
#define FOOTER_SIZE 254 /* bytes: the library's room for it, less one */

/* "_x003D_", which spreadsheets read as the character of that number. */
static bool
is_escape(const char *at, size_t size)
{
    if (size < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_')
        return false;
    for (int i = 2; i < 6; i++)
        if (!isxdigit((unsigned char)at[i]))
            return false;
    return true;
}

/* One character of a text, and what is put instead of it. */
struct piece {
    const char *text;
    size_t taken; /* bytes of the original */
    size_t size;  /* bytes of `text` */
    size_t units; /* UTF-16 units of `text` */
};

/* A return stands before a line feed or for one; what else is no character of
 * a text is shown as such. */
static struct piece
piece_at(const char *at, size_t size, enum text_place place)
{
    uint32_t code = 0;
    size_t taken = utf8_next(at, size, &code);

    if (!taken)
        return (struct piece){REPLACEMENT, 1, 3, 1};
    if (code == '\r' && size > 1 && at[1] == '\n')
        return (struct piece){"", 1, 0, 0};
    if (code == '\r')
        return (struct piece){"\n", 1, 1, 1};
    if (utf8_is_control(code))
        return (struct piece){REPLACEMENT, taken, 3, 1};
    if (place == TEXT_CELL && is_escape(at, size))
        return (struct piece){"_x005F_", 1, 7, 7};
    return (struct piece){at, taken, taken, code > 0xFFFF ? 2 : 1};
}

static const char *
fitted(struct arena *a, const char *text, size_t size, struct text_limit limit)
{
    struct buf out = buf_start(a);
    size_t units = 0, kept = 0; /* kept: bytes that leave room for "…" */

    for (size_t i = 0; i < size;) {
        struct piece p = piece_at(text + i, size - i, limit.place);

        if (units + p.units > limit.units ||
            (limit.bytes && out.size + p.size > limit.bytes))
            return arena_printf(a, "%.*s" ELLIPSIS, (int)kept, buf_text(&out));
        buf_add_bytes(&out, p.text, p.size);
        units += p.units;
        if (units + 1 <= limit.units &&
            (!limit.bytes || out.size + strlen(ELLIPSIS) <= limit.bytes))
            kept = out.size;
        i += p.taken;
    }
    return buf_text(&out);
}

const char *
book_fit(struct arena *a, const char *text, struct text_limit limit)
{
    if (!text)
        return "";

    size_t size = strlen(text), units = 0;
    bool is_fine = !limit.bytes || size <= limit.bytes;

    for (size_t i = 0; i < size && is_fine;) {
        struct piece p = piece_at(text + i, size - i, limit.place);

        is_fine = p.text == text + i;
        units += p.units;
        i += p.taken;
    }
    if (is_fine && units <= limit.units)
        return text;
    return fitted(a, text, size, limit);
}

char *
book_fit_copy(struct arena *a, const char *text, struct text_limit limit)
{
    return arena_text(a, book_fit(a, text, limit));
}

const char *
book_clean(struct arena *a, const char *text)
{
    return book_fit(a, text,
                    (struct text_limit){TEXT_CELL, BOOK_TEXT_UNITS, 0});
}

/* One line, with "&" doubled: it begins a command in a footer. */
static const char *
in_footer(struct arena *a, const char *text, size_t room)
{
    struct buf out = buf_start(a);
    const struct text_limit limit = {TEXT_CELL, FOOTER_SIZE, 0};
    const char *clean = book_fit(a, text, limit);
    size_t size = strlen(clean);

    for (size_t i = 0; i < size;) {
        struct piece p = piece_at(clean + i, size - i, TEXT_DRAWING);
        bool is_space = *p.text == '\n' || *p.text == '\t';
        bool is_command = *p.text == '&';

        if (out.size + p.size + is_command > room)
            break;
        if (is_command)
            buf_add_char(&out, '&');
        buf_add_bytes(&out, is_space ? " " : p.text, p.size);
        i += p.taken;
    }
    return buf_text(&out);
}

/* What is longer than a line beside the longest name of a sheet goes on below,
 * and so never runs into it, not even on a page that stands. */
static const char *
in_two_lines(struct arena *a, const char *text)
{
    const struct text_limit limit = {TEXT_DRAWING, FOOTER_LINE, 0};
    size_t units = 0, cut = 0, pause = 0;

    for (size_t i = 0; text[i]; units++) {
        struct piece p = piece_at(text + i, strlen(text + i), TEXT_DRAWING);

        bool is_pause = i > 0 && (text[i - 1] == ',' || text[i - 1] == ';');

        if (text[i] == ' ' && units <= FOOTER_LINE)
            cut = i;
        if (text[i] == ' ' && units <= FOOTER_LINE && is_pause)
            pause = i;
        i += p.taken;
    }
    if (units <= FOOTER_LINE || cut == 0)
        return book_fit(a, text, limit);
    cut = pause > FOOTER_LINE / 2 ? pause : cut;
    return arena_printf(a, "%s\n%s", arena_slice(a, text, cut),
                        book_fit(a, text + cut + 1, limit));
}

const char *
book_footer(struct arena *a, const char *left, enum lang lang)
{
    /* The size and the colour go before the font, whose closing quote keeps a
     * text that begins with a digit from being read as a size. */
    const char *font = "&8&K5B6B7B&\"Calibri,Regular\"";
    const char *page =
        text_fill(a, lang, "book.page", WITH({"page", "&P"}, {"pages", "&N"}));
    const char *rest = arena_printf(a, "&R%s&A · %s", font, page);
    size_t room = FOOTER_SIZE - strlen(rest) - strlen(font) - 2;

    return arena_printf(a, "&L%s%s%s", font,
                        in_two_lines(a, in_footer(a, left, room)), rest);
}

bool
book_is_formula(const char *formula)
{
    size_t size = strlen(formula);

    if (size == 0 || size > BOOK_FORMULA_SIZE || *formula == '=')
        return false;
    for (size_t i = 0; i < size;) {
        uint32_t code = 0;
        size_t step = utf8_next(formula + i, size - i, &code);

        if (!step || utf8_is_control(code))
            return false;
        i += step;
    }
    return true;
}
