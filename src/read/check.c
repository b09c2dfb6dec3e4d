/*
 * Reading a folder: the files, then what holds them together.
 */
#include "read/reader.h"

/* Two methods may have criteria of the same id, one method may not. */
static void
gather_criteria(struct reader *r)
{
    const struct award *award = &r->folder->award;
    struct identified *list = NULL;
    bool is_repeated = false;
    size_t count = 0;

    for (size_t i = 0; i < award->methods_count; i++) {
        count += award->methods[i].all_count;
    }
    list = arena_array(r->arena, struct identified, count);
    count = 0;
    for (size_t i = 0; i < award->methods_count; i++) {
        const struct method *m = &award->methods[i];
        struct identified *own = list + count;

        for (size_t k = 0; k < m->all_count; k++) {
            own[k] = (struct identified){m->all[k]->doc, m->all[k]->id};
        }
        is_repeated |= refuse_repeated(r, own, m->all_count);
        count += m->all_count;
    }
    r->criteria = names_from(r, list, count);
    r->criteria.is_whole &= count > 0 && !is_repeated;
}

/* Are there any, and is none of them two that ran together, as when a dash
 * was forgotten? */
static bool
are_all_read(const struct reader *r, const struct identified *all, size_t count)
{
    bool is_worth_asking = has_repeated_keys(r);

    for (size_t i = 0; i < count && is_worth_asking; i++) {
        if (has_repeated_key(r, all[i].doc)) {
            return false;
        }
    }
    return count > 0;
}

/* The ids of a file's records; nothing may be called unknown when there are
 * none, for then something else is wrong. */
static struct names
gather(struct reader *r, const void *records, size_t count, size_t size)
{
    struct identified *all = identify(r, records, count, size);
    bool is_repeated = refuse_repeated(r, all, count);
    struct names names = names_from(r, all, count);

    names.is_whole &= are_all_read(r, all, count) && !is_repeated;
    return names;
}
#define GATHER(r, list) gather((r), (list), list##_count, sizeof(*(list)))

static void
gather_names(struct reader *r)
{
    struct folder *f = r->folder;

    r->lots = GATHER(r, f->tender.lots);
    r->needs = GATHER(r, f->needs.needs);
    r->requirements = GATHER(r, f->requirements.requirements);
    r->methods = GATHER(r, f->award.methods);
    r->price_forms = GATHER(r, f->award.price_forms);
    r->award_rules = GATHER(r, f->award.awards);
    r->assessors = GATHER(r, f->assessors.assessors);
    gather_criteria(r);
}

static void
check_files(struct reader *r)
{
    check_tender(r);
    check_award(r);
    check_requirements(r);
    check_needs(r);
    check_assessors(r);
    check_matrix(r);
    check_register(r);
    r->is_method_sound =
        are_files_sound(r, "criteria/") && are_files_sound(r, "risk/");
    check_bids(r);
    check_decisions(r);
    check_scores(r);
    check_consensus(r);
    check_clarifications(r);
}

struct folder *
read_folder(struct arena *a, struct diags *d, struct catalogue *c,
            const char *root)
{
    struct reader r = {.arena = a,
                       .diags = d,
                       .catalogue = c,
                       .root = root,
                       .folder = arena_new(a, struct folder)};
    struct award *award = &r.folder->award;

    read_files(&r);
    for (size_t i = 0; i < award->methods_count; i++) {
        plant_method(&r, &award->methods[i]);
    }
    gather_names(&r);
    check_files(&r);
    return r.folder;
}
