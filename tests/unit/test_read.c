/*
 * The buyer's files: what is wrong with them, said once and at the right line.
 */
#include "broken_folder.h"

/* clang-format off */
static const struct edit edits[] = {
    /* files */
    {NEEDS, NULL, NULL, "file-needed", 23, NULL},
    {REQUIREMENTS, NULL, NULL, "missing-file", 0, NULL},
    {ASSESSORS, NULL, NULL, "file-needed", 37, NULL},
    {MATRIX, NULL, NULL, "file-needed", 71, NULL},
    {CONSENSUS, NULL, NULL, "consensus-missing", 0, NULL},
    {A1, NULL, NULL, "sheet-missing", 0, NULL},
    {"criteria/award.yml", NULL, "x", "unknown-file", 0,
     "criteria/award.yaml"},
    {"criteria/notes.txt", NULL, "x", "unknown-file", 0, NULL},
    {"risk/matrise.xlsx", NULL, "x", "unknown-file", 0, NULL},
    {"bids/x.jsn", NULL, "x", "unknown-file", 0, "bids/x.json"},
    {"bids/x.yaml", NULL, "x", "unknown-file", 0, NULL},
    {"bids/scores/A4.yml", NULL, "x", "unknown-file", 0,
     "bids/scores/A4.yaml"},
    {"bids/scores/A9.yaml", NULL,
     "assessor: A9\ndate: 2026-10-12\nscores: []\n", "unknown-assessor", 1,
     NULL},

    /* tender.yaml */
    {TENDER, "currency: NOK", "currency: kroner", "bad-currency", 7, NULL},
    {TENDER, "notice_date: 2026-08-17", "notice_date: 2026-10-17",
     "dates-reversed", 11, NULL},
    {TENDER, "evaluation_date: 2026-11-02", "evaluation_date: 2026-09-30",
     "dates-reversed", 12, NULL},
    {TENDER, "bids_valid_until: 2027-03-01", "bids_valid_until: 2026-03-01",
     "dates-reversed", 13, NULL},
    {TENDER, "id: L2", "id: L1", "repeated-id", 24, NULL},
    {TENDER, "id: L2", "id: all", "reserved-id", 24, NULL},
    {TENDER, "method: M1", "method: Ml", "unknown-method", 20, "M1"},
    {TENDER, "price_form: PF1", "price_form: PF", "unknown-price-form", 21,
     "PF1"},
    {TENDER, "award: volume", "award: volum", "unknown-award-rule", 22,
     "volume"},
    {TENDER, "award: volume", "awrad: volume", "unknown-key", 22, "award"},
    {TENDER, "wanted: 40", "wanted: 50", "volume-off-range", 19, NULL},
    {TENDER, "wanted: 40", "wanted: 0", "volume-not-positive", 19, NULL},
    {TENDER, "    volume: {wanted: 40, range: 36..44}\n", "",
     "volume-missing", 16, NULL},
    {TENDER, "needs: [N-01, N-02]", "needs: [N-01, N-02, N-02]",
     "repeated-in-list", 23, NULL},
    {TENDER, "needs: [N-01, N-02]", "needs: [N-01, N-02, N-22]",
     "unknown-need", 23, "N-02"},

    /* needs.yaml */
    {NEEDS, "id: N-02", "id: N-01", "repeated-id", 8, NULL},
    {NEEDS, "    reason: Avtalens punkt 6\n", "",
     "destination-without-reason", 34, NULL},
    {NEEDS, "    destination: contract term\n", "", "need-without-destination",
     34, NULL},
    {TENDER, "needs: [N-01, N-02]", "needs: [N-01]",
     "need-without-destination", 8, NULL},
    {TENDER, "needs: [N-01, N-02]", "needs: [N-01, N-02, N-07]",
     "excluded-need-used", 23, NULL},

    /* requirements.yaml */
    {REQUIREMENTS, "id: R-05", "id: R-04", "repeated-id", 50, NULL},
    {REQUIREMENTS, "lots: [L2]", "lots: [l2]", "unknown-lot", 39, "L2"},
    {REQUIREMENTS, "lots: [L2]", "lots: [L2, all]", "all-and-more", 39, NULL},
    {REQUIREMENTS, "lots: [L2]", "lots: []", "empty-list", 39, NULL},
    {REQUIREMENTS, "    if_not_met: shall\n", "", "if-not-met-missing", 4,
     NULL},
    {REQUIREMENTS, "    if_not_met: shall\n", "    if_not_mett: shall\n",
     "unknown-key", 10, "if_not_met"},
    {REQUIREMENTS, "    met_if: answer >= 28\n", "", "met-if-missing", 26,
     NULL},
    {REQUIREMENTS, "met_if: answer >= 28", "met_if: anwser >= 28",
     "unknown-name", 32, "answer"},
    {REQUIREMENTS, "    answer: truth\n    needs: [N-05]",
     "    answer: truth\n    met_if: answer == 1\n    needs: [N-05]",
     "needless-key", 49, NULL},
    {REQUIREMENTS, "    answer: truth\n    needs: [N-05]",
     "    answer: truth\n    weight: 0\n    needs: [N-05]",
     "weight-not-positive", 49, NULL},
    {REQUIREMENTS, "    answer: truth\n    needs: [N-05]",
     "    answer: text\n    needs: [N-05]", "answer-not-countable", 65, NULL},
    {REQUIREMENTS, "kind: information", "kind: scored",
     "scored-requirement-unused", 56, NULL},
    {REQUIREMENTS, "unit: ansatte", "weight: 2", "needless-key", 61, NULL},

    /* award.yaml: scale and weights */
    {AWARD, "from: 0, to: 10}", "from: 10, to: 0}", "scale-reversed", 2,
     NULL},
    {AWARD, "weights: of parent", "wieghts: of parent", "unknown-key", 3,
     "weights"},
    {AWARD, "weights: of parent            #", "#", "weights-missing", 2,
     NULL},
    {AWARD, "weight: 25", "weight: 35", "weights-exceed", 32, NULL},
    {AWARD, "weight: 25", "weight: 15", "weights-lack", 32, NULL},
    {AWARD, "weight: 60", "weight: 59.9", "weights-lack", 21, NULL},
    {AWARD, "weight: 60", "weight: 6O", "not-a-number", 24, NULL},
    {AWARD, "            weight: 25\n", "", "weight-missing", 45, NULL},
    {AWARD, "            weight: 25\n", "            wieght: 25\n",
     "unknown-key", 47, "weight"},
    {AWARD, "weight: 25", "weight: 20..30", "range-without-used", 47, NULL},
    {AWARD, "weight: 25", "weight: 20..30\n            used: 35",
     "used-off-range", 48, NULL},
    {AWARD, "weight: 25", "weight: 20..30\n            used: 20..25",
     "used-is-range", 48, NULL},
    {AWARD, "weight: 25", "weight: 25\n            used: 25", "needless-key",
     48, NULL},
    {AWARD, "weight: 25", "weight: 5..20\n            used: 20",
     "weight-range-infeasible", 32, NULL},
    {AWARD, "weights: of parent ", "weights: of total ", "weights-exceed", 21,
     NULL},
    {AWARD, "            weight: 25\n",
     "            weight: 25\n            max_points: 10\n",
     "max-points-with-scale", 48, NULL},

    /* award.yaml: criteria */
    {AWARD, "id: K2", "id: K1", "repeated-id", 45, NULL},
    {AWARD, "            from: risk\n            formula: risk-worst\n", "",
     "source-missing", 67, NULL},
    {AWARD, "        title: Kvalitet\n",
     "        title: Kvalitet\n        from: assessors\n",
     "node-with-source", 31, NULL},
    {AWARD, "            scored: once\n            from: risk",
     "            from: risk", "scored-missing", 67, NULL},
    {AWARD, "scored: per lot\n        from: price",
     "scored: once\n        from: price", "price-scored-once", 25, NULL},
    {AWARD, "            requirement: R-02\n", "", "requirement-missing", 52,
     NULL},
    {AWARD, "requirement: R-02", "requirement: R-20", "unknown-requirement",
     57, "R-02"},
    {AWARD, "requirement: R-02", "requirement: R-01", "answer-not-scorable",
     57, NULL},
    {AWARD, "requirements: [R-04, R-05]", "requirements: [R-04, R-05, R-01]",
     "requirement-not-scored", 65, NULL},
    {AWARD, "requirements: [R-04, R-05]", "requirements: []", "empty-list",
     65, NULL},
    {REQUIREMENTS, "    lots: all\n    answer: truth\n    needs: [N-05]",
     "    lots: [L1]\n    answer: truth\n    needs: [N-05]",
     "requirement-not-for-lot", 65, NULL},
    {AWARD, "threshold: 3", "threshold: 30", "threshold-off-scale", 38, NULL},
    {AWARD, "    thresholds: before normalisation\n", "",
     "thresholds-unstated", 19, NULL},
    {AWARD, "              4: noe", "              40: noe",
     "anchor-off-scale", 41, NULL},
    {AWARD, "            threshold: 3\n            needs",
     "            levels: {A: 1}\n            needs", "needless-key", 50,
     NULL},

    /* award.yaml: methods and formulas */
    {AWARD, "formula: price-linear-lowest", "formula: price-linear-lowset",
     "unknown-formula", 27, "price-linear-lowest"},
    {AWARD, "formula: price-linear-lowest\n        parameters: {span: 100%}",
     "formula: weighted-sum", "wrong-formula-kind", 27, NULL},
    {AWARD, "        formula: price-linear-lowest\n"
            "        parameters: {span: 100%}\n", "", "formula-missing", 22,
     NULL},
    {AWARD, "parameters: {span: 100%}", "parameters: {spam: 100%}",
     "unknown-parameter", 28, "span"},
    {AWARD, "parameters: {span: 100%}", "parameters: {span: 0%}",
     "parameter-too-low", 28, NULL},
    {AWARD, "parameters: {span: 100%}", "parameters: {span: 1.5}",
     "share-needs-percent", 28, NULL},
    {AWARD, "parameters: {worst: 20, best: 40}", "parameters: {worst: 20}",
     "parameter-missing", 59, NULL},
    {AWARD, "parameters: {worst: 20, best: 40}",
     "parameters: {worst: 20, bets: 40}", "unknown-parameter", 59, "best"},
    {AWARD, "            formula: risk-worst\n",
     "            formula: risk-worst\n            own_formula: max_points\n",
     "formula-twice", 73, NULL},
    {AWARD, "formula: risk-worst", "own_formula: lowest(point over risks)",
     "unknown-name", 72, "points"},
    {AWARD, "combine: {formula: weighted-sum}",
     "combine: {own_formula: sum(weight * points over criteria)}",
     "wins-missing", 74, NULL},
    {AWARD, "    panel: {formula: panel-consensus}\n", "", "panel-missing",
     19, NULL},
    {AWARD, "combine: {formula: weighted-sum}",
     "combine: {formula: monetised-quality-deduction, "
     "parameters: {value_per_point: 2000}}", "price-counted-twice", 26, NULL},
    {AWARD, "from: price\n        formula: price-linear-lowest\n"
            "        parameters: {span: 100%}",
     "from: risk\n        formula: risk-mean", "no-price-criterion", 22,
     NULL},
    {AWARD, "references: admitted bids", "references: at least minimum viable",
     "references-no-minimum", 75, NULL},
    {AWARD, "{digits: 2, mode: half-up}", "{digits: 12, mode: half-up}",
     "rounding-digits", 78, NULL},
    {AWARD, "ties: [quality, price, draw]", "ties: [qualty, price, draw]",
     "unknown-tie-key", 80, "quality"},
    {AWARD, "ties: [quality, price, draw]", "ties: []", "empty-list", 80,
     NULL},

    /* award.yaml: price forms, award rules, reservations */
    {AWARD, "{id: contact,", "{id: day,", "repeated-id", 15, NULL},
    {AWARD, "quantity: 60", "quantity: 0", "quantity-not-positive", 15, NULL},
    {AWARD, "factor: 50%", "factor: 5000%", "factor-off-limits", 16, NULL},
    {AWARD, "factor: 50%", "factor: 0.5", "share-needs-percent", 16, "50%"},
    {AWARD, "rule: one winner", "rule: k best", "winners-missing", 84, NULL},
    {AWARD, "rule: one winner", "rule: one winner\n    winners: 2",
     "needless-key", 86, NULL},
    {AWARD, "rule: one winner", "rule: k best\n    winners: 0",
     "winners-not-positive", 86, NULL},
    {AWARD, "    minimum_viable: 6 ", "    #", "minimum-viable-missing", 86,
     NULL},
    {AWARD, "    residual: [", "    # [", "residual-undefined", 86, NULL},
    {AWARD, "residual: [next in rank", "residual: [next in rnak",
     "unknown-residual", 90, "next in rank"},
    {AWARD, "residual: [next in rank, up to top of range, leave unawarded]",
     "residual: [up to top of range, next in rank]", "residual-order", 90,
     NULL},
    {AWARD, "maximum_share: 60%", "maximum_share: 160%",
     "maximum-share-off-limits", 89, NULL},
    {AWARD, "maximum_share: 60%", "maximum_share: 10%",
     "maximum-share-too-small", 89, NULL},
    {AWARD, "minimum_viable: 6 ", "minimum_viable: 60 ",
     "minimum-viable-too-large", 88, NULL},
    {AWARD, "rule: fixed form ", "rule: undefined ", "reservations-undefined",
     6, NULL},
    {AWARD, "rule: fixed form ", "rule: buyer optimises ",
     "reservations-not-computed", 6, NULL},
    {AWARD, "  lot_order: [L2, L1] ", "  # ", "lot-order-missing", 6, NULL},
    {AWARD, "lot_order: [L2, L1]", "lot_order: [L2]", "lot-order-lacks", 7,
     NULL},
    {AWARD, "lot_order: [L2, L1]", "lot_order: [L2, L1, L2]",
     "repeated-in-list", 7, NULL},
    {AWARD, "awards:\n", "awards:\n  - id: spare\n    rule: one winner\n",
     "never-used", 84, NULL},
};
/* clang-format on */

