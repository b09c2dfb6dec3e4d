/*
 * bids/clarifications.yaml: what was announced has been sent, what was asked
 * has been answered.
 */
#include "read/reader.h"

#include <string.h>

static size_t
copy(const char **to, size_t at, const struct names *from)
{
    if (from->count > 0) {
        memcpy(to + at, from->names, from->count * sizeof *to);
    }
    return at + from->count;
}

/* What a clarification may concern. */
static struct names
subjects(struct reader *r)
{
    size_t most = r->lots.count + r->requirements.count + r->criteria.count;
    const char **all = arena_array(r->arena, const char *, most);
    size_t count = copy(all, 0, &r->lots);

    count = copy(all, count, &r->requirements);
    count = copy(all, count, &r->criteria);

    struct names names = names_of_texts(r, all, count);

    names.is_whole =
        r->lots.is_whole && r->requirements.is_whole && r->criteria.is_whole;
    return names;
}

static void
check_to_all(struct reader *r, const struct clarification *c,
             const struct names *known)
{
    const struct doc *m = c->doc;

    check_names(r, m, "concerns", known, "unknown-subject");
    if (!is_sound(r, m)) {
        return;
    }
    if (c->status == CLARIFICATION_PLANNED) {
        diag_error(r->diags, doc_place(m, "status"), "clarification-not-sent",
                   WITH({"id", c->id, NULL}, {"subject", c->subject, NULL}));
    } else if (c->status == CLARIFICATION_SENT) {
        refuse_missing(r, m, "date", "clarification-without-date",
                       WITH({"id", c->id, NULL}));
    }
}

static void
check_to_one(struct reader *r, const struct inquiry *q)
{
    const struct doc *m = q->doc;

    check_name(r, doc_get(m, "bidder"), &r->bidders, "unknown-bidder");
    if (is_sound(r, m) && (!q->answered || !q->answer)) {
        diag_warning(r->diags, doc_place(m, "id"), "inquiry-unanswered",
                     WITH({"id", q->id, NULL}, {"bid", q->bid_id, NULL}));
    }
    check_date(r, m, "answered", q->answered);
}

void
check_clarifications(struct reader *r)
{
    const struct clarifications *all = &r->folder->clarifications;
    struct names known = subjects(r);

    refuse_repeated(r, IDENTIFY(r, all->to_all), all->to_all_count);
    refuse_repeated(r, IDENTIFY(r, all->to_one), all->to_one_count);
    for (size_t i = 0; i < all->to_all_count; i++) {
        check_to_all(r, &all->to_all[i], &known);
    }
    for (size_t i = 0; i < all->to_one_count; i++) {
        check_to_one(r, &all->to_one[i]);
    }
}
