/* The sheet of risks: the matrix with the register's risks in it. */
#include "write/page_risk.h"

#include "base/utf8.h"
#include "book/print.h"
#include "write/pages.h"

#include <string.h>

/* Lines of a cell of the matrix when few risks are in it. */
#define LEAST_LINES 2
/* Excel looks up no longer text. */
#define MOST_LOOKED_UP 255

/* -- looks -- */

/* The levels are spread over the four looks, the lowest and the highest at the
 * ends. */
enum look
risk_look(const struct risk_matrix *m, size_t level)
{
    static const enum look looks[] = {LOOK_LEVEL_1, LOOK_LEVEL_2, LOOK_LEVEL_3,
                                      LOOK_LEVEL_4};
    size_t last = m->levels_count > 1 ? m->levels_count - 1 : 1;

    return looks[(6 * level + last - 1) / (2 * last)];
}

enum look
risk_look_of(const struct risk_matrix *m, const char *level)
{
    for (size_t k = 0; level && k < m->levels_count; k++) {
        if (strcmp(m->levels[k], level) == 0) {
            return risk_look(m, k);
        }
    }
    return LOOK_PLAIN;
}

/* -- placing -- */

static size_t
position(const char *const *names, size_t count, const char *name)
{
    size_t k = 0;

    while (k < count && (!name || strcmp(names[k], name) != 0)) {
        k++;
    }
    return k;
}

/* The cell of the matrix a risk is in: the highest likelihood is at the top. */
static size_t
cell_of(const struct risk_matrix *m, const struct risk *r)
{
    size_t up = position(m->likelihood, m->likelihood_count, r->likelihood);
    size_t right =
        position(m->consequence, m->consequence_count, r->consequence);

    return up < m->likelihood_count && right < m->consequence_count
               ? (m->likelihood_count - 1 - up) * m->consequence_count + right +
                     1
               : 0;
}

/* A spreadsheet ignores case when it looks a text up, and * ? ~ stand for
 * something else. */
static bool
is_found(const char *name)
{
    return !strpbrk(name, "*?~") &&
           utf8_length(name, strlen(name)) <= MOST_LOOKED_UP;
}

static bool
are_distinct(struct arena *a, const char *const *names, size_t count)
{
    bool are = true;

    for (size_t k = 0; k < count; k++) {
        are = are && is_found(names[k]);
        for (size_t j = 0; j < k; j++) {
            are = are && strcmp(diag_folded(a, names[j]),
                                diag_folded(a, names[k])) != 0;
        }
    }
    return are;
}

void
risk_place(struct risk_sheet *r, size_t row)
{
    const struct risk_matrix *m = r->matrix;
    struct arena *a = r->drawing->arena;

    r->is_live = are_distinct(a, m->likelihood, m->likelihood_count) &&
                 are_distinct(a, m->consequence, m->consequence_count) &&
                 are_distinct(a, m->levels, m->levels_count);
    r->axis_row = row + 1;
    r->legend_row = r->axis_row + m->likelihood_count + 2;
    r->levels_row = r->legend_row + 3;
    r->register_row = r->levels_row + m->likelihood_count + 3;
    r->row = r->register_row + 1 + r->risks_count;
    r->ids = arena_array(a, const char *, r->risks_count + 1);
    r->cells = arena_array(a, size_t, r->risks_count + 1);
    for (size_t k = r->risks_count; k-- > 0;) {
        size_t next = k + 1;

        r->cells[k] = cell_of(m, r->risks[k].risk);
        while (next < r->risks_count && r->cells[next] != r->cells[k]) {
            next++;
        }
        r->ids[k] =
            r->cells[k] && next < r->risks_count
                ? arena_printf(a, "%s %s", r->risks[k].risk->id, r->ids[next])
                : r->risks[k].risk->id;
    }
}

/* -- the matrix -- */

/* What stands in a cell: the ids of its first risk's column. */
static const char *
ids_in(const struct risk_sheet *r, size_t cell)
{
    for (size_t k = 0; k < r->risks_count; k++) {
        if (r->cells[k] == cell) {
            return r->ids[k];
        }
    }
    return "";
}

static const char *
ids_formula(const struct risk_sheet *r, size_t cell)
{
    struct arena *a = r->drawing->arena;
    size_t first = r->register_row + 1;
    /* and an empty row: Gnumeric has no INDEX of one cell */
    size_t last = r->register_row + r->risks_count + 1;
    const char *cells =
        arena_printf(a, "%s:%s", cell_fixed(a, first, RISK_CELL),
                     cell_fixed(a, last, RISK_CELL));
    const char *ids = arena_printf(a, "%s:%s", cell_fixed(a, first, RISK_IDS),
                                   cell_fixed(a, last, RISK_IDS));

    return arena_printf(a,
                        "IF(ISNUMBER(MATCH(%zu,%s,0)),"
                        "INDEX(%s,MATCH(%zu,%s,0),1),\"\")",
                        cell, cells, ids, cell, cells);
}

static size_t
axis_lines(const char *const *names, size_t count)
{
    size_t most = 1;

    for (size_t k = 0; k < count; k++) {
        size_t lines = part_lines(names[k], RISK_WIDTH - 2);

        most = lines > most ? lines : most;
    }
    return most;
}

