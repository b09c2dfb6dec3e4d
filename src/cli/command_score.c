/*
 * anbud score: the evaluation, written to the output folder.
 */
#include "base/file.h"
#include "cli/commands.h"
#include "cli/outputs.h"
#include "cli/tender.h"
#include "write/write.h"

static const char *
output_folder(const struct session *s)
{
    const char *folder = s->options->output;

    return folder ? folder : session_path(s, "output");
}

/* Is the output to go where the tender's own files are read from? */
static bool
is_among_inputs(const struct session *s)
{
    static const char *const inputs[] = {"criteria", "bids", "bids/scores",
                                         "risk"};
    const char *folder = s->options->output;

    for (size_t i = 0; folder && i < sizeof inputs / sizeof inputs[0]; i++)
        if (file_are_same(folder, session_path(s, inputs[i])))
            return true;
    return false;
}

/* Nothing is scored: says why. */
static enum status
stop(struct session *s)
{
    session_messages(s);
    if (s->options->format == OUTPUT_TEXT)
        session_complain(s, "cli.not-scored", NO_ARGS, NULL);
    return tender_problems(s);
}

static void
tell(struct session *s, const struct evaluation *e)
{
    struct buf summary = buf_start(s->arena);

    (void)tender_show(s);
    if (s->options->format == OUTPUT_JSON || s->options->is_quiet)
        return;
    write_summary(&summary, e, s->lang);
    session_print(buf_text(&summary));
    outputs_tell(s, output_folder(s));
}

static enum status
run(struct session *s)
{
    enum status status = STATUS_FINE;
    struct tender_work w;

    if (is_among_inputs(s)) {
        session_complain(s, "cli.output-among-inputs",
                         WITH({"folder", s->options->output, NULL}), NULL);
        return STATUS_USAGE;
    }
    w = tender_evaluate(s, false);
    if (!tender_is_sound(s))
        return stop(s);
    if (tender_lacks_bids(s, w.folder))
        return STATUS_PROBLEMS;
    session_progress(s, "cli.progress-writing");
    status = outputs_write(s, w.evaluation, output_folder(s));
    if (status == STATUS_FINE)
        tell(s, w.evaluation);
    return status;
}

const struct command command_score = {
    .name = "score",
    .operands = "",
    .has_json = true,
    .run = run,
};
