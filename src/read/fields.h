/*
 * read/fields: how the tables of this room are written, and the records other
 * files of the room refer to. Not a door.
 */
#ifndef READ_FIELDS_H
#define READ_FIELDS_H

#include "doc/decode.h"
#include "model/model.h"

#include <stddef.h>

#define MUST true
#define MAY  false

#define FIELD(kind, key, type, member, required)                               \
    {                                                                          \
        (key), FIELD_##kind, (required), offsetof(type, member), 0, NULL, NULL \
    }
#define LIST(kind, key, type, member, required, record)          \
    {                                                            \
        (key), FIELD_##kind, (required), offsetof(type, member), \
            offsetof(type, member##_count), (record), NULL       \
    }
/* A list of lots, or the word "all". */
#define LOTS(key, type, member, required)                       \
    {                                                           \
        (key), FIELD_TEXTS, (required), offsetof(type, member), \
            offsetof(type, member##_count), NULL, all_lots      \
    }
#define RECORD(key, type, member, required, record)                           \
    {                                                                         \
        (key), FIELD_RECORD, (required), offsetof(type, member), 0, (record), \
            NULL                                                              \
    }
#define CHOICE(key, type, member, required, choices)                      \
    {                                                                     \
        (key), FIELD_CHOICE, (required), offsetof(type, member), 0, NULL, \
            (choices)                                                     \
    }
#define END_OF_FIELDS                             \
    {                                             \
        NULL, FIELD_TEXT, false, 0, 0, NULL, NULL \
    }

extern const struct choice all_lots[];

extern const struct record tender_record;
extern const struct record needs_record;
extern const struct record requirements_record;
extern const struct record award_record;
extern const struct record assessors_record;
extern const struct record bid_record;
extern const struct record sheet_record;
extern const struct record consensus_record;
extern const struct record decisions_record;
extern const struct record clarifications_record;
extern const struct record matrix_record;
extern const struct record register_record;

#endif
