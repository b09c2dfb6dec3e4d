/* The sheet that shows where every need went. */
#include "base/buf.h"
#include "book/print.h"
#include "write/page_trace.h"
#include "write/pages.h"

#include <string.h>

enum {
    NEED_ID,
    NEED_TEXT,
    NEED_FORCE,
    NEED_SOURCE,
    NEED_REQUIREMENTS,
    NEED_CRITERIA,
    NEED_LOTS,
    NEED_OTHER,
    NEED_REASON,
    NEED_COLUMNS
};
#define TEXT_WIDTH         46
#define SOURCE_WIDTH       28
#define REQUIREMENTS_WIDTH 26
#define CRITERIA_WIDTH     32
#define LOTS_WIDTH         15
#define REASON_WIDTH       34

/* How many needs went where: of one force, or of all. */
struct tally {
    int needs, with_any, requirements, criteria, lots, elsewhere;
};

static void
count(struct tally *all, const struct trace *t)
{
    all->needs++;
    all->with_any += t->is_anywhere;
    all->requirements += t->requirements[0] != '\0';
    all->criteria += t->criteria[0] != '\0';
    all->lots += t->lots[0] != '\0';
    all->elsewhere += t->is_elsewhere;
}

/* -- the counts -- */

static const char *
force_word(const struct drawing *d, int force)
{
    static const char *const codes[] = {
        [FORCE_SHALL] = "need.shall", [FORCE_SHOULD] = "need.should",
        [FORCE_MAY] = "need.may",     [FORCE_CONSIDER] = "need.consider",
        [FORCE_FACT] = "need.fact",   [FORCE_NOT] = "need.not",
    };

    return part_word(d, codes[force]);
}

static void
draw_tally(struct sheet_out *s, size_t row, const char *label,
           const struct tally *t, enum look look)
{
    const struct {
        size_t column;
        int count;
    } cells[] = {
        {NEED_FORCE, t->needs},
        {NEED_SOURCE, t->with_any},
        {NEED_REQUIREMENTS, t->requirements},
        {NEED_CRITERIA, t->criteria},
        {NEED_LOTS, t->lots},
        {NEED_OTHER, t->elsewhere},
    };
    int without = t->needs - t->with_any;
    struct style figure = {look, FIGURE_PLAIN, .is_centred = true};

    sheet_merged_text(s, part_across(row, NEED_ID, NEED_TEXT), label,
                      (struct style){.look = look});
    for (size_t k = 0; k < sizeof cells / sizeof cells[0]; k++) {
        sheet_number_at(s, row, cells[k].column, cells[k].count, figure);
    }
    figure.look = without > 0 ? LOOK_BAD : look;
    sheet_number_at(s, row, NEED_REASON, without, figure);
}

static void
draw_tally_head(const struct drawing *d, struct sheet_out *s, size_t row)
{
    static const struct part_column columns[] = {
        {"need.column-force", 0},        {"need.column-force", 0},
        {"need.column-count", 0},        {"need.column-with-any", 0},
        {"need.column-requirements", 0}, {"need.column-criteria", 0},
        {"need.column-lots", 0},         {"need.column-other", 0},
        {"need.column-without", 0},      {NULL, 0},
    };

    for (size_t k = NEED_FORCE; columns[k].code; k++) {
        sheet_text_at(s, row, k, part_word(d, columns[k].code), part_heading);
    }
    sheet_merged_text(s, part_across(row, NEED_ID, NEED_TEXT),
                      part_word(d, columns[0].code),
                      (struct style){.look = LOOK_HEADER_LEFT});
}

/* Of one force, or (-1) of all. */
static struct tally
tally_of(const struct needs *all, const struct trace *traces, int force)
{
    struct tally own = {0};

    for (size_t k = 0; k < all->needs_count; k++) {
        if (force < 0 || all->needs[k].force == force) {
            count(&own, &traces[k]);
        }
    }
    return own;
}

/* How many needs of each force went where; returns the next free row. */
static size_t
draw_tallies(const struct drawing *d, struct sheet_out *s, size_t row,
             const struct trace *traces)
{
    const struct needs *all = &d->layout->evaluation->folder->needs;
    struct tally total = tally_of(all, traces, -1);

    draw_tally_head(d, s, row++);
    for (int force = FORCE_SHALL; force <= FORCE_NOT; force++) {
        struct tally own = tally_of(all, traces, force);

        if (own.needs > 0) {
            draw_tally(s, row++, force_word(d, force), &own, LOOK_PLAIN);
        }
    }
    draw_tally(s, row++, part_word(d, "need.all"), &total, LOOK_TOTAL);
    part_note(s, row, part_word(d, "need.note"));
    return row + 2;
}

