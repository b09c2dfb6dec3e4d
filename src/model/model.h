/*
 * model: what the files say, as plain structs.
 *
 * Room `read` fills them through the tables of doc/decode.h; nothing after it
 * changes them. The first member of every struct is the map it was read from,
 * so that any figure can be traced to file and line. Texts and numbers are
 * owned by the run's arena. Money is in the tender's currency, shares are
 * fractions of 1 (40% is 2/5), points are on the tender's scale.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/index.h"
#include "catalogue/catalogue.h"
#include "doc/decode.h"
#include "expr/expr.h"
#include "num/num.h"

#include <stdbool.h>
#include <stddef.h>

/* -- criteria/tender.yaml -- */

struct volume {
    const struct doc *doc;
    num wanted;
    struct range range; /* top of the range is the most that may be awarded */
};

enum lot_state {
    LOT_OPEN,
    LOT_AWARDED,
    LOT_CANCELLED,
    LOT_SUSPENDED,
    LOT_REOPENED,
};

struct lot {
    const struct doc *doc;
    const char *id;
    const char *title;
    const char *unit;            /* of the volume: places, consultations */
    const struct volume *volume; /* NULL: no volume to cover */
    const char *method_id;
    const char *price_form_id;
    const char *award_id;
    int state; /* enum lot_state */
    const char *const *needs;
    size_t needs_count;
    /* found by `read` */
    struct method *method;
    struct price_form *price_form;
    struct award_rule *award;
};

enum vat { VAT_EXCLUDED, VAT_INCLUDED, VAT_EXEMPT };

struct tender {
    const struct doc *doc;
    const char *id;
    const char *title;
    const char *buyer;
    bool is_example; /* bids are invented: every output says so */
    int lang;        /* enum lang */
    const char *currency;
    int vat; /* enum vat */
    const char *regime;
    const char *notice_date;
    const char *bid_deadline;
    const char *evaluation_date;
    const char *bids_valid_until;
    struct lot *lots;
    size_t lots_count;
};

/* -- criteria/needs.yaml -- */

enum force {
    FORCE_SHALL,
    FORCE_SHOULD,
    FORCE_MAY,
    FORCE_CONSIDER,
    FORCE_FACT,
    FORCE_NOT
};

enum destination {
    DEST_DERIVED,
    DEST_EXCLUDED,
    DEST_TERM,
    DEST_ALLOCATION,
    DEST_NOT_USED
};

struct need {
    const struct doc *doc;
    const char *id;
    const char *text;
    int force; /* enum force */
    const char *source;
    int destination; /* enum destination; DEST_DERIVED: others point at it */
    const char *reason;
};

struct needs {
    const struct doc *doc;
    const struct need *needs;
    size_t needs_count;
};

/* -- criteria/requirements.yaml -- */

enum requirement_kind {
    REQ_EXCLUSION,
    REQ_QUALIFICATION,
    REQ_MINIMUM,
    REQ_SCORED,
    REQ_INFORMATION,
};

enum answer_kind { ANSWER_TRUTH, ANSWER_NUMBER, ANSWER_CHOICE, ANSWER_TEXT };

struct requirement {
    const struct doc *doc;
    const char *id;
    int kind; /* enum requirement_kind */
    const char *text;
    const char *const *lot_ids; /* "all" or ids */
    size_t lot_ids_count;
    int answer; /* enum answer_kind */
    const char *unit;
    const char *const *choices;
    size_t choices_count;
    const char *met_if; /* a formula over `answer`; NULL: true meets it */
    const char *const *met_by; /* choices that meet it */
    size_t met_by_count;
    int must_be_met_at;
    int if_not_met; /* enum finding_rule */
    num weight;     /* of a scored requirement; 1 when not given */
    const char *documentation;
    const char *const *needs;
    size_t needs_count;
    /* found by `read` */
    const struct formula_entry *met; /* NULL: truth or choice or text */
};

struct requirements {
    const struct doc *doc;
    struct requirement *requirements;
    size_t requirements_count;
};

/* -- criteria/award.yaml -- */

struct scale {
    const struct doc *doc;
    num from, to;
};

