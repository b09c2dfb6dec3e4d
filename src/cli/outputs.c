/* The files that `anbud score` writes, all of them or none. */
#include "cli/outputs.h"

#include "base/file.h"
#include "base/workers.h"
#include "cli/version.h"
#include "write/write.h"

/* What all of them are written from, and to. */
struct outputs {
    struct session *session;
    struct arena *passing; /* of the file at hand */
    const struct evaluation *evaluation;
    struct workbook_job job;
    struct pending_file *pending;
};

/* Writes one file; NULL, or what went wrong. */
typedef const char *output_fn(struct outputs *o, const char *path);

static const char *
write_evaluation(struct outputs *o, const char *path)
{
    o->job.is_what_if = false;
    return write_evaluation_book(o->passing, &o->job, path);
}

static const char *
write_what_if(struct outputs *o, const char *path)
{
    o->job.is_what_if = true;
    return write_evaluation_book(o->passing, &o->job, path);
}

static const char *
write_assessors(struct outputs *o, const char *path)
{
    o->job.is_what_if = false;
    return write_assessors_book(o->passing, &o->job, path);
}

static const char *
write_graph(struct outputs *o, const char *path)
{
    return write_json(o->evaluation, o->session->diags, anbud_version, path);
}

static const struct output {
    const char *name;
    output_fn *write;
} files[] = {
    {"evaluation.xlsx", write_evaluation},
    {"what-if.xlsx", write_what_if},
    {"assessors.xlsx", write_assessors},
    {"evaluation.json", write_graph},
};

#define FILE_COUNT (sizeof files / sizeof files[0])

static const char *
path_of(const struct session *s, const char *folder, size_t file)
{
    return arena_printf(s->arena, "%s/%s", folder, files[file].name);
}

static enum status
complain(struct session *s, const char *path, const char *why)
{
    session_complain(s, "cli.not-saved",
                     WITH({"file", path, NULL}, {"why", why, NULL}), NULL);
    return STATUS_WORLD;
}

/* What one file is made from is given back before the next. */
static const char *
write_one(void *of, size_t file)
{
    struct outputs *o = of;
    const char *why = NULL;

    o->passing = arena_create();
    why = files[file].write(o, o->pending[file].temporary);
    if (why)
        why = arena_text(o->session->arena, why);
    arena_destroy(o->passing);
    return why;
}

/* Writes every file, side by side; on failure none is left. */
static enum status
fill(struct outputs *o, const char *folder)
{
    struct session *s = o->session;
    struct jobs jobs = {write_one, o, FILE_COUNT,
                        s->options->threads > 0 ? (size_t)s->options->threads
                                                : 0};
    const char **why = workers_run(s->arena, &jobs);

    for (size_t i = 0; i < FILE_COUNT; i++) {
        if (why[i]) {
            file_abandon(o->pending, FILE_COUNT);
            return complain(s, path_of(s, folder, i), why[i]);
        }
    }
    return STATUS_FINE;
}

static enum status
begin(struct outputs *o, const char *folder)
{
    struct session *s = o->session;

    for (size_t i = 0; i < FILE_COUNT; i++) {
        const char *path = path_of(s, folder, i);
        const char *why = NULL;

        if (!file_begin(s->arena, path, &o->pending[i], &why)) {
            file_abandon(o->pending, i);
            return complain(s, path, why);
        }
    }
    return STATUS_FINE;
}

enum status
outputs_write(struct session *s, const struct evaluation *e, const char *folder)
{
    struct outputs o = {
        .session = s,
        .evaluation = e,
        .job = {.layout = layout_evaluation(s->arena, e, s->lang),
                .diags = s->diags,
                .version = anbud_version},
    };
    struct pending_file pending[FILE_COUNT] = {{0}};
    const char *why = NULL;
    enum status status;

    o.pending = pending;
    status = begin(&o, folder);
    if (status == STATUS_FINE)
        status = fill(&o, folder);
    if (status != STATUS_FINE)
        return status;
    why = file_finish(s->arena, pending, FILE_COUNT);
    return why ? complain(s, folder, why) : STATUS_FINE;
}

void
outputs_tell(const struct session *s, const char *folder)
{
    for (size_t i = 0; i < FILE_COUNT; i++)
        session_say(s, "cli.wrote",
                    WITH({"file", path_of(s, folder, i), NULL}));
}
