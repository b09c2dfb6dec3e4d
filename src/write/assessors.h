/*
 * write/assessors: the sheets of the workbook that stays with the contracting
 * authority. Not a door.
 */
#ifndef WRITE_ASSESSORS_H
#define WRITE_ASSESSORS_H

#include "score/assessors.h"
#include "write/rows.h"
#include "write/sentences.h"

/* The book while it is drawn. */
struct panel_book {
    const struct drawing *d; /* with the pages of this book alone */
    const struct assessed *all;
    size_t count;
    const struct page *overview, *scores, *reasons, *impartial;
    size_t *rows; /* of `all` on the sheet of scores */
    int decimals; /* of scores */
};

/* The column of the first assessor on the sheet of scores. */
#define PANEL_FIRST 3

/* Columns behind those of the assessors. */
enum panel_column {
    PANEL_COUNT,
    PANEL_LOWEST,
    PANEL_HIGHEST,
    PANEL_SPREAD,
    PANEL_MEAN,
    PANEL_CONSENSUS,
    PANEL_DIFFERENCE,
    PANEL_REASON,
    PANEL_PAGE,
    PANEL_COLUMNS
};

/* Where column `which` of the sheet of scores stands. */
size_t panel_column(const struct panel_book *b, enum panel_column which);

/* What a row is about: lot and criterion, and the heading of a bid. */
const char *panel_lot(const struct panel_book *b, const struct assessed *x);
const char *panel_criterion(const struct panel_book *b,
                            const struct assessed *x);

/* "A1 Fagleder": the role, never a name. */
const char *panel_role(const struct panel_book *b, const char *assessor);

/* The sheets; the scores come first, since others refer to their rows. */
void draw_panel_scores(struct panel_book *b, struct sheet_out *s);
void draw_panel_overview(const struct panel_book *b, struct sheet_out *s);
void draw_panel_reasons(const struct panel_book *b, struct sheet_out *s);
void draw_panel_impartial(const struct panel_book *b, struct sheet_out *s);

#endif
