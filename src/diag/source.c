/*
 * The texts that messages point into, and finding a line in them.
 */
#include "diag/list.h"

#include <string.h>

struct source {
    const char *file;
    const char *text;
    size_t size;
    int line;  /* the line found last: messages are printed in order, so */
    size_t at; /* ... the next one is looked for from here */
    struct source *next;
};

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static size_t
bucket(const char *file)
{
    return (diags_hash(1, file) >> 16) % SOURCES_BUCKET_COUNT;
}

static struct source *
find(const struct diags *d, const char *file)
{
    struct source *s = d->sources[bucket(file)];
    while (s != NULL && strcmp(s->file, file) != 0)
        s = s->next;
    return s;
}

void
diags_source(struct diags *d, const char *file, const char *text, size_t size)
{
    struct source *s = find(d, file);
    if (s == NULL) {
        s = arena_new(d->arena, struct source);
        s->file = file;
        s->next = d->sources[bucket(file)];
        d->sources[bucket(file)] = s;
    }
    size_t mark = strlen(BYTE_ORDER_MARK);
    if (size >= mark && memcmp(text, BYTE_ORDER_MARK, mark) == 0) {
        text += mark;
        size -= mark;
    }
    s->text = text;
    s->size = size;
    s->line = 1;
    s->at = 0;
}

static bool
is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* The offset of the end of the line that holds `at`. */
static size_t
line_end(const struct source *s, size_t at)
{
    while (at < s->size && !is_line_end(s->text[at]))
        at++;
    return at;
}

/* The offset after the line end at `end`. */
static size_t
past_end(const struct source *s, size_t end)
{
    bool is_pair =
        s->text[end] == '\r' && end + 1 < s->size && s->text[end + 1] == '\n';
    return end + (is_pair ? 2 : 1);
}

struct line
diags_line(const struct diags *d, const struct place *place)
{
    struct line none = {NULL, 0};
    if (place->file == NULL || place->line < 1)
        return none;
    struct source *s = find(d, place->file);
    if (s == NULL)
        return none;

    if (place->line < s->line) {
        s->line = 1;
        s->at = 0;
    }
    size_t end = line_end(s, s->at);
    while (s->line < place->line) {
        if (end == s->size)
            return none;
        s->at = past_end(s, end);
        s->line++;
        end = line_end(s, s->at);
    }
    return (struct line){s->text + s->at, end - s->at};
}
