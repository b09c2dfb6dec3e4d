#include "base/digest.h"

#include <nettle/sha2.h>

const char *
digest_sha256(struct arena *a, const void *bytes, size_t size)
{
    static const char hex[] = "0123456789abcdef";
    uint8_t digest[SHA256_DIGEST_SIZE];
    struct sha256_ctx context;

    sha256_init(&context);
    if (size)
        sha256_update(&context, size, bytes);
    sha256_digest(&context, sizeof(digest), digest);

    char *text = arena_array(a, char, 2 * sizeof(digest) + 1);

    for (size_t i = 0; i < sizeof(digest); i++) {
        text[2 * i] = hex[digest[i] >> 4];
        text[2 * i + 1] = hex[digest[i] & 0xF];
    }
    return text;
}
