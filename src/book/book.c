/*
 * The workbook as a file: beginning it, its sheets, ending it.
 */
#include "base/utf8.h"
#include "book/inside.h"

#include <assert.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define NOONS       43200 /* seconds from midnight to noon */
#define DAY_SECONDS 86400 /* and in a day */
#define PROPERTY    255   /* UTF-16 units in a property of the document */

/* -- what went wrong -- */

void
sheet_fail(const struct sheet_out *s, size_t row, size_t column,
           const char *what)
{
    struct book *b = s->book;

    if (b->failure)
        return;
    if (row == SIZE_MAX)
        b->failure = arena_printf(b->arena, "%s: %s", s->name, what);
    else
        b->failure = arena_printf(b->arena, "%s!%s: %s", s->name,
                                  cell_name(b->arena, row, column), what);
}

void
sheet_check(const struct sheet_out *s, lxw_error error, const char *step)
{
    if (error != LXW_NO_ERROR)
        sheet_fail(
            s, SIZE_MAX, 0,
            arena_printf(s->book->arena, "%s: %s", step, lxw_strerror(error)));
}

bool
sheet_holds(const struct sheet_out *s, size_t row, size_t column)
{
    if (s->book->failure)
        return false;
    if (row < BOOK_ROWS && column < BOOK_COLUMNS)
        return true;
    sheet_fail(s, row, column, "outside the sheet");
    return false;
}

bool
sheet_holds_span(const struct sheet_out *s, struct span_out span)
{
    if (!sheet_holds(s, span.row, span.column) ||
        !sheet_holds(s, span.last_row, span.last_column))
        return false;
    if (span.row <= span.last_row && span.column <= span.last_column)
        return true;
    sheet_fail(s, span.row, span.column, "a range that ends before it begins");
    return false;
}

/* -- silence -- */

/* The library tells the terminal what it could not do, and there is no other
 * way to stop it. Returns what `speak` takes. */
static int
silence(void)
{
    fflush(stderr);

    int old = dup(STDERR_FILENO);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

    if (old >= 0 && nowhere >= 0)
        dup2(nowhere, STDERR_FILENO);
    if (nowhere >= 0)
        close(nowhere);
    return old;
}

static void
speak(int old)
{
    fflush(stderr);
    if (old < 0)
        return;
    dup2(old, STDERR_FILENO);
    close(old);
}

/* -- the beginning -- */

/* Noon of the day, so that no time zone makes it another one; never 0, which
 * the library reads as now. */
static time_t
noon_of(const char *iso)
{
    long day = 0;

    if (!iso || !book_day(iso, &day) || day < 0)
        day = 0;
    return (time_t)day * DAY_SECONDS + NOONS;
}

static void
set_properties(struct book *b)
{
    const struct text_limit limit = {TEXT_DRAWING, PROPERTY, 0};
    lxw_doc_properties properties = {
        .title = book_fit_copy(b->arena, b->facts.title, limit),
        .author = book_fit_copy(b->arena, b->facts.author, limit),
        .comments = book_fit_copy(b->arena, b->facts.comment, limit),
        .created = noon_of(b->facts.date),
    };

    if (workbook_set_properties(b->file, &properties) != LXW_NO_ERROR)
        b->failure = "properties";
}

/* Every sheet has a file open for its rows until the end: as many as the
 * system grants, not only as many as is usual. */
