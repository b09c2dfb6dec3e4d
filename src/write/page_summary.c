/* The summary: on one printed page what a head of procurement signs. */
#include "write/page_live.h"

#include <string.h>

/* Charts stand two beside each other, for at most so many lots. */
#define LOTS_WITH_CHARTS 4

/* Columns of the page of a tender with one lot or many. */
#define LEAST_COLUMNS 10

/* Criteria of a ranking that can be read beside what else stands there. */
#define MOST_CRITERIA 6

/* The left half of the page is four columns wide. */
#define RIGHT_COLUMN 4

/* Where the list of sheets begins, and how it is arranged. */
#define LINKS_COLUMN  RIGHT_COLUMN
#define LINKS_APART   3
#define LINKS_IN_LIST 8

static size_t
larger(size_t x, size_t y)
{
    return x > y ? x : y;
}

/* -- heading -- */

/* "1. oktober 2026 kl. 12:00" of an instant or a date. */
static const char *
moment(const struct drawing *d, const char *iso)
{
    const char *day = NULL;

    if (!iso || strlen(iso) < 10) {
        return iso ? iso : "–";
    }
    day = text_date(d->arena, d->layout->lang, arena_slice(d->arena, iso, 10));
    return strlen(iso) < 16
               ? day
               : text_fill(d->arena, d->layout->lang, "page.moment",
                           WITH({"day", day},
                                {"time", arena_slice(d->arena, iso + 11, 5)}));
}

static const char *
tender_facts(const struct drawing *d)
{
    static const char *const vat[] = {
        [VAT_EXCLUDED] = "explain.vat-excluded",
        [VAT_INCLUDED] = "explain.vat-included",
        [VAT_EXEMPT] = "explain.vat-exempt",
    };
    const struct tender *t = &d->layout->evaluation->folder->tender;

    return text_fill(d->arena, d->layout->lang, "page.tender-facts",
                     WITH({"case", t->id}, {"buyer", t->buyer},
                          {"announced", moment(d, t->notice_date)},
                          {"deadline", moment(d, t->bid_deadline)},
                          {"evaluated", moment(d, t->evaluation_date)},
                          {"currency", t->currency},
                          {"vat", .word = vat[t->vat]}));
}

/* -- charts of the lots -- */

static size_t
draw_charts(const struct drawing *d, struct sheet_out *s, size_t row,
            size_t columns)
{
    const struct layout *l = d->layout;
    size_t most = 0, count = 0;

    for (size_t i = 0; i < l->lots_count; i++) {
        most = larger(most, ranked_count(&l->lots[i]));
    }
    if (l->lots_count > LOTS_WITH_CHARTS || most > BIDS_WITH_LABELS) {
        sheet_text_at(s, row, 0, page_string(d, "page.charts-elsewhere"),
                      page_look(LOOK_MUTED));
        return row + 2;
    }
    if (most == 0) {
        return row;
    }
    for (size_t i = 0; i < l->lots_count; i++) {
        bool is_left = count % 2 == 0;
        size_t top = row + count / 2 * (chart_rows(most) + 1);
        struct span_out span = {top, 0, top + chart_rows(most) - 1,
                                columns - 1};

        if (l->lots_count == 1) {
            draw_lot_charts(d, s, &l->lots[i], span);
            count++;
        } else if (ranked_count(&l->lots[i]) > 0) {
            span.column = is_left ? 0 : RIGHT_COLUMN;
            span.last_column = is_left ? RIGHT_COLUMN - 1 : columns - 1;
            draw_summary_chart(d, s, &l->lots[i], span);
            count++;
        }
    }
    return row + (count + 1) / 2 * (chart_rows(most) + 1);
}

/* -- checks -- */

/* Cells that are all 1 (or all 0) when the check holds. */
struct check {
    const char *label;
    bool is_good_when_one;
    struct buf cells; /* their addresses with commas between */
    bool holds;
    bool is_asked;
};

