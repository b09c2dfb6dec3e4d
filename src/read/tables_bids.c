/* The keys of bids/: a bid, a score sheet, decisions and clarifications. */
#include "read/fields.h"

/* clang-format off */
static const struct choice vats[] = {
    {"excluded", VAT_EXCLUDED},
    {"included", VAT_INCLUDED},
    {"exempt", VAT_EXEMPT},
    {0}
};

static const struct field bidder_fields[] = {
    FIELD(TEXT, "name", struct bidder, name, MUST),
    FIELD(TEXT, "organisation_number", struct bidder, organisation_number,
          MUST),
    FIELD(TEXT, "legal_form", struct bidder, legal_form, MAY),
    FIELD(TRUTH, "non_profit", struct bidder, is_non_profit, MAY),
    LIST(TEXTS, "aliases", struct bidder, aliases, MAY, NULL),
    END_OF_FIELDS
};

static const struct record bidder_record = {
    "bidder", sizeof(struct bidder), bidder_fields, 0
};

static const struct field answer_fields[] = {
    FIELD(DOC, "answer", struct given_answer, answer, MUST),
    FIELD(TEXT, "page", struct given_answer, page, MAY),
    END_OF_FIELDS
};

static const struct record answer_record = {
    "given_answer", sizeof(struct given_answer), answer_fields,
    offsetof(struct given_answer, requirement_id)
};

static const struct field offer_fields[] = {
    FIELD(ID, "lot", struct offer, lot_id, MUST),
    FIELD(NUMBER, "offered", struct offer, offered, MAY),
    FIELD(NUMBER, "minimum", struct offer, minimum, MAY),
    FIELD(DOC, "prices", struct offer, prices, MUST),
    LIST(ENTRIES, "answers", struct offer, answers, MAY, &answer_record),
    END_OF_FIELDS
};

static const struct record offer_record = {
    "offer", sizeof(struct offer), offer_fields, 0
};

static const struct field cap_fields[] = {
    LIST(TEXTS, "lots", struct cap, lot_ids, MUST, NULL),
    FIELD(NUMBER, "at_most", struct cap, at_most, MUST),
    END_OF_FIELDS
};

static const struct record cap_record = {
    "cap", sizeof(struct cap), cap_fields, 0
};

static const struct field reservation_fields[] = {
    FIELD(TEXT, "text", struct reservation_text, text, MUST),
    FIELD(TEXT, "page", struct reservation_text, page, MAY),
    END_OF_FIELDS
};

static const struct record reservation_record = {
    "reservation", sizeof(struct reservation_text), reservation_fields, 0
};

static const struct field risk_fields[] = {
    FIELD(ID, "id", struct bid_risk, id, MUST),
    FIELD(TEXT, "event", struct bid_risk, event, MUST),
    FIELD(TEXT, "likelihood", struct bid_risk, likelihood, MUST),
    FIELD(TEXT, "consequence", struct bid_risk, consequence, MUST),
    FIELD(TEXT, "measure", struct bid_risk, measure, MAY),
    FIELD(TEXT, "page", struct bid_risk, page, MAY),
    END_OF_FIELDS
};

static const struct record bid_risk_record = {
    "bid_risk", sizeof(struct bid_risk), risk_fields, 0
};

static const struct field bid_fields[] = {
    RECORD("bidder", struct bid, bidder, MUST, &bidder_record),
    FIELD(INSTANT, "received", struct bid, received, MUST),
    FIELD(DATE, "valid_until", struct bid, valid_until, MAY),
    FIELD(TEXT, "currency", struct bid, currency, MUST),
    CHOICE("vat", struct bid, vat, MUST, vats),
    LIST(RECORDS, "offers", struct bid, offers, MUST, &offer_record),
    LIST(ENTRIES, "answers", struct bid, answers, MAY, &answer_record),
    LIST(RECORDS, "caps", struct bid, caps, MAY, &cap_record),
    LIST(RECORDS, "reservations", struct bid, reservations, MAY,
         &reservation_record),
    LIST(RECORDS, "risks", struct bid, risks, MAY, &bid_risk_record),
    END_OF_FIELDS
};

const struct record bid_record = {
    "bid", sizeof(struct bid), bid_fields, 0
};

static const struct field score_fields[] = {
    FIELD(NUMBER, "score", struct score, score, MUST),
    FIELD(TEXT, "reason", struct score, reason, MUST),
    FIELD(TEXT, "page", struct score, page, MAY),
    END_OF_FIELDS
};

static const struct record score_record = {
    "score", sizeof(struct score), score_fields, offsetof(struct score, bid_id)
};

