/* The assessors' scores side by side, how far apart they are, and what was
 * agreed on: live formulas, lowered from the rules of the catalogue. */
#include "expr/sheet.h"
#include "write/assessors.h"

#include <assert.h>
#include <string.h>

/* So many score sheets get wide columns. */
#define FEW_SHEETS 6

/* The rules that a column is lowered from. */
struct lowered {
    const struct formula_entry *entry;
    const struct sheet *sheet;
};

struct score_sheet_page {
    struct panel_book *book;
    struct rows rows;
    struct lowered rules[PANEL_DIFFERENCE + 1];
};

/* -- lowering -- */

static void
lower(struct score_sheet_page *p)
{
    static const char *const ids[PANEL_DIFFERENCE + 1] = {
        [PANEL_LOWEST] = "assessors-lowest",
        [PANEL_HIGHEST] = "assessors-highest",
        [PANEL_SPREAD] = "assessors-spread",
        [PANEL_MEAN] = "assessors-mean",
        [PANEL_DIFFERENCE] = "consensus-difference",
    };
    struct catalogue *c = p->book->d->layout->evaluation->catalogue;

    for (size_t i = 0; i <= PANEL_DIFFERENCE; i++) {
        if (ids[i]) {
            p->rules[i].entry = catalogue_find(c, ids[i]);
            assert(p->rules[i].entry);
            p->rules[i].sheet =
                sheet_lower(p->book->d->arena, p->rules[i].entry->expr);
        }
    }
}

/* What the callbacks of one formula know. */
struct lowering {
    const struct score_sheet_page *page;
    const struct sheet *sheet;
};

static const char *
cell_in(const struct score_sheet_page *p, enum panel_column which)
{
    return cell_fixed(p->book->d->arena, p->rows.row,
                      panel_column(p->book, which));
}

static const char *
ref_quantity(void *of, size_t quantity, const size_t at[AXIS_COUNT])
{
    const struct lowering *l = of;

    (void)quantity;
    (void)at;
    return cell_in(l->page, PANEL_CONSENSUS);
}

/* A part of a formula that has a column of its own. */
static const char *
ref_cell(void *of, size_t step, const size_t at[AXIS_COUNT])
{
    const struct lowering *l = of;
    const char *text = sheet_step(l->sheet, step)->text;

    (void)at;
    for (size_t i = 0; i <= PANEL_DIFFERENCE; i++) {
        const struct formula_entry *entry = l->page->rules[i].entry;

        if (entry && strcmp(entry->text, text) == 0) {
            return cell_in(l->page, (enum panel_column)i);
        }
    }
    return "";
}

/* The scores of the row: who did not score has a text there. */
static const char *
scores_in(const struct score_sheet_page *p)
{
    const struct panel_book *b = p->book;
    size_t last = panel_column(b, PANEL_COUNT) - 1;

    return arena_printf(b->d->arena, "%s:%s",
                        cell_fixed(b->d->arena, p->rows.row, PANEL_FIRST),
                        cell_fixed(b->d->arena, p->rows.row, last));
}

static const char *
ref_row(void *of, size_t step, const size_t at[AXIS_COUNT])
{
    const struct lowering *l = of;

    (void)step;
    (void)at;
    return scores_in(l->page);
}

static const char *
ref_row_cell(void *of, size_t step, const size_t at[AXIS_COUNT], size_t member)
{
    const struct lowering *l = of;
    const struct panel_book *b = l->page->book;

    (void)step;
    (void)at;
    return cell_fixed(b->d->arena, l->page->rows.row, PANEL_FIRST + member);
}

static const char *
ref_member(void *of, enum axis axis, size_t index)
{
    (void)of;
    (void)axis;
    (void)index;
    return NULL;
}

/* The first step that holds what the whole formula does: the last one only
 * repeats a lone aggregate. */
static size_t
step_of(const struct lowered *l)
{
    size_t step = 0;

    while (step + 1 < sheet_count(l->sheet) &&
           (sheet_step(l->sheet, step)->shape != SHEET_CELL ||
            strcmp(sheet_step(l->sheet, step)->text, l->entry->text) != 0)) {
        step++;
    }
    return step;
}

/* -- cells -- */

static void
put_derived(const struct score_sheet_page *p, enum panel_column which,
            const struct node *n)
{
    struct lowering l = {p, p->rules[which].sheet};
    const struct sheet_refs refs = {.of = &l,
                                    .quantity = ref_quantity,
                                    .member = ref_member,
                                    .cell = ref_cell,
                                    .row = ref_row,
                                    .row_cell = ref_row_cell};
    const struct sheet_spot spot = {.step = step_of(&p->rules[which])};
    struct style style = {.look = LOOK_WRAPPED,
                          .figure = which == PANEL_DIFFERENCE ? FIGURE_SIGNED
                                                              : FIGURE_PLAIN};
    size_t column = panel_column(p->book, which);
    const char *formula;

    style.decimals = which == PANEL_MEAN || which == PANEL_DIFFERENCE
                         ? 2
                         : p->book->decimals;
    if (!n || n->is_blank) {
        sheet_blank_at(p->rows.s, p->rows.row, column, style);
        return;
    }
    formula = sheet_text(p->book->d->arena, l.sheet, &spot, &refs);
    if (formula) {
        sheet_formula_at(p->rows.s, p->rows.row, column, formula, NULL,
                         num_double(n->value.low), style);
    } else {
        style.look = LOOK_FIXED;
        sheet_number_at(p->rows.s, p->rows.row, column,
                        num_double(n->value.low), style);
    }
}

