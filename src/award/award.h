/*
 * award: who gets what in each lot, by the buyer's declared rule, and the
 * whole evaluation from model to award.
 *
 *     one winner    place 1
 *     k best        places 1 .. k
 *     by volume     down the places until the wanted volume is covered: each
 *                   gets the least of its offer, what is left of its caps, the
 *                   largest share and what remains, or nothing when that is
 *                   less than it must have; then, where declared, one bid may
 *                   take its minimum beyond the wanted volume, up to the top of
 *                   the announced range
 *
 * Lots run in the announced order, and caps over several lots are used up as
 * they go (Helse Sør-Øst's TSB procurement of 2024 fell in court over a rule
 * for capacity reservations that was not defined).
 */
#ifndef AWARD_AWARD_H
#define AWARD_AWARD_H

#include "score/score.h"

/* Reads nothing, decides nothing: derives every figure of the evaluation.
 * With `only_gate` it stops after the gate (for `check`). Errors and findings
 * are in `d`; scoring goes on past the gate only when there are no errors and
 * no shall finding is open. Decisions are matched to findings here. Comparisons
 * of inexact figures are computed at growing precision. */
struct evaluation *evaluate_tender(struct arena *a, struct diags *d,
                                   struct catalogue *c, const struct folder *f,
                                   bool only_gate);

/* The awards of all lots, in the announced order. A tie that the declared keys
 * do not settle, where it decides who gets what, is an error
 * (tie-decides-award). */
void award_lots(struct arena *a, struct diags *d, struct evaluation *e);

#endif
