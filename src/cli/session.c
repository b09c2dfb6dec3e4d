#include "cli/session.h"

#include "base/file.h"
#include "doc/doc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SOON 1 /* seconds that need no progress */

/* -- the language ---------------------------------------------------------- */

/* Looks for the line of a file that cannot be read as a whole: those who are
 * to mend it must understand what is said about it. */
static void
look_for_lang(const struct file *f, enum lang *lang)
{
    static const char key[] = "language: ";
    const char *at = f->at;

    while (at && strncmp(at, key, sizeof key - 1) != 0) {
        at = strchr(at, '\n');
        at = at ? at + 1 : NULL;
    }
    if (at) {
        char code[] = {at[sizeof key - 1], '\0', '\0'};

        code[1] = code[0] ? at[sizeof key] : '\0';
        (void)text_lang(code, lang);
    }
}

/* The language of the tender, read in passing: what is wrong with the file is
 * told by those who read it in earnest. */
static enum lang
lang_of_tender(const struct session *s)
{
    struct arena *a = s->arena;
    struct file file =
        file_read(a, session_path(s, "criteria/tender.yaml"), DOC_MAX_BYTES);
    const struct doc *m = NULL;
    const struct doc *v = NULL;
    enum lang lang = LANG_EN;

    if (file.state == FILE_READ)
        m = doc_read_yaml(a, diags_create(a), "", file.at, file.size);
    if (m && m->kind == DOC_MAP)
        v = doc_get(m, "language");
    if (v && v->kind == DOC_SCALAR)
        (void)text_lang(v->text, &lang);
    else if (file.state == FILE_READ)
        look_for_lang(&file, &lang);
    return lang;
}

struct session
session_open(struct arena *a, const struct options *options)
{
    struct session s = {
        .arena = a, .options = options, .diags = diags_create(a)};

    (void)clock_gettime(CLOCK_MONOTONIC, &s.started);
    s.lang = options->lang == LANG_COUNT ? lang_of_tender(&s)
                                         : (enum lang)options->lang;
    return s;
}

/* -- paths ----------------------------------------------------------------- */

const char *
session_folder(const struct session *s)
{
    return s->options->folder ? s->options->folder : ".";
}

const char *
session_path(const struct session *s, const char *name)
{
    const char *folder = s->options->folder;
    size_t size = folder ? strlen(folder) : 0;

    if (size == 0 || name[0] == '/')
        return name;
    return arena_printf(s->arena, "%s%s%s", folder,
                        folder[size - 1] == '/' ? "" : "/", name);
}

/* -- speaking -------------------------------------------------------------- */

const char *
session_text(const struct session *s, const char *code, const struct arg *args)
{
    return text_fill(s->arena, s->lang, code, args);
}

/* What could not be written shows when stdout is closed at the end. */
void
session_print(const char *text)
{
    (void)fputs(text, stdout);
}

void
session_say(const struct session *s, const char *code, const struct arg *args)
{
    if (!s->options->is_quiet)
        session_print(
            arena_printf(s->arena, "%s\n", session_text(s, code, args)));
}

void
session_complain(const struct session *s, const char *code,
                 const struct arg *args, const char *guess)
{
    (void)fprintf(stderr, "anbud: %s\n", session_text(s, code, args));
    if (guess)
        (void)fprintf(
            stderr, "       %s\n",
            session_text(s, "diag.did-you-mean", WITH({"guess", guess, NULL})));
}

void
session_progress(const struct session *s, const char *code)
{
    struct timespec now;

    if (s->options->is_quiet || !isatty(STDERR_FILENO) ||
        clock_gettime(CLOCK_MONOTONIC, &now) != 0 ||
        now.tv_sec - s->started.tv_sec <= SOON)
        return;
    (void)fprintf(stderr, "%s\n", session_text(s, code, NO_ARGS));
}

static bool
is_coloured(const struct session *s)
{
    const char *refusal = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");

    if (s->options->colours != COLOURS_AUTO)
        return s->options->colours == COLOURS_ALWAYS;
    return !(refusal && *refusal) && terminal &&
           strcmp(terminal, "dumb") != 0 && isatty(STDERR_FILENO);
}

void
session_messages(const struct session *s)
{
    struct buf out = buf_start(s->arena);
    struct diag_style style = {s->lang, false};

    (void)fflush(stdout);
    if (s->options->format == OUTPUT_JSON) {
        diags_print_json(&out, s->diags, style);
        session_print(buf_text(&out));
    } else {
        style.is_coloured = is_coloured(s);
        diags_print(&out, s->diags, style);
        (void)fputs(buf_text(&out), stderr);
    }
}

enum status
session_save(const struct session *s, const char *path, const char *bytes,
             size_t size)
{
    const char *why = file_save(s->arena, path, bytes, size);

    if (!why)
        return STATUS_FINE;
    session_complain(s, "cli.not-saved",
                     WITH({"file", path, NULL}, {"why", why, NULL}), NULL);
    return STATUS_WORLD;
}
