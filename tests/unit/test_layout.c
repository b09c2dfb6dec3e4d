/*
 * Where things stand in the workbooks: every figure once, nothing upon another,
 * and no formula that refers to where nothing is.
 */
#include "award/award.h"
#include "base/utf8.h"
#include "layout/layout.h"
#include "read/read.h"

#include <check.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define CASE "tests/cases/small-tender"

enum { NAME_UNITS = 31, MOST_FORMULA = 8192 };

static struct arena *a;
static struct diags *d;
static struct catalogue *c;
static struct folder *f;

static void
start(void)
{
    a = arena_create();
    d = diags_create(a);
    c = catalogue_open(a);
    f = read_folder(a, d, c, CASE);
}

static void
stop(void)
{
    arena_destroy(a);
}

static struct layout *
lay_out(enum lang lang)
{
    struct evaluation *e = evaluate_tender(a, d, c, f, false);

    return layout_evaluation(a, e, lang);
}

/* -- all grids -- */

struct grids {
    const struct grid *all[256];
    size_t count;
};

static void
add(struct grids *g, const struct grid *grid)
{
    if (grid->page && grid->lines_count > 0) {
        ck_assert_uint_lt(g->count, sizeof g->all / sizeof *g->all);
        g->all[g->count++] = grid;
    }
}

static struct grids
grids_of(const struct layout *l)
{
    struct grids g = {.count = 0};

    for (size_t i = 0; i < l->lots_count; i++) {
        add(&g, &l->lots[i].ranking);
        add(&g, &l->lots[i].figures);
        add(&g, &l->lots[i].scores);
        add(&g, &l->lots[i].prices);
        add(&g, &l->lots[i].cascade);
    }
    for (size_t i = 0; i < l->methods_count; i++) {
        add(&g, &l->methods[i].weights);
        add(&g, &l->methods[i].parameters);
    }
    add(&g, &l->overview);
    add(&g, &l->awards);
    return g;
}

/* The grid of `g` in which a spot lies, its headings too; else NULL. */
static const struct grid *
grid_at(const struct grids *g, struct spot at)
{
    for (size_t i = 0; i < g->count; i++) {
        const struct grid *grid = g->all[i];

        if (grid->page == at.page && at.row >= grid->head &&
            at.row <= grid->head + grid->lines_count &&
            at.column >= grid->first_column &&
            at.column < grid->first_column + grid->columns_count) {
            return grid;
        }
    }
    return NULL;
}

/* The cell at a spot; NULL of a heading and where there is none. */
static const struct cell *
cell_at(const struct grids *g, struct spot at)
{
    const struct grid *grid = grid_at(g, at);
    const struct line *line = NULL;

    if (grid && at.row > grid->head) {
        line = &grid->lines[at.row - grid->head - 1];
    }
    return line && line->cells ? &line->cells[at.column - grid->first_column]
                               : NULL;
}

/* -- references -- */

typedef void refer_fn(const struct grids *g, struct spot at, bool is_range);

static const struct page *
page_named(const struct layout *l, const char *name)
{
    for (size_t i = 0; i < l->pages_count; i++) {
        if (strcmp(l->pages[i].name, name) == 0) {
            return &l->pages[i];
        }
    }
    ck_abort_msg("no page is called %s", name);
    return NULL;
}

/* "'Pris'!" at *text, and beyond it. */
static const struct page *
take_page(const struct layout *l, const char **text)
{
    const char *end = strstr(*text + 1, "'!");
    const struct page *page;

    ck_assert_ptr_nonnull(end);
    page = page_named(l, arena_slice(a, *text + 1, (size_t)(end - *text - 1)));
    *text = end + 2;
    return page;
}

static void
take_address(const char **text, struct spot *at)
{
    char *end = NULL;

    at->column = 0;
    for (*text += 1; isupper((unsigned char)**text); *text += 1) {
        at->column = 26 * at->column + (size_t)(**text - 'A' + 1);
    }
    at->column--;
    ck_assert_int_eq(**text, '$');
    at->row = (size_t)strtoul(*text + 1, &end, 10) - 1;
    *text = end;
}

