/*
 * fuzz: what each fuzz_*.c gives to libFuzzer, and to replay.c. A law that
 * does not hold is an assert.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#endif
