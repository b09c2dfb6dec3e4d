/* Explanation: how to read the workbook, how to try something out, and what it
 * cannot do. */
#include "write/rows.h"

/* As many columns as the heading of a page stretches over. */
enum { COLUMN_LEFT, COLUMN_RIGHT, COLUMNS = 8 };

static const int widths[COLUMNS] = {34, 18, 18, 18, 18, 18, 18, 18};

/* A row of the legend: how a cell looks and what that says. */
struct sample {
    enum look look;
    const char *code; /* of the word in the cell; and "?": what it says */
};

static const struct sample samples[] = {
    {LOOK_INPUT, "legend.input"},       {LOOK_PLAIN, "legend.plain"},
    {LOOK_FIXED, "legend.fixed"},       {LOOK_HELPER, "legend.helper"},
    {LOOK_SUBTOTAL, "legend.subtotal"}, {LOOK_TOTAL, "legend.total"},
    {LOOK_WINNER, "legend.winner"},     {LOOK_REJECTED, "legend.rejected"},
    {LOOK_MET, "legend.met"},           {LOOK_NOT_MET, "legend.not-met"},
    {LOOK_UNCLEAR, "legend.unclear"},   {LOOK_MISSING, "legend.missing"},
    {LOOK_GOOD, "legend.good"},         {LOOK_BAD, "legend.bad"},
    {LOOK_LEVEL_1, "legend.level-1"},   {LOOK_LEVEL_4, "legend.level-4"},
    {LOOK_BANNER, "legend.banner"},     {LOOK_NOTICE, "legend.notice"},
};

static void
tell_legend(struct rows *r)
{
    rows_section(r, rows_word(r, "explanation.legend"));
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *m = &samples[i];
        const char *word = arena_printf(r->d->arena, "%s?", m->code);

        rows_text(r, COLUMN_LEFT, rows_word(r, m->code), m->look);
        rows_wide(r, COLUMN_RIGHT, rows_word(r, word));
        rows_next(r);
    }
}

/* Rows of a heading and what it says: codes of `count` pairs, the second is
 * the first and "?". */
static void
tell_pairs(struct rows *r, const char *title, const char *const *codes,
           size_t count)
{
    rows_section(r, rows_word(r, title));
    for (size_t i = 0; i < count; i++) {
        const char *said = arena_printf(r->d->arena, "%s?", codes[i]);

        rows_text(r, COLUMN_LEFT, rows_word(r, codes[i]), LOOK_WRAPPED);
        rows_wide(r, COLUMN_RIGHT, rows_word(r, said));
        rows_next(r);
    }
}

#define PAIRS(r, title, codes) \
    tell_pairs((r), (title), (codes), sizeof(codes) / sizeof *(codes))

static const char *
page_purpose(const struct rows *r, const struct page *p)
{
    static const char *const codes[] = {
        [PAGE_SUMMARY] = "index.summary",
        [PAGE_LOT] = "index.lot",
        [PAGE_AWARD] = "index.award",
        [PAGE_QUALIFICATION] = "index.qualification",
        [PAGE_REQUIREMENTS] = "index.requirements",
        [PAGE_SCORES] = "index.scores",
        [PAGE_PRICE] = "index.price",
        [PAGE_WEIGHTS] = "index.weights",
        [PAGE_NEEDS] = "index.needs",
        [PAGE_RISK] = "index.risk",
        [PAGE_REASONS] = "index.reasons",
        [PAGE_PROVENANCE] = "index.provenance",
        [PAGE_EXPLANATION] = "index.explanation",
        [PAGE_ASSESSORS] = "index.assessors",
    };

    if (!p->lot) {
        return rows_word(r, codes[p->kind]);
    }
    return text_fill(
        r->d->arena, r->d->layout->lang, codes[p->kind],
        WITH({"lot", p->lot->lot->id}, {"title", p->lot->lot->title}));
}

static void
tell_index(struct rows *r)
{
    const struct layout *l = r->d->layout;

    rows_section(r, rows_word(r, "explanation.index"));
    for (size_t i = 0; i < l->pages_count; i++) {
        const struct page *p = &l->pages[i];

        sheet_link_at(r->s, r->row, COLUMN_LEFT, p->name, "A1", p->name);
        rows_wide(r, COLUMN_RIGHT, page_purpose(r, p));
        rows_next(r);
    }
}

void
page_explanation(const struct drawing *d, struct sheet_out *s,
                 const struct page *p)
{
    static const char *const books[] = {"books.evaluation", "books.what-if",
                                        "books.json"};
    static const char *const changes[] = {"change.weight",  "change.score",
                                          "change.price",   "change.admitted",
                                          "change.follows", "change.locked"};
    static const char *const limits[] = {"limits.exact", "limits.compare",
                                         "limits.held", "limits.award",
                                         "limits.words"};
    static const char *const terms[] = {
        "term.admitted", "term.price",     "term.points", "term.weighted",
        "term.quality",  "term.reference", "term.place",  "term.margin",
        "term.tie",      "term.threshold", "term.award"};
    struct rows r = rows_start(
        d, s, p->name, text_of(d->layout->lang, "explanation.subtitle"));

    rows_widths(&r, widths, COLUMNS);
    sheet_freeze(s, PAGE_FIRST_ROW, 0);
    tell_index(&r);
    PAIRS(&r, "explanation.books", books);
    tell_legend(&r);
    PAIRS(&r, "explanation.changes", changes);
    PAIRS(&r, "explanation.limits", limits);
    PAIRS(&r, "explanation.terms", terms);
    rows_finish(&r);
}
