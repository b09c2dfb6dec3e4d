#include "doc/yaml_problem.h"

#include "base/utf8.h"

#include <assert.h>
#include <string.h>

/* Where the message points: at what libyaml stumbled over, or at where the
 * thing it was reading began (an open quote is the mistake, not the end of the
 * file). */
enum aim { AT_PROBLEM, AT_CONTEXT };

struct wording {
    const char *context; /* what libyaml was doing; "" anything */
    const char *problem; /* the beginning of what it says */
    const char *code;    /* what we say */
    enum aim aim;
    const char *other_code; /* what the other mark shows, or NULL */
};

/* clang-format off */
static const struct wording wordings[] = {
    {"", "found a tab character", "yaml-tab", AT_PROBLEM, NULL},
    {"", "found character that cannot start", "yaml-character", AT_PROBLEM, NULL},
    {"quoted scalar", "found unexpected", "yaml-quote-open", AT_CONTEXT, NULL},
    {"quoted scalar", "", "yaml-escape", AT_PROBLEM, "also.text-begins"},
    {"simple key", "", "yaml-colon-missing", AT_CONTEXT, NULL},
    {"", "mapping values are not allowed", "yaml-colon", AT_PROBLEM, NULL},
    {"", "found unexpected ':'", "yaml-colon", AT_PROBLEM, NULL},
    {"", "block sequence entries are not", "yaml-dash", AT_PROBLEM, NULL},
    {"", "mapping keys are not allowed", "yaml-question-mark", AT_PROBLEM, NULL},
    {"block mapping", "", "yaml-indent", AT_PROBLEM, "also.map-begins"},
    {"block collection", "", "yaml-list-indent", AT_PROBLEM, "also.list-begins"},
    {"flow sequence", "", "yaml-bracket-open", AT_PROBLEM, "also.opened"},
    {"flow mapping", "", "yaml-brace-open", AT_PROBLEM, "also.opened"},
    {"anchor", "", "yaml-anchor", AT_CONTEXT, NULL},
    {"alias", "", "yaml-alias", AT_CONTEXT, NULL},
    {"tag", "", "yaml-tag", AT_CONTEXT, NULL},
    {"", "found undefined tag handle", "yaml-tag", AT_PROBLEM, NULL},
    {"directive", "", "yaml-directive", AT_CONTEXT, NULL},
    {"", "found incompatible YAML", "yaml-directive", AT_PROBLEM, NULL},
    {"", "found duplicate %", "yaml-directive", AT_PROBLEM, NULL},
    {"block scalar", "", "yaml-block-text", AT_PROBLEM, "also.text-begins"},
    {"", "did not find expected node content", "yaml-value", AT_PROBLEM, NULL},
    {"", "did not find expected <document", "yaml-outside", AT_PROBLEM, NULL},
};
/* clang-format on */

static const struct wording anything = {"", "", "yaml-indent", AT_PROBLEM,
                                        NULL};

static bool
fits(const struct wording *w, const yaml_parser_t *parser)
{
    const char *context = parser->context ? parser->context : "";
    const char *problem = parser->problem ? parser->problem : "";

    return strstr(context, w->context) &&
           strncmp(problem, w->problem, strlen(w->problem)) == 0;
}

static const struct wording *
wording_of(const yaml_parser_t *parser)
{
    for (size_t i = 0; i < sizeof wordings / sizeof wordings[0]; i++)
        if (fits(&wordings[i], parser))
            return &wordings[i];
    return &anything;
}

struct place
yaml_place(const struct source *s, yaml_mark_t start, yaml_mark_t end)
{
    struct place place = {s->file, (int)start.line + 1, (int)start.column + 1,
                          1};

    if (end.line == start.line && end.column > start.column)
        place.length = (int)(end.column - start.column);
    return place;
}

/* The text from line `line` (counted from 0) on; the end when there is none. */
static const char *
line_start(const struct source *s, size_t line)
{
    const char *at = s->at;
    const char *end = s->at + s->size;

    while (line-- > 0 && at < end) {
        const char *next = memchr(at, '\n', (size_t)(end - at));

        at = next ? next + 1 : end;
    }
    return at;
}

/* The character at `mark`, or "" at the end of the file. */
static const char *
character_at(struct arena *a, const struct source *s, yaml_mark_t mark)
{
    const char *at = line_start(s, mark.line);
    const char *end = s->at + s->size;
    uint32_t code = 0;

    for (size_t i = 0; i < mark.column && at < end; i++)
        at += utf8_next(at, (size_t)(end - at), &code);
    return arena_slice(a, at, utf8_next(at, (size_t)(end - at), &code));
}

