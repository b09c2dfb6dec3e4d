/* The rows every page begins with. */
#include "base/utf8.h"
#include "write/page_live.h"

#include <string.h>

enum { ROW_TITLE, ROW_SUBTITLE, ROW_NOTICE, ROW_LINK };

/* Columns that a notice stretches over. */
#define NOTICE_COLUMNS 8

/* What holds for the whole book, or "". */
static const char *
standing_notice(const struct drawing *d)
{
    bool is_example = d->layout->evaluation->folder->tender.is_example;
    const char *example = is_example ? page_string(d, "page.example") : "";
    const char *what_if = d->is_what_if ? page_string(d, "page.what-if") : "";

    return arena_printf(d->arena, "%s%s%s", what_if,
                        is_example && d->is_what_if ? " " : "", example);
}

/* What stands there when a figure is not as it was evaluated. */
static const char *
changed_notice(const struct drawing *d)
{
    bool is_example = d->layout->evaluation->folder->tender.is_example;

    return arena_printf(
        d->arena, "%s: %s%s%s", page_string(d, "page.changed-mark"),
        page_string(d, d->is_what_if ? "page.changed" : "page.altered"),
        is_example ? " " : "",
        is_example ? page_string(d, "page.example") : "");
}

static void
draw_notice(const struct drawing *d, struct sheet_out *s)
{
    const struct layout *l = d->layout;
    const char *standing = standing_notice(d);
    const char *mark = page_string(d, "page.changed-mark");
    struct style style = page_look(standing[0] ? LOOK_NOTICE : LOOK_BARE);
    struct span_out span = {ROW_NOTICE, 0, ROW_NOTICE, NOTICE_COLUMNS - 1};

    if (l->is_changed.state == CELL_EMPTY || !l->is_changed_at.page) {
        sheet_merged_text(s, span, standing, style);
        return;
    }
    sheet_merged_formula(
        s, span,
        arena_printf(d->arena, "IF(%s=1,%s,%s)",
                     spot_text(d->arena, NULL, l->is_changed_at),
                     page_literal(d, changed_notice(d)),
                     page_literal(d, standing)),
        standing, 0, style);
    sheet_condition(s, span,
                    arena_printf(d->arena, "LEFT($A$%d,%zu)=%s", ROW_NOTICE + 1,
                                 utf8_length(mark, strlen(mark)),
                                 page_literal(d, mark)),
                    LOOK_BANNER);
}

void
draw_top_rows(const struct drawing *d, struct sheet_out *s, const char *title,
              const char *subtitle)
{
    sheet_text_at(s, ROW_TITLE, 0, title, page_look(LOOK_TITLE));
    if (subtitle) {
        sheet_text_at(s, ROW_SUBTITLE, 0, subtitle, page_look(LOOK_SUBTITLE));
    }
    draw_notice(d, s);
}

size_t
page_heading(const struct drawing *d, struct sheet_out *s, const char *title,
             const char *subtitle)
{
    const struct page *summary = layout_page(d->layout, PAGE_SUMMARY, NULL);

    draw_top_rows(d, s, title, subtitle);
    if (summary) {
        sheet_link_at(s, ROW_LINK, 0, summary->name, "A1",
                      page_string(d, "page.to-summary"));
    }
    return PAGE_FIRST_ROW;
}
