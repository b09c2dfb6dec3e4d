/*
 * A lowered formula as text, and what keeps a step from being one.
 */
#include "expr/sheet.h"

#include "expr/cell.h"

#include <string.h>

#define MOST_CHARACTERS 8192
#define MOST_LEVELS     64

/* What a double surely has. */
#define SURE_DIGITS   14
#define SURE_DECIMALS 10

const char *
sheet_state_code(enum sheet_state state)
{
    static const char *const codes[] = {
        [SHEET_LIVE] = "sheet.live",
        [SHEET_TOO_LONG] = "sheet.too-long",
        [SHEET_TOO_DEEP] = "sheet.too-deep",
        [SHEET_TOO_MANY] = "sheet.too-many",
        [SHEET_TOO_EXACT] = "sheet.too-exact",
    };

    return codes[state];
}

int
sheet_decimals(struct unit unit, int money_digits)
{
    int decimals = SURE_DIGITS - (money_digits > 0 ? money_digits : 10);

    bool is_money = unit.money > 0 || (unit.is_any && money_digits > 0);

    if (!is_money || decimals > SURE_DECIMALS)
        return SURE_DECIMALS;
    return decimals < 0 ? 0 : decimals;
}

struct writer
cell_start(struct arena *a, const struct sheet *s,
           const struct sheet_spot *spot, const struct sheet_refs *refs)
{
    struct writer w = {.arena = a, .sheet = s, .refs = refs, .blank = "\"\""};

    memcpy(w.at, spot->at, sizeof w.at);
    return w;
}

const char *
sheet_text(struct arena *a, const struct sheet *s,
           const struct sheet_spot *spot, const struct sheet_refs *refs)
{
    struct writer w = cell_start(a, s, spot, refs);
    const char *text;

    if (s->steps[spot->step].shown.state != SHEET_LIVE)
        return NULL;
    text = cell_text(&w, spot);
    return strlen(text) > MOST_CHARACTERS ? NULL : text;
}

static const char *
any_quantity(void *of, size_t quantity, const size_t at[AXIS_COUNT])
{
    (void)of;
    (void)quantity;
    (void)at;
    return "A1";
}

static const char *
any_member(void *of, enum axis axis, size_t index)
{
    (void)of;
    (void)axis;
    (void)index;
    return "A1";
}

static const char *
any_row_cell(void *of, size_t step, const size_t at[AXIS_COUNT], size_t member)
{
    (void)member;
    return any_quantity(of, step, at);
}

/* Parentheses inside one another, of functions or not. */
static int
depth_of(const char *text)
{
    int depth = 0, deepest = 0;

    for (; *text != '\0'; text++) {
        depth += *text == '(';
        depth -= *text == ')';
        deepest = depth > deepest ? depth : deepest;
    }
    return deepest;
}

enum sheet_state
sheet_measure(struct arena *a, const struct sheet *s, size_t index)
{
    static const struct sheet_refs refs = {
        .quantity = any_quantity,
        .member = any_member,
        .cell = any_quantity,
        .row = any_quantity,
        .row_cell = any_row_cell,
    };
    struct sheet_spot spot = {.step = index, .member = 1};
    struct writer w = cell_start(a, s, &spot, &refs);
    const char *text = cell_text(&w, &spot);

    if (strlen(text) > MOST_CHARACTERS)
        return SHEET_TOO_LONG;
    if (w.has_too_many)
        return SHEET_TOO_MANY;
    if (w.is_too_exact)
        return SHEET_TOO_EXACT;
    return depth_of(text) > MOST_LEVELS ? SHEET_TOO_DEEP : SHEET_LIVE;
}