static void
each_reference(const struct layout *l, const struct page *from,
               const char *formula, refer_fn *refer)
{
    struct grids g = grids_of(l);
    const char *at = formula;
    bool is_after_colon = false;
    struct spot spot = {from, 0, 0};

    while (*at) {
        if (*at == '"') {
            at = strchr(at + 1, '"');
            ck_assert_ptr_nonnull(at);
            at++;
        } else if (*at == '\'') {
            spot.page = take_page(l, &at);
        } else if (*at == '$') {
            take_address(&at, &spot);
            refer(&g, spot, is_after_colon || *at == ':');
            is_after_colon = *at == ':';
            spot.page = is_after_colon ? spot.page : from;
        } else {
            at++;
        }
    }
}

/* One cell must have something; the ends of a range must be in a grid. */
static void
must_be_there(const struct grids *g, struct spot at, bool is_range)
{
    const struct grid *grid = grid_at(g, at);
    const struct cell *cell = cell_at(g, at);

    ck_assert_msg(grid != NULL, "%s row %zu column %zu is in no grid",
                  at.page->name, at.row, at.column);
    if (!is_range && at.row > grid->head) {
        ck_assert_msg(cell && cell->state != CELL_EMPTY,
                      "%s row %zu column %zu is empty", at.page->name, at.row,
                      at.column);
    }
}

typedef void cell_fn(const struct layout *l, const struct grid *g,
                     const struct cell *cell);

static void
each_cell(const struct layout *l, cell_fn *look)
{
    struct grids g = grids_of(l);

    for (size_t i = 0; i < g.count; i++) {
        for (size_t k = 0; k < g.all[i]->lines_count; k++) {
            const struct cell *cells = g.all[i]->lines[k].cells;

            for (size_t j = 0; cells && j < g.all[i]->columns_count; j++) {
                look(l, g.all[i], &cells[j]);
            }
        }
    }
}

static void
look_at_formula(const struct layout *l, const struct grid *g,
                const struct cell *cell)
{
    if (cell->state == CELL_LIVE) {
        ck_assert_uint_le(strlen(cell->formula), MOST_FORMULA);
        each_reference(l, g->page, cell->formula, must_be_there);
    }
    if (cell->state == CELL_HELD) {
        ck_assert_ptr_nonnull(cell->why);
    }
}

START_TEST(references_are_to_something)
{
    each_cell(lay_out(LANG_NB), look_at_formula);
}
END_TEST

/* -- nodes -- */

static void
must_show(const struct grids *g, struct spot at, const struct node *n)
{
    const struct cell *cell = cell_at(g, at);

    ck_assert_msg(cell && cell->state != CELL_EMPTY, "%s", n->id);
    if (n->is_blank) {
        ck_assert_str_eq(cell->text, "");
    } else {
        ck_assert_ptr_null(cell->text);
        ck_assert_int_eq(num_compare(cell->value, n->value.low), 0);
    }
}

static bool
is_here(struct spot x, struct spot y)
{
    return x.page == y.page && x.row == y.row && x.column == y.column;
}

/* A figure of a bid stands once, and shows what it is. (What the buyer fixed is
 * one figure in all lots of a method.) */
START_TEST(nodes_stand_once)
{
    const struct layout *l = lay_out(LANG_EN);
    const struct graph *graph = l->evaluation->graph;
    struct grids g = grids_of(l);
    size_t count = 0;

    for (const struct node *n = graph_first(graph); n; n = n->next) {
        struct spot at = layout_spot(l, n);

        if (n->kind != NODE_FORMULA || !at.page || !n->step.bid) {
            continue;
        }
        count++;
        must_show(&g, at, n);
        for (const struct node *m = graph_first(graph); m != n; m = m->next) {
            ck_assert_msg(m->kind != NODE_FORMULA ||
                              !is_here(at, layout_spot(l, m)),
                          "%s stands upon %s", n->id, m->id);
        }
    }
    ck_assert_uint_gt(count, 50);
}
END_TEST

