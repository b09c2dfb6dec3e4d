/*
 * anbud: tenders evaluated exactly, with every figure explained.
 */
#include "cli/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Said when the program ends by itself; a signal handler may not look it up. */
static const char *fault_text;

static void
confess(int signal_number)
{
    (void)signal_number;
    if (fault_text)
        (void)!write(STDERR_FILENO, fault_text, strlen(fault_text));
    _exit(STATUS_FAULT);
}

/* A broken pipe shows as a failed write; a failed assert is our fault. */
static void
set_signals(void)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction fault = {.sa_handler = confess};

    (void)sigaction(SIGPIPE, &ignore, NULL);
    (void)sigaction(SIGABRT, &fault, NULL);
}

/* A file must never be opened as one of the three: what is printed would end
 * up in it. Nothing can be read or written through what opens here. */
static void
occupy_standard_files(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) == -1)
            (void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* Did everything printed reach its place? */
static enum status
close_output(const struct session *s, enum status status)
{
    bool was_refused = ferror(stdout) != 0;
    int why = errno;

    if (fclose(stdout) == 0 && !was_refused)
        return status;
    session_complain(s, "cli.not-written",
                     WITH({"why", strerror(was_refused ? why : errno), NULL}),
                     NULL);
    return STATUS_WORLD;
}

int
main(int argc, char **argv)
{
    struct arena *a = NULL;
    struct options options;
    struct session s;
    enum status status = STATUS_FINE;

    occupy_standard_files();
    set_signals();
    a = arena_create();
    options = options_read(a, argc, (const char *const *)argv);
    s = session_open(a, &options);
    fault_text = arena_printf(a, "anbud: %s\n",
                              session_text(&s, "cli.our-fault", NO_ARGS));
    status = close_output(&s, command_run(&s));
    arena_destroy(a);
    return (int)status;
}
