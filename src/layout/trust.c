/* Would a spreadsheet find what the program found? */
#include "layout/family.h"

/* Asked once for each node. */
bool
family_trusts(const struct family *f, const struct node *n)
{
    struct plan *p = f->plan;
    signed char *known = &p->agreement[n->number - 1];

    if (*known == 0) {
        struct expr_env env = node_env(n);
        struct expr_run run = plan_run(p, n, &env);
        bool is_sure = n->is_blank || sheet_agrees(p->workings, n->entry->expr,
                                                   &run, f->money_digits);

        *known = is_sure ? 1 : -1;
        arena_empty(p->workings);
    }
    return *known > 0;
}

/* Those that are blank speak neither for it nor against it. */
static signed char
trust_any(const struct family *f)
{
    signed char found = 0;

    for (size_t c = 0; c < f->sketch->grid->columns_count && found <= 0; c++) {
        const struct node *n = f->nodes[c];

        if (family_has(f, n) && !n->is_blank) {
            found = family_trusts(f, n) ? 1 : -1;
        }
    }
    return found < 0 ? -1 : 1;
}

bool
family_trusts_any(struct family *f)
{
    if (f->trusts_any == 0) {
        f->trusts_any = trust_any(f);
    }
    return f->trusts_any > 0;
}
