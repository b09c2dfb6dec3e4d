#include "doc/doc.h"

#include <string.h>

const struct doc *
doc_get(const struct doc *m, const char *key)
{
    if (!m || m->kind != DOC_MAP)
        return NULL;
    for (const struct doc *v = m->first; v; v = v->next)
        if (strcmp(v->key, key) == 0)
            return v;
    return NULL;
}

struct place
doc_place(const struct doc *m, const char *key)
{
    const struct doc *v = doc_get(m, key);

    return v ? v->place : m->place;
}

struct place
doc_key_place(const struct doc *m, const char *key)
{
    const struct doc *v = doc_get(m, key);

    return v ? v->key_place : m->place;
}

const struct doc *
doc_at(const struct doc *list, size_t index)
{
    const struct doc *v = list->first;

    while (v && index-- > 0)
        v = v->next;
    return v;
}
