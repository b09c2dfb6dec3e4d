/* What a figure was made of, each input with where it is from: figures of one
 * criterion on one line, and the same figure of several bids on one line. */
#include "write/account.h"

#include <string.h>

/* What is left to tell of a node's inputs. */
struct inputs {
    const struct node *of;
    const struct node *const *nodes;
    bool *is_told;
    size_t count;
    const char *lead; /* of the next line */
};

/* -- what is not told -- */

static bool
same_text(const char *x, const char *y)
{
    return x == y || (x && y && strcmp(x, y) == 0);
}

static bool
is_called(const struct node *n, const char *quantity)
{
    return strcmp(n->step.quantity, quantity) == 0;
}

bool
says_nothing(const struct node *n)
{
    bool is_start = n->kind == NODE_GIVEN &&
                    (is_called(n, "deviations") || is_called(n, "drawn"));

    return n->is_blank || ((is_start || is_called(n, "cap-taken")) &&
                           num_sign(n->value.low) == 0);
}

/* Conditions, which are steps of their own, and what the table of price lines
 * has shown. */
static bool
is_shown_elsewhere(const struct node *n)
{
    static const char *const quantities[] = {
        "admitted",   "rejected",        "ranked",
        "reference",  "threshold-met",   "thresholds-met",
        "is-quality", "requirement-met", "quality-thresholds-met",
        "unit-price", "line-quantity",   "line-factor",
        "wins",       "award-goes-on",
    };

    for (size_t i = 0; i < sizeof quantities / sizeof *quantities; i++) {
        if (is_called(n, quantities[i])) {
            return true;
        }
    }
    return false;
}

/* Another bid that does not count where the formula looks at all. */
static bool
counts(const struct account *t, const struct node *of, const struct node *n)
{
    const struct node *const *members =
        of->frame ? of->frame->members[AXIS_BIDS] : NULL;

    if (!n->step.bid || account_is_own(t, n) || !members) {
        return true;
    }
    for (size_t i = 0; i < of->frame->count[AXIS_BIDS]; i++) {
        if (members[i] && members[i]->step.bid &&
            strcmp(members[i]->step.bid, n->step.bid) == 0) {
            return node_is_one(members[i]);
        }
    }
    return true;
}

/* Does the formula pass the criterion of input `i` over? */
static bool
is_passed_over(const struct inputs *in, size_t i)
{
    for (size_t k = 0; k < in->count; k++) {
        const struct node *n = in->nodes[k];

        if (is_called(n, "is-quality") && !node_is_one(n) &&
            same_text(n->step.criterion, in->nodes[i]->step.criterion)) {
            return true;
        }
    }
    return false;
}

/* -- one input -- */

/* What the buyer's own figures give, such as 16 % / 40 %, in short. */
static const char *
shown_value(const struct account *t, const struct node *n)
{
    const char *value = account_value(t, n);
    const char *figures = NULL;

    if (!n->step.bid && t->numbers[n->number] == 0) {
        figures = node_figures(t->arena, t->lang, n, t->digits);
    }
    if (!figures || strcmp(figures, value) == 0) {
        return value;
    }
    return arena_printf(t->arena, "%s %s", figures, account_equals(t, n));
}

/* "(punkt 9)", "(criteria/award.yaml linje 2)", "" for another bid's. */
const char *
account_reference(const struct account *t, const struct node *n)
{
    size_t number = t->numbers[n->number];

    if (number > 0) {
        return text_fill(t->arena, t->lang, "explain.step",
                         WITH({"step", arena_printf(t->arena, "%zu", number)}));
    }
    if (n->step.lot && strcmp(n->step.lot, t->result->lot->id) != 0) {
        return text_fill(t->arena, t->lang, "explain.other-lot",
                         WITH({"lot", n->step.lot}));
    }
    return n->step.bid && !account_is_own(t, n)
               ? ""
               : arena_printf(t->arena, " (%s)", account_origin(t, n));
}

const char *
account_named(const struct account *t, const char *label, const struct node *n)
{
    return arena_printf(t->arena, "%s %s%s", label, shown_value(t, n),
                        account_reference(t, n));
}

/* The figure a reader has met: a turn of the second pass that gave nothing left
 * what was left before it, and what a bid got in all it got in one pass. */
static const struct node *
as_met(const struct node *n)
{
    while (is_called(n, "award-remaining") && n->step.about &&
           !node_is_one(account_bound(n, "given"))) {
        n = account_bound(n, "remaining");
    }
    if (is_called(n, "awarded-total")) {
        const struct node *extra = account_bound(n, "extra");

        n = node_is_one(extra) ? extra : account_bound(n, "given");
    }
    return n;
}

const char *
account_input(const struct account *t, const struct node *input)
{
    const struct node *n = as_met(input);
    const char *label = account_label(t, n);
    bool is_named = is_called(n, "award-remaining"); /* says whose it is */

    if (n->step.bid && !account_is_own(t, n) && !is_named) {
        label = arena_printf(t->arena, "%s, %s", label, n->step.bid);
    }
    return account_named(t, arena_printf(t->arena, "%s:", label), n);
}

