/* How a bid stands beside the others on one criterion: both figures, side by
 * side. */
#include "write/reasons.h"

int
compare_figures(const struct node *x, const struct node *y)
{
    int order = 0;

    return real_compare(x->value, y->value, &order) == REAL_FINE ? order : 0;
}

static bool
has_figure(const struct node *n)
{
    return n && !n->is_blank;
}

/* -- who has the most -- */

static void
join(struct alike *who, const struct lot_bid *b, const struct node *points)
{
    who->points = points;
    if (who->count <= MOST_NAMED) {
        who->bids[who->count] = b;
    }
    who->count++;
}

static void
place_in(struct standing *s, const struct lot_bid *b, const struct node *points)
{
    int order = has_figure(points) && s->first.points
                    ? compare_figures(points, s->first.points)
                    : 1;

    if (!has_figure(points)) {
        return;
    }
    if (order > 0) {
        s->second = s->first;
        s->first = (struct alike){0};
        join(&s->first, b, points);
    } else if (order == 0) {
        join(&s->first, b, points);
    } else if (!s->second.points ||
               compare_figures(points, s->second.points) > 0) {
        s->second = (struct alike){0};
        join(&s->second, b, points);
    } else if (compare_figures(points, s->second.points) == 0) {
        join(&s->second, b, points);
    }
}

const struct standing *
standings_of(struct arena *a, const struct lot_result *l)
{
    size_t count = l->lot->method->all_count;
    struct standing *all = arena_array(a, struct standing, count + 1);

    for (size_t i = 0; i < l->bids_count; i++) {
        const struct lot_bid *b = &l->bids[i];

        for (size_t k = 0; has_place(b) && k < count; k++) {
            place_in(&all[k], b, b->points[k]);
        }
    }
    return all;
}

const struct lot_bid *
cheapest_ranked(const struct lot_result *l)
{
    const struct lot_bid *cheapest = NULL;

    for (size_t i = 0; i < l->bids_count; i++) {
        const struct lot_bid *b = &l->bids[i];

        if (has_place(b) && has_figure(b->evaluated_price) &&
            (!cheapest || compare_figures(b->evaluated_price,
                                          cheapest->evaluated_price) < 0)) {
            cheapest = b;
        }
    }
    return cheapest;
}

const struct lot_bid *
lowest_reference(const struct lot_result *l)
{
    const struct lot_bid *lowest = NULL;

    for (size_t i = 0; i < l->bids_count; i++) {
        const struct lot_bid *b = &l->bids[i];
        const struct node *price = b->evaluated_price;

        if (b->is_admitted &&
            (!b->is_reference || node_is_one(b->is_reference)) && price &&
            !price->is_blank &&
            (!lowest || compare_figures(price, lowest->evaluated_price) < 0)) {
            lowest = b;
        }
    }
    return lowest;
}

/* -- in words -- */

const char *
name_bids(const struct account *t, const struct alike *who, bool has_own)
{
    const char *names[MOST_NAMED + 1];
    size_t others = who->count - has_own, count = 0;

    for (size_t i = 0; i < who->count && i <= MOST_NAMED; i++) {
        if (who->bids[i] != t->own && count < MOST_NAMED) {
            names[count++] = who->bids[i]->bid->id;
        }
    }
    if (others > count) {
        names[count] = text_fill(
            t->arena, t->lang, "reasons.more",
            WITH({"count", arena_printf(t->arena, "%zu", others - count)}));
        count++;
    }
    return text_list(t->arena, t->lang, names, count);
}

const char *
compare_points(const struct account *t, const struct standing *standing,
               size_t k)
{
    const struct node *own = t->own->points[k];
    bool is_first = has_figure(own) && has_place(t->own) &&
                    compare_figures(own, standing->first.points) == 0;
    bool is_alone = is_first && standing->first.count == 1;
    const struct alike *other = is_alone ? &standing->second : &standing->first;
    struct account precise = *t;
    const char *code = !has_place(t->own) ? "reasons.beside"
                       : is_alone         ? "reasons.highest"
                       : is_first         ? "reasons.shares-highest"
                                          : "reasons.behind";

    if (!has_figure(own) || !other->points) {
        return text_of(t->lang, "reasons.alone");
    }
    precise.digits =
        account_digits(t, (const struct node *const[]){own, other->points}, 2);
    return text_fill(
        t->arena, t->lang, code,
        WITH({"own", account_value(&precise, own)},
             {"other", account_value(&precise, other->points)},
             {"bids", name_bids(t, other, is_first && !is_alone)}));
}
