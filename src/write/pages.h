/*
 * write/pages: the sheets of the workbooks, one function for each. Not a door.
 *
 * A page draws what layout has placed and adds what is only words: nothing
 * here computes a figure or chooses an address that another page refers to.
 */
#ifndef WRITE_PAGES_H
#define WRITE_PAGES_H

#include "book/book.h"
#include "diag/diag.h"
#include "layout/layout.h"

/* One workbook while it is drawn. */
struct drawing {
    struct arena *arena;
    struct book *book;
    const struct layout *layout;
    const struct diags *diags;
    const char *version; /* of the program */
    bool is_what_if;     /* inputs may be changed */
};

typedef void page_fn(const struct drawing *d, struct sheet_out *s,
                     const struct page *p);

page_fn page_summary, page_lot, page_award, page_scores, page_prices,
    page_weights; /* live: what layout has placed */
page_fn page_qualification, page_requirements, page_needs, page_risk;
page_fn page_reasons, page_provenance, page_explanation;

/* The rows every page begins with: title, what stands under it, that the bids
 * are invented (when they are), and in what-if.xlsx that it is no record.
 * Returns the first free row, which is the same on every page. */
#define PAGE_FIRST_ROW 4
size_t page_heading(const struct drawing *d, struct sheet_out *s,
                    const char *title, const char *subtitle);

/* Every cell of `g` with its headings, labels and conditions. */
void draw_grid(const struct drawing *d, struct sheet_out *s,
               const struct grid *g);

/* A cell of layout where it stands, in `style` (its unit, decimals and state
 * decide the rest). */
void draw_cell(const struct drawing *d, struct sheet_out *s, struct spot at,
               const struct cell *cell, struct style style);

#endif