/* -- groups -- */

/* "vekt", "poeng": what it is of a criterion that is named in front. */
static const char *
short_label(const struct account *t, const struct node *n)
{
    if (strncmp(n->step.quantity, "weight", 6) == 0) {
        return text_of(t->lang, "name.weight");
    }
    if (strncmp(n->step.quantity, "points", 6) == 0 ||
        strncmp(n->step.quantity, "normalised", 10) == 0) {
        return text_of(t->lang, "name.points");
    }
    return account_label(t, n);
}

static void
finish_line(const struct account *t, struct inputs *in, const char *text)
{
    account_line(t, in->lead, text);
    in->lead = NULL;
}

/* "K1 Faglig innhold: vekt 40 % (...), poeng 6 (punkt 21)". */
static void
tell_criterion(const struct account *t, struct inputs *in, size_t first)
{
    const struct step *s = &in->nodes[first]->step;
    struct buf line = buf_start(t->arena);

    buf_addf(&line, "%s %s:", s->criterion, s->title ? s->title : "");
    for (size_t i = first; i < in->count; i++) {
        const struct node *n = in->nodes[i];

        if (in->is_told[i] || !same_text(n->step.criterion, s->criterion)) {
            continue;
        }
        in->is_told[i] = true;
        buf_add(&line, i > first ? ", " : " ");
        if (n->step.bid && !account_is_own(t, n)) {
            buf_addf(&line, "%s ", n->step.bid);
        }
        buf_add(&line, account_named(t, short_label(t, n), n));
    }
    finish_line(t, in, buf_text(&line));
}

static bool
is_same_of_bids(const struct node *x, const struct node *y)
{
    return x->step.bid && y->step.bid && is_called(x, y->step.quantity) &&
           same_text(x->step.criterion, y->step.criterion) &&
           same_text(x->step.about, y->step.about) &&
           !same_text(x->step.bid, y->step.bid);
}

/* The inputs that are the same figure of other bids, with `first` in front;
 * returns how many. */
static size_t
group_of_bids(const struct inputs *in, size_t first, const struct node **group)
{
    size_t count = 0;

    for (size_t i = first; i < in->count; i++) {
        if (!in->is_told[i] &&
            (i == first || is_same_of_bids(in->nodes[first], in->nodes[i]))) {
            group[count++] = in->nodes[i];
        }
    }
    return count;
}

static void
mark_told(struct inputs *in, const struct node *n)
{
    for (size_t i = 0; i < in->count; i++) {
        in->is_told[i] = in->is_told[i] || in->nodes[i] == n;
    }
}

/* "Totalsum: bjorkely 8,8, fjordglimt 8,8 (punkt 41), granheim 7,114". */
static void
tell_bids(const struct account *t, struct inputs *in,
          const struct node *const *group, size_t count)
{
    struct account precise = *t;
    struct buf line = buf_start(t->arena);

    precise.digits = account_digits(t, group, count);
    buf_addf(&line, "%s:", account_label(t, group[0]));
    for (size_t i = 0; i < count; i++) {
        buf_addf(&line, "%s %s", i > 0 ? ";" : "",
                 account_named(&precise, group[i]->step.bid, group[i]));
        mark_told(in, group[i]);
    }
    finish_line(t, in, buf_text(&line));
}

static void
tell_input(const struct account *t, struct inputs *in, size_t i)
{
    const struct node *n = in->nodes[i];
    const struct node **group =
        arena_array(t->arena, const struct node *, in->count);
    size_t count = group_of_bids(in, i, group);

    if (n->step.criterion &&
        !same_text(n->step.criterion, in->of->step.criterion)) {
        tell_criterion(t, in, i);
    } else if (count > 1) {
        tell_bids(t, in, group, count);
    } else {
        in->is_told[i] = true;
        finish_line(t, in, account_input(t, n));
    }
}

/* That there are no priced deviations is worth a word. */
static void
tell_none(const struct account *t, struct inputs *in, size_t i)
{
    const struct node *n = in->nodes[i];

    if (is_called(n, "deviations") && !n->is_blank && says_nothing(n)) {
        finish_line(t, in,
                    text_fill(t->arena, t->lang, "explain.none",
                              WITH({"label", account_label(t, n)})));
    }
}

void
tell_inputs(const struct account *t, const struct node *n)
{
    struct inputs in = {.of = n, .lead = "explain.where"};

    in.count = node_inputs(t->arena, n, &in.nodes);
    in.is_told = arena_array(t->arena, bool, in.count + 1);
    for (size_t i = 0; i < in.count; i++) {
        const struct node *input = in.nodes[i];

        in.is_told[i] = says_nothing(input) || is_shown_elsewhere(input) ||
                        is_passed_over(&in, i) || !counts(t, n, input);
    }
    for (size_t i = 0; i < in.count; i++) {
        tell_none(t, &in, i);
        if (!in.is_told[i]) {
            tell_input(t, &in, i);
        }
    }
}
