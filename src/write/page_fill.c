/* The sheets of requirements as pages of print: how wide they are, and where
 * pages end. */
#include "write/page_findings.h"

/* Pixels of a line of text, with its share of the edges of rows. */
#define LINE_PIXELS 19

/* Lines of the sheet's heading and the legend. */
#define HEAD_LINES 9

/* Columns of the legend and of the bids as they came in. */
#define LEAST_COLUMNS (MATRIX_BIDS + 4)

static bool
has_findings(const struct filling *f)
{
    const struct folder *folder = f->drawing->layout->evaluation->folder;

    for (size_t k = 0; k < folder->bids_count; k++) {
        if (find_entries(f, &folder->bids[k]).count > 0) {
            return true;
        }
    }
    return false;
}

/* Bids of a group that stand beside each other. */
static size_t
beside(const struct group *g)
{
    size_t blocks =
        (g->columns_count + MATRIX_MOST_BIDS - 1) / MATRIX_MOST_BIDS;

    return blocks > 1 ? (g->columns_count + blocks - 1) / blocks
                      : g->columns_count;
}

size_t
group_lines(const struct group *g)
{
    size_t lines = 7; /* title, headings, bands, the last row */

    for (size_t k = 0; k < g->requirements_count; k++) {
        size_t own = part_lines(g->requirements[k]->text, MATRIX_TEXT_WIDTH);

        lines += own < 2 ? 2 : own;
    }
    return lines;
}

void
fill_begin(struct filling *f)
{
    struct sheet_out *s = f->sheet;
    size_t count = 0, most = LEAST_COLUMNS;
    const struct group *groups = find_groups(f, &count);

    f->has_findings = has_findings(f);
    most = f->has_findings ? FINDING_COLUMNS : most;
    for (size_t k = 0; k < count; k++) {
        size_t own = MATRIX_BIDS + beside(&groups[k]);

        most = groups[k].lots_count > 0 && own > most ? own : most;
    }
    sheet_width(s, MATRIX_ID, MATRIX_ID, MATRIX_ID_WIDTH);
    sheet_width(s, MATRIX_TEXT, MATRIX_TEXT, MATRIX_TEXT_WIDTH);
    sheet_width(s, MATRIX_RULE, MATRIX_RULE, MATRIX_RULE_WIDTH);
    sheet_width(s, MATRIX_CONDITION, MATRIX_CONDITION, MATRIX_CONDITION_WIDTH);
    sheet_width(s, MATRIX_BIDS, MATRIX_BIDS + MATRIX_MOST_BIDS - 1,
                MATRIX_BID_WIDTH);
    f->columns = most;
    sheet_freeze(s, 0, MATRIX_RULE);
    sheet_tab(s, TAB_GATE);
    (void)sheet_print_wide(s, (struct wide){0, most});
    /* small enough for the first table to stand below the heading, if it can */
    if (count > 0 && HEAD_LINES + group_lines(&groups[0]) >
                         sheet_page_pixels(s) / LINE_PIXELS) {
        (void)sheet_print_wide(s, (struct wide){0, FINDING_COLUMNS});
    }
    f->page_lines = sheet_page_pixels(s) / LINE_PIXELS;
}

void
fill_room(struct filling *f, size_t lines)
{
    if (f->lines > 0 && f->lines + lines > f->page_lines) {
        f->breaks = arena_grow(f->drawing->arena, f->breaks, f->breaks_count,
                               f->breaks_count + 1, sizeof *f->breaks);
        f->breaks[f->breaks_count++] = f->row;
        f->lines = 0;
    }
    f->lines += lines;
}

void
fill_end(struct filling *f)
{
    sheet_print_area(f->sheet,
                     (struct span_out){0, 0, f->row - 1, f->columns - 1});
    if (f->breaks_count > 0) {
        sheet_page_breaks(f->sheet, f->breaks, f->breaks_count);
    }
}
