/*
 * A formula as it is asked for: an entry of the catalogue with the parameters
 * it takes, or the buyer's own text.
 */
#include "read/reader.h"

#include <string.h>

/* -- which formula --------------------------------------------------------- */

/* "formula-kind.price-form": the word for a kind of formula. */
static const char *
kind_word(struct reader *r, int kind)
{
    char *code =
        arena_printf(r->arena, "formula-kind.%s", formula_kinds[kind].name);

    for (char *c = code; *c; c++) {
        if (*c == ' ') {
            *c = '-';
        }
    }
    return code;
}

static struct names
names_of_kind(struct reader *r, int kind)
{
    const char **ids = NULL;
    size_t count = catalogue_ids(r->catalogue, kind, &ids);

    return names_of_texts(r, ids, count);
}

static const struct formula_entry *
find_entry(struct reader *r, const struct formula_use *use,
           enum formula_kind kind)
{
    const struct formula_entry *entry = catalogue_find(r->catalogue, use->id);
    struct names known = names_of_kind(r, (int)kind);
    struct place place = doc_place(use->doc, "formula");

    if (entry && entry->kind == (int)kind) {
        return entry;
    }
    if (entry) {
        diag_error(r->diags, place, "wrong-formula-kind",
                   WITH({"id", use->id, NULL},
                        {"kind", NULL, kind_word(r, entry->kind)},
                        {"wanted", NULL, kind_word(r, (int)kind)},
                        {"known", names_listed(r, &known), NULL}));
        return NULL;
    }
    diag_error(r->diags, place, "unknown-formula",
               WITH({"id", use->id, NULL},
                    {"wanted", NULL, kind_word(r, (int)kind)},
                    {"known", names_listed(r, &known), NULL}))
        ->guess = diag_nearest(use->id, known.names, known.count);
    return NULL;
}

/* -- parameters of the catalogue's formulas -------------------------------- */

static bool
read_figure(struct reader *r, const struct doc *v, bool is_share, num *value)
{
    return is_share ? decode_share(r->arena, r->diags, v, value)
                    : decode_number(r->arena, r->diags, v, value);
}

/* A limit of the catalogue, which its own reader has found fine. */
static bool
limit_of(struct reader *r, const struct parameter *p, const struct doc *limit,
         num *value)
{
    return limit && read_figure(r, limit, p->unit.is_share, value);
}

static void
check_limits(struct reader *r, const struct parameter *p, const struct doc *v,
             num value)
{
    num limit = {0};
    const char *code = NULL;
    const char *bound = NULL;

    if (limit_of(r, p, p->lowest, &limit) && num_compare(value, limit) < 0) {
        code = "parameter-too-low";
        bound = p->lowest->text;
    } else if (limit_of(r, p, p->highest, &limit) &&
               num_compare(value, limit) > 0) {
        code = "parameter-too-high";
        bound = p->highest->text;
    }
    if (code) {
        diag_error(r->diags, v->place, code,
                   WITH({"name", p->name, NULL}, {"value", v->text, NULL},
                        {"limit", bound, NULL}));
    }
}

/* The keys under `parameters` that are no parameter of the entry. What one of
 * them seems to mean counts as given, in `is_given`. */
static void
check_parameter_names(struct reader *r, const struct formula_use *use,
                      bool *is_given)
{
    const struct formula_entry *entry = use->entry;
    size_t count = entry->parameters_count;
    const char **absent = arena_array(r->arena, const char *, count);
    const char **all = arena_array(r->arena, const char *, count);
    size_t absent_count = 0;

    for (size_t i = 0; i < count; i++) {
        all[i] = entry->parameters[i].name;
        is_given[i] = has(use->parameters_doc, all[i]);
        if (!is_given[i]) {
            absent[absent_count++] = all[i];
        }
    }

    struct names known = names_of_texts(r, all, count);

    for (const struct doc *v = use->parameters_doc->first; v; v = v->next) {
        if (names_have(&known, v->key)) {
            continue;
        }

        struct diag *g =
            diag_error(r->diags, v->key_place, "unknown-parameter",
                       WITH({"name", v->key, NULL}, {"id", use->id, NULL},
                            {"known", names_listed(r, &known), NULL}));

        g->guess = diag_nearest(v->key, absent, absent_count);
        for (size_t i = 0; g->guess && i < count; i++) {
            is_given[i] |= strcmp(all[i], g->guess) == 0;
        }
    }
}

static void
refuse_absent_parameter(struct reader *r, const struct formula_use *use,
                        const struct parameter *p)
{
    const struct doc *v = use->parameters_doc;
    struct place place = v ? v->place : doc_place(use->doc, "formula");

    if (v || lacks(r, use->doc, "parameters")) {
        diag_error(r->diags, place, "parameter-missing",
                   WITH({"name", p->name, NULL}, {"id", use->id, NULL}));
    }
}

