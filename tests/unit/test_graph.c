/* The derivation graph: what a node knows, and who counts. */
#include "derive/graph.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define BIDS 4

static struct arena *a;
static struct diags *d;
static struct graph *g;

static void
start(void)
{
    a = arena_create();
    d = diags_create(a);
    g = graph_create(a, d, REAL_FIRST_BITS);
}

static void
stop(void)
{
    arena_destroy(a);
}

static const struct formula_entry *
own(enum formula_kind kind, const char *text)
{
    struct place at = {"award.yaml", 3, 7, 0};
    const struct formula_entry *e =
        catalogue_own(a, d, &(struct own_formula){kind, at, text, NULL, 0});

    ck_assert_ptr_nonnull(e);
    return e;
}

static struct step
about(const char *quantity, const char *bid)
{
    return (struct step){.quantity = quantity,
                         .lot = "L1",
                         .bid = bid,
                         .unit = unit_none,
                         .place = {"bids/x.json", 5, 9, 0}};
}

struct tender {
    const struct node *prices[BIDS], *members[BIDS], *most[1];
    struct bound bounds[2];
};

static const char *const names[BIDS] = {"a", "b", "c", "d"};

/* Four prices, 80 100 125 150; the bids in `admitted` count. */
static struct tender *
prices(const long admitted[BIDS])
{
    static const long amounts[BIDS] = {80, 100, 125, 150};
    struct tender *t = arena_new(a, struct tender);
    struct step most = about("max-points", NULL);

    for (size_t i = 0; i < BIDS; i++) {
        struct step price = about("evaluated-price", names[i]);
        struct step member = about("admitted", names[i]);

        t->prices[i] = graph_given(g, &price, num_int(a, amounts[i]));
        t->members[i] = graph_given(g, &member, num_int(a, admitted[i]));
    }
    t->most[0] = graph_given(g, &most, num_int(a, 10));
    t->bounds[0] = (struct bound){"price", AXIS_BIT(AXIS_BIDS), t->prices};
    t->bounds[1] = (struct bound){"max_points", 0, t->most};
    return t;
}

static const struct node *
points(struct tender *t, size_t i, const char *text)
{
    struct frame *f = arena_new(a, struct frame);
    struct step step = about("points", names[i]);

    f->count[AXIS_BIDS] = BIDS;
    f->own[AXIS_BIDS] = i;
    f->members[AXIS_BIDS] = t->members;
    f->bounds = t->bounds;
    f->bounds_count = 2;
    return graph_formula(g, &step, own(KIND_PRICE, text), f);
}

static const char ratio[] = "max_points * lowest(price) / price";

START_TEST(a_formula_is_evaluated_exactly_when_it_is_added)
{
    static const long all[BIDS] = {1, 1, 1, 1};
    static const char *const expected[BIDS] = {"10", "8", "32/5", "16/3"};
    struct tender *t = prices(all);

    for (size_t i = 0; i < BIDS; i++) {
        const struct node *n = points(t, i, ratio);

        ck_assert(!n->is_blank);
        ck_assert_str_eq(num_fraction_text(a, n->value.low), expected[i]);
    }
}
END_TEST

START_TEST(only_members_set_the_reference_but_others_may_be_measured)
{
    static const long without_a[BIDS] = {0, 1, 1, 1};
    struct tender *t = prices(without_a);

    ck_assert_str_eq(num_fraction_text(a, points(t, 1, ratio)->value.low),
                     "10");
    ck_assert_str_eq(num_fraction_text(a, points(t, 0, ratio)->value.low),
                     "25/2");
}
END_TEST

START_TEST(inputs_are_each_node_once_in_the_order_of_the_graph)
{
    static const long all[BIDS] = {1, 1, 1, 1};
    struct tender *t = prices(all);
    const struct node *n = points(t, 2, ratio);
    const struct node *const *inputs = NULL;
    size_t count = node_inputs(a, n, &inputs);

    ck_assert_uint_eq(count, 2 * BIDS + 1);
    for (size_t i = 1; i < count; i++) {
        ck_assert_uint_lt(inputs[i - 1]->number, inputs[i]->number);
    }
    ck_assert_uint_lt(inputs[count - 1]->number, n->number);
}
END_TEST

START_TEST(nobody_to_compare_with_is_an_error_that_names_the_bid)
{
    static const long none[BIDS] = {0, 0, 0, 0};
    const struct node *n = points(prices(none), 1, ratio);

    ck_assert(n->is_blank);
    ck_assert_uint_eq(diags_count(d, DIAG_ERROR), 1);
    ck_assert_str_eq(diags_first(d)->code, "formula-has-no-answer");
}
END_TEST

START_TEST(what_follows_from_a_blank_is_blank_without_another_message)
{
    static const long none[BIDS] = {0, 0, 0, 0};
    struct tender *t = prices(none);

    t->prices[1] = points(t, 1, ratio);
    ck_assert(
        points(t, 1, "max_points - max_points * price / price")->is_blank);
    ck_assert_uint_eq(diags_count(d, DIAG_ERROR), 1);
}
END_TEST

/* A formula that faults as soon as it is evaluated: it divides by zero. */
static const struct node *
faulty(const struct node *only_if)
{
    struct frame *f = arena_new(a, struct frame);
    struct bound *b = arena_new(a, struct bound);
    const struct node **zero = arena_array(a, const struct node *, 1);
    struct step step = about("points", "a"), given = about("answer", "a");

    zero[0] = graph_given(g, &given, num_int(a, 0));
    *b = (struct bound){"answer", 0, zero};
    f->bounds = b;
    f->bounds_count = 1;
    step.only_if = only_if;
    return graph_formula(g, &step, own(KIND_MET, "1 / answer >= 3"), f);
}

