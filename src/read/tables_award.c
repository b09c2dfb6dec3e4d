/* The keys of criteria/award.yaml and criteria/requirements.yaml. */
#include "read/fields.h"

/* clang-format off */
static const struct choice requirement_kinds[] = {
    {"exclusion", REQ_EXCLUSION},
    {"qualification", REQ_QUALIFICATION},
    {"minimum", REQ_MINIMUM},
    {"scored", REQ_SCORED},
    {"information", REQ_INFORMATION},
    {0}
};

static const struct choice answer_kinds[] = {
    {"truth", ANSWER_TRUTH},
    {"number", ANSWER_NUMBER},
    {"choice", ANSWER_CHOICE},
    {"text", ANSWER_TEXT},
    {0}
};

static const struct choice met_at[] = {
    {"tender", 1}, {"start", 2}, {"during", 3}, {0}
};

static const struct choice shall_or_may[] = {
    {"shall", RULE_SHALL}, {"may", RULE_MAY}, {0}
};

static const struct field requirement_fields[] = {
    FIELD(ID, "id", struct requirement, id, MUST),
    CHOICE("kind", struct requirement, kind, MUST, requirement_kinds),
    FIELD(TEXT, "text", struct requirement, text, MUST),
    LOTS("lots", struct requirement, lot_ids, MUST),
    CHOICE("answer", struct requirement, answer, MUST, answer_kinds),
    FIELD(TEXT, "unit", struct requirement, unit, MAY),
    LIST(TEXTS, "choices", struct requirement, choices, MAY, NULL),
    FIELD(TEXT, "met_if", struct requirement, met_if, MAY),
    LIST(TEXTS, "met_by", struct requirement, met_by, MAY, NULL),
    CHOICE("must_be_met_at", struct requirement, must_be_met_at, MAY, met_at),
    CHOICE("if_not_met", struct requirement, if_not_met, MAY, shall_or_may),
    FIELD(NUMBER, "weight", struct requirement, weight, MAY),
    FIELD(TEXT, "documentation", struct requirement, documentation, MAY),
    LIST(TEXTS, "needs", struct requirement, needs, MAY, NULL),
    END_OF_FIELDS
};

static const struct record requirement_record = {
    "requirement", sizeof(struct requirement), requirement_fields, 0
};

static const struct field requirements_fields[] = {
    LIST(RECORDS, "requirements", struct requirements, requirements, MUST,
         &requirement_record),
    END_OF_FIELDS
};

const struct record requirements_record = {
    "requirements", sizeof(struct requirements), requirements_fields, 0
};

static const struct field scale_fields[] = {
    FIELD(NUMBER, "from", struct scale, from, MUST),
    FIELD(NUMBER, "to", struct scale, to, MUST),
    END_OF_FIELDS
};

static const struct record scale_record = {
    "scale", sizeof(struct scale), scale_fields, 0
};

static const struct choice weights_of[] = {
    {"of parent", WEIGHTS_OF_PARENT}, {"of total", WEIGHTS_OF_TOTAL}, {0}
};

static const struct choice reservation_rules[] = {
    {"undefined", RESERVATIONS_UNDEFINED},
    {"not allowed", RESERVATIONS_NOT_ALLOWED},
    {"fixed form", RESERVATIONS_FIXED_FORM},
    {"bidder ranks lots", RESERVATIONS_BIDDER_RANKS},
    {"buyer optimises", RESERVATIONS_BUYER_OPTIMISES},
    {0}
};

static const struct field reservations_fields[] = {
    CHOICE("rule", struct reservations, rule, MUST, reservation_rules),
    LIST(TEXTS, "lot_order", struct reservations, lot_order, MAY, NULL),
    FIELD(TEXT, "published", struct reservations, published, MAY),
    END_OF_FIELDS
};

static const struct record reservations_record = {
    "capacity_reservations", sizeof(struct reservations), reservations_fields,
    0
};

static const struct field line_fields[] = {
    FIELD(ID, "id", struct price_line, id, MUST),
    FIELD(TEXT, "title", struct price_line, title, MUST),
    FIELD(TEXT, "unit", struct price_line, unit, MUST),
    FIELD(NUMBER, "quantity", struct price_line, quantity, MUST),
    FIELD(SHARE, "factor", struct price_line, factor, MAY),
    FIELD(RANGE, "plausible", struct price_line, plausible, MAY),
    END_OF_FIELDS
};

static const struct record line_record = {
    "price_line", sizeof(struct price_line), line_fields, 0
};

/* The keys of a formula, with the members of `type` at `member`. */
#define FORMULA_FIELDS(type, member)                                   \
    FIELD(ID, "formula", type, member id, MAY),                        \
    FIELD(TEXT, "own_formula", type, member own, MAY),                 \
    FIELD(DOC, "parameters", type, member parameters_doc, MAY)

static const struct field form_fields[] = {
    FIELD(ID, "id", struct price_form, id, MUST),
    FORMULA_FIELDS(struct price_form, formula.),
    LIST(RECORDS, "lines", struct price_form, lines, MUST, &line_record),
    END_OF_FIELDS
};

static const struct record form_record = {
    "price_form", sizeof(struct price_form), form_fields, 0
};

static const struct choice wins[] = {{"high", false}, {"low", true}, {0}};

static const struct field use_fields[] = {
    FORMULA_FIELDS(struct formula_use, ),
    CHOICE("wins", struct formula_use, wins_choice, MAY, wins),
    END_OF_FIELDS
};

static const struct record use_record = {
    "formula", sizeof(struct formula_use), use_fields, 0
};

static const struct choice sources[] = {
    {"price", FROM_PRICE},
    {"assessors", FROM_ASSESSORS},
    {"answer", FROM_ANSWER},
    {"requirements", FROM_REQUIREMENTS},
    {"risk", FROM_RISK},
    {0}
};