static void
read_parameters(struct reader *r, struct formula_use *use)
{
    const struct formula_entry *entry = use->entry;
    size_t count = entry->parameters_count;
    num *values = arena_array(r->arena, num, count);
    const struct doc **docs = arena_array(r->arena, const struct doc *, count);
    bool *is_given = arena_array(r->arena, bool, count);

    use->parameters = values;
    use->parameter_docs = docs;
    if (use->parameters_doc && !expect_map(r, use->parameters_doc)) {
        return;
    }
    if (use->parameters_doc) {
        check_parameter_names(r, use, is_given);
    }
    for (size_t i = 0; i < count; i++) {
        const struct parameter *p = &entry->parameters[i];

        docs[i] = doc_get(use->parameters_doc, p->name);
        if (docs[i] && read_figure(r, docs[i], p->unit.is_share, &values[i])) {
            check_limits(r, p, docs[i], values[i]);
        } else if (!docs[i] && p->default_value) {
            values[i] = p->value_default;
        } else if (!docs[i] && !is_given[i]) {
            refuse_absent_parameter(r, use, p);
        }
    }
}

/* -- the buyer's own formula ----------------------------------------------- */

/* The unit of a parameter written as a map: {value: 1000, unit: money}. */
static bool
read_unit(struct reader *r, const struct doc *m, struct parameter *p)
{
    const struct doc *v = doc_get(m, "unit");

    p->unit_text = v && v->kind == DOC_SCALAR ? v->text : "";
    if (unit_read(p->unit_text, &p->unit) && !p->unit.is_truth) {
        return true;
    }
    diag_error(r->diags, v ? v->place : m->place, "unknown-unit",
               WITH({"value", p->unit_text, NULL}));
    return false;
}

/* A share when it is written with %, else a figure that fits every unit. */
static bool
read_own_parameter(struct reader *r, const struct doc *v, struct parameter *p,
                   num *value)
{
    const struct doc *at = v->kind == DOC_MAP ? doc_get(v, "value") : v;

    *p = (struct parameter){.doc = v, .name = v->key};
    if (!expr_is_name(v->key)) {
        diag_error(r->diags, v->key_place, "parameter-name",
                   WITH({"name", v->key, NULL}));
        return false;
    }
    if (v->kind == DOC_MAP && !at) {
        diag_error(r->diags, v->place, "missing-key",
                   WITH({"key", "value", NULL}));
        return false;
    }

    bool is_share = at->kind == DOC_SCALAR && strchr(at->text, '%');

    p->unit = is_share ? unit_share : unit_any;
    p->unit_text = is_share ? "share" : "any";
    return (v->kind != DOC_MAP || read_unit(r, v, p)) &&
           read_figure(r, at, is_share, value);
}

/* Where the text of a formula begins. */
struct place
formula_place(const struct doc *v)
{
    struct place place = v->place;

    if (v->is_quoted) {
        place.column++;
    }
    return place;
}

static void
read_own(struct reader *r, struct formula_use *use, enum formula_kind kind)
{
    const struct doc *m = use->parameters_doc;
    size_t count = m && m->kind == DOC_MAP ? m->count : 0;
    struct parameter *parameters =
        arena_array(r->arena, struct parameter, count);
    num *values = arena_array(r->arena, num, count);
    const struct doc **docs = arena_array(r->arena, const struct doc *, count);
    bool is_fine = !m || expect_map(r, m);

    use->parameters = values;
    use->parameter_docs = docs;
    for (size_t i = 0; i < count; i++) {
        docs[i] = doc_at(m, i);
        is_fine = read_own_parameter(r, docs[i], &parameters[i], &values[i]) &&
                  is_fine;
    }
    if (!is_fine) {
        return;
    }

    const struct formula_entry *own =
        catalogue_own(r->arena, r->diags,
                      &(struct own_formula){
                          kind, formula_place(doc_get(use->doc, "own_formula")),
                          use->own, parameters, count});

    if (own) {
        struct formula_entry *entry = arena_new(r->arena, struct formula_entry);

        *entry = *own;
        entry->is_low_winning =
            kind == KIND_PRICE_FORM || use->wins_choice != 0;
        use->entry = entry;
    }
}

/* Who wins is the buyer's to say of a total of his own, and only then. */
static void
check_wins(struct reader *r, const struct formula_use *use,
           enum formula_kind kind)
{
    if (kind != KIND_COMBINE || !use->own) {
        refuse_key(r, use->doc, "wins", "because.wins");
    } else {
        refuse_missing(r, use->doc, "wins", "wins-missing", NO_ARGS);
    }
}

void
read_formula_use(struct arena *a, struct diags *d, struct catalogue *c,
                 struct formula_use *use, enum formula_kind kind)
{
    struct reader r = {.arena = a, .diags = d, .catalogue = c};
    bool has_id = has(use->doc, "formula");
    bool has_own = has(use->doc, "own_formula");

    if (has_id && has_own) {
        diag_also(diag_error(d, doc_key_place(use->doc, "own_formula"),
                             "formula-twice", NO_ARGS),
                  doc_key_place(use->doc, "formula"), "also.other-value");
        return;
    }
    if (!has_id && !has_own) {
        struct names known = names_of_kind(&r, (int)kind);

        if (lacks(&r, use->doc, "own_formula")) {
            refuse_missing(&r, use->doc, "formula", "formula-missing",
                           WITH({"wanted", NULL, kind_word(&r, (int)kind)},
                                {"known", names_listed(&r, &known), NULL}));
        }
        return;
    }
    check_wins(&r, use, kind);
    if (use->own) {
        read_own(&r, use, kind);
    } else if (use->id) {
        use->entry = find_entry(&r, use, kind);
        if (use->entry) {
            read_parameters(&r, use);
        }
    }
}
