#include "cli/commands.h"

#include "base/file.h"

#include <string.h>

const struct command *const command_table[] = {
#define COMMAND(name) &command_##name,
#include "cli/commands.def"
#undef COMMAND
    NULL,
};

#define COMMAND_COUNT (sizeof command_table / sizeof command_table[0] - 1)

const struct command *
command_find(const char *name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(command_table[i]->name, name) == 0)
            return command_table[i];
    return NULL;
}

const char *
command_nearest(const char *name)
{
    const char *names[COMMAND_COUNT];

    for (size_t i = 0; i < COMMAND_COUNT; i++)
        names[i] = command_table[i]->name;
    return diag_nearest(name, names, COMMAND_COUNT);
}

/* Word number `index` of "BIDDER [LOT]", without brackets. */
static const char *
operand_name(struct arena *a, const char *operands, size_t index)
{
    for (;; index--) {
        operands += strspn(operands, " []");

        size_t size = strcspn(operands, " []");

        if (index == 0 || size == 0)
            return arena_slice(a, operands, size);
        operands += size;
    }
}

/* Does the command line fit the command? Complains when not. */
static bool
fits(struct session *s, const struct command *c)
{
    const struct options *o = s->options;
    struct arg command = {"command", c->name, NULL};

    if (o->operands_count < c->least) {
        const char *name =
            operand_name(s->arena, c->operands, o->operands_count);

        session_complain(s, "cli.missing-operand",
                         WITH(command, {"operand", name, NULL}), NULL);
        return false;
    }
    if (o->operands_count > c->most) {
        session_complain(s, "cli.too-many-operands",
                         WITH(command, {"operand", o->operands[c->most], NULL}),
                         NULL);
        return false;
    }
    if (o->format == OUTPUT_JSON && !c->has_json) {
        session_complain(s, "cli.no-json", WITH(command), NULL);
        return false;
    }
    return true;
}

/* Is the folder given by -C there? Complains when not. */
static bool
has_folder(struct session *s)
{
    const char *folder = s->options->folder;
    struct file file = {.state = FILE_IS_FOLDER};

    if (folder)
        file = file_read(s->arena, folder, 0);
    if (file.state == FILE_IS_FOLDER)
        return true;
    session_complain(s, "cli.no-folder", WITH({"folder", folder, NULL}), NULL);
    return false;
}

enum status
command_run(struct session *s)
{
    const struct options *o = s->options;
    const struct command *c = o->command ? command_find(o->command) : NULL;

    if (o->complaint.code) {
        session_complain(s, o->complaint.code, o->complaint.args,
                         o->complaint.guess);
        return STATUS_USAGE;
    }
    if (o->wants_version)
        return command_version.run(s);
    if (o->wants_help)
        return help_about(s, o->command);
    if (!o->command) {
        session_complain(s, "cli.no-command", NO_ARGS, NULL);
        return STATUS_USAGE;
    }
    if (!c) {
        session_complain(s, "cli.unknown-command",
                         WITH({"command", o->command, NULL}),
                         command_nearest(o->command));
        return STATUS_USAGE;
    }
    return fits(s, c) && has_folder(s) ? c->run(s) : STATUS_USAGE;
}
