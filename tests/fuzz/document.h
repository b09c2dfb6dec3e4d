/*
 * document: what must hold for any text that is read as a document.
 */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "doc/doc.h"

/* Reads `bytes`; a tree hangs together and its places lie in the file, or
 * there is an error; all messages can be printed, as text and as JSON, and
 * the JSON is a document of its own. */
void check_document(enum doc_format format, const void *bytes, size_t size);

#endif
