/*
 * anbud help: how to use the program, a command, a key or a file.
 */
#include "base/utf8.h"
#include "base/wrap.h"
#include "cli/commands.h"
#include "cli/formats.h"

#include <string.h>

#define COLUMN 26u /* where what a command or an option is for begins */
#define INDENT 4u  /* of what a key means */

/* -- the program and its commands ------------------------------------------ */

/* A command or an option and what it is for. */
static void
add_row(struct buf *out, const char *name, const char *title)
{
    const char *label = arena_printf(out->arena, "  %s ", name);

    if (utf8_width(label) > COLUMN) {
        buf_addf(out, "  %s\n", name);
        label = "";
    }
    wrap(out, label, title, COLUMN);
}

static const char *
command_label(struct arena *a, const struct command *c)
{
    return arena_printf(a, "%s%s%s", c->name, *c->operands ? " " : "",
                        c->operands);
}

static const char *
option_label(struct arena *a, const struct option *o)
{
    const char *value = option_value(a, o);

    return arena_printf(
        a, "%s%s%s%s",
        o->letter && o->name ? arena_printf(a, "-%c, ", o->letter) : "",
        option_name(a, o), value ? " " : "", value ? value : "");
}

/* The options of `command`; NULL: those of all. */
static void
add_options(struct buf *out, const struct session *s, const char *command)
{
    for (const struct option *o = option_table; o->title; o++) {
        bool is_own = o->command && command && strcmp(o->command, command) == 0;

        if (is_own || !command)
            add_row(out, option_label(s->arena, o), text_of(s->lang, o->title));
    }
}

static enum status
print_usage(const struct session *s)
{
    struct arena *a = s->arena;
    struct buf out = buf_start(a);

    buf_addf(&out, "%s\n\n%s\n", text_of(s->lang, "help.usage"),
             text_of(s->lang, "help.commands"));
    for (const struct command *const *c = command_table; *c; c++)
        add_row(&out, command_label(a, *c),
                text_of(s->lang, arena_printf(a, "help.%s", (*c)->name)));
    buf_addf(&out, "\n%s\n", text_of(s->lang, "help.options"));
    add_options(&out, s, NULL);
    buf_add_char(&out, '\n');
    wrap(&out, "", text_of(s->lang, "help.statuses"), 0);
    session_print(buf_text(&out));
    return STATUS_FINE;
}

static void
add_command(struct buf *out, const struct session *s, const struct command *c)
{
    struct arena *a = s->arena;
    struct buf options = buf_start(a);

    buf_addf(out, "anbud %s\n\n", command_label(a, c));
    wrap(out, "", text_of(s->lang, arena_printf(a, "help.%s.long", c->name)),
         0);
    add_options(&options, s, c->name);
    if (options.size > 0)
        buf_addf(out, "\n%s", buf_text(&options));
}

/* -- keys and files -------------------------------------------------------- */

/* A line of a reference: "lot.id: an id; required", or what it means. */
static void
add_line(struct buf *out, const char *line)
{
    size_t spaces = strspn(line, " ");
    const char *colon = strstr(line, ": ");
    size_t size = colon ? (size_t)(colon + 2 - line) : 0;

    if (spaces > 0)
        wrap(out, "", line + spaces, INDENT);
    else
        wrap(out, arena_slice(out->arena, line, size), line + size, INDENT);
}

/* The key that begins at `at`: its line and those that belong to it. */
static size_t
key_size(const char *at)
{
    size_t size = 0;

    do {
        size += strcspn(at + size, "\n");
        size += at[size] == '\n';
    } while (at[size] == ' ');
    return size;
}

static void
add_key(struct buf *out, const char *text)
{
    while (*text) {
        size_t size = strcspn(text, "\n");

        add_line(out, arena_slice(out->arena, text, size));
        text += size + (text[size] == '\n');
    }
}

/* The keys of `f` called `key` (NULL: all) that `seen` does not have yet: one
 * record may stand in several files. */
static void
add_format(struct buf *out, const struct session *s,
           const struct file_format *f, const char *key, struct buf *seen)
{
    struct arena *a = s->arena;
    struct buf reference = buf_start(a);
    bool has_heading = false;

    (void)decode_reference(&reference, f->record, s->lang, key);
    for (const char *at = buf_text(&reference); *at; at += key_size(at)) {
        const char *text = arena_slice(a, at, key_size(at));

        if (strstr(buf_text(seen), text))
            continue;
        if (!has_heading) {
            buf_addf(out, "%s%s\n", out->size > 0 ? "\n" : "", f->name);
            wrap(out, "", text_of(s->lang, f->title), INDENT);
        }
        has_heading = true;
        buf_add(seen, text);
        buf_add_char(out, '\n');
        add_key(out, text);
    }
}

/* The command or key nearest to `word`, else the file, or NULL. */
static const char *
nearest_word(struct arena *a, const char *word)
{
    const char *nearest[2] = {command_nearest(word), NULL};
    size_t count = nearest[0] ? 1 : 0;

    for (const struct file_format *f = file_formats; f->name; f++) {
        const char **names = NULL;
        size_t all = decode_keys(a, f->record, &names);

        nearest[count] = diag_nearest(word, names, all);
        if (!nearest[count])
            continue;
        nearest[0] = diag_nearest(word, nearest, count + 1);
        count = 1;
    }
    return count > 0 ? nearest[0] : format_nearest(a, word);
}

enum status
help_about(struct session *s, const char *word)
{
    const struct command *c = word ? command_find(word) : NULL;
    const struct file_format *file = NULL;
    struct buf out = buf_start(s->arena);
    struct buf seen = buf_start(s->arena);

    if (!word)
        return print_usage(s);
    if (c)
        add_command(&out, s, c);
    for (const struct file_format *f = file_formats; f->name; f++)
        add_format(&out, s, f, word, &seen);
    if (out.size == 0)
        file = format_find(s->arena, word);
    if (file)
        add_format(&out, s, file, NULL, &seen);
    session_print(buf_text(&out));
    if (out.size > 0)
        return STATUS_FINE;
    session_complain(s, "cli.unknown-word", WITH({"word", word, NULL}),
                     nearest_word(s->arena, word));
    return STATUS_USAGE;
}

static enum status
run(struct session *s)
{
    return help_about(s, s->options->operands[0]);
}

const struct command command_help = {
    .name = "help",
    .operands = "[WORD]",
    .most = 1,
    .run = run,
};
