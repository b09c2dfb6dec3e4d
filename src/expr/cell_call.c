/*
 * Functions in a cell.
 */
#include "expr/cell.h"

#define MOST_ARGUMENTS 255

static void
write_arguments(struct writer *w, struct buf *b, const char *name,
                const struct node *n)
{
    buf_addf(b, "%s(", name);
    for (size_t i = 0; i < n->count; i++) {
        buf_add(b, i == 0 ? "" : ",");
        cell_number(w, b, n->parts[i]);
    }
    buf_add(b, ")");
    w->has_too_many = w->has_too_many || n->count > MOST_ARGUMENTS;
}

static void
write_clamp(struct writer *w, struct buf *b, const struct node *n)
{
    buf_add(b, "MAX(");
    cell_number(w, b, n->parts[1]);
    buf_add(b, ",MIN(");
    cell_number(w, b, n->parts[2]);
    buf_add(b, ",");
    cell_number(w, b, n->parts[0]);
    buf_add(b, "))");
}

static const char *
digits_text(struct writer *w, const struct node *n)
{
    struct buf b = buf_start(w->arena);

    if (n->count < 2)
        return "0";
    cell_number(w, &b, n->parts[1]);
    return buf_text(&b);
}

/* Notes that `n` rounds to more than `most` decimals, when it says how many in
 * so many words. */
static void
note_digits(struct writer *w, const struct node *n, int most)
{
    long given = 0;

    if (n->count > 1 && n->parts[1]->kind == NODE_NUMBER &&
        num_to_long(n->parts[1]->value, &given) && given > most)
        w->is_too_exact = true;
}

/* The digits that are left of those a double has, when `n` shows its own. */
static const char *
digits_left(struct writer *w, const struct node *n)
{
    int sure = cell_decimals(w, n->parts[0]->unit);

    note_digits(w, n, sure - 1);
    return n->count > 1
               ? arena_printf(w->arena, "(%d-%s)", sure, digits_text(w, n))
               : arena_printf(w->arena, "%d", sure);
}

/* x without what is below its n-th decimal: by a whole number, since a
 * product such as 4.35 * 100 is below 435 in doubles. */
static void
write_trunc(struct writer *w, struct buf *b, const struct node *n)
{
    const char *digits = digits_text(w, n);
    struct buf x = buf_start(w->arena);

    cell_number(w, &x, n->parts[0]);
    buf_addf(b, "((SIGN(%s)*INT(ROUND((ABS(%s)*(10^%s)),%s)))/(10^%s))",
             buf_text(&x), buf_text(&x), digits, digits_left(w, n), digits);
}

/* A half goes to the even neighbour: twice the half of it, rounded. */
static void
write_round_even(struct writer *w, struct buf *b, const struct node *n)
{
    const char *digits = digits_text(w, n);
    struct buf x = buf_start(w->arena);
    const char *scaled;

    cell_number(w, &x, n->parts[0]);
    scaled = arena_printf(w->arena, "ROUND((%s*(10^%s)),%s)", buf_text(&x),
                          digits, digits_left(w, n));
    buf_addf(b,
             "(IF(ROUND((%s-INT(%s))-0.5,6)=0,(2*ROUND((%s/2),0)),"
             "ROUND(%s,0))/(10^%s))",
             scaled, scaled, scaled, scaled, digits);
}

static void
write_round(struct writer *w, struct buf *b, const struct node *n)
{
    note_digits(w, n, cell_decimals(w, n->parts[0]->unit));
    buf_add(b, "ROUND(");
    cell_technical(w, b, n->parts[0]);
    buf_addf(b, ",%s)", digits_text(w, n));
}

static void
write_floor(struct writer *w, struct buf *b, const struct node *n)
{
    bool is_ceil = n->function->id == FUNCTION_CEIL;

    buf_add(b, is_ceil ? "(-INT(-" : "INT(");
    cell_technical(w, b, n->parts[0]);
    buf_add(b, is_ceil ? "))" : ")");
}

/* IF(c, a, b): each branch with its own guard, for only one is taken. */
static void
write_choice(struct writer *w, struct buf *b, const struct node *n)
{
    buf_add(b, "IF(");
    cell_condition(w, b, n->parts[0]);
    buf_addf(b, ",%s", cell_region(w, n->parts[1]));
    buf_addf(b, ",%s)", cell_region(w, n->parts[2]));
}

void
cell_call(struct writer *w, struct buf *b, const struct node *n)
{
    static const char *const names[] = {
        [FUNCTION_MIN] = "MIN", [FUNCTION_MAX] = "MAX",
        [FUNCTION_ABS] = "ABS", [FUNCTION_SQRT] = "SQRT",
        [FUNCTION_LN] = "LN",   [FUNCTION_EXP] = "EXP",
    };
    enum function_id id = n->function->id;

    if (id == FUNCTION_IF)
        write_choice(w, b, n);
    else if (id == FUNCTION_CLAMP)
        write_clamp(w, b, n);
    else if (id == FUNCTION_ROUND)
        write_round(w, b, n);
    else if (id == FUNCTION_ROUND_EVEN)
        write_round_even(w, b, n);
    else if (id == FUNCTION_TRUNC)
        write_trunc(w, b, n);
    else if (id == FUNCTION_FLOOR || id == FUNCTION_CEIL)
        write_floor(w, b, n);
    else
        write_arguments(w, b, names[id], n);
}
