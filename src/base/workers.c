#include "base/workers.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* What fits into a pipe without anybody reading it. */
#define MOST_SAID 4000

struct worker {
    pid_t process;
    int said; /* the end of a pipe that is read */
};

/* -- in the worker -- */

static void
say(int pipe, const char *why)
{
    size_t size = strlen(why) < MOST_SAID ? strlen(why) : MOST_SAID;

    while (size > 0) {
        ssize_t written = write(pipe, why, size);

        if (written < 0 && errno != EINTR)
            return;
        why += written > 0 ? written : 0;
        size -= written > 0 ? (size_t)written : 0;
    }
}

/* Never returns: the process ends without flushing what the parent has not
 * printed yet. */
static _Noreturn void
work(const struct jobs *jobs, size_t number, int pipe)
{
    const char *why = jobs->run(jobs->of, number);

    if (why)
        say(pipe, why);
    _exit(why ? 1 : 0);
}

/* -- around it -- */

/* False when the system gives no process. */
static bool
start(const struct jobs *jobs, size_t number, struct worker *w)
{
    int ends[2];

    if (pipe(ends) != 0)
        return false;
    w->process = fork();
    if (w->process == 0) {
        (void)close(ends[0]);
        work(jobs, number, ends[1]);
    }
    (void)close(ends[1]);
    w->said = ends[0];
    if (w->process > 0)
        return true;
    (void)close(ends[0]);
    return false;
}

static const char *
heard(struct arena *a, int pipe)
{
    char text[MOST_SAID + 1];
    size_t size = 0;
    ssize_t got = 1;

    while (size < MOST_SAID && got != 0) {
        got = read(pipe, text + size, MOST_SAID - size);
        if (got < 0 && errno != EINTR)
            break;
        size += got > 0 ? (size_t)got : 0;
    }
    return arena_slice(a, text, size);
}

/* Waits for one worker: NULL when its job was done. */
static const char *
finish(struct arena *a, struct worker *w)
{
    const char *why = heard(a, w->said);
    int status = 0;

    (void)close(w->said);
    while (waitpid(w->process, &status, 0) < 0 && errno == EINTR)
        continue;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return NULL;
    if (*why)
        return why;
    return WIFSIGNALED(status)
               ? arena_printf(a, "ended by signal %d", WTERMSIG(status))
               : arena_printf(a, "ended with status %d", WEXITSTATUS(status));
}

static size_t
processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);

    return count > 0 ? (size_t)count : 1;
}

const char **
workers_run(struct arena *a, const struct jobs *jobs)
{
    const char **why = arena_array(a, const char *, jobs->count + 1);
    struct worker *workers = arena_array(a, struct worker, jobs->count + 1);
    size_t most = jobs->at_once > 0 ? jobs->at_once : processors();
    size_t finished = 0;

    for (size_t i = 0; i < jobs->count; i++) {
        /* jobs are few and alike: the oldest is waited for first */
        for (; i - finished >= most; finished++)
            if (workers[finished].process > 0)
                why[finished] = finish(a, &workers[finished]);
        if (most == 1 || !start(jobs, i, &workers[i])) {
            workers[i].process = 0;
            why[i] = jobs->run(jobs->of, i);
        }
    }
    for (; finished < jobs->count; finished++)
        if (workers[finished].process > 0)
            why[finished] = finish(a, &workers[finished]);
    return why;
}
