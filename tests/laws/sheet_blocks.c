/*
 * Formulas lowered to spreadsheet cells over small random tenders, with what
 * each cell must show and the exact results: what sheet_engines.py gives to
 * LibreOffice and Gnumeric.
 *
 * Prints one line for each cell, separated by tabs:
 *
 *     number   ROW COLUMN DECIMAL
 *     formula  ROW COLUMN FORMULA
 *     expect   ROW COLUMN DECIMAL, then the formula told; instead of DECIMAL
 *              "" for a blank, n/a for what is missing, - for no number
 */
#include "expr/sheet.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BIDS         AXIS_BIT(AXIS_BIDS)
#define CRITERIA     AXIS_BIT(AXIS_CRITERIA)
#define ASSESSORS    AXIS_BIT(AXIS_ASSESSORS)
#define LINES        AXIS_BIT(AXIS_LINES)
#define TENDERS      8
#define MOST_INDEXES 8
#define DECIMALS     40

/* clang-format off */
enum { PRICE, QUALITY, POINTS, WEIGHT, SCORE, UNIT_PRICE, QUANTITY, ADMITTED,
       MAX_POINTS, SPAN, TOTAL, QUANTITY_COUNT };

static const struct quantity quantities[] = {
    [PRICE]      = {"price",      {.money = 1},       BIDS, NULL},
    [QUALITY]    = {"quality",    {.points = 1},      BIDS, NULL},
    [POINTS]     = {"points",     {.points = 1},      BIDS | CRITERIA, NULL},
    [WEIGHT]     = {"weight",     {.is_share = true}, CRITERIA, NULL},
    [SCORE]      = {"score",      {.points = 1},      ASSESSORS, NULL},
    [UNIT_PRICE] = {"unit_price", {.money = 1},       BIDS | LINES, NULL},
    [QUANTITY]   = {"quantity",   {.money = 0},       LINES, NULL},
    [ADMITTED]   = {"admitted",   {.is_truth = true}, BIDS, NULL},
    [MAX_POINTS] = {"max_points", {.points = 1},      0, NULL},
    [SPAN]       = {"span",       {.is_share = true}, 0, NULL},
    [TOTAL]      = {"total",      {.is_any = true},   BIDS, NULL},
};

static const char *const formulas[] = {
    "max_points * lowest(price) / price",
    "max_points - max_points * (price - lowest(price)) / (span * lowest(price))",
    "max_points * (1 - (price - lowest(price)) / (span * lowest(price)))",
    "clamp(max_points * (5000000 - price) / price, 0, max_points)",
    "max(0, max_points - price / 1000000 * max_points / lowest(price) * 1000000)",
    "if(highest(price) == lowest(price), max_points, max_points * (highest(price) - price) / (highest(price) - lowest(price)))",
    "sum(weight * points over criteria)",
    "sum(points over criteria where weight > 20%)",
    "price / mean(price)",
    "price / median(price)",
    "second(price) - lowest(price)",
    "nth(price, 2) + nth(price, 1)",
    "nth(price, rank_low(price))",
    "trimmed_mean(price, 1)",
    "trimmed_mean(quality, 0)",
    "population_stdev(price)",
    "sample_stdev(quality)",
    "gmean(price)",
    "mean(price over others)",
    "lowest(price over others) / price",
    "median(quality over others where admitted)",
    "if(count(over others) >= 3, mean(price over others), mean(price))",
    "1 + if(count(price > 4500000) > 1, mean(price where price > 4500000) / price, 0)",
    "rank(quality)",
    "rank_low(price)",
    "rank_low(rank(quality) * (count(quality) + 1) + rank_low(price))",
    "rank(sum(weight * points over criteria))",
    "highest(sum(weight * points over criteria)) - sum(weight * points over criteria)",
    "sum(unit_price * quantity over lines)",
    "lowest(sum(unit_price * quantity over lines))",
    "mean(score over assessors) * trimmed_mean(score, 1 over assessors)",
    "highest(score over assessors) - lowest(score over assessors)",
    "round(max_points * lowest(price) / price, 2)",
    "round(quality / 8, 2)",
    "round_even(quality / 8, 2)",
    "trunc(quality / 8 * 1.1, 2)",
    "trunc(-quality / 8 * 1.1, 1)",
    "floor(quality * 1.1) + ceil(quality * 1.1) + ceil(-quality)",
    "floor((quality + 0.3) * 10 - quality * 10)",
    "round(price / 7, -3) + abs(-price) - trunc(price)",
    "round_even(price / 8, 1)",
    "sqrt(lowest(price) / price) * max_points",
    "max_points * (lowest(price) / price) ^ 2 ^ 0.5",
    "max_points * exp(1 - price / lowest(price)) + max_points * ln(price / lowest(price))",
    "-(quality / max_points) ^ 2 + (-2) ^ 3 - 2 ^ -1",
    "if(admitted and price > 4500000 or quality >= 8, quality, -quality)",
    "if(not (quality != 8), 1, 0)",
    "count(admitted) + count(admitted where quality > 5) * 10 + count(over others) * 100 + count(over criteria) * 1000",
    "sum(price - lowest(price))",
    "sum(lowest(price over others))",
    "max_points * total / highest(total) + min(total, 2, max_points) - max(1, 2)",
    "price > 4500000 and quality < 8",
    "count(if(quality > 5, price > 4500000, price < 4500000))",
    "40% * quality + 0.125 * max_points",
    "highest(price over others) - highest(price)",
    "mean(quality over others where price > 4500000)",
    "sum(price over others where admitted) / 7",
    "count(admitted over others) + count(over others where quality > 5) * 10",
    "rank(quality over others where admitted)",
    "rank_low(price over others) * 10 + rank_low(price where quality > 5)",
    "second(price over others)",
    "lowest(sum(weight * points over criteria) over others) / total",
    "sum(highest(price over others) - price)",
    "mean(rank(points where quality > 3) over criteria)",
    "highest(if(admitted, quality, max_points) over others)",
};
/* clang-format on */

