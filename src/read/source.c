/*
 * Where the points of a leaf come from: what each source needs.
 */
#include "read/reader.h"

#include <string.h>

static void
read_points_formula(struct reader *r, struct criterion *c,
                    enum formula_kind kind)
{
    read_formula_use(r->arena, r->diags, r->catalogue, &c->formula, kind);
}

/* A requirement is answered only for the lots it applies to. */
static void
check_applies(struct reader *r, const struct method *m, struct place place,
              const struct requirement *q)
{
    const struct tender *t = &r->folder->tender;

    for (size_t i = 0; i < t->lots_count; i++) {
        const struct lot *lot = &t->lots[i];

        if (lot->method != m || !lot->id ||
            names_lot(q->lot_ids, q->lot_ids_count, lot->id)) {
            continue;
        }

        struct diag *g =
            diag_error(r->diags, place, "requirement-not-for-lot",
                       WITH({"id", q->id, NULL}, {"lot", lot->id, NULL}));

        diag_also(g, doc_place(q->doc, "lots"), "also.requirement");
        return;
    }
}

/* -- from: answer ---------------------------------------------------------- */

static void
read_level(struct reader *r, const struct criterion *c, const char *choice,
           num *points)
{
    const struct doc *v = doc_get(c->levels_doc, choice);

    if (!v) {
        diag_error(r->diags, c->levels_doc->place, "level-missing",
                   WITH({"choice", choice, NULL}, {"id", c->id, NULL}));
    } else if (decode_number(r->arena, r->diags, v, points) &&
               !is_on_scale(r, c, *points)) {
        diag_error(r->diags, v->place, "level-off-scale",
                   WITH({"choice", choice, NULL},
                        {"value", figure(r, *points), NULL},
                        {"scale", scale_text(r, c), NULL}));
    }
}

static void
read_levels(struct reader *r, struct criterion *c)
{
    const struct requirement *q = c->requirement;
    struct names choices = names_of_texts(r, q->choices, q->choices_count);
    num *points = arena_array(r->arena, num, q->choices_count);
    bool is_fine = true;

    refuse_key(r, c->doc, "formula", "because.formula-choice");
    refuse_key(r, c->doc, "own_formula", "because.formula-choice");
    if (refuse_missing(r, c->doc, "levels", "levels-missing",
                       WITH({"id", c->id, NULL}, {"requirement", q->id, NULL},
                            {"choices", names_listed(r, &choices), NULL})) ||
        !c->levels_doc || !expect_map(r, c->levels_doc)) {
        return;
    }
    for (const struct doc *v = c->levels_doc->first; v; v = v->next) {
        is_fine = check_key(r, v, &choices, "unknown-answer") && is_fine;
    }
    for (size_t i = 0; is_fine && i < q->choices_count; i++) {
        read_level(r, c, q->choices[i], &points[i]);
    }
    c->levels = points;
}

static void
check_answer_source(struct reader *r, const struct method *m,
                    struct criterion *c)
{
    const struct doc *v = doc_get(c->doc, "requirement");

    if (refuse_missing(r, c->doc, "requirement", "requirement-missing",
                       WITH({"id", c->id, NULL}))) {
        return;
    }
    check_name(r, v, &r->requirements, "unknown-requirement");
    c->requirement = folder_requirement(r->folder, c->requirement_id);
    if (!c->requirement || !is_sound(r, c->requirement->doc)) {
        return;
    }
    check_applies(r, m, v->place, c->requirement);
    switch ((enum answer_kind)c->requirement->answer) {
    case ANSWER_NUMBER:
        refuse_key(r, c->doc, "levels", "because.levels");
        read_points_formula(r, c, KIND_VALUE);
        return;
    case ANSWER_CHOICE:
        read_levels(r, c);
        return;
    case ANSWER_TRUTH:
    case ANSWER_TEXT:
        diag_also(diag_error(r->diags, v->place, "answer-not-scorable",
                             WITH({"id", c->requirement->id, NULL})),
                  doc_place(c->requirement->doc, "answer"), "also.requirement");
        return;
    }
}

/* -- from: requirements ---------------------------------------------------- */

static void
check_counted(struct reader *r, const struct method *m, const struct doc *v,
              const struct requirement *q)
{
    const char *code = NULL;
    const char *key = NULL;

    if (!is_sound(r, q->doc)) {
        return;
    }
    if (q->kind != REQ_SCORED) {
        code = "requirement-not-scored";
        key = "kind";
    } else if (q->answer == ANSWER_TEXT) {
        code = "answer-not-countable";
        key = "answer";
    }
    if (code) {
        diag_also(
            diag_error(r->diags, v->place, code, WITH({"id", q->id, NULL})),
            doc_place(q->doc, key), "also.requirement");
        return;
    }
    check_applies(r, m, v->place, q);
}

static void
check_requirements_source(struct reader *r, const struct method *m,
                          struct criterion *c)
{
    struct requirement **list = NULL;
    size_t count = 0;

    if (refuse_missing(r, c->doc, "requirements", "requirements-missing",
                       WITH({"id", c->id, NULL})) ||
        refuse_empty(r, c->doc, "requirements")) {
        return;
    }
    check_names(r, c->doc, "requirements", &r->requirements,
                "unknown-requirement");
    list =
        arena_array(r->arena, struct requirement *, c->requirement_ids_count);
    for (const struct doc *v = first_text(c->doc, "requirements"); v;
         v = next_text(v)) {
        struct requirement *q = folder_requirement(r->folder, v->text);

        if (q) {
            list[count++] = q;
            check_counted(r, m, v, q);
        }
    }
    c->requirements = list;
    if (count < c->requirement_ids_count) { /* the rest have been reported */
        c->requirements = NULL;
    }
    read_points_formula(r, c, KIND_SHARE_MET);
}

/* -- from: risk ------------------------------------------------------------ */

static void
check_level_points(struct reader *r, const struct criterion *c)
{
    const struct doc *points = r->folder->matrix.points_doc;

    if (!points || points->kind != DOC_MAP) {
        return;
    }
    for (const struct doc *v = points->first; v; v = v->next) {
        num value = {0};

        if (v->kind == DOC_SCALAR &&
            num_read(r->arena, v->text, &value) == NUM_FINE &&
            !is_on_scale(r, c, value)) {
            diag_also(diag_error(r->diags, v->place, "level-off-scale",
                                 WITH({"choice", v->key, NULL},
                                      {"value", figure(r, value), NULL},
                                      {"scale", scale_text(r, c), NULL})),
                      c->doc->place, "also.used");
        }
    }
}

static void
check_risk_source(struct reader *r, struct criterion *c)
{
    struct place place = doc_place(c->doc, "from");

    demand_file(r, place, "risk/matrix.yaml");
    if (r->folder->has_matrix && lacks(r, r->folder->matrix.doc, "points")) {
        diag_also(diag_error(r->diags, r->folder->matrix.doc->place,
                             "matrix-points-missing",
                             WITH({"id", c->id, NULL})),
                  place, "also.used");
    }
    check_level_points(r, c);
    read_points_formula(r, c, KIND_RISK);
}

void
check_source(struct reader *r, const struct method *m, struct criterion *c)
{
    switch ((enum criterion_source)c->source) {
    case FROM_CHILDREN:
    case FROM_ASSESSORS:
        return;
    case FROM_PRICE:
        read_points_formula(r, c, KIND_PRICE);
        return;
    case FROM_ANSWER:
        check_answer_source(r, m, c);
        return;
    case FROM_REQUIREMENTS:
        check_requirements_source(r, m, c);
        return;
    case FROM_RISK:
        check_risk_source(r, c);
        return;
    }
}
