/*
 * Findings about bids, and the decisions that answer them.
 */
#include "read/reader.h"

#include <assert.h>
#include <string.h>

/* clang-format off */
const struct finding_code finding_codes[] = {
    {"bid-late", RULE_SHALL, false},
    {"validity-missing", RULE_MAY, false},
    {"validity-short", RULE_MAY, false},
    {"currency-differs", RULE_SHALL, true},
    {"vat-differs", RULE_SHALL, true},
    {"organisation-number", RULE_MAY, false},
    {"organisation-number-form", RULE_MAY, false},
    {"duplicate-bidder", RULE_SHALL, false},
    {"reservation-free-text", RULE_SHALL, false},
    {"capacity-reservation-not-allowed", RULE_SHALL, false},
    {"cap-contradicts", RULE_SHALL, false},
    {"cap-lot-not-offered", RULE_MAY, false},
    {"prices-missing", RULE_SHALL, false},
    {"price-missing", RULE_SHALL, false},
    {"price-zero", RULE_SHALL, false},
    {"price-negative", RULE_SHALL, false},
    {"price-implausible", RULE_MAY, false},
    {"offered-missing", RULE_SHALL, false},
    {"offered-above-range", RULE_MAY, false},
    {"offered-below-minimum", RULE_MAY, false},
    {"offer-contradicts", RULE_SHALL, false},
    {"answer-missing", RULE_NONE, false},
    {"answer-wrong-type", RULE_NONE, false},
    {"answer-differs", RULE_SHALL, true},
    {"answer-unknown-choice", RULE_NONE, false},
    {"risks-missing", RULE_SHALL, false},
    {"risk-off-matrix", RULE_SHALL, false},
    {"requirement-not-met", RULE_NONE, false},
    {"requirement-unclear", RULE_NONE, false},
    {NULL, RULE_NONE, false},
};
/* clang-format on */

const char own_initiative[] = "own initiative";

static const struct finding_code *
find_code(const char *code)
{
    for (const struct finding_code *f = finding_codes; f->code; f++) {
        if (strcmp(f->code, code) == 0) {
            return f;
        }
    }
    return NULL;
}

/* -- raising --------------------------------------------------------------- */

/* The entry that would decide the finding. */
static const char *
entry_to_paste(struct arena *a, const struct finding_code *code,
               struct subject subject)
{
    struct buf b = buf_start(a);

    buf_addf(&b, "  - bidder: %s\n", subject.bid);
    if (subject.lot) {
        buf_addf(&b, "    lots: [%s]\n", subject.lot);
    } else {
        buf_add(&b, "    lots: all\n");
    }
    buf_addf(&b, "    answers: %s\n", code->code);
    if (subject.requirement) {
        buf_addf(&b, "    requirement: %s\n", subject.requirement);
    }
    buf_add(&b, code->must_reject
                    ? "    kind: reject\n"
                    : "    kind:      # reject, accept, correct, clarify\n");
    buf_add(&b, "    by:\n"
                "    date:\n"
                "    reason:\n");
    return buf_text(&b);
}

static size_t
count_args(const struct arg *args)
{
    size_t count = 0;

    while (args && args[count].name) {
        count++;
    }
    return count;
}

#define SUBJECT_ARGS 3

struct diag *
finding(struct arena *a, struct diags *d, struct place place,
        struct discovery found, const struct arg *more)
{
    const struct finding_code *known = find_code(found.code);
    struct subject subject = found.subject;
    size_t count = count_args(more);
    struct arg *args = arena_array(a, struct arg, count + SUBJECT_ARGS + 1);

    assert(known);
    args[0] = (struct arg){"bid", subject.bid, NULL};
    args[1] = subject.lot ? (struct arg){"lot", subject.lot, NULL}
                          : (struct arg){"lot", "all", "word.all-lots"};
    args[2] = (struct arg){
        "requirement", subject.requirement ? subject.requirement : "", NULL};
    for (size_t i = 0; i < count; i++) {
        args[SUBJECT_ARGS + i] = more[i];
    }

