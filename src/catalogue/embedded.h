/*
 * catalogue/embedded: the files of the catalogue as they stand in the program.
 * Their bytes are made by src/catalogue/embed.sh when it is built. Private to
 * this room.
 */
#ifndef CATALOGUE_EMBEDDED_H
#define CATALOGUE_EMBEDDED_H

#include <stddef.h>

struct embedded {
    const char *file; /* src/catalogue/price.yaml */
    const unsigned char *bytes;
    size_t size;
};

extern const struct embedded embedded_files[];
extern const size_t embedded_count;

#endif
