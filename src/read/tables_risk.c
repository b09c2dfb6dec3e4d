/* The keys of risk/matrix.yaml and risk/register.yaml. */
#include "read/fields.h"

/* clang-format off */
static const struct field matrix_fields[] = {
    LIST(TEXTS, "likelihood", struct risk_matrix, likelihood, MUST, NULL),
    LIST(TEXTS, "consequence", struct risk_matrix, consequence, MUST, NULL),
    LIST(TEXTS, "levels", struct risk_matrix, levels, MUST, NULL),
    FIELD(DOC, "grid", struct risk_matrix, grid_doc, MUST),
    FIELD(DOC, "points", struct risk_matrix, points_doc, MAY),
    END_OF_FIELDS
};

const struct record matrix_record = {
    "matrix", sizeof(struct risk_matrix), matrix_fields, 0
};

static const struct field risk_fields[] = {
    FIELD(ID, "id", struct risk, id, MUST),
    FIELD(TEXT, "event", struct risk, event, MUST),
    FIELD(TEXT, "likelihood", struct risk, likelihood, MUST),
    FIELD(TEXT, "consequence", struct risk, consequence, MUST),
    FIELD(TEXT, "stated", struct risk, stated, MUST),
    FIELD(TEXT, "measure", struct risk, measure, MAY),
    FIELD(TEXT, "owner", struct risk, owner, MAY),
    FIELD(DATE, "due", struct risk, due, MAY),
    FIELD(TEXT, "residual", struct risk, residual, MAY),
    END_OF_FIELDS
};

static const struct record risk_record = {
    "risk", sizeof(struct risk), risk_fields, 0
};

static const struct field register_fields[] = {
    LIST(RECORDS, "risks", struct risk_register, risks, MUST, &risk_record),
    END_OF_FIELDS
};

const struct record register_record = {
    "register", sizeof(struct risk_register), register_fields, 0
};
/* clang-format on */
