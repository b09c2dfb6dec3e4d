/* The register of risks: what is stated, and what the matrix gives. */
#include "write/page_risk.h"

#include <string.h>

/* -- formulas -- */

/* The words of an axis where the matrix has them, as "$B$8:$B$12". */
static const char *
likelihoods(const struct risk_sheet *r)
{
    struct arena *a = r->drawing->arena;

    return arena_printf(
        a, "%s:%s", cell_fixed(a, r->axis_row + 1, RISK_EVENT),
        cell_fixed(a, r->axis_row + r->matrix->likelihood_count, RISK_EVENT));
}

static const char *
consequences(const struct risk_sheet *r)
{
    struct arena *a = r->drawing->arena;

    return arena_printf(
        a, "%s:%s", cell_fixed(a, r->axis_row, RISK_FIRST),
        cell_fixed(a, r->axis_row,
                   RISK_FIRST + r->matrix->consequence_count - 1));
}

/* Where the likelihood and the consequence of the risk in `row` stand on their
 * axes; numbers, or errors that the callers guard against. */
static const char *
place_up(const struct risk_sheet *r, size_t row)
{
    struct arena *a = r->drawing->arena;

    return arena_printf(a, "MATCH(%s,%s,0)", cell_name(a, row, RISK_LIKELIHOOD),
                        likelihoods(r));
}

static const char *
place_right(const struct risk_sheet *r, size_t row)
{
    struct arena *a = r->drawing->arena;

    return arena_printf(a, "MATCH(%s,%s,0)",
                        cell_name(a, row, RISK_CONSEQUENCE), consequences(r));
}

/* `formula` where both words are on their axes, else blank. */
static const char *
guarded(const struct risk_sheet *r, size_t row, const char *formula)
{
    return arena_printf(r->drawing->arena,
                        "IF(ISNUMBER(%s),IF(ISNUMBER(%s),%s,\"\"),\"\")",
                        place_up(r, row), place_right(r, row), formula);
}

static const char *
level_formula(const struct risk_sheet *r, size_t row)
{
    const struct risk_matrix *m = r->matrix;
    struct arena *a = r->drawing->arena;

    return guarded(
        r, row,
        arena_printf(a, "INDEX(%s:%s,%s,%s)",
                     cell_fixed(a, r->levels_row + 1, RISK_FIRST),
                     cell_fixed(a, r->levels_row + m->likelihood_count,
                                RISK_FIRST + m->consequence_count - 1),
                     place_up(r, row), place_right(r, row)));
}

static const char *
cell_formula(const struct risk_sheet *r, size_t row)
{
    return guarded(r, row,
                   arena_printf(r->drawing->arena, "(%s-1)*%zu+%s",
                                place_up(r, row), r->matrix->consequence_count,
                                place_right(r, row)));
}

/* The id, and behind it what the next risk below in the same cell says. */
static const char *
ids_formula(const struct risk_sheet *r, size_t row)
{
    struct arena *a = r->drawing->arena;
    size_t last = r->register_row + r->risks_count;
    const char *id = cell_name(a, row, RISK_ID);
    const char *match, *ids;

    if (row == last) {
        return id;
    }
    match = arena_printf(a, "MATCH(%s,%s:%s,0)", cell_name(a, row, RISK_CELL),
                         cell_name(a, row + 1, RISK_CELL),
                         cell_fixed(a, last + 1, RISK_CELL));
    ids = arena_printf(a, "%s:%s", cell_name(a, row + 1, RISK_IDS),
                       cell_fixed(a, last + 1, RISK_IDS));
    /* with an empty row below: Gnumeric has no INDEX of one cell */
    return arena_printf(a,
                        "%s&IF(ISNUMBER(%s),IF(ISNUMBER(%s),\" \"&"
                        "INDEX(%s,%s,1),\"\"),\"\")",
                        id, cell_name(a, row, RISK_CELL), match, ids, match);
}

/* Whether the level stated is the matrix's, in words. */
static const char *
agrees_words(const struct risk_sheet *r, const char *derived,
             const char *stated)
{
    return part_fill(r->drawing, "risk.differs",
                     WITH({"derived", derived}, {"stated", stated}));
}