/* -- the needs -- */

static void
draw_destination(const struct drawing *d, struct sheet_out *s, size_t row,
                 const struct need *n, const struct trace *t)
{
    static const char *const codes[] = {
        [DEST_DERIVED] = NULL,
        [DEST_EXCLUDED] = "need.excluded",
        [DEST_TERM] = "need.term",
        [DEST_ALLOCATION] = "need.allocation",
        [DEST_NOT_USED] = "need.not-used",
    };
    struct style style = part_words;
    const char *words = "";

    if (t->is_elsewhere) {
        words = part_word(d, codes[n->destination]);
    } else if (!t->is_anywhere) {
        words = part_word(d, "need.nowhere");
        style = (struct style){.look = LOOK_BAD, .is_centred = true};
    }
    sheet_text_at(s, row, NEED_OTHER, words, style);
    sheet_text_at(s, row, NEED_REASON, n->reason ? n->reason : "",
                  part_foreign);
}

static size_t
need_lines(const struct need *n, const struct trace *t)
{
    const struct part_cell cells[] = {
        {n->text, TEXT_WIDTH},
        {n->source, SOURCE_WIDTH},
        {t->requirements, REQUIREMENTS_WIDTH},
        {t->criteria, CRITERIA_WIDTH},
        {t->lots, LOTS_WIDTH},
        {n->reason, REASON_WIDTH},
    };

    return part_most_lines(cells, sizeof cells / sizeof cells[0]);
}

static void
draw_need(const struct drawing *d, struct sheet_out *s, size_t row,
          const struct need *n, const struct trace *t)
{
    sheet_text_at(s, row, NEED_ID, n->id, part_foreign);
    sheet_text_at(s, row, NEED_TEXT, n->text, part_foreign);
    sheet_text_at(s, row, NEED_FORCE, force_word(d, n->force), part_words);
    sheet_text_at(s, row, NEED_SOURCE, n->source ? n->source : "–",
                  part_foreign);
    sheet_text_at(s, row, NEED_REQUIREMENTS, t->requirements, part_foreign);
    sheet_text_at(s, row, NEED_CRITERIA, t->criteria, part_foreign);
    sheet_text_at(s, row, NEED_LOTS, t->lots, part_foreign);
    draw_destination(d, s, row, n, t);
    part_height(s, row, need_lines(n, t));
}

static size_t
draw_needs(const struct drawing *d, struct sheet_out *s, size_t row)
{
    static const struct part_column columns[] = {
        {"gate.column-id", 9},
        {"need.column-text", TEXT_WIDTH},
        {"need.column-force", 14},
        {"need.column-source", SOURCE_WIDTH},
        {"need.column-requirements", REQUIREMENTS_WIDTH},
        {"need.column-criteria", CRITERIA_WIDTH},
        {"need.column-lots", LOTS_WIDTH},
        {"need.column-other", 17},
        {"need.column-reason", REASON_WIDTH},
        {NULL, 0},
    };
    const struct needs *all = &d->layout->evaluation->folder->needs;
    struct trace *traces =
        arena_array(d->arena, struct trace, all->needs_count + 1);

    for (size_t k = 0; k < all->needs_count; k++) {
        traces[k] = trace_need(d, &all->needs[k]);
    }
    row = draw_tallies(d, s, row, traces);
    (void)part_head(d, s, row, columns);
    sheet_repeat_rows(s, row, row);
    for (size_t k = 0; k < all->needs_count; k++) {
        draw_need(d, s, ++row, &all->needs[k], &traces[k]);
    }
    return row;
}

void
page_needs(const struct drawing *d, struct sheet_out *s, const struct page *p)
{
    size_t row = page_heading(d, s, part_word(d, "need.title"),
                              part_word(d, "need.subtitle"));

    (void)p;
    row++;
    if (d->layout->evaluation->folder->needs.needs_count > 0) {
        row = draw_needs(d, s, row);
    } else {
        part_note(s, row, part_word(d, "need.none"));
    }
    sheet_freeze(s, 0, NEED_FORCE);
    sheet_tab(s, TAB_FIXED);
    sheet_print_area(s, (struct span_out){0, 0, row, NEED_COLUMNS - 1});
}
