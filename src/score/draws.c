/* Draws: a person drew lots among bids that share a place, and recorded it. */
#include "score/scene.h"

#include <string.h>

/* A draw settles a tie when its list has every bid that shares the place. */
static bool
settles(const struct scene *s, size_t i, const struct decision *d)
{
    if (d->kind != DECISION_DRAW || s->result->bids[i].place->is_blank ||
        !names_lot(d->lot_ids, d->lot_ids_count, s->lot->id)) {
        return false;
    }
    for (size_t k = 0; k < s->count; k++) {
        if (share_place(&s->result->bids[i], &s->result->bids[k]) &&
            !names_text(d->order, d->order_count, s->result->bids[k].bid->id)) {
            return false;
        }
    }
    return true;
}

static long
position(const struct decision *d, const char *bid_id)
{
    long at = 0;

    while (strcmp(d->order[at], bid_id) != 0) {
        at++;
    }
    return at + 1;
}

/* One tie is drawn once: a second draw would let somebody choose. */
static void
refuse_second(const struct scene *s, const struct decision *first,
              const struct decision *second)
{
    diag_also(diag_error(s->diags, doc_place(second->doc, "order"),
                         "draw-twice", WITH({"lot", s->lot->id})),
              doc_place(first->doc, "order"), "also.first-given");
}

const struct node *
score_draw(struct scene *s, size_t i)
{
    const struct decisions *all = &s->evaluation->folder->decisions;
    const char *bid = s->result->bids[i].bid->id;
    struct step step = step_at(s, i, "drawn", unit_none);
    const struct decision *found = NULL;

    for (size_t k = 0; k < all->decisions_count && shares_place(s, i); k++) {
        const struct decision *d = &all->decisions[k];

        if (!settles(s, i, d)) {
            continue;
        }
        s->evaluation->is_draw_used[k] = true;
        if (found) {
            refuse_second(s, found, d);
            break;
        }
        found = d;
        step.place = doc_place(d->doc, "order");
    }
    return graph_given(s->graph, &step,
                       num_int(s->arena, found ? position(found, bid) : 0));
}

void
score_warn_of_idle_draws(struct diags *diags, const struct evaluation *e)
{
    const struct decisions *all = &e->folder->decisions;

    for (size_t k = 0; k < all->decisions_count; k++) {
        const struct decision *d = &all->decisions[k];

        if (d->kind == DECISION_DRAW && !e->is_draw_used[k]) {
            diag_warning(diags, doc_place(d->doc, "order"), "draw-idle",
                         NO_ARGS);
        }
    }
}
