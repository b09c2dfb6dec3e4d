/*
 * A bid's answers: each requirement that applies to a lot it offers is
 * answered, by an answer of the right kind. Whether the answer meets the
 * requirement is for the gate.
 */
#include "read/reader.h"

#include <string.h>

/* -- what must be answered ------------------------------------------------- */

/* Does a criterion of the lot's method take points from the answer? */
static bool
gives_points(const struct lot *lot, const struct requirement *q)
{
    const struct method *m = lot->method;

    for (size_t i = 0; m && i < m->all_count; i++) {
        const struct criterion *c = m->all[i];

        if ((c->requirement_id && strcmp(c->requirement_id, q->id) == 0) ||
            names_text(c->requirement_ids, c->requirement_ids_count, q->id)) {
            return true;
        }
    }
    return false;
}

/* A missing answer that gives points leaves the points unknown. */
static enum finding_rule
rule_of(const struct bid *b, const struct requirement *q)
{
    for (size_t i = 0; i < b->offers_count; i++) {
        const struct lot *lot = b->offers[i].lot;

        if (lot && gives_points(lot, q)) {
            return RULE_SHALL;
        }
    }
    switch ((enum requirement_kind)q->kind) {
    case REQ_EXCLUSION:
    case REQ_QUALIFICATION:
    case REQ_MINIMUM:
        return (enum finding_rule)q->if_not_met;
    case REQ_SCORED:
        return RULE_SHALL;
    case REQ_INFORMATION:
        return RULE_MAY;
    }
    return RULE_MAY;
}

static bool
is_asked(const struct requirement *q, const struct offer *o)
{
    return o->lot && is_evaluated(o->lot) &&
           names_lot(q->lot_ids, q->lot_ids_count, o->lot_id);
}

/* -- one answer ------------------------------------------------------------ */

struct asked {
    const struct bid *bid;
    const struct requirement *requirement;
    const char *lot; /* NULL: for the whole bid */
};

static struct diag *
raise(struct reader *r, struct asked asked, struct place place,
      const char *code, const struct arg *more)
{
    const struct requirement *q = asked.requirement;
    struct subject subject = {asked.bid->id, asked.lot, q->id};
    struct diag *g =
        finding(r->arena, findings_of(r, subject.bid), place,
                (struct discovery){code, rule_of(asked.bid, q), subject}, more);

    diag_also(g, q->doc->place, "also.requirement");
    return g;
}

static bool
is_of_kind(struct reader *r, const struct requirement *q, const struct doc *v)
{
    num n = {0};

    if (v->kind != DOC_SCALAR) {
        return false;
    }
    switch ((enum answer_kind)q->answer) {
    case ANSWER_TRUTH:
        return !v->is_quoted &&
               (strcmp(v->text, "true") == 0 || strcmp(v->text, "false") == 0);
    case ANSWER_NUMBER:
        return !v->is_quoted && num_read(r->arena, v->text, &n) == NUM_FINE;
    case ANSWER_CHOICE:
    case ANSWER_TEXT:
        return v->is_quoted;
    }
    return false;
}

static const char *
kind_word(const struct requirement *q)
{
    switch ((enum answer_kind)q->answer) {
    case ANSWER_TRUTH:
        return "answer-kind.truth";
    case ANSWER_NUMBER:
        return "answer-kind.number";
    case ANSWER_CHOICE:
        return "answer-kind.choice";
    case ANSWER_TEXT:
        return "answer-kind.text";
    }
    return "answer-kind.text";
}

static bool
is_blank(const struct doc *v)
{
    return v->kind == DOC_SCALAR &&
           (v->is_null || v->text[strspn(v->text, " \t\n")] == '\0');
}

static void
check_answer(struct reader *r, struct asked asked, const struct given_answer *g)
{
    const struct requirement *q = asked.requirement;
    const struct doc *v = g->answer;

    if (!v) {
        return; /* the key `answer` is missing: reported */
    }
    if (is_blank(v)) {
        raise(r, asked, v->place, "answer-missing", NULL);
    } else if (!is_of_kind(r, q, v)) {
        raise(r, asked, v->place, "answer-wrong-type",
              WITH({"wanted", NULL, kind_word(q)}));
    } else if (q->answer == ANSWER_CHOICE && q->choices_count > 0 &&
               !names_text(q->choices, q->choices_count, v->text)) {
        struct names known = names_of_texts(r, q->choices, q->choices_count);

        raise(r, asked, v->place, "answer-unknown-choice",
              WITH({"value", v->text, NULL},
                   {"known", names_listed(r, &known), NULL}))
            ->guess = diag_nearest(v->text, known.names, known.count);
    }
}

/* -- one requirement ------------------------------------------------------- */

static const struct given_answer *
answer_of(const struct given_answer *list, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(list[i].requirement_id, id) == 0) {
            return &list[i];
        }
    }
    return NULL;
}

/* Was an unknown requirement in the bid's file taken for `id`? */
static bool
is_meant(const struct reader *r, const struct bid *b, const char *id)
{
    for (const struct diag *g = diags_first(r->diags); g; g = g->next) {
        if (strcmp(g->code, "unknown-requirement") == 0 && g->guess &&
            strcmp(g->guess, id) == 0 && strcmp(g->place.file, b->file) == 0) {
            return true;
        }
    }
    return false;
}

