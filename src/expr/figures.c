/*
 * Figures: how a value is shown, and a formula with its figures in it.
 */
#include "expr/tell.h"

#include <string.h>

#define NO_BREAK_SPACE "\xC2\xA0"
#define ABOUT          "\xE2\x89\x88" NO_BREAK_SPACE
#define NO_FIGURE      "\xE2\x80\x93"

/* Amounts have two decimals or none. */
#define MONEY_DIGITS 2

/* The longest sum that is written out. */
#define MOST_TERMS 12

struct shown {
    const char *text; /* as the language writes it */
    bool is_exact;
};

static bool
is_amount(struct unit unit)
{
    return unit_equal(unit, unit_money);
}

static struct shown
show(struct arena *a, enum lang lang, real value, struct unit unit, int digits)
{
    num x = value.is_interval ? real_middle(a, value) : value.low;
    struct shown s = {.is_exact = false};
    const char *decimal;

    if (is_amount(unit))
        digits = digits < MONEY_DIGITS ? digits : MONEY_DIGITS;
    if (unit.is_share)
        x = num_mul(a, x, num_int(a, 100));
    decimal = num_exact_decimal(a, x, digits);
    s.is_exact = decimal != NULL && !value.is_interval;
    if (decimal == NULL || (is_amount(unit) && !num_is_integer(x)))
        decimal = num_decimal(a, x, digits);
    s.text = text_number(a, lang, decimal);
    if (unit.is_share)
        s.text = arena_printf(a, "%s%s%%", s.text,
                              lang == LANG_EN ? "" : NO_BREAK_SPACE);
    return s;
}

const char *
figure_text(struct arena *a, enum lang lang, real value, struct unit unit,
            int digits)
{
    struct shown s = show(a, lang, value, unit, digits);

    return s.is_exact ? s.text : arena_printf(a, "%s%s", ABOUT, s.text);
}

/* A negative figure stands in parentheses wherever a sum would. */
static void
tell_value(struct teller *t, struct buf *b, const struct node *n,
           enum binding least)
{
    real value;

    if (!evaluate(t->evaluation, n, t->at, &value)) {
        buf_add(b, NO_FIGURE);
        return;
    }
    tell_bound(b, show(t->arena, t->lang, value, n->unit, t->digits).text,
               num_sign(real_low(value)) < 0 ? BINDS_SUM : BINDS_ATOM, least);
}

struct terms {
    struct teller *teller;
    const struct node *node;
    struct buf text;
    size_t count;
};

/* Each member's own figures: the teller is moved to the member meanwhile. */
static bool
add_term(void *of, const size_t at[AXIS_COUNT])
{
    struct terms *s = of;
    struct teller inner = *s->teller;

    if (++s->count > MOST_TERMS)
        return false;
    memcpy(inner.at, at, sizeof inner.at);
    buf_add(&s->text, s->count > 1 ? " + " : "");
    tell(&inner, &s->text, s->node->parts[0],
         s->count > 1 ? BINDS_PRODUCT : BINDS_SUM);
    return true;
}

static void
tell_sum(struct teller *t, struct buf *b, const struct node *n,
         enum binding least)
{
    struct terms s = {.teller = t, .node = n, .text = buf_start(t->arena)};
    struct visit visit = {add_term, &s};

    if (!evaluate_members(t->evaluation, n, t->at, visit) || s.count == 0)
        tell_value(t, b, n, least);
    else
        tell_bound(b, buf_text(&s.text), BINDS_SUM, least);
}

static void
tell_branch(struct teller *t, struct buf *b, const struct node *n,
            enum binding least)
{
    bool is_true;

    if (evaluate_truth(t->evaluation, n->parts[0], t->at, &is_true))
        tell(t, b, n->parts[is_true ? 1 : 2], least);
    else
        buf_add(b, NO_FIGURE);
}

void
tell_figure(struct teller *t, struct buf *b, const struct node *n,
            enum binding least)
{
    if (n->kind == NODE_CALL)
        tell_branch(t, b, n, least);
    else if (n->function != NULL && n->function->id == FUNCTION_SUM)
        tell_sum(t, b, n, least);
    else
        tell_value(t, b, n, least);
}

const char *
expr_figures(struct arena *a, enum lang lang, const struct expr *e,
             struct expr_run *run, int digits)
{
    struct expr_problem problem;
    struct evaluation v = evaluation_start(a, e, run, &problem);
    struct teller t = {.arena = a,
                       .lang = lang,
                       .scope = e->scope,
                       .evaluation = &v,
                       .digits = digits};
    bool was_tied = run->is_tied;
    const char *text;

    evaluation_own(&v, t.at);
    text = tell_text(&t, e->root, BINDS_LOOSEST);
    run->is_tied = was_tied;
    return text;
}
