/*
 * catalogue/embedded: the files of the catalogue as they stand in the program.
 * Their bytes are made by src/base/embed.sh when it is built. Private to this
 * room.
 */
#ifndef CATALOGUE_EMBEDDED_H
#define CATALOGUE_EMBEDDED_H

#include "base/embedded.h"

extern const struct embedded embedded_files[];
extern const size_t embedded_count;

#endif
