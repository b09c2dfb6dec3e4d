/* The workbooks: their properties, and their sheets in the order of layout. */
#include "write/workbook.h"

#include "write/write.h"

#include <string.h>

static page_fn *const draws[] = {
    [PAGE_SUMMARY] = page_summary,
    [PAGE_LOT] = page_lot,
    [PAGE_AWARD] = page_award,
    [PAGE_QUALIFICATION] = page_qualification,
    [PAGE_REQUIREMENTS] = page_requirements,
    [PAGE_SCORES] = page_scores,
    [PAGE_PRICE] = page_prices,
    [PAGE_WEIGHTS] = page_weights,
    [PAGE_NEEDS] = page_needs,
    [PAGE_RISK] = page_risk,
    [PAGE_REASONS] = page_reasons,
    [PAGE_PROVENANCE] = page_provenance,
    [PAGE_EXPLANATION] = page_explanation,
    [PAGE_ASSESSORS] = NULL,
};

/* The Norwegian procurement regulations begin so. */
static const char norwegian[] = "foa";

/* The case, and what is confidential before the award has been announced. */
static const char *
footer(struct arena *a, const struct layout *l, bool is_internal)
{
    const struct tender *t = &l->evaluation->folder->tender;
    bool is_norwegian =
        t->regime && strncmp(t->regime, norwegian, sizeof norwegian - 1) == 0;
    const char *code = is_internal    ? "page.footer-internal"
                       : is_norwegian ? "page.footer-norwegian"
                                      : "page.footer";

    return text_fill(a, l->lang, code, WITH({"case", t->id}));
}

static struct drawing
begin(struct arena *a, const struct workbook_job *job, const char *path,
      const char *title)
{
    const struct tender *t = &job->layout->evaluation->folder->tender;
    bool is_internal = strcmp(title, "page.title-assessors") == 0;
    struct book_facts facts = {
        .path = path,
        .title =
            text_fill(a, job->layout->lang, title, WITH({"title", t->title})),
        .author = t->buyer,
        .comment = text_fill(a, job->layout->lang, "page.made-by",
                             WITH({"version", job->version})),
        .date = t->evaluation_date,
        .footer = footer(a, job->layout, is_internal),
        .lang = job->layout->lang,
        .is_free = job->is_what_if,
    };

    return (struct drawing){
        .arena = a,
        .book = book_create(a, &facts),
        .layout = job->layout,
        .diags = job->diags,
        .version = job->version,
        .is_what_if = job->is_what_if,
    };
}

const char *
write_evaluation_book(struct arena *a, const struct workbook_job *job,
                      const char *path)
{
    struct drawing d = begin(
        a, job, path, job->is_what_if ? "page.title-what-if" : "page.title");

    for (size_t i = 0; i < job->layout->pages_count; i++) {
        const struct page *p = &job->layout->pages[i];

        if (draws[p->kind]) {
            draws[p->kind](&d, book_sheet(d.book, p->name), p);
        }
    }
    return book_close(d.book);
}

const char *
write_assessors_book(struct arena *a, const struct workbook_job *job,
                     const char *path)
{
    struct drawing d = begin(a, job, path, "page.title-assessors");

    draw_assessors(&d);
    return book_close(d.book);
}