static void
allow_files(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

struct book *
book_create(struct arena *a, const struct book_facts *facts)
{
    struct book *b = arena_new(a, struct book);
    lxw_workbook_options by_rows = {.constant_memory = LXW_TRUE};

    b->arena = a;
    b->facts = *facts;
    b->footer = book_footer(a, facts->footer, facts->lang);
    allow_files();
    b->file = workbook_new_opt(facts->path, &by_rows);
    if (b->file)
        set_properties(b);
    else
        b->failure = "create";
    return b;
}

struct sheet_out *
book_find(const struct book *b, const char *name)
{
    struct sheet_out *s = b->first;

    while (s && strcmp(s->name, name) != 0)
        s = s->next;
    return s;
}

/* No password: it keeps slips away, not people. */
static void
protect(lxw_worksheet *page)
{
    lxw_protection allowed = {
        .format_columns = LXW_TRUE,
        .format_rows = LXW_TRUE,
        .autofilter = LXW_TRUE,
    };

    worksheet_protect(page, NULL, &allowed);
}

static void
set_up(struct sheet_out *s)
{
    lxw_worksheet *page = s->page;
    static const char every_cell[] = "A1:XFD1048576";

    worksheet_gridlines(page, LXW_HIDE_ALL_GRIDLINES);
    worksheet_set_zoom(page, 90);
    worksheet_set_paper(page, 9); /* A4 */
    worksheet_set_landscape(page);
    worksheet_set_margins(page, 0.5, 0.5, 0.6, 0.7);
    worksheet_center_horizontally(page);
    worksheet_fit_to_pages(page, 1, 0);
    sheet_check(s, worksheet_set_footer(page, s->book->footer), "footer");
    sheet_check(s,
                worksheet_ignore_errors(page, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
                                        every_cell),
                "marks");
    sheet_check(
        s,
        worksheet_ignore_errors(page, LXW_IGNORE_FORMULA_DIFFERS, every_cell),
        "marks");
    sheet_check(
        s,
        worksheet_ignore_errors(page, LXW_IGNORE_FORMULA_UNLOCKED, every_cell),
        "marks");
    protect(page);
}

/* Fails where there is no place for a temporary file. */
static lxw_worksheet *
new_page(struct book *b, const char *name)
{
    int terminal = silence();
    lxw_worksheet *page = workbook_add_worksheet(b->file, name);

    speak(terminal);
    return page;
}

struct sheet_out *
book_sheet(struct book *b, const char *name)
{
    struct sheet_out *s = arena_new(b->arena, struct sheet_out);

    assert(book_is_sheet_name(name));
    for (struct sheet_out *other = b->first; other; other = other->next)
        assert(!book_same_name(other->name, name));
    s->book = b;
    s->name = arena_text(b->arena, name);
    s->last_chart = &s->charts;
    s->page = b->failure ? NULL : new_page(b, name);
    if (!s->page) {
        sheet_fail(s, SIZE_MAX, 0, "new sheet");
        return s;
    }
    if (b->last)
        b->last->next = s;
    else
        b->first = s;
    b->last = s;
    set_up(s);
    return s;
}

void
book_define(struct book *b, const char *name, const char *formula)
{
    if (b->failure || !book_is_name(name) || !book_is_formula(formula) ||
        strlen(formula) > BOOK_NAME_SIZE)
        return;
    for (size_t i = 0; i < b->name_count; i++)
        if (book_same_name(b->names[i], name))
            return;
    b->names = arena_grow(b->arena, b->names, b->name_count, b->name_count + 1,
                          sizeof(*b->names));
    b->names[b->name_count++] = arena_text(b->arena, name);
    if (workbook_define_name(b->file, name, formula) != LXW_NO_ERROR)
        b->failure = arena_printf(b->arena, "name %s", name);
}

/* -- the end -- */

/* Each sheet has a file for its rows; without an end only we close it. */
static void
discard(struct book *b)
{
    for (const struct sheet_out *s = b->first; s; s = s->next)
        fclose(s->page->optimize_tmpfile);
    lxw_workbook_free(b->file);
    b->file = NULL;
}

const char *
book_close(struct book *b)
{
    assert(b->first || b->failure);
    for (struct sheet_out *s = b->first; s; s = s->next)
        sheet_sort_cells(s);
    for (struct sheet_out *s = b->first; s && !b->failure; s = s->next) {
        sheet_call_lists(s);
        sheet_place_charts(s);
        sheet_hand_over(s);
    }
    if (b->failure) {
        discard(b);
        return b->failure;
    }

    int terminal = silence();
    lxw_error error = workbook_close(b->file);

    speak(terminal);
    b->file = NULL;
    if (error != LXW_NO_ERROR)
        return arena_printf(b->arena, "write: %s", lxw_strerror(error));
    return book_verify(b->arena, b->facts.path);
}
