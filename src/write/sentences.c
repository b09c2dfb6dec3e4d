/* Sentences of the account, as texts for cells. */
#include "write/sentences.h"

#include <string.h>

/* With more bids than this, figures of formulas over all bids are left out:
 * they would be gathered once for every bid. */
#define MANY_BIDS 300

struct account
sentence_account(const struct drawing *d, const struct lot_result *l,
                 const struct lot_bid *b)
{
    return (struct account){
        .arena = d->arena,
        .lang = d->layout->lang,
        .evaluation = d->layout->evaluation,
        .bid = b ? b->bid : NULL,
        .result = l,
        .own = b,
        .digits = POINT_DIGITS,
    };
}

/* The lines of a terminal as running text. */
static const char *
unwrapped(struct arena *a, const char *text)
{
    char *copy = arena_text(a, text);
    size_t size = strlen(copy);

    while (size > 0 && copy[size - 1] == '\n') {
        copy[--size] = '\0';
    }
    for (char *c = copy; *c; c++) {
        *c = *c == '\n' ? ' ' : *c;
    }
    return copy;
}

/* Place, total and award alone: to look at all others for each of very many
 * bids takes too long. */
static void
tell_briefly(struct account *t)
{
    const char *ranked = arena_printf(t->arena, "%zu", t->result->order_count);

    buf_addf(t->out, "%s ",
             text_fill(t->arena, t->lang, "explain.result",
                       WITH({"place", account_value(t, t->own->place)},
                            {"ranked", ranked},
                            {"total", account_value(t, t->own->total)})));
    tell_award(t);
}

const char *
sentence_outcome(const struct account *t)
{
    struct account told = *t;
    struct buf text = buf_start(t->arena);

    told.out = &text;
    if (has_place(t->own) && t->result->bids_count > MANY_BIDS) {
        tell_briefly(&told);
    } else {
        tell_outcome(&told);
    }
    return unwrapped(t->arena, buf_text(&text));
}

void
add_line(struct buf *b, const char *line)
{
    if (!line || !*line) {
        return;
    }
    if (b->size > 0) {
        buf_add_char(b, '\n');
    }
    buf_add(b, line);
}

static bool
is_costly(const struct account *t, const struct node *n)
{
    return t->result && t->result->bids_count > MANY_BIDS &&
           expr_traits(n->entry->expr).is_on_other_bids;
}

static const char *
words_of(const struct account *t, const struct node *n)
{
    const char *code = arena_printf(t->arena, "rule.%s", n->entry->id);

    return text_has(code) ? text_of(t->lang, code)
                          : node_words(t->arena, t->lang, n);
}

const char *
sentence_formula(const struct account *t, const struct node *n)
{
    struct buf text = buf_start(t->arena);
    const char *figures;

    if (n->kind != NODE_FORMULA || n->is_blank) {
        return NULL;
    }
    figures =
        is_costly(t, n) ? NULL : node_figures(t->arena, t->lang, n, t->digits);
    buf_addf(&text, "%s: %s", entry_title(n->entry, t->lang), words_of(t, n));
    if (figures && strcmp(figures, account_value(t, n)) != 0 &&
        strcmp(arena_printf(t->arena, "≈ %s", figures), account_value(t, n)) !=
            0) {
        add_line(&text, arena_printf(t->arena, "%s %s", figures,
                                     account_equals(t, n)));
    }
    return buf_text(&text);
}

bool
is_chosen(const struct lot_bid *b)
{
    return node_is_one(b->wins) || node_is_one(b->awarded);
}

bool
has_place(const struct lot_bid *b)
{
    return node_is_one(b->is_ranked) && b->place && !b->place->is_blank;
}

const char *
sentence_decided(enum lang lang, const struct decision *d)
{
    static const char *const codes[] = {
        [DECISION_REJECT] = "explain.decided-reject",
        [DECISION_ACCEPT] = "explain.decided-accept",
        [DECISION_CORRECT] = "explain.decided-correct",
        [DECISION_CLARIFY] = "explain.decided-clarify",
        [DECISION_DEVIATION] = "explain.decided-deviation",
        [DECISION_DRAW] = "explain.decided-draw",
    };

    return text_of(lang, codes[d->kind]);
}

const char *
sentence_lots(struct arena *a, enum lang lang, const char *const *ids,
              size_t count)
{
    return count == 0 || names_text(ids, count, "all")
               ? text_of(lang, "word.all-lots")
               : text_list(a, lang, ids, count);
}

const char *
sentence_place(struct arena *a, enum lang lang, struct place p)
{
    if (!p.file) {
        return "";
    }
    if (p.line == 0) {
        return p.file;
    }
    return text_fill(
        a, lang, "explain.source",
        WITH({"file", p.file}, {"line", arena_printf(a, "%d", p.line)}));
}
