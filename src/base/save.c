#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
look_at_old(struct arena *a, const char *path, mode_t *mode)
{
    struct stat status;

    if (stat(path, &status) != 0) {
        const char *failed = errno == ENOENT ? NULL : failure(a, "look");
        mode_t mask = umask(077);

        umask(mask);
        *mode = 0644 & ~mask;
        return failed;
    }
    *mode = status.st_mode & 0777;
    if (S_ISREG(status.st_mode))
        return faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0
                   ? NULL
                   : failure(a, "replace");
    errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
    return failure(a, "replace");
}

/* -- beginning -- */

/* An empty file beside `path`, open for writing; -1 and *why when there can be
 * none. */
static int
begin(struct arena *a, const char *path, struct pending_file *f,
      const char **why)
{
    const char *folder = folder_of(a, path);
    const char *failed = file_make_folder(a, folder);
    mode_t mode = 0;

    *f = (struct pending_file){.path = path};
    *why = failed ? arena_printf(a, "make folder: %s", failed)
                  : look_at_old(a, path, &mode);
    if (*why)
        return -1;

    char *temporary = arena_printf(a, "%s/.anbud-XXXXXX", folder);
    int fd = mkstemp(temporary);

    if (fd < 0)
        *why = failure(a, "create");
    else
        f->temporary = temporary;
    return fd;
}

bool
file_begin(struct arena *a, const char *path, struct pending_file *f,
           const char **why)
{
    int fd = begin(a, path, f, why);

    if (fd < 0)
        return false;
    close(fd);
    return true;
}

void
file_abandon(const struct pending_file *files, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (files[i].temporary)
            unlink(files[i].temporary);
}

/* -- finishing -- */

/* Gives the temporary file the rights of the one it replaces and waits until
 * it is on the disk. */
static const char *
settle(struct arena *a, const struct pending_file *f)
{
    mode_t mode = 0;
    const char *failed = look_at_old(a, f->path, &mode);

    if (failed)
        return failed;

    int fd = open(f->temporary, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);

    if (fd < 0)
        return failure(a, "open");
    if (fchmod(fd, mode) != 0)
        failed = failure(a, "set mode");
    else if (fsync(fd) != 0)
        failed = failure(a, "sync");
    if (close(fd) != 0 && !failed && errno != EINTR)
        failed = failure(a, "close");
    return failed;
}

/* From here on every reader sees the new file, so a failure to note the new
 * name on the disk at once is no failure to save. */
static void
sync_folder(struct arena *a, const char *path)
{
    int fd = open(folder_of(a, path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

const char *
file_finish(struct arena *a, const struct pending_file *files, size_t count)
{
    const char *failed = NULL;
    size_t renamed = 0;

    for (size_t i = 0; i < count && !failed; i++)
        failed = settle(a, &files[i]);
    while (!failed && renamed < count) {
        if (rename(files[renamed].temporary, files[renamed].path) == 0)
            renamed++;
        else
            failed = failure(a, "rename");
    }
    for (size_t i = 0; i < renamed; i++)
        sync_folder(a, files[i].path);
    file_abandon(files + renamed, count - renamed);
    return failed;
}

/* -- one file of bytes -- */

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

const char *
file_save(struct arena *a, const char *path, const char *bytes, size_t size)
{
    struct pending_file f;
    const char *failed = NULL;
    int fd = begin(a, path, &f, &failed);

    if (fd < 0)
        return failed;
    if (!write_all(fd, bytes, size))
        failed = failure(a, "write");
    if (close(fd) != 0 && !failed && errno != EINTR)
        failed = failure(a, "close");
    if (!failed)
        return file_finish(a, &f, 1);
    file_abandon(&f, 1);
    return failed;
}