static const char *
agrees_formula(const struct risk_sheet *r, size_t row)
{
    struct arena *a = r->drawing->arena;
    const char *level = cell_name(a, row, RISK_LEVEL);
    const char *stated = cell_name(a, row, RISK_STATED);

    return arena_printf(a, "IF(%s=%s,\"%s\",\"%s\")", level, stated,
                        part_word(r->drawing, "risk.agrees"),
                        agrees_words(r, arena_printf(a, "\"&%s&\"", level),
                                     arena_printf(a, "\"&%s&\"", stated)));
}

/* -- one risk -- */

static const char *
or_blank(const char *text)
{
    return text ? text : "";
}

/* A text that follows from the row: a formula, or the text alone. */
static void
draw_derived(const struct risk_sheet *r, size_t row, size_t column,
             const char *formula, const char *text)
{
    struct style style = {.look = column == RISK_IDS ? LOOK_HELPER
                                  : r->is_live       ? LOOK_PLAIN
                                                     : LOOK_FIXED,
                          .is_centred = column == RISK_LEVEL};

    if (column == RISK_AGREES && r->is_live) {
        style = part_words;
    }
    if (r->is_live) {
        sheet_formula_at(r->sheet, row, column, formula, text, 0, style);
    } else {
        sheet_text_at(r->sheet, row, column, text, style);
    }
}

static void
draw_level(const struct risk_sheet *r, size_t row, size_t column,
           const char *level)
{
    sheet_text_at(r->sheet, row, column, or_blank(level),
                  (struct style){.look = risk_look_of(r->matrix, level),
                                 .figure = FIGURE_FOREIGN,
                                 .is_centred = true});
}

static void
draw_live(const struct risk_sheet *r, size_t k, size_t row)
{
    const struct risk *risk = r->risks[k].risk;
    const char *level = r->risks[k].derived ? r->risks[k].derived->word : "";
    bool is_same = strcmp(level, or_blank(risk->stated)) == 0;

    draw_derived(r, row, RISK_LEVEL, level_formula(r, row), level);
    draw_level(r, row, RISK_STATED, risk->stated);
    draw_derived(r, row, RISK_AGREES, agrees_formula(r, row),
                 is_same ? part_word(r->drawing, "risk.agrees")
                         : agrees_words(r, level, or_blank(risk->stated)));
    if (r->is_live && r->cells[k] > 0) {
        sheet_formula_at(r->sheet, row, RISK_CELL, cell_formula(r, row), NULL,
                         (int)r->cells[k],
                         (struct style){.look = LOOK_HELPER,
                                        .figure = FIGURE_PLAIN,
                                        .is_centred = true});
    } else if (r->is_live) {
        sheet_formula_at(r->sheet, row, RISK_CELL, cell_formula(r, row), "", 0,
                         (struct style){.look = LOOK_HELPER});
    }
    draw_derived(r, row, RISK_IDS, ids_formula(r, row), r->ids[k]);
}

/* The words about agreement may become longer when a word is changed. */
static size_t
risk_lines(const struct risk_sheet *r, const struct risk *risk)
{
    const struct part_cell cells[] = {
        {agrees_words(r, or_blank(risk->stated), or_blank(risk->stated)),
         AGREES_WIDTH},
        {risk->event, EVENT_WIDTH},
        {risk->likelihood, RISK_WIDTH},
        {risk->consequence, RISK_WIDTH},
        {risk->owner, RISK_WIDTH},
        {risk->measure, MEASURE_WIDTH},
    };

    return part_most_lines(cells, sizeof cells / sizeof cells[0]);
}