#define FORMULA_COUNT (sizeof formulas / sizeof formulas[0])

static const struct scope scope = {
    quantities, QUANTITY_COUNT, {.is_any = true}};

/* A tender, and the part of the sheet it has. */
struct block {
    struct arena *arena;
    const struct sheet *sheet;
    size_t lengths[AXIS_COUNT];
    bool is_member[MOST_INDEXES];
    num values[QUANTITY_COUNT][MOST_INDEXES][MOST_INDEXES];
    bool is_blank[QUANTITY_COUNT][MOST_INDEXES][MOST_INDEXES];
    size_t own;
    size_t row; /* the first of the block, from 1 */
    const struct expr *expr;
    size_t tender;
    struct expr_memory *memory;
};

static unsigned long state = 20261102;

static long
random_to(long most)
{
    state = state * 6364136223846793005UL + 1442695040888963407UL;
    return (long)((state >> 33) % (unsigned long)(most + 1));
}

/* --- values --- */

static size_t
other_index(unsigned axes, const size_t at[AXIS_COUNT])
{
    for (int axis = 1; axis < AXIS_COUNT; axis++)
        if ((axes & AXIS_BIT(axis)) != 0)
            return at[axis];
    return 0;
}

static size_t
bid_index(unsigned axes, const size_t at[AXIS_COUNT])
{
    return (axes & BIDS) != 0 ? at[AXIS_BIDS] : 0;
}

static size_t
count(void *of, enum axis axis)
{
    struct block *b = of;

    return b->lengths[axis];
}

static bool
is_member(void *of, enum axis axis, size_t index)
{
    struct block *b = of;

    return axis != AXIS_BIDS || b->is_member[index];
}

static size_t
own(void *of, enum axis axis)
{
    struct block *b = of;

    return axis == AXIS_BIDS ? b->own : 0;
}

static bool
value(void *of, size_t quantity, const size_t at[AXIS_COUNT], real *result)
{
    struct block *b = of;
    unsigned axes = quantities[quantity].axes;
    size_t bid = bid_index(axes, at);
    size_t other = other_index(axes, at);

    *result = real_exact(b->values[quantity][bid][other]);
    return !b->is_blank[quantity][bid][other];
}

static num
random_value(struct arena *a, size_t quantity)
{
    switch (quantity) {
    case PRICE:
        return random_to(3) == 0
                   ? num_int(a, 4500000)
                   : num_fraction(a, 400000000 + random_to(150000000), 100);
    case QUALITY:
    case POINTS:
    case SCORE:
    case TOTAL:
        return num_fraction(a, 1 + random_to(39), 4);
    case WEIGHT:
        return num_fraction(a, 10 * (1 + random_to(4)), 100);
    case UNIT_PRICE:
        return num_fraction(a, random_to(1000000), 100);
    case QUANTITY:
        return num_int(a, random_to(400));
    case ADMITTED:
        return num_int(a, random_to(1));
    case SPAN:
        return num_fraction(a, 50 + random_to(100), 100);
    default:
        return num_int(a, 10);
    }
}

