/* assessors.xlsx: what each assessor gave and why. It stays with the
 * contracting authority. */
#include "write/assessors.h"

#include "write/workbook.h"

enum { BOOK_OVERVIEW, BOOK_SCORES, BOOK_REASONS, BOOK_IMPARTIAL, BOOK_PAGES };

/* -- what is shared -- */

size_t
panel_column(const struct panel_book *b, enum panel_column which)
{
    return PANEL_FIRST + b->d->layout->evaluation->folder->sheets_count +
           (size_t)which;
}

const char *
panel_lot(const struct panel_book *b, const struct assessed *x)
{
    return x->lot ? x->lot->id : text_of(b->d->layout->lang, "word.all-lots");
}

const char *
panel_criterion(const struct panel_book *b, const struct assessed *x)
{
    return arena_printf(b->d->arena, "%s %s", x->criterion->id,
                        x->criterion->title);
}

const char *
panel_role(const struct panel_book *b, const char *assessor)
{
    const struct folder *f = b->d->layout->evaluation->folder;
    const struct assessor *s = folder_assessor(f, assessor);

    return s && s->role ? arena_printf(b->d->arena, "%s %s", assessor, s->role)
                        : assessor;
}

/* -- the book -- */

static const struct page *
pages_of(struct arena *a, enum lang lang)
{
    static const char *const codes[BOOK_PAGES] = {
        "assessors.sheet-overview", "assessors.sheet-scores",
        "assessors.sheet-reasons", "assessors.sheet-impartial"};
    struct page *pages = arena_array(a, struct page, BOOK_PAGES);
    const char *names[BOOK_PAGES];

    for (size_t i = 0; i < BOOK_PAGES; i++) {
        names[i] = book_sheet_name(a, text_of(lang, codes[i]), names, i);
        pages[i] = (struct page){
            i == BOOK_OVERVIEW ? PAGE_SUMMARY : PAGE_ASSESSORS, names[i], NULL};
    }
    return pages;
}

/* Whole numbers when all scores are. */
static int
decimals_of(const struct assessed *all, size_t count, size_t sheets)
{
    for (size_t i = 0; i < count * sheets; i++) {
        const struct score *s = all[i / sheets].scores[i % sheets];

        if (s && !num_is_integer(s->score)) {
            return 2;
        }
    }
    return 0;
}

/* Who has scored nothing has nothing to show. */
static void
draw_none(const struct drawing *d, const struct page *p)
{
    static const int widths[] = {30, 18, 18, 18, 18, 18, 18, 18};
    struct rows r = rows_start(d, book_sheet(d->book, p->name),
                               text_of(d->layout->lang, "assessors.title"),
                               text_of(d->layout->lang, "assessors.subtitle"));

    rows_widths(&r, widths, sizeof widths / sizeof *widths);
    rows_next(&r);
    rows_paragraph(&r, rows_word(&r, "assessors.none"));
    rows_finish(&r);
}

static void
draw_book(struct panel_book *b)
{
    struct sheet_out *sheets[BOOK_PAGES];
    const struct page *pages = b->d->layout->pages;

    for (size_t i = 0; i < BOOK_PAGES; i++) {
        sheets[i] = book_sheet(b->d->book, pages[i].name);
    }
    draw_panel_scores(b, sheets[BOOK_SCORES]);
    draw_panel_overview(b, sheets[BOOK_OVERVIEW]);
    draw_panel_reasons(b, sheets[BOOK_REASONS]);
    draw_panel_impartial(b, sheets[BOOK_IMPARTIAL]);
    sheet_activate(sheets[BOOK_OVERVIEW]);
}

void
draw_assessors(struct drawing *d)
{
    const struct folder *f = d->layout->evaluation->folder;
    const struct page *pages = pages_of(d->arena, d->layout->lang);
    struct layout layout = *d->layout;
    struct drawing own = *d;
    struct panel_book b = {.d = &own};

    layout.pages = pages;
    layout.pages_count = BOOK_PAGES;
    layout.is_changed = (struct cell){0};
    layout.is_changed_at = (struct spot){0};
    own.layout = &layout;
    own.is_what_if = false;
    if (f->sheets_count == 0) {
        layout.pages_count = 1;
        draw_none(&own, &pages[BOOK_OVERVIEW]);
        return;
    }
    b.overview = &pages[BOOK_OVERVIEW];
    b.scores = &pages[BOOK_SCORES];
    b.reasons = &pages[BOOK_REASONS];
    b.impartial = &pages[BOOK_IMPARTIAL];
    b.count = score_assessed(d->arena, layout.evaluation, &b.all);
    b.rows = arena_array(d->arena, size_t, b.count + 1);
    b.decimals = decimals_of(b.all, b.count, f->sheets_count);
    draw_book(&b);
}
