/*
 * risk/register.yaml: the risks of the procurement, in the matrix' words.
 */
#include "read/reader.h"

static void
check_risk(struct reader *r, const struct risk *risk, const struct names *of[3])
{
    const struct doc *m = risk->doc;

    check_name(r, doc_get(m, "likelihood"), of[0], "unknown-likelihood");
    check_name(r, doc_get(m, "consequence"), of[1], "unknown-consequence");
    check_name(r, doc_get(m, "stated"), of[2], "unknown-level");
    check_name(r, doc_get(m, "residual"), of[2], "unknown-level");
}

void
check_register(struct reader *r)
{
    const struct risk_register *all = &r->folder->risks;
    const struct risk_matrix *x = &r->folder->matrix;
    struct names likelihood =
        names_of_texts(r, x->likelihood, x->likelihood_count);
    struct names consequence =
        names_of_texts(r, x->consequence, x->consequence_count);
    struct names levels = names_of_texts(r, x->levels, x->levels_count);
    const struct names *of[3] = {&likelihood, &consequence, &levels};

    if (!r->has_register) {
        return;
    }
    demand_file(r, all->doc->place, "risk/matrix.yaml");
    refuse_repeated(r, IDENTIFY(r, all->risks), all->risks_count);
    if (!r->folder->has_matrix) {
        return;
    }
    likelihood.is_whole &= x->likelihood_count > 0;
    consequence.is_whole &= x->consequence_count > 0;
    levels.is_whole &= x->levels_count > 0;
    for (size_t i = 0; i < all->risks_count; i++) {
        check_risk(r, &all->risks[i], of);
    }
}
