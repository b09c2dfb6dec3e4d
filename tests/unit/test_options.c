/*
 * Options: reading a command line, and that the help, the manual and the
 * completion know every option and command.
 */
#include "base/file.h"
#include "cli/commands.h"

#include <check.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define MOST_WORDS 9 /* with the NULL */
#define LENGTH(a)  (sizeof(a) / sizeof((a)[0]))

static struct arena *arena;

static void
open_arena(void)
{
    arena = arena_create();
}

static void
close_arena(void)
{
    arena_destroy(arena);
}

/* A command line, ended by NULL. */
struct line {
    const char *words[MOST_WORDS];
};

static struct options
read_line(const struct line *line)
{
    const char *argv[MOST_WORDS + 1] = {"anbud"};
    int argc = 1;

    for (; line->words[argc - 1]; argc++)
        argv[argc] = line->words[argc - 1];
    return options_read(arena, argc, argv);
}

/* -- what is right --------------------------------------------------------- */

START_TEST(without_options_all_is_as_documented)
{
    struct options o = read_line(&(struct line){{NULL}});

    ck_assert_ptr_null(o.complaint.code);
    ck_assert_ptr_null(o.folder);
    ck_assert_ptr_null(o.output);
    ck_assert_ptr_null(o.search);
    ck_assert_ptr_null(o.command);
    ck_assert_uint_eq(o.operands_count, 0);
    ck_assert_int_eq(o.lang, LANG_COUNT);
    ck_assert_int_eq(o.format, OUTPUT_TEXT);
    ck_assert_int_eq(o.colours, COLOURS_AUTO);
    ck_assert(!o.is_quiet && !o.wants_help && !o.wants_version);
}
END_TEST

static const struct line same_lines[] = {
    {{"explain", "havgap", "L1", "-C", "x", "--lang", "nn", "-q"}},
    {{"-C", "x", "--lang", "nn", "-q", "explain", "havgap", "L1"}},
    {{"-Cx", "--lang=nn", "--quiet", "explain", "havgap", "L1"}},
    {{"explain", "-qCx", "havgap", "--lang=en", "--lang=nn", "L1"}},
    {{"--lang=nn", "-qC", "x", "--", "explain", "havgap", "L1"}},
};

START_TEST(options_stand_anywhere_and_in_every_form)
{
    struct options o = read_line(&same_lines[_i]);

    ck_assert_ptr_null(o.complaint.code);
    ck_assert_str_eq(o.command, "explain");
    ck_assert_uint_eq(o.operands_count, 2);
    ck_assert_str_eq(o.operands[0], "havgap");
    ck_assert_str_eq(o.operands[1], "L1");
    ck_assert_str_eq(o.folder, "x");
    ck_assert_int_eq(o.lang, LANG_NN);
    ck_assert(o.is_quiet);
}
END_TEST

START_TEST(after_two_dashes_nothing_is_an_option)
{
    struct options o =
        read_line(&(struct line){{"help", "--", "--lang", "-q", "--"}});

    ck_assert_ptr_null(o.complaint.code);
    ck_assert(!o.is_quiet);
    ck_assert_uint_eq(o.operands_count, 3);
    ck_assert_str_eq(o.operands[0], "--lang");
    ck_assert_str_eq(o.operands[2], "--");
}
END_TEST

START_TEST(a_value_may_look_like_an_option)
{
    struct options o = read_line(&(struct line){{"-C", "--", "--output=-q"}});

    ck_assert_ptr_null(o.complaint.code);
    ck_assert_str_eq(o.folder, "--");
    ck_assert_str_eq(o.output, "-q");
    ck_assert(!o.is_quiet);
}
END_TEST

START_TEST(a_single_dash_is_an_operand)
{
    struct options o = read_line(&(struct line){{"help", "-"}});

    ck_assert_ptr_null(o.complaint.code);
    ck_assert_str_eq(o.operands[0], "-");
}
END_TEST

