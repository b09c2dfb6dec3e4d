/*
 * base/embedded: a file as it stands in the program. src/base/embed.sh makes
 * tables of them when the program is built: NAME_files and NAME_count.
 */
#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

#include <stddef.h>

struct embedded {
    const char *file; /* src/catalogue/price.yaml */
    const unsigned char *bytes;
    size_t size;
};

#endif
