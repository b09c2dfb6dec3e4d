/* Where a figure stands that the buyer fixed: in the table of weights, or on a
 * line of its own below it. */
#include "layout/plan.h"

#include <string.h>

static int
weight_column(const char *quantity)
{
    static const struct {
        const char *quantity;
        enum weight_column column;
    } columns[] = {
        {"weight", WEIGHT_USED},
        {"weight-of-parent", WEIGHT_OF_PARENT},
        {"weight-of-total", WEIGHT_OF_TOTAL},
        {"weight-of-all", WEIGHT_OF_TOTAL},
        {"max-points", WEIGHT_MOST_POINTS},
        {"threshold", WEIGHT_THRESHOLD},
    };

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        if (strcmp(quantity, columns[i].quantity) == 0) {
            return (int)columns[i].column;
        }
    }
    return -1;
}

static void
place_parameter(struct plan *p, size_t index, const struct node *n)
{
    struct draft *t = sketch_line(&p->parameters[index], NULL);

    t->fill = FILL_NODES;
    t->nodes[0] = n;
    t->line.quantity = n->step.quantity;
    t->line.mark = n->step.criterion;
    t->line.label = node_label(p, n);
    t->line.note =
        n->kind == NODE_FORMULA ? node_words(p->arena, p->lang, n) : NULL;
}

void
place_fixed(struct plan *p, const struct method *m, const struct node *n)
{
    size_t index = method_index(p, m);
    int column = weight_column(n->step.quantity);
    struct draft *t =
        column < 0
            ? NULL
            : sketch_find(&p->weights[index],
                          n->step.criterion ? n->step.criterion : "/all");

    if (t && !t->nodes[column]) {
        t->nodes[column] = n;
    } else {
        place_parameter(p, index, n);
    }
}
