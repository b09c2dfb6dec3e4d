/* Addresses as formulas write them. */
#include "layout/plan.h"

/* "B", "AA". */
static void
add_column(struct buf *b, size_t column)
{
    char letters[8];
    size_t count = 0;

    for (size_t left = column + 1; left > 0; left = (left - 1) / 26) {
        letters[count++] = (char)('A' + (left - 1) % 26);
    }
    while (count > 0) {
        buf_add_char(b, letters[--count]);
    }
}

static void
add_cell(struct buf *b, size_t row, size_t column)
{
    buf_add_char(b, '$');
    add_column(b, column);
    buf_addf(b, "$%zu", row + 1);
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
    struct buf b = buf_start(a);

    if (spot.page != from) {
        add_page(&b, spot.page);
    }
    add_cell(&b, spot.row, spot.column);
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
    add_cell(&b, first.row, first.column);
    buf_add_char(&b, ':');
    add_cell(&b, last.row, last.column);
    return buf_text(&b);
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
