/* Provenance: what was made from what, by which method, to the last digit. */
#include "base/utf8.h"
#include "write/method_hash.h"
#include "write/provenance.h"

#include <string.h>

/* Characters of a fraction that are shown; evaluation.json has all. */
#define MOST_FRACTION 300

/* Decimals beside a fraction. */
#define DECIMALS 12

static const int widths[PROVENANCE_COLUMNS] = {16, 40, 72, 30, 34};

void
provenance_fact(struct rows *r, const struct fact *f)
{
    const char *const texts[PROVENANCE_COLUMNS] = {
        f->id, f->what, f->text, f->more,
        sentence_place(r->d->arena, r->d->layout->lang, f->place)};

    rows_texts(r, LOOK_WRAPPED, texts);
}

static void
header(struct rows *r, const char *title, const char *const *codes)
{
    rows_section(r, rows_word(r, title));
    rows_header(r, codes);
}

/* -- the tender and the program -- */

static void
line(struct rows *r, const char *code, const char *text, struct place place)
{
    provenance_fact(r, &(struct fact){.what = rows_word(r, code),
                                      .text = rows_or_dash(text),
                                      .place = place});
}

static void
tell_dates(struct rows *r, const struct tender *t)
{
    struct arena *a = r->d->arena;
    enum lang lang = r->d->layout->lang;

    line(r, "provenance.notice",
         t->notice_date ? text_date(a, lang, t->notice_date) : NULL,
         doc_place(t->doc, "notice_date"));
    line(r, "provenance.deadline", t->bid_deadline,
         doc_place(t->doc, "bid_deadline"));
    line(r, "provenance.evaluated",
         t->evaluation_date ? text_date(a, lang, t->evaluation_date) : NULL,
         doc_place(t->doc, "evaluation_date"));
}

static void
tell_tender(struct rows *r)
{
    static const char *const codes[] = {
        NULL, "provenance.what", "provenance.text", NULL, "provenance.place"};
    const struct evaluation *e = r->d->layout->evaluation;
    const struct tender *t = &e->folder->tender;
    const struct account words = sentence_account(r->d, NULL, NULL);
    const struct place nowhere = {0};

    header(r, "provenance.run", codes);
    line(r, "provenance.program",
         arena_printf(r->d->arena, "anbud %s", r->d->version), nowhere);
    line(r, "provenance.case", t->id, doc_place(t->doc, "tender"));
    line(r, "provenance.title", t->title, doc_place(t->doc, "title"));
    line(r, "provenance.buyer", t->buyer, doc_place(t->doc, "buyer"));
    line(r, "provenance.regime", t->regime, doc_place(t->doc, "regime"));
    line(r, "provenance.money", account_money(&words),
         doc_place(t->doc, "currency"));
    tell_dates(r, t);
    line(r, "provenance.method-hash", method_hash(r->d->arena, e->folder),
         nowhere);
    rows_paragraph(r, rows_word(r, "provenance.method-hash-note"));
}

/* -- files -- */

static void
tell_files(struct rows *r)
{
    static const char *const codes[] = {"provenance.part", "provenance.file",
                                        "provenance.sha", NULL, NULL};
    const struct folder *f = r->d->layout->evaluation->folder;

    header(r, "provenance.files", codes);
    for (size_t i = 0; i < f->sources_count; i++) {
        const struct source_file *s = &f->sources[i];

        provenance_fact(
            r, &(struct fact){.id = rows_word(r, is_of_method(s)
                                                     ? "provenance.is-method"
                                                     : "provenance.is-bids"),
                              .what = s->name,
                              .text = s->sha256});
    }
}

/* -- exact totals -- */

/* The exact value as a fraction, or that it has none. */
static const char *
fraction(const struct rows *r, const struct node *n)
{
    const char *text;

    if (n->value.is_interval) {
        return rows_word(r, "provenance.irrational");
    }
    text = num_fraction_text(r->d->arena, n->value.low);
    return strlen(text) <= MOST_FRACTION
               ? text
               : arena_printf(r->d->arena, "%s… %s",
                              arena_slice(r->d->arena, text, MOST_FRACTION),
                              rows_word(r, "provenance.cut"));
}

