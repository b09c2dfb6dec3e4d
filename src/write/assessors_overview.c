/* How far the assessors were apart, at a glance: a table for each lot, bids by
 * criteria, darker where they differ more. */
#include "write/assessors.h"

/* The bidder stands before the criteria. */
#define FIRST_CRITERION 1

/* As many columns as the heading of a page stretches over, at least. */
#define LEAST_COLUMNS 8

/* A table: the criteria of a method that are scored for one lot, or once. */
struct spread_table {
    const struct method *method;
    const struct lot *lot; /* NULL: once */
};

static bool
is_in(const struct spread_table *t, const struct assessed *x)
{
    return x->method == t->method && x->lot == t->lot;
}

/* -- cells -- */

static void
put_spread(const struct panel_book *b, const struct rows *r, size_t i,
           size_t column)
{
    const struct assessed *x = &b->all[i];
    struct style style = {.look = LOOK_PLAIN,
                          .figure = FIGURE_PLAIN,
                          .decimals = b->decimals,
                          .is_centred = true};

    if (x->spread && !x->spread->is_blank) {
        sheet_formula_at(r->s, r->row, column,
                         cell_on(b->d->arena, b->scores->name, b->rows[i],
                                 panel_column(b, PANEL_SPREAD)),
                         NULL, num_double(x->spread->value.low), style);
    }
}

static void
put_headings(const struct panel_book *b, struct rows *r,
             const struct spread_table *t)
{
    const struct criterion *last = NULL;
    size_t column = FIRST_CRITERION;

    rows_text(r, 0, rows_word(r, "assessors.bid"), LOOK_HEADER_LEFT);
    for (size_t i = 0; i < b->count; i++) {
        const struct assessed *x = &b->all[i];

        if (is_in(t, x) && x->criterion != last) {
            rows_foreign(r, column++, panel_criterion(b, x), LOOK_HEADER);
            last = x->criterion;
        }
    }
    r->columns = column;
    rows_next(r);
}

/* The table's bids, in the order in which they first come; `rows` by bid. */
static size_t
put_bids(const struct panel_book *b, struct rows *r,
         const struct spread_table *t, size_t *rows)
{
    const struct folder *f = b->d->layout->evaluation->folder;
    bool *is_there = arena_array(b->d->arena, bool, f->bids_count + 1);
    size_t first = r->row;

    for (size_t i = 0; i < b->count; i++) {
        if (is_in(t, &b->all[i])) {
            is_there[b->all[i].bid - f->bids] = true;
        }
    }
    for (size_t i = 0; i < f->bids_count; i++) {
        if (!is_there[i]) {
            continue;
        }
        rows[i] = r->row;
        rows_foreign(r, 0, f->bids[i].bidder->name, LOOK_WRAPPED);
        for (size_t k = FIRST_CRITERION; k < r->columns; k++) {
            sheet_blank_at(r->s, r->row, k, (struct style){.look = LOOK_PLAIN});
        }
        rows_next(r);
    }
    return first;
}

/* The rows of a table come criterion by criterion. */
static void
put_spreads(const struct panel_book *b, struct rows *r,
            const struct spread_table *t, const size_t *rows)
{
    const struct folder *f = b->d->layout->evaluation->folder;
    const struct criterion *last = NULL;
    size_t column = FIRST_CRITERION - 1;

    for (size_t i = 0; i < b->count; i++) {
        const struct assessed *x = &b->all[i];

        if (is_in(t, x)) {
            column += x->criterion != last;
            last = x->criterion;
            r->row = rows[x->bid - f->bids];
            put_spread(b, r, i, column);
        }
    }
}

static void
put_table(const struct panel_book *b, struct rows *r,
          const struct spread_table *t)
{
    const struct folder *f = b->d->layout->evaluation->folder;
    size_t *rows = arena_array(b->d->arena, size_t, f->bids_count + 1);
    size_t columns = r->columns, end, first;

    put_headings(b, r, t);
    first = put_bids(b, r, t, rows);
    end = r->row;
    put_spreads(b, r, t, rows);
    r->row = end;
    sheet_shade(r->s, (struct span_out){first, FIRST_CRITERION, end - 1,
                                        r->columns - 1});
    r->columns = columns;
}

/* -- the sheet -- */

/* Is row `i` the first of its table? */
static bool
is_first(const struct panel_book *b, size_t i)
{
    const struct spread_table t = {b->all[i].method, b->all[i].lot};

    for (size_t k = 0; k < i; k++) {
        if (is_in(&t, &b->all[k])) {
            return false;
        }
    }
    return true;
}

static const char *
table_title(const struct panel_book *b, const struct spread_table *t)
{
    if (!t->lot) {
        return text_fill(b->d->arena, b->d->layout->lang,
                         "assessors.spread-once",
                         WITH({"method", t->method->id}));
    }
    return text_fill(b->d->arena, b->d->layout->lang, "assessors.spread-lot",
                     WITH({"lot", t->lot->id}, {"title", t->lot->title}));
}

static const int *
widths_of(const struct panel_book *b, size_t columns)
{
    int *widths = arena_array(b->d->arena, int, columns);

    widths[0] = 40;
    for (size_t i = FIRST_CRITERION; i < columns; i++) {
        widths[i] = 18;
    }
    return widths;
}

/* Columns of the widest table there can be. */
static size_t
most_columns(const struct panel_book *b)
{
    const struct award *award = &b->d->layout->evaluation->folder->award;
    size_t most = LEAST_COLUMNS;

    for (size_t i = 0; i < award->methods_count; i++) {
        const struct method *m = &award->methods[i];
        size_t columns = FIRST_CRITERION;

        for (size_t k = 0; k < m->all_count; k++) {
            columns += m->all[k]->source == FROM_ASSESSORS;
        }
        most = columns > most ? columns : most;
    }
    return most;
}

void
draw_panel_overview(const struct panel_book *b, struct sheet_out *s)
{
    size_t columns = most_columns(b);
    struct rows r =
        rows_start(b->d, s, text_of(b->d->layout->lang, "assessors.title"),
                   text_of(b->d->layout->lang, "assessors.subtitle"));

    rows_widths(&r, widths_of(b, columns), columns);
    rows_next(&r);
    rows_paragraph(&r, rows_word(&r, "assessors.internal"));
    rows_paragraph(&r, rows_word(&r, "assessors.how-to-read"));
    for (size_t i = 0; i < b->count; i++) {
        const struct spread_table t = {b->all[i].method, b->all[i].lot};

        if (is_first(b, i)) {
            rows_section(&r, table_title(b, &t));
            put_table(b, &r, &t);
        }
    }
    rows_finish(&r);
}
