/* The sheet of the bids as they came in, of exclusion and qualification. */
#include "base/buf.h"
#include "write/page_matrix.h"

#include <string.h>

/* -- the bids as they came in -- */

/* "30. september 2026 kl. 14:05" of "2026-09-30T14:05:00+02:00"; the offset is
 * told when it is not the deadline's. */
static const char *
instant_words(const struct drawing *d, const char *instant)
{
    const char *deadline = d->layout->evaluation->folder->tender.bid_deadline;
    const char *time = instant ? strchr(instant, 'T') : NULL;

    if (!time || strlen(time) < sizeof "T00:00:00" - 1) {
        return instant ? instant : "–";
    }

    const char *offset = time + sizeof "T00:00:00" - 1;
    size_t size = strlen(offset);
    bool is_same = deadline && strlen(deadline) >= size &&
                   strcmp(deadline + strlen(deadline) - size, offset) == 0;
    const char *words = part_fill(
        d, "gate.instant",
        WITH({"date", text_date(d->arena, d->layout->lang,
                                arena_slice(d->arena, instant,
                                            (size_t)(time - instant)))},
             {"time", arena_slice(d->arena, time + 1, 5)}));

    return is_same ? words : arena_printf(d->arena, "%s (%s)", words, offset);
}

static const char *
organisation_words(const struct drawing *d, const struct bid *b)
{
    const struct bidder *own = b->bidder;
    const char *words =
        part_below(d->arena, own ? own->organisation_number : NULL,
                   own ? own->legal_form : NULL);

    return words ? words : "–";
}

static const char *
offered_lots(const struct drawing *d, const struct bid *b)
{
    struct buf words = buf_start(d->arena);

    for (size_t k = 0; k < b->offers_count; k++) {
        buf_addf(&words, "%s%s", k > 0 ? ", " : "", b->offers[k].lot_id);
    }
    return buf_text(&words);
}

/* What the bid itself says; of a late one nothing is shown. */
static void
draw_contents(struct filling *f, const struct bid *b)
{
    const struct drawing *d = f->drawing;
    const char *no = part_word(d, "gate.not-read");
    struct sheet_out *s = f->sheet;

    sheet_text_at(s, f->row, MATRIX_CONDITION, organisation_words(d, b),
                  part_foreign);
    sheet_text_at(s, f->row, MATRIX_BIDS, instant_words(d, b->received),
                  part_foreign);
    sheet_date_at(s, f->row, MATRIX_BIDS + 1,
                  b->is_late       ? no
                  : b->valid_until ? b->valid_until
                                   : "–",
                  part_date);
    sheet_text_at(s, f->row, MATRIX_BIDS + 2,
                  b->is_late ? no : offered_lots(d, b), part_foreign);
    sheet_text_at(s, f->row, MATRIX_BIDS + 3,
                  b->is_late ? no : part_count(d, b->reservations_count),
                  part_short);
}

static size_t
bid_lines(const struct drawing *d, const struct bid *b)
{
    const struct part_cell cells[] = {
        {part_bidder(b), MATRIX_TEXT_WIDTH},
        {organisation_words(d, b), MATRIX_CONDITION_WIDTH},
        {instant_words(d, b->received), MATRIX_BID_WIDTH},
        {b->is_late ? NULL : offered_lots(d, b), MATRIX_BID_WIDTH},
    };

    return part_most_lines(cells, sizeof cells / sizeof cells[0]);
}

static void
draw_bid(struct filling *f, const struct bid *b)
{
    const struct drawing *d = f->drawing;
    struct sheet_out *s = f->sheet;

    fill_room(f, bid_lines(d, b));
    sheet_text_at(
        s, f->row, MATRIX_ID,
        part_count(d, (size_t)(b - d->layout->evaluation->folder->bids) + 1),
        part_short);
    sheet_text_at(s, f->row, MATRIX_TEXT, part_bidder(b), part_foreign);
    sheet_text_at(s, f->row, MATRIX_RULE,
                  part_word(d, b->is_late ? "gate.late" : "gate.in-time"),
                  (struct style){.look = b->is_late ? LOOK_NOT_MET : LOOK_MET,
                                 .is_centred = true});
    draw_contents(f, b);
    part_height(s, f->row, bid_lines(d, b));
    f->row++;
}

static void
fill_received(struct filling *f)
{
    static const struct part_column columns[] = {
        {"gate.column-number", 0},
        {"gate.column-bidder", 0},
        {"gate.column-in-time", 0},
        {"gate.column-organisation", 0},
        {"gate.column-received", 0},
        {"gate.column-valid", 0},
        {"gate.column-lots", 0},
        {"gate.column-reservations", 0},
        {NULL, 0},
    };
    const struct drawing *d = f->drawing;
    const struct folder *folder = d->layout->evaluation->folder;

    part_section(f->sheet, f->row, part_word(d, "gate.received"));
    part_note(f->sheet, f->row + 1,
              part_fill(d, "gate.received-note",
                        WITH({"deadline",
                              instant_words(d, folder->tender.bid_deadline)})));
    (void)part_head(d, f->sheet, f->row + 2, columns);
    part_height(f->sheet, f->row + 2, 2);
    f->row += 3;
    for (size_t k = 0; k < folder->bids_count; k++) {
        draw_bid(f, &folder->bids[k]);
    }
    f->row++;
}

/* -- the sheet -- */

void
page_qualification(const struct drawing *d, struct sheet_out *s,
                   const struct page *p)
{
    static const struct matrix_scope scope = {
        1u << REQ_EXCLUSION | 1u << REQ_QUALIFICATION, true};
    struct filling f = {.drawing = d, .sheet = s, .scope = &scope};

    (void)p;
    fill_begin(&f);
    f.row = page_heading(d, s, part_word(d, "gate.qualification-title"),
                         part_word(d, "gate.qualification-subtitle"));
    f.lines = ++f.row; /* one stays empty */
    fill_received(&f);
    fill_legend(&f);
    fill_matrices(&f);
    fill_findings(&f);
    fill_end(&f);
}
