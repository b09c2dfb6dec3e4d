/*
 * cli/formats: the files of a tender folder by what a person calls them.
 */
#ifndef CLI_FORMATS_H
#define CLI_FORMATS_H

#include "cli/session.h"
#include "read/read.h"

/* The format of "criteria/award.yaml", "award.yaml", "award" or, for files
 * that go by any name, "bids/havgap.json"; NULL when there is none. */
const struct file_format *format_find(struct arena *a, const char *name);

/* The name of the file nearest to `name`, or NULL. */
const char *format_nearest(struct arena *a, const char *name);

#endif
