#include "base/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct file
unreadable(struct arena *a, int error)
{
    return (struct file){.state = FILE_UNREADABLE,
                         .why = arena_text(a, strerror(error))};
}

/* Is there a link of that name, which leads to nothing? Somebody meant a file
 * to be there, so it is not absent. */
static bool
is_broken_link(const char *path)
{
    struct stat status;

    return lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
}

static struct file
unopened(struct arena *a, const char *path, int error)
{
    if ((error == ENOENT || error == ENOTDIR) && !is_broken_link(path))
        return (struct file){.state = FILE_ABSENT};
    if (error == ENXIO) /* a socket, or a device that is not there */
        return (struct file){.state = FILE_NOT_PLAIN};
    return unreadable(a, error);
}

/* Fills `at` from `fd` up to `room` bytes or the end of the file; the number
 * of bytes, or -1 with errno set. */
static ssize_t
fill(int fd, char *at, size_t room)
{
    size_t size = 0;

    while (size < room) {
        ssize_t step = read(fd, at + size, room - size);

        if (step < 0 && errno == EINTR)
            continue;
        if (step < 0)
            return -1;
        if (step == 0)
            break;
        size += (size_t)step;
    }
    return (ssize_t)size;
}

/* Reads on to the end, whatever the size was said to be: a file may be growing,
 * and those of the system say 0. */
static struct file
read_plain(struct arena *a, int fd, size_t said, size_t limit)
{
    size_t room = said + 1; /* one more, to meet the end */
    size_t size = 0;
    char *at = arena_array(a, char, room + 1);

    for (;;) {
        ssize_t step = fill(fd, at + size, room - size);

        if (step < 0)
            return unreadable(a, errno);
        size += (size_t)step;
        if (size > limit)
            return (struct file){.state = FILE_TOO_LARGE};
        if (size < room)
            break;

        size_t more = room <= limit / 2 ? room * 2 : limit + 1;

        at = arena_grow(a, at, size, more + 1, 1);
        room = more;
    }
    at[size] = '\0';
    return (struct file){.state = FILE_READ, .at = at, .size = size};
}

static struct file
read_open(struct arena *a, int fd, size_t limit)
{
    struct stat status;

    if (fstat(fd, &status) != 0)
        return unreadable(a, errno);
    if (S_ISDIR(status.st_mode))
        return (struct file){.state = FILE_IS_FOLDER};
    if (!S_ISREG(status.st_mode))
        return (struct file){.state = FILE_NOT_PLAIN};
    if ((uintmax_t)status.st_size > limit)
        return (struct file){.state = FILE_TOO_LARGE};
    return read_plain(a, fd, (size_t)status.st_size, limit);
}

struct file
file_read(struct arena *a, const char *path, size_t limit)
{
    assert(limit < SIZE_MAX / 2);

    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

    if (fd < 0)
        return unopened(a, path, errno);

    struct file file = read_open(a, fd, limit);

    close(fd);
    return file;
}

bool
file_are_same(const char *path, const char *other)
{
    struct stat one, two;

    return stat(path, &one) == 0 && stat(other, &two) == 0 &&
           one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}

bool
file_exists(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0;
}