enum weights_of { WEIGHTS_OF_PARENT = 1, WEIGHTS_OF_TOTAL };

enum reservation_rule {
    RESERVATIONS_UNDEFINED,
    RESERVATIONS_NOT_ALLOWED,
    RESERVATIONS_FIXED_FORM,
    RESERVATIONS_BIDDER_RANKS,
    RESERVATIONS_BUYER_OPTIMISES,
};

struct reservations {
    const struct doc *doc;
    int rule; /* enum reservation_rule */
    const char *const *lot_order;
    size_t lot_order_count;
    const char *published;
};

struct price_line {
    const struct doc *doc;
    const char *id;
    const char *title;
    const char *unit;
    num quantity;
    num factor; /* share; 1 when not given */
    struct range plausible;
};

/* A formula as it is asked for: an entry of the catalogue or the buyer's own,
 * with its parameters. */
struct formula_use {
    const struct doc *doc;
    const char *id;
    const char *own; /* text */
    const struct doc *parameters_doc;
    int wins_choice; /* of an own formula: 1 when low wins */
    /* found by `read`: entry NULL when there is none or it is wrong */
    const struct formula_entry *entry;
    const num *parameters;                   /* by parameter of the entry */
    const struct doc *const *parameter_docs; /* NULL: its default */
};

struct price_form {
    const struct doc *doc;
    const char *id;
    struct formula_use formula;
    const struct price_line *lines;
    size_t lines_count;
};

enum criterion_source {
    FROM_CHILDREN, /* a node: the weighted sum of its children */
    FROM_PRICE,
    FROM_ASSESSORS,
    FROM_ANSWER,
    FROM_REQUIREMENTS,
    FROM_RISK,
};

enum scored { SCORED_UNSTATED, SCORED_ONCE, SCORED_PER_LOT };

struct criterion {
    const struct doc *doc;
    const char *id;
    const char *title;
    struct range weight;      /* as written, a share of parent or of total */
    struct range weight_used; /* when a range was announced */
    num max_points;
    int scored; /* enum scored */
    int source; /* enum criterion_source */
    struct formula_use formula;
    struct formula_use *normalise;      /* NULL: not normalised */
    const char *requirement_id;         /* FROM_ANSWER */
    const char *const *requirement_ids; /* FROM_REQUIREMENTS */
    size_t requirement_ids_count;
    const struct doc *levels_doc; /* FROM_ANSWER: choice -> points */
    num threshold;
    bool has_threshold;
    const struct doc *anchors;
    const char *const *needs;
    size_t needs_count;
    struct criterion *criteria;
    size_t criteria_count;
    const char *published;
    /* found by `read` */
    struct criterion *parent;
    num weight_share; /* of its parent, as used */
    num weight_of_total;
    num points_max; /* most points it can give */
    struct requirement *requirement;
    struct requirement **requirements;
    const num *levels; /* points by choice of the requirement */
    size_t index;      /* in method->all */
};

struct rounding_rule {
    const struct doc *doc; /* NULL: not rounded */
    long digits;
    int mode; /* enum rounding */
};

struct roundings {
    const struct doc *doc;
    const struct rounding_rule *evaluated_price, *points, *normalised,
        *criterion, *total;
};

enum references {
    REFERENCES_ADMITTED,
    REFERENCES_AFTER_THRESHOLDS,
    REFERENCES_MINIMUM_VIABLE
};

enum thresholds_on { THRESHOLDS_UNSTATED, THRESHOLDS_BEFORE, THRESHOLDS_AFTER };

struct method {
    const struct doc *doc;
    const char *id;
    const char *title;
    struct criterion *criteria;
    size_t criteria_count;
    struct formula_use *panel;
    struct formula_use *combine;
    struct formula_use *normalise; /* of the total */
    int references;
    int thresholds;
    const struct roundings *round;
    const char *const *ties;
    size_t ties_count;
    const char *published;
    /* found by `read` */
    struct criterion **all; /* depth first, children after parents */
    size_t all_count;
    bool is_on_points; /* max_points: instead of weights */
};

enum award_kind { AWARD_ONE, AWARD_K_BEST, AWARD_VOLUME };
enum residual { RESIDUAL_NEXT, RESIDUAL_TOP, RESIDUAL_LEAVE };

