/*
 * How much fits a page of print, and sheets too wide for one. Sizes are pixels
 * at full size, as spreadsheets measure columns and rows.
 */
#include "book/inside.h"
#include "book/print.h"

/* What an A4 page that lies holds between its margins, and less by what
 * printers and programs differ. */
#define PAGE_WIDTH  960
#define PAGE_HEIGHT 650

/* What is wider than this on one page is too small to be read, and so wide
 * pages are made where there are several. */
#define WIDEST   1560
#define WIDE     1460
#define PERCENT  100
#define LARGEST  80  /* percent: sheets of few columns are not written larger */
#define MOST_CUT 200 /* pages beside each other: nobody reads more */

static size_t
columns_pixels(const struct sheet_out *s, size_t first, size_t end)
{
    double sum = 0;

    for (size_t i = first; i < end; i++)
        sum += book_column_pixels(s->page, i);
    return (size_t)sum;
}

size_t
sheet_rows_pixels(const struct sheet_out *s, size_t first, size_t end)
{
    double sum = 0;

    for (size_t i = first; i < end && !s->book->failure; i++)
        sum += book_row_pixels(s->page, i);
    return (size_t)sum;
}

/* The first column that does not fit `width` with those from `first` on. */
static size_t
cut_after(const struct sheet_out *s, size_t first, size_t end, size_t width)
{
    size_t used = 0;

    for (size_t i = first; i < end; i++) {
        used += columns_pixels(s, i, i + 1);
        if (used > width && i > first)
            return i;
    }
    return end;
}

/* Pages beside each other when each holds `width`; where they end. */
static size_t
cut(const struct sheet_out *s, const struct wide *w, size_t width,
    lxw_col_t *ends)
{
    size_t count = 0;

    for (size_t at = w->kept; at < w->end && count < MOST_CUT;) {
        at = cut_after(s, at, w->end, width);
        ends[count++] = (lxw_col_t)at;
    }
    return count;
}

/* As few pages as there must be, and then all about as wide. */
static size_t
cut_evenly(const struct sheet_out *s, const struct wide *w, lxw_col_t *ends)
{
    size_t kept = columns_pixels(s, 0, w->kept);
    size_t room = WIDE > 2 * kept ? WIDE - kept : kept;
    size_t count = cut(s, w, room, ends);
    size_t even = columns_pixels(s, w->kept, w->end) / (count ? count : 1);

    while (even < room && cut(s, w, even, ends) > count)
        even += WIDE / PERCENT;
    return cut(s, w, even < room ? even : room, ends);
}

/* What `width` on a page of print makes of it. */
static void
set_scale(struct sheet_out *s, size_t width)
{
    size_t scale = (size_t)PAGE_WIDTH * PERCENT / width;

    s->scale = scale < LARGEST ? scale : LARGEST;
}

static void
set_pages(struct sheet_out *s, const struct wide *w, lxw_col_t *ends,
          size_t count)
{
    size_t kept = columns_pixels(s, 0, w->kept), widest = 1;

    for (size_t k = 0; k < count; k++) {
        size_t wide =
            kept + columns_pixels(s, k ? ends[k - 1] : w->kept, ends[k]);

        widest = wide > widest ? wide : widest;
    }
    set_scale(s, widest);
    ends[count - 1] = 0; /* the library's end of the list */
    worksheet_set_print_scale(s->page, (uint16_t)s->scale);
    sheet_check(s, worksheet_set_v_pagebreaks(s->page, ends), "breaks");
    sheet_repeat_columns(s, 0, w->kept - 1);
}

size_t
sheet_print_wide(struct sheet_out *s, struct wide w)
{
    lxw_col_t *ends = arena_array(s->book->arena, lxw_col_t, MOST_CUT + 1);
    size_t whole = 0;

    s->page_end = w.end;
    if (s->book->failure || w.end == 0)
        return w.end;
    whole = columns_pixels(s, 0, w.end);
    if (whole <= WIDEST || w.kept == 0) {
        set_scale(s, whole);
        worksheet_set_print_scale(s->page, (uint16_t)s->scale);
        return w.end;
    }

    size_t count = cut_evenly(s, &w, ends);

    s->page_end = count > 0 ? ends[0] : w.end;
    s->is_wide = count > 1;
    if (s->is_wide)
        set_pages(s, &w, ends, count);
    return s->page_end;
}

size_t
keep_whole(const struct sheet_out *s, struct breaks *breaks, size_t from,
           struct rows_out rows)
{
    size_t page = sheet_page_pixels(s), used = 0;

    if (rows.first > from && sheet_rows_pixels(s, from, rows.end) > page) {
        breaks->rows[breaks->count++] = rows.first;
        from = rows.first;
    }
    for (size_t i = from; i < rows.end; i++) {
        size_t high = sheet_rows_pixels(s, i, i + 1);

        if (used + high > page) {
            from = i;
            used = 0;
        }
        used += high;
    }
    return from;
}

size_t
sheet_page_end(const struct sheet_out *s)
{
    return s->page_end ? s->page_end : SIZE_MAX;
}

bool
sheet_is_wide(const struct sheet_out *s)
{
    return s->is_wide;
}

size_t
sheet_page_pixels(const struct sheet_out *s)
{
    return (size_t)PAGE_HEIGHT * PERCENT / (s->scale ? s->scale : PERCENT);
}