static struct check
check_begin(const struct drawing *d, const char *label, bool is_good_when_one)
{
    return (struct check){.label = label,
                          .is_good_when_one = is_good_when_one,
                          .cells = buf_start(d->arena),
                          .holds = true};
}

static void
check_cell(const struct drawing *d, struct check *c, const struct cell *cell,
           struct spot at)
{
    if (cell->state == CELL_EMPTY || !at.page) {
        return;
    }
    buf_add(&c->cells, c->is_asked ? "," : "");
    buf_add(&c->cells, spot_text(d->arena, NULL, at));
    c->is_asked = true;
    c->holds = c->holds && (num_sign(cell->value) > 0) == c->is_good_when_one;
}

static size_t
draw_check(const struct drawing *d, struct sheet_out *s, size_t row,
           const struct check *c)
{
    const char *good = page_string(d, "page.check-good");
    const char *bad = page_string(d, "page.check-bad");
    struct span_out label = {row, 0, row, 1}, mark = {row, 2, row, 2};
    struct style style = {.look = LOOK_PLAIN, .is_centred = true};

    if (!c->is_asked) {
        return row;
    }
    sheet_merged_text(s, label, page_string(d, c->label),
                      page_look(LOOK_PLAIN));
    sheet_formula_at(s, row, 2,
                     arena_printf(d->arena, "IF(%s(%s)=%d,%s,%s)",
                                  c->is_good_when_one ? "MIN" : "MAX",
                                  buf_text(&c->cells),
                                  c->is_good_when_one ? 1 : 0,
                                  page_literal(d, good), page_literal(d, bad)),
                     c->holds ? good : bad, 0, style);
    sheet_condition(s, mark,
                    arena_printf(d->arena, "%s=%s", cell_name(d->arena, row, 2),
                                 page_literal(d, good)),
                    LOOK_GOOD);
    sheet_condition(s, mark,
                    arena_printf(d->arena, "%s=%s", cell_name(d->arena, row, 2),
                                 page_literal(d, bad)),
                    LOOK_BAD);
    return row + 1;
}

static size_t
draw_checks(const struct drawing *d, struct sheet_out *s, size_t row)
{
    const struct layout *l = d->layout;
    struct check whole = check_begin(d, "page.check-whole", true);
    struct check announced = check_begin(d, "page.check-announced", true);
    struct check tied = check_begin(d, "page.check-tied", false);
    struct check changed = check_begin(d, "page.check-changed", false);
    struct span_out head = {row, 0, row, 1};

    for (size_t i = 0; i < l->methods_count; i++) {
        const struct method_layout *m = &l->methods[i];

        check_cell(d, &whole, &m->is_whole, m->is_whole_at);
        check_cell(d, &announced, &m->is_announced, m->is_announced_at);
    }
    for (size_t i = 0; i < l->lots_count; i++) {
        check_cell(d, &tied, &l->lots[i].is_tied, l->lots[i].is_tied_at);
    }
    check_cell(d, &changed, &l->is_changed, l->is_changed_at);
    sheet_merged_text(s, head, page_string(d, "page.checks"),
                      page_look(LOOK_HEADER_LEFT));
    sheet_text_at(s, row, 2, page_string(d, "page.check-result"),
                  page_look(LOOK_HEADER));
    row = draw_check(d, s, row + 1, &whole);
    row = draw_check(d, s, row, &announced);
    row = draw_check(d, s, row, &tied);
    return draw_check(d, s, row, &changed);
}

/* -- the other sheets -- */

static size_t
draw_links(const struct drawing *d, struct sheet_out *s, size_t row)
{
    const struct layout *l = d->layout;
    size_t count = 0;

    draw_section(s, row, LINKS_COLUMN, page_string(d, "page.sheets"));
    for (size_t i = 0; i < l->pages_count; i++) {
        if (l->pages[i].kind != PAGE_SUMMARY) {
            sheet_link_at(s, row + 1 + count % LINKS_IN_LIST,
                          LINKS_COLUMN + count / LINKS_IN_LIST * LINKS_APART,
                          l->pages[i].name, "A1", l->pages[i].name);
            count++;
        }
    }
    return row + 1 + (count < LINKS_IN_LIST ? count : LINKS_IN_LIST);
}

