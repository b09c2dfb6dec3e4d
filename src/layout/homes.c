/* Which page each quantity of the graph stands on. */
#include "layout/plan.h"

#include <stdlib.h>
#include <string.h>

/* In the order of the names; what is not here is fixed by the buyer and stands
 * among the parameters. */
static const struct quantity_home homes[] = {
    {"admitted", HOME_FIGURES, STAGE_ADMITTED, .is_whole = true},
    {"answer", HOME_SCORES, STAGE_POINTS, .is_free = true},
    {"award-goes-on", HOME_NOWHERE, STAGE_AWARD, .is_whole = true},
    {"award-left", HOME_NOWHERE, STAGE_AWARD},
    {"award-need", HOME_FIGURES, STAGE_AWARD},
    {"award-remaining", HOME_NOWHERE, STAGE_AWARD},
    {"award-room", HOME_FIGURES, STAGE_AWARD},
    {"award-to-winner", HOME_NOWHERE, STAGE_AWARD},
    {"awarded", HOME_NOWHERE, STAGE_AWARD},
    {"awarded-extra", HOME_NOWHERE, STAGE_AWARD},
    {"awarded-total", HOME_NOWHERE, STAGE_AWARD},
    {"cap", HOME_FIGURES, STAGE_AWARD},
    {"cap-left", HOME_FIGURES, STAGE_AWARD},
    {"cap-taken", HOME_FIGURES, STAGE_AWARD},
    {"compared", HOME_FIGURES, STAGE_PLACES, .is_whole = true},
    {"consensus", HOME_NOWHERE, STAGE_POINTS},
    {"consequence", HOME_NOWHERE, STAGE_POINTS},
    {"deviation", HOME_PRICES, STAGE_POINTS},
    {"deviations", HOME_PRICES, STAGE_POINTS},
    {"drawn", HOME_FIGURES, STAGE_PLACES, .is_whole = true},
    {"evaluated-price", HOME_PRICES, STAGE_TOTAL},
    {"evaluated-price-rounded", HOME_PRICES, STAGE_TOTAL},
    {"is-quality", HOME_FIXED, STAGE_POINTS, .is_whole = true},
    {"key-place", HOME_FIGURES, STAGE_PLACES, .is_whole = true},
    {"likelihood", HOME_NOWHERE, STAGE_POINTS},
    {"line-factor", HOME_PRICES, STAGE_POINTS},
    {"line-quantity", HOME_PRICES, STAGE_POINTS},
    {"margin", HOME_FIGURES, STAGE_PLACES},
    {"maximum-share", HOME_FIGURES, STAGE_AWARD},
    {"minimum", HOME_FIGURES, STAGE_AWARD},
    {"minimum-viable", HOME_FIGURES, STAGE_AWARD},
    {"minimum-viable-reference", HOME_FIGURES, STAGE_ADMITTED},
    {"normalised", HOME_FIGURES, STAGE_POINTS},
    {"normalised-rounded", HOME_FIGURES, STAGE_POINTS},
    {"offered", HOME_FIGURES, STAGE_AWARD},
    {"place", HOME_FIGURES, STAGE_PLACES, .is_whole = true},
    {"place-by-key", HOME_FIGURES, STAGE_PLACES, .is_whole = true},
    {"points", HOME_FIGURES, STAGE_POINTS},
    {"points-rounded", HOME_FIGURES, STAGE_POINTS},
    {"quality", HOME_FIGURES, STAGE_TOTAL},
    {"quality-thresholds-met", HOME_FIGURES, STAGE_THRESHOLDS,
     .is_whole = true},
    {"ranked", HOME_FIGURES, STAGE_THRESHOLDS, .is_whole = true},
    {"reference", HOME_FIGURES, STAGE_ADMITTED, .is_whole = true},
    {"rejected", HOME_NOWHERE, STAGE_ADMITTED},
    {"requirement-met", HOME_SCORES, STAGE_POINTS, .is_free = true},
    {"requirement-weight", HOME_SCORES, STAGE_POINTS},
    {"risk-level", HOME_NOWHERE, STAGE_POINTS},
    {"risk-points", HOME_SCORES, STAGE_POINTS, .is_free = true},
    {"score", HOME_NOWHERE, STAGE_POINTS},
    {"share-cap", HOME_FIGURES, STAGE_AWARD},
    {"threshold-met", HOME_FIGURES, STAGE_THRESHOLDS, .is_whole = true},
    {"thresholds-met", HOME_FIGURES, STAGE_THRESHOLDS, .is_whole = true},
    {"top-of-range", HOME_FIGURES, STAGE_AWARD},
    {"total", HOME_FIGURES, STAGE_TOTAL},
    {"total-normalised", HOME_FIGURES, STAGE_TOTAL},
    {"total-normalised-rounded", HOME_FIGURES, STAGE_TOTAL},
    {"total-rounded", HOME_FIGURES, STAGE_TOTAL},
    {"unit-price", HOME_PRICES, STAGE_POINTS, .is_free = true},
    {"wanted", HOME_FIGURES, STAGE_AWARD},
    {"weight", HOME_FIXED, STAGE_WEIGHTED, .is_free = true},
    {"weighted-points", HOME_FIGURES, STAGE_WEIGHTED},
    {"winners", HOME_FIGURES, STAGE_AWARD, .is_whole = true},
    {"wins", HOME_NOWHERE, STAGE_AWARD, .is_whole = true},
    {"within-range", HOME_FIGURES, STAGE_AWARD, .is_whole = true},
};

static int
compare_home(const void *key, const void *home)
{
    const struct quantity_home *h = home;

    return strcmp(key, h->quantity);
}

const struct quantity_home *
home_of(const char *quantity)
{
    static const struct quantity_home fixed = {"", HOME_FIXED, STAGE_POINTS};
    const struct quantity_home *found =
        bsearch(quantity, homes, sizeof homes / sizeof *homes, sizeof *homes,
                compare_home);

    return found ? found : &fixed;
}

bool
is_agreed(const struct plan *p, const struct node *n)
{
    const struct criterion *c = p->criteria[n->number - 1];

    return n->kind == NODE_TABLE ||
           (n->kind == NODE_FORMULA && c && c->criteria_count == 0 &&
            c->source == FROM_ASSESSORS &&
            strcmp(n->step.quantity, "points") == 0);
}
