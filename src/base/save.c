#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One file on its way to its place. */
struct saving {
    const char *path;
    const char *folder;
    char *temporary; /* begins with a dot, so that no listing shows it */
    mode_t mode;     /* of the file when it is done */
    int fd;
};

static const char *
failure(struct arena *a, const char *step)
{
    return arena_printf(a, "%s: %s", step, strerror(errno));
}

static const char *
folder_of(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        return ".";
    return slash == path ? "/" : arena_slice(a, path, (size_t)(slash - path));
}

/* What a new file is allowed, or what the old one was. A file the user has
 * closed for writing, a folder or a device is not replaced. */
static const char *
look_at_old(struct arena *a, struct saving *s)
{
    struct stat status;

    if (stat(s->path, &status) != 0) {
        mode_t mask = umask(077);

        umask(mask);
        s->mode = 0644 & ~mask;
        return errno == ENOENT ? NULL : failure(a, "look");
    }
    s->mode = status.st_mode & 0777;
    if (S_ISREG(status.st_mode))
        return faccessat(AT_FDCWD, s->path, W_OK, AT_EACCESS) == 0
                   ? NULL
                   : failure(a, "replace");
    errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
    return failure(a, "replace");
}

static bool
write_all(int fd, const char *bytes, size_t size)
{
    while (size) {
        ssize_t step = write(fd, bytes, size);

        if (step < 0 && errno == EINTR)
            continue;
        if (step < 0)
            return false;
        bytes += step;
        size -= (size_t)step;
    }
    return true;
}

/* Fills the temporary file; NULL, or the step that failed. */
static const char *
fill(struct arena *a, const struct saving *s, const char *bytes, size_t size)
{
    if (!write_all(s->fd, bytes, size))
        return failure(a, "write");
    if (fchmod(s->fd, s->mode) != 0)
        return failure(a, "set mode");
    return fsync(s->fd) == 0 ? NULL : failure(a, "sync");
}

/* From here on every reader sees the new file, so a failure to note the new
 * name on the disk at once is no failure to save. */
static void
sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

static const char *
replace(struct arena *a, struct saving *s, const char *bytes, size_t size)
{
    const char *failed = fill(a, s, bytes, size);

    if (close(s->fd) != 0 && !failed && errno != EINTR)
        failed = failure(a, "close");
    if (!failed && rename(s->temporary, s->path) != 0)
        failed = failure(a, "rename");
    if (failed)
        unlink(s->temporary);
    else
        sync_folder(s->folder);
    return failed;
}

const char *
file_save(struct arena *a, const char *path, const char *bytes, size_t size)
{
    struct saving s = {.path = path, .folder = folder_of(a, path)};
    const char *why = file_make_folder(a, s.folder);

    if (why)
        return arena_printf(a, "make folder: %s", why);

    const char *failed = look_at_old(a, &s);

    if (failed)
        return failed;
    s.temporary = arena_printf(a, "%s/.anbud-XXXXXX", s.folder);
    s.fd = mkstemp(s.temporary);
    if (s.fd < 0)
        return failure(a, "create");
    return replace(a, &s, bytes, size);
}
