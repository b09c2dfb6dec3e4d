/*
 * doc/calendar: dates and moments as numbers of days and seconds. Private to
 * this room.
 */
#ifndef DOC_CALENDAR_H
#define DOC_CALENDAR_H

#include <stdbool.h>

struct date {
    int year, month, day;
};

/* Reads YYYY-MM-DD at the beginning of `text`; whether the date exists is
 * another question. Returns what follows it, or NULL. */
const char *date_parse(const char *text, struct date *date);

bool date_exists(struct date date);

/* Days since 1 March of the year 0, in the calendar we use now. */
long date_number(struct date date);

/* The digits of a number of exactly `count` digits at `text`; -1 when there
 * are fewer. */
int digits_parse(const char *text, int count);

enum instant_fault {
    INSTANT_FINE,
    INSTANT_FORM,      /* not of the form asked for */
    INSTANT_NO_OFFSET, /* everything but the offset */
    INSTANT_NO_DATE,   /* a date that does not exist */
    INSTANT_NO_TIME,   /* a time of day, or an offset, that does not exist */
};

/* Reads YYYY-MM-DDTHH:MM[:SS] and Z or an offset +HH:MM, as seconds since the
 * same day in UTC. */
enum instant_fault instant_parse(const char *text, long long *seconds);

#endif