    struct diag *g = diag_add(d, DIAG_FINDING, place, found.code, args);

    g->rule = found.rule;
    if (found.rule == RULE_SHALL) {
        g->paste = entry_to_paste(a, known, subject);
    }
    return g;
}

/* A bid is not held against a method that is wrong itself, nor for what has not
 * been entered of it: such a finding goes into a list that nobody reads. */
struct diags *
findings_of(struct reader *r, const char *bid)
{
    const char *file = arena_printf(r->arena, "bids/%s.json", bid);

    if (r->is_method_sound && are_files_sound(r, file)) {
        return r->diags;
    }
    if (!r->aside) {
        r->aside = diags_create(r->arena);
    }
    return r->aside;
}

struct diag *
found(struct reader *r, struct place place, const char *code,
      struct subject subject, const struct arg *more)
{
    const struct finding_code *f = find_code(code);

    assert(f && f->rule != RULE_NONE);
    return finding(r->arena, findings_of(r, subject.bid), place,
                   (struct discovery){f->code, f->rule, subject}, more);
}

/* -- deciding -------------------------------------------------------------- */

struct subject
finding_subject(const struct diag *g)
{
    struct subject s = {g->args[0].value, g->args[1].value, g->args[2].value};

    if (g->args[1].word) {
        s.lot = NULL;
    }
    if (s.requirement[0] == '\0') {
        s.requirement = NULL;
    }
    return s;
}

/* Does the decision cover the lot, or every lot the bid offers? */
static bool
covers(const struct folder *f, const struct decision *d, struct subject s)
{
    const struct bid *b = folder_bid(f, s.bid);

    if (s.lot || names_lot(d->lot_ids, d->lot_ids_count, "all")) {
        return !s.lot || names_lot(d->lot_ids, d->lot_ids_count, s.lot);
    }
    for (size_t i = 0; b && i < b->offers_count; i++) {
        const char *lot = b->offers[i].lot_id;

        if (!lot || !names_lot(d->lot_ids, d->lot_ids_count, lot)) {
            return false;
        }
    }
    return b != NULL;
}

static bool
is_same(const char *x, const char *y)
{
    return x && y && strcmp(x, y) == 0;
}

/* Is `g` the very finding that `d` names? */
static bool
names_finding(const struct folder *f, const struct decision *d,
              const struct diag *g)
{
    struct subject s = finding_subject(g);

    return is_same(d->answers, g->code) && is_same(d->bid_id, s.bid) &&
           (!d->requirement_id || is_same(d->requirement_id, s.requirement)) &&
           covers(f, d, s);
}

/* Is what `g` found settled, because its bid is rejected? */
static bool
rejects(const struct folder *f, const struct decision *d, const struct diag *g)
{
    struct subject s = finding_subject(g);

    return d->kind == DECISION_REJECT && is_same(d->bid_id, s.bid) &&
           covers(f, d, s);
}

/* Marks what `d` answers; true when the finding it names is there. */
static bool
answer(struct diags *all, const struct folder *f, const struct decision *d)
{
    bool is_there = false;

    for (struct diag *g = diags_first(all); g; g = g->next) {
        if (g->severity != DIAG_FINDING) {
            continue;
        }

        bool is_named = names_finding(f, d, g);

        if (is_named || rejects(f, d, g)) {
            g->is_decided = true;
            diag_also(g, d->doc->place, "also.decided");
        }
        is_there |= is_named;
    }
    return is_there;
}

void
read_decisions_answer(struct arena *a, struct diags *d, const struct folder *f)
{
    (void)a;
    for (size_t i = 0; i < f->decisions.decisions_count; i++) {
        const struct decision *one = &f->decisions.decisions[i];
        bool is_there = answer(d, f, one);

        if (!is_there && one->answers && one->bid_id &&
            strcmp(one->answers, own_initiative) != 0) {
            diag_warning(
                d, doc_place(one->doc, "answers"), "stale-decision",
                WITH({"bid", one->bid_id, NULL}, {"code", one->answers, NULL}));
        }
    }
}
