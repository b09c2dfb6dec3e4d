/* What people decided and asked, and what the run had to say. */
#include "write/provenance.h"

#include <string.h>

static const char *
dated(const struct rows *r, const char *date)
{
    return date ? text_date(r->d->arena, r->d->layout->lang, date) : "–";
}

/* -- decisions -- */

/* What it answers: a requirement, a finding, or nothing but people's own
 * initiative. */
static const char *
answered(const struct rows *r, const struct decision *d)
{
    if (d->requirement_id) {
        return text_fill(r->d->arena, r->d->layout->lang,
                         "provenance.requirement",
                         WITH({"requirement", d->requirement_id}));
    }
    if (!d->answers || strcmp(d->answers, "own initiative") == 0) {
        return rows_word(r, "provenance.own-initiative");
    }
    return text_fill(r->d->arena, r->d->layout->lang, "provenance.finding",
                     WITH({"code", d->answers}));
}

static const char *
decision_what(const struct rows *r, const struct decision *d)
{
    struct arena *a = r->d->arena;
    enum lang lang = r->d->layout->lang;
    struct buf text = buf_start(a);

    buf_addf(&text, "%s, %s", sentence_decided(lang, d),
             sentence_lots(a, lang, d->lot_ids, d->lot_ids_count));
    add_line(&text, answered(r, d));
    return buf_text(&text);
}

static const char *
decision_text(const struct rows *r, const struct decision *d)
{
    struct arena *a = r->d->arena;
    enum lang lang = r->d->layout->lang;
    struct buf text = buf_start(a);

    add_line(&text, d->reason);
    if (d->provision) {
        add_line(&text, text_fill(a, lang, "reasons.provision",
                                  WITH({"provision", d->provision})));
    }
    if (d->kind == DECISION_DEVIATION) {
        add_line(&text,
                 text_fill(a, lang, "provenance.amount",
                           WITH({"amount",
                                 figure_text(a, lang, real_exact(d->amount),
                                             unit_money, NUM_MAX_DIGITS)})));
    }
    if (d->kind == DECISION_DRAW) {
        add_line(&text, text_fill(a, lang, "provenance.drawn",
                                  WITH({"order", text_list(a, lang, d->order,
                                                           d->order_count)})));
    }
    return buf_text(&text);
}

static void
tell_decision_row(struct rows *r, const struct decision *d)
{
    provenance_fact(r,
                    &(struct fact){.id = rows_or_dash(d->bid_id),
                                   .what = decision_what(r, d),
                                   .text = decision_text(r, d),
                                   .more = arena_printf(r->d->arena, "%s\n%s",
                                                        rows_or_dash(d->by),
                                                        dated(r, d->date)),
                                   .place = d->doc->place});
}

void
provenance_decisions(struct rows *r)
{
    static const char *const codes[] = {"provenance.bid", "provenance.decision",
                                        "provenance.reason", "provenance.by",
                                        "provenance.place"};
    const struct decisions *all = &r->d->layout->evaluation->folder->decisions;

    rows_section(r, rows_word(r, "provenance.decisions"));
    if (all->decisions_count == 0) {
        rows_paragraph(r, rows_word(r, "provenance.no-decisions"));
        return;
    }
    rows_header(r, codes);
    for (size_t i = 0; i < all->decisions_count; i++) {
        tell_decision_row(r, &all->decisions[i]);
    }
}

/* -- clarifications -- */

static void
tell_to_all(struct rows *r, const struct clarification *c)
{
    static const char *const codes[] = {
        [CLARIFICATION_SENT] = "provenance.sent",
        [CLARIFICATION_PLANNED] = "provenance.planned",
        [CLARIFICATION_WITHDRAWN] = "provenance.withdrawn",
    };
    const char *concerns = c->concerns_count > 0
                               ? text_list(r->d->arena, r->d->layout->lang,
                                           c->concerns, c->concerns_count)
                               : "";

    provenance_fact(
        r, &(struct fact){.id = c->id,
                          .what = arena_printf(
                              r->d->arena, "%s\n%s",
                              rows_word(r, "provenance.to-all"), concerns),
                          .text = c->subject,
                          .more = arena_printf(r->d->arena, "%s %s",
                                               rows_word(r, codes[c->status]),
                                               dated(r, c->date)),
                          .place = c->doc->place});
}

