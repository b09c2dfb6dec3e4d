/*
 * Days as numbers, for cells and for the day a workbook is of.
 */
#include "book/inside.h"

#include <ctype.h>
#include <string.h>

static int
digits(const char *at, int count)
{
    int value = 0;

    for (int i = 0; i < count; i++) {
        if (!isdigit((unsigned char)at[i]))
            return -1;
        value = value * 10 + at[i] - '0';
    }
    return value;
}

static int
month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30,
                                  31, 31, 30, 31, 30, 31};
    bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    return lengths[month - 1] + (month == 2 && is_leap);
}

/* The year begins in March, so that a leap day is its last. */
static long
day_number(int year, int month, int day)
{
    long y = month > 2 ? year : year - 1;
    long m = month > 2 ? month - 3 : month + 9;

    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
}

bool
book_day(const char *iso, long *day)
{
    if (strlen(iso) != 10 || iso[4] != '-' || iso[7] != '-')
        return false;

    int year = digits(iso, 4), month = digits(iso + 5, 2);
    int number = digits(iso + 8, 2);

    if (year < 1 || month < 1 || month > 12 || number < 1 ||
        number > month_length(year, month))
        return false;
    *day = day_number(year, month, number) - day_number(1970, 1, 1);
    return true;
}