START_TEST(a_mistake_gives_one_message)
{
    check_edit(&edits[_i]);
}
END_TEST

/* -- what is read -----------------------------------------------------------
 */

static struct folder *
read_fine(void)
{
    struct diags *d = diags_create(a);
    struct folder *f = read_edited(d);

    ck_assert_msg(diags_first(d) == NULL, "%s", told(d, LANG_EN));
    return f;
}

static const char *
decimal(num x)
{
    return num_fraction_text(a, x);
}

START_TEST(a_sound_folder_is_read_without_a_word)
{
    const struct folder *f = read_fine();

    ck_assert_uint_eq(f->tender.lots_count, 2);
    ck_assert_uint_eq(f->bids_count, 5);
    ck_assert_str_eq(f->bids[0].id, "bjorkely");
    ck_assert_str_eq(f->bids[0].file, "bids/bjorkely.json");
    ck_assert_uint_eq(f->sheets_count, 3);
    ck_assert_str_eq(f->sheets[2].assessor_id, "A3");
    ck_assert_ptr_nonnull(f->consensus);
    ck_assert_ptr_null(f->consensus->assessor_id);
    ck_assert_uint_eq(f->sources_count, 18);
    for (size_t i = 1; i < f->sources_count; i++) {
        ck_assert_int_lt(strcmp(f->sources[i - 1].name, f->sources[i].name), 0);
        ck_assert_uint_eq(strlen(f->sources[i].sha256), 64);
    }
}
END_TEST

