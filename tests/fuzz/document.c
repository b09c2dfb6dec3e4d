#include "document.h"

#include <assert.h>
#include <string.h>

static void
check_value(const struct doc *value, const struct doc *parent, int depth)
{
    size_t count = 0;

    assert(depth <= DOC_MAX_DEPTH);
    assert(value->parent == parent);
    assert(value->place.line >= 1 && value->place.column >= 1);
    assert((value->key != NULL) == (parent && parent->kind == DOC_MAP));
    if (value->kind == DOC_SCALAR)
        assert(value->text != NULL && value->count == 0);
    for (const struct doc *c = value->first; c; c = c->next) {
        check_value(c, value, depth + 1);
        count++;
        assert(c->next || c == value->last);
        assert(!c->key || doc_get(value, c->key) == c);
    }
    assert(count == value->count);
}

static void
check_messages(struct arena *a, const struct diags *d)
{
    const enum lang langs[] = {LANG_EN, LANG_NB, LANG_NN};

    for (size_t i = 0; i < sizeof langs / sizeof langs[0]; i++) {
        struct diag_style style = {langs[i], i == 1};
        struct buf text = buf_start(a);
        struct buf json = buf_start(a);
        struct diags *none = diags_create(a);

        diags_print(&text, d, style);
        diags_print_json(&json, d, style);
        assert(doc_read_json(a, none, "messages", buf_text(&json), json.size) !=
               NULL);
    }
}

void
check_document(enum doc_format format, const void *bytes, size_t size)
{
    struct arena *a = arena_create();
    struct diags *d = diags_create(a);
    const char *text = arena_slice(a, bytes, size);
    const struct doc *doc = format == DOC_YAML
                                ? doc_read_yaml(a, d, "input", text, size)
                                : doc_read_json(a, d, "input", text, size);

    if (doc)
        check_value(doc, NULL, 1);
    else
        assert(diags_has_errors(d));
    check_messages(a, d);
    arena_destroy(a);
}
