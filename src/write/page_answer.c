/* A bid's answer to a requirement as a cell: state, page and decision. */
#include "write/page_answer.h"

#include "base/buf.h"
#include "write/columns.h"

#include <string.h>

/* Of an answer in free text, and of a unit behind a figure, as much as a
 * narrow column can hold; the whole stands in the finding, or in the bid. */
#define TEXT_COLUMNS 120
#define UNIT_COLUMNS 14

bool
requirement_is_gate(const struct requirement *r)
{
    return r->kind == REQ_EXCLUSION || r->kind == REQ_QUALIFICATION ||
           r->kind == REQ_MINIMUM;
}

/* -- the answer -- */

static bool
is_missing(const struct compliance *c)
{
    return !c || !c->answer || !c->answer->answer || !c->answer->answer->text ||
           c->answer->answer->text[strspn(c->answer->answer->text, " \t\n")] ==
               '\0';
}

static enum look
look_of(const struct compliance *c)
{
    const struct requirement *r = c->requirement;

    if (c->met && !c->met->is_blank) {
        return node_is_one(c->met) ? LOOK_MET : LOOK_NOT_MET;
    }
    if (requirement_is_gate(r) || (!c->answered && r->answer != ANSWER_TEXT)) {
        return LOOK_UNCLEAR;
    }
    return LOOK_PLAIN;
}

static const char *
number_words(const struct drawing *d, const struct compliance *c)
{
    const char *number =
        text_number(d->arena, d->layout->lang, c->answer->answer->text);
    const char *unit = c->requirement->unit;

    return unit && strlen(unit) <= UNIT_COLUMNS
               ? arena_printf(d->arena, "%s %s", number, unit)
               : number;
}

static const char *
answer_words(const struct drawing *d, const struct compliance *c)
{
    const struct requirement *r = c->requirement;

    if (r->answer == ANSWER_TEXT && !requirement_is_gate(r)) {
        return column_short(d->arena, c->answer->answer->text, TEXT_COLUMNS);
    }
    if (!c->answered) {
        return part_word(d, "gate.unclear");
    }
    if (r->answer == ANSWER_TRUTH) {
        return part_word(d, strcmp(c->answered->word, "true") == 0 ? "gate.yes"
                                                                   : "gate.no");
    }
    return r->answer == ANSWER_NUMBER ? number_words(d, c) : c->answered->word;
}

static struct reply
compliance_reply(const struct drawing *d, const struct compliance *c)
{
    if (is_missing(c)) {
        return (struct reply){part_word(d, "gate.missing"), LOOK_MISSING};
    }

    const char *words = answer_words(d, c);
    const char *page = part_page(d, c->answer->page);

    return (struct reply){page ? arena_printf(d->arena, "%s · %s", words, page)
                               : words,
                          look_of(c)};
}

/* -- decisions about it -- */

const char *
decision_word(const struct drawing *d, const struct decision *one)
{
    static const char *const codes[] = {
        [DECISION_REJECT] = "gate.decided-reject",
        [DECISION_ACCEPT] = "gate.decided-accept",
        [DECISION_CORRECT] = "gate.decided-correct",
        [DECISION_CLARIFY] = "gate.decided-clarify",
        [DECISION_DEVIATION] = "gate.decided-deviation",
        [DECISION_DRAW] = "gate.decided-draw",
    };

    return part_word(d, codes[one->kind]);
}

static const char *
decided_words(const struct drawing *d, const struct judged *j,
              const struct requirement *r)
{
    const char *words = NULL;

    for (size_t k = 0; k < j->decisions_count; k++) {
        const struct decision *one = j->decisions[k];

        if (one->requirement_id && strcmp(one->requirement_id, r->id) == 0 &&
            names_lot(one->lot_ids, one->lot_ids_count, j->lot->id)) {
            words = part_below(d->arena, words, decision_word(d, one));
        }
    }
    return words;
}

struct reply
answer_reply(const struct drawing *d, const struct judged *j,
             const struct requirement *r)
{
    const struct lot_bid *b = j->bid;
    const struct compliance *found = NULL;

    if (b->bid->is_late) {
        return (struct reply){part_word(d, "gate.not-read"), LOOK_WRAPPED};
    }
    for (size_t k = 0; k < b->compliances_count && !found; k++) {
        if (b->compliances[k].requirement == r) {
            found = &b->compliances[k];
        }
    }

    struct reply shown = compliance_reply(d, found);

    shown.text = part_below(d->arena, shown.text, decided_words(d, j, r));
    return shown;
}

