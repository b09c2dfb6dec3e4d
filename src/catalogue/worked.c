/*
 * A worked example told to a person: what is given, and the formula with its
 * figures put in.
 */
#include "catalogue/page.h"
#include "catalogue/sample.h"

#include <string.h>

#define BETWEEN " \xC2\xB7 "           /* a middle dot */
#define ABOUT   "\xE2\x89\x88\xC2\xA0" /* before a figure that is cut short */

/* "80 · 100 · 125"; lists in a list have " | " between them. */
static void
add_given(const struct page *p, const struct quantity *q, const struct doc *v,
          struct buf *line)
{
    if (v->kind == DOC_SCALAR) {
        buf_add(line, page_figure(p, q, v));
        return;
    }
    for (const struct doc *x = v->first; x != NULL; x = x->next) {
        if (x != v->first)
            buf_add(line, x->kind == DOC_LIST ? " | " : BETWEEN);
        add_given(p, q, x, line);
    }
    if (v->first == NULL)
        buf_add(line, text_of(p->lang, "word.none"));
}

static const char *
given_line(const struct page *p, const struct sample *s)
{
    const struct scope *scope = p->entry->scope;
    struct buf line = buf_start(p->arena);

    for (size_t i = 0; i < scope->count; i++) {
        const struct quantity *q = &scope->quantities[i];
        const struct doc *v = doc_get(s->given, q->name);

        if (v == NULL)
            continue;
        buf_add(&line, line.size > 0 ? "; " : "");
        buf_addf(&line, "%s = ", page_words(p, q));
        add_given(p, q, v, &line);
    }
    return buf_text(&line);
}

/* Does the source print the whole of `result`? */
static bool
is_as_printed(const struct sample *s, size_t index, real result)
{
    num printed;

    return !result.is_interval && sample_expected(s, index, &printed) &&
           num_compare(result.low, printed) == 0;
}

/* What the formula gives: a figure, or yes or no. */
static const char *
value_text(const struct page *p, real value)
{
    struct unit unit = expr_unit(p->entry->expr);

    if (unit.is_truth)
        return text_of(p->lang,
                       num_sign(value.low) == 0 ? "word.no" : "word.yes");
    return figure_text(p->arena, p->lang, value, unit, MOST_DIGITS);
}

/* "10 Ã 80 / 100 = 8"; the value alone when there is nothing to compute. */
static const char *
equation(const struct page *p, const char *figures, real result)
{
    const char *value = value_text(p, result);
    bool is_cut = strncmp(value, ABOUT, strlen(ABOUT)) == 0;
    const char *sign = is_cut ? " " : " = ";

    if (expr_unit(p->entry->expr).is_truth)
        sign = ": ";
    if (strcmp(figures, is_cut ? value + strlen(ABOUT) : value) == 0)
        return value;
    return arena_printf(p->arena, "%s%s%s", figures, sign, value);
}

static const char *
result_line(const struct page *p, struct sample *s, size_t index)
{
    struct expr_env env = sample_env(s);
    struct expr_run run = {{p->arena, REAL_FIRST_BITS}, &env, false};
    struct expr_problem problem = {0};
    struct buf line = buf_start(p->arena);
    const char *number = arena_printf(p->arena, "%zu", index + 1);
    const char *figures;
    real result;

    s->bid = index;
    if (!sample_evaluate(s, &result, &problem))
        return text_of(p->lang, expr_fault_code(problem.fault));
    figures =
        expr_figures(p->arena, p->lang, p->entry->expr, &run, MOST_DIGITS);
    if (s->gives->kind == DOC_LIST)
        buf_add(&line, text_fill(p->arena, p->lang, "entry.bid",
                                 WITH({"number", number, NULL})));
    buf_add(&line, equation(p, figures, result));
    if (s->has_digits && !is_as_printed(s, index, result)) {
        const char *printed = sample_expected_text(s, index);

        buf_add(&line, text_fill(p->arena, p->lang, "entry.as-printed",
                                 WITH({"value",
                                       text_number(p->arena, p->lang, printed),
                                       NULL})));
    }
    return buf_text(&line);
}

/* What the example shows, and where it is from. */
static const char *
heading_line(const struct page *p, const struct sample *s)
{
    const char *about = entry_text(p->lang, s->about);
    const char *source = entry_text(p->lang, s->source);

    if (about != NULL && source != NULL)
        return arena_printf(p->arena, "%s (%s)", about, source);
    if (source != NULL)
        return source;
    return about == NULL ? text_of(p->lang, "entry.own-figures") : about;
}

void
page_add_example(const struct page *p, const struct doc *doc)
{
    struct diags *d = diags_create(p->arena);
    struct sample s;

    if (!sample_read(p->arena, d, p->entry, doc, &s))
        return;
    buf_add_char(p->out, '\n');
    page_add_text(p, MARGIN, heading_line(p, &s));
    page_add_text(p, MARGIN + MARGIN, given_line(p, &s));
    for (size_t i = 0; i < sample_count(&s); i++)
        page_add_text(p, MARGIN + MARGIN, result_line(p, &s, i));
}