START_TEST(choices_and_numbers_are_read)
{
    struct options o = read_line(&(struct line){
        {"--format=json", "--color=never", "--threads=4", "--seed=0"}});

    ck_assert_ptr_null(o.complaint.code);
    ck_assert_int_eq(o.format, OUTPUT_JSON);
    ck_assert_int_eq(o.colours, COLOURS_NEVER);
    ck_assert_int_eq(o.threads, 4);
    ck_assert_int_eq(o.seed, 0);
}
END_TEST

START_TEST(the_largest_seed_is_read)
{
    const char *largest = arena_printf(arena, "--seed=%ld", LONG_MAX);
    struct options o = read_line(&(struct line){{largest}});

    ck_assert_ptr_null(o.complaint.code);
    ck_assert(o.seed == LONG_MAX);
}
END_TEST

/* -- what is wrong --------------------------------------------------------- */

static const struct {
    struct line line;
    const char *code;
    const char *guess;
} wrong_lines[] = {
    {{{"--lnag", "nb"}}, "cli.unknown-option", "--lang"},
    {{{"--ouput=x"}}, "cli.unknown-option", "--output"},
    {{{"-lang", "nb"}}, "cli.unknown-option", "--lang"},
    {{{"-z"}}, "cli.unknown-option", NULL},
    {{{"-qz"}}, "cli.unknown-option", NULL},
    {{{"--="}}, "cli.unknown-option", NULL},
    {{{"check", "-C"}}, "cli.missing-value", NULL},
    {{{"check", "--output="}}, "cli.missing-value", NULL},
    {{{"check", "--output", ""}}, "cli.missing-value", NULL},
    {{{"check", "--lang"}}, "cli.missing-value", NULL},
    {{{"--lang", "de"}}, "cli.bad-value", NULL},
    {{{"--lang=NB"}}, "cli.bad-value", NULL},
    {{{"--format=xml"}}, "cli.bad-value", NULL},
    {{{"--threads=0"}}, "cli.bad-number", NULL},
    {{{"--threads=1025"}}, "cli.bad-number", NULL},
    {{{"--threads=+1"}}, "cli.bad-number", NULL},
    {{{"--threads= 1"}}, "cli.bad-number", NULL},
    {{{"--threads=1x"}}, "cli.bad-number", NULL},
    {{{"--seed=-1"}}, "cli.bad-number", NULL},
    {{{"--seed=99999999999999999999"}}, "cli.bad-number", NULL},
    {{{"--quiet=no"}}, "cli.needless-value", NULL},
    {{{"check", "--search", "x"}}, "cli.option-elsewhere", NULL},
};

START_TEST(a_wrong_command_line_is_refused_with_a_guess)
{
    struct options o = read_line(&wrong_lines[_i].line);

    ck_assert_ptr_nonnull(o.complaint.code);
    ck_assert_str_eq(o.complaint.code, wrong_lines[_i].code);
    ck_assert_pstr_eq(o.complaint.guess, wrong_lines[_i].guess);
}
END_TEST

START_TEST(a_complaint_can_be_told_in_every_language)
{
    struct options o = read_line(&wrong_lines[_i].line);

    for (int lang = 0; lang < LANG_COUNT; lang++)
        ck_assert_str_ne(text_fill(arena, (enum lang)lang, o.complaint.code,
                                   o.complaint.args),
                         "");
}
END_TEST

START_TEST(the_first_complaint_stands_and_reading_goes_on)
{
    struct options o =
        read_line(&(struct line){{"--bad", "--threads=x", "--lang=nn"}});

    ck_assert_str_eq(o.complaint.code, "cli.unknown-option");
    ck_assert_int_eq(o.lang, LANG_NN);
}
END_TEST

/* -- the tables ------------------------------------------------------------ */

static const char *
read_text(const char *path)
{
    struct file file = file_read(arena, path, (size_t)1 << 20);

    ck_assert_msg(file.state == FILE_READ, "%s cannot be read", path);
    return file.at;
}

