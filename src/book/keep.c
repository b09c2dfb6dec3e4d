/*
 * Cells kept until the book ends. The library takes them row by row, from the
 * first to the last, and puts each row in a file when the next begins, so that
 * a sheet is never whole in its memory; our pages come in the order that suits
 * them, and charts ask what a cell of any sheet shows.
 */
#include "book/inside.h"

#include <stdio.h>
#include <stdlib.h>

enum { BLOCK_CELLS = 512, LINK_UNITS = 255 };

struct cell_block {
    struct cell_block *next;
    size_t count;
    struct kept_cell cells[BLOCK_CELLS];
};

void
sheet_keep(struct sheet_out *s, const struct kept_cell *cell)
{
    struct cell_block *block = s->last_block;

    if (!block || block->count == BLOCK_CELLS) {
        block = arena_new(s->book->arena, struct cell_block);
        if (s->last_block)
            s->last_block->next = block;
        else
            s->first_block = block;
        s->last_block = block;
    }

    struct kept_cell *kept = &block->cells[block->count++];

    *kept = *cell;
    kept->order = (uint32_t)s->cell_count++;
}

/* -- in order -- */

static int
compare_places(const struct kept_cell *one, const struct kept_cell *other)
{
    if (one->row != other->row)
        return one->row < other->row ? -1 : 1;
    return (one->column > other->column) - (one->column < other->column);
}

static int
compare_cells(const void *left, const void *right)
{
    const struct kept_cell *one = *(const struct kept_cell *const *)left;
    const struct kept_cell *other = *(const struct kept_cell *const *)right;
    int order = compare_places(one, other);

    if (order != 0)
        return order;
    return (one->order > other->order) - (one->order < other->order);
}

void
sheet_sort_cells(struct sheet_out *s)
{
    const struct kept_cell **cells =
        arena_array(s->book->arena, const struct kept_cell *, s->cell_count);
    size_t count = 0, used = 0;

    for (const struct cell_block *b = s->first_block; b; b = b->next)
        for (size_t i = 0; i < b->count; i++)
            cells[count++] = &b->cells[i];
    if (count > 0)
        qsort(cells, count, sizeof(const struct kept_cell *), compare_cells);

    /* Of several in one place the last one holds. */
    for (size_t i = 0; i < count; i++)
        if (i + 1 == count || compare_places(cells[i], cells[i + 1]) != 0)
            cells[used++] = cells[i];
    s->cells = cells;
    s->cell_count = used;
}

const struct kept_cell *
sheet_cell(const struct sheet_out *s, size_t row, size_t column)
{
    const struct kept_cell wanted = {.row = (uint32_t)row,
                                     .column = (uint16_t)column};
    size_t first = 0, end = s->cell_count;

    while (first < end) {
        size_t middle = first + (end - first) / 2;
        int order = compare_places(s->cells[middle], &wanted);

        if (order == 0)
            return s->cells[middle];
        if (order < 0)
            first = middle + 1;
        else
            end = middle;
    }
    return NULL;
}

/* -- heights -- */

void
sheet_keep_height(struct sheet_out *s, size_t row, double points)
{
    lxw_worksheet *page = s->page;

    /* In the table where the library looks for heights when it puts notes and
     * charts in their places; written they are with their rows. */
    page->optimize = LXW_FALSE;
    sheet_check(s, worksheet_set_row(page, (lxw_row_t)row, points, NULL),
                "height");
    page->optimize = LXW_TRUE;
    if (row >= s->row_end)
        s->row_end = row + 1;
}

/* -- to the library -- */

static lxw_error
put_link(struct arena *a, lxw_worksheet *page, const struct kept_cell *c)
{
    const struct text_limit limit = {TEXT_CELL, LINK_UNITS, 0};

    /* The library keeps the text beside the link too, and cuts it there at a
     * number of bytes; so it gets a short one, and then the cell the whole. */
    lxw_error error =
        worksheet_write_url_opt(page, c->row, c->column, c->formula, c->format,
                                book_fit(a, c->shows.text, limit), NULL);

    if (error == LXW_NO_ERROR)
        error = worksheet_write_string(page, c->row, c->column, c->shows.text,
                                       c->format);
    return error;
}

static lxw_error
put_cell(struct arena *a, lxw_worksheet *page, const struct kept_cell *c)
{
    switch ((enum kept_kind)c->kind) {
    case KEPT_BLANK:
        break;
    case KEPT_NUMBER:
        return worksheet_write_number(page, c->row, c->column, c->shows.number,
                                      c->format);
    case KEPT_TEXT:
        return worksheet_write_string(page, c->row, c->column, c->shows.text,
                                      c->format);
    case KEPT_FORMULA:
        return worksheet_write_formula_num(page, c->row, c->column, c->formula,
                                           c->format, c->shows.number);
    case KEPT_TEXT_FORMULA:
        return worksheet_write_formula_str(page, c->row, c->column, c->formula,
                                           c->format, c->shows.text);
    case KEPT_LINK:
        return put_link(a, page, c);
    }
    return worksheet_write_blank(page, c->row, c->column, c->format);
}

/* Heights of the rows from `row` to the one before `end`. */
static void
put_heights(struct sheet_out *s, size_t row, size_t end)
{
    for (; row < end && row < s->row_end; row++) {
        const lxw_row *r = lxw_worksheet_find_row(s->page, (lxw_row_t)row);

        if (r)
            sheet_check(
                s, worksheet_set_row(s->page, (lxw_row_t)row, r->height, NULL),
                "height");
    }
}

void
sheet_hand_over(struct sheet_out *s)
{
    FILE *rows = s->page->optimize_tmpfile;
    size_t row = 0;

    for (size_t i = 0; i < s->cell_count && !s->book->failure; i++) {
        const struct kept_cell *c = s->cells[i];

        put_heights(s, row, (size_t)c->row + 1);
        row = (size_t)c->row + 1 > row ? (size_t)c->row + 1 : row;
        sheet_check(s, put_cell(s->book->arena, s->page, c), "cell");
    }
    put_heights(s, row, s->row_end);
    lxw_worksheet_write_single_row(s->page);
    if (fflush(rows) != 0 || ferror(rows))
        sheet_fail(s, SIZE_MAX, 0, "no room for temporary files");
}