START_TEST(lots_criteria_and_offers_are_joined_to_what_they_name)
{
    const struct folder *f = read_fine();
    const struct lot *lot = folder_lot(f, "L1");
    const struct criterion *c = method_criterion(lot->method, "K3");

    ck_assert_str_eq(lot->method->id, "M1");
    ck_assert_str_eq(lot->price_form->id, "PF1");
    ck_assert_str_eq(lot->award->id, "volume");
    ck_assert(lot->award->has_next && lot->award->has_top &&
              lot->award->has_maximum_share);
    ck_assert_str_eq(lot->price_form->formula.entry->id, "price-form-basket");
    ck_assert_str_eq(c->parent->id, "K");
    ck_assert_str_eq(c->requirement->id, "R-02");
    ck_assert_str_eq(decimal(c->formula.parameters[1]), "40");
    ck_assert_ptr_nonnull(c->formula.parameter_docs[1]);
    ck_assert_ptr_nonnull(c->requirement->met);
    ck_assert_ptr_eq(bid_offer(&f->bids[1], "L2")->lot, folder_lot(f, "L2"));
    c = method_criterion(lot->method, "K4");
    ck_assert_str_eq(c->requirements[1]->id, "R-05");
    ck_assert_str_eq(decimal(c->requirements[1]->weight), "1");
    ck_assert_str_eq(decimal(lot->price_form->lines[0].factor), "1");
    ck_assert_str_eq(decimal(lot->price_form->lines[2].factor), "1/2");
}
END_TEST

