/* The whole evaluation, again with more bits where a comparison of inexact
 * figures could not be decided. */
#include "award/award.h"
#include "read/read.h"

#include <assert.h>

static struct evaluation *
at_precision(struct arena *a, struct diags *d, struct catalogue *c,
             const struct folder *f, unsigned bits)
{
    struct evaluation *e = arena_new(a, struct evaluation);

    e->folder = f;
    e->catalogue = c;
    e->graph = graph_create(a, d, bits);
    e->risks = risk_register(a, d, e->graph, f, &e->risks_count);
    score_gate(a, d, e);
    return e;
}

static bool
may_score(const struct diags *d)
{
    return diags_count(d, DIAG_ERROR) == 0 && diags_blocking(d) == 0;
}

struct evaluation *
evaluate_tender(struct arena *a, struct diags *d, struct catalogue *c,
                const struct folder *f, bool only_gate)
{
    unsigned bits = REAL_FIRST_BITS;
    struct evaluation *e = at_precision(a, d, c, f, bits);

    read_decisions_answer(a, d, f);
    read_missing_scores(a, d, f);
    while (!only_gate && may_score(d)) {
        score_lots(a, d, e);
        if (!graph_is_undecided(e->graph)) {
            award_lots(a, d, e);
        }
        if (!graph_is_undecided(e->graph) || bits >= REAL_MAX_BITS) {
            break;
        }
        bits = bits * 4 < REAL_MAX_BITS ? bits * 4 : REAL_MAX_BITS;
        e = at_precision(a, d, c, f, bits);
    }
    /* at the most bits every comparison is decided, or declared a tie */
    assert(bits < REAL_MAX_BITS || !graph_is_undecided(e->graph));
    return e;
}
