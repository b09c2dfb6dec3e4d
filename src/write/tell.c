/* One step of the account, told by what kind of step it is. */
#include "write/steps.h"
#include "write/ties.h"

#include <string.h>

/* How a quantity is told; what is not in the table is told by its kind. */
enum telling {
    TELL_BY_KIND,
    TELL_TRUTH,
    TELL_UNLESS_TRUE,
    TELL_SCORE,
    TELL_DEVIATION,

    TELL_PRICE,
    TELL_TIE,
    TELL_DRAW,
    TELL_WINS,
    TELL_WHEN_USED, /* just before the step that uses it */
    TELL_NOT,
};

struct quantity_telling {
    const char *quantity;
    enum telling telling;
    const char *section; /* string code; NULL: its criterion */
};

/* clang-format off */
static const struct quantity_telling tellings[] = {
    {"answer", TELL_NOT, NULL},
    {"rejected", TELL_NOT, NULL},
    {"admitted", TELL_NOT, NULL},
    {"requirement-met", TELL_WHEN_USED, NULL},
    {"unit-price", TELL_NOT, NULL},
    {"deviation", TELL_DEVIATION, "explain.price"},
    {"deviations", TELL_BY_KIND, "explain.price"},
    {"evaluated-price", TELL_PRICE, "explain.price"},
    {"score", TELL_SCORE, NULL},
    {"consensus", TELL_SCORE, NULL},
    {"likelihood", TELL_NOT, NULL},
    {"consequence", TELL_NOT, NULL},
    {"requirement-weight", TELL_NOT, NULL},
    {"weighted-points", TELL_NOT, NULL},
    {"threshold", TELL_NOT, NULL},
    {"threshold-met", TELL_NOT, NULL}, /* under the points it tests */
    {"reference", TELL_TRUTH, "explain.references"},
    {"quality-thresholds-met", TELL_UNLESS_TRUE, "explain.references"},
    {"thresholds-met", TELL_UNLESS_TRUE, "explain.total"},
    {"compared", TELL_NOT, NULL},
    {"quality", TELL_WHEN_USED, "explain.total"},
    {"total", TELL_BY_KIND, "explain.total"},
    {"total-normalised", TELL_BY_KIND, "explain.total"},
    {"ranked", TELL_UNLESS_TRUE, "explain.total"},
    {"drawn", TELL_DRAW, "explain.total"},
    {"place", TELL_BY_KIND, "explain.total"},
    {"margin", TELL_BY_KIND, "explain.total"},
    {"key-place", TELL_NOT, NULL},
    {"place-by-key", TELL_TIE, "explain.total"},
    {"offered", TELL_WHEN_USED, "explain.award"},
    {"minimum", TELL_WHEN_USED, "explain.award"},
    {"cap", TELL_WHEN_USED, "explain.award"},
    {"wins", TELL_WINS, "explain.award"},
    {"award-goes-on", TELL_NOT, NULL},
    {"awarded-total", TELL_NOT, NULL},
    {NULL, TELL_BY_KIND, "explain.award"},
};
/* clang-format on */

static bool
ends_with(const char *text, const char *ending)
{
    size_t size = strlen(text), least = strlen(ending);

    return size > least && strcmp(text + size - least, ending) == 0;
}

/* Rounding stands under the step of what is rounded. */
static struct quantity_telling
telling_of(const struct node *n)
{
    const struct quantity_telling *t = tellings;
    const char *quantity = n->step.quantity;

    if (ends_with(quantity, "-rounded") || ends_with(quantity, "-digits")) {
        return (struct quantity_telling){quantity, TELL_NOT, NULL};
    }
    while (t->quantity && strcmp(t->quantity, quantity) != 0) {
        t++;
    }
    if (!t->quantity && n->step.criterion) {
        return (struct quantity_telling){quantity, TELL_BY_KIND, NULL};
    }
    return *t;
}

/* -- a step -- */

/* The first deviation's sum is the deviation itself. */
static bool
is_first_sum(const struct node *n)
{
    const struct node *before = account_bound(n, "deviations");

    return strcmp(n->step.quantity, "deviations") == 0 && before &&
           says_nothing(before);
}

static const struct criterion *
criterion_of(const struct account *t, const struct node *n)
{
    return n->step.criterion
               ? method_criterion(t->result->lot->method, n->step.criterion)
               : NULL;
}

static const char *
section_title(const struct account *t, const char *section)
{
    const char *title = text_of(t->lang, section);

    return strcmp(section, "explain.price") == 0
               ? arena_printf(t->arena, "%s (%s)", title, account_money(t))
               : title;
}

static void
open_section(struct account *t, const struct node *n, const char *section)
{
    const struct criterion *c = section ? NULL : criterion_of(t, n);

    if (section && (!t->section || strcmp(t->section, section) != 0)) {
        buf_addf(t->out, "\n%s\n", section_title(t, section));
        t->section = section;
        t->criterion = NULL;
    } else if (c && (!t->criterion || strcmp(t->criterion, c->id) != 0)) {
        buf_addf(t->out, "\n%s %s\n", c->id, c->title);
        t->criterion = c->id;
        t->section = NULL;
    }
}

