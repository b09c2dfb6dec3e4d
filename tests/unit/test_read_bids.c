/*
 * Assessors, scores, decisions and bids: what is wrong with them, said once
 * and at the right line.
 */
#include "broken_folder.h"

/* clang-format off */
static const struct edit edits[] = {
    /* assessors.yaml */
    {ASSESSORS, "id: A2", "id: A1", "repeated-id", 7, NULL},
    {ASSESSORS, "criteria: [K1, K2]", "criteria: [K1, K2, K9]",
     "unknown-criterion", 5, NULL},
    {ASSESSORS, "criteria: [K1, K2]", "criteria: [K1, K2, K3]",
     "criterion-not-assessed", 5, NULL},
    {ASSESSORS, "recused: [havgap]", "recused: [havgapp]", "unknown-bidder",
     15, "havgap"},
    {ASSESSORS, "    recused_reason: Tidligere styremedlem hos tilbyder\n",
     "", "recused-without-reason", 11, NULL},
    {ASSESSORS, "impartial: 2026-10-03", "impartial: 2026-12-03",
     "date-after-evaluation", 14, NULL},

    /* risk/ */
    {MATRIX, "  Stor:    [", "  Storr:    [", "unknown-likelihood", 7,
     "Stor"},
    {MATRIX, "[Moderat, Høy,     Høy]", "[Moderat, Høy]", "grid-row-length",
     7, NULL},
    {MATRIX, "  Moderat: [Lav,     Moderat, Høy]\n", "", "grid-row-missing",
     7, NULL},
    {MATRIX, "[Moderat, Høy,     Høy]", "[Moderat, Høi,     Høy]",
     "unknown-level", 7, "Høy"},
    {MATRIX, "[Moderat, Høy,     Høy]", "[Moderat, Høy,     Moderat]",
     "grid-not-monotone", 7, NULL},
    {MATRIX, "points: {Lav: 10, ", "points: {", "level-points-missing", 10,
     NULL},
    {MATRIX, "points: {Lav: 10, ", "points: {Lav: 11, ", "level-off-scale",
     10, NULL},
    {MATRIX, "points: {Lav: 10, Moderat: 6, Høy: 1}\n", "",
     "matrix-points-missing", 2, NULL},
    {REGISTER, "likelihood: Moderat", "likelihood: Middels",
     "unknown-likelihood", 6, NULL},
    {REGISTER, "stated: Høy", "stated: Hoy", "unknown-level", 8, "Høy"},
    {REGISTER, "id: A-2", "id: A-1", "repeated-id", 13, NULL},

    /* scores */
    {A1, "assessor: A1", "assessor: A2", "sheet-name", 1, "A1"},
    {A1, "criterion: K2", "criterion: K22", "unknown-criterion", 17, "K2"},
    {A1, "criterion: K2", "criterion: K3", "criterion-not-assessed", 17,
     NULL},
    {A1, "criterion: K2\n", "criterion: K2\n    lot: L1\n",
     "score-lot-needless", 18, NULL},
    {A1, "    lot: L2\n", "", "score-lot-missing", 11, NULL},
    {A1, "    lot: L2\n", "    lot: L3\n", "unknown-lot", 12, NULL},
    {A1, "score: 8,", "score: 18,", "score-off-scale", 7, NULL},
    {A1, "      fjordglimt: {score: 6", "      fjordgimt: {score: 6",
     "unknown-bidder", 8, "fjordglimt"},
    {A1, "      granheim: {score: 8, reason: \"Etter",
     "      havgap: {score: 8, reason: \"Etter", "score-not-offered", 16,
     NULL},
    {"bids/scores/A3.yaml", "      granheim: {score: 8",
     "      havgap: {score: 8, reason: \"x\"}\n      granheim: {score: 8",
     "score-recused", 20, NULL},
    {A1, "reason: \"Etter min vurdering: rutiner beskrevet, men uten "
         "frister\"", "reason: \"\"", "empty-value", 20, NULL},
    {A1, "      havgap: {score: 5, reason: \"Etter min vurdering: samarbeid "
         "beskrevet i generelle vendinger\", page: \"12\"}\n", "",
     "score-missing", 17, NULL},
    {A1, "  - criterion: K2\n",
     "  - criterion: K2\n    bids:\n"
     "      havgap: {score: 5, reason: Kort}\n  - criterion: K2\n",
     "score-twice", 25, NULL},
    {A1, "Etter min vurdering: samarbeid beskrevet i generelle vendinger",
     "Etter min vurdering: rutiner beskrevet, men uten frister",
     "reason-copied", 22, NULL},
    {ASSESSORS, "criteria: [K1, K2]", "criteria: [K1]", "score-not-theirs",
     17, NULL},
    {CONSENSUS, "present: [A1, A2, A3]", "present: [A1, A2, A4]",
     "unknown-assessor", 3, NULL},
    {CONSENSUS, "      bjorkely: {score: 8, reason: \"Konkrete",
     "      bjorkely: {score: 4, reason: \"Konkrete", "consensus-outside", 8,
     NULL},
    {CONSENSUS, "      havgap: {score: 5, reason: \"Samarbeid beskrevet i "
                "generelle vendinger\", page: \"15\"}\n", "",
     "consensus-score-missing", 18, NULL},
    {CONSENSUS, "closed: 2026-10-20", "closed: 2026-10-13",
     "consensus-before-scores", 2, NULL},
    {AWARD, "panel: {formula: panel-consensus}",
     "panel: {formula: panel-mean}", "consensus-unused", 0, NULL},

    /* decisions and clarifications */
    {DECISIONS, "bidder: solsida", "bidder: solside", "unknown-bidder", 3,
     "solsida"},
    {DECISIONS, "lots: all", "lots: [L1, L9]", "unknown-lot", 4, NULL},
    {DECISIONS, "bidder: solsida\n    lots: all",
     "bidder: havgap\n    lots: [L2]", "decision-lot-not-offered", 4, NULL},
    {DECISIONS, "answers: requirement-not-met", "answers: requirement-not-mt",
     "unknown-finding", 5, "requirement-not-met"},
    {DECISIONS, "requirement: R-01", "requirement: R-1",
     "unknown-requirement", 6, "R-01"},
    {DECISIONS, "kind: reject", "kind: priced deviation",
     "deviation-without-amount", 3, NULL},
    {DECISIONS, "kind: reject", "kind: reject\n    amount: 5", "needless-key",
     8, NULL},
    {DECISIONS, "date: 2026-10-06", "date: 2027-10-06",
     "date-after-evaluation", 9, NULL},
    {CLARIFICATIONS, "status: sent", "status: planned",
     "clarification-not-sent", 5, NULL},
    {CLARIFICATIONS, "concerns: [L1, L2]", "concerns: [L1, R-99]",
     "unknown-subject", 7, NULL},
    {CLARIFICATIONS, "bidder: havgap", "bidder: havgab", "unknown-bidder", 10,
     "havgap"},
    {CLARIFICATIONS, "    answered: 2026-10-09\n", "", "inquiry-unanswered",
     9, NULL},

    /* bids: their form */
    {HAVGAP, "\"lot\": \"L1\"", "\"lot\": \"l1\"", "unknown-lot", 14, "L1"},
    {HAVGAP, "\"day\": 4300", "\"dya\": 4300", "unknown-price-line", 18,
     "day"},
    {HAVGAP, "\"day\": 4300", "\"day\": \"4300\"", "number-in-quotes", 18,
     "4300"},
    {HAVGAP, "\"R-06\": {", "\"R-6\": {", "unknown-requirement", 49, "R-06"},
    {GRANHEIM, "\"lot\": \"L2\"", "\"lot\": \"L1\"", "offer-twice", 24,
     NULL},
    {HAVGAP, "\"caps\": []",
     "\"caps\": [{\"lots\": [\"L1\"], \"at_most\": -4}]",
     "negative-quantity", 54, NULL},
    {HAVGAP, "\"answers\": {\n",
     "\"answers\": {\n\"R-03\": {\"answer\": true},\n", "answer-not-asked",
     25, NULL},

    /* bids: findings */
    {HAVGAP, "2026-09-29T16:20:00+02:00", "2026-10-01T12:00:01+02:00",
     "bid-late", 8, NULL},
    {HAVGAP, "\"valid_until\": \"2027-03-31\"",
     "\"valid_until\": \"2027-02-28\"", "validity-short", 9, NULL},
    {HAVGAP, "  \"valid_until\": \"2027-03-31\",\n", "", "validity-missing",
     1, NULL},
    {HAVGAP, "\"NOK\"", "\"SEK\"", "currency-differs", 10, NULL},
    {HAVGAP, "\"vat\": \"excluded\"", "\"vat\": \"included\"", "vat-differs",
     11, NULL},
    {HAVGAP, "310004219", "310004218", "organisation-number", 4, NULL},
    {HAVGAP, "310004219", "310 004 219", "organisation-number-form", 4,
     NULL},
    {HAVGAP, "\"reservations\": []",
     "\"reservations\": [{\"text\": \"Prisen gjelder ved oppstart i mars\"}]",
     "reservation-free-text", 55, NULL},
    {HAVGAP, "\"caps\": []",
     "\"caps\": [{\"lots\": [\"L1\"], \"at_most\": 4}]", "cap-contradicts",
     54, NULL},
    {HAVGAP, "\"caps\": []",
     "\"caps\": [{\"lots\": [\"L1\", \"L2\"], \"at_most\": 14}]",
     "cap-lot-not-offered", 54, NULL},
    {HAVGAP, "\"day\": 4300,", "", "price-missing", 17, NULL},
    {HAVGAP, "\"day\": 4300,\n        \"contact\": 1050,\n"
             "        \"night\": 1650", "", "prices-missing", 17, NULL},
    {HAVGAP, "\"day\": 4300", "\"day\": 0", "price-zero", 18, NULL},
    {HAVGAP, "\"day\": 4300", "\"day\": -4300", "price-negative", 18, NULL},
    {HAVGAP, "\"day\": 4300", "\"day\": 43000", "price-implausible", 18,
     NULL},
    {HAVGAP, "      \"offered\": 18,\n", "", "offered-missing", 13, NULL},
    {HAVGAP, "\"offered\": 18", "\"offered\": 45", "offered-above-range", 15,
     NULL},
    {HAVGAP, "\"offered\": 18,\n      \"minimum\": 8",
     "\"offered\": 5,\n      \"minimum\": 5", "offered-below-minimum", 15,
     NULL},
    {HAVGAP, "\"minimum\": 8", "\"minimum\": 20", "offer-contradicts", 16,
     NULL},
    {HAVGAP, "    \"R-04\": {\n      \"answer\": true,\n"
             "      \"page\": \"9\"\n    },\n", "", "answer-missing", 13,
     NULL},
    {GRANHEIM, "    \"R-04\": {\n      \"answer\": true,\n"
               "      \"page\": \"9\"\n    },\n", "", "answer-missing", 40,
     NULL},
    {HAVGAP, "\"answer\": 30", "\"answer\": \"30\"", "answer-wrong-type", 38,
     NULL},
    {HAVGAP, "\"likelihood\": \"Moderat\"", "\"likelihood\": \"Midels\"",
     "risk-off-matrix", 60, NULL},
};
/* clang-format on */

