/*
 * write/workbook: which function draws which sheet. Not a door.
 */
#ifndef WRITE_WORKBOOK_H
#define WRITE_WORKBOOK_H

#include "write/pages.h"

/* Every sheet of assessors.xlsx, drawn into d->book (assessors.c). */
void draw_assessors(struct drawing *d);

#endif
