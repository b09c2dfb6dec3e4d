/*
 * One entry: its keys, and what is made of them.
 */
#include "catalogue/entry.h"

#include <assert.h>
#include <string.h>

/* An entry while it is read: what its struct holds in another form. */
struct draft {
    const struct doc *doc;
    struct formula_entry entry;
    const struct doc *names;
    int wins;
};

struct entry_file {
    const struct doc *doc;
    int kind;
    const struct doc *entries;
};

static const struct choice wins_choices[] = {{"high", 0}, {"low", 1}, {0}};

/* clang-format off */
#define FIELD(key, kind, type, member, required) \
    {(key), (kind), (required), offsetof(type, member), 0, NULL, NULL}
#define LIST(key, kind, type, member, record)  \
    {(key), (kind), false, offsetof(type, member), \
     offsetof(type, member##_count), (record), NULL}
#define CHOICE(key, type, member, required, choices) \
    {(key), FIELD_CHOICE, (required), offsetof(type, member), 0, NULL, \
     (choices)}
#define END_OF_FIELDS {NULL, FIELD_TEXT, false, 0, 0, NULL, NULL}

static const struct field parameter_fields[] = {
    FIELD("name",    FIELD_ID,   struct parameter, name,          true),
    FIELD("unit",    FIELD_TEXT, struct parameter, unit_text,     true),
    FIELD("default", FIELD_DOC,  struct parameter, default_value, false),
    FIELD("lowest",  FIELD_DOC,  struct parameter, lowest,        false),
    FIELD("highest", FIELD_DOC,  struct parameter, highest,       false),
    FIELD("about",   FIELD_TEXT, struct parameter, about,         false),
    END_OF_FIELDS,
};
static const struct record parameter_record = {
    "parameter", sizeof(struct parameter), parameter_fields, 0};

static const struct field quantity_fields[] = {
    FIELD("name", FIELD_ID,    struct entry_quantity, name,      true),
    FIELD("unit", FIELD_TEXT,  struct entry_quantity, unit_text, true),
    LIST("axes",  FIELD_TEXTS, struct entry_quantity, axes,      NULL),
    END_OF_FIELDS,
};
static const struct record quantity_record = {
    "quantity", sizeof(struct entry_quantity), quantity_fields, 0};

static const struct field entry_fields[] = {
    FIELD("id",        FIELD_ID,   struct draft, entry.id,       true),
    FIELD("names",     FIELD_DOC,  struct draft, names,          true),
    FIELD("formula",   FIELD_TEXT, struct draft, entry.text,     true),
    LIST("parameters", FIELD_RECORDS, struct draft, entry.parameters,
         &parameter_record),
    LIST("quantities", FIELD_RECORDS, struct draft, entry.quantities,
         &quantity_record),
    CHOICE("wins",     struct draft, wins, false, wins_choices),
    FIELD("range",     FIELD_TEXT, struct draft, entry.range,    true),
    LIST("warnings",   FIELD_TEXTS, struct draft, entry.warnings, NULL),
    FIELD("source",    FIELD_TEXT, struct draft, entry.source,   true),
    FIELD("examples",  FIELD_DOC,  struct draft, entry.examples, false),
    END_OF_FIELDS,
};
static const struct record entry_record = {
    "entry", sizeof(struct draft), entry_fields, 0};

static const struct field file_fields[] = {
    CHOICE("kind",   struct entry_file, kind, true, formula_kinds),
    FIELD("entries", FIELD_DOC, struct entry_file, entries, true),
    END_OF_FIELDS,
};
static const struct record file_record = {
    "catalogue", sizeof(struct entry_file), file_fields, 0};
/* clang-format on */

bool
entry_file_read(struct arena *a, struct diags *d, const struct doc *file,
                enum formula_kind *kind, const struct doc **entries)
{
    struct entry_file f = {0};

    if (!decode(a, d, file, &file_record, &f))
        return false;
    *kind = (enum formula_kind)f.kind;
    *entries = f.entries;
    return true;
}

/* -- names -- */

static size_t
count_names(const struct doc *names)
{
    size_t count = 0;

    for (const struct doc *v = names->first; v != NULL; v = v->next)
        count += v->kind == DOC_LIST ? v->count : 1;
    return count;
}

/* Each language has one name or a list of them. */
static void
read_names(struct arena *a, struct diags *d, const struct doc *names,
           struct formula_entry *entry)
{
    struct entry_name *all =
        arena_array(a, struct entry_name, count_names(names) + 1);
    size_t count = 0;

    for (const struct doc *v = names->first; v != NULL; v = v->next) {
        bool is_list = v->kind == DOC_LIST;

        for (const struct doc *n = is_list ? v->first : v; n != NULL;
             n = is_list ? n->next : NULL) {
            all[count].doc = n;
            all[count].lang = v->key;
            if (decode_text(d, n, &all[count].name))
                count++;
        }
    }
    entry->names = all;
    entry->names_count = count;
}

/* -- quantities -- */

static void
report_unknown(struct diags *d, const struct doc *m, const char *key,
               const char *value)
{
    (void)diag_error(d, doc_place(m, key), "catalogue-unknown-word",
                     WITH({"key", key, NULL}, {"value", value, NULL}));
}

static bool
axis_read(const char *name, enum axis *axis)
{
    for (int i = 0; i < AXIS_COUNT; i++) {
        *axis = (enum axis)i;
        if (strcmp(axis_name(*axis), name) == 0)
            return true;
    }
    return false;
}

static void
check_quantities(struct diags *d, const struct formula_entry *entry)
{
    struct unit unit;
    enum axis axis;

    for (size_t i = 0; i < entry->quantities_count; i++) {
        const struct entry_quantity *q = &entry->quantities[i];

        if (!unit_read(q->unit_text, &unit))
            report_unknown(d, q->doc, "unit", q->unit_text);
        for (size_t k = 0; k < q->axes_count; k++)
            if (!axis_read(q->axes[k], &axis))
                report_unknown(d, q->doc, "axes", q->axes[k]);
    }
}

static void
check_figure(struct arena *a, struct diags *d, const struct doc *m,
             const char *key)
{
    const struct doc *v = doc_get(m, key);
    num value;

    if (v != NULL && !figure_read(a, v, &value))
        report_unknown(d, m, key, v->text == NULL ? "" : v->text);
}

static void
finish_parameters(struct arena *a, struct diags *d, struct formula_entry *entry)
{
    size_t count = entry->parameters_count;
    struct parameter *all = arena_array(a, struct parameter, count + 1);

    for (size_t i = 0; i < count; i++) {
        struct parameter *p = &all[i];

        *p = entry->parameters[i];
        if (!unit_read(p->unit_text, &p->unit))
            report_unknown(d, p->doc, "unit", p->unit_text);
        check_figure(a, d, p->doc, "default");
        check_figure(a, d, p->doc, "lowest");
        check_figure(a, d, p->doc, "highest");
        (void)figure_read(a, p->default_value, &p->value_default);
    }
    entry->parameters = all;
}

/* -- the scope -- */

/* "value_per_point" to a reader: "value per point". */
static const char *
spoken(struct arena *a, const char *name)
{
    char *words = arena_text(a, name);

    for (char *c = words; *c != '\0'; c++)
        if (*c == '_')
            *c = ' ';
    return words;
}

static const char *
words_of(struct arena *a, const char *name, bool is_told)
{
    const char *code = arena_printf(a, "name.%s", name);

    return is_told && text_has(code) ? NULL : spoken(a, name);
}

static unsigned
axes_of(const struct entry_quantity *q)
{
    unsigned axes = 0;
    enum axis axis;

    for (size_t i = 0; i < q->axes_count; i++)
        if (axis_read(q->axes[i], &axis))
            axes |= AXIS_BIT(axis);
    return axes;
}

const struct scope *
entry_make_scope(struct arena *a, const struct formula_entry *entry,
                 bool is_told)
{
    const struct scope *of_kind = kind_scope((enum formula_kind)entry->kind);
    struct scope *scope = arena_new(a, struct scope);
    size_t count =
        of_kind->count + entry->quantities_count + entry->parameters_count;
    struct quantity *all = arena_array(a, struct quantity, count + 1);
    struct quantity *at = all;

    for (size_t i = 0; i < of_kind->count; i++)
        *at++ = of_kind->quantities[i];
    for (size_t i = 0; i < entry->quantities_count; i++, at++) {
        const struct entry_quantity *q = &entry->quantities[i];

        at->name = q->name;
        (void)unit_read(q->unit_text, &at->unit);
        at->axes = axes_of(q);
        at->words = words_of(a, q->name, true);
    }
    for (size_t i = 0; i < entry->parameters_count; i++, at++) {
        at->name = entry->parameters[i].name;
        at->unit = entry->parameters[i].unit;
        at->words = words_of(a, at->name, is_told);
    }
    scope->quantities = all;
    scope->count = count;
    scope->result = of_kind->result;
    return scope;
}

/* -- the entry -- */

const struct formula_entry *
entry_read(struct arena *a, struct diags *d, const struct doc *m,
           enum formula_kind kind)
{
    struct draft *draft = arena_new(a, struct draft);
    struct formula_entry *entry = &draft->entry;
    size_t errors = diags_count(d, DIAG_ERROR);

    if (!decode(a, d, m, &entry_record, draft))
        return NULL;
    entry->doc = m;
    entry->kind = (int)kind;
    entry->is_low_winning = draft->wins == 1;
    read_names(a, d, draft->names, entry);
    check_quantities(d, entry);
    finish_parameters(a, d, entry);
    if (diags_count(d, DIAG_ERROR) > errors)
        return NULL;
    entry->scope = entry_make_scope(a, entry, true);
    entry->expr =
        expr_read(a, d, doc_place(m, "formula"), entry->text, entry->scope);
    return entry->expr == NULL ? NULL : entry;
}

size_t
entry_parameter_quantity(const struct formula_entry *entry, size_t index)
{
    assert(index < entry->parameters_count);
    return entry->scope->count - entry->parameters_count + index;
}

static const char *
name_in(const struct formula_entry *entry, const char *lang)
{
    for (size_t i = 0; i < entry->names_count; i++)
        if (strcmp(entry->names[i].lang, lang) == 0)
            return entry->names[i].name;
    return NULL;
}

const char *
entry_title(const struct formula_entry *entry, enum lang lang)
{
    const char *name = name_in(entry, text_lang_code(lang));

    if (name == NULL && lang == LANG_NN)
        name = name_in(entry, text_lang_code(LANG_NB));
    if (name == NULL && entry->names_count == 0)
        name = text_of(lang, "entry.own-formula");
    return name == NULL ? entry->id : name;
}
