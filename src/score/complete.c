/* Is every figure of a bid there? A rejected bid that is complete could be
 * admitted, and be ranked with no new figure. */
#include "score/scene.h"

#include <string.h>

/* Does the panel look at what each assessor gave, or only at what they agreed
 * on? */
static bool
is_on_assessors(const struct formula_entry *panel)
{
    const struct reference *refs = NULL;
    size_t count = expr_references(panel->expr, &refs);
    bool found = false;

    for (size_t i = 0; i < count && !found; i++) {
        const char *name = panel->scope->quantities[refs[i].quantity].name;

        found = strcmp(name, "score") == 0;
    }
    return found;
}

static const struct score *
score_from(const struct scene *s, size_t i, const struct criterion *c,
           const struct assessor *assessor)
{
    const struct folder *f = s->evaluation->folder;

    for (size_t k = 0; k < f->sheets_count; k++) {
        if (f->sheets[k].assessor_id &&
            strcmp(f->sheets[k].assessor_id, assessor->id) == 0) {
            return sheet_score(&f->sheets[k], c, s->lot->id,
                               s->result->bids[i].bid->id);
        }
    }
    return NULL;
}

/* Has everybody who scores the criterion scored the bid? */
static bool
is_scored_by_all(const struct scene *s, size_t i, const struct criterion *c)
{
    const struct assessors *all = &s->evaluation->folder->assessors;
    const char *bid = s->result->bids[i].bid->id;
    size_t owed = 0, given = 0;

    if (!is_on_assessors(s->method->panel->entry)) {
        return true;
    }
    for (size_t k = 0; k < all->assessors_count; k++) {
        const struct assessor *assessor = &all->assessors[k];

        if (assessor_scores(assessor, c, s->lot->id) &&
            !assessor_is_recused(assessor, bid)) {
            owed++;
            given += score_from(s, i, c, assessor) != NULL;
        }
    }
    return owed > 0 && given == owed;
}

static bool
has_points(const struct scene *s, size_t i, const struct criterion *c)
{
    return node_is_whole(s->result->bids[i].raw[c->index]) &&
           (c->source != FROM_ASSESSORS || is_scored_by_all(s, i, c));
}

bool
score_is_complete(const struct scene *s, size_t i)
{
    const struct lot_bid *b = &s->result->bids[i];
    bool is_complete = !b->bid->is_late && node_is_whole(b->evaluated_price) &&
                       node_is_whole(b->total);

    for (size_t k = 0; k < s->method->all_count && is_complete; k++) {
        const struct criterion *c = s->method->all[k];

        is_complete = c->criteria_count > 0 || has_points(s, i, c);
    }
    return is_complete;
}
