/* Places: by the total, then by the declared keys among those who tie. */
#include "score/sharers.h"

#include <string.h>

static void
find_ranked(struct scene *s, const struct node **ranked)
{
    for (size_t i = 0; i < s->count; i++) {
        struct lot_bid *b = &s->result->bids[i];
        struct step step = step_at(s, i, "ranked", unit_none);
        struct bound bounds[2] = {
            bind_one(s, "admitted", b->admitted),
            bind_one(s, "thresholds_met", b->meets_thresholds),
        };

        step.only_if = NULL; /* of a rejected bid too: no */
        b->is_ranked = graph_formula(s->graph, &step, rule(s, "ranked"),
                                     frame_at(s, i, NULL, bounds, 2));
        ranked[i] = b->is_ranked;
    }
}

static struct step
place_step(const struct scene *s, size_t i, const char *quantity,
           const char *key)
{
    struct step step = step_at(s, i, quantity, unit_none);

    step.about = key;
    step.place = doc_place(s->method->doc, key ? "ties" : "combine");
    step.only_if = s->result->bids[i].is_ranked;
    return step;
}

static bool
is_low_winning(const struct method *m)
{
    return m->combine->own ? m->combine->wins_choice != 0
                           : m->combine->entry->is_low_winning;
}

/* The place of every ranked bid by its total. */
static void
place_by_total(struct scene *s, const struct node *const *ranked,
               const struct bound bounds[1])
{
    const char *rule_id =
        is_low_winning(s->method) ? "place-low" : "place-high";

    for (size_t i = 0; i < s->count; i++) {
        struct step step = place_step(s, i, "place", NULL);

        s->result->bids[i].place =
            graph_formula(s->graph, &step, rule(s, rule_id),
                          frame_at(s, i, ranked, bounds, 1));
    }
}

bool
share_place(const struct lot_bid *x, const struct lot_bid *y)
{
    return !x->place->is_blank && !y->place->is_blank &&
           node_compare(x->place, y->place) == 0;
}

/* -- keys -- */

static const struct node *
key_of(struct scene *s, size_t i, const char *key)
{
    const struct lot_bid *b = &s->result->bids[i];
    const struct criterion *c = method_criterion(s->method, key);

    if (strcmp(key, "quality") == 0) {
        return b->quality;
    }
    if (strcmp(key, "price") == 0) {
        return b->evaluated_price;
    }
    return c ? b->points[c->index] : score_draw(s, i);
}

/* Has every ranked bid the figure? A method that does not ask for prices may
 * have ties by price: without them the key cannot tell bids apart. */
static bool
has_all(const struct node *const *keys, const struct node *const *ranked,
        size_t count)
{
    bool found = true;

    for (size_t i = 0; i < count && found; i++) {
        found = !node_is_one(ranked[i]) || (keys[i] && !keys[i]->is_blank);
    }
    return found;
}

/* Where the key alone puts each ranked bid. It is derived where nobody shares a
 * place too, but then nothing hangs on it. */
static const struct node **
place_by_key(struct scene *s, const char *key, const struct node *const *keys,
             const struct node *const *ranked)
{
    bool is_low = strcmp(key, "price") == 0 || strcmp(key, "draw") == 0;
    const struct node **places = for_bids(s);
    struct bound bounds[1] = {bind_bids("key", keys)};

    for (size_t i = 0; i < s->count; i++) {
        struct step step = place_step(s, i, "key-place", key);

        step.is_idle = !shares_place(s, i);
        places[i] =
            graph_formula(s->graph, &step,
                          rule(s, is_low ? "key-place-low" : "key-place-high"),
                          frame_at(s, i, ranked, bounds, 1));
    }
    return places;
}

static void
break_ties(struct scene *s, const char *key, const struct node *const *ranked)
{
    const struct node **keys = for_bids(s);
    const struct node **places = for_bids(s);
    struct bound bounds[2];

    find_sharers(s);
    for (size_t i = 0; i < s->count; i++) {
        keys[i] = key_of(s, i, key);
        places[i] = s->result->bids[i].place;
    }
    if (!has_all(keys, ranked, s->count)) {
        return;
    }
    bounds[0] = bind_bids("place", places);
    bounds[1] = bind_bids("key_place", place_by_key(s, key, keys, ranked));
    for (size_t i = 0; i < s->count; i++) {
        struct step step = place_step(s, i, "place-by-key", key);

        s->result->bids[i].place =
            graph_formula(s->graph, &step, rule(s, "place-by-key"),
                          frame_at(s, i, ranked, bounds, 2));
    }
}

/* -- margins -- */

/* Is bid `i` ranked beside others? */
static const struct node *
compared(struct scene *s, size_t i, const struct node *const *ranked)
{
    struct step step = step_at(s, i, "compared", unit_none);
    struct bound bounds[1] = {bind_one(s, "ranked", ranked[i])};

    step.only_if = NULL;
    step.place = doc_place(s->method->doc, "combine");
    return graph_formula(s->graph, &step, rule(s, "compared"),
                         frame_at(s, i, ranked, bounds, 1));
}

/* How far each ranked bid is from the best other one. */
static void
measure_margins(struct scene *s, const struct node *const *ranked,
                const struct bound *totals)
{
    for (size_t i = 0; i < s->count && s->count > 1; i++) {
        struct lot_bid *b = &s->result->bids[i];
        struct step step = step_at(s, i, "margin", b->total->step.unit);

        step.place = doc_place(s->method->doc, "combine");
        step.only_if = compared(s, i, ranked);
        b->margin = graph_formula(
            s->graph, &step,
            rule(s, is_low_winning(s->method) ? "margin-low" : "margin-high"),
            frame_at(s, i, ranked, totals, 1));
    }
}

void
score_places(struct scene *s)
{
    const struct method *m = s->method;
    const struct node **totals = for_bids(s);
    const struct node **ranked = for_bids(s);
    struct bound bounds[1] = {bind_bids("total", totals)};

    find_ranked(s, ranked);
    for (size_t i = 0; i < s->count; i++) {
        totals[i] = s->result->bids[i].total;
    }
    place_by_total(s, ranked, bounds);
    for (size_t k = 0; k < m->ties_count; k++) {
        break_ties(s, m->ties[k], ranked);
    }
    measure_margins(s, ranked, bounds);
}
