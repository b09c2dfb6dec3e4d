/*
 * Any bytes, read as YAML.
 */
#include "document.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    check_document(DOC_YAML, bytes, size);
    return 0;
}
