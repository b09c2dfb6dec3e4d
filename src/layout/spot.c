/* Addresses as formulas write them. */
#include "layout/plan.h"

#include <string.h>

/* "$" and a row of twenty digits, twice a column of thirteen letters: more than
 * any address has. */
#define LONGEST_CELL 48

/* "$AB$12" at the end of `text`, which has room for it; returns its start. */
static char *
write_cell(char text[LONGEST_CELL], size_t row, size_t column)
{
    char *at = text + LONGEST_CELL - 1;

    *at = '\0';
    for (size_t left = row + 1; left > 0; left /= 10) {
        *--at = (char)('0' + left % 10);
    }
    *--at = '$';
    for (size_t left = column + 1; left > 0; left = (left - 1) / 26) {
        *--at = (char)('A' + (left - 1) % 26);
    }
    *--at = '$';
    return at;
}

static void
add_cell(struct buf *b, struct spot spot)
{
    char text[LONGEST_CELL];

    buf_add(b, write_cell(text, spot.row, spot.column));
}

/* "'Ark'!", with quotes in the name doubled. */
static void
add_page(struct buf *b, const struct page *page)
{
    buf_add_char(b, '\'');
    for (const char *c = page->name; *c; c++) {
        buf_add_char(b, *c);
        if (*c == '\'') {
            buf_add_char(b, '\'');
        }
    }
    buf_add(b, "'!");
}

const char *
spot_text(struct arena *a, const struct page *from, struct spot spot)
{
    char text[LONGEST_CELL];
    struct buf b;

    if (spot.page == from) {
        return arena_text(a, write_cell(text, spot.row, spot.column));
    }
    b = buf_start(a);
    add_page(&b, spot.page);
    add_cell(&b, spot);
    return buf_text(&b);
}

const char *
spot_range(struct arena *a, const struct page *from, struct spot first,
           struct spot last)
{
    struct buf b = buf_start(a);

    if (first.page != from) {
        add_page(&b, first.page);
    }
    add_cell(&b, first);
    buf_add_char(&b, ':');
    add_cell(&b, last);
    return buf_text(&b);
}

const char *
joined(struct arena *a, const char *const *parts)
{
    size_t size = 1;
    char *text, *at;

    for (size_t i = 0; parts[i]; i++) {
        size += strlen(parts[i]);
    }
    text = at = arena_alloc(a, size, 1);
    for (size_t i = 0; parts[i]; i++) {
        size_t length = strlen(parts[i]);

        memcpy(at, parts[i], length);
        at += length;
    }
    return text;
}

size_t
grid_row(const struct grid *g, const struct line *line)
{
    return g->head + 1 + (size_t)(line - g->lines);
}

struct spot
grid_spot(const struct grid *g, const struct line *line, size_t column)
{
    return (struct spot){g->page, grid_row(g, line), g->first_column + column};
}
