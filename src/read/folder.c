/*
 * A folder of files becomes a model.
 */
#include "base/digest.h"
#include "base/file.h"
#include "read/reader.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_SOURCES 32

/* -- one file -------------------------------------------------------------- */

/* Reports why `file` was not read. */
static void
refuse_state(struct reader *r, const char *name, const struct file *file)
{
    const char *code = NULL;

    switch (file->state) {
    case FILE_READ:
    case FILE_ABSENT:
        return;
    case FILE_IS_FOLDER:
        code = "file-is-folder";
        break;
    case FILE_NOT_PLAIN:
        code = "file-not-plain";
        break;
    case FILE_TOO_LARGE:
        code = "file-too-large";
        break;
    case FILE_UNREADABLE:
        code = "file-unreadable";
        break;
    }
    diag_error(r->diags, file_place(name), code,
               WITH({"file", name, NULL},
                    {"why", file->why ? file->why : "", NULL},
                    {"most", count_text(r, DOC_MAX_BYTES >> 20), NULL}));
}

static void
add_source(struct reader *r, const char *name, const struct file *file)
{
    size_t count = r->folder->sources_count;

    if (count == r->sources_room) {
        r->sources_room = count == 0 ? FIRST_SOURCES : count * 2;
        r->sources = arena_grow(r->arena, r->sources, count, r->sources_room,
                                sizeof *r->sources);
        r->folder->sources = r->sources;
    }
    r->sources[count].name = name;
    r->sources[count].sha256 = digest_sha256(r->arena, file->at, file->size);
    r->folder->sources_count++;
}

static bool
ends_in(const char *name, const char *ending)
{
    size_t size = strlen(name);
    size_t tail = strlen(ending);

    return size >= tail && strcmp(name + size - tail, ending) == 0;
}

/* The document in `name`, or NULL: not there, or reported. */
static const struct doc *
read_document(struct reader *r, const char *name)
{
    const char *path = arena_printf(r->arena, "%s/%s", r->root, name);
    struct file file = file_read(r->arena, path, DOC_MAX_BYTES);

    refuse_state(r, name, &file);
    if (file.state != FILE_READ) {
        return NULL;
    }
    add_source(r, name, &file);
    if (ends_in(name, ".json")) {
        return doc_read_json(r->arena, r->diags, name, file.at, file.size);
    }
    return doc_read_yaml(r->arena, r->diags, name, file.at, file.size);
}

static const struct record *
record_of(const char *name)
{
    for (const struct file_format *f = file_formats; f->name; f++) {
        if (strcmp(f->name, name) == 0) {
            return f->record;
        }
    }
    assert(false);
    return NULL;
}

/* Reads `name` as `record` into `out`; false when `out` has nothing. */
static bool
read_record(struct reader *r, const char *name, const struct record *record,
            void *out)
{
    const struct doc *m = read_document(r, name);

    if (!m) {
        return false;
    }
    (void)decode(r->arena, r->diags, m, record, out);
    return m->kind == DOC_MAP;
}

/* -- files of one name ----------------------------------------------------- */

static bool
read_fixed(struct reader *r, const char *name, void *out)
{
    return read_record(r, name, record_of(name), out);
}

static void
read_criteria_and_risk(struct reader *r)
{
    struct folder *f = r->folder;

    read_fixed(r, "criteria/tender.yaml", &f->tender);
    r->has_needs = read_fixed(r, "criteria/needs.yaml", &f->needs);
    read_fixed(r, "criteria/requirements.yaml", &f->requirements);
    read_fixed(r, "criteria/award.yaml", &f->award);
    r->has_assessors = read_fixed(r, "criteria/assessors.yaml", &f->assessors);
    f->has_matrix = read_fixed(r, "risk/matrix.yaml", &f->matrix);
    r->has_register = read_fixed(r, "risk/register.yaml", &f->risks);
    read_fixed(r, "bids/decisions.yaml", &f->decisions);
    read_fixed(r, "bids/clarifications.yaml", &f->clarifications);
}

/* -- files of many names --------------------------------------------------- */

/* "bids/granheim.json" -> "granheim". */
static const char *
stem(struct reader *r, const char *path)
{
    const char *name = strrchr(path, '/') + 1;

    return arena_slice(r->arena, name, (size_t)(strrchr(name, '.') - name));
}

