/*
 * base/json: writing JSON (RFC 8259) into a buffer, commas and escapes taken
 * care of.
 *
 *     struct json j = json_start(out, passing);
 *     json_open(&j, NULL, '{');
 *     json_text(&j, "lot", "L1");
 *     json_open(&j, "bids", '[');
 *     json_close(&j, ']');
 *     json_close(&j, '}');
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

#include <stdbool.h>

/* Adds `text` in quotes, escaped, or null when it is NULL. Controls of both
 * kinds and the two line ends of Unicode are escaped; what is not UTF-8
 * becomes U+FFFD. */
void json_add_text(struct buf *out, const char *text);

struct json {
    struct buf *out;
    struct arena *passing; /* for texts that do not last */
    bool needs_comma;      /* something stands before in this object or array */
    int line; /* the next value begins a line, with this indent; 0 no */
};

/* Whoever writes values may make their texts in j.passing, and empty it between
 * them: `out` must live elsewhere. */
struct json json_start(struct buf *out, struct arena *passing);

/* The next value begins a new line, indented by `indent`. */
void json_line(struct json *j, int indent);

/* Opens an object '{' or array '[', a member called `name` (NULL in an array
 * or at the top); closes the one opened last. */
void json_open(struct json *j, const char *name, char bracket);
void json_close(struct json *j, char bracket);

/* A value; `name` NULL in an array. Text that is NULL is null. */
void json_text(struct json *j, const char *name, const char *text);
void json_truth(struct json *j, const char *name, bool is_true);

/* A value that is JSON already: a number, null, an object. */
void json_raw(struct json *j, const char *name, const char *json);

/* json_text, but nothing when `text` is NULL. */
void json_maybe(struct json *j, const char *name, const char *text);

#endif
