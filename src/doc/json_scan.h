/*
 * doc/json_scan: RFC 8259 to the letter, with the place of every value.
 *
 * cJSON takes what the standard does not, keeps no places and turns numbers
 * into doubles. So the text is scanned first; what the scan takes, cJSON takes
 * too, and its tree has the same values in the same order as the tokens.
 * Private to this room.
 */
#ifndef DOC_JSON_SCAN_H
#define DOC_JSON_SCAN_H

#include "doc/source.h"

/* A key, a value, or the bracket that opens one. */
struct token {
    const char *at; /* as it stands in the text; a string with its quotes */
    size_t size;
    struct place place;
};

/* A list or map that is not closed yet. */
struct level {
    char bracket; /* that opened it */
    struct place place;
    const char *key; /* read last */
};

struct json_scan {
    struct arena *arena;
    struct arena *passing; /* of the tokens, and of what no message keeps */
    struct diags *diags;
    const struct source *source;
    const char *at, *end;
    int line;
    int column;          /* of `counted` */
    const char *counted; /* columns are counted up to here */
    struct level levels[DOC_MAX_DEPTH];
    size_t depth;
    struct token *tokens;
    size_t count, room;
};

/* Scans the whole text. False when it is not JSON: one message says why. */
bool json_scan(struct json_scan *s);

/* For the parts of the scan, which are in files of their own. */

/* The place of `s->at`. */
struct place json_here(struct json_scan *s);

/* What a message calls the value at hand: the key it belongs to. */
const char *json_name(const struct json_scan *s);

bool json_refuse(struct json_scan *s, struct place place, const char *code,
                 const char *value);

/* Each scans one thing at `s->at`, adds its token and steps over it. */
bool json_string(struct json_scan *s);
bool json_number(struct json_scan *s);
bool json_add_token(struct json_scan *s, size_t size);

/* The text at `s->at` is none of what may stand there: says what it looks
 * like. Returns false. */
bool json_refuse_value(struct json_scan *s);
bool json_refuse_key(struct json_scan *s);
bool json_refuse_separator(struct json_scan *s, struct place after);

#endif