static void
draw_axis(const struct risk_sheet *r, size_t row)
{
    const struct risk_matrix *m = r->matrix;

    sheet_text_at(r->sheet, row, RISK_EVENT,
                  part_word(r->drawing, "risk.corner"), part_heading);
    for (size_t k = 0; k < m->consequence_count; k++) {
        sheet_text_at(
            r->sheet, row, RISK_FIRST + k, m->consequence[k],
            (struct style){.look = LOOK_HEADER, .figure = FIGURE_FOREIGN});
    }
    part_height(r->sheet, row,
                axis_lines(m->consequence, m->consequence_count));
    for (size_t k = 0; k < m->likelihood_count; k++) {
        sheet_text_at(
            r->sheet, row + m->likelihood_count - k, RISK_EVENT,
            m->likelihood[k],
            (struct style){.look = LOOK_HEADER_LEFT, .figure = FIGURE_FOREIGN});
    }
}

/* Row `up` of the matrix: the likelihood by its number. */
static void
draw_ids(const struct risk_sheet *r, size_t up)
{
    const struct risk_matrix *m = r->matrix;
    size_t down = m->likelihood_count - 1 - up;
    size_t row = r->axis_row + 1 + down, lines = LEAST_LINES;

    for (size_t k = 0; k < m->consequence_count; k++) {
        size_t cell = down * m->consequence_count + k + 1;
        const char *ids = ids_in(r, cell);
        size_t own = part_lines(ids, RISK_WIDTH);
        struct style style = {
            .look = risk_look(m, m->grid[up * m->consequence_count + k]),
            .is_centred = true};

        if (r->is_live && r->risks_count > 0) {
            sheet_formula_at(r->sheet, row, RISK_FIRST + k,
                             ids_formula(r, cell), ids, 0, style);
        } else {
            sheet_text_at(r->sheet, row, RISK_FIRST + k, ids, style);
        }
        lines = own > lines ? own : lines;
    }
    part_height(r->sheet, row, lines);
}

static void
draw_levels(const struct risk_sheet *r)
{
    const struct risk_matrix *m = r->matrix;

    for (size_t k = 0; k < m->likelihood_count * m->consequence_count; k++) {
        size_t up = k / m->consequence_count, right = k % m->consequence_count;

        sheet_text_at(r->sheet, r->levels_row + m->likelihood_count - up,
                      RISK_FIRST + right, m->levels[m->grid[k]],
                      (struct style){.look = risk_look(m, m->grid[k]),
                                     .figure = FIGURE_FOREIGN,
                                     .is_centred = true});
    }
}

static void
draw_legend(const struct risk_sheet *r)
{
    const struct risk_matrix *m = r->matrix;

    sheet_text_at(r->sheet, r->legend_row, RISK_EVENT,
                  part_word(r->drawing, "risk.legend"),
                  (struct style){.look = LOOK_HEADER_LEFT});
    part_height(r->sheet, r->legend_row,
                axis_lines(m->levels, m->levels_count));
    for (size_t k = 0; k < m->levels_count; k++) {
        sheet_text_at(r->sheet, r->legend_row, RISK_FIRST + k, m->levels[k],
                      (struct style){.look = risk_look(m, k),
                                     .figure = FIGURE_FOREIGN,
                                     .is_centred = true});
    }
}

void
risk_draw_matrix(const struct risk_sheet *r)
{
    part_section(r->sheet, r->axis_row - 1,
                 part_word(r->drawing, "risk.matrix"));
    draw_axis(r, r->axis_row);
    for (size_t up = 0; up < r->matrix->likelihood_count; up++) {
        draw_ids(r, up);
    }
    draw_legend(r);
    part_section(r->sheet, r->levels_row - 1,
                 part_word(r->drawing, "risk.levels"));
    draw_axis(r, r->levels_row);
    draw_levels(r);
}

/* -- the sheet -- */

static void
set_widths(struct sheet_out *s)
{
    sheet_width(s, RISK_ID, RISK_ID, 9);
    sheet_width(s, RISK_EVENT, RISK_EVENT, EVENT_WIDTH);
    sheet_width(s, RISK_FIRST, RISK_DUE, RISK_WIDTH);
    sheet_width(s, RISK_AGREES, RISK_AGREES, AGREES_WIDTH);
    sheet_width(s, RISK_MEASURE, RISK_MEASURE, MEASURE_WIDTH);
    sheet_width(s, RISK_CELL, RISK_CELL, 10);
    sheet_width(s, RISK_IDS, RISK_IDS, 24);
}

void
page_risk(const struct drawing *d, struct sheet_out *s, const struct page *p)
{
    const struct evaluation *e = d->layout->evaluation;
    struct risk_sheet r = {.drawing = d,
                           .sheet = s,
                           .matrix = &e->folder->matrix,
                           .risks = e->risks,
                           .risks_count = e->risks_count};

    (void)p;
    r.row = page_heading(d, s, part_word(d, "risk.title"),
                         part_word(d, "risk.subtitle"));
    r.row++;
    set_widths(s);
    if (e->folder->has_matrix) {
        risk_place(&r, r.row);
        risk_draw_matrix(&r);
        risk_draw_register(&r);
        r.row++;
    } else {
        part_note(s, r.row, part_word(d, "risk.none"));
        r.row += 2;
    }
    risk_draw_bids(&r);
    sheet_freeze(s, 0, RISK_FIRST);
    sheet_tab(s, TAB_RISK);
    sheet_print_area(s, (struct span_out){0, 0, r.row, RISK_MEASURE});
}
