/*
 * The reader: what a sound folder becomes.
 */
#include "broken_folder.h"

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
    text = replaced(text, "weighted-sum", "points-sum");
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
    const struct loop loops[] = {{NULL, 0}};
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

    return run("read_model", loops, rest);
}