START_TEST(the_tree_is_listed_parents_first_with_its_weights)
{
    static const struct {
        const char *id, *share, *of_total;
    } expected[] = {
        {"P", "3/5", "3/5"},    {"K", "2/5", "2/5"},   {"K1", "2/5", "4/25"},
        {"K2", "1/4", "1/10"},  {"K3", "1/5", "2/25"}, {"K4", "1/20", "1/50"},
        {"K5", "1/10", "1/25"},
    };
    const struct method *m = folder_lot(read_fine(), "L1")->method;

    ck_assert_uint_eq(m->all_count, 7);
    for (size_t i = 0; i < m->all_count; i++) {
        ck_assert_str_eq(m->all[i]->id, expected[i].id);
        ck_assert_uint_eq(m->all[i]->index, i);
        ck_assert_str_eq(decimal(m->all[i]->weight_share), expected[i].share);
        ck_assert_str_eq(decimal(m->all[i]->weight_of_total),
                         expected[i].of_total);
        ck_assert_str_eq(decimal(m->all[i]->points_max), "10");
    }
    ck_assert(method_criterion(m, "K1")->has_threshold);
    ck_assert(!method_criterion(m, "K3")->has_threshold);
}
END_TEST

START_TEST(the_matrix_is_read_from_its_lowest_corner)
{
    static const size_t levels[] = {0, 0, 1, 0, 1, 2, 1, 2, 2};
    const struct risk_matrix *x = &read_fine()->matrix;

    for (size_t i = 0; i < 9; i++) {
        ck_assert_uint_eq(x->grid[i], levels[i]);
    }
    ck_assert_str_eq(decimal(x->points[0]), "10");
    ck_assert_str_eq(decimal(x->points[2]), "1");
}
END_TEST

