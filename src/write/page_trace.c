/* Where a need went: what points at it, and what it says itself. */
#include "write/page_trace.h"

#include "base/buf.h"

static void
add_line(struct buf *out, const char *text)
{
    buf_addf(out, "%s%s", out->size > 0 ? "\n" : "", text);
}

static const char *
kind_word(const struct drawing *d, const struct requirement *r)
{
    static const char *const codes[] = {
        [REQ_EXCLUSION] = "explain.exclusion",
        [REQ_QUALIFICATION] = "explain.qualification",
        [REQ_MINIMUM] = "explain.minimum",
        [REQ_SCORED] = "explain.scored",
        [REQ_INFORMATION] = "explain.information",
    };

    return part_word(d, codes[r->kind]);
}

static const char *
requirements_with(const struct drawing *d, const struct need *n)
{
    const struct requirements *all =
        &d->layout->evaluation->folder->requirements;
    struct buf out = buf_start(d->arena);

    for (size_t k = 0; k < all->requirements_count; k++) {
        const struct requirement *r = &all->requirements[k];

        if (names_text(r->needs, r->needs_count, n->id)) {
            add_line(&out,
                     arena_printf(d->arena, "%s (%s)", r->id, kind_word(d, r)));
        }
    }
    return buf_text(&out);
}

/* "K2 Overganger", and which method's where there are several. */
static const char *
criterion_words(const struct drawing *d, const struct method *m,
                const struct criterion *c)
{
    const struct award *award = &d->layout->evaluation->folder->award;

    return award->methods_count > 1
               ? part_fill(d, "need.criterion",
                           WITH({"criterion", c->id}, {"title", c->title},
                                {"method", m->id}))
               : arena_printf(d->arena, "%s %s", c->id, c->title);
}

static void
add_criteria(const struct drawing *d, struct buf *out, const struct method *m,
             const struct need *n)
{
    for (size_t k = 0; k < m->all_count; k++) {
        const struct criterion *c = m->all[k];

        if (names_text(c->needs, c->needs_count, n->id)) {
            add_line(out, criterion_words(d, m, c));
        }
    }
}

static const char *
criteria_with(const struct drawing *d, const struct need *n)
{
    const struct award *award = &d->layout->evaluation->folder->award;
    struct buf out = buf_start(d->arena);

    for (size_t k = 0; k < award->methods_count; k++) {
        add_criteria(d, &out, &award->methods[k], n);
    }
    return buf_text(&out);
}

static const char *
lots_with(const struct drawing *d, const struct need *n)
{
    const struct tender *tender = &d->layout->evaluation->folder->tender;
    struct buf out = buf_start(d->arena);

    for (size_t k = 0; k < tender->lots_count; k++) {
        const struct lot *lot = &tender->lots[k];

        if (names_text(lot->needs, lot->needs_count, n->id)) {
            buf_addf(&out, "%s%s", out.size > 0 ? ", " : "", lot->id);
        }
    }
    return buf_text(&out);
}

struct trace
trace_need(const struct drawing *d, const struct need *n)
{
    struct trace t = {
        requirements_with(d, n),
        criteria_with(d, n),
        lots_with(d, n),
        n->destination != DEST_DERIVED,
        false,
    };

    t.is_anywhere =
        t.is_elsewhere || t.requirements[0] || t.criteria[0] || t.lots[0];
    return t;
}
