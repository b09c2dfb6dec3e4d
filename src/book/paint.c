/*
 * The colours, patterns and marks of what charts show.
 */
#include "book/inside.h"

/* Okabe and Ito's colours, the green a little darker for white figures. */
static const struct {
    lxw_color_t fill, ink;
} colours[] = {
    {0x0072B2, WHITE}, {0xE69F00, INK}, {0x007A59, WHITE},
    {0x56B4E9, INK},   {0xCC79A7, INK}, {0xD55E00, WHITE},
};
_Static_assert(sizeof(colours) / sizeof(colours[0]) == CHART_COLOURS, "");

static const uint8_t patterns[] = {
    LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL,
    LXW_CHART_PATTERN_LIGHT_HORIZONTAL,
    LXW_CHART_PATTERN_PERCENT_50,
    LXW_CHART_PATTERN_WIDE_DOWNWARD_DIAGONAL,
    LXW_CHART_PATTERN_LIGHT_VERTICAL,
    LXW_CHART_PATTERN_LARGE_CHECK,
};

static const uint8_t markers[] = {
    LXW_CHART_MARKER_CIRCLE,
    LXW_CHART_MARKER_DIAMOND,
    LXW_CHART_MARKER_SQUARE,
    LXW_CHART_MARKER_TRIANGLE,
};

void
book_paint_bars(lxw_chart_series *series, size_t index)
{
    lxw_color_t colour = colours[index % CHART_COLOURS].fill;
    lxw_chart_fill fill = {.color = colour};
    lxw_chart_line line = {.color = WHITE, .width = 0.5f};
    size_t round = index / CHART_COLOURS;

    if (round == 0) {
        chart_series_set_fill(series, &fill);
    } else {
        lxw_chart_pattern pattern = {
            .type = patterns[(round - 1) % sizeof(patterns)],
            .fg_color = WHITE,
            .bg_color = colour,
        };

        chart_series_set_pattern(series, &pattern);
        line.color = colour;
    }
    chart_series_set_line(series, &line);
}

void
book_paint_dot(lxw_chart_series *series, size_t index)
{
    size_t shape = (index + index / 12) % sizeof(markers);
    lxw_chart_fill fill = {.color = colours[index % CHART_COLOURS].fill};
    lxw_chart_line edge = {.color = WHITE, .width = 0.75f};
    lxw_chart_line none = {.none = LXW_TRUE};

    chart_series_set_line(series, &none);
    chart_series_set_marker_type(series, markers[shape]);
    chart_series_set_marker_size(series, 10);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &edge);
}

/* A small ring that the dot hides, unless it has been moved. */
void
book_paint_ring(lxw_chart_series *series)
{
    lxw_chart_fill nothing = {.none = LXW_TRUE};
    lxw_chart_line edge = {.color = QUIET, .width = 1.0f};
    lxw_chart_line none = {.none = LXW_TRUE};

    chart_series_set_line(series, &none);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
    chart_series_set_marker_size(series, 5);
    chart_series_set_marker_fill(series, &nothing);
    chart_series_set_marker_line(series, &edge);
}

lxw_color_t
book_bar_ink(size_t index)
{
    return colours[index % CHART_COLOURS].ink;
}
