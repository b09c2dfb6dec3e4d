/*
 * The cells of rows and of aggregates over them.
 */
#include "expr/cell.h"

#include <assert.h>
#include <string.h>

/* IF(condition, rest, ""), guarded. */
static const char *
filtered(struct writer *w, const struct node *condition, const char *rest)
{
    struct needs outer = guard_begin(w);
    struct buf b = buf_start(w->arena);

    buf_add(&b, "IF(");
    cell_condition(w, &b, condition);
    buf_addf(&b, ",%s,\"\")", rest);
    return guard_end(w, outer, buf_text(&b));
}

static const char *
ranked(struct writer *w, const struct node *argument)
{
    struct needs outer = guard_begin(w);
    struct buf b = buf_start(w->arena);

    cell_technical(w, &b, argument);
    return guard_end(w, outer, buf_text(&b));
}

static const char *
row_text(struct writer *w, const struct step *step, size_t member)
{
    const struct node *n = step->node;
    bool is_count = n->function->id == FUNCTION_COUNT;
    const char *flag = w->refs->member(w->refs->of, n->axis, member);
    const char *text = "1";

    if (step->shown.is_without_own && w->at[n->axis] == member)
        return "\"\"";
    w->at[n->axis] = member;
    w->blank = "\"n/a\"";
    if (n->function->units == UNITS_FREE)
        text = ranked(w, n->parts[0]);
    else if (!is_count)
        text = cell_region(w, n->parts[0]);
    else if (n->count > 0 && n->parts[0]->unit.is_truth)
        text = filtered(w, n->parts[0], "1");
    if (n->where != NULL)
        text = filtered(w, n->where, text);
    if (flag == NULL)
        return text;
    return arena_printf(w->arena, "IF(%s<>1,\"\",%s)", flag, text);
}

static const char *
second_argument(struct writer *w, const struct node *n)
{
    struct buf b = buf_start(w->arena);

    buf_add(&b, "ROUND(");
    cell_number(w, &b, n->parts[1]);
    buf_add(&b, ",0)");
    return buf_text(&b);
}

/* The aggregate of a range, with {r} for it, {k} for the number it takes, {o}
 * for one's own value to rank, {m} for one's own cell in the range; and the
 * least count it has a value for. */
struct range_formula {
    const char *least;
    const char *formula;
};

static const struct range_formula range_formulas[] = {
    [FUNCTION_LOWEST] = {"1", "MIN({r})"},
    [FUNCTION_HIGHEST] = {"1", "MAX({r})"},
    [FUNCTION_SECOND] = {"2", "SMALL({r},2)"},
    [FUNCTION_NTH] = {"{k}", "SMALL({r},{k})"},
    [FUNCTION_MEAN] = {"1", "AVERAGE({r})"},
    [FUNCTION_MEDIAN] = {"1", "MEDIAN({r})"},
    [FUNCTION_SUM] = {NULL, "SUM({r})"},
    [FUNCTION_COUNT] = {NULL, "COUNT({r})"},
    [FUNCTION_SAMPLE_STDEV] = {"2", "STDEV({r})"},
    [FUNCTION_POPULATION_STDEV] = {"1", "STDEVP({r})"},
    [FUNCTION_GMEAN] = {"1", "IF(MIN({r})<0,\"\",IF(MIN({r})=0,0,"
                             "GEOMEAN({r})))"},
    [FUNCTION_TRIMMED_MEAN] = {"(2*{k}+1)",
                               "TRIMMEAN({r},((2*{k})+0.5)/COUNT({r}))"},
    [FUNCTION_RANK] = {NULL, "(1+SUMPRODUCT(({r}<>\"\")*({r}>{o})))"},
    [FUNCTION_RANK_LOW] = {NULL, "(1+SUMPRODUCT(({r}<>\"\")*({r}<{o})))"},
};

/* Of the others: one's own cell is left out. Two looks at the same cell are
 * the same double, so here nothing is rounded before it is compared. */
