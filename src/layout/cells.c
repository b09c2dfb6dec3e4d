/* What a cell holds. */
#include "layout/plan.h"

#include <string.h>

/* Most decimals a figure is shown with. */
#define MOST_SHOWN 6

struct cell
cell_blank(void)
{
    return (struct cell){.state = CELL_GIVEN, .text = "", .decimals = -1};
}

struct cell
cell_of_text(const char *text)
{
    return (struct cell){.state = CELL_GIVEN, .text = text, .decimals = -1};
}

struct cell
cell_of_number(num value, struct unit unit)
{
    return (struct cell){
        .state = CELL_GIVEN,
        .unit = unit,
        .decimals = -1,
        .value = value,
    };
}

struct cell
cell_of_count(struct plan *p, size_t value)
{
    return (struct cell){
        .state = CELL_GIVEN,
        .is_shown_whole = true,
        .decimals = 0,
        .value = num_int(p->arena, (long)value),
    };
}

struct cell
cell_of_value(const struct node *n)
{
    struct cell cell = cell_blank();

    if (n && !n->is_blank) {
        cell = cell_of_number(n->value.low, n->step.unit);
    }
    if (n) {
        cell.unit = n->step.unit;
        cell.is_shown_whole = home_of(n->step.quantity)->is_whole;
    }
    return cell;
}

struct cell
cell_live(struct cell value, const char *formula)
{
    value.state = CELL_LIVE;
    value.formula = formula;
    return value;
}

struct expr_run
plan_run(struct plan *p, const struct node *n, const struct expr_env *env)
{
    return (struct expr_run){
        .precision = {p->workings, REAL_FIRST_BITS},
        .env = env,
        .memory = memories_for(p->workings, p->memories, n),
    };
}

/* -- decimals -- */

/* How many decimals the exact figure has; more than the most when it has no
 * end. */
static int
decimals_of(struct arena *a, const struct node *n)
{
    const char *exact = n->value.is_interval
                            ? NULL
                            : num_exact_decimal(a, n->value.low, MOST_SHOWN);
    const char *point = exact ? strchr(exact, '.') : NULL;
    int decimals = point ? (int)strlen(point + 1) : 0;

    if (!exact) {
        return MOST_SHOWN + 1;
    }
    if (n->step.unit.is_share) { /* shown as per cent */
        decimals = decimals > 2 ? decimals - 2 : 0;
    }
    return decimals;
}

static int
least_decimals(struct unit unit)
{
    return unit.points > 0 ? 2 : 0;
}

/* What is compared: the figures that are there, and how they would look. */
struct look {
    num value;
    const char *text;
};

/* Does the last of them look like another one that it differs from? */
static bool
is_mistaken(const struct look *looks, size_t last)
{
    size_t k = 0;

    while (k < last && (strcmp(looks[k].text, looks[last].text) != 0 ||
                        num_compare(looks[k].value, looks[last].value) == 0)) {
        k++;
    }
    return k < last;
}

/* Do two of the figures look alike though they differ? */
static bool
are_alike(struct arena *a, const struct node *const *nodes, size_t count,
          int digits)
{
    struct look *looks = arena_array(a, struct look, count + 1);
    size_t found = 0;
    bool is_any = false;

    for (size_t i = 0; i < count && !is_any; i++) {
        if (nodes[i] && !nodes[i]->is_blank) {
            num value = nodes[i]->value.low;

            looks[found] = (struct look){value, num_decimal(a, value, digits)};
            is_any = is_mistaken(looks, found++);
        }
    }
    return is_any;
}

/* Beyond this many bids nobody compares by eye. */
#define MOST_COMPARED 60

int
decimals_for(struct plan *p, const struct node *const *nodes, size_t count)
{
    struct arena *w = p->workings;
    int exact = 0, most = 0, least = 0;
    bool is_money = false;

    for (size_t i = 0; i < count; i++) {
        if (nodes[i] && !nodes[i]->is_blank) {
            int own = decimals_of(w, nodes[i]);

            exact = own > exact ? own : exact;
            least = least_decimals(nodes[i]->step.unit);
            is_money = is_money || nodes[i]->step.unit.money > 0;
        }
    }
    most = exact > 4 ? 4 : exact;
    if (is_money) {
        most = exact > 0 ? 2 : 0;
    }
    most = most < least ? least : most;
    while (most < MOST_SHOWN && most < exact && count <= MOST_COMPARED &&
           are_alike(w, nodes, count, most)) {
        most++;
    }
    arena_empty(w);
    return most;
}

/* -- labels -- */

static const char *
label_of_step(const struct plan *p, const struct node *n)
{
    const struct step *s = &n->step;
    const char *code = arena_printf(p->arena, "step.%s", s->quantity);

    return text_fill(p->arena, p->lang, code,
                     WITH({"about", s->about ? s->about : ""},
                          {"title", s->title ? s->title : ""},
                          {"criterion", s->criterion ? s->criterion : ""},
                          {"assessor", s->assessor ? s->assessor : ""},
                          {"lot", s->lot ? s->lot : ""},
                          {"bid", s->bid ? s->bid : ""}));
}

/* A key is named by a word of the method ("price", "draw") or a criterion. */
static const char *
label_of_key(const struct plan *p, const struct node *n)
{
    const char *word = arena_printf(p->arena, "book.key-%s", n->step.about);
    bool is_rank = strcmp(n->step.quantity, "key-place") == 0;

    return text_fill(p->arena, p->lang,
                     is_rank ? "book.key-rank" : "book.place-after",
                     WITH({"key", text_has(word) ? NULL : n->step.about,
                           text_has(word) ? word : NULL}));
}

const char *
node_label(const struct plan *p, const struct node *n)
{
    const struct step *s = &n->step;
    const char *code = arena_printf(p->arena, "book.line-%s", s->quantity);

    if (strcmp(s->quantity, "place-by-key") == 0 ||
        strcmp(s->quantity, "key-place") == 0) {
        return label_of_key(p, n);
    }
    if (s->title && text_has(code)) {
        return text_fill(p->arena, p->lang, code,
                         WITH({"title", s->title, NULL}));
    }
    return s->title && s->criterion
               ? arena_printf(p->arena, "%s: %s", s->title, label_of_step(p, n))
               : label_of_step(p, n);
}