/* Reports a file whose name cannot be an id. */
static void
check_stem(struct reader *r, const char *file, const char *id)
{
    const struct doc v = {.kind = DOC_SCALAR,
                          .place = file_place(file),
                          .text = id,
                          .is_quoted = true};
    const char *fine = NULL;

    (void)decode_id(r->diags, &v, &fine);
}

static int
by_bid_id(const void *left, const void *right)
{
    return strcmp(((const struct bid *)left)->id,
                  ((const struct bid *)right)->id);
}

static void
read_bids(struct reader *r, const struct listing *l)
{
    struct folder *f = r->folder;
    const char **ids = arena_array(r->arena, const char *, l->count);

    f->bids = arena_array(r->arena, struct bid, l->count);
    for (size_t i = 0; i < l->count; i++) {
        const char *file = arena_printf(r->arena, "bids/%s", l->names[i]);
        struct bid *b = &f->bids[f->bids_count];

        ids[i] = stem(r, file);
        check_stem(r, file, ids[i]);
        if (read_record(r, file, &bid_record, b)) {
            b->file = file;
            b->id = ids[i];
            f->bids_count++;
        }
    }
    if (f->bids_count > 1) {
        qsort(f->bids, f->bids_count, sizeof *f->bids, by_bid_id);
    }
    index_bids(r);
    r->bidders = names_of_texts(r, ids, l->count);
    r->bidders.is_whole = l->count > 0;
}

static int
by_assessor_id(const void *left, const void *right)
{
    const struct score_sheet *l = left;
    const struct score_sheet *r = right;

    return strcmp(l->assessor_id, r->assessor_id);
}

/* The name of the file says whose sheet it is. */
static void
check_sheet_name(struct reader *r, struct score_sheet *s, const char *id)
{
    if (s->assessor_id && strcmp(s->assessor_id, id) != 0) {
        diag_error(r->diags, doc_place(s->doc, "assessor"), "sheet-name",
                   WITH({"id", s->assessor_id, NULL}, {"name", id, NULL}))
            ->guess = id;
    }
    s->assessor_id = id;
}

static void
read_sheets(struct reader *r, const struct listing *l)
{
    struct folder *f = r->folder;
    struct score_sheet *sheets =
        arena_array(r->arena, struct score_sheet, l->count);
    const char **ids = arena_array(r->arena, const char *, l->count);
    size_t count = 0;

    for (size_t i = 0; i < l->count; i++) {
        const char *file =
            arena_printf(r->arena, "bids/scores/%s", l->names[i]);
        const char *id = stem(r, file);

        check_stem(r, file, id);
        ids[i] = id;
        sheets[count].file = file;
        if (read_record(r, file, &sheet_record, &sheets[count])) {
            index_sheet(r, &sheets[count]);
            check_sheet_name(r, &sheets[count++], id);
        }
    }
    if (count > 1) {
        qsort(sheets, count, sizeof *sheets, by_assessor_id);
    }
    f->sheets = sheets;
    f->sheets_count = count;
    r->sheets = names_of_texts(r, ids, l->count);
}

static void
read_consensus(struct reader *r)
{
    static const char name[] = "bids/scores/consensus.yaml";
    struct score_sheet *s = arena_new(r->arena, struct score_sheet);
    const char *path = arena_printf(r->arena, "%s/%s", r->root, name);

    r->has_consensus_file = file_exists(path);
    if (read_fixed(r, name, s)) {
        s->file = name;
        index_sheet(r, s);
        r->folder->consensus = s;
    }
}

static int
by_source_name(const void *left, const void *right)
{
    return strcmp(((const struct source_file *)left)->name,
                  ((const struct source_file *)right)->name);
}

void
read_files(struct reader *r)
{
    struct folder *f = r->folder;
    struct inventory inventory = take_inventory(r);

    read_criteria_and_risk(r);
    read_bids(r, &inventory.bids);
    read_sheets(r, &inventory.sheets);
    read_consensus(r);
    if (f->sources_count > 1) {
        qsort(r->sources, f->sources_count, sizeof *r->sources, by_source_name);
    }
}
