/*
 * Do the worked examples of an entry hold?
 */
#include "catalogue/sample.h"

/* What went wrong in result number `index` of the example. */
static void
report(struct buf *out, const struct sample *s, size_t index, const char *told)
{
    struct place place = s->doc->place;

    buf_addf(out, "%s:%d: %s, result %zu: %s, not %s\n",
             place.file == NULL ? "" : place.file, place.line, s->entry->id,
             index + 1, told, sample_expected_text(s, index));
}

static const char *
fault_told(const struct sample *s, const struct expr_problem *problem)
{
    return arena_printf(s->arena, "%s in %s",
                        text_of(LANG_EN, expr_fault_code(problem->fault)),
                        problem->part == NULL ? "" : problem->part);
}

static bool
check_result(struct buf *out, struct sample *s, size_t index)
{
    struct expr_problem problem = {0};
    num expected = {0};
    real result;

    s->bid = index;
    if (!sample_expected(s, index, &expected)) {
        report(out, s, index, "what it gives is no figure");
        return false;
    }
    if (!sample_evaluate(s, &result, &problem)) {
        report(out, s, index, fault_told(s, &problem));
        return false;
    }
    if (result.is_interval && !s->has_digits) {
        report(out, s, index, "it is not exact, and no digits are said");
        return false;
    }

    num found = real_middle(s->arena, result);

    if (s->has_digits)
        found =
            num_round(s->arena, found, (int)s->digits, (enum rounding)s->mode);
    if (num_compare(found, expected) == 0)
        return true;
    report(out, s, index, num_fraction_text(s->arena, found));
    return false;
}

static bool
check_sample(struct buf *out, struct arena *a,
             const struct formula_entry *entry, const struct doc *doc)
{
    struct diags *d = diags_create(a);
    struct sample s;
    bool is_fine = true;

    if (!sample_read(a, d, entry, doc, &s)) {
        diags_print(out, d, (struct diag_style){LANG_EN, false});
        return false;
    }
    for (size_t i = 0; i < sample_count(&s); i++)
        is_fine = check_result(out, &s, i) && is_fine;
    if (s.gives->kind == DOC_LIST && s.gives->count != s.counts[AXIS_BIDS]) {
        report(out, &s, 0, "the results are as many as the bids");
        return false;
    }
    return is_fine;
}

bool
entry_check_examples(struct buf *out, struct arena *a,
                     const struct formula_entry *entry)
{
    bool is_fine = true;

    if (entry->examples == NULL)
        return true;
    for (const struct doc *v = entry->examples->first; v != NULL; v = v->next)
        is_fine = check_sample(out, a, entry, v) && is_fine;
    return is_fine;
}