START_TEST(weights_may_be_shares_of_the_total)
{
    static const struct edit changes[] = {
        {AWARD, "weights: of parent ", "weights: of total ", NULL, 0, NULL},
        {AWARD, "            weight: 40\n", "            weight: 16\n", NULL, 0,
         NULL},
        {AWARD, "weight: 25", "weight: 10", NULL, 0, NULL},
        {AWARD, "weight: 20", "weight: 8", NULL, 0, NULL},
        {AWARD, "weight: 5\n", "weight: 2\n", NULL, 0, NULL},
        {AWARD,
         "            weight: 10\n            scored: once\n"
         "            from: risk",
         "            weight: 4\n            scored: once\n"
         "            from: risk",
         NULL, 0, NULL},
    };

    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        make_edit(&changes[i]);
    }

    const struct method *m = folder_lot(read_fine(), "L1")->method;

    ck_assert_str_eq(decimal(method_criterion(m, "K1")->weight_share), "2/5");
    ck_assert_str_eq(decimal(method_criterion(m, "K")->weight_of_total), "2/5");
}
END_TEST

/* `text` without the lines that hold `word`. */
static const char *
without_lines(const char *text, const char *word)
{
    struct buf b = buf_start(a);

    while (*text) {
        size_t size = strcspn(text, "\n") + 1;
        const char *line = arena_slice(a, text, size);

        if (!strstr(line, word)) {
            buf_add(&b, line);
        }
        text += size;
    }
    return buf_text(&b);
}

