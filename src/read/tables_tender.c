/* The keys of criteria/tender.yaml, needs.yaml, assessors.yaml. */
#include "read/fields.h"
#include "text/text.h"

/* clang-format off */
const struct choice all_lots[] = {{"all", 0}, {0}};

static const struct choice vats[] = {
    {"excluded", VAT_EXCLUDED},
    {"included", VAT_INCLUDED},
    {"exempt", VAT_EXEMPT},
    {0}
};

static const struct choice langs[] = {
    {"nb", LANG_NB},
    {"nn", LANG_NN},
    {"en", LANG_EN},
    {0}
};

static const struct choice lot_states[] = {
    {"open", LOT_OPEN},
    {"awarded", LOT_AWARDED},
    {"cancelled", LOT_CANCELLED},
    {"suspended", LOT_SUSPENDED},
    {"reopened", LOT_REOPENED},
    {0}
};

static const struct field volume_fields[] = {
    FIELD(NUMBER, "wanted", struct volume, wanted, MUST),
    FIELD(RANGE, "range", struct volume, range, MUST),
    END_OF_FIELDS
};

static const struct record volume_record = {
    "volume", sizeof(struct volume), volume_fields, 0
};

static const struct field lot_fields[] = {
    FIELD(ID, "id", struct lot, id, MUST),
    FIELD(TEXT, "title", struct lot, title, MUST),
    FIELD(TEXT, "unit", struct lot, unit, MAY),
    RECORD("volume", struct lot, volume, MAY, &volume_record),
    FIELD(ID, "method", struct lot, method_id, MUST),
    FIELD(ID, "price_form", struct lot, price_form_id, MUST),
    FIELD(ID, "award", struct lot, award_id, MUST),
    CHOICE("state", struct lot, state, MAY, lot_states),
    LIST(TEXTS, "needs", struct lot, needs, MAY, NULL),
    END_OF_FIELDS
};

static const struct record lot_record = {
    "lot", sizeof(struct lot), lot_fields, 0
};

static const struct field tender_fields[] = {
    FIELD(TEXT, "tender", struct tender, id, MUST),
    FIELD(TEXT, "title", struct tender, title, MUST),
    FIELD(TEXT, "buyer", struct tender, buyer, MUST),
    FIELD(TRUTH, "example", struct tender, is_example, MAY),
    CHOICE("language", struct tender, lang, MUST, langs),
    FIELD(TEXT, "currency", struct tender, currency, MUST),
    CHOICE("vat", struct tender, vat, MUST, vats),
    FIELD(TEXT, "regime", struct tender, regime, MUST),
    FIELD(DATE, "notice_date", struct tender, notice_date, MUST),
    FIELD(INSTANT, "bid_deadline", struct tender, bid_deadline, MUST),
    FIELD(DATE, "evaluation_date", struct tender, evaluation_date, MUST),
    FIELD(DATE, "bids_valid_until", struct tender, bids_valid_until, MAY),
    LIST(RECORDS, "lots", struct tender, lots, MUST, &lot_record),
    END_OF_FIELDS
};

const struct record tender_record = {
    "tender", sizeof(struct tender), tender_fields, 0
};

static const struct choice forces[] = {
    {"shall", FORCE_SHALL},
    {"should", FORCE_SHOULD},
    {"may", FORCE_MAY},
    {"consider", FORCE_CONSIDER},
    {"fact", FORCE_FACT},
    {"not", FORCE_NOT},
    {0}
};

static const struct choice destinations[] = {
    {"excluded", DEST_EXCLUDED},
    {"contract term", DEST_TERM},
    {"allocation", DEST_ALLOCATION},
    {"not used", DEST_NOT_USED},
    {0}
};

static const struct field need_fields[] = {
    FIELD(ID, "id", struct need, id, MUST),
    FIELD(TEXT, "text", struct need, text, MUST),
    CHOICE("force", struct need, force, MUST, forces),
    FIELD(TEXT, "source", struct need, source, MUST),
    CHOICE("destination", struct need, destination, MAY, destinations),
    FIELD(TEXT, "reason", struct need, reason, MAY),
    END_OF_FIELDS
};

static const struct record need_record = {
    "need", sizeof(struct need), need_fields, 0
};

static const struct field needs_fields[] = {
    LIST(RECORDS, "needs", struct needs, needs, MUST, &need_record),
    END_OF_FIELDS
};

const struct record needs_record = {
    "needs", sizeof(struct needs), needs_fields, 0
};

static const struct field assessor_fields[] = {
    FIELD(ID, "id", struct assessor, id, MUST),
    FIELD(TEXT, "role", struct assessor, role, MUST),
    LIST(TEXTS, "criteria", struct assessor, criteria, MUST, NULL),
    LOTS("lots", struct assessor, lot_ids, MAY),
    FIELD(DATE, "impartial", struct assessor, impartial, MUST),
    LIST(TEXTS, "recused", struct assessor, recused, MAY, NULL),
    FIELD(TEXT, "recused_reason", struct assessor, recused_reason, MAY),
    END_OF_FIELDS
};

static const struct record assessor_record = {
    "assessor", sizeof(struct assessor), assessor_fields, 0
};

static const struct field assessors_fields[] = {
    LIST(RECORDS, "assessors", struct assessors, assessors, MUST,
         &assessor_record),
    END_OF_FIELDS
};

const struct record assessors_record = {
    "assessors", sizeof(struct assessors), assessors_fields, 0
};
/* clang-format on */
