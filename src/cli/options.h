/*
 * cli/options: what stands on the command line.
 *
 * One table of options feeds parsing, the help and the completion. Options
 * stand anywhere; "--" ends them; the last one of a kind counts.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/arena.h"
#include "doc/decode.h"
#include "text/text.h"

#include <stdbool.h>
#include <stddef.h>

enum output_format { OUTPUT_TEXT, OUTPUT_JSON };
enum colours { COLOURS_AUTO, COLOURS_ALWAYS, COLOURS_NEVER };

#define COMPLAINT_ARGS 4

/* What is wrong with a command line; `code` NULL: nothing. */
struct complaint {
    const char *code;                /* in the table of strings */
    struct arg args[COMPLAINT_ARGS]; /* ended by {0} */
    const char *guess;               /* did you mean, or NULL */
};

struct options {
    const char *folder; /* of the tender; NULL: the current one */
    const char *output; /* folder; NULL: output/ in the tender's */
    const char *search; /* NULL: not given */
    int lang;           /* enum lang; LANG_COUNT: that of the tender */
    int format;         /* enum output_format */
    int colours;        /* enum colours */
    bool is_quiet;
    bool wants_help;
    bool wants_version;
    long threads; /* 0: as many as there are processors */
    long seed;
    const char *command;         /* the first operand, or NULL */
    const char *const *operands; /* those after it */
    size_t operands_count;
    struct complaint complaint; /* the first */
};

enum option_kind {
    OPTION_FLAG,   /* bool */
    OPTION_TEXT,   /* const char * */
    OPTION_CHOICE, /* int */
    OPTION_NUMBER, /* long, whole, from `least` to `most` */
};

struct option {
    const char *name; /* "lang" of --lang; NULL: the letter only */
    char letter;      /* 'q' of -q; NUL: the name only */
    enum option_kind kind;
    size_t offset;       /* in struct options */
    const char *value;   /* how the help calls its value: DIR */
    const char *title;   /* string code: what it is for */
    const char *command; /* the only one that takes it; NULL: all */
    const struct choice *choices;
    long least, most;
};

/* All options, ended by one with neither name nor letter. */
extern const struct option option_table[];

/* Reads the command line; argv[0] is the program. Reading goes on after what
 * is wrong, so that the complaint is made in the language asked for. */
struct options options_read(struct arena *a, int argc, const char *const *argv);

/* "--lang", or "-C" when it has no name. */
const char *option_name(struct arena *a, const struct option *o);

/* "nb|nn|en", "DIR", or NULL when it takes no value. */
const char *option_value(struct arena *a, const struct option *o);

#endif
