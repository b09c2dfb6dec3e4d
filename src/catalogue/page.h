/*
 * catalogue/page: what the files that tell of an entry share. Private to this
 * room.
 */
#ifndef CATALOGUE_PAGE_H
#define CATALOGUE_PAGE_H

#include "catalogue/entry.h"

#define MARGIN      2u
#define MOST_WIDTH  80u
#define MOST_DIGITS 6 /* decimals shown of a figure that has more */

/* The page that is written. */
struct page {
    struct buf *out;
    struct arena *arena;
    const struct formula_entry *entry;
    enum lang lang;
};

/* Adds `text`, broken between words; lines after the first are indented. */
void page_add_text(const struct page *p, size_t margin, const char *text);

/* The words of `q`. */
const char *page_words(const struct page *p, const struct quantity *q);

/* The figure `v` of a file as `q` is shown; "" when it is none. */
const char *page_figure(const struct page *p, const struct quantity *q,
                        const struct doc *v);

/* Adds the worked example `doc` of the entry. */
void page_add_example(const struct page *p, const struct doc *doc);

#endif
