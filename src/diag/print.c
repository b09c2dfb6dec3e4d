/*
 * Messages as text for a terminal.
 */
#include "diag/excerpt.h"
#include "diag/list.h"
#include "diag/paint.h"
#include "diag/shown.h"

#include <string.h>

#define PASTE_INDENT 8

static const char *const severity_codes[] = {
    [DIAG_ERROR] = "severity.error",
    [DIAG_FINDING] = "severity.finding",
    [DIAG_WARNING] = "severity.warning",
};

static void
add_place(struct buf *out, const struct place *place)
{
    shown_add(out, place->file);
    if (place->line > 0)
        buf_addf(out, ":%d", place->line);
    if (place->line > 0 && place->column > 0)
        buf_addf(out, ":%d", place->column);
}

static void
add_heading(struct buf *out, const struct diag *g, struct diag_style style)
{
    if (g->place.file != NULL) {
        paint_start(out, style, PAINT_PLACE);
        add_place(out, &g->place);
        buf_add_char(out, ':');
        paint_end(out, style);
        buf_add_char(out, ' ');
    }
    bool is_settled = g->severity == DIAG_FINDING && g->is_decided;
    const char *word =
        is_settled ? "severity.finding-decided" : severity_codes[g->severity];
    paint_start(out, style, paint_of(g->severity));
    buf_addf(out, "%s:", text_of(style.lang, word));
    paint_end(out, style);

    struct told told = text_told(out->arena, style.lang, g->code, g->args);
    buf_add_char(out, ' ');
    shown_add(out, told.what);
    if (told.advice != NULL && !is_settled) {
        buf_add(out, "; ");
        shown_add(out, told.advice);
    }
    buf_addf(out, " [%s]\n", g->code);
}

/* Begins a note under a message; the caller ends the line. */
static void
start_note(struct buf *out, struct diag_style style)
{
    excerpt_margin(out, 0, "=", style);
    buf_add_char(out, ' ');
}

static void
add_guess(struct buf *out, const struct diag *g, struct diag_style style)
{
    if (g->guess == NULL)
        return;
    start_note(out, style);
    shown_add(out, text_fill(out->arena, style.lang, "diag.did-you-mean",
                             WITH({"guess", .value = g->guess})));
    buf_add_char(out, '\n');
}

static void
add_other(struct buf *out, const struct diag *g, struct diag_style style)
{
    bool has_place = g->other.file != NULL;
    if (!has_place && g->other_code == NULL)
        return;
    start_note(out, style);
    const char *code = g->other_code == NULL ? "also.see" : g->other_code;
    shown_add(out, text_fill(out->arena, style.lang, code, g->args));
    if (has_place) {
        buf_add(out, ": ");
        add_place(out, &g->other);
    }
    buf_add_char(out, '\n');
}

static void
add_paste(struct buf *out, const char *paste)
{
    const char *line = paste;
    while (*line != '\0') {
        size_t size = strcspn(line, "\n");
        if (size > 0) {
            buf_pad(out, ' ', PASTE_INDENT);
            shown_add(out, arena_slice(out->arena, line, size));
        }
        buf_add_char(out, '\n');
        line += size + (line[size] == '\n' ? 1 : 0);
    }
}

static void
add_rule(struct buf *out, const struct diag *g, struct diag_style style)
{
    if (g->severity != DIAG_FINDING || g->rule == RULE_NONE)
        return;
    bool is_blocking = diag_is_blocking(g);
    start_note(out, style);
    buf_add(out, text_of(style.lang, is_blocking ? "diag.shall" : "diag.may"));
    buf_add_char(out, '\n');
    if (!is_blocking || g->paste == NULL)
        return;
    start_note(out, style);
    buf_add(out, text_of(style.lang, "diag.paste"));
    buf_add_char(out, '\n');
    add_paste(out, g->paste);
}

static void
add_message(struct buf *out, const struct diags *d, const struct diag *g,
            struct diag_style style)
{
    add_heading(out, g, style);
    if (g->severity == DIAG_FINDING && g->is_decided)
        return;
    excerpt_add(out, d, g, style);
    add_guess(out, g, style);
    add_other(out, g, style);
    add_rule(out, g, style);
}

/* "2 errors": `word` is the code without its number. */
static const char *
counted(struct arena *a, enum lang lang, const char *word, size_t count)
{
    const char *form = count == 1 ? "one" : "many";
    return text_fill(a, lang, arena_printf(a, "count.%s.%s", word, form),
                     WITH({"count", .value = arena_printf(a, "%zu", count)}));
}

/* "2 errors, 3 findings (1 decided, 2 must be decided), 0 warnings" */
static void
add_counts(struct buf *out, const struct diags *d, enum lang lang)
{
    struct arena *a = out->arena;
    size_t decided = 0;
    for (const struct diag *g = d->first; g != NULL; g = g->next)
        if (g->severity == DIAG_FINDING && g->is_decided)
            decided++;
    size_t blocking = diags_blocking(d);

    buf_addf(out, "%s, %s",
             counted(a, lang, "error", diags_count(d, DIAG_ERROR)),
             counted(a, lang, "finding", diags_count(d, DIAG_FINDING)));
    if (decided > 0)
        buf_addf(out, " (%s", counted(a, lang, "decided", decided));
    if (blocking > 0)
        buf_addf(out, "%s%s", decided > 0 ? ", " : " (",
                 counted(a, lang, "must-decide", blocking));
    if (decided > 0 || blocking > 0)
        buf_add_char(out, ')');
    buf_addf(out, ", %s\n",
             counted(a, lang, "warning", diags_count(d, DIAG_WARNING)));
}

void
diags_print(struct buf *out, const struct diags *d, struct diag_style style)
{
    const struct diag **sorted = diags_sorted(out->arena, d);
    for (size_t i = 0; sorted[i] != NULL; i++)
        add_message(out, d, sorted[i], style);
    add_counts(out, d, style.lang);
}
