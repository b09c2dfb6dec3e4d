/*
 * criteria/requirements.yaml: each can be answered, and it can be told when
 * the answer meets it.
 */
#include "read/reader.h"

#include <string.h>

static bool
is_gate(const struct requirement *q)
{
    return q->kind == REQ_EXCLUSION || q->kind == REQ_QUALIFICATION ||
           q->kind == REQ_MINIMUM;
}

/* How a criterion may use a requirement. */
static bool
counts(const struct criterion *c, const struct requirement *q)
{
    return c->source == FROM_REQUIREMENTS &&
           names_text(c->requirement_ids, c->requirement_ids_count, q->id);
}

static bool
gives_points(const struct criterion *c, const struct requirement *q)
{
    return counts(c, q) ||
           (c->requirement_id && strcmp(c->requirement_id, q->id) == 0);
}

/* Does a criterion of any method use it so? */
static bool
is_used(const struct reader *r, const struct requirement *q,
        bool (*is_so)(const struct criterion *, const struct requirement *))
{
    const struct award *award = &r->folder->award;
    bool is = false;

    for (size_t i = 0; i < award->methods_count; i++) {
        const struct method *m = &award->methods[i];

        for (size_t k = 0; k < m->all_count && !is; k++) {
            is = is_so(m->all[k], q);
        }
    }
    return is;
}

static void
read_met_if(struct reader *r, struct requirement *q)
{
    const struct doc *v = doc_get(q->doc, "met_if");

    if (q->met_if) {
        q->met = catalogue_own(r->arena, r->diags,
                               &(struct own_formula){KIND_MET, formula_place(v),
                                                     q->met_if, NULL, 0});
    }
}

/* The choices that meet the requirement are among its choices. */
static void
check_met_by(struct reader *r, const struct requirement *q)
{
    struct names choices = names_of_texts(r, q->choices, q->choices_count);

    choices.is_whole = is_sound(r, q->doc) && q->choices_count > 0;
    check_names(r, q->doc, "met_by", &choices, "unknown-answer");
    refuse_empty(r, q->doc, "met_by");
}

static void
check_answer(struct reader *r, struct requirement *q, bool is_judged)
{
    const struct doc *m = q->doc;
    const struct arg *args = WITH({"id", q->id, NULL});

    if (q->answer != ANSWER_NUMBER) {
        refuse_key(r, m, "met_if", "because.met-if");
    } else if (is_judged) {
        refuse_missing(r, m, "met_if", "met-if-missing", args);
    }
    if (q->answer != ANSWER_CHOICE) {
        refuse_key(r, m, "choices", "because.choices");
        refuse_key(r, m, "met_by", "because.choices");
        return;
    }
    refuse_missing(r, m, "choices", "choices-missing", args);
    refuse_empty(r, m, "choices");
    check_names(r, m, "choices", &(struct names){0}, "unknown-answer");
    check_met_by(r, q);
    if (is_judged) {
        refuse_missing(r, m, "met_by", "met-by-missing", args);
    }
}

static void
check_weight(struct reader *r, struct requirement *q)
{
    if (!has(q->doc, "weight")) {
        q->weight = number(r, 1);
        return;
    }
    if (q->kind != REQ_SCORED) {
        refuse_key(r, q->doc, "weight", "because.requirement-weight");
    } else if (num_sign(q->weight) <= 0 && is_sound(r, q->doc)) {
        diag_error(r->diags, doc_place(q->doc, "weight"), "weight-not-positive",
                   WITH({"value", figure(r, q->weight), NULL}));
    }
}

/* True when the record itself could be read. */
static bool
check_requirement(struct reader *r, struct requirement *q)
{
    const struct doc *m = q->doc;
    const struct arg *args = WITH({"id", q->id ? q->id : "", NULL});
    bool is_read = is_sound(r, m);

    check_lots(r, m, "lots");
    check_need_list(r, m);
    check_weight(r, q);
    if (!is_read) {
        return false;
    }
    if (is_gate(q)) {
        refuse_missing(r, m, "if_not_met", "if-not-met-missing", args);
    } else {
        refuse_key(r, m, "if_not_met", "because.if-not-met");
    }
    check_answer(r, q, is_gate(q) || is_used(r, q, counts));
    if (q->answer == ANSWER_NUMBER) {
        read_met_if(r, q);
    }
    if (q->kind == REQ_SCORED && r->criteria.is_whole &&
        !is_used(r, q, gives_points) &&
        are_files_sound(r, "criteria/award.yaml")) {
        diag_warning(r->diags, doc_place(m, "id"), "scored-requirement-unused",
                     args);
    }
    return true;
}

void
check_requirements(struct reader *r)
{
    struct requirements *all = &r->folder->requirements;

    bool *is_read = arena_array(r->arena, bool, all->requirements_count);

    r->is_requirement_read = is_read;
    for (size_t i = 0; i < all->requirements_count; i++) {
        is_read[i] = check_requirement(r, &all->requirements[i]);
    }
}
