/*
 * The options, and reading a command line by them.
 */
#include "cli/options.h"

#include "base/buf.h"
#include "diag/diag.h"

#include <limits.h>
#include <string.h>

#define MOST_THREADS 1024

/* clang-format off */
static const struct choice langs[] = {
    {"nb", LANG_NB}, {"nn", LANG_NN}, {"en", LANG_EN}, {0}
};

static const struct choice formats[] = {
    {"text", OUTPUT_TEXT}, {"json", OUTPUT_JSON}, {0}
};

static const struct choice colours[] = {
    {"auto", COLOURS_AUTO},
    {"always", COLOURS_ALWAYS},
    {"never", COLOURS_NEVER},
    {0}
};

#define AT(member) offsetof(struct options, member)

const struct option option_table[] = {
    {NULL, 'C', OPTION_TEXT, AT(folder), "DIR", "help.option.C",
     NULL, NULL, 0, 0},
    {"lang", '\0', OPTION_CHOICE, AT(lang), NULL, "help.option.lang",
     NULL, langs, 0, 0},
    {"output", '\0', OPTION_TEXT, AT(output), "DIR", "help.option.output",
     NULL, NULL, 0, 0},
    {"format", '\0', OPTION_CHOICE, AT(format), NULL, "help.option.format",
     NULL, formats, 0, 0},
    {"quiet", 'q', OPTION_FLAG, AT(is_quiet), NULL, "help.option.quiet",
     NULL, NULL, 0, 0},
    {"color", '\0', OPTION_CHOICE, AT(colours), NULL, "help.option.color",
     NULL, colours, 0, 0},
    {"threads", '\0', OPTION_NUMBER, AT(threads), "N", "help.option.threads",
     NULL, NULL, 1, MOST_THREADS},
    {"seed", '\0', OPTION_NUMBER, AT(seed), "N", "help.option.seed",
     NULL, NULL, 0, LONG_MAX},
    {"search", '\0', OPTION_TEXT, AT(search), "TEXT", "help.option.search",
     "formulas", NULL, 0, 0},
    {"help", 'h', OPTION_FLAG, AT(wants_help), NULL, "help.option.help",
     NULL, NULL, 0, 0},
    {"version", '\0', OPTION_FLAG, AT(wants_version), NULL,
     "help.option.version", NULL, NULL, 0, 0},
    {0}
};
/* clang-format on */

#define OPTION_COUNT (sizeof option_table / sizeof option_table[0] - 1)

/* A command line that is being read. */
struct reading {
    struct arena *arena;
    const char *const *next; /* the next word; NULL at the end */
    struct options *options;
    const char **words; /* that are no options */
    size_t words_count;
    const struct option *bound; /* given, and only for one command */
    bool is_ended;              /* by "--" */
};

/* -- names ----------------------------------------------------------------- */

const char *
option_name(struct arena *a, const struct option *o)
{
    return o->name ? arena_printf(a, "--%s", o->name)
                   : arena_printf(a, "-%c", o->letter);
}

static const char *
choices_between(struct arena *a, const struct choice *choices, const char *sign)
{
    struct buf b = buf_start(a);

    for (const struct choice *c = choices; c->name; c++) {
        if (c != choices)
            buf_add(&b, sign);
        buf_add(&b, c->name);
    }
    return buf_text(&b);
}

const char *
option_value(struct arena *a, const struct option *o)
{
    return o->choices ? choices_between(a, o->choices, "|") : o->value;
}

static const struct option *
find_name(const char *name, size_t size)
{
    for (const struct option *o = option_table; o->title; o++)
        if (o->name && strlen(o->name) == size &&
            strncmp(o->name, name, size) == 0)
            return o;
    return NULL;
}

static const struct option *
find_letter(char letter)
{
    for (const struct option *o = option_table; o->title; o++)
        if (o->letter == letter && letter != '\0')
            return o;
    return NULL;
}

/* -- what is wrong --------------------------------------------------------- */

static void
complain(struct reading *r, struct complaint complaint)
{
    if (!r->options->complaint.code)
        r->options->complaint = complaint;
}

static void
refuse_option(struct reading *r, const char *word)
{
    const char *names[OPTION_COUNT];
    const char *name = word + strspn(word, "-");
    const char *nearest = NULL;
    size_t count = 0;

    for (const struct option *o = option_table; o->title; o++)
        if (o->name)
            names[count++] = o->name;
    nearest = diag_nearest(name, names, count);
    if (nearest)
        nearest = arena_printf(r->arena, "--%s", nearest);
    complain(r, (struct complaint){
                    "cli.unknown-option", {{"option", word, NULL}}, nearest});
}

