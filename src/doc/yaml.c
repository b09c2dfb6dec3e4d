#include "doc/builder.h"
#include "doc/yaml_problem.h"

#include <assert.h>
#include <string.h>
#include <yaml.h>

enum step { GO_ON, DONE, GIVE_UP };

static enum step
refuse(struct builder *b, struct place place, const char *code)
{
    diag_error(b->diags, place, code, NO_ARGS);
    return GIVE_UP;
}

static struct place
event_place(const struct builder *b, const yaml_event_t *e)
{
    return yaml_place(b->source, e->start_mark, e->end_mark);
}

static bool
is_null_text(const char *text)
{
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL"};

    for (size_t i = 0; i < sizeof nulls / sizeof nulls[0]; i++)
        if (strcmp(text, nulls[i]) == 0)
            return true;
    return false;
}

/* The line ends after a block scalar are how it is written, not its text. */
static size_t
size_without_line_ends(const char *text, size_t size)
{
    while (size > 0 && text[size - 1] == '\n')
        size--;
    return size;
}

static enum step
read_scalar(struct builder *b, const yaml_event_t *e)
{
    yaml_scalar_style_t style = e->data.scalar.style;
    const char *text = (const char *)e->data.scalar.value;
    size_t size = e->data.scalar.length;
    struct place place = event_place(b, e);
    bool is_plain = style == YAML_PLAIN_SCALAR_STYLE;

    if (e->data.scalar.anchor)
        return refuse(b, place, "yaml-anchor");
    if (e->data.scalar.tag)
        return refuse(b, place, "yaml-tag");
    if (builder_wants_key(b)) {
        if (is_plain && strcmp(text, "<<") == 0)
            return refuse(b, place, "yaml-merge-key");
        return builder_key(b, text, size, place) ? GO_ON : GIVE_UP;
    }
    if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
        size = size_without_line_ends(text, size);

    struct scalar scalar = {text, size, !is_plain,
                            is_plain && is_null_text(text)};

    return builder_scalar(b, scalar, place) ? GO_ON : GIVE_UP;
}

static enum step
open_collection(struct builder *b, enum doc_kind kind, struct place place,
                const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor)
        return refuse(b, place, "yaml-anchor");
    if (tag)
        return refuse(b, place, "yaml-tag");
    if (builder_wants_key(b))
        return refuse(b, place, "yaml-key-not-text");
    return builder_open(b, kind, place) ? GO_ON : GIVE_UP;
}

static struct place
first_character(struct place place)
{
    place.length = 1;
    return place;
}

static enum step
read_event(struct builder *b, const yaml_event_t *e)
{
    struct place place = event_place(b, e);

    switch (e->type) {
    case YAML_SCALAR_EVENT:
        return read_scalar(b, e);
    case YAML_SEQUENCE_START_EVENT:
        return open_collection(b, DOC_LIST, first_character(place),
                               e->data.sequence_start.anchor,
                               e->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
        return open_collection(b, DOC_MAP, first_character(place),
                               e->data.mapping_start.anchor,
                               e->data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        builder_close(b);
        return GO_ON;
    case YAML_ALIAS_EVENT:
        return refuse(b, place, "yaml-alias");
    case YAML_DOCUMENT_START_EVENT:
        return b->root ? refuse(b, place, "yaml-second-document") : GO_ON;
    case YAML_STREAM_END_EVENT:
        return DONE;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        return GO_ON;
    }
    assert(false);
    return GIVE_UP;
}

static bool
read_events(struct builder *b, yaml_parser_t *parser)
{
    enum step step = GO_ON;

    while (step == GO_ON) {
        yaml_event_t event;

        if (!yaml_parser_parse(parser, &event)) {
            report_yaml_problem(b->arena, b->diags, b->source, parser);
            return false;
        }
        step = read_event(b, &event);
        yaml_event_delete(&event);
    }
    return step == DONE;
}

/* A file of comments, or of "---" alone. */
static bool
is_empty(const struct doc *root)
{
    return !root ||
           (root->kind == DOC_SCALAR && root->is_null && root->text[0] == '\0');
}

struct doc *
doc_read_yaml(struct arena *a, struct diags *d, const char *file,
              const char *text, size_t size)
{
    struct source s = {file, text, size, DOC_YAML};
    struct builder b = {.arena = a, .diags = d, .source = &s};
    yaml_parser_t parser;

    if (!source_check(a, d, &s))
        return NULL;
    b.passing = arena_create();
    int is_ready = yaml_parser_initialize(&parser);

    assert(is_ready);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)s.at, s.size);

    bool is_read = read_events(&b, &parser);

    yaml_parser_delete(&parser);
    arena_destroy(b.passing);
    if (is_read && is_empty(b.root)) {
        diag_error(d, (struct place){file, 0, 0, 0}, "empty-file", NO_ARGS);
        return NULL;
    }
    return is_read ? b.root : NULL;
}