/* -- lots -- */

/* Lots that nobody is evaluated in. */
static size_t
draw_not_scored(const struct drawing *d, struct sheet_out *s, size_t row)
{
    const struct evaluation *e = d->layout->evaluation;

    for (size_t i = 0; i < e->lots_count; i++) {
        if (!e->lots[i].is_scored) {
            sheet_text_at(s, row++, 0,
                          arena_printf(d->arena, "%s: %s",
                                       lot_name(d, &e->lots[i]),
                                       page_string(d, "summary.not-scored")),
                          page_look(LOOK_MUTED));
        }
    }
    return row;
}

/* Columns of the ranking that are shown. */
static size_t
shown_columns(const struct lot_layout *l)
{
    size_t most = (size_t)RANKING_CRITERIA + MOST_CRITERIA;
    size_t columns = ranking_columns(l);

    return columns < most ? columns : most;
}

/* The ranking of the only lot; its page has all criteria. */
static size_t
draw_only_ranking(const struct drawing *d, struct sheet_out *s,
                  const struct lot_layout *l, struct spot at)
{
    size_t columns = shown_columns(l);
    size_t row = draw_ranking_copy(d, s, l, at, columns);
    size_t count = ranking_columns(l) - (size_t)RANKING_CRITERIA;

    if (columns < ranking_columns(l)) {
        sheet_text_at(
            s, row++, 0,
            text_fill(
                d->arena, d->layout->lang, "page.more-criteria",
                WITH({"shown", arena_printf(d->arena, "%d", MOST_CRITERIA)},
                     {"count", arena_printf(d->arena, "%zu", count)},
                     {"sheet", l->page->name})),
            page_look(LOOK_MUTED));
    }
    return row + 1;
}

static size_t
draw_lots(const struct drawing *d, struct sheet_out *s)
{
    const struct layout *l = d->layout;
    size_t row = PAGE_FIRST_ROW + 1;
    struct spot at = {NULL, 0, 0};

    if (l->overview.lines_count > 0) {
        draw_section(
            s, l->overview.head - 1, 0,
            page_string(d, l->lots_count == 1 ? "page.result" : "page.lots"));
        draw_grid(d, s, &l->overview);
        row = grid_below(&l->overview);
    }
    row = draw_not_scored(d, s, row);
    if (l->lots_count != 1 || l->lots[0].ranking.lines_count == 0) {
        return row + 1;
    }
    at.row = row + 1;
    draw_cards(d, s, &l->lots[0], at);
    at.row += 3;
    return draw_only_ranking(d, s, &l->lots[0], at);
}

void
page_summary(const struct drawing *d, struct sheet_out *s, const struct page *p)
{
    const struct layout *l = d->layout;
    const struct tender *t = &l->evaluation->folder->tender;
    size_t columns = larger(grid_end(&l->overview), LEAST_COLUMNS);
    size_t row = 0;
    struct span_out area = {0};

    (void)p;
    if (l->lots_count == 1) {
        columns = larger(columns, shown_columns(&l->lots[0]));
    }
    set_widths(s, columns);
    draw_top_rows(d, s,
                  text_fill(d->arena, l->lang, "page.evaluation-of",
                            WITH({"title", t->title})),
                  tender_facts(d));
    row = draw_lots(d, s);
    row = draw_charts(d, s, row, columns);
    area.last_row = draw_links(d, s, row);
    area.last_row = larger(area.last_row, draw_checks(d, s, row)) - 1;
    area.last_column = columns - 1;
    sheet_print_area(s, area);
    sheet_fit(s, true);
    sheet_activate(s);
    sheet_tab(s, TAB_LIVE);
}
