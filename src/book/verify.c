/*
 * Is a workbook whole? The library says that all went well when a disk was
 * full, so every part is read again before anybody gets the file.
 */
#include "book/book.h"

#include <expat.h>
#include <minizip/unzip.h>
#include <stdio.h>
#include <string.h>

#define NAME_SIZE 1024
#define STEP      65536

/* One reading of a file. */
struct reading {
    struct arena *arena;
    unzFile zip;
    char *bytes;          /* STEP of them */
    char name[NAME_SIZE]; /* of the part that is read now */
    bool has_book;
};

static const char *
fault(const struct reading *r, const char *what)
{
    return arena_printf(r->arena, "%s: %s", r->name, what);
}

static bool
ends_in(const char *name, const char *ending)
{
    size_t size = strlen(name), tail = strlen(ending);

    return size >= tail && strcmp(name + size - tail, ending) == 0;
}

/* Unpacks the open part, and parses it unless `parser` is NULL. */
static const char *
read_open(struct reading *r, XML_Parser parser)
{
    int size = 0;

    do {
        size = unzReadCurrentFile(r->zip, r->bytes, STEP);
        if (size < 0)
            return fault(r, "unpack");
        if (parser &&
            XML_Parse(parser, r->bytes, size, size == 0) != XML_STATUS_OK)
            return fault(r, XML_ErrorString(XML_GetErrorCode(parser)));
    } while (size > 0);
    return NULL;
}

static const char *
read_part(struct reading *r)
{
    bool is_xml = ends_in(r->name, ".xml") || ends_in(r->name, ".rels") ||
                  ends_in(r->name, ".vml");
    XML_Parser parser = is_xml ? XML_ParserCreate(NULL) : NULL;

    if (is_xml && !parser)
        return fault(r, "parser");
    if (unzOpenCurrentFile(r->zip) != UNZ_OK) {
        XML_ParserFree(parser);
        return fault(r, "open");
    }

    const char *failed = read_open(r, parser);
    int closed = unzCloseCurrentFile(r->zip); /* compares the checksum */

    XML_ParserFree(parser);
    if (!failed && closed != UNZ_OK)
        failed = fault(r, "checksum");
    return failed;
}

static const char *
read_parts(struct reading *r)
{
    int next = unzGoToFirstFile(r->zip);

    for (; next == UNZ_OK; next = unzGoToNextFile(r->zip)) {
        if (unzGetCurrentFileInfo64(r->zip, NULL, r->name, NAME_SIZE, NULL, 0,
                                    NULL, 0) != UNZ_OK)
            return "directory";
        r->name[NAME_SIZE - 1] = '\0';

        const char *failed = read_part(r);

        if (failed)
            return failed;
        if (strcmp(r->name, "xl/workbook.xml") == 0)
            r->has_book = true;
    }
    if (next != UNZ_END_OF_LIST_OF_FILE)
        return "directory";
    return r->has_book ? NULL : "xl/workbook.xml: missing";
}

/* Does the file end with the end of a directory? The library that reads it is
 * content with less. */
static bool
has_end(const char *path)
{
    static const char mark[] = {'P', 'K', 5, 6};
    char end[22] = {0};
    FILE *file = fopen(path, "rb");

    if (!file)
        return false;

    bool is_whole = fseek(file, -(long)sizeof(end), SEEK_END) == 0 &&
                    fread(end, 1, sizeof(end), file) == sizeof(end) &&
                    memcmp(end, mark, sizeof(mark)) == 0;

    fclose(file);
    return is_whole;
}

const char *
book_verify(struct arena *a, const char *path)
{
    struct reading r = {.arena = a,
                        .zip = has_end(path) ? unzOpen64(path) : NULL};

    if (!r.zip)
        return "cut short";
    r.bytes = arena_array(a, char, STEP);

    const char *failed = read_parts(&r);

    unzClose(r.zip);
    return failed;
}