static bool
has_code(const char *form, const char *name)
{
    struct buf code = buf_start(arena);

    buf_add(&code, form);
    buf_add(&code, name);
    return text_has(buf_text(&code));
}

START_TEST(every_option_is_in_the_manual_and_the_completion)
{
    const char *manual = read_text("src/cli/anbud.1");
    const char *completion = read_text("src/cli/anbud.bash");

    for (const struct option *o = option_table; o->title; o++) {
        const char *name = option_name(arena, o);
        const char *flag = o->name ? arena_printf(arena, "Fl Fl %s", o->name)
                                   : arena_printf(arena, "Fl %c", o->letter);

        ck_assert_msg(text_has(o->title), "no string %s", o->title);
        ck_assert_msg(strstr(manual, flag), "%s is not in anbud.1", name);
        ck_assert_msg(strstr(completion, name), "%s is not in anbud.bash",
                      name);
        for (const struct choice *c = o->choices; c && c->name; c++)
            ck_assert_msg(strstr(completion, c->name),
                          "%s %s is not in anbud.bash", name, c->name);
    }
}
END_TEST

START_TEST(every_command_is_in_the_help_the_manual_and_the_completion)
{
    const char *manual = read_text("src/cli/anbud.1");
    const char *completion = read_text("src/cli/anbud.bash");

    for (const struct command *const *c = command_table; *c; c++) {
        const char *name = (*c)->name;

        ck_assert_ptr_eq(command_find(name), *c);
        ck_assert_msg(has_code("help.", name), "no string help.%s", name);
        ck_assert_msg(has_code(arena_printf(arena, "help.%s", name), ".long"),
                      "no string help.%s.long", name);
        ck_assert_msg(strstr(manual, arena_printf(arena, "Cm %s", name)),
                      "%s is not in anbud.1", name);
        ck_assert_msg(strstr(completion, name), "%s is not in anbud.bash",
                      name);
        ck_assert((*c)->least <= (*c)->most);
    }
}
END_TEST

START_TEST(a_misspelt_command_has_a_guess)
{
    ck_assert_str_eq(command_nearest("chekc"), "check");
    ck_assert_str_eq(command_nearest("newbid"), "new-bid");
    ck_assert_ptr_null(command_nearest("xyzzy"));
}
END_TEST

/* -- running them ---------------------------------------------------------- */

static Suite *
options_suite(void)
{
    Suite *s = suite_create("options");
    TCase *t = tcase_create("reading");

    tcase_add_checked_fixture(t, open_arena, close_arena);
    tcase_add_test(t, without_options_all_is_as_documented);
    tcase_add_loop_test(t, options_stand_anywhere_and_in_every_form, 0,
                        LENGTH(same_lines));
    tcase_add_test(t, after_two_dashes_nothing_is_an_option);
    tcase_add_test(t, a_value_may_look_like_an_option);
    tcase_add_test(t, a_single_dash_is_an_operand);
    tcase_add_test(t, choices_and_numbers_are_read);
    tcase_add_test(t, the_largest_seed_is_read);
    tcase_add_loop_test(t, a_wrong_command_line_is_refused_with_a_guess, 0,
                        LENGTH(wrong_lines));
    tcase_add_loop_test(t, a_complaint_can_be_told_in_every_language, 0,
                        LENGTH(wrong_lines));
    tcase_add_test(t, the_first_complaint_stands_and_reading_goes_on);
    tcase_add_test(t, every_option_is_in_the_manual_and_the_completion);
    tcase_add_test(t,
                   every_command_is_in_the_help_the_manual_and_the_completion);
    tcase_add_test(t, a_misspelt_command_has_a_guess);
    suite_add_tcase(s, t);
    return s;
}

int
main(void)
{
    SRunner *runner = srunner_create(options_suite());
    int failed = 0;

    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
