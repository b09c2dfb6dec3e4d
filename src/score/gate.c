/* Exclusion, qualification and minimum requirements, before any points. */
#include "read/read.h"
#include "score/answer.h"
#include "score/scene.h"

#include <string.h>

static bool
applies(const struct requirement *r, const struct lot *lot)
{
    return names_lot(r->lot_ids, r->lot_ids_count, lot->id);
}

static bool
is_gate(const struct requirement *r)
{
    return r->kind == REQ_EXCLUSION || r->kind == REQ_QUALIFICATION ||
           r->kind == REQ_MINIMUM;
}

static struct subject
subject_of(const struct scene *s, size_t i, const struct requirement *r)
{
    return (struct subject){s->result->bids[i].bid->id, s->lot->id, r->id};
}

/* The answer as an argument of a message. */
static struct arg
answer_given(const struct requirement *r, const struct given_answer *given)
{
    const char *text = given->answer->text;

    if (r->answer != ANSWER_TRUTH) {
        return (struct arg){"answer", text, NULL};
    }
    return (struct arg){"answer", NULL,
                        strcmp(text, "true") == 0 ? "word.yes" : "word.no"};
}

/* A requirement that is not met, or that only a person can judge. */
static void
raise_findings(struct scene *s, size_t i, const struct compliance *c)
{
    const struct requirement *r = c->requirement;
    bool is_unclear = r->answer == ANSWER_TEXT;
    struct discovery found = {
        is_unclear ? "requirement-unclear" : "requirement-not-met",
        r->if_not_met == RULE_MAY ? RULE_MAY : RULE_SHALL,
        subject_of(s, i, r),
    };
    bool is_failing = c->met && !c->met->is_blank && !node_is_one(c->met);

    if (is_gate(r) && c->answer && (is_unclear || is_failing)) {
        finding(s->arena, s->diags, doc_place(c->answer->doc, "answer"), found,
                WITH({"text", r->text}, answer_given(r, c->answer)));
    }
}

static const struct node *
met_by_formula(struct scene *s, size_t i, const struct requirement *r,
               const struct node *answered)
{
    struct step step = step_at(s, i, "requirement-met", unit_none);
    struct bound bounds[1] = {bind_one(s, "answer", answered)};

    step.about = r->id;
    step.title = r->text;
    step.only_if = NULL;
    step.place = doc_place(r->doc, r->met_if ? "met_if" : "answer");
    return graph_formula(s->graph, &step,
                         r->met ? r->met : rule(s, "met-truth"),
                         frame_at(s, i, NULL, bounds, 1));
}

static const struct node *
met_by_choice(struct scene *s, size_t i, const struct requirement *r,
              const struct node *answered)
{
    struct step step = step_at(s, i, "requirement-met", unit_none);
    const struct node **keys = arena_array(s->arena, const struct node *, 1);
    bool met = names_text(r->met_by, r->met_by_count, answered->word);

    keys[0] = answered;
    step.about = r->id;
    step.title = r->text;
    step.only_if = NULL;
    step.place = doc_place(r->doc, "met_by");
    return graph_table(s->graph, &step,
                       &(struct lookup){keys, 1, NULL, num_int(s->arena, met)});
}

static void
comply(struct scene *s, size_t i, struct compliance *c,
       const struct requirement *r)
{
    const struct lot_bid *b = &s->result->bids[i];

    c->requirement = r;
    c->answer = bid_answer(b->bid, s->lot->id, r->id);
    c->answered = answer_node(s, i, r, c->answer);
    if (!c->answered || r->answer == ANSWER_TEXT ||
        r->kind == REQ_INFORMATION) {
        return;
    }
    if (r->answer == ANSWER_CHOICE) {
        c->met = r->met_by_count ? met_by_choice(s, i, r, c->answered) : NULL;
    } else if (r->met || r->answer == ANSWER_TRUTH) {
        c->met = met_by_formula(s, i, r, c->answered);
    }
}

static const struct node *
admission(struct scene *s, size_t i)
{
    struct lot_bid *b = &s->result->bids[i];
    struct step given = step_at(s, i, "rejected", unit_none);
    struct step step = step_at(s, i, "admitted", unit_none);
    struct bound bounds[1];

    b->is_admitted = !bid_is_rejected(s->evaluation->folder, b->bid, s->lot->id,
                                      &b->rejection);
    step.only_if = NULL;
    given.place = step.place = b->rejection
                                   ? doc_place(b->rejection->doc, "kind")
                                   : b->bid->doc->place;
    bounds[0] = bind_one(
        s, "rejected",
        graph_given(s->graph, &given, num_int(s->arena, b->rejection ? 1 : 0)));
    return graph_formula(s->graph, &step, rule(s, "gate-admitted"),
                         frame_at(s, i, NULL, bounds, 1));
}

static void
gate_bid(struct scene *s, size_t i)
{
    const struct requirements *all = &s->evaluation->folder->requirements;
    struct lot_bid *b = &s->result->bids[i];

    b->compliances =
        arena_array(s->arena, struct compliance, all->requirements_count + 1);
    /* what a late bid answers is neither read nor shown */
    for (size_t k = 0; k < all->requirements_count && !b->bid->is_late; k++) {
        struct compliance *c = &b->compliances[b->compliances_count];

        if (applies(&all->requirements[k], s->lot)) {
            comply(s, i, c, &all->requirements[k]);
            raise_findings(s, i, c);
            b->compliances_count++;
        }
    }
    b->admitted = admission(s, i);
}

static void
find_bids(struct arena *a, const struct folder *f, struct lot_result *l)
{
    l->bids = arena_array(a, struct lot_bid, f->bids_count + 1);
    for (size_t i = 0; i < f->bids_count; i++) {
        const struct offer *o = bid_offer(&f->bids[i], l->lot->id);

        if (o) {
            l->bids[l->bids_count].bid = &f->bids[i];
            l->bids[l->bids_count++].offer = o;
        }
    }
}

/* Everybody outside: worth knowing before anybody asks why. */
static void
warn_if_all_fail(const struct scene *s, const struct requirement *r)
{
    size_t failing = 0, answered = 0;

    for (size_t i = 0; i < s->count; i++) {
        const struct compliance *c = compliance_with(&s->result->bids[i], r);

        if (c && c->met) {
            answered++;
            failing += !node_is_one(c->met);
        }
    }
    if (answered > 1 && failing == answered && is_gate(r)) {
        diag_warning(s->diags, doc_place(r->doc, "id"), "all-bids-fail",
                     WITH({"requirement", r->id}, {"lot", s->lot->id},
                          {"text", r->text}));
    }
}

void
score_gate(struct arena *a, struct diags *d, struct evaluation *e)
{
    const struct folder *f = e->folder;

    e->lots_count = f->tender.lots_count;
    e->lots = arena_array(a, struct lot_result, e->lots_count + 1);
    for (size_t k = 0; k < e->lots_count; k++) {
        struct lot_result *l = &e->lots[k];
        struct scene s = {
            a, d, e, e->graph, l, &f->tender.lots[k], f->tender.lots[k].method,
            0};

        l->lot = s.lot;
        l->is_scored = s.lot->state == LOT_OPEN || s.lot->state == LOT_REOPENED;
        find_bids(a, f, l);
        s.count = l->bids_count;
        for (size_t i = 0; i < s.count; i++) {
            gate_bid(&s, i);
        }
        for (size_t r = 0; r < f->requirements.requirements_count; r++) {
            warn_if_all_fail(&s, &f->requirements.requirements[r]);
        }
    }
}
