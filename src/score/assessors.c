/* The assessors' scores of each bid on each criterion, and how far apart they
 * are. */
#include "score/assessors.h"

#include <assert.h>

struct survey {
    struct arena *arena;
    const struct evaluation *evaluation;
    const struct folder *folder;
    struct graph *graph;
    struct assessed *all;
    size_t count, room;
};

/* -- figures -- */

static struct step
step_of(const struct assessed *x, const char *quantity, struct place place)
{
    return (struct step){
        .quantity = quantity,
        .lot = x->lot ? x->lot->id : NULL,
        .bid = x->bid->id,
        .criterion = x->criterion->id,
        .title = x->criterion->title,
        .unit = unit_points,
        .place = place,
    };
}

static const struct node *
given(const struct survey *s, const struct assessed *x,
      const struct score *score, const char *assessor)
{
    struct step step = step_of(x, assessor ? "score" : "consensus",
                               doc_place(score->doc, "score"));

    step.assessor = assessor;
    return graph_given(s->graph, &step, score->score);
}

static const struct node *
derive(const struct survey *s, const struct assessed *x, const char *rule,
       const struct frame *frame)
{
    struct step step = step_of(x, rule, x->criterion->doc->place);
    const struct formula_entry *entry =
        catalogue_find(s->evaluation->catalogue, rule);

    assert(entry);
    return graph_formula(s->graph, &step, entry, frame);
}

/* Who scored, one behind the other. */
static struct frame *
frame_of(const struct survey *s, const struct assessed *x)
{
    struct frame *f = arena_new(s->arena, struct frame);
    struct bound *bounds = arena_array(s->arena, struct bound, 2);
    const struct node **scores =
        arena_array(s->arena, const struct node *, s->folder->sheets_count + 1);
    const struct node **agreed = arena_array(s->arena, const struct node *, 1);

    for (size_t i = 0; i < s->folder->sheets_count; i++) {
        if (x->given[i]) {
            scores[f->count[AXIS_ASSESSORS]++] = x->given[i];
        }
    }
    agreed[0] = x->consensus;
    bounds[0] = (struct bound){"score", AXIS_BIT(AXIS_ASSESSORS), scores};
    bounds[1] = (struct bound){"consensus", 0, agreed};
    f->bounds = bounds;
    f->bounds_count = x->consensus ? 2 : 1;
    return f;
}

static void
derive_all(const struct survey *s, struct assessed *x)
{
    const struct frame *frame = frame_of(s, x);

    if (frame->count[AXIS_ASSESSORS] == 0) {
        return;
    }
    x->lowest = derive(s, x, "assessors-lowest", frame);
    x->highest = derive(s, x, "assessors-highest", frame);
    x->spread = derive(s, x, "assessors-spread", frame);
    x->mean = derive(s, x, "assessors-mean", frame);
    if (x->consensus) {
        x->difference = derive(s, x, "consensus-difference", frame);
    }
}

/* -- one bid -- */

static bool
has_scores(const struct assessed *x, size_t sheets)
{
    for (size_t i = 0; i < sheets; i++) {
        if (x->scores[i]) {
            return true;
        }
    }
    return false;
}

/* What nobody has scored, such as a rejected bid, is left out. */
static void
add(struct survey *s, struct assessed x)
{
    const char *lot = x.lot ? x.lot->id : NULL;
    size_t sheets = s->folder->sheets_count;

    x.scores = arena_array(s->arena, const struct score *, sheets + 1);
    x.given = arena_array(s->arena, const struct node *, sheets + 1);
    for (size_t i = 0; i < sheets; i++) {
        const struct score_sheet *sheet = &s->folder->sheets[i];

        x.scores[i] = sheet_score(sheet, x.criterion, lot, x.bid->id);
        if (x.scores[i]) {
            x.given[i] = given(s, &x, x.scores[i], sheet->assessor_id);
        }
    }
    if (s->folder->consensus) {
        x.agreed =
            sheet_score(s->folder->consensus, x.criterion, lot, x.bid->id);
    }
    if (x.agreed) {
        x.consensus = given(s, &x, x.agreed, NULL);
    }
    if (!x.agreed && !has_scores(&x, sheets)) {
        return;
    }
    derive_all(s, &x);
    if (s->count == s->room) {
        size_t room = 2 * s->room + 16;

        s->all = arena_grow(s->arena, s->all, s->count, room, sizeof x);
        s->room = room;
    }
    s->all[s->count++] = x;
}

/* -- who is scored where -- */

static bool
offers_any(const struct survey *s, const struct bid *b, const struct method *m)
{
    for (size_t i = 0; i < b->offers_count; i++) {
        const struct lot *lot = folder_lot(s->folder, b->offers[i].lot_id);

        if (lot && lot->method == m) {
            return true;
        }
    }
    return false;
}

/* What came too late is not read. */
static void
add_once(struct survey *s, const struct method *m, const struct criterion *c)
{
    for (size_t i = 0; i < s->folder->bids_count; i++) {
        const struct bid *b = &s->folder->bids[i];

        if (!b->is_late && offers_any(s, b, m)) {
            add(s, (struct assessed){.method = m, .criterion = c, .bid = b});
        }
    }
}

static void
add_in_lot(struct survey *s, const struct criterion *c,
           const struct lot_result *l)
{
    for (size_t i = 0; i < l->bids_count; i++) {
        if (!l->bids[i].bid->is_late) {
            add(s, (struct assessed){.method = l->lot->method,
                                     .criterion = c,
                                     .lot = l->lot,
                                     .bid = l->bids[i].bid});
        }
    }
}

static void
add_per_lot(struct survey *s, const struct method *m, const struct criterion *c)
{
    for (size_t k = 0; k < s->evaluation->lots_count; k++) {
        const struct lot_result *l = &s->evaluation->lots[k];

        if (l->lot->method == m && l->is_scored) {
            add_in_lot(s, c, l);
        }
    }
}

static bool
is_used(const struct survey *s, const struct method *m)
{
    for (size_t k = 0; k < s->evaluation->lots_count; k++) {
        if (s->evaluation->lots[k].lot->method == m &&
            s->evaluation->lots[k].is_scored) {
            return true;
        }
    }
    return false;
}

static void
add_method(struct survey *s, const struct method *m)
{
    for (size_t k = 0; is_used(s, m) && k < m->all_count; k++) {
        const struct criterion *c = m->all[k];

        if (c->source != FROM_ASSESSORS) {
            continue;
        }
        if (c->scored == SCORED_PER_LOT) {
            add_per_lot(s, m, c);
        } else {
            add_once(s, m, c);
        }
    }
}

size_t
score_assessed(struct arena *a, const struct evaluation *e,
               const struct assessed **all)
{
    struct survey s = {
        .arena = a,
        .evaluation = e,
        .folder = e->folder,
        .graph = graph_create(a, diags_create(a), REAL_FIRST_BITS),
    };

    for (size_t i = 0; i < e->folder->award.methods_count; i++) {
        add_method(&s, &e->folder->award.methods[i]);
    }
    *all = s.all;
    return s.count;
}