static void
put_count(const struct score_sheet_page *p, const struct assessed *x)
{
    const struct folder *f = p->book->d->layout->evaluation->folder;
    struct style style = {.look = LOOK_WRAPPED, .figure = FIGURE_PLAIN};
    int count = 0;

    for (size_t i = 0; i < f->sheets_count; i++) {
        count += x->scores[i] != NULL;
    }
    sheet_formula_at(p->rows.s, p->rows.row, panel_column(p->book, PANEL_COUNT),
                     arena_printf(p->book->d->arena, "COUNT(%s)", scores_in(p)),
                     NULL, count, style);
}

static void
put_score(struct score_sheet_page *p, size_t column, const struct score *s,
          const char *otherwise)
{
    struct style style = {.look = LOOK_WRAPPED,
                          .figure = FIGURE_PLAIN,
                          .decimals = p->book->decimals};

    if (s) {
        sheet_number_at(p->rows.s, p->rows.row, column, num_double(s->score),
                        style);
    } else {
        rows_text(&p->rows, column, otherwise, LOOK_WRAPPED);
    }
}

/* Why somebody gave nothing: recused, or not asked to score it. */
static const char *
absence(const struct score_sheet_page *p, const struct assessed *x,
        const char *assessor)
{
    const struct folder *f = p->book->d->layout->evaluation->folder;
    const struct assessor *a = folder_assessor(f, assessor);

    return a && assessor_is_recused(a, x->bid->id)
               ? rows_word(&p->rows, "assessors.recused")
               : "–";
}

static void
put_row(struct score_sheet_page *p, const struct assessed *x)
{
    const struct panel_book *b = p->book;
    const struct folder *f = b->d->layout->evaluation->folder;
    const struct account t = sentence_account(b->d, NULL, NULL);
    const struct score *agreed = x->agreed;

    rows_foreign(&p->rows, 0, panel_lot(b, x), LOOK_WRAPPED);
    rows_foreign(&p->rows, 1, panel_criterion(b, x), LOOK_WRAPPED);
    rows_foreign(&p->rows, 2, x->bid->bidder->name, LOOK_WRAPPED);
    for (size_t i = 0; i < f->sheets_count; i++) {
        put_score(p, PANEL_FIRST + i, x->scores[i],
                  absence(p, x, f->sheets[i].assessor_id));
    }
    put_count(p, x);
    put_derived(p, PANEL_LOWEST, x->lowest);
    put_derived(p, PANEL_HIGHEST, x->highest);
    put_derived(p, PANEL_SPREAD, x->spread);
    put_derived(p, PANEL_MEAN, x->mean);
    put_score(p, panel_column(b, PANEL_CONSENSUS), agreed, "–");
    put_derived(p, PANEL_DIFFERENCE, x->difference);
    rows_foreign(&p->rows, panel_column(b, PANEL_REASON),
                 agreed && agreed->reason ? agreed->reason : "", LOOK_WRAPPED);
    rows_foreign(&p->rows, panel_column(b, PANEL_PAGE),
                 agreed && agreed->page ? account_page(&t, agreed->page) : "",
                 LOOK_WRAPPED);
    rows_next(&p->rows);
}

/* -- the sheet -- */

static const int *
widths_of(const struct panel_book *b)
{
    static const int behind[PANEL_COLUMNS] = {9, 9, 9, 10, 9, 10, 12, 56, 14};
    size_t sheets = b->d->layout->evaluation->folder->sheets_count;
    int *widths =
        arena_array(b->d->arena, int, PANEL_FIRST + sheets + PANEL_COLUMNS);

    widths[0] = 16;
    widths[1] = 30;
    widths[2] = 32;
    for (size_t i = 0; i < sheets; i++) {
        widths[PANEL_FIRST + i] = sheets > FEW_SHEETS ? 13 : 18;
    }
    memcpy(widths + PANEL_FIRST + sheets, behind, sizeof behind);
    return widths;
}

static void
put_headings(struct score_sheet_page *p)
{
    static const char *const before[] = {"assessors.lot", "assessors.criterion",
                                         "assessors.bid"};
    static const char *const behind[PANEL_COLUMNS] = {
        "assessors.count",      "assessors.lowest",    "assessors.highest",
        "assessors.spread",     "assessors.mean",      "assessors.consensus",
        "assessors.difference", "assessors.agreed-on", "assessors.page",
    };
    const struct folder *f = p->book->d->layout->evaluation->folder;

    for (size_t i = 0; i < PANEL_FIRST; i++) {
        rows_text(&p->rows, i, rows_word(&p->rows, before[i]),
                  LOOK_HEADER_LEFT);
    }
    for (size_t i = 0; i < f->sheets_count; i++) {
        rows_foreign(&p->rows, PANEL_FIRST + i,
                     panel_role(p->book, f->sheets[i].assessor_id),
                     LOOK_HEADER);
    }
    for (size_t i = 0; i < PANEL_COLUMNS; i++) {
        rows_text(&p->rows, panel_column(p->book, (enum panel_column)i),
                  rows_word(&p->rows, behind[i]), LOOK_HEADER);
    }
    rows_next(&p->rows);
}

void
draw_panel_scores(struct panel_book *b, struct sheet_out *s)
{
    struct score_sheet_page p = {
        .book = b,
        .rows = rows_start(
            b->d, s, b->scores->name,
            text_of(b->d->layout->lang, "assessors.scores-subtitle")),
    };

    rows_widths(&p.rows, widths_of(b), panel_column(b, PANEL_COLUMNS));
    lower(&p);
    sheet_freeze(s, p.rows.row + 1, PANEL_FIRST);
    sheet_repeat_rows(s, p.rows.row, p.rows.row);
    put_headings(&p);
    for (size_t i = 0; i < b->count; i++) {
        b->rows[i] = p.rows.row;
        put_row(&p, &b->all[i]);
    }
    rows_finish(&p.rows);
}