static void
tell_exact(struct rows *r, const struct lot_result *l, const struct lot_bid *b,
           const struct node *n)
{
    const struct account t = sentence_account(r->d, l, b);
    const char *what;

    if (!n || n->is_blank) {
        return;
    }
    what = arena_printf(r->d->arena, "%s – %s", b->bid->bidder->name,
                        account_label(&t, n));
    provenance_fact(
        r, &(struct fact){.id = l->lot->id,
                          .what = what,
                          .text = fraction(r, n),
                          .more = figure_text(r->d->arena, r->d->layout->lang,
                                              n->value, n->step.unit, DECIMALS),
                          .place = n->step.place});
}

static void
tell_totals(struct rows *r)
{
    static const char *const codes[] = {
        "provenance.lot", "provenance.figure", "provenance.fraction",
        "provenance.decimal", "provenance.place"};
    const struct evaluation *e = r->d->layout->evaluation;

    header(r, "provenance.totals", codes);
    for (size_t i = 0; i < e->lots_count; i++) {
        const struct lot_result *l = &e->lots[i];

        for (size_t k = 0; l->is_scored && k < l->bids_count; k++) {
            tell_exact(r, l, &l->bids[k], l->bids[k].evaluated_price);
            tell_exact(r, l, &l->bids[k], l->bids[k].quality);
            tell_exact(r, l, &l->bids[k], l->bids[k].total);
        }
    }
}

/* -- cells that hold the program's value -- */

static void
tell_cell(struct rows *r, const struct grid *g, const struct line *at, size_t k)
{
    const struct cell *c = &at->cells[k];
    struct spot spot = grid_spot(g, at, k);

    if (c->state == CELL_HELD) {
        provenance_fact(
            r, &(struct fact){
                   .id = g->page->name,
                   .what = at->label,
                   .text = c->why ? rows_word(r, c->why) : "–",
                   .more = cell_name(r->d->arena, spot.row, spot.column)});
    }
}

static void
tell_held(struct rows *r, const struct grid *g)
{
    for (size_t i = 0; i < g->lines_count; i++) {
        const struct line *at = &g->lines[i];

        for (size_t k = 0; at->cells && k < g->columns_count; k++) {
            tell_cell(r, g, at, k);
        }
    }
}

static void
tell_held_of_lot(struct rows *r, const struct lot_layout *l)
{
    tell_held(r, &l->ranking);
    tell_held(r, &l->figures);
    tell_held(r, &l->scores);
    tell_held(r, &l->prices);
    tell_held(r, &l->cascade);
}

void
provenance_held(struct rows *r)
{
    static const char *const codes[] = {
        "provenance.sheet", "provenance.cell-what", "provenance.cell-why",
        "provenance.cell", NULL};
    const struct layout *l = r->d->layout;

    rows_section(r, rows_word(r, "provenance.held"));
    if (l->held == 0) {
        rows_paragraph(r, rows_word(r, "provenance.none-held"));
        return;
    }
    rows_header(r, codes);
    tell_held(r, &l->overview);
    for (size_t i = 0; i < l->lots_count; i++) {
        tell_held_of_lot(r, &l->lots[i]);
    }
    for (size_t i = 0; i < l->methods_count; i++) {
        tell_held(r, &l->methods[i].weights);
        tell_held(r, &l->methods[i].parameters);
    }
    tell_held(r, &l->awards);
}

void
page_provenance(const struct drawing *d, struct sheet_out *s,
                const struct page *p)
{
    size_t breaks[3]; /* a part that is read by itself begins a page */
    struct rows r = rows_start(d, s, p->name,
                               text_of(d->layout->lang, "provenance.subtitle"));

    rows_widths(&r, widths, PROVENANCE_COLUMNS);
    sheet_freeze(s, PAGE_FIRST_ROW, 0);
    tell_tender(&r);
    tell_files(&r);
    breaks[0] = r.row + 1;
    provenance_methods(&r);
    breaks[1] = r.row + 1;
    tell_totals(&r);
    breaks[2] = r.row + 1;
    provenance_decisions(&r);
    provenance_clarifications(&r);
    provenance_messages(&r);
    provenance_held(&r);
    sheet_page_breaks(s, breaks, sizeof breaks / sizeof *breaks);
    rows_finish(&r);
}
