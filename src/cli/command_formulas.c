/*
 * anbud formulas: the catalogue, what matches a word, or one entry.
 */
#include "base/utf8.h"
#include "cli/commands.h"

#include <string.h>

#define GAP 2u

/* What is to be shown. */
struct search {
    struct arena *arena;
    const char *word; /* folded; NULL: everything */
};

static bool
has_word(const struct search *q, const char *text)
{
    return strstr(diag_folded(q->arena, text), q->word) != NULL;
}

static bool
is_wanted(const struct search *q, const struct formula_entry *entry)
{
    if (!q->word || has_word(q, entry->id) || has_word(q, entry->text))
        return true;
    for (size_t i = 0; i < entry->names_count; i++)
        if (has_word(q, entry->names[i].name))
            return true;
    return false;
}

/* The entries of `kind` under their heading; how many. */
static size_t
add_kind(struct buf *out, const struct session *s, struct catalogue *c,
         const struct search *q, const struct choice *kind)
{
    const char **ids = NULL;
    size_t all = catalogue_ids(c, kind->value, &ids);
    size_t count = 0;
    size_t width = 0;

    for (size_t i = 0; i < all; i++)
        if (is_wanted(q, catalogue_find(c, ids[i])))
            ids[count++] = ids[i];
    for (size_t i = 0; i < count; i++)
        width = utf8_width(ids[i]) > width ? utf8_width(ids[i]) : width;
    if (count > 0)
        buf_addf(out, "%s%s\n", out->size > 0 ? "\n" : "",
                 session_text(s,
                              arena_printf(s->arena, "formulas.%s", kind->name),
                              NO_ARGS));
    for (size_t i = 0; i < count; i++) {
        buf_addf(out, "  %s", ids[i]);
        buf_pad(out, ' ', width - utf8_width(ids[i]) + GAP);
        buf_addf(out, "%s\n", entry_title(catalogue_find(c, ids[i]), s->lang));
    }
    return count;
}

static enum status
list_formulas(struct session *s, struct catalogue *c)
{
    struct buf out = buf_start(s->arena);
    const char *word = s->options->search;
    struct search q = {s->arena, word ? diag_folded(s->arena, word) : NULL};
    size_t count = 0;

    for (const struct choice *kind = formula_kinds; kind->name; kind++)
        count += add_kind(&out, s, c, &q, kind);
    session_print(buf_text(&out));
    if (count == 0)
        session_say(s, "cli.nothing-found", WITH({"text", word, NULL}));
    return STATUS_FINE;
}

static enum status
run(struct session *s)
{
    struct catalogue *c = catalogue_open(s->arena);
    const char *id = s->options->operands[0];
    const struct formula_entry *entry = id ? catalogue_find(c, id) : NULL;
    struct buf out = buf_start(s->arena);
    const char **ids = NULL;

    if (!id)
        return list_formulas(s, c);
    if (!entry) {
        size_t count = catalogue_ids(c, KIND_COUNT, &ids);

        session_complain(s, "cli.unknown-formula", WITH({"id", id, NULL}),
                         diag_nearest(id, ids, count));
        return STATUS_USAGE;
    }
    entry_print(&out, s->arena, entry, s->lang);
    session_print(buf_text(&out));
    return STATUS_FINE;
}

const struct command command_formulas = {
    .name = "formulas",
    .operands = "[ID]",
    .most = 1,
    .run = run,
};
