#include "diag/excerpt.h"

#include "diag/list.h"
#include "diag/paint.h"
#include "diag/shown.h"

#define MARGIN_WIDTH  5
#define SHOWN_COLUMNS 100 /* of a long line */
#define SHOWN_BEFORE  40  /* characters of it before the place */
#define ELLIPSIS      "\xE2\x80\xA6"

/* A character of a line: where it begins and how many precede it. */
struct spot {
    size_t at;
    size_t passed;
};

/* The part of a line that is shown, and the place in it. */
struct view {
    size_t from, to; /* bytes */
    size_t caret;    /* the byte the place begins at */
};

/* Passes at most `count` characters of the line. */
static struct spot
pass(struct line l, size_t count)
{
    struct spot spot = {0, 0};
    while (spot.at < l.size && spot.passed < count) {
        spot.at += shown_size(l.text + spot.at, l.size - spot.at);
        spot.passed++;
    }
    return spot;
}

/* Where the columns that may be shown end, from `from` on. */
static size_t
reach(struct line l, size_t from)
{
    size_t spent = 0;
    size_t at = from;
    while (at < l.size) {
        struct shown s = shown_next(l.text + at, l.size - at);
        spent += s.width == 0 ? 1 : s.width;
        if (spent > SHOWN_COLUMNS)
            break;
        at += s.size;
    }
    return at;
}

static struct view
view_of(struct line l, int column)
{
    struct spot caret = pass(l, column > 1 ? (size_t)column - 1 : 0);
    struct view v = {.from = 0, .caret = caret.at};
    bool is_far = caret.passed > SHOWN_COLUMNS - SHOWN_BEFORE;
    if (is_far && reach(l, 0) < l.size)
        v.from = pass(l, caret.passed - SHOWN_BEFORE).at;
    v.to = reach(l, v.from);
    return v;
}

void
excerpt_margin(struct buf *out, int number, const char *bar,
               struct diag_style style)
{
    paint_start(out, style, PAINT_MARGIN);
    if (number > 0)
        buf_addf(out, "%*d", MARGIN_WIDTH, number);
    else
        buf_pad(out, ' ', MARGIN_WIDTH);
    buf_addf(out, " %s", bar);
    paint_end(out, style);
}

static void
add_line(struct buf *out, struct line l, struct view v)
{
    if (v.from > 0)
        buf_add(out, ELLIPSIS);
    for (size_t at = v.from; at < v.to;) {
        struct shown s = shown_next(l.text + at, l.size - at);
        shown_put(out, s.code);
        at += s.size;
    }
    if (v.to < l.size)
        buf_add(out, ELLIPSIS);
}

static void
add_carets(struct buf *out, struct line l, struct view v, int length)
{
    if (v.from > 0)
        buf_add_char(out, ' ');
    size_t at = v.from;
    while (at < v.caret && at < v.to) {
        struct shown s = shown_next(l.text + at, l.size - at);
        buf_pad(out, s.code == '\t' ? '\t' : ' ', s.width);
        at += s.size;
    }
    size_t width = 0;
    for (int i = 0; i < length && at < v.to; i++) {
        struct shown s = shown_next(l.text + at, l.size - at);
        width += s.width;
        at += s.size;
    }
    buf_pad(out, '^', width == 0 ? 1 : width);
}

void
excerpt_add(struct buf *out, const struct diags *d, const struct diag *g,
            struct diag_style style)
{
    struct line l = diags_line(d, &g->place);
    if (l.text == NULL)
        return;
    struct view v = view_of(l, g->place.column);
    excerpt_margin(out, g->place.line, "|", style);
    if (l.size > 0)
        buf_add_char(out, ' ');
    add_line(out, l, v);
    buf_add_char(out, '\n');
    if (g->place.column < 1)
        return;
    excerpt_margin(out, 0, "|", style);
    buf_add_char(out, ' ');
    paint_start(out, style, paint_of(g->severity));
    add_carets(out, l, v, g->place.length);
    paint_end(out, style);
    buf_add_char(out, '\n');
}
