#include "cli/tender.h"

#include "read/read.h"

#include <string.h>

struct tender_work
tender_read(struct session *s)
{
    struct tender_work w = {.catalogue = catalogue_open(s->arena)};

    w.folder = read_folder(s->arena, s->diags, w.catalogue, session_folder(s));
    return w;
}

struct tender_work
tender_evaluate(struct session *s, bool only_gate)
{
    struct tender_work w = tender_read(s);

    if (diags_has_errors(s->diags))
        return w;
    session_progress(s, "cli.progress-scoring");
    w.evaluation =
        evaluate_tender(s->arena, s->diags, w.catalogue, w.folder, only_gate);
    return w;
}

bool
tender_is_sound(const struct session *s)
{
    return !diags_has_errors(s->diags) && diags_blocking(s->diags) == 0;
}

/* Is there nothing but findings that are decided? */
static bool
is_clean(const struct diags *d)
{
    for (const struct diag *g = diags_first(d); g; g = g->next)
        if (g->severity != DIAG_FINDING || !g->is_decided)
            return false;
    return true;
}

bool
tender_show(const struct session *s)
{
    bool has_none = diags_first(s->diags) == NULL;
    bool has_nothing_new = is_clean(s->diags);

    if (s->options->format == OUTPUT_JSON ||
        (!has_none && !(has_nothing_new && s->options->is_quiet)))
        session_messages(s);
    return has_nothing_new;
}

/* Did the system refuse to show a file? */
static bool
is_worlds_fault(const struct diag *g)
{
    return strcmp(g->code, "file-unreadable") == 0 ||
           strcmp(g->code, "folder-unreadable") == 0;
}

enum status
tender_problems(const struct session *s)
{
    for (const struct diag *g = diags_first(s->diags); g; g = g->next)
        if (is_worlds_fault(g))
            return STATUS_WORLD;
    return STATUS_PROBLEMS;
}

bool
tender_lacks_bids(const struct session *s, const struct folder *f)
{
    if (f->bids_count > 0)
        return false;
    (void)tender_show(s);
    session_complain(s, "cli.no-bids", NO_ARGS, NULL);
    return true;
}
