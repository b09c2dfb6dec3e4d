/*
 * anbud version: which program this is.
 */
#include "cli/commands.h"
#include "cli/version.h"

static enum status
run(struct session *s)
{
    session_print(arena_printf(s->arena, "anbud %s\n", anbud_version));
    return STATUS_FINE;
}

const struct command command_version = {
    .name = "version",
    .operands = "",
    .run = run,
};
