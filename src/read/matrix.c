/*
 * risk/matrix.yaml: a level for every likelihood and consequence.
 */
#include "read/reader.h"

#include <assert.h>
#include <string.h>

static struct names
names_in(struct reader *r, const char *const *texts, size_t count)
{
    struct names n = names_of_texts(r, texts, count);

    n.is_whole = count > 0 && is_sound(r, r->folder->matrix.doc);
    return n;
}

static size_t
index_of(const char *const *texts, size_t count, const char *text)
{
    size_t i = 0;

    while (i < count && strcmp(texts[i], text) != 0) {
        i++;
    }
    return i;
}

/* -- the grid -------------------------------------------------------------- */

/* The rows of the grid, lowest likelihood first. */
struct grid {
    const struct risk_matrix *matrix;
    struct names levels;
    const struct doc **rows;
    bool is_whole; /* every cell has been read */
};

static void
find_row(struct reader *r, struct grid *g, size_t row)
{
    const struct risk_matrix *x = g->matrix;
    const struct doc *v = doc_get(x->grid_doc, x->likelihood[row]);

    g->rows[row] = v;
    if (v && v->kind == DOC_LIST && v->count == x->consequence_count) {
        return;
    }
    g->is_whole = false;
    diag_error(r->diags, v ? v->place : x->grid_doc->place,
               v ? "grid-row-length" : "grid-row-missing",
               WITH({"likelihood", x->likelihood[row], NULL},
                    {"count", count_text(r, x->consequence_count), NULL}));
}

static void
read_row(struct reader *r, struct grid *g, size_t row)
{
    const struct risk_matrix *x = g->matrix;
    size_t at = row * x->consequence_count;

    for (const struct doc *v = g->rows[row]->first; v; v = v->next, at++) {
        if (check_name(r, v, &g->levels, "unknown-level")) {
            x->grid[at] = index_of(x->levels, x->levels_count, v->text);
        } else {
            g->is_whole = false;
        }
    }
}

/* Warns when the cell `high` has a lower level than `low`, which it should not
 * be below; true when it has. */
static bool
compare_cells(struct reader *r, const struct grid *g, size_t low, size_t high)
{
    const struct risk_matrix *x = g->matrix;
    size_t columns = x->consequence_count;

    assert(columns > 0);
    if (x->grid[low] <= x->grid[high]) {
        return false;
    }

    const struct doc *lower = doc_at(g->rows[low / columns], low % columns);
    const struct doc *higher = doc_at(g->rows[high / columns], high % columns);
    struct diag *d = diag_warning(
        r->diags, higher->place, "grid-not-monotone",
        WITH({"likelihood", x->likelihood[high / columns], NULL},
             {"consequence", x->consequence[high % columns], NULL},
             {"level", higher->text, NULL},
             {"lower_likelihood", x->likelihood[low / columns], NULL},
             {"lower_consequence", x->consequence[low % columns], NULL},
             {"lower_level", lower->text, NULL}));

    diag_also(d, lower->place, "also.other-value");
    return true;
}

/* A greater likelihood or consequence must not give a lower level; a cell that
 * does is spoken of once. */
static void
check_monotone(struct reader *r, const struct grid *g)
{
    const struct risk_matrix *x = g->matrix;
    size_t columns = x->consequence_count;

    assert(columns > 0);
    for (size_t at = 0; at < x->likelihood_count * columns; at++) {
        bool is_told = at % columns > 0 && compare_cells(r, g, at - 1, at);

        if (!is_told && at >= columns) {
            (void)compare_cells(r, g, at - columns, at);
        }
    }
}

static void
read_grid(struct reader *r, struct risk_matrix *x, struct names levels)
{
    struct names rows = names_in(r, x->likelihood, x->likelihood_count);
    struct grid g = {x, levels, NULL, true};

    if (!x->grid_doc || !expect_map(r, x->grid_doc) || !rows.is_whole ||
        x->consequence_count == 0) {
        return;
    }
    g.rows = arena_array(r->arena, const struct doc *, x->likelihood_count);
    for (const struct doc *v = x->grid_doc->first; v; v = v->next) {
        g.is_whole = check_key(r, v, &rows, "unknown-likelihood") && g.is_whole;
    }
    for (size_t i = 0; g.is_whole && i < x->likelihood_count; i++) {
        find_row(r, &g, i);
    }
    if (!g.is_whole) {
        return;
    }
    x->grid = arena_array(r->arena, size_t,
                          x->likelihood_count * x->consequence_count);
    for (size_t i = 0; i < x->likelihood_count; i++) {
        read_row(r, &g, i);
    }
    if (g.is_whole && is_sound(r, x->doc)) {
        check_monotone(r, &g);
    }
}

/* -- points ---------------------------------------------------------------- */

static void
read_points(struct reader *r, struct risk_matrix *x, struct names levels)
{
    num *points = arena_array(r->arena, num, x->levels_count);
    bool is_fine = true;

    if (!x->points_doc || !expect_map(r, x->points_doc)) {
        return;
    }
    for (const struct doc *v = x->points_doc->first; v; v = v->next) {
        is_fine = check_key(r, v, &levels, "unknown-level") && is_fine;
    }
    for (size_t i = 0; is_fine && i < x->levels_count; i++) {
        const struct doc *v = doc_get(x->points_doc, x->levels[i]);

        if (v) {
            (void)decode_number(r->arena, r->diags, v, &points[i]);
        } else {
            diag_error(r->diags, x->points_doc->place, "level-points-missing",
                       WITH({"level", x->levels[i], NULL}));
        }
    }
    x->points = points;
}

void
check_matrix(struct reader *r)
{
    struct risk_matrix *x = &r->folder->matrix;
    struct names none = {0};

    if (!x->doc) {
        return;
    }

    struct names levels = names_in(r, x->levels, x->levels_count);

    check_names(r, x->doc, "likelihood", &none, "unknown-likelihood");
    check_names(r, x->doc, "consequence", &none, "unknown-consequence");
    check_names(r, x->doc, "levels", &none, "unknown-level");
    read_grid(r, x, levels);
    read_points(r, x, levels);
    refuse_empty(r, x->doc, "likelihood");
    refuse_empty(r, x->doc, "consequence");
    refuse_empty(r, x->doc, "levels");
}