START_TEST(a_mistake_gives_one_message)
{
    check_edit(&edits[_i]);
}
END_TEST

/* -- findings and decisions -------------------------------------------------
 */

static size_t
count_of(const struct diags *d, const char *code)
{
    size_t count = 0;

    for (const struct diag *g = diags_first(d); g; g = g->next) {
        count += strcmp(g->code, code) == 0;
    }
    return count;
}

START_TEST(two_bids_of_one_organisation_are_both_found)
{
    static const struct edit twin = {GRANHEIM, "310002844", "310004219",
                                     NULL,     0,           NULL};
    struct diags *d = diags_create(a);

    make_edit(&twin);
    (void)read_edited(d);
    ck_assert_uint_eq(count_of(d, "duplicate-bidder"), 2);
    ck_assert_uint_eq(diags_blocking(d), 2);
}
END_TEST

START_TEST(nothing_more_of_a_late_bid_is_told)
{
    static const struct edit changes[] = {
        {HAVGAP, "2026-09-29T16:20", "2026-10-29T16:20", NULL, 0, NULL},
        {HAVGAP, "\"day\": 4300", "\"day\": \"4300\"", NULL, 0, NULL},
        {HAVGAP, "\"NOK\"", "\"SEK\"", NULL, 0, NULL},
        {HAVGAP, "\"answer\": 30", "\"answer\": null", NULL, 0, NULL},
    };
    struct diags *d = diags_create(a);

    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        make_edit(&changes[i]);
    }
    (void)read_edited(d);
    ck_assert_str_eq(diags_first(d)->code, "bid-late");
    ck_assert_msg(diags_first(d)->next == NULL, "%s", told(d, LANG_EN));
    ck_assert_ptr_null(strstr(told(d, LANG_EN), "4300"));
}
END_TEST

