/* What the bid was awarded, and what kept it from more. */
#include "base/wrap.h"
#include "write/account.h"

#include <string.h>

static const char *
bound_value(const struct account *t, const struct node *n, const char *name)
{
    const struct node *input = n ? account_bound(n, name) : NULL;

    return input ? account_value(t, input) : "–";
}

static const char *
volume_text(const struct account *t, num volume)
{
    return figure_text(t->arena, t->lang, real_exact(volume), unit_places,
                       t->digits);
}

static bool
is_same(const struct node *x, const struct node *y)
{
    return x && y && node_compare(x, y) == 0;
}

/* -- what it got -- */

/* Which of offer, own cap and largest share made `room` what it is. */
static const char *
room_limit(const struct account *t, const struct node *room)
{
    const struct node *share = account_bound(room, "share_cap");

    if (is_same(room, account_bound(room, "offered"))) {
        return text_of(t->lang, "limit.offered");
    }
    if (is_same(room, account_bound(room, "cap_left"))) {
        return text_fill(t->arena, t->lang, "limit.cap",
                         WITH({"offered", bound_value(t, room, "offered")}));
    }
    return text_fill(t->arena, t->lang, "limit.share",
                     WITH({"share", bound_value(t, share, "maximum_share")},
                          {"wanted", bound_value(t, share, "wanted")},
                          {"offered", bound_value(t, room, "offered")}));
}

static const char *
limit(const struct account *t)
{
    const struct lot_bid *b = t->own;

    if (node_is_one(b->extra)) {
        return text_fill(t->arena, t->lang, "limit.extra",
                         WITH({"wanted", bound_value(t, b->extra, "wanted")},
                              {"top", bound_value(t, b->extra, "top")}));
    }
    if (is_same(b->awarded, b->room)) {
        return room_limit(t, b->room);
    }
    return text_fill(
        t->arena, t->lang, "limit.remaining",
        WITH({"wanted", volume_text(t, t->result->lot->volume->wanted)},
             {"offered", bound_value(t, b->room, "offered")}));
}

/* -- why it got nothing -- */

static const char *
obstacle(const struct account *t)
{
    const struct lot_bid *b = t->own;
    const struct node *left = account_bound(b->given, "remaining");
    bool has_room = node_compare(b->room, b->need) >= 0;

    if (b->goes_on && !node_is_one(b->goes_on)) {
        return text_of(t->lang, "limit.no-turn");
    }
    if (!node_is_one(left)) {
        return text_of(t->lang, "limit.none-left");
    }
    return text_fill(t->arena, t->lang,
                     has_room ? "limit.none-remaining" : "limit.none-room",
                     WITH({"room", account_value(t, b->room)},
                          {"need", account_value(t, b->need)},
                          {"left", account_value(t, left)}));
}

/* -- who won -- */

static const char *
winners(const struct account *t)
{
    const struct lot_result *l = t->result;
    const struct lot_bid **bids =
        arena_array(t->arena, const struct lot_bid *, l->bids_count + 1);
    size_t count = 0;

    for (size_t i = 0; i < l->bids_count; i++) {
        if (node_is_one(l->bids[i].wins)) {
            bids[count++] = &l->bids[i];
        }
    }
    return account_bids(t, bids, count);
}

void
tell_award(const struct account *t)
{
    const struct lot_bid *b = t->own;
    const char *unit = t->result->lot->unit ? t->result->lot->unit : "";
    struct buf text = buf_start(t->arena);

    if (b->wins) {
        buf_add(&text, text_fill(t->arena, t->lang,
                                 node_is_one(b->wins) ? "explain.wins"
                                                      : "explain.loses",
                                 WITH({"winners", winners(t)})));
        buf_add(&text, b->awarded && node_is_one(b->wins) ? " " : "");
    }
    if (b->awarded && node_is_one(b->awarded)) {
        buf_add(&text, text_fill(t->arena, t->lang, "explain.awarded",
                                 WITH({"volume", account_value(t, b->awarded)},
                                      {"unit", unit}, {"why", limit(t)})));
    } else if (t->result->lot->award->rule == AWARD_VOLUME) {
        buf_add(&text, obstacle(t));
    }
    if (text.size > 0) {
        wrap(t->out, "", buf_text(&text), 0);
    }
}