static const struct field group_fields[] = {
    FIELD(ID, "criterion", struct score_group, criterion_id, MUST),
    FIELD(ID, "lot", struct score_group, lot_id, MAY),
    LIST(ENTRIES, "bids", struct score_group, bids, MUST, &score_record),
    END_OF_FIELDS
};

static const struct record group_record = {
    "score_group", sizeof(struct score_group), group_fields, 0
};

static const struct field sheet_fields[] = {
    FIELD(ID, "assessor", struct score_sheet, assessor_id, MUST),
    FIELD(DATE, "date", struct score_sheet, date, MUST),
    LIST(RECORDS, "scores", struct score_sheet, scores, MUST, &group_record),
    END_OF_FIELDS
};

const struct record sheet_record = {
    "score_sheet", sizeof(struct score_sheet), sheet_fields, 0
};

static const struct field consensus_fields[] = {
    FIELD(DATE, "closed", struct score_sheet, date, MUST),
    LIST(TEXTS, "present", struct score_sheet, present, MUST, NULL),
    LIST(RECORDS, "scores", struct score_sheet, scores, MUST, &group_record),
    END_OF_FIELDS
};

const struct record consensus_record = {
    "consensus", sizeof(struct score_sheet), consensus_fields, 0
};

static const struct choice decision_kinds[] = {
    {"reject", DECISION_REJECT},
    {"accept", DECISION_ACCEPT},
    {"correct", DECISION_CORRECT},
    {"clarify", DECISION_CLARIFY},
    {"priced deviation", DECISION_DEVIATION},
    {"draw", DECISION_DRAW},
    {0}
};

static const struct field decision_fields[] = {
    FIELD(ID, "bidder", struct decision, bid_id, MAY),
    LOTS("lots", struct decision, lot_ids, MUST),
    FIELD(TEXT, "answers", struct decision, answers, MUST),
    FIELD(ID, "requirement", struct decision, requirement_id, MAY),
    CHOICE("kind", struct decision, kind, MUST, decision_kinds),
    FIELD(NUMBER, "amount", struct decision, amount, MAY),
    LIST(TEXTS, "order", struct decision, order, MAY, NULL),
    FIELD(TEXT, "by", struct decision, by, MUST),
    FIELD(DATE, "date", struct decision, date, MUST),
    FIELD(TEXT, "reason", struct decision, reason, MUST),
    FIELD(TEXT, "provision", struct decision, provision, MAY),
    END_OF_FIELDS
};

static const struct record decision_record = {
    "decision", sizeof(struct decision), decision_fields, 0
};

static const struct field decisions_fields[] = {
    LIST(RECORDS, "decisions", struct decisions, decisions, MUST,
         &decision_record),
    END_OF_FIELDS
};

const struct record decisions_record = {
    "decisions", sizeof(struct decisions), decisions_fields, 0
};

static const struct choice statuses[] = {
    {"sent", CLARIFICATION_SENT},
    {"planned", CLARIFICATION_PLANNED},
    {"withdrawn", CLARIFICATION_WITHDRAWN},
    {0}
};

static const struct field clarification_fields[] = {
    FIELD(ID, "id", struct clarification, id, MUST),
    FIELD(TEXT, "subject", struct clarification, subject, MUST),
    CHOICE("status", struct clarification, status, MUST, statuses),
    FIELD(DATE, "date", struct clarification, date, MAY),
    LIST(TEXTS, "concerns", struct clarification, concerns, MAY, NULL),
    END_OF_FIELDS
};

static const struct record clarification_record = {
    "clarification", sizeof(struct clarification), clarification_fields, 0
};

static const struct field inquiry_fields[] = {
    FIELD(ID, "id", struct inquiry, id, MUST),
    FIELD(ID, "bidder", struct inquiry, bid_id, MUST),
    FIELD(DATE, "asked", struct inquiry, asked, MUST),
    FIELD(TEXT, "question", struct inquiry, question, MUST),
    FIELD(DATE, "answered", struct inquiry, answered, MAY),
    FIELD(TEXT, "answer", struct inquiry, answer, MAY),
    FIELD(TEXT, "effect", struct inquiry, effect, MAY),
    END_OF_FIELDS
};

static const struct record inquiry_record = {
    "inquiry", sizeof(struct inquiry), inquiry_fields, 0
};

static const struct field clarifications_fields[] = {
    LIST(RECORDS, "to_all", struct clarifications, to_all, MAY,
         &clarification_record),
    LIST(RECORDS, "to_one", struct clarifications, to_one, MAY,
         &inquiry_record),
    END_OF_FIELDS
};

const struct record clarifications_record = {
    "clarifications", sizeof(struct clarifications), clarifications_fields, 0
};
/* clang-format on */
