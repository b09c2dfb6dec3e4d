/*
 * Runs one fuzz target on the files named, without libFuzzer, so that a
 * corpus can be replayed with any compiler.
 */
#include "base/arena.h"
#include "base/file.h"
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#define MOST_BYTES ((size_t)16 << 20)

int
main(int count, char **names)
{
    struct arena *a = arena_create();

    for (int i = 1; i < count; i++) {
        struct file file = file_read(a, names[i], MOST_BYTES);

        if (file.state != FILE_READ) {
            (void)fprintf(stderr, "cannot read %s\n", names[i]);
            return EXIT_FAILURE;
        }
        (void)LLVMFuzzerTestOneInput((const uint8_t *)file.at, file.size);
    }
    arena_destroy(a);
    return EXIT_SUCCESS;
}
