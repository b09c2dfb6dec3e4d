/*
 * The price forms: what bidders price, and how it adds up.
 */
#include "read/reader.h"

#define MOST_FACTOR 10 /* 1000% */

static void
check_line(struct reader *r, struct price_line *line)
{
    const struct doc *m = line->doc;

    if (!is_sound(r, m)) {
        return;
    }
    if (num_sign(line->quantity) <= 0) {
        diag_error(r->diags, doc_place(m, "quantity"), "quantity-not-positive",
                   WITH({"value", figure(r, line->quantity), NULL}));
    }
    if (!has(m, "factor")) {
        line->factor = number(r, 1);
    } else if (num_sign(line->factor) < 0 ||
               num_compare(line->factor, number(r, MOST_FACTOR)) > 0) {
        diag_error(r->diags, doc_place(m, "factor"), "factor-off-limits",
                   WITH({"value", percent(r, line->factor), NULL}));
    }
}

static void
check_form(struct reader *r, struct price_form *form)
{
    struct price_line *lines = NULL;
    size_t count = form->lines_count;

    refuse_empty(r, form->doc, "lines");
    refuse_repeated(r, IDENTIFY(r, form->lines), count);
    lines = arena_array(r->arena, struct price_line, count);
    for (size_t i = 0; i < count; i++) {
        lines[i] = form->lines[i];
        check_line(r, &lines[i]);
    }
    form->lines = lines;
    form->formula.doc = form->doc;
    read_formula_use(r->arena, r->diags, r->catalogue, &form->formula,
                     KIND_PRICE_FORM);
}

void
check_price_forms(struct reader *r)
{
    struct award *award = &r->folder->award;

    for (size_t i = 0; i < award->price_forms_count; i++) {
        check_form(r, &award->price_forms[i]);
    }
}