static void
fill_tender(struct block *b, size_t tender)
{
    bool has_blanks = tender % 4 == 3;

    b->lengths[AXIS_BIDS] = 1 + (size_t)random_to(5);
    b->lengths[AXIS_CRITERIA] = 3;
    b->lengths[AXIS_ASSESSORS] = 3;
    b->lengths[AXIS_LINES] = 4;
    for (size_t i = 0; i < MOST_INDEXES; i++)
        b->is_member[i] = random_to(4) > 0;
    for (size_t q = 0; q < QUANTITY_COUNT; q++)
        for (size_t i = 0; i < MOST_INDEXES; i++)
            for (size_t k = 0; k < MOST_INDEXES; k++) {
                b->values[q][i][k] = random_value(b->arena, q);
                b->is_blank[q][i][k] = has_blanks && random_to(9) == 0;
            }
}

/* --- places --- */

/* A block has MOST_INDEXES rows for each quantity, then one for the members,
 * then as many for each step. */
static size_t
quantity_row(const struct block *b, size_t quantity)
{
    return b->row + quantity * MOST_INDEXES;
}

static size_t
member_row(const struct block *b)
{
    return quantity_row(b, QUANTITY_COUNT);
}

static size_t
step_row(const struct block *b, size_t step)
{
    return member_row(b) + 1 + step * MOST_INDEXES * MOST_INDEXES;
}

static const char *
address(struct arena *a, size_t row, size_t column)
{
    assert(column <= 26);
    return arena_printf(a, "$%c$%zu", (int)('A' + (int)column - 1), row);
}

static const char *
quantity_cell(void *of, size_t quantity, const size_t at[AXIS_COUNT])
{
    struct block *b = of;
    unsigned axes = quantities[quantity].axes;

    return address(b->arena, quantity_row(b, quantity) + bid_index(axes, at),
                   1 + other_index(axes, at));
}

static const char *
member_cell(void *of, enum axis axis, size_t index)
{
    struct block *b = of;

    return axis == AXIS_BIDS ? address(b->arena, member_row(b), 1 + index)
                             : NULL;
}

/* The row of a step at `at`: one for each combination of its indexes. */
static size_t
spot_row(const struct block *b, const struct sheet_spot *spot)
{
    unsigned axes = sheet_step(b->sheet, spot->step)->axes;

    return step_row(b, spot->step) + bid_index(axes, spot->at) * MOST_INDEXES +
           other_index(axes, spot->at);
}

static const char *
step_cell(void *of, size_t step, const size_t at[AXIS_COUNT])
{
    struct block *b = of;
    struct sheet_spot spot = {.step = step};

    memcpy(spot.at, at, sizeof spot.at);
    return address(b->arena, spot_row(b, &spot), 1);
}

static const char *
step_range(void *of, size_t step, const size_t at[AXIS_COUNT])
{
    struct block *b = of;
    struct sheet_spot spot = {.step = step};
    size_t row;

    memcpy(spot.at, at, sizeof spot.at);
    row = spot_row(b, &spot);
    return arena_printf(
        b->arena, "%s:%s", address(b->arena, row, 1),
        address(b->arena, row, b->lengths[sheet_step(b->sheet, step)->over]));
}

static const char *
row_cell(void *of, size_t step, const size_t at[AXIS_COUNT], size_t member)
{
    struct block *b = of;
    struct sheet_spot spot = {.step = step};

    memcpy(spot.at, at, sizeof spot.at);
    return address(b->arena, spot_row(b, &spot), 1 + member);
}

/* --- values of the formula --- */

static const struct expr_env env = {NULL, count, is_member, own, value};

static const char *
decimal(struct block *b, real x)
{
    return num_decimal(b->arena, real_middle(b->arena, x), DECIMALS);
}

static const char *
exact_result(struct block *b)
{
    struct expr_env own_env = env;
    struct expr_run run = {{b->arena, REAL_MAX_BITS}, &own_env};
    struct expr_problem problem;
    real result;

    own_env.of = b;
    if (!expr_evaluate(b->arena, b->expr, &run, &result, &problem))
        return "-";
    return decimal(b, result);
}

/* What the cell must show. */
static const char *
shown(struct block *b, const struct sheet_spot *spot)
{
    struct expr_env own_env = env;
    struct expr_run run = {{b->arena, REAL_MAX_BITS}, &own_env};
    real result;

    own_env.of = b;
    run.memory = b->memory;
    switch (sheet_value(b->arena, b->sheet, spot, &run, 0, &result)) {
    case SHEET_SHOWS_NUMBER:
        return decimal(b, result);
    case SHEET_SHOWS_MISSING:
        return "n/a";
    case SHEET_SHOWS_BLANK:
        break;
    }
    return "\"\"";
}

/* --- printing --- */

