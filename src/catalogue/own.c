/*
 * A buyer's own formula, as an entry like any other.
 */
#include "catalogue/entry.h"

#include <string.h>

static struct place
parameter_place(const struct parameter *p, struct place formula)
{
    return p->doc == NULL ? formula : p->doc->key_place;
}

static bool
is_name_of_kind(enum formula_kind kind, const char *name)
{
    const struct scope *scope = kind_scope(kind);

    for (size_t i = 0; i < scope->count; i++)
        if (strcmp(scope->quantities[i].name, name) == 0)
            return true;
    return false;
}

/* A parameter must not hide a name the formula has anyway. */
static bool
check_parameters(struct diags *d, const struct formula_entry *entry,
                 struct place place)
{
    bool is_fine = true;

    for (size_t i = 0; i < entry->parameters_count; i++) {
        const struct parameter *p = &entry->parameters[i];

        if (!is_name_of_kind((enum formula_kind)entry->kind, p->name))
            continue;
        (void)diag_error(d, parameter_place(p, place), "parameter-name-taken",
                         WITH({"name", p->name, NULL}));
        is_fine = false;
    }
    return is_fine;
}

static bool
is_used(const struct formula_entry *entry, size_t quantity)
{
    const struct reference *refs = NULL;
    size_t count = expr_references(entry->expr, &refs);

    for (size_t i = 0; i < count; i++)
        if (refs[i].quantity == quantity)
            return true;
    return false;
}

static void
warn_of_unused(struct diags *d, const struct formula_entry *entry,
               struct place place)
{
    for (size_t i = 0; i < entry->parameters_count; i++) {
        const struct parameter *p = &entry->parameters[i];

        if (!is_used(entry, entry_parameter_quantity(entry, i)))
            (void)diag_warning(d, parameter_place(p, place),
                               "parameter-not-used",
                               WITH({"name", p->name, NULL}));
    }
}

const struct formula_entry *
catalogue_own(struct arena *a, struct diags *d, const struct own_formula *own)
{
    struct formula_entry *entry = arena_new(a, struct formula_entry);

    entry->id = "own-formula";
    entry->kind = (int)own->kind;
    entry->text = own->text;
    entry->parameters = own->parameters;
    entry->parameters_count = own->parameters_count;
    if (!check_parameters(d, entry, own->place))
        return NULL;
    entry->scope = entry_make_scope(a, entry, false);
    entry->expr = expr_read(a, d, own->place, own->text, entry->scope);
    if (entry->expr == NULL)
        return NULL;
    warn_of_unused(d, entry, own->place);
    return entry;
}
