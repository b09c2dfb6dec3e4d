/*
 * base/file: reading, listing and saving files. With `cli`, the only code
 * that touches the world.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum file_state {
    FILE_READ,       /* bytes are in `at`, `size` */
    FILE_ABSENT,     /* there is nothing of that name, not even a link */
    FILE_IS_FOLDER,  /* a folder, where a file was asked for */
    FILE_NOT_PLAIN,  /* a pipe, device or socket */
    FILE_TOO_LARGE,  /* more than the limit */
    FILE_UNREADABLE, /* the system said no: see `why` */
};

struct file {
    enum file_state state;
    const char *at; /* `size` bytes followed by a NUL that is not counted */
    size_t size;
    const char *why; /* the system's words, for FILE_UNREADABLE */
};

/* Reads the whole of `path`, at most `limit` bytes. Never blocks on a pipe. */
struct file file_read(struct arena *a, const char *path, size_t limit);

struct listing {
    const char **names; /* in byte order, so that no file system decides */
    size_t count;
    const char *why; /* the system's words when the folder could not be read,
                        else NULL; an absent folder is an empty listing */
};

/* The names in `folder` that end in `ending` (".json") and do not begin with
 * a dot. Sub-folders are listed too: a reader must say what they are. */
struct listing file_list(struct arena *a, const char *folder,
                         const char *ending);

/* Every name in `folder` but "." and "..", in byte order. */
struct listing file_list_all(struct arena *a, const char *folder);

bool file_exists(const char *path);

/* Do both names lead to one and the same thing that is there? */
bool file_are_same(const char *path, const char *other);

/* Saves `size` bytes as `path` so that a reader sees the old file or the new
 * one, never a half: temporary file in the same folder (mode 0600), write,
 * fsync, rename, fsync of the folder. Makes the folder when it is missing (one
 * level). Returns NULL when it is done, else the step that failed and the
 * system's words; then the old file is untouched and no temporary is left. */
const char *file_save(struct arena *a, const char *path, const char *bytes,
                      size_t size);

/* A file on its way to its place, for who writes it by name: a library, or
 * several files that change together. */
struct pending_file {
    const char *path;
    const char *temporary; /* what to write; NULL when there is none */
};

/* Makes an empty file of a new name (".anbud-XXXXXX") beside `path`, mode
 * 0600, and the folder when it is missing (one level). False when that cannot
 * be, or when `path` may not be replaced: *why is the step that failed and the
 * system's words, and there is no temporary. */
bool file_begin(struct arena *a, const char *path, struct pending_file *f,
                const char **why);

/* Puts files that are written and closed in their places: fsync of every one
 * (with the rights of the file it replaces), renames in their order, fsync of
 * the folder. NULL when it is done, else the step that failed; then every
 * temporary is gone, and when no file could be renamed the old ones are
 * untouched. */
const char *file_finish(struct arena *a, const struct pending_file *files,
                        size_t count);

/* Removes the temporaries. */
void file_abandon(const struct pending_file *files, size_t count);

/* Makes `path` a folder; NULL when it is one now, else why not. */
const char *file_make_folder(struct arena *a, const char *path);

#endif