static void
report_missing(struct reader *r, struct asked asked, const struct doc *m)
{
    if (!is_meant(r, asked.bid, asked.requirement->id) &&
        !has_repeated_key(r, asked.bid->doc)) {
        raise(r, asked, doc_key_place(m, "answers"), "answer-missing", NULL);
    }
}

/* The offers that must answer by themselves, because the bid does not. */
static size_t
count_silent(const struct bid *b, const struct requirement *q, size_t *asked)
{
    size_t silent = 0;

    *asked = 0;
    for (size_t i = 0; i < b->offers_count; i++) {
        const struct offer *o = &b->offers[i];

        if (is_asked(q, o)) {
            (*asked)++;
            silent += !answer_of(o->answers, o->answers_count, q->id);
        }
    }
    return silent;
}

static void
check_requirement(struct reader *r, const struct bid *b,
                  const struct requirement *q)
{
    const struct given_answer *common =
        answer_of(b->answers, b->answers_count, q->id);
    size_t asked = 0;
    size_t silent = count_silent(b, q, &asked);
    bool is_all_silent = !common && silent == asked && asked > 1;

    if (asked > 0 && common) {
        check_answer(r, (struct asked){b, q, NULL}, common);
    } else if (is_all_silent) {
        report_missing(r, (struct asked){b, q, NULL}, b->doc);
    }
    for (size_t i = 0; i < b->offers_count; i++) {
        const struct offer *o = &b->offers[i];
        const struct given_answer *own =
            answer_of(o->answers, o->answers_count, q->id);
        struct asked here = {b, q, o->lot_id};

        if (own && is_asked(q, o)) {
            check_answer(r, here, own);
        } else if (!own && !common && !is_all_silent && is_asked(q, o)) {
            report_missing(r, here, o->doc);
        }
    }
}

/* -- one answer, or one for each lot -- */

static bool
is_behind(const struct criterion *c, const struct requirement *q)
{
    bool is = c->scored == SCORED_ONCE && c->requirement == q;

    for (size_t i = 0; c->scored == SCORED_ONCE && c->requirements &&
                       i < c->requirement_ids_count && !is;
         i++) {
        is = c->requirements[i] == q;
    }
    return is;
}

/* Does a criterion that is scored once get its points from `q`? */
static bool
is_scored_once(const struct reader *r, const struct requirement *q)
{
    const struct award *award = &r->folder->award;
    bool is = false;

    for (size_t k = 0; k < award->methods_count; k++) {
        const struct method *m = &award->methods[k];

        for (size_t i = 0; i < m->all_count && !is; i++) {
            is = is_behind(m->all[i], q);
        }
    }
    return is;
}

/* What is scored once has one answer, not one for each lot. */
static void
check_agreement(struct reader *r, const struct bid *b,
                const struct requirement *q)
{
    const struct given_answer *first =
        answer_of(b->answers, b->answers_count, q->id);

    for (size_t i = 0; i < b->offers_count; i++) {
        const struct offer *o = &b->offers[i];
        const struct given_answer *own =
            answer_of(o->answers, o->answers_count, q->id);
        bool is_other = first && own && first->answer->text &&
                        own->answer->text &&
                        strcmp(first->answer->text, own->answer->text) != 0;

        if (is_other && is_scored_once(r, q)) {
            raise(r, (struct asked){b, q, o->lot_id}, own->answer->place,
                  "answer-differs",
                  WITH({"first", first->answer->text, NULL},
                       {"other", own->answer->text, NULL}));
            return;
        }
        first = first ? first : own;
    }
}

/* -- what was not asked ---------------------------------------------------- */

/* Does the requirement apply to the offer's lot, whatever its state? */
static bool
is_for(const struct requirement *q, const struct offer *o)
{
    return !o->lot || names_lot(q->lot_ids, q->lot_ids_count, o->lot_id);
}

static bool
is_for_any(const struct requirement *q, const struct offer *offers,
           size_t count)
{
    bool is = false;

    for (size_t i = 0; i < count; i++) {
        is |= is_for(q, &offers[i]);
    }
    return is;
}

/* The answers in the map `m`, of one offer or of the bid for all its offers. */
static void
check_asked(struct reader *r, const struct doc *m, const struct offer *offers,
            size_t count)
{
    const struct doc *answers = doc_get(m, "answers");

    if (!answers || answers->kind != DOC_MAP) {
        return;
    }
    for (const struct doc *v = answers->first; v; v = v->next) {
        const struct requirement *q = folder_requirement(r->folder, v->key);

        check_key(r, v, &r->requirements, "unknown-requirement");
        if (q && !is_for_any(q, offers, count) && r->is_method_sound &&
            are_files_sound(r, v->place.file)) {
            diag_warning(r->diags, v->key_place, "answer-not-asked",
                         WITH({"id", v->key, NULL}));
        }
    }
}

void
check_answers(struct reader *r, const struct bid *b)
{
    const struct requirements *all = &r->folder->requirements;

    check_asked(r, b->doc, b->offers, b->offers_count);
    for (size_t i = 0; i < b->offers_count; i++) {
        check_asked(r, b->offers[i].doc, &b->offers[i], 1);
    }
    for (size_t i = 0; i < all->requirements_count; i++) {
        if (r->is_requirement_read[i]) {
            check_requirement(r, b, &all->requirements[i]);
            check_agreement(r, b, &all->requirements[i]);
        }
    }
}