static void
tell_to_one(struct rows *r, const struct inquiry *q)
{
    struct arena *a = r->d->arena;
    enum lang lang = r->d->layout->lang;
    struct buf text = buf_start(a);

    add_line(&text, text_fill(a, lang, "provenance.question",
                              WITH({"text", rows_or_dash(q->question)})));
    add_line(&text, text_fill(a, lang, "provenance.answer",
                              WITH({"text", rows_or_dash(q->answer)})));
    if (q->effect && strcmp(q->effect, "none") != 0) {
        add_line(&text, text_fill(a, lang, "provenance.effect",
                                  WITH({"text", q->effect})));
    } else {
        add_line(&text, rows_word(r, "provenance.no-effect"));
    }
    provenance_fact(
        r, &(struct fact){
               .id = q->id,
               .what = text_fill(a, lang, "provenance.to-one",
                                 WITH({"bid", rows_or_dash(q->bid_id)})),
               .text = buf_text(&text),
               .more = text_fill(a, lang, "provenance.asked-answered",
                                 WITH({"asked", dated(r, q->asked)},
                                      {"answered", dated(r, q->answered)})),
               .place = q->doc->place});
}

void
provenance_clarifications(struct rows *r)
{
    static const char *const codes[] = {"provenance.id", "provenance.to-whom",
                                        "provenance.clarified",
                                        "provenance.when", "provenance.place"};
    const struct clarifications *all =
        &r->d->layout->evaluation->folder->clarifications;

    rows_section(r, rows_word(r, "provenance.clarifications"));
    if (all->to_all_count + all->to_one_count == 0) {
        rows_paragraph(r, rows_word(r, "provenance.no-clarifications"));
        return;
    }
    rows_header(r, codes);
    for (size_t i = 0; i < all->to_all_count; i++) {
        tell_to_all(r, &all->to_all[i]);
    }
    for (size_t i = 0; i < all->to_one_count; i++) {
        tell_to_one(r, &all->to_one[i]);
    }
}

/* -- messages of the run -- */

static const char *
state_of(const struct rows *r, const struct diag *g)
{
    if (g->severity != DIAG_FINDING) {
        return "";
    }
    return rows_word(r, g->is_decided           ? "provenance.is-decided"
                        : g->rule == RULE_SHALL ? "provenance.must-decide"
                                                : "provenance.may-decide");
}

static void
tell_messages(struct rows *r, enum severity severity, const char *code)
{
    for (const struct diag *g = diags_first(r->d->diags); g; g = g->next) {
        struct told told;

        if (g->severity != severity) {
            continue;
        }
        told = text_told(r->d->arena, r->d->layout->lang, g->code, g->args);
        provenance_fact(r, &(struct fact){.id = rows_word(r, code),
                                          .what = g->code,
                                          .text = told.what,
                                          .more = state_of(r, g),
                                          .place = g->place});
    }
}

void
provenance_messages(struct rows *r)
{
    static const char *const codes[] = {"provenance.message-kind",
                                        "provenance.code", "provenance.message",
                                        "provenance.state", "provenance.place"};
    const struct diags *d = r->d->diags;

    rows_section(r, rows_word(r, "provenance.messages"));
    if (diags_count(d, DIAG_FINDING) + diags_count(d, DIAG_WARNING) == 0) {
        rows_paragraph(r, rows_word(r, "provenance.no-messages"));
        return;
    }
    rows_header(r, codes);
    tell_messages(r, DIAG_FINDING, "severity.finding");
    tell_messages(r, DIAG_WARNING, "severity.warning");
}
