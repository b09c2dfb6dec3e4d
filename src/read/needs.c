/*
 * criteria/needs.yaml: every need has gone somewhere.
 */
#include "read/reader.h"

#include <string.h>

static const struct need *
find_need(const struct needs *needs, const char *id)
{
    for (size_t i = 0; i < needs->needs_count; i++) {
        if (needs->needs[i].id && strcmp(needs->needs[i].id, id) == 0) {
            return &needs->needs[i];
        }
    }
    return NULL;
}

static bool
is_left_out(const struct need *n)
{
    return n->destination == DEST_EXCLUDED || n->destination == DEST_NOT_USED;
}

/* The needs listed in the map `m` of a lot, requirement or criterion. */
static void
carry(struct reader *r, const struct doc *m, const struct doc **carried)
{
    const struct needs *needs = &r->folder->needs;

    for (const struct doc *v = first_text(m, "needs"); v; v = next_text(v)) {
        const struct need *n = find_need(needs, v->text ? v->text : "");

        if (!n) {
            continue;
        }
        carried[n - needs->needs] = v;
        if (is_left_out(n)) {
            struct diag *g =
                diag_error(r->diags, v->place, "excluded-need-used",
                           WITH({"id", n->id, NULL}));

            diag_also(g, doc_place(n->doc, "destination"), "also.declared");
        }
    }
}

static void
carry_all(struct reader *r, const struct doc **carried)
{
    const struct folder *f = r->folder;

    for (size_t i = 0; i < f->tender.lots_count; i++) {
        carry(r, f->tender.lots[i].doc, carried);
    }
    for (size_t i = 0; i < f->requirements.requirements_count; i++) {
        carry(r, f->requirements.requirements[i].doc, carried);
    }
    for (size_t i = 0; i < f->award.methods_count; i++) {
        for (size_t k = 0; k < f->award.methods[i].all_count; k++) {
            carry(r, f->award.methods[i].all[k]->doc, carried);
        }
    }
}

/* Could something unread carry a need? */
static bool
is_trace_whole(const struct reader *r)
{
    return r->lots.is_whole && r->criteria.is_whole &&
           r->requirements.is_whole && r->needs.is_whole;
}

static void
check_need(struct reader *r, const struct need *n, bool is_carried)
{
    if (n->destination != DEST_DERIVED) {
        refuse_missing(r, n->doc, "reason", "destination-without-reason",
                       WITH({"id", n->id ? n->id : "", NULL}));
    } else if (n->id && !is_carried && is_trace_whole(r)) {
        refuse_missing(r, n->doc, "destination", "need-without-destination",
                       WITH({"id", n->id, NULL}));
    }
}

void
check_needs(struct reader *r)
{
    const struct needs *needs = &r->folder->needs;
    const struct doc **carried =
        arena_array(r->arena, const struct doc *, needs->needs_count);

    carry_all(r, carried);
    for (size_t i = 0; i < needs->needs_count; i++) {
        check_need(r, &needs->needs[i], carried[i] != NULL);
    }
}
