/*
 * write/page_risk: the parts of the sheet of risks. Not a door.
 *
 * Above stands the matrix with the ids of the register's risks, then what the
 * levels are called, then the levels by likelihood and consequence as the
 * buyer wrote them, then the register, then the bids' own risks. The register
 * finds its levels in the table of levels, and the matrix finds its ids in a
 * column beside the register, so both follow when a likelihood is changed.
 */
#ifndef WRITE_PAGE_RISK_H
#define WRITE_PAGE_RISK_H

#include "write/page_pieces.h"

enum {
    RISK_ID,
    RISK_EVENT,
    RISK_LIKELIHOOD, /* here the matrix begins, with at most 7 columns */
    RISK_CONSEQUENCE,
    RISK_LEVEL,
    RISK_STATED,
    RISK_RESIDUAL,
    RISK_OWNER,
    RISK_DUE,
    RISK_AGREES,
    RISK_MEASURE,
    RISK_CELL, /* number of the cell in the matrix, from the top left */
    RISK_IDS,  /* its own id and those below it in the same cell */
    RISK_COLUMNS
};
#define RISK_FIRST    RISK_LIKELIHOOD
#define EVENT_WIDTH   42
#define RISK_WIDTH    14
#define AGREES_WIDTH  24
#define MEASURE_WIDTH 42

/* Where everything stands; rows of the sheet. */
struct risk_sheet {
    const struct drawing *drawing;
    struct sheet_out *sheet;
    const struct risk_matrix *matrix;
    const struct register_row *risks;
    size_t risks_count;
    bool is_live;        /* a spreadsheet tells all the words apart */
    size_t axis_row;     /* of the consequences; likelihoods from the next */
    size_t legend_row;   /* the names of the levels */
    size_t levels_row;   /* the same axis again, above the table of levels */
    size_t register_row; /* of its headings */
    size_t row;          /* the first free one */
    const char **ids;    /* by risk: what its column of ids says */
    size_t *cells;       /* by risk: its cell, from 1; 0: none */
};

/* Finds where everything stands, and which risk is in which cell. */
void risk_place(struct risk_sheet *r, size_t row);

/* The look of a level by its number, and by its name. */
enum look risk_look(const struct risk_matrix *m, size_t level);
enum look risk_look_of(const struct risk_matrix *m, const char *level);

void risk_draw_matrix(const struct risk_sheet *r);   /* and the levels */
void risk_draw_register(const struct risk_sheet *r); /* page_register.c */
/* The bids' own risks, from r->row on, which is moved. */
void risk_draw_bids(struct risk_sheet *r);

#endif
