/*
 * An entry told to a person.
 */
#include "base/utf8.h"
#include "catalogue/page.h"

#include <string.h>

void
page_add_text(const struct page *p, size_t margin, const char *text)
{
    size_t column = margin;

    buf_pad(p->out, ' ', margin);
    while (*text != '\0') {
        size_t size = strcspn(text, " ");
        size_t width = utf8_width(arena_slice(p->arena, text, size));

        if (column > margin && column + 1 + width > MOST_WIDTH) {
            buf_add_char(p->out, '\n');
            buf_pad(p->out, ' ', margin + MARGIN);
            column = margin + MARGIN;
        } else if (column > margin) {
            buf_add_char(p->out, ' ');
            column++;
        }
        buf_add_bytes(p->out, text, size);
        column += width;
        text += size + (text[size] == ' ');
    }
    buf_add_char(p->out, '\n');
}

static void
add_heading(const struct page *p, const char *code)
{
    buf_addf(p->out, "\n%s\n", text_of(p->lang, code));
}

static void
add_part(const struct page *p, const char *heading, const char *text)
{
    if (text == NULL)
        return;
    add_heading(p, heading);
    page_add_text(p, MARGIN, text);
}

/* -- names -- */

static void
add_names(const struct page *p)
{
    const struct formula_entry *entry = p->entry;
    const char *lang = "";

    if (entry->names_count == 0)
        return;
    add_heading(p, "entry.names");
    for (size_t i = 0; i < entry->names_count; i++) {
        const struct entry_name *n = &entry->names[i];

        if (strcmp(n->lang, lang) == 0)
            buf_addf(p->out, "      %s\n", n->name);
        else
            buf_addf(p->out, "  %-2s  %s\n", n->lang, n->name);
        lang = n->lang;
    }
}

/* -- parameters -- */

const char *
page_words(const struct page *p, const struct quantity *q)
{
    if (q->words != NULL)
        return q->words;
    return text_of(p->lang, arena_printf(p->arena, "name.%s", q->name));
}

const char *
page_figure(const struct page *p, const struct quantity *q, const struct doc *v)
{
    num value;

    if (!figure_read(p->arena, v, &value))
        return "";
    return figure_text(p->arena, p->lang, real_exact(value), q->unit,
                       MOST_DIGITS);
}

static void
add_limit(const struct page *p, const struct quantity *q, const char *code,
          const struct doc *v)
{
    if (v != NULL)
        page_add_text(p, MARGIN + MARGIN,
                      text_fill(p->arena, p->lang, code,
                                WITH({"value", page_figure(p, q, v), NULL})));
}

static void
add_parameters(const struct page *p)
{
    const struct formula_entry *entry = p->entry;

    if (entry->parameters_count > 0)
        add_heading(p, "entry.parameters");
    for (size_t i = 0; i < entry->parameters_count; i++) {
        const struct parameter *x = &entry->parameters[i];
        const struct quantity *q =
            &entry->scope->quantities[entry_parameter_quantity(entry, i)];

        page_add_text(p, MARGIN,
                      arena_printf(p->arena, "%s: %s (%s)", x->name,
                                   page_words(p, q),
                                   unit_words(p->arena, p->lang, x->unit)));
        if (x->about != NULL)
            page_add_text(p, MARGIN + MARGIN, entry_words(p->lang, x->about));
        add_limit(p, q, "entry.default", x->default_value);
        add_limit(p, q, "entry.lowest", x->lowest);
        add_limit(p, q, "entry.highest", x->highest);
    }
}

/* -- what it means -- */

/* Rules are not about winning, unless they say so. */
static void
add_wins(const struct page *p)
{
    const struct formula_entry *entry = p->entry;

    if (entry->doc != NULL && doc_get(entry->doc, "wins") == NULL)
        return;
    add_part(p, "entry.wins",
             text_of(p->lang, entry->is_low_winning ? "entry.low-wins"
                                                    : "entry.high-wins"));
}

static void
add_follows(const struct page *p)
{
    struct expr_traits t = expr_traits(p->entry->expr);

    add_heading(p, "entry.follows");
    page_add_text(p, MARGIN,
                  text_of(p->lang, t.is_on_other_bids ? "follows.other-bids"
                                                      : "follows.own-bid"));
    page_add_text(
        p, MARGIN,
        text_of(p->lang, t.is_inexact ? "follows.inexact" : "follows.exact"));
    if (t.has_division)
        page_add_text(p, MARGIN, text_of(p->lang, "follows.division"));
}

static void
add_warnings(const struct page *p)
{
    if (p->entry->warnings_count > 0)
        add_heading(p, "entry.warnings");
    for (size_t i = 0; i < p->entry->warnings_count; i++)
        page_add_text(
            p, MARGIN,
            arena_printf(p->arena, "- %s",
                         entry_words(p->lang, p->entry->warnings[i])));
}

void
entry_print(struct buf *out, struct arena *a, const struct formula_entry *entry,
            enum lang lang)
{
    const struct page p = {out, a, entry, lang};

    buf_addf(out, "%s (%s)\n", entry_title(entry, lang), entry->id);
    add_names(&p);
    add_part(&p, "entry.formula", expr_text(a, entry->expr));
    add_part(&p, "entry.in-words", expr_words(a, lang, entry->expr));
    add_parameters(&p);
    add_wins(&p);
    add_part(&p, "entry.range", entry->range);
    add_follows(&p);
    add_warnings(&p);
    add_part(&p, "entry.source",
             entry->source == NULL ? NULL : entry_words(lang, entry->source));
    if (entry->examples == NULL)
        return;
    add_heading(&p, "entry.examples");
    for (const struct doc *v = entry->examples->first; v != NULL; v = v->next)
        page_add_example(&p, v);
}
