/* What several sheets of tables are made of. */
#include "write/page_pieces.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>

const struct style part_words = {.look = LOOK_WRAPPED};
const struct style part_foreign = {.look = LOOK_WRAPPED,
                                   .figure = FIGURE_FOREIGN};
const struct style part_short = {
    .look = LOOK_PLAIN, .figure = FIGURE_FOREIGN, .is_centred = true};
const struct style part_date = {
    .look = LOOK_PLAIN, .figure = FIGURE_DATE, .is_centred = true};
const struct style part_heading = {.look = LOOK_HEADER};

/* A line of text in a cell, and what a row needs besides. */
#define LINE_POINTS 13
#define EDGE_POINTS 2
#define MOST_POINTS 409 /* the highest row Excel has */

/* -- words -- */

const char *
part_word(const struct drawing *d, const char *code)
{
    return text_of(d->layout->lang, code);
}

const char *
part_fill(const struct drawing *d, const char *code, const struct arg *args)
{
    return text_fill(d->arena, d->layout->lang, code, args);
}

const char *
part_count(const struct drawing *d, size_t count)
{
    return text_number(d->arena, d->layout->lang,
                       arena_printf(d->arena, "%zu", count));
}

const char *
part_bidder(const struct bid *b)
{
    return b->bidder && b->bidder->name ? b->bidder->name : b->id;
}

const char *
part_page(const struct drawing *d, const char *page)
{
    return page && page[0] >= '0' && page[0] <= '9'
               ? part_fill(d, "gate.page", WITH({"page", page}))
               : page;
}

const char *
part_below(struct arena *a, const char *text, const char *more)
{
    if (!text || !more) {
        return text ? text : more;
    }
    return arena_printf(a, "%s\n%s", text, more);
}

/* -- parts of a sheet -- */

size_t
part_head(const struct drawing *d, struct sheet_out *s, size_t row,
          const struct part_column *columns)
{
    size_t count = 0;

    for (; columns[count].code; count++) {
        sheet_text_at(s, row, count, part_word(d, columns[count].code),
                      part_heading);
        if (columns[count].width > 0) {
            sheet_width(s, count, count, columns[count].width);
        }
    }
    return count;
}

void
part_section(struct sheet_out *s, size_t row, const char *text)
{
    sheet_text_at(s, row, 0, text, (struct style){.look = LOOK_SECTION});
}

void
part_note(struct sheet_out *s, size_t row, const char *text)
{
    sheet_text_at(s, row, 0, text, (struct style){.look = LOOK_MUTED});
}

struct span_out
part_across(size_t row, size_t first, size_t last)
{
    return (struct span_out){row, first, row, last};
}

/* -- heights -- */

/* Lines of one paragraph. */
static size_t
lines_of(const char *text, size_t size, size_t width)
{
    size_t lines = 1, used = 0;

    for (size_t at = 0; at < size;) {
        size_t end = at;

        while (end < size && text[end] != ' ') {
            end++;
        }

        size_t word = utf8_length(text + at, end - at);

        if (used > 0 && used + 1 + word > width) {
            lines++;
            used = 0;
        }
        used += (used > 0) + word;
        for (; used > width; used -= width) {
            lines++;
        }
        at = end + 1;
    }
    return lines;
}

size_t
part_lines(const char *text, int width)
{
    /* a column is measured in digits, and letters are narrower; one is lost
     * to the edges */
    size_t lines = 0, columns = width > 2 ? (size_t)(width * 6 / 5 - 1) : 1;

    for (const char *at = text; at;) {
        size_t size = strcspn(at, "\n");

        lines += lines_of(at, size, columns);
        at = at[size] ? at + size + 1 : NULL;
    }
    return lines;
}

size_t
part_most_lines(const struct part_cell *cells, size_t count)
{
    size_t most = 1;

    for (size_t k = 0; k < count; k++) {
        size_t lines =
            cells[k].text ? part_lines(cells[k].text, cells[k].width) : 1;

        most = lines > most ? lines : most;
    }
    return most;
}

void
part_height(struct sheet_out *s, size_t row, size_t lines)
{
    size_t most = (MOST_POINTS - EDGE_POINTS) / LINE_POINTS;
    int shown = (int)(lines < most ? lines : most);

    sheet_height(s, row, shown * LINE_POINTS + EDGE_POINTS);
}
