#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FIRST_NAMES = 16 };

static bool
ends_in(const char *name, const char *ending)
{
    size_t size = strlen(name);
    size_t tail = strlen(ending);

    return size >= tail && strcmp(name + size - tail, ending) == 0;
}

/* `ending` NULL asks for everything. */
static bool
is_wanted(const char *name, const char *ending)
{
    if (!ending)
        return strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
    return name[0] != '.' && ends_in(name, ending);
}

static void
add_name(struct arena *a, struct listing *l, size_t *room, const char *name)
{
    if (l->count == *room) {
        *room = *room ? *room * 2 : FIRST_NAMES;
        l->names = arena_grow(a, l->names, l->count, *room, sizeof(*l->names));
    }
    l->names[l->count++] = arena_text(a, name);
}

static int
by_bytes(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Reads the names of an open folder; errno is 0 unless that failed. */
static struct listing
read_names(struct arena *a, DIR *folder, const char *ending)
{
    struct listing l = {0};
    size_t room = 0;

    for (;;) {
        errno = 0;

        const struct dirent *entry = readdir(folder);

        if (!entry)
            break;
        if (is_wanted(entry->d_name, ending))
            add_name(a, &l, &room, entry->d_name);
    }
    return l;
}

static struct listing
list(struct arena *a, const char *path, const char *ending)
{
    DIR *folder = opendir(path);

    if (!folder && errno == ENOENT)
        return (struct listing){0};
    if (!folder)
        return (struct listing){.why = arena_text(a, strerror(errno))};

    struct listing l = read_names(a, folder, ending);

    if (errno != 0)
        l = (struct listing){.why = arena_text(a, strerror(errno))};
    closedir(folder);
    if (l.count)
        qsort(l.names, l.count, sizeof(*l.names), by_bytes);
    return l;
}

struct listing
file_list(struct arena *a, const char *folder, const char *ending)
{
    return list(a, folder, ending);
}

struct listing
file_list_all(struct arena *a, const char *folder)
{
    return list(a, folder, NULL);
}

const char *
file_make_folder(struct arena *a, const char *path)
{
    struct stat status;

    if (mkdir(path, 0777) == 0)
        return NULL;

    int error = errno;

    if (error == EEXIST && stat(path, &status) == 0)
        return S_ISDIR(status.st_mode) ? NULL
                                       : arena_text(a, strerror(ENOTDIR));
    return arena_text(a, strerror(error));
}