/* A tab after the spaces that begin the line of `mark`. */
static bool
is_indented_by_tab(const struct source *s, yaml_mark_t mark, int *column)
{
    const char *line = line_start(s, mark.line);
    const char *end = s->at + s->size;
    const char *at = line;

    while (at < end && *at == ' ')
        at++;
    *column = (int)(at - line) + 1;
    return at < end && *at == '\t';
}

/* One line of the file, without the spaces and dashes it begins with. */
struct line {
    const char *at;
    size_t size;
    size_t indent;
};

static struct line
line_at(const struct source *s, size_t number)
{
    const char *start = line_start(s, number);
    size_t left = (size_t)(s->at + s->size - start);
    const char *end = left > 0 ? memchr(start, '\n', left) : NULL;
    struct line l = {start, end ? (size_t)(end - start) : left, 0};

    while (l.size > 0 && (*l.at == ' ' || *l.at == '-')) {
        l.at++;
        l.size--;
        l.indent++;
    }
    while (l.size > 0 && strchr(" \r", l.at[l.size - 1]))
        l.size--;
    return l;
}

static bool
has_colon(struct line l)
{
    for (size_t i = 0; i < l.size; i++)
        if (l.at[i] == ':' && (i + 1 == l.size || l.at[i + 1] == ' '))
            return true;
    return false;
}

/* The first key of a map lacks its colon: libyaml takes the line for a text
 * that goes on, and stumbles over the colon of the next line. */
static bool
is_after_unfinished_key(const struct source *s, yaml_mark_t mark)
{
    if (mark.line == 0)
        return false;

    struct line here = line_at(s, mark.line);
    struct line key = line_at(s, mark.line - 1);

    if (key.size == 0 || *key.at == '#' || has_colon(key) ||
        key.indent != here.indent)
        return false;
    if (mark.line == 1 ||
        (key.indent > 1 && memchr(key.at - key.indent, '-', key.indent)))
        return true;

    struct line above = line_at(s, mark.line - 2);

    return key.indent > above.indent && above.size > 0 &&
           above.at[above.size - 1] == ':';
}

/* The place of the text of line `number`. */
static struct place
text_place(const struct source *s, size_t number)
{
    struct line l = line_at(s, number);

    return (struct place){s->file, (int)number + 1, (int)l.indent + 1,
                          (int)utf8_length(l.at, l.size)};
}

/* Something before `mark` on its line. */
static bool
is_inside_line(const struct source *s, yaml_mark_t mark)
{
    return mark.column > line_at(s, mark.line).indent;
}

/* Mistakes that the text shows better than what libyaml says. */
static bool
report_apart(struct diags *d, const struct source *s,
             const yaml_parser_t *parser)
{
    yaml_mark_t mark = parser->problem_mark;
    struct place place = yaml_place(s, mark, mark);
    int column = 0;

    if (is_indented_by_tab(s, mark, &column)) {
        place.column = column;
        diag_error(d, place, "yaml-tab", NO_ARGS);
        return true;
    }
    const char *code = wording_of(parser)->code;

    if (strcmp(code, "yaml-indent") == 0 && is_inside_line(s, mark)) {
        diag_error(d, place, "yaml-after-value", NO_ARGS);
        return true;
    }
    if (strcmp(code, "yaml-colon") == 0 && is_after_unfinished_key(s, mark)) {
        diag_error(d, text_place(s, mark.line - 1), "yaml-colon-missing",
                   NO_ARGS);
        return true;
    }
    return false;
}

void
report_yaml_problem(struct arena *a, struct diags *d, const struct source *s,
                    const yaml_parser_t *parser)
{
    const struct wording *w = wording_of(parser);
    bool is_context = w->aim == AT_CONTEXT && parser->context;
    yaml_mark_t mark = is_context ? parser->context_mark : parser->problem_mark;
    struct place place = yaml_place(s, mark, mark);

    assert(parser->error != YAML_MEMORY_ERROR);
    if (report_apart(d, s, parser))
        return;

    struct diag *g = diag_error(
        d, place, w->code, WITH({"character", character_at(a, s, mark), 0}));

    if (w->other_code)
        diag_also(g, yaml_place(s, parser->context_mark, parser->context_mark),
                  w->other_code);
}
