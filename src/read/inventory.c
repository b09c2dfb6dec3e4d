/*
 * What is in the folders: a file that nothing would read is an error, because
 * whoever put it there believes that it counts.
 */
#include "read/reader.h"

#include <assert.h>
#include <string.h>

/* A folder of the tender, and the files in it that go by any name. */
struct shelf {
    const char *folder;
    const char *ending; /* ".json" of bids; NULL: only the names we know */
    bool is_required;
};

static const struct shelf shelves[] = {
    {"criteria", NULL, true},
    {"risk", NULL, false},
    {"bids", ".json", false},
    {"bids/scores", ".yaml", false},
};
#define SHELF_COUNT (sizeof shelves / sizeof shelves[0])
#define MOST_NAMES  16

/* The name of `path` within `folder`, or NULL when it is not right in it. */
static const char *
name_within(const char *path, const char *folder)
{
    size_t size = strlen(folder);
    bool is_under = strncmp(path, folder, size) == 0 && path[size] == '/';

    return is_under && !strchr(path + size + 1, '/') ? path + size + 1 : NULL;
}

/* The names `shelf` has a place for; at most MOST_NAMES. */
static size_t
names_on(const struct shelf *shelf, const char *names[MOST_NAMES])
{
    size_t count = 0;

    for (const struct file_format *f = file_formats; f->name; f++) {
        const char *name = name_within(f->name, shelf->folder);

        if (name && !strchr(name, '<')) {
            assert(count < MOST_NAMES);
            names[count++] = name;
        }
    }
    for (size_t i = 0; i < SHELF_COUNT; i++) {
        const char *name = name_within(shelves[i].folder, shelf->folder);

        if (name) {
            assert(count < MOST_NAMES);
            names[count++] = name;
        }
    }
    return count;
}

static bool
ends_in(const char *name, const char *ending)
{
    size_t size = strlen(name);
    size_t tail = strlen(ending);

    return size > tail && strcmp(name + size - tail, ending) == 0;
}

/* Files that editors and people leave beside the ones that count. */
static bool
is_ignored(const char *name)
{
    return name[0] == '.' || ends_in(name, "~") ||
           strncmp(name, "README", 6) == 0;
}

/* What `name` was probably meant to be called, or NULL. */
static const char *
guess_name(struct reader *r, const struct shelf *shelf, const char *name)
{
    const char *names[MOST_NAMES];
    const char *nearest = diag_nearest(name, names, names_on(shelf, names));
    const char *dot = strrchr(name, '.');
    const char *ending = shelf->ending ? shelf->ending + 1 : NULL;

    if (nearest) {
        return arena_printf(r->arena, "%s/%s", shelf->folder, nearest);
    }
    if (!dot || dot == name || !ending || !diag_nearest(dot + 1, &ending, 1)) {
        return NULL;
    }
    return arena_printf(r->arena, "%s/%.*s%s", shelf->folder, (int)(dot - name),
                        name, shelf->ending);
}

static void
refuse_file(struct reader *r, const struct shelf *shelf, const char *name)
{
    const char *path = arena_printf(r->arena, "%s/%s", shelf->folder, name);
    struct diag *g = diag_error(r->diags, file_place(path), "unknown-file",
                                WITH({"file", path, NULL}));

    g->guess = guess_name(r, shelf, name);
}

static bool
is_named(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* Keeps in `l` the names of bids or sheets, and reports the strangers. */
static void
sort_out(struct reader *r, const struct shelf *shelf, struct listing *l)
{
    const char *names[MOST_NAMES];
    size_t known = names_on(shelf, names);
    size_t count = 0;

    for (size_t i = 0; i < l->count; i++) {
        if (is_named(l->names[i], names, known) || is_ignored(l->names[i])) {
            continue;
        }
        if (shelf->ending && ends_in(l->names[i], shelf->ending)) {
            l->names[count++] = l->names[i];
        } else {
            refuse_file(r, shelf, l->names[i]);
        }
    }
    l->count = count;
}

/* A folder that is not there may stand beside it, misspelt. */
static void
look_for_folder(struct reader *r, const struct shelf *shelf)
{
    const char *name = strrchr(shelf->folder, '/') ? NULL : shelf->folder;
    struct listing all = file_list_all(r->arena, r->root);

    for (size_t i = 0; name && i < all.count; i++) {
        if (diag_nearest(all.names[i], &name, 1)) {
            diag_error(r->diags, file_place(all.names[i]), "unknown-file",
                       WITH({"file", all.names[i], NULL}))
                ->guess = name;
            return;
        }
    }
    if (shelf->is_required) {
        diag_error(r->diags, file_place(shelf->folder), "missing-folder",
                   WITH({"folder", shelf->folder, NULL}));
    }
}

static struct listing
look_in(struct reader *r, const struct shelf *shelf)
{
    const char *path = arena_printf(r->arena, "%s/%s", r->root, shelf->folder);
    struct listing l = file_list_all(r->arena, path);

    if (l.why) {
        diag_error(r->diags, file_place(shelf->folder), "folder-unreadable",
                   WITH({"folder", shelf->folder, NULL}, {"why", l.why, NULL}));
    } else if (l.count == 0 && !file_exists(path)) {
        look_for_folder(r, shelf);
    }
    sort_out(r, shelf, &l);
    return l;
}

/* Was `file` the guess for an unknown one? */
static bool
is_guessed(const struct reader *r, const char *file)
{
    for (const struct diag *g = diags_first(r->diags); g; g = g->next) {
        if (strcmp(g->code, "unknown-file") == 0 && g->guess &&
            strcmp(g->guess, file) == 0) {
            return true;
        }
    }
    return false;
}

/* Has it been said that `file` is needed? */
static bool
is_demanded(const struct reader *r, const char *file)
{
    for (const struct diag *g = diags_first(r->diags); g; g = g->next) {
        if (strcmp(g->code, "file-needed") == 0 &&
            strcmp(g->args[0].value, file) == 0) {
            return true;
        }
    }
    return false;
}

void
demand_file(struct reader *r, struct place place, const char *file)
{
    const char *path = arena_printf(r->arena, "%s/%s", r->root, file);

    if (!file_exists(path) && !is_guessed(r, file) && !is_demanded(r, file)) {
        diag_error(r->diags, place, "file-needed", WITH({"file", file, NULL}));
    }
}

static void
refuse_missing_files(struct reader *r)
{
    const char *criteria =
        arena_printf(r->arena, "%s/%s", r->root, shelves[0].folder);

    for (const struct file_format *f = file_formats; f->name; f++) {
        const char *path = arena_printf(r->arena, "%s/%s", r->root, f->name);

        if (f->is_required && file_exists(criteria) && !file_exists(path) &&
            !is_guessed(r, f->name)) {
            diag_error(r->diags, file_place(f->name), "missing-file",
                       WITH({"file", f->name, NULL}));
        }
    }
}

struct inventory
take_inventory(struct reader *r)
{
    struct listing found[SHELF_COUNT];

    for (size_t i = 0; i < SHELF_COUNT; i++) {
        found[i] = look_in(r, &shelves[i]);
    }
    refuse_missing_files(r);
    return (struct inventory){.bids = found[2], .sheets = found[3]};
}