static const struct range_formula others_formulas[] = {
    [FUNCTION_LOWEST] = {"1", "IF(COUNT({m})=0,MIN({r}),IF({m}<=SMALL({r},1),"
                              "SMALL({r},2),SMALL({r},1)))"},
    [FUNCTION_HIGHEST] = {"1", "IF(COUNT({m})=0,MAX({r}),IF({m}>=LARGE({r},1),"
                               "LARGE({r},2),LARGE({r},1)))"},
    [FUNCTION_MEAN] = {"1", "((SUM({r})-SUM({m}))/(COUNT({r})-COUNT({m})))"},
    [FUNCTION_SUM] = {NULL, "(SUM({r})-SUM({m}))"},
    [FUNCTION_COUNT] = {NULL, "(COUNT({r})-COUNT({m}))"},
    [FUNCTION_RANK] = {NULL,
                       "(1+SUMPRODUCT(({r}<>\"\")*({r}<>\"n/a\")*({r}>{o})))"},
    [FUNCTION_RANK_LOW] =
        {NULL, "(1+SUMPRODUCT(({r}<>\"\")*({r}<>\"n/a\")*({r}<{o})))"},
};

/* How many are in it, and how many of them have no value. */
static const struct counting {
    const char *missing, *present;
} of_all = {"COUNTIF({r},\"n/a\")", "COUNT({r})"},
  of_others = {"(COUNTIF({r},\"n/a\")-COUNTIF({m},\"n/a\"))",
               "(COUNT({r})-COUNT({m}))"};

struct range_parts {
    const char *range, *k, *own, *member;
};

static void
fill(struct buf *b, const char *form, const struct range_parts *parts)
{
    for (; *form != '\0'; form++) {
        if (*form != '{') {
            buf_add_char(b, *form);
            continue;
        }
        buf_add(b, form[1] == 'r'   ? parts->range
                   : form[1] == 'm' ? parts->member
                   : form[1] == 'k' ? parts->k
                                    : parts->own);
        form += 2;
    }
}

static const char *
own_cell(struct writer *w, const struct node *n)
{
    struct buf b = buf_start(w->arena);
    size_t step;

    if (!sheet_find(w->sheet, STEP_OWN, n, &step))
        return "";
    guard_need(w, &b, w->refs->cell(w->refs->of, step, w->at));
    return buf_text(&b);
}

static struct range_parts
parts_of(struct writer *w, const struct node *n)
{
    const struct sheet_refs *refs = w->refs;
    struct range_parts parts = {.own = own_cell(w, n)};
    size_t row = 0;
    bool has_row = sheet_find(w->sheet, STEP_ROW, n, &row);

    assert(has_row);
    if (n->count > 1)
        parts.k = second_argument(w, n);
    parts.range = refs->row(refs->of, row, w->at);
    if (sheet_shares_row(n))
        parts.member = refs->row_cell(refs->of, row, w->at, w->at[n->axis]);
    return parts;
}

static const char *
aggregate_text(struct writer *w, const struct node *n)
{
    bool is_shared = sheet_shares_row(n);
    enum function_id id = n->function->id;
    const struct range_formula *f =
        is_shared ? &others_formulas[id] : &range_formulas[id];
    const struct counting *counting = is_shared ? &of_others : &of_all;
    struct range_parts parts = parts_of(w, n);
    struct buf b = buf_start(w->arena);

    buf_add(&b, "IF(");
    fill(&b, counting->missing, &parts);
    buf_addf(&b, ">0,%s,", w->blank);
    if (f->least != NULL) {
        buf_add(&b, "IF(");
        fill(&b, counting->present, &parts);
        buf_add(&b, "<");
        fill(&b, f->least, &parts);
        buf_addf(&b, ",%s,", w->blank);
    }
    fill(&b, f->formula, &parts);
    buf_add(&b, f->least != NULL ? "))" : ")");
    return guard_end(w, (struct needs){NULL, 0}, buf_text(&b));
}

const char *
cell_text(struct writer *w, const struct sheet_spot *spot)
{
    const struct step *step = &w->sheet->steps[spot->step];
    const struct node *n = step->node;

    switch (step->role) {
    case STEP_ROW:
        return row_text(w, step, spot->member);
    case STEP_OWN:
        return ranked(w, n->parts[0]);
    case STEP_AGGREGATE:
        return aggregate_text(w, n);
    case STEP_PART:
        w->self = n;
        return cell_region(w, n);
    case STEP_RESULT:
        break;
    }
    return cell_region(w, n);
}
