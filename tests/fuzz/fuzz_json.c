/*
 * Any bytes, read as JSON.
 */
#include "document.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    check_document(DOC_JSON, bytes, size);
    return 0;
}
