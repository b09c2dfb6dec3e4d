/* How every figure of one bid came about: the nodes that are about the bid, in
 * the order they were derived, each numbered, with where its figures are from.
 */
#include "base/wrap.h"
#include "write/write.h"

#include <stdbool.h>
#include <string.h>

#define STEP_INDENT  6
#define POINT_DIGITS 4

struct account {
    struct buf *out;
    const struct evaluation *evaluation;
    const struct bid *bid;
    enum lang lang;
    size_t *numbers; /* by node number: its step in the account, 0 none */
    size_t steps;
    const char *section; /* the heading above */
    const char *criterion;
    const char *lot;
};

/* How a quantity is told; what is not in the table is told by its kind. */
enum telling {
    TELL_BY_KIND,
    TELL_TRUTH,
    TELL_REQUIREMENT,
    TELL_SCORE,
    TELL_ROUNDING,
    TELL_NOT,
};

struct quantity_telling {
    const char *quantity;
    enum telling telling;
    const char *section; /* string code; NULL: its criterion */
};

/* clang-format off */
static const struct quantity_telling tellings[] = {
    {"answer", TELL_NOT, "explain.gate"},
    {"rejected", TELL_NOT, "explain.gate"},
    {"requirement-met", TELL_REQUIREMENT, "explain.gate"},
    {"admitted", TELL_TRUTH, "explain.gate"},
    {"unit-price", TELL_BY_KIND, "explain.price"},
    {"deviation", TELL_BY_KIND, "explain.price"},
    {"deviations", TELL_BY_KIND, "explain.price"},
    {"evaluated-price", TELL_BY_KIND, "explain.price"},
    {"evaluated-price-digits", TELL_NOT, "explain.price"},
    {"evaluated-price-rounded", TELL_ROUNDING, "explain.price"},
    {"score", TELL_SCORE, NULL},
    {"consensus", TELL_SCORE, NULL},
    {"points-rounded", TELL_ROUNDING, NULL},
    {"normalised-rounded", TELL_ROUNDING, NULL},
    {"likelihood", TELL_NOT, NULL},
    {"consequence", TELL_NOT, NULL},
    {"requirement-weight", TELL_NOT, NULL},
    {"points-digits", TELL_NOT, NULL},
    {"normalised-digits", TELL_NOT, NULL},
    {"threshold", TELL_NOT, "explain.total"},
    {"threshold-met", TELL_TRUTH, "explain.total"},
    {"offered", TELL_BY_KIND, "explain.award"},
    {"reference", TELL_TRUTH, "explain.total"},
    {"quality-thresholds-met", TELL_TRUTH, "explain.total"},
    {"thresholds-met", TELL_TRUTH, "explain.total"},
    {"quality", TELL_BY_KIND, "explain.total"},
    {"total", TELL_BY_KIND, "explain.total"},
    {"total-digits", TELL_NOT, "explain.total"},
    {"total-rounded", TELL_ROUNDING, "explain.total"},
    {"total-normalised", TELL_BY_KIND, "explain.total"},
    {"total-normalised-digits", TELL_NOT, "explain.total"},
    {"total-normalised-rounded", TELL_ROUNDING, "explain.total"},
    {"ranked", TELL_TRUTH, "explain.total"},
    {"drawn", TELL_BY_KIND, "explain.total"},
    {"place", TELL_BY_KIND, "explain.total"},
    {"place-by-key", TELL_BY_KIND, "explain.total"},
    {"wins", TELL_TRUTH, "explain.award"},
    {"cap", TELL_BY_KIND, "explain.award"},
    {"minimum", TELL_BY_KIND, "explain.award"},
    {NULL, TELL_BY_KIND, "explain.award"},
};
/* clang-format on */

static struct quantity_telling
telling_of(const struct node *n)
{
    const struct quantity_telling *t = tellings;
    const char *quantity = n->step.quantity;

    while (t->quantity && strcmp(t->quantity, quantity) != 0) {
        t++;
    }
    if (!t->quantity && n->step.criterion) {
        return (struct quantity_telling){quantity, TELL_BY_KIND, NULL};
    }
    return *t;
}

/* -- words of a node -- */

static const char *
label(const struct account *t, const struct node *n)
{
    const char *code = arena_printf(t->out->arena, "step.%s", n->step.quantity);
    const char *name = arena_printf(t->out->arena, "name.%s",
                                    n->step.about ? n->step.about : "");

    if (strcmp(n->step.quantity, "parameter") == 0 && text_has(name)) {
        return text_of(t->lang, name);
    }
    return text_fill(
        t->out->arena, t->lang, code,
        WITH({"about", n->step.about ? n->step.about : ""},
             {"title", n->step.title ? n->step.title : ""},
             {"criterion", n->step.criterion ? n->step.criterion : ""},
             {"assessor", n->step.assessor ? n->step.assessor : ""},
             {"bid", n->step.bid ? n->step.bid : ""}));
}