static const struct choice scored[] = {
    {"once", SCORED_ONCE}, {"per lot", SCORED_PER_LOT}, {0}
};

static const struct record criterion_record;

static const struct field criterion_fields[] = {
    FIELD(ID, "id", struct criterion, id, MUST),
    FIELD(TEXT, "title", struct criterion, title, MUST),
    FIELD(WEIGHT, "weight", struct criterion, weight, MAY),
    FIELD(WEIGHT, "used", struct criterion, weight_used, MAY),
    FIELD(NUMBER, "max_points", struct criterion, max_points, MAY),
    CHOICE("scored", struct criterion, scored, MAY, scored),
    CHOICE("from", struct criterion, source, MAY, sources),
    FORMULA_FIELDS(struct criterion, formula.),
    RECORD("normalise", struct criterion, normalise, MAY, &use_record),
    FIELD(ID, "requirement", struct criterion, requirement_id, MAY),
    LIST(TEXTS, "requirements", struct criterion, requirement_ids, MAY, NULL),
    FIELD(DOC, "levels", struct criterion, levels_doc, MAY),
    FIELD(NUMBER, "threshold", struct criterion, threshold, MAY),
    FIELD(DOC, "anchors", struct criterion, anchors, MAY),
    LIST(TEXTS, "needs", struct criterion, needs, MAY, NULL),
    LIST(RECORDS, "criteria", struct criterion, criteria, MAY,
         &criterion_record),
    FIELD(TEXT, "published", struct criterion, published, MAY),
    END_OF_FIELDS
};

static const struct record criterion_record = {
    "criterion", sizeof(struct criterion), criterion_fields, 0
};

static const struct choice modes[] = {
    {"half-up", ROUND_HALF_UP},
    {"half-even", ROUND_HALF_EVEN},
    {"truncate", ROUND_TRUNCATE},
    {0}
};

static const struct field rounding_fields[] = {
    FIELD(INTEGER, "digits", struct rounding_rule, digits, MUST),
    CHOICE("mode", struct rounding_rule, mode, MUST, modes),
    END_OF_FIELDS
};

static const struct record rounding_record = {
    "rounding", sizeof(struct rounding_rule), rounding_fields, 0
};

#define ROUNDING(name) \
    RECORD(#name, struct roundings, name, MAY, &rounding_record)

static const struct field round_fields[] = {
    ROUNDING(evaluated_price),
    ROUNDING(points),
    ROUNDING(normalised),
    ROUNDING(criterion),
    ROUNDING(total),
    END_OF_FIELDS
};

static const struct record round_record = {
    "round", sizeof(struct roundings), round_fields, 0
};

static const struct choice references[] = {
    {"admitted bids", REFERENCES_ADMITTED},
    {"after thresholds", REFERENCES_AFTER_THRESHOLDS},
    {"at least minimum viable", REFERENCES_MINIMUM_VIABLE},
    {0}
};

static const struct choice thresholds_on[] = {
    {"before normalisation", THRESHOLDS_BEFORE},
    {"after normalisation", THRESHOLDS_AFTER},
    {0}
};

static const struct field method_fields[] = {
    FIELD(ID, "id", struct method, id, MUST),
    FIELD(TEXT, "title", struct method, title, MUST),
    LIST(RECORDS, "criteria", struct method, criteria, MUST,
         &criterion_record),
    RECORD("panel", struct method, panel, MAY, &use_record),
    RECORD("combine", struct method, combine, MUST, &use_record),
    RECORD("normalise", struct method, normalise, MAY, &use_record),
    CHOICE("references", struct method, references, MUST, references),
    CHOICE("thresholds", struct method, thresholds, MAY, thresholds_on),
    RECORD("round", struct method, round, MAY, &round_record),
    LIST(TEXTS, "ties", struct method, ties, MUST, NULL),
    FIELD(TEXT, "published", struct method, published, MAY),
    END_OF_FIELDS
};

static const struct record method_record = {
    "method", sizeof(struct method), method_fields, 0
};

static const struct choice award_kinds[] = {
    {"one winner", AWARD_ONE},
    {"k best", AWARD_K_BEST},
    {"by volume", AWARD_VOLUME},
    {0}
};

static const struct field rule_fields[] = {
    FIELD(ID, "id", struct award_rule, id, MUST),
    CHOICE("rule", struct award_rule, rule, MUST, award_kinds),
    FIELD(INTEGER, "winners", struct award_rule, winners, MAY),
    FIELD(NUMBER, "minimum_viable", struct award_rule, minimum_viable, MAY),
    FIELD(SHARE, "maximum_share", struct award_rule, maximum_share, MAY),
    LIST(TEXTS, "residual", struct award_rule, residual, MAY, NULL),
    FIELD(TEXT, "published", struct award_rule, published, MAY),
    END_OF_FIELDS
};

static const struct record rule_record = {
    "award_rule", sizeof(struct award_rule), rule_fields, 0
};

static const struct field award_fields[] = {
    RECORD("scale", struct award, scale, MAY, &scale_record),
    CHOICE("weights", struct award, weights, MAY, weights_of),
    RECORD("capacity_reservations", struct award, reservations, MUST,
           &reservations_record),
    LIST(RECORDS, "price_forms", struct award, price_forms, MUST,
         &form_record),
    LIST(RECORDS, "methods", struct award, methods, MUST, &method_record),
    LIST(RECORDS, "awards", struct award, awards, MUST, &rule_record),
    END_OF_FIELDS
};

const struct record award_record = {
    "award", sizeof(struct award), award_fields, 0
};
/* clang-format on */