static void
refuse_value(struct reading *r, const struct option *o, const char *value)
{
    struct arena *a = r->arena;
    bool is_number = o->kind == OPTION_NUMBER;
    struct complaint complaint = {
        is_number ? "cli.bad-number" : "cli.bad-value",
        {{"option", option_name(a, o), NULL}, {"value", value, NULL}},
        NULL};

    complaint.args[2] =
        (struct arg){"choices",
                     is_number ? arena_printf(a, "%ld–%ld", o->least, o->most)
                               : choices_between(a, o->choices, ", "),
                     NULL};
    complain(r, complaint);
}

/* A complaint about `o` and, when it is for one command only, that command. */
static void
refuse_use(struct reading *r, const char *code, const struct option *o)
{
    complain(
        r, (struct complaint){code,
                              {{"option", option_name(r->arena, o), NULL},
                               {"command", o->command ? o->command : "", NULL}},
                              NULL});
}

/* -- values ---------------------------------------------------------------- */

/* A whole number from 0 on, in digits only. */
static bool
read_number(const char *text, long *number)
{
    *number = 0;
    for (const char *c = text; *c; c++) {
        if (*c < '0' || *c > '9' || *number > (LONG_MAX - (*c - '0')) / 10)
            return false;
        *number = *number * 10 + (*c - '0');
    }
    return *text != '\0';
}

static bool
read_choice(const char *text, const struct choice *choices, int *value)
{
    for (const struct choice *c = choices; c->name; c++)
        if (strcmp(c->name, text) == 0) {
            *value = c->value;
            return true;
        }
    return false;
}

/* Takes `value` for `o`, which asks for one. */
static void
take(struct reading *r, const struct option *o, const char *value)
{
    void *at = (char *)r->options + o->offset;
    long number = 0;
    int choice = 0;

    if (*value == '\0') {
        refuse_use(r, "cli.missing-value", o);
    } else if (o->kind == OPTION_TEXT) {
        memcpy(at, &value, sizeof value);
    } else if (o->kind == OPTION_NUMBER) {
        if (read_number(value, &number) && number >= o->least &&
            number <= o->most)
            memcpy(at, &number, sizeof number);
        else
            refuse_value(r, o, value);
    } else if (read_choice(value, o->choices, &choice)) {
        memcpy(at, &choice, sizeof choice);
    } else {
        refuse_value(r, o, value);
    }
}

/* Takes `o` with the value written together with it, or the next word. */
static void
take_option(struct reading *r, const struct option *o, const char *value)
{
    static const bool yes = true;

    if (o->command)
        r->bound = o;
    if (o->kind == OPTION_FLAG) {
        memcpy((char *)r->options + o->offset, &yes, sizeof yes);
        if (value)
            refuse_use(r, "cli.needless-value", o);
        return;
    }
    if (!value && *r->next)
        value = *r->next++;
    take(r, o, value ? value : "");
}

/* -- words ----------------------------------------------------------------- */

/* "--lang=nb", "--lang" */
static void
read_long(struct reading *r, const char *word)
{
    const char *name = word + 2;
    size_t size = strcspn(name, "=");
    const struct option *o = find_name(name, size);

    if (o)
        take_option(r, o, name[size] == '=' ? name + size + 1 : NULL);
    else
        refuse_option(r, arena_slice(r->arena, word, size + 2));
}

/* "-q", "-CDIR", "-qC": flags, then at most one option with a value. */
static void
read_short(struct reading *r, const char *word)
{
    for (const char *c = word + 1; *c; c++) {
        const struct option *o = find_letter(*c);

        if (!o) {
            refuse_option(r, word);
            return;
        }
        if (o->kind != OPTION_FLAG) {
            take_option(r, o, c[1] ? c + 1 : NULL);
            return;
        }
        take_option(r, o, NULL);
    }
}

static void
read_word(struct reading *r, const char *word)
{
    if (r->is_ended || word[0] != '-' || word[1] == '\0')
        r->words[r->words_count++] = word;
    else if (word[1] != '-')
        read_short(r, word);
    else if (word[2] != '\0')
        read_long(r, word);
    else
        r->is_ended = true;
}

struct options
options_read(struct arena *a, int argc, const char *const *argv)
{
    struct options options = {.lang = LANG_COUNT, .threads = 0};
    struct reading r = {.arena = a, .options = &options};

    r.words = arena_array(a, const char *, (size_t)argc + 1);
    r.next = argv + (argc > 0 ? 1 : 0);
    while (*r.next)
        read_word(&r, *r.next++);
    options.command = r.words[0];
    options.operands = r.words + (r.words_count > 0 ? 1 : 0);
    options.operands_count = r.words_count > 0 ? r.words_count - 1 : 0;
    if (r.bound && options.command && !options.wants_help &&
        strcmp(r.bound->command, options.command) != 0)
        refuse_use(&r, "cli.option-elsewhere", r.bound);
    return options;
}
