#include "cli/formats.h"

#include <string.h>

static const char *
last_part(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* "award.yaml" -> "award" */
static const char *
stem(struct arena *a, const char *path)
{
    const char *name = last_part(path);

    return arena_slice(a, name, strcspn(name, "."));
}

/* Does `name` stand where "bids/<bidder>.json" may stand? */
static bool
fits_pattern(const char *pattern, const char *name)
{
    size_t before = strcspn(pattern, "<");
    const char *after = strchr(pattern, '>');
    const char *dot = strrchr(name, '.');

    return after && dot && strncmp(pattern, name, before) == 0 &&
           !strchr(name + before, '/') && strcmp(after + 1, dot) == 0;
}

const struct file_format *
format_find(struct arena *a, const char *name)
{
    for (const struct file_format *f = file_formats; f->name; f++)
        if (strcmp(f->name, name) == 0 ||
            strcmp(last_part(f->name), name) == 0 ||
            strcmp(stem(a, f->name), name) == 0 ||
            strcmp(f->record->name, name) == 0)
            return f;
    for (const struct file_format *f = file_formats; f->name; f++)
        if (fits_pattern(f->name, name))
            return f;
    return NULL;
}

const char *
format_nearest(struct arena *a, const char *name)
{
    const char **names = NULL;
    size_t count = 0;

    for (const struct file_format *f = file_formats; f->name; f++)
        count += 2;
    names = arena_array(a, const char *, count);
    count = 0;
    for (const struct file_format *f = file_formats; f->name; f++) {
        names[count++] = f->name;
        names[count++] = last_part(f->name);
    }
    return diag_nearest(name, names, count);
}
