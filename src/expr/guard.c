/*
 * Guards: a cell is blank unless all it refers to are numbers.
 */
#include "expr/cell.h"

#include <string.h>

#define GUARD_ARGUMENTS 200 /* of one COUNT */

static bool
is_needed(const struct needs *needs, const char *cell)
{
    for (size_t i = 0; i < needs->count; i++)
        if (strcmp(needs->cells[i], cell) == 0)
            return true;
    return false;
}

void
guard_need(struct writer *w, struct buf *b, const char *cell)
{
    struct needs *needs = &w->needs;

    buf_add(b, cell);
    if (is_needed(needs, cell))
        return;
    needs->cells = arena_grow(w->arena, needs->cells, needs->count,
                              needs->count + 1, sizeof needs->cells[0]);
    needs->cells[needs->count++] = cell;
}

/* Those of `needs` that are not in `known` already. */
struct needs
guard_beyond(const struct needs *needs, const struct needs *known)
{
    struct needs beyond = *needs;

    beyond.count = 0;
    for (size_t i = 0; i < needs->count; i++)
        if (!is_needed(known, needs->cells[i]))
            beyond.cells[beyond.count++] = needs->cells[i];
    return beyond;
}

void
guard_count(struct buf *b, const struct needs *needs)
{
    for (size_t i = 0; i < needs->count; i++) {
        if (i % GUARD_ARGUMENTS == 0)
            buf_add(b, i == 0 ? "COUNT(" : ")+COUNT(");
        else
            buf_add(b, ",");
        buf_add(b, needs->cells[i]);
    }
    buf_add(b, ")");
}

/* `body`, or the blank when not all it needs are numbers. */
static const char *
guarded(struct writer *w, const char *body)
{
    struct buf b = buf_start(w->arena);

    if (w->needs.count == 0)
        return body;
    buf_add(&b, "IF(");
    guard_count(&b, &w->needs);
    buf_addf(&b, "<%zu,%s,%s)", w->needs.count, w->blank, body);
    return buf_text(&b);
}

struct needs
guard_begin(struct writer *w)
{
    struct needs outer = w->needs;

    w->needs = (struct needs){NULL, 0};
    return outer;
}

const char *
guard_end(struct writer *w, struct needs outer, const char *body)
{
    const char *text = guarded(w, body);

    w->needs = outer;
    return text;
}
