/*
 * base/json: text as a JSON string.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

/* Adds `text` in quotes, escaped (RFC 8259), or null when it is NULL. Controls
 * of both kinds and the two line ends of Unicode are escaped; what is not
 * UTF-8 becomes U+FFFD. */
void json_add_text(struct buf *out, const char *text);

#endif
