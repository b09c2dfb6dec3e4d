/* The whole before the parts: points and weighted points of every criterion,
 * beside those of the bid to compare with. */
#include "base/wrap.h"
#include "write/account.h"
#include "write/columns.h"

#include <string.h>

#define TITLE_WIDTH  33
#define WEIGHT_WIDTH 7
#define POINTS_WIDTH 10
#define BID_WIDTH    20 /* points and weighted points: twice POINTS_WIDTH */

static size_t
points_width(const struct account *t)
{
    return t->result->lot->method->is_on_points ? BID_WIDTH : POINTS_WIDTH;
}

/* A bid of the table: its points and what they bring. */
static void
add_figures(const struct account *t, const struct lot_bid *b, size_t k)
{
    const struct node *points = b->points[k];
    const struct node *weighted = b->weighted[k];

    column_right(t->out, points ? account_value(t, points) : "–",
                 points_width(t));
    if (!t->result->lot->method->is_on_points) {
        column_right(t->out, weighted ? account_value(t, weighted) : "–",
                     POINTS_WIDTH);
    }
}

static size_t
depth_of(const struct criterion *c)
{
    size_t depth = 0;

    for (; c->parent; c = c->parent) {
        depth++;
    }
    return depth;
}

/* What it weighs, or the most points it can give. */
static const char *
weight_text(const struct account *t, size_t k)
{
    const struct method *m = t->result->lot->method;

    return m->is_on_points ? figure_text(t->arena, t->lang,
                                         real_exact(m->all[k]->points_max),
                                         unit_points, t->digits)
                           : account_value(t, t->result->weights[k]);
}

static void
add_criterion(const struct account *t, const struct lot_bid *rival, size_t k)
{
    const struct criterion *c = t->result->lot->method->all[k];
    size_t indent = 2 * depth_of(c);
    const char *title = column_short(
        t->arena, arena_printf(t->arena, "%s %s", c->id, c->title),
        TITLE_WIDTH - 1 > indent + 8 ? TITLE_WIDTH - 1 - indent : 8);

    buf_pad(t->out, ' ', indent);
    column_left(t->out, title, TITLE_WIDTH - indent);
    column_right(t->out, weight_text(t, k), WEIGHT_WIDTH);
    add_figures(t, t->own, k);
    if (rival) {
        add_figures(t, rival, k);
    }
    buf_add(t->out, "\n");
}

/* -- headings and what stands below -- */

static void
add_bid_headings(const struct account *t, const struct lot_bid *rival)
{
    size_t width = BID_WIDTH;
    const char *own = column_short(t->arena, t->bid->id, width - 1);

    column_left(t->out, text_of(t->lang, "results.title"),
                TITLE_WIDTH + WEIGHT_WIDTH);
    column_right(t->out, own, width);
    if (rival) {
        column_right(t->out, column_short(t->arena, rival->bid->id, width - 1),
                     width);
    }
    buf_add(t->out, "\n");
}

static void
add_headings(const struct account *t, const struct lot_bid *rival)
{
    bool is_on_points = t->result->lot->method->is_on_points;

    add_bid_headings(t, rival);
    column_left(t->out, text_of(t->lang, "results.criterion"), TITLE_WIDTH);
    column_right(
        t->out,
        text_of(t->lang, is_on_points ? "results.most" : "results.weight"),
        WEIGHT_WIDTH);
    for (size_t i = 0; i < (rival ? 2 : 1); i++) {
        column_right(t->out, text_of(t->lang, "results.points"),
                     points_width(t));
        if (!is_on_points) {
            column_right(t->out, text_of(t->lang, "results.weighted"),
                         POINTS_WIDTH);
        }
    }
    buf_add(t->out, "\n");
}

static void
add_row(const struct account *t, const char *title, const struct node *own,
        const struct node *rival)
{
    size_t width = BID_WIDTH;

    column_left(t->out, title, TITLE_WIDTH + WEIGHT_WIDTH);
    column_right(t->out, own ? account_value(t, own) : "–", width);
    if (rival) {
        column_right(t->out, account_value(t, rival), width);
    }
    buf_add(t->out, "\n");
}

static bool
has_levels(const struct method *m)
{
    return m->all_count > m->criteria_count;
}

void
tell_results(const struct account *t)
{
    const struct lot_bid *rival = account_rival(t);
    const struct method *m = t->result->lot->method;
    struct account precise = *t;
    const struct node *totals[] = {t->own->total,
                                   rival ? rival->total : t->own->total};

    buf_add(t->out, "\n");
    add_headings(t, rival);
    for (size_t k = 0; k < m->all_count; k++) {
        add_criterion(t, rival, k);
    }
    precise.digits = account_digits(t, totals, 2);
    add_row(&precise, text_of(t->lang, "step.total"), t->own->total,
            rival ? rival->total : NULL);
    if (t->own->evaluated_price) {
        add_row(t,
                arena_printf(t->arena, "%s (%s)",
                             text_of(t->lang, "step.evaluated-price"),
                             t->evaluation->folder->tender.currency),
                t->own->evaluated_price, rival ? rival->evaluated_price : NULL);
    }
    wrap(t->out, "", text_of(t->lang, "explain.exact"), 0);
    if (has_levels(m) && !m->is_on_points) {
        wrap(t->out, "", text_of(t->lang, "results.note"), 0);
    }
}
