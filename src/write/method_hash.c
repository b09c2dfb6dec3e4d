/* The hash of the method: of the names and hashes of its files. */
#include "write/method_hash.h"

#include "base/buf.h"
#include "base/digest.h"

#include <string.h>

static bool
is_under(const char *name, const char *folder)
{
    return strncmp(name, folder, strlen(folder)) == 0;
}

bool
is_of_method(const struct source_file *s)
{
    return is_under(s->name, "criteria/") || is_under(s->name, "risk/");
}

const char *
method_hash(struct arena *a, const struct folder *f)
{
    const struct source_file **files =
        arena_array(a, const struct source_file *, f->sources_count + 1);
    struct buf list = buf_start(a);
    size_t count = 0;

    for (size_t i = 0; i < f->sources_count; i++) {
        size_t k = count;

        if (!is_of_method(&f->sources[i])) {
            continue;
        }
        for (; k > 0 && strcmp(f->sources[i].name, files[k - 1]->name) < 0;
             k--) {
            files[k] = files[k - 1];
        }
        files[k] = &f->sources[i];
        count++;
    }
    for (size_t i = 0; i < count; i++) {
        buf_addf(&list, "%s  %s\n", files[i]->sha256, files[i]->name);
    }
    return digest_sha256(a, buf_text(&list), list.size);
}
