/*
 * cli/session: one run of the program: its memory, its language, and how it
 * speaks. Answers go to stdout, problems and progress to stderr.
 */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "catalogue/catalogue.h"
#include "cli/options.h"
#include "diag/diag.h"

#include <time.h>

/* Exit statuses. */
enum status {
    STATUS_FINE = 0,
    STATUS_PROBLEMS = 1, /* in the files */
    STATUS_USAGE = 2,
    STATUS_FAULT = 70, /* ours */
    STATUS_WORLD = 74, /* input or output */
};

struct session {
    struct arena *arena;
    const struct options *options;
    enum lang lang;
    struct diags *diags;
    struct timespec started;
};

/* A session with `options`, in the language asked for, else in that of the
 * tender when it can be read, else in English. */
struct session session_open(struct arena *a, const struct options *options);

/* The folder of the tender: "." when none was given. */
const char *session_folder(const struct session *s);

/* `name` in the tender's folder, as the user would write it. */
const char *session_path(const struct session *s, const char *name);

/* The string of `code` with its arguments filled. */
const char *session_text(const struct session *s, const char *code,
                         const struct arg *args);

/* `text` to stdout. */
void session_print(const char *text);

/* A line for people to stdout, unless --quiet. */
void session_say(const struct session *s, const char *code,
                 const struct arg *args);

/* "anbud: ..." to stderr, with a guess when there is one. */
void session_complain(const struct session *s, const char *code,
                      const struct arg *args, const char *guess);

/* Tells a person at a terminal what is going on, when more than a second has
 * gone since the start. */
void session_progress(const struct session *s, const char *code);

/* The messages: as text to stderr or, with --format json, to stdout. */
void session_messages(const struct session *s);

/* Saves a file; says so, or why not. */
enum status session_save(const struct session *s, const char *path,
                         const char *bytes, size_t size);

#endif
