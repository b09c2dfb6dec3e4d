/*
 * anbud schema: the JSON Schema of a file, for editors.
 */
#include "cli/commands.h"
#include "cli/formats.h"

static enum status
run(struct session *s)
{
    const char *name = s->options->operands[0];
    const struct file_format *f = format_find(s->arena, name);
    struct buf out = buf_start(s->arena);

    if (!f) {
        session_complain(s, "cli.unknown-file", WITH({"file", name, NULL}),
                         format_nearest(s->arena, name));
        return STATUS_USAGE;
    }
    decode_schema(&out, f->record, s->lang);
    session_print(buf_text(&out));
    return STATUS_FINE;
}

const struct command command_schema = {
    .name = "schema",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .has_json = true,
    .run = run,
};
