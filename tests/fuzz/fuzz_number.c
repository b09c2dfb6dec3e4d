/*
 * A number that can be read can be printed, and reading that again gives the
 * same number; rounding stays within its step.
 */
#include "fuzz.h"
#include "num/num.h"

#include <assert.h>

static void
check_printing(struct arena *a, num value)
{
    const char *text = num_exact_decimal(a, value, NUM_MAX_DIGITS);
    num again;

    assert(text != NULL);
    assert(num_read(a, text, &again) == NUM_FINE);
    assert(num_compare(value, again) == 0);
}

static void
check_rounding(struct arena *a, num value, int digits, enum rounding mode)
{
    num rounded = num_round(a, value, digits, mode);
    num away = num_abs(a, num_sub(a, rounded, value));
    num step = num_power(a, num_fraction(a, 1, 10), digits);

    assert(num_compare(away, step) < 0);
    assert(num_compare(num_round(a, rounded, digits, mode), rounded) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *a = arena_create();
    num value;
    const char *text = arena_slice(a, (const char *)bytes, size);

    if (num_read(a, text, &value) == NUM_FINE) {
        check_printing(a, value);
        for (int digits = -3; digits < 6; digits++) {
            if (digits == 0)
                continue;
            check_rounding(a, value, digits, ROUND_HALF_UP);
            check_rounding(a, value, digits, ROUND_HALF_EVEN);
            check_rounding(a, value, digits, ROUND_TRUNCATE);
        }
        (void)num_double(value);
    } else {
        assert(num_sign(value) == 0);
    }
    arena_destroy(a);
    return 0;
}
