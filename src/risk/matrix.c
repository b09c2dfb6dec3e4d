/* The risk matrix as a function, for the register and for bids' own risks. */
#include "risk/risk.h"

#include <string.h>

static bool
position(const char *const *names, size_t count, const char *name,
         size_t *index)
{
    for (size_t i = 0; name && i < count; i++) {
        if (strcmp(names[i], name) == 0) {
            *index = i;
            return true;
        }
    }
    return false;
}

static const struct node *
given_word(struct arena *a, struct graph *g, const struct step *about,
           const struct doc *doc)
{
    struct step step = *about;

    step.quantity = doc->key;
    step.place = doc->place;
    return graph_word(g, &step, doc->text, num_int(a, 1));
}

const struct node *
risk_level(struct arena *a, struct graph *g, const struct folder *f,
           const struct step *about, const struct doc *doc)
{
    const struct risk_matrix *m = &f->matrix;
    const struct doc *likelihood = doc_get(doc, "likelihood");
    const struct doc *consequence = doc_get(doc, "consequence");
    const struct node **keys = arena_array(a, const struct node *, 2);
    struct step step = *about;
    size_t row = 0, column = 0, level;

    if (!position(m->likelihood, m->likelihood_count, likelihood->text, &row) ||
        !position(m->consequence, m->consequence_count, consequence->text,
                  &column)) {
        return NULL;
    }
    keys[0] = given_word(a, g, about, likelihood);
    keys[1] = given_word(a, g, about, consequence);
    level = m->grid[row * m->consequence_count + column];
    step.place = doc_place(m->grid_doc, likelihood->text);
    return graph_table(
        g, &step,
        &(struct lookup){keys, 2, m->levels[level], num_int(a, (long)level)});
}

static void
compare(struct diags *d, const struct register_row *row)
{
    const struct risk *r = row->risk;

    if (row->derived && strcmp(row->derived->word, r->stated) != 0) {
        struct diag *g = diag_warning(
            d, doc_place(r->doc, "stated"), "risk-level-differs",
            WITH({"risk", r->id}, {"stated", r->stated},
                 {"derived", row->derived->word}, {"likelihood", r->likelihood},
                 {"consequence", r->consequence}));

        diag_also(g, row->derived->step.place, "also.matrix");
    }
}

struct register_row *
risk_register(struct arena *a, struct diags *d, struct graph *g,
              const struct folder *f, size_t *count)
{
    size_t n = f->has_matrix ? f->risks.risks_count : 0;
    struct register_row *rows = arena_array(a, struct register_row, n + 1);

    for (size_t i = 0; i < n; i++) {
        const struct risk *r = &f->risks.risks[i];
        struct step step = {.quantity = "risk-level",
                            .about = r->id,
                            .title = r->event,
                            .unit = unit_none};

        rows[i].risk = r;
        rows[i].derived = risk_level(a, g, f, &step, r->doc);
        compare(d, &rows[i]);
    }
    *count = n;
    return rows;
}
