/*
 * What a value is called, and whether it is one value, a list or a map.
 */
#include "doc/value.h"

#include <string.h>

const char *
value_name(const struct doc *v)
{
    for (const struct doc *at = v; at; at = at->parent)
        if (at->key)
            return at->key;
    return v->place.file ? v->place.file : "";
}

const char *
kind_word(enum field_kind kind)
{
    switch (kind) {
    case FIELD_TEXT:
        return "kind.text";
    case FIELD_ID:
        return "kind.id";
    case FIELD_NUMBER:
        return "kind.number";
    case FIELD_INTEGER:
        return "kind.integer";
    case FIELD_SHARE:
        return "kind.share";
    case FIELD_WEIGHT:
        return "kind.weight";
    case FIELD_TRUTH:
        return "kind.truth";
    case FIELD_DATE:
        return "kind.date";
    case FIELD_INSTANT:
        return "kind.instant";
    case FIELD_CHOICE:
        return "kind.choice";
    case FIELD_RANGE:
        return "kind.range";
    case FIELD_RECORD:
        return "kind.record";
    case FIELD_RECORDS:
        return "kind.records";
    case FIELD_ENTRIES:
        return "kind.entries";
    case FIELD_TEXTS:
        return "kind.texts";
    case FIELD_DOC:
        return "kind.doc";
    }
    return "kind.doc";
}

struct diag *
value_error(struct diags *d, const struct doc *v, const char *code)
{
    return diag_error(d, v->place, code,
                      WITH({"key", value_name(v), 0}, {"value", v->text, 0}));
}

static bool
is_blank(const char *text)
{
    return text[strspn(text, " \t\n")] == '\0';
}

static const char *
found_word(const struct doc *v)
{
    switch (v->kind) {
    case DOC_SCALAR:
        return "kind.single";
    case DOC_LIST:
        return "kind.list";
    case DOC_MAP:
        return "kind.map";
    }
    return "kind.single";
}

static bool
is_empty(struct diags *d, const struct doc *v)
{
    if (v->kind != DOC_SCALAR || !(v->is_null || is_blank(v->text)))
        return false;
    diag_error(d, v->place, "empty-value", WITH({"key", value_name(v), 0}));
    return true;
}

bool
value_is_scalar(struct diags *d, const struct doc *v, enum field_kind expected)
{
    if (is_empty(d, v))
        return false;
    if (v->kind == DOC_SCALAR)
        return true;
    diag_error(d, v->place, "wrong-type",
               WITH({"key", value_name(v), 0},
                    {"expected", 0, kind_word(expected)},
                    {"found", 0, found_word(v)}));
    return false;
}

static bool
is_kind(struct diags *d, const struct doc *v, enum doc_kind kind,
        const char *code)
{
    if (v->kind == kind)
        return true;
    if (!is_empty(d, v))
        diag_error(
            d, v->place, code,
            WITH({"key", value_name(v), 0}, {"found", 0, found_word(v)}));
    return false;
}

bool
value_is_list(struct diags *d, const struct doc *v)
{
    return is_kind(d, v, DOC_LIST,
                   v->format == DOC_YAML ? "list-expected"
                                         : "json-list-expected");
}

bool
value_is_map(struct diags *d, const struct doc *v)
{
    return is_kind(d, v, DOC_MAP,
                   v->format == DOC_YAML ? "map-expected"
                                         : "json-map-expected");
}
