/*
 * cli/commands: the table of commands, which feeds running, the help and the
 * completion. A new command is one file and one line in commands.def.
 */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/session.h"

struct command {
    const char *name;     /* its words: help.<name>, help.<name>.long */
    const char *operands; /* as the help shows them: "BIDDER [LOT]", or "" */
    size_t least, most;   /* operands it takes */
    bool has_json;        /* does --format json mean anything? */
    enum status (*run)(struct session *s);
};

#define COMMAND(name) extern const struct command command_##name;
#include "cli/commands.def"
#undef COMMAND

/* All commands, ended by NULL. */
extern const struct command *const command_table[];

/* The command called `name`, or NULL. */
const struct command *command_find(const char *name);

/* The command nearest to `name`, or NULL. */
const char *command_nearest(const char *name);

/* Runs the command of the session's options, or complains. */
enum status command_run(struct session *s);

/* Help about a command, a key or a file; NULL: how to use the program. In
 * command_help.c. */
enum status help_about(struct session *s, const char *word);

#endif