static const char *
value_text(const struct account *t, const struct node *n)
{
    if (n->is_blank) {
        return text_of(t->lang, "explain.blank");
    }
    if (n->word && strcmp(n->word, "true") == 0) {
        return text_of(t->lang, "word.yes");
    }
    if (n->word && strcmp(n->word, "false") == 0) {
        return text_of(t->lang, "word.no");
    }
    if (n->word) {
        return n->word;
    }
    return figure_text(t->out->arena, t->lang, n->value, n->step.unit,
                       POINT_DIGITS);
}

static const char *
source(const struct account *t, struct place p)
{
    const char *line = arena_printf(t->out->arena, "%d", p.line);

    return text_fill(t->out->arena, t->lang, "explain.source",
                     WITH({"file", p.file ? p.file : "–"}, {"line", line}));
}

static const char *
truth_text(const struct account *t, const struct node *n)
{
    return text_of(t->lang, node_is_one(n) ? "word.yes" : "word.no");
}

/* -- one step -- */

/* A line under a step; `code` names it, NULL goes on under the one before. */
static void
line(const struct account *t, const char *code, const char *text)
{
    const char *lead =
        code ? arena_printf(t->out->arena, "      %s ", text_of(t->lang, code))
             : "";

    wrap(t->out, lead, text, STEP_INDENT + 10);
}

static void
heading(struct account *t, const struct node *n, const char *text)
{
    const char *number = arena_printf(t->out->arena, "%4zu. ", ++t->steps);

    t->numbers[n->number] = t->steps;
    wrap(t->out, number, text, STEP_INDENT);
}

static bool
is_own(const struct account *t, const struct node *n)
{
    return n->step.bid && strcmp(n->step.bid, t->bid->id) == 0;
}

static bool
is_told_as_truth(const struct node *n)
{
    enum telling telling = telling_of(n).telling;

    return telling == TELL_TRUTH || telling == TELL_REQUIREMENT ||
           strcmp(n->step.quantity, "is-quality") == 0;
}

/* "største poengsum 10 (criteria/award.yaml linje 2)", "evalueringspris for
 * fjordglimt 4 090 000", "evalueringspris 4 499 000 (punkt 8)". */
static const char *
input_text(const struct account *t, const struct node *n)
{
    struct arena *a = t->out->arena;
    const char *value = value_text(t, n);
    size_t number = t->numbers[n->number];

    if (number > 0) {
        return text_fill(a, t->lang, "explain.input-step",
                         WITH({"label", label(t, n)}, {"value", value},
                              {"step", arena_printf(a, "%zu", number)}));
    }
    if (n->step.lot && strcmp(n->step.lot, t->lot) != 0) {
        return text_fill(a, t->lang, "explain.input-lot",
                         WITH({"label", label(t, n)}, {"value", value},
                              {"lot", n->step.lot}));
    }
    if (n->step.bid && !is_own(t, n)) {
        return text_fill(a, t->lang, "explain.input-bid",
                         WITH({"label", label(t, n)}, {"value", value},
                              {"bid", n->step.bid}));
    }
    return text_fill(a, t->lang, "explain.input-source",
                     WITH({"label", label(t, n)}, {"value", value},
                          {"source", source(t, n->step.place)}));
}

static void
tell_inputs(struct account *t, const struct node *n)
{
    const struct node *const *inputs = NULL;
    size_t count = node_inputs(t->out->arena, n, &inputs);
    const char *lead = "explain.where";

    for (size_t i = 0; i < count; i++) {
        if (!inputs[i]->is_blank && !is_told_as_truth(inputs[i])) {
            line(t, lead, input_text(t, inputs[i]));
            lead = NULL;
        }
    }
}

static const char *
rule_text(const struct account *t, const struct node *n)
{
    return arena_printf(t->out->arena, "%s, %s", entry_title(n->entry, t->lang),
                        source(t, n->step.place));
}

/* The formula, and the formula with its figures, where they say more than the
 * value does. */
static void
tell_formula(struct account *t, const struct node *n)
{
    struct arena *a = t->out->arena;
    const char *value = value_text(t, n);
    const char *figures = node_figures(a, t->lang, n, POINT_DIGITS);
    bool is_plain = !figures || strcmp(figures, value) == 0;

    heading(t, n, arena_printf(a, "%s: %s", label(t, n), value));
    line(t, "explain.formula", node_words(a, t->lang, n));
    if (!is_plain) {
        line(t, "explain.figures",
             arena_printf(a, "%s %s%s", figures, value[0] == '\xE2' ? "" : "= ",
                          value));
    }
    tell_inputs(t, n);
    line(t, "explain.rule", rule_text(t, n));
}