START_TEST(points_may_stand_in_place_of_a_scale_and_weights)
{
    struct file file = file_read(a, within(AWARD), 1 << 20);
    const char *text = without_lines(file.at, "scale:");

    text = without_lines(without_lines(text, "weights:"), "weight: 40\n");
    for (const char *at = NULL; (at = strstr(text, " weight: ")) != NULL;) {
        text = replaced(text, " weight: ", " max_points: ");
    }
    text = replaced(text, "title: Faglig innhold\n",
                    "title: Faglig innhold\n            max_points: 40\n");
    ck_assert_ptr_null(file_save(a, within(AWARD), text, strlen(text)));

    const struct method *m = folder_lot(read_fine(), "L1")->method;

    ck_assert(m->is_on_points);
    ck_assert_str_eq(decimal(method_criterion(m, "P")->points_max), "60");
    ck_assert_str_eq(decimal(method_criterion(m, "K")->points_max), "100");
    ck_assert_str_eq(decimal(method_criterion(m, "K2")->points_max), "25");
    ck_assert_str_eq(decimal(method_criterion(m, "K")->weight_of_total), "5/8");
}
END_TEST

START_TEST(an_own_formula_takes_parameters_with_and_without_units)
{
    static const struct edit own = {
        AWARD,
        "formula: price-linear-lowest\n        parameters: {span: 100%}",
        "own_formula: clamp(max_points * (zero - price) / (zero - full), 0, "
        "max_points) * part\n"
        "        parameters: {zero: {value: 9000000, unit: money}, "
        "full: {value: 4000000, unit: money}, part: 90%}",
        NULL,
        0,
        NULL};

    make_edit(&own);

    const struct criterion *c =
        method_criterion(folder_lot(read_fine(), "L1")->method, "P");

    ck_assert_uint_eq(c->formula.entry->parameters_count, 3);
    ck_assert_str_eq(decimal(c->formula.parameters[0]), "9000000");
    ck_assert_str_eq(decimal(c->formula.parameters[2]), "9/10");
}
END_TEST

START_TEST(a_folder_that_is_not_there_says_so_once)
{
    struct diags *d = diags_create(a);

    (void)read_folder(a, d, catalogue_open(a), within("nowhere"));
    ck_assert_ptr_nonnull(diags_first(d));
    ck_assert_str_eq(diags_first(d)->code, "missing-folder");
    ck_assert_ptr_null(diags_first(d)->next);
}
END_TEST

int
main(void)
{
    const struct loop loops[] = {
        {a_mistake_gives_one_message, sizeof edits / sizeof edits[0]},
        {NULL, 0},
    };
    const TTest *const rest[] = {
        a_sound_folder_is_read_without_a_word,
        lots_criteria_and_offers_are_joined_to_what_they_name,
        the_tree_is_listed_parents_first_with_its_weights,
        the_matrix_is_read_from_its_lowest_corner,
        weights_may_be_shares_of_the_total,
        points_may_stand_in_place_of_a_scale_and_weights,
        an_own_formula_takes_parameters_with_and_without_units,
        a_folder_that_is_not_there_says_so_once,
        NULL,
    };

    return run("read", loops, rest);
}
