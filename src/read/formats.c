/* The files of a tender folder. */
#include "read/fields.h"
#include "read/read.h"

/* clang-format off */
const struct file_format file_formats[] = {
    {"criteria/tender.yaml", "file.tender", &tender_record, true},
    {"criteria/needs.yaml", "file.needs", &needs_record, false},
    {"criteria/requirements.yaml", "file.requirements", &requirements_record,
     true},
    {"criteria/award.yaml", "file.award", &award_record, true},
    {"criteria/assessors.yaml", "file.assessors", &assessors_record, false},
    {"risk/matrix.yaml", "file.matrix", &matrix_record, false},
    {"risk/register.yaml", "file.register", &register_record, false},
    {"bids/<bidder>.json", "file.bid", &bid_record, false},
    {"bids/decisions.yaml", "file.decisions", &decisions_record, false},
    {"bids/clarifications.yaml", "file.clarifications",
     &clarifications_record, false},
    {"bids/scores/<assessor>.yaml", "file.score-sheet", &sheet_record, false},
    {"bids/scores/consensus.yaml", "file.consensus", &consensus_record,
     false},
    {0}
};
/* clang-format on */