/* A finding about one lot, and decisions about it. */
static const struct answering {
    const char *decision;
    bool is_decided;
    bool is_stale;
} answerings[] = {
    {"bidder: granheim\n    lots: [L2]\n    answers: price-zero\n"
     "    kind: accept",
     true, false},
    {"bidder: granheim\n    lots: all\n    answers: price-zero\n"
     "    kind: clarify",
     true, false},
    {"bidder: granheim\n    lots: [L1]\n    answers: price-zero\n"
     "    kind: accept",
     false, true},
    {"bidder: havgap\n    lots: all\n    answers: price-zero\n"
     "    kind: accept",
     false, true},
    {"bidder: granheim\n    lots: [L2]\n    answers: price-missing\n"
     "    kind: accept",
     false, true},
    {"bidder: granheim\n    lots: [L2]\n    answers: own initiative\n"
     "    kind: reject",
     true, false},
    {"bidder: granheim\n    lots: [L2]\n    answers: own initiative\n"
     "    kind: accept",
     false, false},
    {"bidder: granheim\n    lots: [L2]\n    answers: price-zero\n"
     "    requirement: R-01\n    kind: accept",
     false, true},
};

START_TEST(a_decision_answers_the_finding_it_names)
{
    static const struct edit zero = {
        GRANHEIM, "\"day\": 5200", "\"day\": 0", NULL, 0, NULL};
    const struct answering *x = &answerings[_i];
    const char *text =
        arena_printf(a,
                     "decisions:\n  - %s\n    by: Leder\n    date: 2026-10-06\n"
                     "    reason: En grunn\n",
                     x->decision);
    struct diags *d = diags_create(a);

    make_edit(&zero);
    ck_assert_ptr_null(file_save(a, within(DECISIONS), text, strlen(text)));

    struct folder *f = read_folder(a, d, catalogue_open(a), folder);

    read_decisions_answer(a, d, f);
    ck_assert_msg(diags_blocking(d) == (x->is_decided ? 0 : 1), "%s",
                  told(d, LANG_EN));
    ck_assert_uint_eq(count_of(d, "stale-decision"), x->is_stale ? 1 : 0);
}
END_TEST