static void
tell_table(struct account *t, const struct node *n)
{
    heading(
        t, n,
        arena_printf(t->out->arena, "%s: %s", label(t, n), value_text(t, n)));
    tell_inputs(t, n);
    line(t, "explain.table", source(t, n->step.place));
}

static void
tell_given(struct account *t, const struct node *n)
{
    heading(t, n,
            arena_printf(t->out->arena, "%s: %s (%s)", label(t, n),
                         value_text(t, n), source(t, n->step.place)));
}

/* "Points on P, rounded to 2 decimals, half-up: 8.9945 becomes 8.99". */
static void
tell_rounding(struct account *t, const struct node *n)
{
    const struct node *const *inputs = NULL;
    size_t count = node_inputs(t->out->arena, n, &inputs);
    const struct node *before = inputs[0];
    const struct node *digits = inputs[count - 1];
    bool is_same = strcmp(value_text(t, before), value_text(t, n)) == 0;

    heading(t, n,
            text_fill(t->out->arena, t->lang,
                      is_same ? "explain.rounded-same" : "explain.rounded",
                      WITH({"label", label(t, n)},
                           {"before", value_text(t, before)},
                           {"value", value_text(t, n)},
                           {"digits", value_text(t, digits)},
                           {"mode", entry_title(n->entry, t->lang)},
                           {"source", source(t, n->step.place)})));
}

static const struct score *
score_of(const struct account *t, const struct node *n)
{
    const struct folder *f = t->evaluation->folder;
    const struct lot *l = folder_lot(f, n->step.lot);
    const struct criterion *c = method_criterion(l->method, n->step.criterion);

    if (!n->step.assessor) {
        return sheet_score(f->consensus, c, l->id, t->bid->id);
    }
    for (size_t i = 0; i < f->sheets_count; i++) {
        if (strcmp(f->sheets[i].assessor_id, n->step.assessor) == 0) {
            return sheet_score(&f->sheets[i], c, l->id, t->bid->id);
        }
    }
    return NULL;
}

static void
tell_score(struct account *t, const struct node *n)
{
    const struct score *s = score_of(t, n);

    tell_given(t, n);
    if (s && s->reason) {
        line(t, "explain.reason",
             s->page ? text_fill(t->out->arena, t->lang, "explain.reason-page",
                                 WITH({"reason", s->reason}, {"page", s->page}))
                     : s->reason);
    }
}

static const char *
page_of(const struct account *t, const struct node *n)
{
    const struct given_answer *g =
        bid_answer(t->bid, n->step.lot, n->step.about);

    return g && g->page ? g->page : "–";
}

static void
tell_requirement(struct account *t, const struct node *n)
{
    const struct node *const *inputs = NULL;
    size_t count = node_inputs(t->out->arena, n, &inputs);
    const struct node *answer = count > 0 ? inputs[0] : n;

    heading(
        t, n,
        text_fill(
            t->out->arena, t->lang, "explain.requirement",
            WITH({"requirement", n->step.about}, {"text", n->step.title},
                 {"answer", value_text(t, answer)}, {"page", page_of(t, n)},
                 {"met", text_of(t->lang, node_is_one(n) ? "explain.met"
                                                         : "explain.not-met")},
                 {"source", source(t, answer->step.place)})));
}

static const char *
threshold_text(const struct account *t, const struct node *n)
{
    const char *figures = node_figures(t->out->arena, t->lang, n, POINT_DIGITS);

    return figures && strcmp(n->step.quantity, "threshold-met") == 0
               ? arena_printf(t->out->arena, " – %s", figures)
               : "";
}

static void
tell_truth(struct account *t, const struct node *n)
{
    heading(t, n,
            arena_printf(t->out->arena, "%s: %s%s (%s)", label(t, n),
                         truth_text(t, n), threshold_text(t, n),
                         source(t, n->step.place)));
}

/* -- sections -- */

static const struct criterion *
criterion_of(const struct account *t, const struct node *n)
{
    const struct lot *l = folder_lot(t->evaluation->folder, n->step.lot);

    return l ? method_criterion(l->method, n->step.criterion) : NULL;
}

static void
open_criterion(struct account *t, const struct node *n)
{
    const struct criterion *c = criterion_of(t, n);

    if (!c || (t->criterion && strcmp(t->criterion, c->id) == 0)) {
        return;
    }
    t->criterion = c->id;
    t->section = NULL;
    buf_addf(t->out, "\n%s %s\n", c->id, c->title);
}

static void
open_section(struct account *t, const struct node *n, const char *section)
{
    if (!section) {
        open_criterion(t, n);
        return;
    }
    t->criterion = NULL;
    if (!t->section || strcmp(t->section, section) != 0) {
        t->section = section;
        buf_addf(t->out, "\n%s\n", text_of(t->lang, section));
    }
}

