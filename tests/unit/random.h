/*
 * tests/unit/random: the same numbers on every machine, from a seed.
 */
#ifndef UNIT_RANDOM_H
#define UNIT_RANDOM_H

#include <stdint.h>

struct random {
    uint64_t state;
};

/* splitmix64: a counter, mixed. */
static inline uint64_t
random_next(struct random *r)
{
    uint64_t z = r->state += 0x9E3779B97F4A7C15u;

    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* A number from `low` to `high`, both included. */
static inline long
random_between(struct random *r, long low, long high)
{
    uint64_t width = (uint64_t)high - (uint64_t)low + 1;

    return (long)((uint64_t)low + random_next(r) % width);
}

#endif
