/*
 * anbud explain-code: a message in a paragraph, by its code.
 */
#include "base/wrap.h"
#include "cli/commands.h"

#include <string.h>

#define INDENT 2u

/* A message has a paragraph, under its code and "?". */
static bool
is_message(struct arena *a, const char *code)
{
    return text_has(code) && text_has(arena_printf(a, "%s?", code));
}

/* The codes of all messages, in the order of the table. */
static size_t
messages(struct arena *a, const char ***codes)
{
    size_t count = 0;

    *codes = arena_array(a, const char *, text_count());
    for (size_t i = 0; i < text_count(); i++)
        if (is_message(a, text_row(i)->code))
            (*codes)[count++] = text_row(i)->code;
    return count;
}

/* The message with "…" where a placeholder stands. */
static const char *
message_text(const struct session *s, const char *code)
{
    struct buf b = buf_start(s->arena);

    for (const char *c = text_of(s->lang, code); *c; c++) {
        if (*c == '{' && c[1] != '{') {
            c += strcspn(c, "}");
            buf_add(&b, "…");
        } else {
            c += (*c == '{' || *c == '}') && c[1] == *c;
            buf_add_char(&b, *c);
        }
    }
    return buf_text(&b);
}

static void
list_messages(const struct session *s)
{
    struct buf out = buf_start(s->arena);
    const char **codes = NULL;
    size_t count = messages(s->arena, &codes);

    for (size_t i = 0; i < count; i++) {
        buf_addf(&out, "%s\n", codes[i]);
        wrap(&out, "", message_text(s, codes[i]), INDENT);
    }
    session_print(buf_text(&out));
}

static enum status
run(struct session *s)
{
    struct arena *a = s->arena;
    struct buf out = buf_start(a);
    const char **codes = NULL;
    const char *code = s->options->operands[0];

    if (!code) {
        list_messages(s);
        return STATUS_FINE;
    }
    if (!is_message(a, code)) {
        size_t count = messages(a, &codes);

        session_complain(s, "cli.unknown-code", WITH({"code", code, NULL}),
                         diag_nearest(code, codes, count));
        return STATUS_USAGE;
    }
    buf_addf(&out, "%s\n\n", code);
    wrap(&out, "", message_text(s, code), INDENT);
    buf_add_char(&out, '\n');
    wrap(&out, "", text_of(s->lang, arena_printf(a, "%s?", code)), 0);
    session_print(buf_text(&out));
    return STATUS_FINE;
}

const struct command command_explain_code = {
    .name = "explain-code",
    .operands = "[CODE]",
    .most = 1,
    .run = run,
};