static void
tell_as(struct account *t, const struct node *n, enum telling telling)
{
    switch (telling) {
    case TELL_TRUTH:
        tell_truth(t, n, entry_title(n->entry, t->lang));
        break;
    case TELL_UNLESS_TRUE:
        tell_truth(t, n, NULL);
        break;
    case TELL_SCORE:
        tell_score(t, n);
        break;
    case TELL_DEVIATION:
        tell_decided(t, n, "amount");
        break;
    case TELL_DRAW:
        tell_decided(t, n, "order");
        break;
    case TELL_PRICE:
        tell_price(t, n);
        break;
    case TELL_TIE:
        tell_tie(t, n);
        break;
    case TELL_WINS:
        tell_wins(t, n);
        break;
    case TELL_BY_KIND:
    case TELL_WHEN_USED:
        tell_by_kind(t, n);
        break;
    case TELL_NOT:
        break;
    }
}

static bool
is_called(const struct node *n, const char *quantity)
{
    return strcmp(n->step.quantity, quantity) == 0;
}

/* A loser has no volume to tell of, nor has a bid whose turn never came. */
static bool
is_out_of_award(const struct account *t, const struct node *n)
{
    const struct lot_bid *b = t->own;
    bool is_loser = b->wins && !node_is_one(b->wins);
    bool had_no_turn = b->goes_on && !node_is_one(b->goes_on);

    if (is_called(n, "award-room") || is_called(n, "cap-left") ||
        is_called(n, "award-to-winner")) {
        return is_loser;
    }
    if (is_called(n, "awarded") || is_called(n, "award-remaining")) {
        return had_no_turn;
    }
    return is_called(n, "cap-taken") &&
           (is_loser || (had_no_turn && !node_is_one(b->awarded)));
}

/* The second pass gives to one bid at most, and only where it is asked for. */
static bool
is_idle_extra(const struct account *t, const struct node *n)
{
    if (is_called(n, "awarded-extra")) {
        return !node_is_one(n) && (node_is_one(account_bound(n, "given")) ||
                                   !node_is_one(account_bound(n, "remaining")));
    }
    return n == t->own->remaining_after_extra && !node_is_one(t->own->extra);
}

/* Is there nothing to tell the reader? A tie that the bid is not in leaves it
 * the place it had. */
static bool
is_silent(struct account *t, const struct node *n, enum telling telling)
{
    struct tie tie;

    if (telling == TELL_NOT || says_nothing(n)) {
        return true;
    }
    if (telling == TELL_TIE && !tie_of(t->arena, n, &tie)) {
        t->numbers[n->number] = t->numbers[tie.before->number];
        return true;
    }
    if (is_first_sum(n)) {
        t->numbers[n->number] = t->steps;
        return true;
    }
    if (is_called(n, "margin")) {
        return num_sign(n->value.low) == 0;
    }
    if (is_out_of_award(t, n) || is_idle_extra(t, n)) {
        return true;
    }
    return telling == TELL_UNLESS_TRUE && node_is_one(n);
}

static void
tell_needed(struct account *t, const struct node *n)
{
    const struct node *const *inputs = NULL;
    size_t count = node_inputs(t->arena, n, &inputs);

    for (size_t i = 0; i < count; i++) {
        if (!account_is_own(t, inputs[i]) || says_nothing(inputs[i]) ||
            t->numbers[inputs[i]->number] > 0 ||
            telling_of(inputs[i]).telling != TELL_WHEN_USED) {
            continue;
        }
        if (strcmp(inputs[i]->step.quantity, "requirement-met") == 0) {
            tell_requirement(t, inputs[i]);
        } else {
            tell_by_kind(t, inputs[i]);
        }
    }
}

/* The node whose inputs a step tells of: a tie is told by its key. */
static const struct node *
told_by(struct account *t, const struct node *n, enum telling telling)
{
    struct tie tie;

    return telling == TELL_TIE && tie_of(t->arena, n, &tie) ? tie.key_place : n;
}

/* The threshold that tests these points, where there is one. */
static void
tell_test(struct account *t, const struct node *n)
{
    const struct criterion *c = criterion_of(t, n);
    const struct node *meets = c ? t->own->meets[c->index] : NULL;
    const struct node *points = meets ? account_bound(meets, "points") : NULL;

    if (points && (points == n || points == t->rounded[n->number])) {
        tell_threshold(t, meets);
    }
}

void
tell_step(struct account *t, const struct node *n)
{
    struct quantity_telling telling = telling_of(n);

    if (telling.telling != TELL_WHEN_USED &&
        !is_silent(t, n, telling.telling)) {
        open_section(t, n, telling.section);
        tell_needed(t, told_by(t, n, telling.telling));
        tell_as(t, n, telling.telling);
        tell_test(t, n);
    }
}
