/*
 * The table of strings and looking up in it.
 */
#include "text/text.h"

#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
#define STRING(code, en, nb, nn) {code, {en, nb, nn}},
static const struct string_row rows[] = {
#include "text/strings_words.def"
#include "text/strings_messages_doc.def"
#include "text/strings_messages_expr.def"
#include "text/strings_messages_read.def"
#include "text/strings_messages_bids.def"
#include "text/strings_messages_score.def"
#include "text/strings_keys.def"
#include "text/strings_names.def"
#include "text/strings_catalogue.def"
#include "text/strings_messages_catalogue.def"
#include "text/strings_steps.def"
#include "text/strings_help.def"
#include "text/strings_book.def"
#include "text/strings_workbook.def"
#include "text/strings_pages_gate.def"
#include "text/strings_pages_reasons.def"
#include "text/strings_pages_live.def"
};
#undef STRING
/* clang-format on */

#define ROW_COUNT (sizeof rows / sizeof rows[0])

/* The rows by code, sorted when the first code is looked up. */
static struct string_row by_code[ROW_COUNT];
static pthread_once_t sorting = PTHREAD_ONCE_INIT;

static int
compare_rows(const void *left, const void *right)
{
    const struct string_row *l = left;
    const struct string_row *r = right;
    return strcmp(l->code, r->code);
}

static void
sort_rows(void)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        by_code[i] = rows[i];
    qsort(by_code, ROW_COUNT, sizeof by_code[0], compare_rows);
    for (size_t i = 1; i < ROW_COUNT; i++) {
        bool is_twice = strcmp(by_code[i - 1].code, by_code[i].code) == 0;
        if (is_twice)
            (void)fprintf(stderr, "two strings have the code \"%s\"\n",
                          by_code[i].code);
        assert(!is_twice);
    }
}

static int
compare_code(const void *code, const void *row)
{
    const struct string_row *r = row;
    return strcmp(code, r->code);
}

static const struct string_row *
find(const char *code)
{
    (void)pthread_once(&sorting, sort_rows);
    return bsearch(code, by_code, ROW_COUNT, sizeof by_code[0], compare_code);
}

bool
text_has(const char *code)
{
    return find(code) != NULL;
}

const char *
text_of(enum lang lang, const char *code)
{
    const struct string_row *row = find(code);
    if (row == NULL)
        (void)fprintf(stderr, "there is no string with the code \"%s\"\n",
                      code);
    assert(row != NULL);
    return row->text[lang];
}

size_t
text_count(void)
{
    return ROW_COUNT;
}

const struct string_row *
text_row(size_t index)
{
    assert(index < ROW_COUNT);
    return &rows[index];
}