START_TEST(a_step_is_evaluated_only_where_its_condition_holds)
{
    struct step admitted = about("admitted", "a");
    struct step rejected = about("admitted", "b");
    const struct node *no = graph_given(g, &rejected, num_int(a, 0));
    const struct node *yes = graph_given(g, &admitted, num_int(a, 1));
    const struct node *blank;

    blank = faulty(no);
    ck_assert(blank->is_blank);
    ck_assert_ptr_eq(blank->step.only_if, no);
    ck_assert(faulty(blank)->is_blank);
    ck_assert_uint_eq(diags_count(d, DIAG_ERROR), 0);
    ck_assert(faulty(yes)->is_blank);
    ck_assert_uint_eq(diags_count(d, DIAG_ERROR), 1);
}
END_TEST

START_TEST(what_is_given_is_given_on_any_condition)
{
    struct step rejected = about("admitted", "a");
    struct step score = about("score", "a");
    const struct node *n;

    score.only_if = graph_given(g, &rejected, num_int(a, 0));
    n = graph_given(g, &score, num_int(a, 7));
    ck_assert(!n->is_blank);
    ck_assert_ptr_null(n->step.only_if);
}
END_TEST

START_TEST(a_condition_is_no_input)
{
    static const long all[BIDS] = {1, 1, 1, 1};
    struct tender *t = prices(all);
    const struct node *const *inputs = NULL;
    struct step step = about("points", "a");
    struct frame f = {.bounds = t->bounds, .bounds_count = 2};
    const struct node *n;

    f.count[AXIS_BIDS] = BIDS;
    step.only_if = t->members[0];
    n = graph_formula(g, &step, own(KIND_PRICE, ratio), &f);
    ck_assert_uint_eq(node_inputs(a, n, &inputs), BIDS + 1);
}
END_TEST

START_TEST(a_node_is_whole_when_nothing_it_needs_is_missing)
{
    static const long all[BIDS] = {1, 1, 1, 1};
    struct tender *t = prices(all);
    const struct node *first = points(t, 0, ratio);
    const struct node *second;

    t->prices[1] = NULL;
    second = points(t, 1, ratio);
    ck_assert(node_is_whole(first)); /* of other bids nothing is asked */
    ck_assert(!node_is_whole(second));
    ck_assert(!node_is_whole(NULL));
    ck_assert(node_is_whole(t->prices[0]));
}
END_TEST

START_TEST(a_comparison_too_close_for_the_bits_asks_for_more)
{
    static const long all[BIDS] = {1, 1, 1, 1};
    struct tender *t = prices(all);

    points(t, 0,
           "if(sqrt(2) * sqrt(3) - sqrt(6) > 0, max_points, 0 * max_points)");
    ck_assert(graph_is_undecided(g));
    ck_assert_uint_eq(diags_count(d, DIAG_ERROR), 0);
}
END_TEST

START_TEST(ids_tell_what_a_node_is_about)
{
    struct step step = about("points", "a");
    const struct node *n;

    step.criterion = "K1";
    n = graph_given(g, &step, num_int(a, 7));
    ck_assert_str_eq(n->id, "L1/a/K1/points");
}
END_TEST

START_TEST(a_table_remembers_what_it_was_asked)
{
    struct step step = about("risk-level", "a");
    const struct node *keys[1];
    const struct node *n;
    const struct node *const *inputs = NULL;

    keys[0] = graph_word(g, &step, "Stor", num_int(a, 1));
    n = graph_table(g, &step, &(struct lookup){keys, 1, "Høy", num_int(a, 2)});
    ck_assert_str_eq(n->word, "Høy");
    ck_assert_uint_eq(node_inputs(a, n, &inputs), 1);
    ck_assert_ptr_eq(inputs[0], keys[0]);
}
END_TEST

int
main(void)
{
    TCase *c = tcase_create("graph");
    Suite *s = suite_create("derive");
    SRunner *r = srunner_create(s);
    int failed;

    suite_add_tcase(s, c);
    tcase_add_checked_fixture(c, start, stop);
    tcase_add_test(c, a_formula_is_evaluated_exactly_when_it_is_added);
    tcase_add_test(c,
                   only_members_set_the_reference_but_others_may_be_measured);
    tcase_add_test(c, inputs_are_each_node_once_in_the_order_of_the_graph);
    tcase_add_test(c, nobody_to_compare_with_is_an_error_that_names_the_bid);
    tcase_add_test(c,
                   what_follows_from_a_blank_is_blank_without_another_message);
    tcase_add_test(c, a_step_is_evaluated_only_where_its_condition_holds);
    tcase_add_test(c, what_is_given_is_given_on_any_condition);
    tcase_add_test(c, a_condition_is_no_input);
    tcase_add_test(c, a_node_is_whole_when_nothing_it_needs_is_missing);
    tcase_add_test(c, a_comparison_too_close_for_the_bits_asks_for_more);
    tcase_add_test(c, ids_tell_what_a_node_is_about);
    tcase_add_test(c, a_table_remembers_what_it_was_asked);
    srunner_run_all(r, CK_NORMAL);
    failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
