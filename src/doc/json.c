#include "doc/builder.h"
#include "doc/json_scan.h"

#include <assert.h>
#include <cjson/cJSON.h>
#include <string.h>

/* cJSON's tree and the tokens of the scan, walked in step: the tree has the
 * texts without their escapes, the tokens the places and the figures. */
struct walk {
    struct builder builder;
    const struct token *next;
};

static bool walk_value(struct walk *w, const cJSON *value);

static bool
walk_members(struct walk *w, const cJSON *collection)
{
    const cJSON *member = NULL;
    bool is_map = cJSON_IsObject(collection);

    cJSON_ArrayForEach(member, collection)
    {
        if (is_map && !builder_key(&w->builder, member->string,
                                   strlen(member->string), w->next++->place))
            return false;
        if (!walk_value(w, member))
            return false;
    }
    builder_close(&w->builder);
    return true;
}

static bool
walk_value(struct walk *w, const cJSON *value)
{
    const struct token *t = w->next++;

    if (cJSON_IsObject(value) || cJSON_IsArray(value))
        return builder_open(&w->builder,
                            cJSON_IsObject(value) ? DOC_MAP : DOC_LIST,
                            t->place) &&
               walk_members(w, value);

    struct scalar scalar = {t->at, t->size, false, cJSON_IsNull(value)};

    if (cJSON_IsString(value))
        scalar = (struct scalar){value->valuestring, strlen(value->valuestring),
                                 true, false};
    return builder_scalar(&w->builder, scalar, t->place);
}

/* The document that the scan `s` has taken. */
static struct doc *
walk_tree(const struct json_scan *s)
{
    struct walk w = {{.arena = s->arena,
                      .passing = s->passing,
                      .diags = s->diags,
                      .source = s->source},
                     s->tokens};
    cJSON *tree = cJSON_ParseWithLength(s->source->at, s->source->size);

    assert(tree);

    bool is_read = walk_value(&w, tree);

    assert(!is_read || w.next == s->tokens + s->count);
    cJSON_Delete(tree);
    return is_read ? w.builder.root : NULL;
}

struct doc *
doc_read_json(struct arena *a, struct diags *d, const char *file,
              const char *text, size_t size)
{
    struct source source = {file, text, size, DOC_JSON};
    struct json_scan s = {
        .arena = a, .passing = arena_create(), .diags = d, .source = &source};
    struct doc *root = NULL;

    if (source_check(a, d, &source) && json_scan(&s))
        root = walk_tree(&s);
    arena_destroy(s.passing);
    return root;
}
