/*
 * Cells that change their look with their value, and what may be typed.
 */
#include "book/inside.h"

#include <math.h>
#include <string.h>

#define RULE_TITLE   32  /* bytes */
#define RULE_MESSAGE 255 /* bytes */
#define RULE_FORMULA 255

static void
add_condition(struct sheet_out *s, struct span_out span,
              lxw_conditional_format *condition)
{
    sheet_check(s,
                worksheet_conditional_format_range(
                    s->page, (lxw_row_t)span.row, (lxw_col_t)span.column,
                    (lxw_row_t)span.last_row, (lxw_col_t)span.last_column,
                    condition),
                "condition");
}

void
sheet_condition(struct sheet_out *s, struct span_out span, const char *formula,
                enum look look)
{
    if (!sheet_holds_span(s, span))
        return;
    if (!book_is_formula(formula)) {
        sheet_fail(s, span.row, span.column, "not a condition");
        return;
    }

    lxw_conditional_format condition = {
        .type = LXW_CONDITIONAL_TYPE_FORMULA,
        .value_string = arena_printf(s->book->arena, "=%s", formula),
        .format = book_condition_format(s->book, look),
    };

    add_condition(s, span, &condition);
}

void
sheet_shade(struct sheet_out *s, struct span_out span)
{
    lxw_conditional_format condition = {
        .type = LXW_CONDITIONAL_2_COLOR_SCALE,
        .min_color = 0xF7FAFD,
        .max_color = 0x8FC3EA,
    };

    if (sheet_holds_span(s, span))
        add_condition(s, span, &condition);
}

/* Puts the words of a rule into it and adds it. */
static void
add_rule(struct sheet_out *s, struct span_out span, const char *title,
         const char *message, lxw_data_validation *rule)
{
    struct arena *a = s->book->arena;

    if (s->rule_count == BOOK_RULES)
        return;
    s->rule_count++;

    const struct text_limit short_one = {TEXT_CELL, RULE_TITLE, RULE_TITLE};
    const struct text_limit long_one = {TEXT_CELL, RULE_MESSAGE, RULE_MESSAGE};

    if (title && *title)
        rule->input_title = rule->error_title =
            book_fit_copy(a, title, short_one);
    if (message && *message)
        rule->input_message = rule->error_message =
            book_fit_copy(a, message, long_one);
    rule->error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
    sheet_check(s,
                worksheet_data_validation_range(
                    s->page, (lxw_row_t)span.row, (lxw_col_t)span.column,
                    (lxw_row_t)span.last_row, (lxw_col_t)span.last_column,
                    rule),
                "rule");
}

void /* NOLINTNEXTLINE(readability-function-size) */
sheet_allow_numbers(struct sheet_out *s, struct span_out span, double least,
                    double most, const char *title, const char *message)
{
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_DECIMAL,
        .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
        .minimum_number = least,
        .maximum_number = most,
    };

    if (!sheet_holds_span(s, span))
        return;
    if (!isfinite(least) || !isfinite(most) || least > most)
        sheet_fail(s, span.row, span.column, "not a range of numbers");
    else
        add_rule(s, span, title, message, &rule);
}

void
sheet_call_lists(struct sheet_out *s)
{
    lxw_data_val_obj *rule = s->page->data_validations->stqh_first;

    for (; rule; rule = rule->list_pointers.stqe_next)
        if (rule->validate == LXW_VALIDATION_TYPE_CUSTOM_FORMULA)
            rule->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
}

void
sheet_allow_list(struct sheet_out *s, struct span_out span, const char *source,
                 const char *title, const char *message)
{
    struct span_out listed;
    const char *sheet = NULL;

    if (!sheet_holds_span(s, span))
        return;
    if (!book_reference(s->book->arena, source, &sheet, &listed) ||
        strlen(source) >= RULE_FORMULA) {
        sheet_fail(s, span.row, span.column, "not a list");
        return;
    }

    /* Called a list when the book ends: sheet_call_lists. */
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
        .value_formula = arena_printf(s->book->arena, "=%s", source),
    };

    add_rule(s, span, title, message, &rule);
}
