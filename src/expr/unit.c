/*
 * Units: powers of money, points, days and places.
 */
#include "base/buf.h"
#include "expr/tree.h"

#include <string.h>

/* Beyond this a power is nonsense; it is kept from overflowing. */
#define MOST_POWER 100

const struct unit unit_none = {.money = 0};
const struct unit unit_share = {.is_share = true};
const struct unit unit_money = {.money = 1};
const struct unit unit_points = {.points = 1};
const struct unit unit_days = {.days = 1};
const struct unit unit_places = {.places = 1};
const struct unit unit_truth = {.is_truth = true};
const struct unit unit_any = {.is_any = true};

static const struct named_unit {
    const char *name;
    const struct unit *unit;
    const char *many; /* string codes: "kroner" */
    const char *per;  /* "per krone" */
} named[] = {
    {"money", &unit_money, "measure.money", "measure.per-money"},
    {"points", &unit_points, "measure.points", "measure.per-points"},
    {"days", &unit_days, "measure.days", "measure.per-days"},
    {"places", &unit_places, "measure.places", "measure.per-places"},
    {"share", &unit_share, "measure.share", NULL},
    {"count", &unit_none, "measure.none", NULL},
    {"none", &unit_none, "measure.none", NULL},
    {"truth", &unit_truth, "measure.truth", NULL},
    {"any", &unit_any, "measure.any", NULL},
};

#define DIMENSIONS  4
#define NAMED_COUNT (sizeof named / sizeof named[0])

static int
power_of(struct unit u, size_t dimension)
{
    const int powers[DIMENSIONS] = {u.money, u.points, u.days, u.places};

    return powers[dimension];
}

static signed char
limited(long power)
{
    if (power > MOST_POWER)
        return MOST_POWER;
    return (signed char)(power < -MOST_POWER ? -MOST_POWER : power);
}

bool
unit_equal(struct unit x, struct unit y)
{
    for (size_t i = 0; i < DIMENSIONS; i++)
        if (power_of(x, i) != power_of(y, i))
            return false;
    return x.is_truth == y.is_truth && x.is_any == y.is_any;
}

bool
unit_fits(struct unit x, struct unit y)
{
    if (x.is_any || y.is_any)
        return true;
    return unit_equal(x, y);
}

struct unit
unit_times(struct unit x, struct unit y, int sign)
{
    struct unit u = {
        .money = limited(x.money + sign * y.money),
        .points = limited(x.points + sign * y.points),
        .days = limited(x.days + sign * y.days),
        .places = limited(x.places + sign * y.places),
        .is_share = x.is_share && y.is_share && sign > 0,
    };

    return x.is_any || y.is_any ? unit_any : u;
}

struct unit
unit_power(struct unit x, long power)
{
    struct unit u = {
        .money = limited(x.money * power),
        .points = limited(x.points * power),
        .days = limited(x.days * power),
        .places = limited(x.places * power),
    };

    return x.is_any ? unit_any : u;
}

static const struct named_unit *
find_named(const char *text, size_t size)
{
    for (size_t i = 0; i < NAMED_COUNT; i++)
        if (strlen(named[i].name) == size &&
            memcmp(named[i].name, text, size) == 0)
            return &named[i];
    return NULL;
}

bool
unit_read(const char *text, struct unit *unit)
{
    struct unit u = unit_share; /* what a first factor leaves as it is */
    int sign = 1;
    const char *rest = text;
    size_t size;

    for (;;) {
        const struct named_unit *n;

        size = strcspn(rest, "*/");
        n = find_named(rest, size);
        if (n == NULL)
            return false;
        if (n->unit->is_truth || n->unit->is_any) {
            *unit = *n->unit;
            return rest == text && rest[size] == '\0';
        }
        u = unit_times(u, *n->unit, sign);
        if (rest[size] == '\0')
            break;
        sign = rest[size] == '/' ? -1 : 1;
        rest += size + 1;
    }
    *unit = u;
    return true;
}

/* The row of a unit that has a name of its own, or NULL. */
static const struct named_unit *
own_name(struct unit unit)
{
    for (size_t i = 0; i < NAMED_COUNT; i++)
        if (unit_equal(*named[i].unit, unit) &&
            named[i].unit->is_share == unit.is_share)
            return &named[i];
    return NULL;
}

static void
add_power(struct buf *b, const char *word, int power)
{
    buf_add(b, word);
    if (power == 2)
        buf_add(b, "\xC2\xB2");
    else if (power == 3)
        buf_add(b, "\xC2\xB3");
    else if (power > 3)
        buf_addf(b, "^%d", power);
}

const char *
unit_words(struct arena *a, enum lang lang, struct unit unit)
{
    const struct named_unit *own = own_name(unit);
    struct buf b = buf_start(a);
    const char *join = "";

    if (own != NULL)
        return text_of(lang, own->many);
    for (size_t i = 0; i < DIMENSIONS; i++) {
        if (power_of(unit, i) <= 0)
            continue;
        buf_add(&b, join);
        add_power(&b, text_of(lang, named[i].many), power_of(unit, i));
        join = " \xC3\x97 ";
    }
    join = b.size > 0 ? " " : "";
    for (size_t i = 0; i < DIMENSIONS; i++) {
        if (power_of(unit, i) >= 0)
            continue;
        buf_add(&b, join);
        add_power(&b, text_of(lang, named[i].per), -power_of(unit, i));
        join = " ";
    }
    return buf_text(&b);
}

/* The unit as files write it: money/points. */
static const char *
unit_text(struct arena *a, struct unit unit)
{
    struct buf b = buf_start(a);

    for (size_t i = 0; i < DIMENSIONS; i++)
        for (int k = 0; k < power_of(unit, i); k++)
            buf_addf(&b, "%s%s", b.size > 0 ? "*" : "", named[i].name);
    if (b.size == 0)
        buf_add(&b, "none");
    for (size_t i = 0; i < DIMENSIONS; i++)
        for (int k = 0; k < -power_of(unit, i); k++)
            buf_addf(&b, "/%s", named[i].name);
    return buf_text(&b);
}

struct arg
unit_arg(struct arena *a, const char *name, struct unit unit)
{
    const struct named_unit *own = own_name(unit);

    if (own != NULL)
        return (struct arg){name, NULL, own->many};
    return (struct arg){name, unit_text(a, unit), NULL};
}