struct reply
admission_reply(const struct drawing *d, const struct lot_bid *b)
{
    return b->is_admitted
               ? (struct reply){part_word(d, "gate.yes"), LOOK_MET}
               : (struct reply){part_word(d, "gate.rejected"), LOOK_NOT_MET};
}

/* -- several lots in one cell -- */

static int
attention(enum look look)
{
    return look == LOOK_NOT_MET   ? 5
           : look == LOOK_MISSING ? 4
           : look == LOOK_UNCLEAR ? 3
           : look == LOOK_MET     ? 2
                                  : 1;
}

static bool
is_alike(struct reply x, struct reply y)
{
    return x.text && y.text && strcmp(x.text, y.text) == 0;
}

/* The lots that have the same as lot `first`, with it. */
static const char *
lots_with(const struct drawing *d, const struct lot_result *const *lots,
          const struct reply *by_lot, size_t first, size_t count)
{
    struct buf names = buf_start(d->arena);

    for (size_t k = first; k < count; k++) {
        if (is_alike(by_lot[first], by_lot[k])) {
            buf_addf(&names, "%s%s", names.size > 0 ? ", " : "",
                     lots[k]->lot->id);
        }
    }
    return buf_text(&names);
}

struct reply
reply_of_lots(const struct drawing *d, const struct lot_result *const *lots,
              const struct reply *by_lot, size_t count)
{
    struct reply all = {NULL, LOOK_PLAIN};
    const char *only = NULL;
    size_t kinds = 0;

    for (size_t k = 0; k < count; k++) {
        bool is_told = !by_lot[k].text;

        for (size_t j = 0; j < k && !is_told; j++) {
            is_told = is_alike(by_lot[j], by_lot[k]);
        }
        if (is_told) {
            continue;
        }
        if (kinds == 0 || attention(by_lot[k].look) > attention(all.look)) {
            all.look = by_lot[k].look;
        }
        only = by_lot[k].text;
        all.text = part_below(d->arena, all.text,
                              arena_printf(d->arena, "%s: %s",
                                           lots_with(d, lots, by_lot, k, count),
                                           only));
        kinds++;
    }
    return kinds == 1 ? (struct reply){only, all.look} : all;
}

/* -- the requirement -- */

/* "A, B eller C": any of the choices meets it. */
static const char *
choices_words(const struct drawing *d, const struct requirement *r)
{
    struct buf words = buf_start(d->arena);

    for (size_t k = 0; k < r->met_by_count; k++) {
        if (k > 0 && k + 1 == r->met_by_count) {
            buf_addf(&words, " %s ", part_word(d, "word.or"));
        } else if (k > 0) {
            buf_add(&words, ", ");
        }
        buf_add(&words, r->met_by[k]);
    }
    return buf_text(&words);
}

static const char *
met_words(const struct drawing *d, const struct requirement *r)
{
    const enum lang lang = d->layout->lang;

    if (r->kind == REQ_INFORMATION) {
        return part_word(d, "gate.not-judged");
    }
    if (r->met_if && r->met) {
        const char *words = expr_words(d->arena, lang, r->met->expr);

        return r->unit ? arena_printf(d->arena, "%s %s", words, r->unit)
                       : words;
    }
    if (r->met_by_count > 0) {
        return choices_words(d, r);
    }
    return part_word(d, r->answer == ANSWER_TRUTH ? "gate.met-by-yes"
                                                  : "gate.met-by-judgement");
}

const char *
requirement_condition(const struct drawing *d, const struct requirement *r)
{
    static const char *const times[] = {NULL, "gate.at-tender", "gate.at-start",
                                        "gate.during"};
    const char *when =
        r->must_be_met_at > 0 ? part_word(d, times[r->must_be_met_at]) : NULL;

    return part_below(d->arena, met_words(d, r), when);
}

const char *
requirement_rule(const struct drawing *d, const struct requirement *r)
{
    const struct doc *weight = doc_get(r->doc, "weight");

    if (r->kind == REQ_INFORMATION) {
        return "–";
    }
    if (r->kind == REQ_SCORED) {
        return part_fill(
            d, "gate.weight",
            WITH({"weight", text_number(d->arena, d->layout->lang,
                                        weight ? weight->text : "1")}));
    }
    return part_word(d, r->if_not_met == RULE_MAY ? "gate.may" : "gate.shall");
}
