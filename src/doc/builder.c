#include "doc/builder.h"

#include "base/utf8.h"
#include "doc/repeated.h"

#include <assert.h>
#include <string.h>

static bool
refuse(struct builder *b, struct place place, const char *code,
       const struct arg *args)
{
    diag_error(b->diags, place, code, args);
    return false;
}

bool
builder_wants_key(const struct builder *b)
{
    return b->depth > 0 && b->open[b->depth - 1]->kind == DOC_MAP && !b->key;
}

/* A copy in which CR LF is LF; NULL when there is a character no text of ours
 * may hold (which can only have come from an escape). */
static const char *
clean_text(struct builder *b, const char *text, size_t size, struct place place)
{
    char *copy = arena_slice(b->arena, text, size);
    size_t kept = 0;
    uint32_t code = 0;

    for (size_t i = 0, length = 0; i < size; i += length) {
        length = utf8_next(text + i, size - i, &code);
        assert(length > 0);
        if (code == '\r' && i + 1 < size && text[i + 1] == '\n')
            continue;
        if (code == 0 || utf8_is_control(code)) {
            refuse(b, place, code == 0 ? "nul-byte" : "control-character",
                   WITH({"character", source_code_point(b->arena, code), 0}));
            return NULL;
        }
        memcpy(copy + kept, text + i, length);
        kept += length;
    }
    copy[kept] = '\0';
    return copy;
}

/* The same for a key, which may have been met before. */
static const char *
clean_key(struct builder *b, const char *text, size_t size, struct place place)
{
    size_t sum = size;

    for (size_t i = 0; i < size; i++)
        sum = sum * 31 + (unsigned char)text[i];

    const char **known = &b->keys[sum % KEYS_REMEMBERED];

    if (!*known || strlen(*known) != size || memcmp(*known, text, size) != 0)
        *known = clean_text(b, text, size, place);
    return *known;
}

bool
builder_key(struct builder *b, const char *text, size_t size,
            struct place place)
{
    struct doc *map = b->open[b->depth - 1];

    assert(builder_wants_key(b));
    if (size == 0)
        return refuse(b, place, "empty-key", NO_ARGS);
    b->key = clean_key(b, text, size, place);
    b->key_place = place;
    if (!map->first && map->format == DOC_YAML &&
        map->place.line == place.line && map->place.column == place.column)
        map->place = place;
    return b->key != NULL;
}

static struct doc *
add(struct builder *b, enum doc_kind kind, struct place place)
{
    struct doc *v = arena_new(b->arena, struct doc);

    v->kind = kind;
    v->format = b->source->format;
    v->place = place;
    v->key = b->key;
    v->key_place = b->key ? b->key_place : place;
    b->key = NULL;
    if (b->depth == 0) {
        b->root = v;
        return v;
    }
    struct doc *parent = b->open[b->depth - 1];

    v->parent = parent;
    if (parent->last)
        parent->last->next = v;
    else
        parent->first = v;
    parent->last = v;
    parent->count++;
    return v;
}

static bool
may_add(struct builder *b, struct place place)
{
    if (b->count++ < DOC_MAX_VALUES)
        return true;
    return refuse(
        b, place, "too-many-values",
        WITH({"most", arena_printf(b->arena, "%d", DOC_MAX_VALUES), 0}));
}

bool
builder_scalar(struct builder *b, struct scalar scalar, struct place place)
{
    const char *text = clean_text(b, scalar.text, scalar.size, place);

    if (!text || !may_add(b, place))
        return false;
    if (scalar.size == 0 && !scalar.is_quoted && b->key)
        place = b->key_place;

    struct doc *v = add(b, DOC_SCALAR, place);

    v->text = text;
    v->is_quoted = scalar.is_quoted;
    v->is_null = scalar.is_null;
    return true;
}

bool
builder_open(struct builder *b, enum doc_kind kind, struct place place)
{
    if (b->depth == DOC_MAX_DEPTH)
        return refuse(
            b, place, "too-deep",
            WITH({"most", arena_printf(b->arena, "%d", DOC_MAX_DEPTH), 0}));
    if (!may_add(b, place))
        return false;

    struct doc *v = add(b, kind, place);

    b->open[b->depth++] = v;
    return true;
}

void
builder_close(struct builder *b)
{
    assert(b->depth > 0 && !b->key);
    b->depth--;
    if (b->open[b->depth]->kind == DOC_MAP)
        refuse_repeated_keys(b->passing, b->diags, b->open[b->depth]);
}
