/* The table of what was found and what was decided about it. */
#include "base/buf.h"
#include "read/read.h"
#include "write/page_findings.h"

#include <string.h>

#define MERGED_WIDTH (2 * MATRIX_BID_WIDTH)

/* Lines of the title and the headings, and of those with a finding or two,
 * which are to stand on one page. */
#define HEAD_LINES  4
#define FIRST_LINES 14

/* What was found, with all its lots where the message names one. */
static const char *
finding_words(const struct drawing *d, const struct entry *e)
{
    const struct diag *g = e->finding;
    struct arg *args;
    size_t count = 0;

    if (!g) {
        return part_word(d, e->decision->answers && strcmp(e->decision->answers,
                                                           own_initiative) == 0
                                ? "gate.own-initiative"
                                : "gate.nothing-found");
    }
    while (g->args[count].name) {
        count++;
    }
    args = arena_array(d->arena, struct arg, count + 1);
    memcpy(args, g->args, count * sizeof *args);
    if (e->lots_count > 0) {
        args[1].value =
            text_list(d->arena, d->layout->lang, e->lots, e->lots_count);
    }
    return text_told(d->arena, d->layout->lang, g->code, args).what;
}

static const char *
lots_words(const struct drawing *d, const struct entry *e)
{
    const struct decision *one = e->decision;
    const char *const *ids = e->lots;
    size_t count = e->lots_count;
    struct buf words = buf_start(d->arena);

    if (count == 0 && one &&
        !names_lot(one->lot_ids, one->lot_ids_count, "all")) {
        ids = one->lot_ids;
        count = one->lot_ids_count;
    }
    for (size_t k = 0; k < count; k++) {
        buf_addf(&words, "%s%s", k > 0 ? ", " : "", ids[k]);
    }
    return count > 0 ? buf_text(&words) : part_word(d, "word.all-lots");
}

static const char *
decided_words(const struct drawing *d, const struct entry *e)
{
    const struct doc *amount =
        e->decision ? doc_get(e->decision->doc, "amount") : NULL;

    if (!e->decision) {
        return part_word(d, "gate.undecided");
    }
    return part_below(
        d->arena, decision_word(d, e->decision),
        amount ? text_number(d->arena, d->layout->lang, amount->text) : NULL);
}

static const char *
or_dash(const char *text)
{
    return text ? text : "–";
}

static void
draw_decision(struct filling *f, const struct entry *e)
{
    const struct decision *one = e->decision;
    struct sheet_out *s = f->sheet;

    sheet_text_at(s, f->row, FINDING_DECISION, decided_words(f->drawing, e),
                  part_foreign);
    sheet_text_at(s, f->row, FINDING_BY, or_dash(one ? one->by : NULL),
                  part_foreign);
    sheet_date_at(s, f->row, FINDING_DATE, or_dash(one ? one->date : NULL),
                  part_date);
    sheet_merged_text(
        s, part_across(f->row, FINDING_REASON, FINDING_PROVISION - 1),
        or_dash(one ? one->reason : NULL), part_foreign);
    sheet_merged_text(
        s, part_across(f->row, FINDING_PROVISION, FINDING_COLUMNS - 1),
        or_dash(one ? one->provision : NULL), part_foreign);
}

/* Lines of the highest cell. */
static size_t
entry_lines(const struct drawing *d, const struct bid *b, const struct entry *e)
{
    const struct decision *one = e->decision;
    const struct part_cell cells[] = {
        {finding_words(d, e), MATRIX_TEXT_WIDTH},
        {part_bidder(b), MATRIX_CONDITION_WIDTH},
        {lots_words(d, e), MATRIX_BID_WIDTH},
        {decided_words(d, e), MATRIX_BID_WIDTH},
        {one ? one->by : NULL, MATRIX_BID_WIDTH},
        {one ? one->reason : NULL, MERGED_WIDTH},
        {one ? one->provision : NULL, MERGED_WIDTH},
    };

    return part_most_lines(cells, sizeof cells / sizeof cells[0]);
}

static void
draw_entry(struct filling *f, const struct bid *b, const struct entry *e)
{
    const struct drawing *d = f->drawing;
    struct sheet_out *s = f->sheet;
    const char *requirement = e->finding ? finding_requirement(e->finding)
                                         : e->decision->requirement_id;
    size_t lines = entry_lines(d, b, e);

    fill_room(f, lines);
    sheet_text_at(s, f->row, FINDING_REQUIREMENT, or_dash(requirement),
                  part_foreign);
    sheet_text_at(s, f->row, FINDING_TEXT, finding_words(d, e), part_foreign);
    sheet_text_at(s, f->row, FINDING_RULE,
                  !e->finding ? "–"
                  : e->finding->rule == RULE_SHALL
                      ? part_word(d, "gate.rule-shall")
                      : part_word(d, "gate.rule-may"),
                  part_words);
    sheet_text_at(s, f->row, FINDING_BIDDER, part_bidder(b), part_foreign);
    sheet_text_at(s, f->row, FINDING_LOTS, lots_words(d, e), part_foreign);
    draw_decision(f, e);
    part_height(s, f->row, lines);
    f->row++;
}

static void
draw_head(struct filling *f)
{
    static const struct part_column columns[] = {
        {"gate.column-id", 0},
        {"gate.column-finding", 0},
        {"gate.column-finding-rule", 0},
        {"gate.column-bidder", 0},
        {"gate.column-lots", 0},
        {"gate.column-decision", 0},
        {"gate.column-by", 0},
        {"gate.column-date", 0},
        {NULL, 0},
    };
    const struct drawing *d = f->drawing;

    (void)part_head(d, f->sheet, f->row, columns);
    sheet_merged_text(
        f->sheet, part_across(f->row, FINDING_REASON, FINDING_PROVISION - 1),
        part_word(d, "gate.column-reason"), part_heading);
    sheet_merged_text(
        f->sheet, part_across(f->row, FINDING_PROVISION, FINDING_COLUMNS - 1),
        part_word(d, "gate.column-provision"), part_heading);
    f->row++;
}

static void
draw_entries(struct filling *f, const struct bid *b,
             const struct entries *entries, bool *is_begun)
{
    for (size_t k = 0; k < entries->count; k++) {
        if (!*is_begun) {
            draw_head(f);
            *is_begun = true;
        }
        draw_entry(f, b, &entries->list[k]);
    }
}

void
fill_findings(struct filling *f)
{
    const struct folder *folder = f->drawing->layout->evaluation->folder;
    size_t lines = f->has_findings ? FIRST_LINES : HEAD_LINES;
    bool is_begun = false;

    fill_room(f, lines);
    f->lines -= lines - HEAD_LINES;
    part_section(f->sheet, f->row++, part_word(f->drawing, "gate.findings"));
    part_note(f->sheet, f->row++, part_word(f->drawing, "gate.findings-note"));
    for (size_t k = 0; k < folder->bids_count; k++) {
        struct entries entries = find_entries(f, &folder->bids[k]);

        draw_entries(f, &folder->bids[k], &entries, &is_begun);
    }
    if (!is_begun) {
        part_note(f->sheet, f->row++,
                  part_word(f->drawing, "gate.no-findings"));
    }
}
