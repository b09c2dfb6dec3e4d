/*
 * Readers of dates and instants.
 */
#include "doc/calendar.h"
#include "doc/value.h"

#include <string.h>

/* One or two digits; *rest is what follows. -1 when there are none. */
static int
parse_part(const char *text, const char **rest)
{
    int count = text[0] ? digits_parse(text, 2) >= 0 ? 2 : 1 : 0;

    *rest = text + count;
    return count ? digits_parse(text, count) : -1;
}

/* 2.11.2026 as this program writes it; NULL when it is something else. */
static const char *
date_guess(struct arena *a, const char *text)
{
    struct date date = {0};
    const char *rest = text;

    date.day = parse_part(rest, &rest);
    if (date.day < 0 || *rest != '.')
        return NULL;
    rest += rest[1] == ' ' ? 2 : 1;
    date.month = parse_part(rest, &rest);
    if (date.month < 0 || *rest != '.')
        return NULL;
    rest += rest[1] == ' ' ? 2 : 1;
    date.year = digits_parse(rest, 4);
    if (date.year < 0 || rest[4] != '\0' || !date_exists(date))
        return NULL;
    return arena_printf(a, "%04d-%02d-%02d", date.year, date.month, date.day);
}

static bool
read_date(struct arena *a, struct diags *d, const struct doc *v,
          const char **value)
{
    struct date date;

    if (!value_is_scalar(d, v, FIELD_DATE))
        return false;

    const char *rest = date_parse(v->text, &date);

    if (!rest || *rest) {
        struct diag *g = value_error(d, v, "date-format");

        g->guess = a ? date_guess(a, v->text) : NULL;
        return false;
    }
    if (!date_exists(date)) {
        value_error(d, v, "date-impossible");
        return false;
    }
    *value = v->text;
    return true;
}

bool
decode_date(struct diags *d, const struct doc *v, const char **value)
{
    return read_date(NULL, d, v, value);
}

bool
value_date(struct arena *a, struct diags *d, const struct doc *v,
           const char **value)
{
    return read_date(a, d, v, value);
}

static const char *
instant_code(enum instant_fault fault)
{
    switch (fault) {
    case INSTANT_NO_OFFSET:
        return "instant-offset";
    case INSTANT_NO_DATE:
        return "date-impossible";
    case INSTANT_NO_TIME:
        return "time-impossible";
    case INSTANT_FINE:
    case INSTANT_FORM:
        break;
    }
    return "instant-format";
}

/* "2026-11-02 12:00+01:00" has a space where the T should stand. */
static const char *
instant_guess(struct arena *a, const char *text)
{
    long long seconds = 0;
    char *guess = arena_text(a, text);

    if (strlen(guess) < 11 || guess[10] != ' ')
        return NULL;
    guess[10] = 'T';
    return instant_parse(guess, &seconds) == INSTANT_FINE ? guess : NULL;
}

bool
value_instant(struct arena *a, struct diags *d, const struct doc *v,
              const char **value)
{
    long long seconds = 0;

    if (!value_is_scalar(d, v, FIELD_INSTANT))
        return false;

    enum instant_fault fault = instant_parse(v->text, &seconds);

    if (fault == INSTANT_FINE) {
        *value = v->text;
        return true;
    }
    value_error(d, v, instant_code(fault))->guess =
        fault == INSTANT_FORM ? instant_guess(a, v->text) : NULL;
    return false;
}