/* Sums that started at nothing, and places nobody drew, tell nothing. */
static bool
says_nothing(const struct node *n)
{
    static const char *const quiet[] = {"deviations", "drawn", "cap-taken"};

    for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++) {
        if (strcmp(n->step.quantity, quiet[i]) == 0 && n->kind == NODE_GIVEN &&
            num_sign(n->value.low) == 0) {
            return true;
        }
    }
    return n->is_blank;
}

static void
tell(struct account *t, const struct node *n)
{
    struct quantity_telling telling = telling_of(n);

    if (telling.telling == TELL_NOT || says_nothing(n)) {
        return;
    }
    open_section(t, n, telling.section);
    if (telling.telling == TELL_REQUIREMENT) {
        tell_requirement(t, n);
    } else if (telling.telling == TELL_TRUTH) {
        tell_truth(t, n);
    } else if (telling.telling == TELL_ROUNDING) {
        tell_rounding(t, n);
    } else if (telling.telling == TELL_SCORE) {
        tell_score(t, n);
    } else if (n->kind == NODE_FORMULA) {
        tell_formula(t, n);
    } else if (n->kind == NODE_TABLE) {
        tell_table(t, n);
    } else {
        tell_given(t, n);
    }
}

/* -- the account -- */

static const struct lot_bid *
bid_in(const struct lot_result *l, const struct bid *b)
{
    for (size_t i = 0; i < l->bids_count; i++) {
        if (l->bids[i].bid == b) {
            return &l->bids[i];
        }
    }
    return NULL;
}

static void
tell_rejection(struct account *t, const struct decision *d)
{
    wrap(t->out, "",
         text_fill(t->out->arena, t->lang, "explain.rejected",
                   WITH({"by", d->by},
                        {"date", text_date(t->out->arena, t->lang, d->date)},
                        {"reason", d->reason},
                        {"provision", d->provision ? d->provision : "–"},
                        {"source", source(t, d->doc->place)})),
         0);
}

static void
tell_result(struct account *t, const struct lot_result *l,
            const struct lot_bid *b)
{
    struct arena *a = t->out->arena;
    size_t ranked = 0;

    for (size_t i = 0; i < l->bids_count; i++) {
        ranked += node_is_one(l->bids[i].is_ranked);
    }
    if (b->rejection) {
        tell_rejection(t, b->rejection);
    } else if (!node_is_one(b->is_ranked)) {
        wrap(t->out, "", text_of(t->lang, "explain.not-ranked"), 0);
    } else {
        wrap(t->out, "",
             text_fill(a, t->lang, "explain.result",
                       WITH({"place", value_text(t, b->place)},
                            {"ranked", arena_printf(a, "%zu", ranked)},
                            {"total", value_text(t, b->total)})),
             0);
    }
    if (b->awarded && !b->awarded->is_blank) {
        wrap(t->out, "",
             text_fill(a, t->lang, "explain.awarded",
                       WITH({"volume", value_text(t, b->awarded)},
                            {"unit", l->lot->unit ? l->lot->unit : ""})),
             0);
    } else if (b->wins) {
        wrap(t->out, "",
             text_of(t->lang,
                     node_is_one(b->wins) ? "explain.wins" : "explain.loses"),
             0);
    }
}

static void
tell_lot(struct account *t, const struct lot_result *l)
{
    const struct lot_bid *b = bid_in(l, t->bid);

    if (!b) {
        return;
    }
    t->section = t->criterion = NULL;
    t->lot = l->lot->id;
    buf_addf(t->out, "\n%s %s  %s\n", text_of(t->lang, "explain.lot"),
             l->lot->id, l->lot->title);
    tell_result(t, l, b);
    for (const struct node *n = graph_first(t->evaluation->graph); n;
         n = n->next) {
        bool is_here = !n->step.lot || strcmp(n->step.lot, l->lot->id) == 0;

        if (is_own(t, n) && is_here) {
            tell(t, n);
        }
    }
}

void
write_explanation(struct buf *out, const struct evaluation *e,
                  const struct bid *bid, const struct lot *lot, enum lang lang)
{
    const struct tender *tender = &e->folder->tender;
    struct account t = {
        .out = out,
        .evaluation = e,
        .bid = bid,
        .lang = lang,
        .numbers = arena_array(out->arena, size_t, graph_count(e->graph) + 1),
    };

    buf_addf(out, "%s  %s\n%s\n", tender->id, tender->title, tender->buyer);
    if (tender->is_example) {
        buf_addf(out, "%s\n", text_of(lang, "summary.example"));
    }
    buf_addf(out, "\n%s: %s (%s)\n", text_of(lang, "explain.bidder"),
             bid->bidder->name, bid->id);
    for (size_t k = 0; k < e->lots_count; k++) {
        if (!lot || e->lots[k].lot == lot) {
            tell_lot(&t, &e->lots[k]);
        }
    }
}
