#include "doc/calendar.h"

#include "doc/decode.h"

#include <assert.h>
#include <stddef.h>

#define DAY_SECONDS 86400LL

int
digits_parse(const char *text, int count)
{
    int value = 0;

    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

const char *
date_parse(const char *text, struct date *date)
{
    date->year = digits_parse(text, 4);
    if (date->year < 0 || text[4] != '-')
        return NULL;
    date->month = digits_parse(text + 5, 2);
    if (date->month < 0 || text[7] != '-')
        return NULL;
    date->day = digits_parse(text + 8, 2);
    return date->day < 0 ? NULL : text + 10;
}

static bool
is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year));
}

bool
date_exists(struct date date)
{
    return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= days_in_month(date.year, date.month);
}

/* Years that begin in March have their leap day last, so that days before a
 * month follow one rule: 153 days in five months. */
long
date_number(struct date date)
{
    long year = date.month > 2 ? date.year : date.year - 1;
    long month = date.month > 2 ? date.month - 3 : date.month + 9;
    long leaps = year < 0 ? -1 : year / 4 - year / 100 + year / 400;

    return 365 * year + leaps + (153 * month + 2) / 5 + date.day - 1;
}

/* Z, +HH:MM or -HH:MM and nothing after it, in seconds. */
static enum instant_fault
parse_offset(const char *text, long long *seconds)
{
    if (text[0] == 'Z' && text[1] == '\0')
        return INSTANT_FINE;
    if (text[0] != '+' && text[0] != '-')
        return text[0] == '\0' ? INSTANT_NO_OFFSET : INSTANT_FORM;

    int hours = digits_parse(text + 1, 2);

    if (hours < 0 || text[3] != ':')
        return INSTANT_FORM;

    int minutes = digits_parse(text + 4, 2);

    if (minutes < 0 || text[6] != '\0')
        return INSTANT_FORM;
    if (hours > 14 || minutes > 59)
        return INSTANT_NO_TIME;
    *seconds = (hours * 60LL + minutes) * (text[0] == '-' ? -60 : 60);
    return INSTANT_FINE;
}

/* HH:MM[:SS] in seconds since midnight; *rest is what follows. */
static enum instant_fault
parse_time(const char *text, long long *seconds, const char **rest)
{
    int hours = digits_parse(text, 2);

    if (hours < 0 || text[2] != ':')
        return INSTANT_FORM;

    int minutes = digits_parse(text + 3, 2);
    int whole = 0;

    if (minutes < 0)
        return INSTANT_FORM;
    *rest = text + 5;
    if (text[5] == ':') {
        whole = digits_parse(text + 6, 2);
        if (whole < 0)
            return INSTANT_FORM;
        *rest = text + 8;
    }
    if (hours > 23 || minutes > 59 || whole > 59)
        return INSTANT_NO_TIME;
    *seconds = hours * 3600LL + minutes * 60LL + whole;
    return INSTANT_FINE;
}

enum instant_fault
instant_parse(const char *text, long long *seconds)
{
    struct date date;
    const char *rest = date_parse(text, &date);
    long long time = 0;
    long long offset = 0;

    if (!rest || *rest != 'T')
        return INSTANT_FORM;

    enum instant_fault fault = parse_time(rest + 1, &time, &rest);

    if (fault == INSTANT_FINE)
        fault = parse_offset(rest, &offset);
    if (fault != INSTANT_FINE && fault != INSTANT_NO_OFFSET)
        return fault;
    if (!date_exists(date))
        return INSTANT_NO_DATE;
    *seconds = date_number(date) * DAY_SECONDS + time - offset;
    return fault;
}

int
instant_compare(const char *x, const char *y)
{
    long long a = 0;
    long long b = 0;
    bool are_valid = instant_parse(x, &a) == INSTANT_FINE &&
                     instant_parse(y, &b) == INSTANT_FINE;

    assert(are_valid);
    return (a > b) - (a < b);
}

long
days_between(const char *x, const char *y)
{
    struct date a;
    struct date b;
    bool are_valid = date_parse(x, &a) && date_parse(y, &b) && date_exists(a) &&
                     date_exists(b);

    assert(are_valid);
    return date_number(b) - date_number(a);
}
