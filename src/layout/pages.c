/* The sheets of the book, in order, and their names. */
#include "base/utf8.h"
#include "layout/plan.h"

#include <string.h>

/* Excel's limit for the name of a sheet. */
#define MOST_IN_NAME 31

/* Small letters for large ones, as far as Excel may take names for the same:
 * ASCII and Latin-1. */
static uint32_t
folded(uint32_t code)
{
    bool is_large = (code >= 'A' && code <= 'Z') ||
                    (code >= 0xC0 && code <= 0xDE && code != 0xD7);

    return is_large ? code + 32 : code;
}

static bool
is_same_name(const char *x, const char *y)
{
    uint32_t left = 1, right = 1;

    while (*x && *y && left == right) {
        x += utf8_next(x, strlen(x), &left);
        y += utf8_next(y, strlen(y), &right);
        left = folded(left);
        right = folded(right);
    }
    return !*x && !*y && left == right;
}

static bool
is_taken(const struct page *pages, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (is_same_name(pages[i].name, name)) {
            return true;
        }
    }
    return false;
}

/* Without what Excel refuses in a name, and not longer than it takes (UTF-16
 * units). */
static const char *
legal_name(struct arena *a, const char *text, size_t most)
{
    struct buf b = buf_start(a);
    size_t units = 0;
    uint32_t code = 0;

    while (*text) {
        size_t size = utf8_next(text, strlen(text), &code);
        bool is_refused = utf8_is_control(code) || code < ' ' ||
                          (code < 128 && strchr("[]:*?/\\'", (int)code));

        units += code > 0xFFFF ? 2 : 1;
        if (size == 0 || units > most) {
            break;
        }
        buf_add(&b, is_refused ? "-" : arena_slice(a, text, size));
        text += size;
    }
    return buf_text(&b);
}

static const char *
free_name(struct plan *p, const struct page *pages, size_t count,
          const char *text)
{
    const char *name = legal_name(p->arena, text, MOST_IN_NAME);

    for (size_t n = 2; is_taken(pages, count, name); n++) {
        name = arena_printf(p->arena, "%s (%zu)",
                            legal_name(p->arena, text, MOST_IN_NAME - 6), n);
    }
    return name;
}

static void
add_page(struct plan *p, enum page_kind kind, const char *code,
         struct lot_layout *l)
{
    struct layout *layout = p->layout;
    struct page *page = &p->pages[layout->pages_count];
    const char *text = l ? text_fill(p->arena, p->lang, code,
                                     WITH({"lot", l->lot->lot->id, NULL}))
                         : text_of(p->lang, code);

    page->kind = kind;
    page->name = free_name(p, p->pages, layout->pages_count, text);
    if (l) {
        page->lot = l->lot;
        l->page = page;
    }
    layout->pages_count++;
}

void
plan_pages(struct plan *p)
{
    const struct folder *f = p->evaluation->folder;
    struct layout *l = p->layout;

    p->pages = arena_array(p->arena, struct page, l->lots_count + 16);
    l->pages = p->pages;
    add_page(p, PAGE_SUMMARY, "book.page-summary", NULL);
    for (size_t i = 0; i < l->lots_count; i++) {
        add_page(p, PAGE_LOT, "book.page-lot", &l->lots[i]);
    }
    add_page(p, PAGE_AWARD, "book.page-award", NULL);
    add_page(p, PAGE_QUALIFICATION, "book.page-qualification", NULL);
    add_page(p, PAGE_REQUIREMENTS, "book.page-requirements", NULL);
    add_page(p, PAGE_SCORES, "book.page-scores", NULL);
    add_page(p, PAGE_PRICE, "book.page-price", NULL);
    add_page(p, PAGE_WEIGHTS, "book.page-weights", NULL);
    if (f->needs.needs_count > 0) {
        add_page(p, PAGE_NEEDS, "book.page-needs", NULL);
    }
    if (f->has_matrix || f->risks.risks_count > 0) {
        add_page(p, PAGE_RISK, "book.page-risk", NULL);
    }
    add_page(p, PAGE_REASONS, "book.page-reasons", NULL);
    add_page(p, PAGE_PROVENANCE, "book.page-provenance", NULL);
    add_page(p, PAGE_EXPLANATION, "book.page-explanation", NULL);
}

const struct page *
layout_page(const struct layout *l, enum page_kind kind,
            const struct lot_result *lot)
{
    for (size_t i = 0; i < l->pages_count; i++) {
        if (l->pages[i].kind == kind && (!lot || l->pages[i].lot == lot)) {
            return &l->pages[i];
        }
    }
    return NULL;
}
