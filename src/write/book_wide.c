/*
 * Sheets too wide for one page of print.
 */
#include "write/book_inside.h"
#include "write/page_live.h"

/* More than this nobody puts together again. */
#define MOST_PAGES 40

void
sheet_fit_wide(struct sheet_out *s, size_t pages)
{
    size_t most = pages < MOST_PAGES ? pages : MOST_PAGES;

    if (!s->book->failure)
        worksheet_fit_to_pages(s->page, (uint16_t)(most > 0 ? most : 1), 0);
}
