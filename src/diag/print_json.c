/*
 * Messages as JSON, one on each line.
 */
#include "base/json.h"
#include "diag/list.h"

#include <string.h>

static const char *const severity_names[] = {
    [DIAG_ERROR] = "error",
    [DIAG_FINDING] = "finding",
    [DIAG_WARNING] = "warning",
};

static const char *const rule_names[] = {
    [RULE_NONE] = NULL,
    [RULE_SHALL] = "shall",
    [RULE_MAY] = "may",
};

/* A member and the comma before it. */
static void
add_member(struct buf *out, const char *name, const char *text)
{
    buf_addf(out, ", \"%s\": ", name);
    json_add_text(out, text);
}

static void
add_place(struct buf *out, const struct place *place)
{
    buf_add(out, "\"file\": ");
    json_add_text(out, place->file);
    buf_addf(out, ", \"line\": %d, \"column\": %d", place->line, place->column);
}

static void
add_also(struct buf *out, const struct diag *g, enum lang lang)
{
    buf_add(out, ", \"also\": ");
    if (g->other.file == NULL && g->other_code == NULL) {
        buf_add(out, "null");
        return;
    }
    const char *code = g->other_code == NULL ? "also.see" : g->other_code;
    buf_add_char(out, '{');
    add_place(out, &g->other);
    add_member(out, "message", text_fill(out->arena, lang, code, g->args));
    buf_add_char(out, '}');
}

static void
add_message(struct buf *out, const struct diag *g, enum lang lang)
{
    struct told told = text_told(out->arena, lang, g->code, g->args);
    buf_addf(out, "{\"severity\": \"%s\"", severity_names[g->severity]);
    add_member(out, "code", g->code);
    buf_add(out, ", ");
    add_place(out, &g->place);
    buf_addf(out, ", \"length\": %d", g->place.length);
    add_member(out, "message", told.what);
    add_member(out, "advice", told.advice);
    add_member(out, "guess", g->guess);
    add_member(out, "rule", rule_names[g->rule]);
    buf_addf(out, ", \"decided\": %s", g->is_decided ? "true" : "false");
    add_member(out, "paste", g->paste);
    add_also(out, g, lang);
    buf_add_char(out, '}');
}

void
diags_print_json(struct buf *out, const struct diags *d,
                 struct diag_style style)
{
    const struct diag **sorted = diags_sorted(out->arena, d);
    buf_add(out, "{\"messages\": [");
    for (size_t i = 0; sorted[i] != NULL; i++) {
        buf_add(out, i == 0 ? "\n  " : ",\n  ");
        add_message(out, sorted[i], style.lang);
    }
    buf_addf(out, "%s],\n \"errors\": %zu, \"findings\": %zu, ",
             sorted[0] == NULL ? "" : "\n ", diags_count(d, DIAG_ERROR),
             diags_count(d, DIAG_FINDING));
    buf_addf(out, "\"warnings\": %zu}\n", diags_count(d, DIAG_WARNING));
}