static void
print_number(size_t row, size_t column, const char *decimal)
{
    printf("number\t%zu\t%zu\t%s\n", row, column, decimal);
}

static void
print_quantities(struct block *b)
{
    for (size_t q = 0; q < QUANTITY_COUNT; q++)
        for (size_t i = 0; i < MOST_INDEXES; i++)
            for (size_t k = 0; k < MOST_INDEXES; k++)
                if (!b->is_blank[q][i][k])
                    print_number(
                        quantity_row(b, q) + i, 1 + k,
                        num_exact_decimal(b->arena, b->values[q][i][k], 10));
    for (size_t i = 0; i < MOST_INDEXES; i++)
        print_number(member_row(b), 1 + i, b->is_member[i] ? "1" : "0");
}

static void
print_cell(struct block *b, const struct sheet_spot *spot)
{
    const struct sheet_refs refs = {
        b, quantity_cell, member_cell, step_cell, step_range, row_cell, 0};
    const char *text = sheet_text(b->arena, b->sheet, spot, &refs);
    bool is_row = sheet_step(b->sheet, spot->step)->shape == SHEET_ROW;
    size_t row = spot_row(b, spot);
    size_t column = 1 + (is_row ? spot->member : 0);

    assert(text != NULL);
    printf("formula\t%zu\t%zu\t=%s\n", row, column, text);
    printf("expect\t%zu\t%zu\t%s\ttender %zu, step %zu: %s\n", row, column,
           shown(b, spot), b->tender, spot->step, expr_text(b->arena, b->expr));
}

/* Every cell of a step: each combination of its indexes, each member. */
static void
print_step(struct block *b, size_t index)
{
    const struct sheet_step *step = sheet_step(b->sheet, index);
    size_t members = step->shape == SHEET_ROW ? b->lengths[step->over] : 1;
    struct sheet_spot spot = {.step = index};
    size_t combinations = 1;

    for (int axis = 0; axis < AXIS_COUNT; axis++)
        if ((step->axes & AXIS_BIT(axis)) != 0)
            combinations *= b->lengths[axis];
    for (size_t i = 0; i < combinations; i++) {
        size_t rest = i;

        for (int axis = 0; axis < AXIS_COUNT; axis++) {
            if ((step->axes & AXIS_BIT(axis)) == 0)
                continue;
            spot.at[axis] = rest % b->lengths[axis];
            rest /= b->lengths[axis];
        }
        for (spot.member = 0; spot.member < members; spot.member++)
            print_cell(b, &spot);
    }
}

static void
print_expected(struct block *b)
{
    struct sheet_spot spot = {.step = sheet_count(b->sheet) - 1};
    bool is_own = (sheet_step(b->sheet, spot.step)->axes & BIDS) != 0;
    size_t bids = is_own ? b->lengths[AXIS_BIDS] : 1;

    for (b->own = 0; b->own < bids; b->own++) {
        spot.at[AXIS_BIDS] = b->own;
        printf("expect\t%zu\t1\t%s\ttender %zu, bid %zu: %s\n",
               spot_row(b, &spot), exact_result(b), b->tender, b->own,
               expr_text(b->arena, b->expr));
    }
}

static struct expr *
read_formula(struct arena *a, const char *text)
{
    struct diags *d = diags_create(a);
    struct place place = {"formulas", 1, 1, 0};
    struct expr *e = expr_read(a, d, place, text, &scope);
    struct buf out = buf_start(a);

    if (e == NULL) {
        diags_source(d, "formulas", text, strlen(text));
        diags_print(&out, d, (struct diag_style){LANG_EN, false});
        (void)fputs(buf_text(&out), stderr);
        exit(EXIT_FAILURE);
    }
    return e;
}

/* Returns the rows the block took. */
static size_t
print_block(const char *text, size_t tender, size_t row)
{
    struct arena *a = arena_create();
    struct block *b = arena_new(a, struct block);
    size_t rows;

    b->arena = a;
    b->row = row;
    b->tender = tender;
    b->expr = read_formula(a, text);
    b->sheet = sheet_lower(a, b->expr);
    b->memory = expr_memory_new(a);
    fill_tender(b, tender);
    print_quantities(b);
    for (size_t i = 0; i < sheet_count(b->sheet); i++)
        print_step(b, i);
    print_expected(b);
    rows = step_row(b, sheet_count(b->sheet)) - row;
    arena_destroy(a);
    return rows;
}

int
main(void)
{
    size_t row = 1;

    for (size_t i = 0; i < FORMULA_COUNT; i++)
        for (size_t tender = 0; tender < TENDERS; tender++)
            row += print_block(formulas[i], tender, row);
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
