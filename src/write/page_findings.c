/* What was found about a bid, each with the decisions about it. */
#include "write/page_findings.h"

#include <string.h>

/* -- what a finding is about -- */

/* The arguments every finding has (read/read.h), by their order. */
static const char *
lot_of(const struct diag *g)
{
    return g->args[1].word ? NULL : g->args[1].value;
}

const char *
finding_requirement(const struct diag *g)
{
    return g->args[2].value && g->args[2].value[0] ? g->args[2].value : NULL;
}

static bool
is_in_scope(const struct filling *f, const char *requirement)
{
    const struct requirement *r =
        requirement ? folder_requirement(f->drawing->layout->evaluation->folder,
                                         requirement)
                    : NULL;

    return r ? scope_has(f->scope, r) : f->scope->has_whole_bid;
}

/* Is the finding about the bid, and may it be shown? Of a late bid nothing is
 * told but that it is late. */
static bool
is_about(const struct diag *g, const struct bid *b)
{
    return g->severity == DIAG_FINDING &&
           strcmp(g->args[0].value, b->id) == 0 &&
           (!b->is_late || strcmp(g->code, "bid-late") == 0);
}

static bool
is_same(const char *x, const char *y)
{
    return x && y && strcmp(x, y) == 0;
}

/* Does the decision, about the same bid, name the finding? */
static bool
names_finding(const struct decision *one, const struct diag *g)
{
    const char *lot = lot_of(g);

    return is_same(one->answers, g->code) &&
           (!one->requirement_id ||
            is_same(one->requirement_id, finding_requirement(g))) &&
           (!lot || names_lot(one->lot_ids, one->lot_ids_count, lot));
}

/* Is the finding settled, because the bid is rejected? */
static bool
settles(const struct decision *one, const struct diag *g)
{
    const char *lot = lot_of(g);

    return one->kind == DECISION_REJECT &&
           (!lot || names_lot(one->lot_ids, one->lot_ids_count, lot));
}

/* -- collecting -- */

/* The same finding in several lots is told once. */
static bool
is_same_entry(const struct entry *e, const struct diag *g,
              const struct decision *one)
{
    return e->finding && e->decision == one && e->lots_count > 0 && lot_of(g) &&
           strcmp(e->finding->code, g->code) == 0 &&
           is_same(e->finding->place.file, g->place.file) &&
           e->finding->place.line == g->place.line &&
           e->finding->place.column == g->place.column;
}

static void
add_lot(struct arena *a, struct entry *e, const char *lot)
{
    e->lots = arena_grow(a, e->lots, e->lots_count, e->lots_count + 1,
                         sizeof *e->lots);
    e->lots[e->lots_count++] = lot;
}

static void
add(struct arena *a, struct entries *all, const struct diag *g,
    const struct decision *one)
{
    const char *lot = g ? lot_of(g) : NULL;

    for (size_t k = 0; g && k < all->count; k++) {
        if (is_same_entry(&all->list[k], g, one)) {
            add_lot(a, &all->list[k], lot);
            return;
        }
    }
    all->list =
        arena_grow(a, all->list, all->count, all->count + 1, sizeof *all->list);
    all->list[all->count++] = (struct entry){.finding = g, .decision = one};
    if (lot) {
        add_lot(a, &all->list[all->count - 1], lot);
    }
}

typedef bool answers_fn(const struct decision *one, const struct diag *g);

/* One entry for each decision of the bid that `answers` the finding. */
static size_t
add_answers(const struct filling *f, struct entries *all, const struct bid *b,
            const struct diag *g, answers_fn *answers)
{
    const struct decisions *d =
        &f->drawing->layout->evaluation->folder->decisions;
    size_t found = 0;

    for (size_t k = 0; k < d->decisions_count; k++) {
        const struct decision *one = &d->decisions[k];

        if (is_same(one->bid_id, b->id) && answers(one, g)) {
            add(f->drawing->arena, all, g, one);
            found++;
        }
    }
    return found;
}

static void
add_findings(const struct filling *f, struct entries *all, const struct bid *b)
{
    for (const struct diag *g = diags_first(f->drawing->diags); g;
         g = g->next) {
        if (!is_about(g, b) || !is_in_scope(f, finding_requirement(g))) {
            continue;
        }
        if (add_answers(f, all, b, g, names_finding) == 0 &&
            add_answers(f, all, b, g, settles) == 0) {
            add(f->drawing->arena, all, g, NULL);
        }
    }
}

/* Does the decision answer something that was found? */
static bool
is_answering(const struct filling *f, const struct bid *b,
             const struct decision *one)
{
    for (const struct diag *g = diags_first(f->drawing->diags); g;
         g = g->next) {
        if (is_about(g, b) && names_finding(one, g)) {
            return true;
        }
    }
    return false;
}

/* Decisions that answer nothing that was found: of own initiative, or what was
 * found is gone. */
static void
add_own(const struct filling *f, struct entries *all, const struct bid *b)
{
    const struct decisions *d =
        &f->drawing->layout->evaluation->folder->decisions;

    for (size_t k = 0; k < d->decisions_count; k++) {
        const struct decision *one = &d->decisions[k];

        if (is_same(one->bid_id, b->id) &&
            is_in_scope(f, one->requirement_id) && !is_answering(f, b, one)) {
            add(f->drawing->arena, all, NULL, one);
        }
    }
}

struct entries
find_entries(const struct filling *f, const struct bid *b)
{
    struct entries all = {NULL, 0};

    add_findings(f, &all, b);
    add_own(f, &all, b);
    return all;
}
