/*
 * Small tools of the readers.
 */
#include "read/reader.h"

#include <string.h>

/* With so many errors, what else may be wrong can wait. */
#define MANY_ERRORS 1000

struct place
file_place(const char *file)
{
    return (struct place){file, 0, 0, 0};
}

static int
last_line(const struct doc *v)
{
    while (v->kind != DOC_SCALAR && v->last) {
        v = v->last;
    }
    return v->place.line;
}

static bool
is_in_file(const struct place *p, const char *file)
{
    return p->file == file || (p->file && file && strcmp(p->file, file) == 0);
}

/* A list or map owns its lines; a single value only where it stands. */
static bool
is_about(const struct place *p, const struct doc *v, int last_line)
{
    if (!is_in_file(p, v->place.file)) {
        return false;
    }
    if (v->kind == DOC_SCALAR) {
        return p->line == v->place.line && p->column == v->place.column;
    }
    return p->line >= v->place.line && p->line <= last_line;
}

bool
is_sound(const struct reader *r, const struct doc *v)
{
    size_t errors = 0;

    if (!v || !diags_has_errors(r->diags)) {
        return v != NULL;
    }

    int last = last_line(v);

    for (const struct diag *g = diags_first(r->diags); g; g = g->next) {
        if (g->severity != DIAG_ERROR) {
            continue;
        }
        if (++errors > MANY_ERRORS || is_about(&g->place, v, last)) {
            return false;
        }
    }
    return true;
}

bool
are_files_sound(const struct reader *r, const char *beginning)
{
    size_t size = strlen(beginning);

    if (!diags_has_errors(r->diags)) {
        return true;
    }
    for (const struct diag *g = diags_first(r->diags); g; g = g->next) {
        if (g->severity == DIAG_ERROR && g->place.file &&
            strncmp(g->place.file, beginning, size) == 0) {
            return false;
        }
    }
    return true;
}

static bool
is_repetition(const struct diag *g)
{
    return strcmp(g->code, "duplicate-key") == 0 ||
           strcmp(g->code, "dash-missing") == 0;
}

bool
has_repeated_keys(const struct reader *r)
{
    const struct diag *g = diags_first(r->diags);

    while (g && !is_repetition(g)) {
        g = g->next;
    }
    return g != NULL;
}

bool
has_repeated_key(const struct reader *r, const struct doc *v)
{
    int last = last_line(v);

    for (const struct diag *g = diags_first(r->diags); g; g = g->next) {
        /* what was given again has been taken out of the document */
        if (is_repetition(g) && is_about(&g->other, v, last)) {
            return true;
        }
    }
    return false;
}

bool
has(const struct doc *m, const char *key)
{
    return doc_get(m, key) != NULL;
}

/* Is `g` about an unknown key of `m` that may be `key` misspelt? */
static bool
is_misspelt(const struct diag *g, const struct doc *m, const char *key)
{
    if (strcmp(g->code, "unknown-key") != 0 ||
        (g->guess && strcmp(g->guess, key) != 0) ||
        !is_in_file(&g->place, m->place.file)) {
        return false;
    }
    for (const struct doc *v = m->first; v; v = v->next) {
        if (v->key_place.line == g->place.line &&
            v->key_place.column == g->place.column) {
            return true;
        }
    }
    return false;
}

bool
lacks(const struct reader *r, const struct doc *m, const char *key)
{
    if (has(m, key)) {
        return false;
    }

    size_t errors = 0;

    for (const struct diag *g = diags_first(r->diags); g; g = g->next) {
        errors += g->severity == DIAG_ERROR;
        if (errors > MANY_ERRORS || is_misspelt(g, m, key)) {
            return false;
        }
    }
    return true;
}

bool
refuse_missing(struct reader *r, const struct doc *m, const char *key,
               const char *code, const struct arg *args)
{
    if (!lacks(r, m, key)) {
        return false;
    }
    diag_error(r->diags, m->place, code, args);
    return true;
}

void
refuse_key(struct reader *r, const struct doc *m, const char *key,
           const char *because)
{
    if (has(m, key)) {
        diag_error(r->diags, doc_key_place(m, key), "needless-key",
                   WITH({"key", key, NULL}, {"because", NULL, because}));
    }
}

bool
refuse_empty(struct reader *r, const struct doc *m, const char *key)
{
    const struct doc *v = doc_get(m, key);

    if (!v || v->kind == DOC_SCALAR || v->count > 0) {
        return false;
    }
    diag_error(r->diags, v->place, "empty-list", WITH({"key", key, NULL}));
    return true;
}

bool
expect_map(struct reader *r, const struct doc *v)
{
    if (v->kind == DOC_MAP) {
        return true;
    }
    diag_error(r->diags, v->place,
               v->format == DOC_YAML ? "map-expected" : "json-map-expected",
               WITH({"key", v->key ? v->key : "", NULL},
                    {"found", NULL,
                     v->kind == DOC_LIST ? "kind.list" : "kind.single"}));
    return false;
}

const char *
figure(const struct reader *r, num x)
{
    const char *decimal = num_exact_decimal(r->arena, x, NUM_MAX_DIGITS);

    return decimal ? decimal : num_fraction_text(r->arena, x);
}

num
number(const struct reader *r, long value)
{
    return num_int(r->arena, value);
}

const char *
percent(const struct reader *r, num share)
{
    num hundredfold = num_mul(r->arena, share, number(r, 100));

    return arena_printf(r->arena, "%s%%", figure(r, hundredfold));
}

const char *
count_text(const struct reader *r, size_t count)
{
    return arena_printf(r->arena, "%zu", count);
}

void
check_date(struct reader *r, const struct doc *m, const char *key,
           const char *date)
{
    const struct tender *t = &r->folder->tender;
    const char *evaluation = t->evaluation_date;

    if (date && evaluation && is_sound(r, doc_get(t->doc, "evaluation_date")) &&
        days_between(evaluation, date) > 0) {
        diag_warning(
            r->diags, doc_place(m, key), "date-after-evaluation",
            WITH({"date", date, NULL}, {"evaluation", evaluation, NULL}));
    }
}

bool
is_evaluated(const struct lot *lot)
{
    return lot->state == LOT_OPEN || lot->state == LOT_REOPENED;
}

bool
formula_uses(const struct formula_entry *e, const char *name)
{
    const struct reference *refs = NULL;
    size_t count = e && e->expr ? expr_references(e->expr, &refs) : 0;

    for (size_t i = 0; i < count; i++) {
        if (strcmp(e->scope->quantities[refs[i].quantity].name, name) == 0) {
            return true;
        }
    }
    return false;
}
