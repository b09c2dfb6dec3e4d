/* Who shared a place, and what the declared keys did about it. */
#include "write/ties.h"

#include <string.h>

#define KEY_DIGITS 4

static bool
is_place(const struct node *n)
{
    return n && !n->is_blank && strcmp(n->step.quantity, "place-by-key") == 0;
}

static const struct node *const *
nodes_of(const struct node *n, const char *name)
{
    for (size_t i = 0; i < n->frame->bounds_count; i++) {
        if (strcmp(n->frame->bounds[i].name, name) == 0) {
            return n->frame->bounds[i].nodes;
        }
    }
    return NULL;
}

/* Does the key tell two of them apart? */
static bool
settles(const struct tie *t)
{
    bool found = false;

    for (size_t i = 1; i < t->count && !found; i++) {
        found = node_compare(t->keys[t->bids[i]], t->keys[t->bids[0]]) != 0;
    }
    return found;
}

bool
tie_of(struct arena *a, const struct node *place, struct tie *tie)
{
    const struct node *const *before = nodes_of(place, "place");
    size_t count = place->frame->count[AXIS_BIDS];
    size_t own = place->frame->own[AXIS_BIDS];
    const struct node *key_place = nodes_of(place, "key_place")[own];
    size_t *bids = arena_array(a, size_t, count + 1);

    *tie = (struct tie){.place = place,
                        .before = before[own],
                        .key_place = key_place,
                        .keys = nodes_of(key_place, "key"),
                        .bids = bids};
    for (size_t i = 0; i < count; i++) {
        if (!before[i]->is_blank && node_compare(before[i], before[own]) == 0) {
            bids[tie->count++] = i;
        }
    }
    if (tie->count < 2) {
        return false;
    }
    tie->is_settled = settles(tie);
    tie->is_low = strcmp(key_place->entry->id, "key-place-low") == 0;
    return true;
}

size_t
ties_of(struct arena *a, const struct node *place, struct tie **ties)
{
    const struct node *first = place;
    size_t steps = 0, count = 0;

    for (; is_place(first); steps++) {
        first = nodes_of(first, "place")[first->frame->own[AXIS_BIDS]];
    }
    *ties = arena_array(a, struct tie, steps + 1);
    for (size_t i = steps; i > 0; i--) {
        const struct node *at = place;

        for (size_t k = 1; k < i; k++) {
            at = nodes_of(at, "place")[at->frame->own[AXIS_BIDS]];
        }
        count += tie_of(a, at, &(*ties)[count]);
    }
    return count;
}

/* -- words -- */

const char *
tie_key(struct arena *a, enum lang lang, const struct tie *t)
{
    static const char *const keys[] = {"quality", "price", "draw"};
    const char *key = t->place->step.about;

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strcmp(key, keys[i]) == 0) {
            return text_of(lang, arena_printf(a, "tie.%s", key));
        }
    }
    return text_fill(a, lang, "tie.criterion", WITH({"criterion", key}));
}

static bool
before_in(const struct tie *t, size_t x, size_t y)
{
    int order = node_compare(t->keys[x], t->keys[y]);

    return t->is_low ? order < 0 : order > 0;
}

const char *
tie_figures(struct arena *a, enum lang lang, const struct tie *t)
{
    size_t *order = arena_array(a, size_t, t->count);
    struct buf b = buf_start(a);

    for (size_t i = 0; i < t->count; i++) {
        size_t k = i;

        for (; k > 0 && before_in(t, t->bids[i], order[k - 1]); k--) {
            order[k] = order[k - 1];
        }
        order[k] = t->bids[i];
    }
    for (size_t i = 0; i < t->count; i++) {
        const struct node *key = t->keys[order[i]];

        buf_addf(&b, "%s%s %s", i > 0 ? ", " : "", key->step.bid,
                 figure_text(a, lang, key->value, key->step.unit, KEY_DIGITS));
    }
    return buf_text(&b);
}

const char *
tie_sentence(struct arena *a, enum lang lang, const struct tie *t)
{
    bool is_draw = strcmp(t->place->step.about, "draw") == 0;
    struct place at =
        is_draw ? t->keys[t->bids[0]]->step.place : t->place->step.place;
    const char *line = arena_printf(a, "%d", at.line);
    const char *code = !t->is_settled ? "tie.still"
                       : is_draw      ? "tie.drawn"
                       : t->is_low    ? "tie.lowest"
                                      : "tie.highest";

    return text_fill(
        a, lang, code,
        WITH({"key", tie_key(a, lang, t)}, {"figures", tie_figures(a, lang, t)},
             {"source", text_fill(a, lang, "explain.source",
                                  WITH({"file", at.file ? at.file : "–"},
                                       {"line", line}))}));
}
