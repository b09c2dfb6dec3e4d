/* The sheet of minimum and scored requirements and of information. */
#include "write/page_matrix.h"

void
page_requirements(const struct drawing *d, struct sheet_out *s,
                  const struct page *p)
{
    static const struct matrix_scope scope = {
        1u << REQ_MINIMUM | 1u << REQ_SCORED | 1u << REQ_INFORMATION, false};
    struct filling f = {.drawing = d, .sheet = s, .scope = &scope};

    (void)p;
    fill_begin(&f);
    f.row = page_heading(d, s, part_word(d, "gate.requirements-title"),
                         part_word(d, "gate.requirements-subtitle"));
    f.lines = ++f.row; /* one stays empty */
    fill_legend(&f);
    fill_matrices(&f);
    fill_findings(&f);
    fill_end(&f);
}
