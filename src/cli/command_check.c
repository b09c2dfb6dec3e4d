/*
 * anbud check: every problem of the tender's files, without scoring.
 */
#include "cli/commands.h"
#include "cli/tender.h"

static enum status
run(struct session *s)
{
    struct tender_work w = tender_evaluate(s, true);
    bool is_clean = tender_show(s);

    if (is_clean && s->options->format == OUTPUT_TEXT)
        session_say(
            s, "cli.no-problems",
            WITH({"count",
                  arena_printf(s->arena, "%zu", w.folder->sources_count),
                  NULL}));
    return tender_is_sound(s) ? STATUS_FINE : tender_problems(s);
}

const struct command command_check = {
    .name = "check",
    .operands = "",
    .has_json = true,
    .run = run,
};
