/*
 * anbud init: a new tender folder with files to fill in.
 */
#include "base/file.h"
#include "cli/commands.h"
#include "cli/templates.h"

#include <string.h>

#define MOST_FILES 32

/* One file of the new folder. */
struct draft {
    const char *path;
    const struct embedded *text;
};

/* The name of the template within the folder, or NULL when it is in another
 * language: "src/cli/templates/nb/criteria/tender.yaml". */
static const char *
name_within(const struct embedded *e, enum lang lang)
{
    static const char root[] = "templates/";
    const char *at = strstr(e->file, root) + sizeof root - 1;
    size_t size = strcspn(at, "/");

    if (strncmp(at, text_lang_code(lang), size) != 0)
        return NULL;
    return at + size + 1;
}

static size_t
drafts_in(const struct session *s, const char *folder,
          struct draft drafts[MOST_FILES])
{
    size_t count = 0;

    for (size_t i = 0; i < template_count && count < MOST_FILES; i++) {
        const char *name = name_within(&template_files[i], s->lang);

        if (name)
            drafts[count++] =
                (struct draft){arena_printf(s->arena, "%s/%s", folder, name),
                               &template_files[i]};
    }
    return count;
}

/* Makes every folder on the way to the file `path`. */
static enum status
make_folders(const struct session *s, const char *path)
{
    for (const char *c = strchr(path + 1, '/'); c; c = strchr(c + 1, '/')) {
        const char *folder = arena_slice(s->arena, path, (size_t)(c - path));
        const char *why =
            file_exists(folder) ? NULL : file_make_folder(s->arena, folder);

        if (why) {
            session_complain(s, "cli.not-made",
                             WITH({"folder", folder, NULL}, {"why", why, NULL}),
                             NULL);
            return STATUS_WORLD;
        }
    }
    return STATUS_FINE;
}

static enum status
save_draft(const struct session *s, const struct draft *draft)
{
    enum status status = make_folders(s, draft->path);

    if (status == STATUS_FINE)
        status = session_save(s, draft->path, (const char *)draft->text->bytes,
                              draft->text->size);
    if (status == STATUS_FINE)
        session_say(s, "cli.created", WITH({"file", draft->path, NULL}));
    return status;
}

/* The folder to make, without slashes at its end. */
static const char *
new_folder(const struct session *s)
{
    const char *folder = session_path(s, s->options->operands[0]);
    size_t size = strlen(folder);

    while (size > 1 && folder[size - 1] == '/')
        size--;
    return arena_slice(s->arena, folder, size);
}

static enum status
run(struct session *s)
{
    const char *folder = new_folder(s);
    struct draft drafts[MOST_FILES];
    size_t count = drafts_in(s, folder, drafts);
    enum status status = STATUS_FINE;

    for (size_t i = 0; i < count; i++)
        if (file_exists(drafts[i].path)) {
            session_complain(s, "cli.refuse-overwrite",
                             WITH({"file", drafts[i].path, NULL}), NULL);
            return STATUS_USAGE;
        }
    for (size_t i = 0; i < count && status == STATUS_FINE; i++)
        status = save_draft(s, &drafts[i]);
    if (status == STATUS_FINE)
        session_say(s, "cli.init-next", WITH({"folder", folder, NULL}));
    return status;
}

const struct command command_init = {
    .name = "init",
    .operands = "DIR",
    .least = 1,
    .most = 1,
    .run = run,
};
