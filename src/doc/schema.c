/*
 * The keys of a file as a JSON Schema (draft 2020-12), for editors.
 */
#include "doc/records.h"
#include "doc/value.h"

#include <string.h>

#define DIGITS "-?[0-9]+(\\\\.[0-9]+)?"
#define SPACE  "[ \\u00a0]?"

static void
add_string(struct buf *out, const char *text)
{
    buf_add_char(out, '"');
    for (; *text; text++)
        if (*text == '"' || *text == '\\')
            buf_addf(out, "\\%c", *text);
        else if ((unsigned char)*text < ' ')
            buf_addf(out, "\\u%04x", (unsigned)*text);
        else
            buf_add_char(out, *text);
    buf_add_char(out, '"');
}

static void
add_reference(struct buf *out, const struct record *r)
{
    buf_addf(out, "\"$ref\": \"#/$defs/%s\"", r->name);
}

static void
add_choices(struct buf *out, const struct choice *choices)
{
    buf_add(out, "\"enum\": [");
    for (size_t i = 0; choices[i].name; i++) {
        buf_add(out, i > 0 ? ", " : "");
        add_string(out, choices[i].name);
    }
    buf_add(out, "]");
}

/* What a value that is written without a record must look like. */
static const char *
scalar_rule(enum field_kind kind)
{
    switch (kind) {
    case FIELD_TEXT:
        return "\"type\": \"string\", \"minLength\": 1";
    case FIELD_ID:
        return "\"type\": \"string\", \"pattern\": "
               "\"^[\\\\p{L}\\\\p{N}][\\\\p{L}\\\\p{M}\\\\p{N}._-]*$\"";
    case FIELD_NUMBER:
        return "\"type\": \"number\"";
    case FIELD_INTEGER:
        return "\"type\": \"integer\"";
    case FIELD_SHARE:
        return "\"type\": \"string\", \"pattern\": \"^" DIGITS SPACE "%$\"";
    case FIELD_WEIGHT:
        return "\"type\": [\"number\", \"string\"], \"minimum\": 0, "
               "\"maximum\": 100, \"pattern\": \"^" DIGITS SPACE
               "%?( ?\\\\.\\\\. ?" DIGITS SPACE "%?)?$\"";
    case FIELD_TRUTH:
        return "\"type\": \"boolean\"";
    case FIELD_DATE:
        return "\"type\": \"string\", \"format\": \"date\"";
    case FIELD_INSTANT:
        return "\"type\": \"string\", \"pattern\": "
               "\"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?"
               "(Z|[+-][0-9]{2}:[0-9]{2})$\"";
    case FIELD_RANGE:
        return "\"type\": [\"number\", \"string\"], "
               "\"pattern\": \"^" DIGITS "( ?\\\\.\\\\. ?" DIGITS ")?$\"";
    case FIELD_TEXTS:
        return "\"type\": \"array\", "
               "\"items\": {\"type\": \"string\", \"minLength\": 1}";
    case FIELD_CHOICE:
    case FIELD_RECORD:
    case FIELD_RECORDS:
    case FIELD_ENTRIES:
    case FIELD_DOC:
        break;
    }
    return NULL;
}

static void
add_rule(struct buf *out, const struct field *f)
{
    const char *rule = scalar_rule(f->kind);

    if (f->kind == FIELD_TEXTS && f->choices) {
        buf_addf(out, "\"anyOf\": [{%s}, {", rule);
        add_choices(out, f->choices);
        buf_add(out, "}]");
    } else if (rule) {
        buf_add(out, rule);
    } else if (f->kind == FIELD_CHOICE) {
        add_choices(out, f->choices);
    } else if (f->kind == FIELD_RECORD) {
        add_reference(out, f->record);
    } else if (f->kind == FIELD_RECORDS || f->kind == FIELD_ENTRIES) {
        bool is_list = f->kind == FIELD_RECORDS;

        buf_addf(out, "\"type\": \"%s\", \"%s\": {",
                 is_list ? "array" : "object",
                 is_list ? "items" : "additionalProperties");
        add_reference(out, f->record);
        buf_add(out, "}");
    }
}

static void
add_property(struct buf *out, const struct record *r, const struct field *f,
             enum lang lang)
{
    const char *meaning = records_meaning(out->arena, r, f);
    size_t before = 0;

    buf_add(out, "        ");
    add_string(out, f->key);
    buf_add(out, ": {");
    before = out->size;
    add_rule(out, f);
    if (meaning) {
        buf_add(out, out->size > before ? ", " : "");
        buf_add(out, "\"description\": ");
        add_string(out, text_of(lang, meaning));
    }
    buf_add(out, "}");
}

static void
add_required(struct buf *out, const struct record *r)
{
    bool is_first = true;

    buf_add(out, "      \"required\": [");
    for (const struct field *f = r->fields; f->key; f++)
        if (f->is_required) {
            buf_add(out, is_first ? "" : ", ");
            add_string(out, f->key);
            is_first = false;
        }
    buf_add(out, "],\n");
}

static void
add_record(struct buf *out, const struct record *r, enum lang lang)
{
    buf_addf(out, "    \"%s\": {\n      \"type\": \"object\",\n", r->name);
    buf_add(out, "      \"additionalProperties\": false,\n");
    add_required(out, r);
    buf_add(out, "      \"properties\": {");
    for (const struct field *f = r->fields; f->key; f++) {
        buf_add(out, f == r->fields ? "\n" : ",\n");
        add_property(out, r, f, lang);
    }
    buf_add(out, "\n      }\n    }");
}

void
decode_schema(struct buf *out, const struct record *r, enum lang lang)
{
    struct records records = records_in(out->arena, r);

    buf_add(out, "{\n  \"$schema\": "
                 "\"https://json-schema.org/draft/2020-12/schema\",\n");
    buf_addf(out, "  \"title\": \"%s\",\n  ", r->name);
    add_reference(out, r);
    buf_add(out, ",\n  \"$defs\": {\n");
    for (size_t i = 0; i < records.count; i++) {
        buf_add(out, i > 0 ? ",\n" : "");
        add_record(out, records.at[i], lang);
    }
    buf_add(out, "\n  }\n}\n");
}