struct award_rule {
    const struct doc *doc;
    const char *id;
    int rule; /* enum award_kind */
    long winners;
    num minimum_viable;
    num maximum_share;
    bool has_maximum_share;
    const char *const *residual;
    size_t residual_count;
    const char *published;
    /* found by `read` */
    bool has_next, has_top; /* in residual */
};

struct award {
    const struct doc *doc;
    const struct scale *scale;
    int weights; /* enum weights_of */
    const struct reservations *reservations;
    struct price_form *price_forms;
    size_t price_forms_count;
    struct method *methods;
    size_t methods_count;
    struct award_rule *awards;
    size_t awards_count;
};

/* -- criteria/assessors.yaml ------------------------------------------------
 */

struct assessor {
    const struct doc *doc;
    const char *id;
    const char *role;
    const char *const *criteria;
    size_t criteria_count;
    const char *const *lot_ids; /* none: all */
    size_t lot_ids_count;
    const char *impartial;      /* the date it was declared */
    const char *const *recused; /* bidders */
    size_t recused_count;
    const char *recused_reason;
};

struct assessors {
    const struct doc *doc;
    const struct assessor *assessors;
    size_t assessors_count;
};

/* -- bids/<bidder>.json ------------------------------------------------------
 */

struct bidder {
    const struct doc *doc;
    const char *name;
    const char *organisation_number;
    const char *legal_form;
    bool is_non_profit;
    const char *const *aliases;
    size_t aliases_count;
};

struct given_answer {
    const struct doc *doc;
    const char *requirement_id;
    const struct doc *answer;
    const char *page;
};

struct offer {
    const struct doc *doc;
    const char *lot_id;
    num offered;
    num minimum;
    const struct doc *prices; /* line id -> amount */
    const struct given_answer *answers;
    size_t answers_count;
    /* found by `read` */
    const struct lot *lot;
};

struct cap {
    const struct doc *doc;
    const char *const *lot_ids;
    size_t lot_ids_count;
    num at_most;
};

struct reservation_text {
    const struct doc *doc;
    const char *text;
    const char *page;
};

struct bid_risk {
    const struct doc *doc;
    const char *id;
    const char *event;
    const char *likelihood;
    const char *consequence;
    const char *measure;
    const char *page;
};

struct bid {
    const struct doc *doc;
    const char *file;
    const struct bidder *bidder;
    const char *received;
    const char *valid_until;
    const char *currency;
    int vat;
    struct offer *offers;
    size_t offers_count;
    const struct given_answer *answers;
    size_t answers_count;
    const struct cap *caps;
    size_t caps_count;
    const struct reservation_text *reservations;
    size_t reservations_count;
    const struct bid_risk *risks;
    size_t risks_count;
    /* found by `read` */
    const char *id; /* the file's name without .json */
    bool is_late;
};

/* -- bids/scores/ -- */

struct score {
    const struct doc *doc;
    const char *bid_id;
    num score;
    const char *reason;
    const char *page;
};

struct score_group {
    const struct doc *doc;
    const char *criterion_id;
    const char *lot_id; /* NULL: scored once */
    const struct score *bids;
    size_t bids_count;
    /* found by `read` */
    const struct index *by_bid;
};

struct score_sheet {
    const struct doc *doc;
    const char *file;
    const char *assessor_id; /* NULL: the consensus */
    const char *date;        /* or the day the consensus was closed */
    const char *const *present;
    size_t present_count;
    struct score_group *scores;
    size_t scores_count;
    /* found by `read` */
    const struct index *by_criterion; /* the first group of each */
};

/* -- bids/decisions.yaml, bids/clarifications.yaml -- */

enum decision_kind {
    DECISION_REJECT,
    DECISION_ACCEPT,
    DECISION_CORRECT,
    DECISION_CLARIFY,
    DECISION_DEVIATION, /* a priced deviation */
    DECISION_DRAW,      /* a witnessed draw */
};

