/*
 * anbud explain: how every figure of one bid came about.
 */
#include "cli/commands.h"
#include "cli/tender.h"
#include "write/write.h"

#include <string.h>

static bool
is_called(const struct bid *b, const char *word)
{
    return strcmp(b->id, word) == 0 || strcmp(b->bidder->name, word) == 0 ||
           names_text(b->bidder->aliases, b->bidder->aliases_count, word);
}

/* All that bidders are called, for a guess. */
static const char *
nearest_bidder(struct arena *a, const struct folder *f, const char *word)
{
    const char **names = NULL;
    size_t count = 0;

    for (size_t i = 0; i < f->bids_count; i++)
        count += 2 + f->bids[i].bidder->aliases_count;
    names = arena_array(a, const char *, count);
    count = 0;
    for (size_t i = 0; i < f->bids_count; i++) {
        const struct bidder *b = f->bids[i].bidder;

        names[count++] = f->bids[i].id;
        names[count++] = b->name;
        for (size_t k = 0; k < b->aliases_count; k++)
            names[count++] = b->aliases[k];
    }
    return diag_nearest(word, names, count);
}

static const struct bid *
find_bid(struct session *s, const struct folder *f, const char *word)
{
    const struct bid *found = folder_bid(f, word);

    for (size_t i = 0; i < f->bids_count && !found; i++)
        if (is_called(&f->bids[i], word))
            found = &f->bids[i];
    if (!found)
        session_complain(s, "cli.unknown-bidder", WITH({"bidder", word, NULL}),
                         nearest_bidder(s->arena, f, word));
    return found;
}

static const char *
nearest_lot(struct arena *a, const struct folder *f, const char *word)
{
    const char **ids = arena_array(a, const char *, f->tender.lots_count);

    for (size_t i = 0; i < f->tender.lots_count; i++)
        ids[i] = f->tender.lots[i].id;
    return diag_nearest(word, ids, f->tender.lots_count);
}

static const struct lot *
find_lot(struct session *s, const struct folder *f, const struct bid *b,
         const char *word)
{
    const struct lot *lot = folder_lot(f, word);

    if (!lot) {
        session_complain(s, "cli.unknown-lot", WITH({"lot", word, NULL}),
                         nearest_lot(s->arena, f, word));
        return NULL;
    }
    if (!bid_offer(b, lot->id)) {
        session_complain(s, "cli.lot-not-offered",
                         WITH({"bidder", b->id, NULL}, {"lot", word, NULL}),
                         NULL);
        return NULL;
    }
    return lot;
}

static enum status
run(struct session *s)
{
    const struct options *o = s->options;
    struct tender_work w = tender_evaluate(s, false);
    struct buf out = buf_start(s->arena);
    const struct bid *bid = NULL;
    const struct lot *lot = NULL;

    if (!tender_is_sound(s)) {
        session_messages(s);
        return tender_problems(s);
    }
    if (tender_lacks_bids(s, w.folder))
        return STATUS_PROBLEMS;
    bid = find_bid(s, w.folder, o->operands[0]);
    if (!bid)
        return STATUS_USAGE;
    if (o->operands_count > 1) {
        lot = find_lot(s, w.folder, bid, o->operands[1]);
        if (!lot)
            return STATUS_USAGE;
    }
    write_explanation(&out, w.evaluation, bid, lot, s->lang);
    session_print(buf_text(&out));
    return STATUS_FINE;
}

const struct command command_explain = {
    .name = "explain",
    .operands = "BIDDER [LOT]",
    .least = 1,
    .most = 2,
    .run = run,
};
