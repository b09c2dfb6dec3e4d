/*
 * base/workers: jobs done side by side, each in a process of its own.
 *
 * A process shares nothing it could spoil for the others: what a job makes
 * must be files. The order of the jobs' results is that of the jobs, whoever
 * ends first.
 */
#ifndef BASE_WORKERS_H
#define BASE_WORKERS_H

#include "base/arena.h"

#include <stddef.h>

/* Does job `number`; NULL, or in a few words what went wrong (cut at 4 000
 * bytes). */
typedef const char *job_fn(void *of, size_t number);

struct jobs {
    job_fn *run;
    void *of;
    size_t count;
    size_t at_once; /* 0: as many as the machine has processors; 1: one after
                       the other in this process */
};

/* Runs all jobs. Returns for each NULL or what went wrong, owned by `a`. */
const char **workers_run(struct arena *a, const struct jobs *jobs);

#endif