static void
draw_risk(const struct risk_sheet *r, size_t k)
{
    static const struct style input = {.look = LOOK_INPUT,
                                       .figure = FIGURE_FOREIGN,
                                       .is_free = true,
                                       .is_centred = true};
    const struct risk *risk = r->risks[k].risk;
    struct style scale = input;
    size_t row = r->register_row + 1 + k;
    struct sheet_out *s = r->sheet;

    if (!r->is_live) {
        scale = part_short;
    }
    sheet_text_at(s, row, RISK_ID, risk->id, part_foreign);
    sheet_text_at(s, row, RISK_EVENT, risk->event, part_foreign);
    sheet_text_at(s, row, RISK_LIKELIHOOD, or_blank(risk->likelihood), scale);
    sheet_text_at(s, row, RISK_CONSEQUENCE, or_blank(risk->consequence), scale);
    draw_live(r, k, row);
    draw_level(r, row, RISK_RESIDUAL, risk->residual);
    sheet_text_at(s, row, RISK_OWNER, or_blank(risk->owner), part_foreign);
    sheet_date_at(s, row, RISK_DUE, or_blank(risk->due), part_date);
    sheet_text_at(s, row, RISK_MEASURE, or_blank(risk->measure), part_foreign);
    part_height(s, row, risk_lines(r, risk));
}

/* -- the register -- */

/* The words that may be chosen stand on the axes of the matrix. */
static void
allow_scales(const struct risk_sheet *r)
{
    const struct risk_matrix *m = r->matrix;
    struct arena *a = r->drawing->arena;
    const struct page *page = layout_page(r->drawing->layout, PAGE_RISK, NULL);
    size_t first = r->register_row + 1;
    size_t last = r->register_row + r->risks_count;
    struct span_out up = {r->axis_row + 1, RISK_EVENT,
                          r->axis_row + m->likelihood_count, RISK_EVENT};
    struct span_out right = {r->axis_row, RISK_FIRST, r->axis_row,
                             RISK_FIRST + m->consequence_count - 1};

    sheet_allow_list(
        r->sheet,
        (struct span_out){first, RISK_LIKELIHOOD, last, RISK_LIKELIHOOD},
        range_on(a, page->name, up),
        part_word(r->drawing, "risk.column-likelihood"),
        part_word(r->drawing, "risk.choose"));
    sheet_allow_list(
        r->sheet,
        (struct span_out){first, RISK_CONSEQUENCE, last, RISK_CONSEQUENCE},
        range_on(a, page->name, right),
        part_word(r->drawing, "risk.column-consequence"),
        part_word(r->drawing, "risk.choose"));
}

/* The level's fill follows the level. */
static void
fill_levels(const struct risk_sheet *r)
{
    struct arena *a = r->drawing->arena;
    size_t first = r->register_row + 1;
    struct span_out span = {first, RISK_LEVEL, r->register_row + r->risks_count,
                            RISK_LEVEL};

    for (size_t k = 0; k < r->matrix->levels_count; k++) {
        sheet_condition(
            r->sheet, span,
            arena_printf(a, "%s=%s", cell_name(a, first, RISK_LEVEL),
                         cell_fixed(a, r->legend_row, RISK_FIRST + k)),
            risk_look(r->matrix, k));
    }
}

void
risk_draw_register(const struct risk_sheet *r)
{
    static const struct part_column columns[] = {
        {"gate.column-id", 0},         {"risk.column-event", 0},
        {"risk.column-likelihood", 0}, {"risk.column-consequence", 0},
        {"risk.column-level", 0},      {"risk.column-stated", 0},
        {"risk.column-residual", 0},   {"risk.column-owner", 0},
        {"risk.column-due", 0},        {"risk.column-agrees", 0},
        {"risk.column-measure", 0},    {"risk.column-cell", 0},
        {"risk.column-ids", 0},        {NULL, 0},
    };
    const struct drawing *d = r->drawing;

    part_section(r->sheet, r->register_row - 1, part_word(d, "risk.register"));
    (void)part_head(d, r->sheet, r->register_row, columns);
    part_height(r->sheet, r->register_row, 2);
    for (size_t k = 0; k < r->risks_count; k++) {
        draw_risk(r, k);
    }
    if (r->risks_count > 0 && r->is_live) {
        fill_levels(r);
    }
    if (r->risks_count > 0 && r->is_live && d->is_what_if) {
        allow_scales(r);
    }
    if (!r->is_live) {
        sheet_text_at(r->sheet, r->register_row - 1, RISK_FIRST,
                      part_word(d, "risk.held"),
                      (struct style){.look = LOOK_MUTED});
    }
}
