/*
 * Reading a folder: the files, then what holds them together.
 */
#include "read/reader.h"

static void
gather_criteria(struct reader *r)
{
    const struct award *award = &r->folder->award;
    struct identified *list = NULL;
    size_t count = 0;

    for (size_t i = 0; i < award->methods_count; i++) {
        count += award->methods[i].all_count;
    }
    list = arena_array(r->arena, struct identified, count);
    count = 0;
    for (size_t i = 0; i < award->methods_count; i++) {
        for (size_t k = 0; k < award->methods[i].all_count; k++) {
            const struct criterion *c = award->methods[i].all[k];

            list[count++] = (struct identified){c->doc, c->id};
        }
    }
    r->criteria = names_from(r, list, count);
    r->criteria.is_whole &= count > 0;
}

/* Are there any, and is none of them two that ran together, as when a dash
 * was forgotten? */
static bool
are_all_read(const struct reader *r, const struct identified *all, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (has_repeated_key(r, all[i].doc)) {
            return false;
        }
    }
    return count > 0;
}

/* The ids of a file's records; nothing may be called unknown when there are
 * none, for then something else is wrong. */
#define GATHER(r, names, list)                                     \
    do {                                                           \
        struct identified *all = IDENTIFY(r, list);             \
        bool is_once = refuse_repeated((r), all, list##_count);    \
        (r)->names = names_from((r), all, list##_count);           \
        (r)->names.is_whole &=                                     \
            is_once && are_all_read((r), all, list##_count);       \
    } while (0)

static void
gather_names(struct reader *r)
{
    struct folder *f = r->folder;

    GATHER(r, lots, f->tender.lots);
    GATHER(r, needs, f->needs.needs);
    GATHER(r, requirements, f->requirements.requirements);
    GATHER(r, methods, f->award.methods);
    GATHER(r, price_forms, f->award.price_forms);
    GATHER(r, award_rules, f->award.awards);
    GATHER(r, assessors, f->assessors.assessors);
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
