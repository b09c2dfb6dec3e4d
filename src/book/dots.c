/*
 * The names beside the dots of a scatter: on the side where they hide least.
 * Where dots are is only roughly known: programs choose by themselves whether
 * an axis begins at 0, so both are looked at.
 */
#include "base/utf8.h"
#include "book/inside.h"

#include <string.h>

#define LETTER      5.5 /* pixels: how wide and high a name is */
#define LINE        13.0
#define DOT         12.0
#define CLEAR       20.0 /* what is kept free of names, around a dot */
#define PLOT_WIDTH  0.78 /* of the chart */
#define PLOT_HEIGHT 0.68

struct box {
    double left, top, right, bottom;
};

static const uint8_t sides[] = {
    LXW_CHART_LABEL_POSITION_RIGHT,
    LXW_CHART_LABEL_POSITION_LEFT,
    LXW_CHART_LABEL_POSITION_ABOVE,
    LXW_CHART_LABEL_POSITION_BELOW,
};
#define SIDES (sizeof(sides) / sizeof(sides[0]))

/* -- where the dots are -- */

/* Values as pixels along an axis `length` pixels long, from 0 if it may. */
static void
stretch(double *values, size_t count, double length, bool is_from_zero)
{
    double least = values[0], most = values[0];

    for (size_t i = 1; i < count; i++) {
        least = values[i] < least ? values[i] : least;
        most = values[i] > most ? values[i] : most;
    }
    if (least > 0 && is_from_zero)
        least = 0;

    double width = most > least ? most - least : 1;

    for (size_t i = 0; i < count; i++)
        values[i] = length * (0.05 + 0.9 * (values[i] - least) / width);
}

static struct box
box_around(double x, double y, double width, double height)
{
    return (struct box){x - width / 2, y - height / 2, x + width / 2,
                        y + height / 2};
}

/* The name `width` pixels wide on one side of the dot at x, y. */
static struct box
name_box(double x, double y, double width, uint8_t side)
{
    double away = (DOT + width) / 2, over = (DOT + LINE) / 2;

    if (side == LXW_CHART_LABEL_POSITION_RIGHT)
        x += away;
    else if (side == LXW_CHART_LABEL_POSITION_LEFT)
        x -= away;
    else
        y += side == LXW_CHART_LABEL_POSITION_ABOVE ? over : -over;
    return box_around(x, y, width, LINE);
}

/* -- what hides what -- */

static double
shared(double low, double high, double other_low, double other_high)
{
    double from = low > other_low ? low : other_low;
    double to = high < other_high ? high : other_high;

    return to > from ? to - from : 0;
}

static double
hidden(struct box one, struct box other)
{
    return shared(one.left, one.right, other.left, other.right) *
           shared(one.top, one.bottom, other.top, other.bottom);
}

/* One guess at where everything is; what stands there already: the dots, and
 * the names placed so far. */
struct plot {
    struct box edge;
    double *x, *y;
    struct box *boxes;
    size_t count;
};

static struct plot
guess(struct arena *a, const struct dot_out *dots, size_t count,
      struct box edge, bool is_from_zero)
{
    struct plot plot = {edge, arena_array(a, double, count),
                        arena_array(a, double, count),
                        arena_array(a, struct box, 2 * count), count};

    for (size_t i = 0; i < count; i++) {
        plot.x[i] = dots[i].x;
        plot.y[i] = dots[i].y;
    }
    stretch(plot.x, count, edge.right, is_from_zero);
    stretch(plot.y, count, edge.bottom, is_from_zero);
    for (size_t i = 0; i < count; i++)
        plot.boxes[i] = box_around(plot.x[i], plot.y[i], CLEAR, CLEAR);
    return plot;
}

/* How much of `name` is hidden, or outside the plot. */
static double
cost(struct box name, const struct plot *plot)
{
    double all = (name.right - name.left) * (name.bottom - name.top);
    double sum = all - hidden(name, plot->edge);

    for (size_t i = 0; i < plot->count; i++)
        sum += 3 * hidden(name, plot->boxes[i]);
    return sum;
}

/* The side of dot `i` that costs least in both guesses, the first of equals;
 * its name is put there. */
static uint8_t
choose(struct plot plots[2], size_t i, double width)
{
    size_t best = 0;
    double least = 0;

    for (size_t k = 0; k < SIDES; k++) {
        double now = 0;

        for (size_t g = 0; g < 2; g++)
            now += cost(name_box(plots[g].x[i], plots[g].y[i], width, sides[k]),
                        &plots[g]);
        if (k == 0 || now < least) {
            best = k;
            least = now;
        }
    }
    for (size_t g = 0; g < 2; g++)
        plots[g].boxes[plots[g].count++] =
            name_box(plots[g].x[i], plots[g].y[i], width, sides[best]);
    return sides[best];
}

void
book_name_dots(struct arena *a, const struct dot_out *dots, size_t count,
               double width, double height)
{
    const struct box edge = {0, 0, width * PLOT_WIDTH, height * PLOT_HEIGHT};

    if (!count)
        return;

    struct plot plots[2] = {guess(a, dots, count, edge, true),
                            guess(a, dots, count, edge, false)};

    for (size_t i = 0; i < count; i++) {
        size_t letters = utf8_length(dots[i].name, strlen(dots[i].name));

        chart_series_set_labels_position(
            dots[i].series, choose(plots, i, LETTER * (double)letters));
    }
}
