#include "num/rational.h"

#include <assert.h>
#include <string.h>

/* What the characters of a text are, before their order is looked at. */
struct shape {
    size_t digits;
    size_t points;
    enum num_fault stray; /* the first mark people put into numbers */
};

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t
count_digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* The length of a mark that people write inside numbers, and what it is; 0
 * when there is none. Spaces may be ordinary, no-break, thin or narrow. */
static size_t
mark(const char *at, enum num_fault *fault)
{
    static const struct {
        const char *text;
        enum num_fault fault;
    } marks[] = {
        {",", NUM_COMMA},
        {" ", NUM_SPACE},
        {"\t", NUM_SPACE},
        {"\xC2\xA0", NUM_SPACE},
        {"\xE2\x80\x89", NUM_SPACE},
        {"\xE2\x80\xAF", NUM_SPACE},
        {"_", NUM_UNDERSCORE},
    };

    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        size_t size = strlen(marks[i].text);

        if (strncmp(at, marks[i].text, size) == 0) {
            *fault = marks[i].fault;
            return size;
        }
    }
    return 0;
}

/* e3, E+3, e-3 and then the end. */
static bool
is_exponent(const char *at)
{
    if (*at != 'e' && *at != 'E')
        return false;
    at++;
    if (*at == '+' || *at == '-')
        at++;

    size_t digits = count_digits(at);

    return digits > 0 && at[digits] == '\0';
}

static void
note(struct shape *s, enum num_fault fault)
{
    if (s->stray == NUM_FINE)
        s->stray = fault;
}

/* False when `at` holds what no number holds. */
static bool
survey(const char *at, struct shape *s)
{
    while (*at) {
        enum num_fault fault;
        size_t step = mark(at, &fault);

        if (step) {
            note(s, fault);
            at += step;
        } else if (is_exponent(at)) {
            note(s, NUM_EXPONENT);
            break;
        } else if (is_digit(*at) || *at == '.') {
            s->digits += is_digit(*at);
            s->points += *at == '.';
            at++;
        } else {
            return false;
        }
    }
    return s->digits > 0;
}

/* `at` is the text behind the sign. */
static enum num_fault
fault_of(const char *at)
{
    struct shape s = {0};

    if (!survey(at, &s))
        return NUM_NOT_A_NUMBER;
    if (s.stray != NUM_FINE)
        return s.stray;
    if (s.points > 1)
        return NUM_NOT_A_NUMBER;
    if (*at == '.' || at[strlen(at) - 1] == '.')
        return NUM_BARE_POINT;
    if (at[0] == '0' && is_digit(at[1]))
        return NUM_LEADING_ZERO;
    return s.digits > NUM_MAX_DIGITS ? NUM_TOO_LONG : NUM_FINE;
}

/* The value of digits[.digits]. */
static num
value_of(struct arena *a, const char *text, bool is_negative)
{
    char digits[NUM_MAX_DIGITS + 1];
    size_t whole = count_digits(text);
    size_t decimals = text[whole] == '.' ? strlen(text + whole + 1) : 0;
    mpq_t t;

    assert(whole + decimals <= NUM_MAX_DIGITS);
    memcpy(digits, text, whole);
    if (decimals)
        memcpy(digits + whole, text + whole + 1, decimals);
    digits[whole + decimals] = '\0';
    mpq_init(t);
    mpz_set_str(mpq_numref(t), digits, 10);
    if (is_negative)
        mpq_neg(t, t);
    rational_ten_power(mpq_denref(t), decimals);
    mpq_canonicalize(t);
    return rational_keep(a, t);
}

enum num_fault
num_read(struct arena *a, const char *text, num *value)
{
    bool is_negative = text[0] == '-';
    const char *digits = text + is_negative;

    *value = (num){0};
    if (text[0] == '\0')
        return NUM_EMPTY;

    enum num_fault fault = fault_of(digits);

    if (fault == NUM_FINE)
        *value = value_of(a, digits, is_negative);
    return fault;
}