START_TEST(lines_to_paste_decide_the_finding_when_filled_in)
{
    static const struct edit zero = {
        GRANHEIM, "\"day\": 5200", "\"day\": 0", NULL, 0, NULL};
    struct file old = file_read(a, within(DECISIONS), 1 << 20);
    struct diags *d = diags_create(a);

    make_edit(&zero);
    (void)read_edited(d);

    const char *paste = diags_first(d)->paste;

    ck_assert_ptr_nonnull(paste);
    paste = replaced(paste, "kind:  ", "kind: accept  ");
    paste = replaced(paste, "by:", "by: Leder");
    paste = replaced(paste, "date:", "date: 2026-10-08");
    paste = replaced(paste, "reason:", "reason: Inngår i døgnprisen");
    paste = arena_printf(a, "%s%s", old.at, paste);
    ck_assert_ptr_null(file_save(a, within(DECISIONS), paste, strlen(paste)));
    d = diags_create(a);

    struct folder *f = read_folder(a, d, catalogue_open(a), folder);

    ck_assert_uint_eq(diags_blocking(d), 1);
    read_decisions_answer(a, d, f);
    ck_assert_uint_eq(diags_blocking(d), 0);
}
END_TEST

START_TEST(every_finding_has_its_words_and_its_paragraph)
{
    for (size_t i = 0; finding_codes[i].code; i++) {
        const char *code = finding_codes[i].code;

        ck_assert(text_has(code));
        ck_assert(text_has(arena_printf(a, "%s?", code)));
    }
}
END_TEST

int
main(void)
{
    const struct loop loops[] = {
        {a_mistake_gives_one_message, sizeof edits / sizeof edits[0]},
        {a_decision_answers_the_finding_it_names,
         sizeof answerings / sizeof answerings[0]},
        {NULL, 0},
    };
    const TTest *const rest[] = {
        two_bids_of_one_organisation_are_both_found,
        nothing_more_of_a_late_bid_is_told,
        lines_to_paste_decide_the_finding_when_filled_in,
        every_finding_has_its_words_and_its_paragraph,
        NULL,
    };

    return run("read_bids", loops, rest);
}
