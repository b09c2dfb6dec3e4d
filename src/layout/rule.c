/* Rules of the program as formulas of the workbook's own tables: names stand
 * for the cells given. */
#include "layout/plan.h"

#include <assert.h>
#include <string.h>

struct named {
    const struct scope *scope;
    const struct named_cell *cells;
};

static const char *
named_quantity(void *of, size_t index, const size_t at[AXIS_COUNT])
{
    const struct named *n = of;
    const char *name = n->scope->quantities[index].name;
    const struct named_cell *c = n->cells;

    (void)at;
    while (strcmp(c->name, name) != 0) {
        c++;
        assert(c->name);
    }
    return c->cell;
}

static const char *
nobody(void *of, enum axis axis, size_t index)
{
    (void)of;
    (void)axis;
    (void)index;
    return NULL;
}

const char *
rule_text(struct plan *p, const char *rule, const struct named_cell *cells)
{
    const struct formula_entry *entry =
        catalogue_find(p->evaluation->catalogue, rule);
    const struct sheet *sheet = lowered(p, entry);
    struct named names = {entry->scope, cells};
    struct sheet_refs refs = {.of = &names,
                              .quantity = named_quantity,
                              .member = nobody,
                              .money_digits = p->money_digits};
    struct sheet_spot spot = {0};
    const char *text;

    assert(sheet_count(sheet) == 1);
    text = sheet_text(p->arena, sheet, &spot, &refs);
    assert(text);
    return text;
}
