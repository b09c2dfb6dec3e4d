/* What each assessor wrote, and what was agreed on; who declared to be
 * impartial, and who stood aside. */
#include "write/assessors.h"

/* -- reasons -- */

enum { LOT, CRITERION, BID, WHO, SCORE, REASON, PAGE, DATE, REASONS_COLUMNS };

static void
put_reason(const struct panel_book *b, struct rows *r, const struct assessed *x,
           const struct score_sheet *sheet)
{
    bool is_agreed = !sheet->assessor_id;
    const struct score *s = sheet_score(sheet, x->criterion,
                                        x->lot ? x->lot->id : NULL, x->bid->id);
    const char *who = is_agreed ? rows_word(r, "assessors.consensus")
                                : panel_role(b, sheet->assessor_id);
    const struct account t = sentence_account(b->d, NULL, NULL);
    struct style style = {.look = is_agreed ? LOOK_SUBTOTAL : LOOK_WRAPPED,
                          .figure = FIGURE_PLAIN,
                          .decimals = b->decimals};

    rows_foreign(r, LOT, panel_lot(b, x), LOOK_WRAPPED);
    rows_foreign(r, CRITERION, panel_criterion(b, x), LOOK_WRAPPED);
    rows_foreign(r, BID, x->bid->bidder->name, LOOK_WRAPPED);
    rows_foreign(r, WHO, who, style.look);
    sheet_number_at(r->s, r->row, SCORE, num_double(s->score), style);
    rows_foreign(r, REASON, s->reason ? s->reason : "", LOOK_WRAPPED);
    rows_foreign(r, PAGE, s->page ? account_page(&t, s->page) : "",
                 LOOK_WRAPPED);
    sheet_date_at(r->s, r->row, DATE, sheet->date ? sheet->date : "",
                  (struct style){.look = LOOK_WRAPPED, .figure = FIGURE_DATE});
    rows_next(r);
}

static void
put_reasons(const struct panel_book *b, struct rows *r,
            const struct assessed *x)
{
    const struct folder *f = b->d->layout->evaluation->folder;

    for (size_t i = 0; i < f->sheets_count; i++) {
        if (x->scores[i]) {
            put_reason(b, r, x, &f->sheets[i]);
        }
    }
    if (x->agreed) {
        put_reason(b, r, x, f->consensus);
    }
}

void
draw_panel_reasons(const struct panel_book *b, struct sheet_out *s)
{
    static const int widths[REASONS_COLUMNS] = {16, 32, 34, 26, 9, 72, 14, 12};
    static const char *const codes[REASONS_COLUMNS] = {
        "assessors.lot", "assessors.criterion", "assessors.bid",
        "assessors.who", "assessors.score",     "assessors.reason",
        "assessors.page"};
    struct rows r =
        rows_start(b->d, s, b->reasons->name,
                   text_of(b->d->layout->lang, "assessors.reasons-subtitle"));

    rows_widths(&r, widths, REASONS_COLUMNS);
    sheet_freeze(s, r.row + 1, WHO);
    sheet_repeat_rows(s, r.row, r.row);
    rows_header(&r, codes);
    for (size_t i = 0; i < b->count; i++) {
        put_reasons(b, &r, &b->all[i]);
    }
    rows_finish(&r);
}

/* -- impartiality -- */

enum { ROLE, CRITERIA, LOTS, DECLARED, RECUSED, WHY, PLACE, IMPARTIAL_COLUMNS };

static void
put_assessor(const struct panel_book *b, struct rows *r,
             const struct assessor *s)
{
    struct arena *a = b->d->arena;
    enum lang lang = b->d->layout->lang;
    const char *texts[IMPARTIAL_COLUMNS] = {
        [ROLE] = panel_role(b, s->id),
        [CRITERIA] = text_list(a, lang, s->criteria, s->criteria_count),
        [LOTS] = sentence_lots(a, lang, s->lot_ids, s->lot_ids_count),
        [DECLARED] = s->impartial ? text_date(a, lang, s->impartial)
                                  : rows_word(r, "assessors.not-declared"),
        [RECUSED] = s->recused_count > 0
                        ? text_list(a, lang, s->recused, s->recused_count)
                        : rows_word(r, "word.none"),
        [WHY] = s->recused_reason,
        [PLACE] = sentence_place(a, lang, s->doc->place)};

    rows_texts(r, LOOK_WRAPPED, texts);
}

static void
put_sheet(const struct panel_book *b, struct rows *r,
          const struct score_sheet *sheet)
{
    struct arena *a = b->d->arena;
    enum lang lang = b->d->layout->lang;
    const char *who = sheet->assessor_id ? panel_role(b, sheet->assessor_id)
                                         : rows_word(r, "assessors.consensus");
    const char *texts[IMPARTIAL_COLUMNS] = {
        [ROLE] = who,
        [CRITERIA] = sheet->file,
        [DECLARED] = sheet->date ? text_date(a, lang, sheet->date) : "–",
        [RECUSED] =
            sheet->present_count > 0
                ? text_list(a, lang, sheet->present, sheet->present_count)
                : NULL,
    };

    rows_texts(r, LOOK_WRAPPED, texts);
}

static void
put_sheets(const struct panel_book *b, struct rows *r)
{
    static const char *const codes[IMPARTIAL_COLUMNS] = {
        [ROLE] = "assessors.who",
        [CRITERIA] = "assessors.file",
        [DECLARED] = "assessors.dated",
        [RECUSED] = "assessors.present",
    };
    const struct folder *f = b->d->layout->evaluation->folder;

    rows_section(r, rows_word(r, "assessors.sheets"));
    rows_header(r, codes);
    for (size_t i = 0; i < f->sheets_count; i++) {
        put_sheet(b, r, &f->sheets[i]);
    }
    if (f->consensus) {
        put_sheet(b, r, f->consensus);
    }
}

void
draw_panel_impartial(const struct panel_book *b, struct sheet_out *s)
{
    static const int widths[IMPARTIAL_COLUMNS] = {30, 30, 22, 22, 26, 44, 34};
    static const char *const codes[IMPARTIAL_COLUMNS] = {
        "assessors.who",      "assessors.scores-what",  "assessors.lots",
        "assessors.declared", "assessors.stands-aside", "assessors.why",
        "assessors.place"};
    const struct assessors *all = &b->d->layout->evaluation->folder->assessors;
    struct rows r =
        rows_start(b->d, s, b->impartial->name,
                   text_of(b->d->layout->lang, "assessors.impartial-subtitle"));

    rows_widths(&r, widths, IMPARTIAL_COLUMNS);
    sheet_freeze(s, PAGE_FIRST_ROW, 0);
    rows_section(&r, rows_word(&r, "assessors.impartiality"));
    rows_header(&r, codes);
    for (size_t i = 0; i < all->assessors_count; i++) {
        put_assessor(b, &r, &all->assessors[i]);
    }
    put_sheets(b, &r);
    rows_finish(&r);
}
