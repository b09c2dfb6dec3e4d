/* Room for text: widths of columns, and heights of rows whose text is wrapped.
 * Rows have a height of their own in the file, so nothing fits itself. */
#include "base/utf8.h"
#include "write/page_live.h"

#include <string.h>

/* Points: what every row has, of a line more, and of a heading. */
#define ROW_POINTS     3
#define LINE_POINTS    13
#define SECTION_POINTS 20

/* More lines than this are cut. */
#define MOST_LINES 9

/* A width counts digits; letters are narrower: seven go where six digits do. */
#define DIGITS 6

void
set_widths(struct sheet_out *s, size_t columns)
{
    sheet_width(s, 0, 0, MARK_WIDTH);
    sheet_width(s, 1, 1, LABEL_WIDTH);
    if (columns > 2) {
        sheet_width(s, 2, columns - 1, FIGURE_WIDTH);
    }
}

size_t
column_width(const struct grid *g, size_t column)
{
    size_t at = g->first_column + column;

    if (g->columns[column].width > 0) {
        return (size_t)g->columns[column].width;
    }
    return at == 0 ? MARK_WIDTH : at == 1 ? LABEL_WIDTH : FIGURE_WIDTH;
}

size_t
lines_of(const char *text, size_t width)
{
    size_t room = width + width / DIGITS;
    size_t lines = 1, used = 0;

    while (*text) {
        size_t bytes = strcspn(text, " \n");
        size_t word = utf8_length(text, bytes);

        if (used > 0 && used + 1 + word > room) {
            lines++;
            used = 0;
        }
        used += (used > 0) + word;
        lines += used > room ? (used - 1) / room : 0;
        used = used > room ? (used - 1) % room + 1 : used;
        text += bytes;
        text += *text != '\0';
    }
    return lines < MOST_LINES ? lines : MOST_LINES;
}

void
make_room(struct sheet_out *s, size_t row, size_t lines)
{
    if (lines > 1) {
        sheet_height(s, row, (unsigned)(ROW_POINTS + lines * LINE_POINTS));
    }
}

void
draw_section(struct sheet_out *s, size_t row, size_t column, const char *text)
{
    sheet_height(s, row, SECTION_POINTS);
    sheet_text_at(s, row, column, text, page_look(LOOK_SECTION));
}