START_TEST(a_rejected_bid_is_blank)
{
    const struct layout *l = lay_out(LANG_EN);
    struct grids g = grids_of(l);
    size_t count = 0;

    for (const struct node *n = graph_first(l->evaluation->graph); n;
         n = n->next) {
        struct spot at = layout_spot(l, n);

        if (at.page && n->step.only_if && !node_is_one(n->step.only_if)) {
            ck_assert_str_eq(cell_at(&g, at)->text, "");
            count++;
        }
    }
    ck_assert_uint_gt(count, 0);
}
END_TEST

START_TEST(grids_do_not_overlap)
{
    struct grids g = grids_of(lay_out(LANG_NN));

    for (size_t i = 0; i < g.count; i++) {
        const struct grid *x = g.all[i];

        for (size_t k = 0; k < i; k++) {
            const struct grid *y = g.all[k];

            ck_assert(x->page != y->page ||
                      x->head > y->head + y->lines_count ||
                      y->head > x->head + x->lines_count);
        }
    }
}
END_TEST

/* -- names of pages -- */

static size_t
units_of(const char *name)
{
    size_t units = 0;

    while (*name) {
        uint32_t code = 0;

        name += utf8_next(name, strlen(name), &code);
        units += code > 0xFFFF ? 2 : 1;
    }
    return units;
}

static const char *const hostile[] = {
    "L[1]:*?/\\'",
    "L[1]:*?/\\\"",
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "æøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøå",
    "ÆØÅæøåæøåæøåæøåæøåæøåæøåæøåæøåæøå",
    "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
    "\t\x01",
};

START_TEST(names_of_pages_are_legal)
{
    const struct layout *l;
    size_t which = (size_t)_i / 3;

    for (size_t i = 0; i < f->tender.lots_count; i++) {
        f->tender.lots[i].id = arena_printf(
            a, "%s%s", hostile[2 * which + i % 2], i < 2 ? "" : "x");
    }
    l = lay_out((enum lang)(_i % 3));
    for (size_t i = 0; i < l->pages_count; i++) {
        const char *name = l->pages[i].name;

        ck_assert_ptr_null(strpbrk(name, "[]:*?/\\'\t\x01"));
        ck_assert_uint_ge(units_of(name), 1);
        ck_assert_uint_le(units_of(name), NAME_UNITS);
        for (size_t k = 0; k < i; k++) {
            ck_assert_str_ne(name, l->pages[k].name);
        }
    }
}
END_TEST

/* -- nobody has answered -- */

START_TEST(a_lot_without_bids)
{
    const struct layout *l;

    f->bids_count = 0;
    l = lay_out(LANG_NB);
    each_cell(l, look_at_formula);
    for (size_t i = 0; i < l->lots_count; i++) {
        ck_assert_uint_eq(l->lots[i].ranking.lines_count, 0);
    }
}
END_TEST

/* Gnumeric finds nothing in a range of one cell. */
static void
must_not_look_up_in_one(const struct layout *l, const struct grid *g,
                        const struct cell *cell)
{
    (void)l;
    (void)g;
    if (cell->state == CELL_LIVE) {
        ck_assert_ptr_null(strstr(cell->formula, "INDEX("));
    }
}

START_TEST(a_lot_with_one_bid)
{
    const struct layout *l;

    f->bids_count = 1;
    l = lay_out(LANG_NB);
    each_cell(l, look_at_formula);
    for (size_t i = 0; i < l->lots_count; i++) {
        ck_assert_uint_le(l->lots[i].ranking.lines_count, 1);
    }
    each_cell(l, must_not_look_up_in_one);
}
END_TEST

int
main(void)
{
    Suite *s = suite_create("layout");
    TCase *t = tcase_create("places");
    SRunner *r;
    int failed;

    tcase_add_checked_fixture(t, start, stop);
    tcase_add_test(t, references_are_to_something);
    tcase_add_test(t, nodes_stand_once);
    tcase_add_test(t, a_rejected_bid_is_blank);
    tcase_add_test(t, grids_do_not_overlap);
    tcase_add_loop_test(t, names_of_pages_are_legal, 0, 12);
    tcase_add_test(t, a_lot_without_bids);
    tcase_add_test(t, a_lot_with_one_bid);
    suite_add_tcase(s, t);
    r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