struct decision {
    const struct doc *doc;
    const char *bid_id;
    const char *const *lot_ids;
    size_t lot_ids_count;
    const char *answers; /* a finding's code, or "own initiative" */
    const char *requirement_id;
    int kind; /* enum decision_kind */
    num amount;
    const char *const *order; /* of a draw: bidders, the drawn order */
    size_t order_count;
    const char *by;
    const char *date;
    const char *reason;
    const char *provision;
};

struct decisions {
    const struct doc *doc;
    const struct decision *decisions;
    size_t decisions_count;
};

enum clarification_status {
    CLARIFICATION_SENT,
    CLARIFICATION_PLANNED,
    CLARIFICATION_WITHDRAWN
};

struct clarification {
    const struct doc *doc;
    const char *id;
    const char *subject;
    int status;
    const char *date;
    const char *const *concerns;
    size_t concerns_count;
};

struct inquiry {
    const struct doc *doc;
    const char *id;
    const char *bid_id;
    const char *asked, *question, *answered, *answer, *effect;
};

struct clarifications {
    const struct doc *doc;
    const struct clarification *to_all;
    size_t to_all_count;
    const struct inquiry *to_one;
    size_t to_one_count;
};

/* -- risk/ -- */

struct risk_matrix {
    const struct doc *doc;
    const char *const *likelihood; /* names, lowest first */
    size_t likelihood_count;
    const char *const *consequence;
    size_t consequence_count;
    const char *const *levels;
    size_t levels_count;
    const struct doc *grid_doc;
    const struct doc *points_doc;
    /* found by `read` */
    size_t *grid; /* level by likelihood * consequence_count + consequence */
    const num *points; /* by level; NULL when not given */
};

struct risk {
    const struct doc *doc;
    const char *id;
    const char *event;
    const char *likelihood;
    const char *consequence;
    const char *stated;
    const char *measure;
    const char *owner;
    const char *due;
    const char *residual;
};

struct risk_register {
    const struct doc *doc;
    const struct risk *risks;
    size_t risks_count;
};

/* -- the whole folder -- */

struct source_file {
    const char *name; /* criteria/tender.yaml */
    const char *sha256;
};

struct folder {
    struct tender tender;
    struct needs needs;
    struct requirements requirements;
    struct award award;
    struct assessors assessors;
    struct risk_matrix matrix;
    struct risk_register risks;
    struct decisions decisions;
    struct clarifications clarifications;
    struct bid *bids; /* in the order of their ids */
    size_t bids_count;
    const struct index *bids_by_id;   /* NULL: not made yet */
    const struct score_sheet *sheets; /* in the order of assessor ids */
    size_t sheets_count;
    const struct score_sheet *consensus; /* NULL: none */
    const struct source_file *sources;   /* in the order of their names */
    size_t sources_count;
    bool has_matrix;
};

/* Finders; each returns NULL when there is none. */
const struct lot *folder_lot(const struct folder *f, const char *id);
const struct bid *folder_bid(const struct folder *f, const char *id);
struct requirement *folder_requirement(const struct folder *f, const char *id);
struct criterion *method_criterion(const struct method *m, const char *id);
const struct assessor *folder_assessor(const struct folder *f, const char *id);
const struct offer *bid_offer(const struct bid *b, const char *lot_id);

/* The answer of `b` to `requirement_id` for `lot_id`: the offer's own, else
 * the bid's. */
const struct given_answer *bid_answer(const struct bid *b, const char *lot_id,
                                      const char *requirement_id);

/* The agreed score, or an assessor's, for criterion, lot (NULL when scored
 * once) and bid; NULL when there is none. */
const struct score *sheet_score(const struct score_sheet *s,
                                const struct criterion *c, const char *lot_id,
                                const char *bid_id);

/* Does a list of lot ids ("all" or ids) name `lot_id`? An empty list is all. */
bool names_lot(const char *const *ids, size_t count, const char *lot_id);

bool names_text(const char *const *texts, size_t count, const char *text);

bool assessor_scores(const struct assessor *s, const struct criterion *c,
                     const char *lot_id);
bool assessor_is_recused(const struct assessor *s, const char *bid_id);

/* Is the bid rejected for the lot by a decision? Sets *decision when not
 * NULL. */
bool bid_is_rejected(const struct folder *f, const struct bid *b,
                     const char *lot_id, const struct decision **decision);

#endif
