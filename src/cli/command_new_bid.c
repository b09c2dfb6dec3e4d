/*
 * anbud new-bid: a bid to fill in, with a place for all this tender asks for.
 * What is to be filled in is null, which `check` reports line by line.
 */
#include "base/file.h"
#include "cli/commands.h"
#include "cli/tender.h"

#include <string.h>

/* -- the id ---------------------------------------------------------------- */

/* Can `id` name a bid? Complains when not. */
static bool
is_fit_id(struct session *s, const char *id)
{
    const struct doc v = {
        .kind = DOC_SCALAR, .text = id, .is_quoted = true, .is_null = false};
    const char *fine = NULL;

    if (decode_id(diags_create(s->arena), &v, &fine))
        return true;
    session_complain(s, "cli.bad-bidder", WITH({"bidder", id, NULL}), NULL);
    return false;
}

/* -- the text -------------------------------------------------------------- */

/* The next member of an object or a list begins: the comma before it. */
static void
add_next(struct buf *out, bool *is_first, const char *indent)
{
    buf_addf(out, "%s\n%s", *is_first ? "" : ",", indent);
    *is_first = false;
}

/* Is `r` answered once for the bid, or in the offer of each lot? */
static bool
is_for_all(const struct folder *f, const struct requirement *r)
{
    for (size_t i = 0; i < f->tender.lots_count; i++)
        if (!names_lot(r->lot_ids, r->lot_ids_count, f->tender.lots[i].id))
            return false;
    return true;
}

/* The answers of the bid (`lot` NULL) or of its offer in `lot`. */
static void
add_answers(struct buf *out, const struct folder *f, const struct lot *lot,
            const char *indent)
{
    bool is_first = true;

    buf_add(out, "\"answers\": {");
    for (size_t i = 0; i < f->requirements.requirements_count; i++) {
        const struct requirement *r = &f->requirements.requirements[i];
        bool is_here =
            lot ? !is_for_all(f, r) &&
                      names_lot(r->lot_ids, r->lot_ids_count, lot->id)
                : is_for_all(f, r);

        if (!is_here)
            continue;
        add_next(out, &is_first, indent);
        buf_addf(out, "  \"%s\": {\"answer\": null, \"page\": null}", r->id);
    }
    if (!is_first)
        buf_addf(out, "\n%s", indent);
    buf_add(out, "}");
}

static void
add_offer(struct buf *out, const struct folder *f, const struct lot *lot)
{
    bool is_first = true;

    buf_addf(out, "{\n      \"lot\": \"%s\",\n", lot->id);
    if (lot->volume)
        buf_add(out, "      \"offered\": null,\n");
    if (lot->volume && lot->award->rule == AWARD_VOLUME)
        buf_add(out, "      \"minimum\": null,\n");
    buf_add(out, "      \"prices\": {");
    for (size_t i = 0; i < lot->price_form->lines_count; i++) {
        add_next(out, &is_first, "        ");
        buf_addf(out, "\"%s\": null", lot->price_form->lines[i].id);
    }
    buf_add(out, "\n      },\n      ");
    add_answers(out, f, lot, "      ");
    buf_add(out, "\n    }");
}

static bool
asks_for_risks(const struct folder *f)
{
    for (size_t i = 0; i < f->award.methods_count; i++)
        for (size_t k = 0; k < f->award.methods[i].all_count; k++)
            if (f->award.methods[i].all[k]->source == FROM_RISK)
                return true;
    return false;
}

static void
add_bid(struct buf *out, const struct folder *f)
{
    bool is_first = true;

    buf_addf(out,
             "{\n"
             "  \"bidder\": {\n"
             "    \"name\": null,\n"
             "    \"organisation_number\": null\n"
             "  },\n"
             "  \"received\": null,\n"
             "  \"valid_until\": null,\n"
             "  \"currency\": \"%s\",\n"
             "  \"vat\": \"%s\",\n"
             "  \"offers\": [",
             f->tender.currency, doc_get(f->tender.doc, "vat")->text);
    for (size_t i = 0; i < f->tender.lots_count; i++) {
        add_next(out, &is_first, "    ");
        add_offer(out, f, &f->tender.lots[i]);
    }
    buf_add(out, "\n  ],\n  ");
    add_answers(out, f, NULL, "  ");
    buf_add(out, ",\n  \"caps\": [],\n  \"reservations\": [],\n  \"risks\": [");
    if (asks_for_risks(f))
        buf_add(out, "\n    {\"id\": null, \"event\": null, "
                     "\"likelihood\": null, \"consequence\": null, "
                     "\"measure\": null, \"page\": null}\n  ");
    buf_add(out, "]\n}\n");
}

/* -- the command ----------------------------------------------------------- */

/* Errors in the buyer's files; those in other bids are no hindrance. */
static bool
has_errors_in_criteria(const struct diags *d)
{
    for (const struct diag *g = diags_first(d); g; g = g->next)
        if (g->severity == DIAG_ERROR &&
            (!g->place.file || strncmp(g->place.file, "bids/", 5) != 0))
            return true;
    return false;
}

/* What to type to check the tender. */
static const char *
check_command(const struct session *s)
{
    return s->options->folder
               ? arena_printf(s->arena, "anbud -C %s check", s->options->folder)
               : "anbud check";
}

static enum status
run(struct session *s)
{
    const char *id = s->options->operands[0];
    const char *path =
        session_path(s, arena_printf(s->arena, "bids/%s.json", id));
    struct tender_work w = {0};
    struct buf out = buf_start(s->arena);
    enum status status = STATUS_FINE;

    if (!is_fit_id(s, id))
        return STATUS_USAGE;
    if (file_exists(path)) {
        session_complain(s, "cli.bid-exists", WITH({"file", path, NULL}), NULL);
        return STATUS_USAGE;
    }
    w = tender_read(s);
    if (has_errors_in_criteria(s->diags)) {
        session_messages(s);
        return tender_problems(s);
    }
    add_bid(&out, w.folder);
    status = session_save(s, path, buf_text(&out), out.size);
    if (status == STATUS_FINE) {
        session_say(s, "cli.created", WITH({"file", path, NULL}));
        session_say(s, "cli.new-bid-next",
                    WITH({"check", check_command(s), NULL}));
    }
    return status;
}

const struct command command_new_bid = {
    .name = "new-bid",
    .operands = "BIDDER",
    .least = 1,
    .most = 1,
    .run = run,
};
