/* The rules of the evaluation in words, each with file and line. */
#include "write/provenance.h"

#include <string.h>

static const char *
word(const struct rows *r, const char *code)
{
    return rows_word(r, code);
}

/* One rule: a word for what it is, and a text. */
static void
rule(struct rows *r, const char *id, const char *code, const char *text,
     struct place place)
{
    provenance_fact(
        r, &(struct fact){
               .id = id, .what = word(r, code), .text = text, .place = place});
}

/* -- formulas -- */

/* "spenn 100 %; ..." */
static const char *
parameters_text(const struct rows *r, const struct formula_use *use)
{
    struct arena *a = r->d->arena;
    enum lang lang = r->d->layout->lang;
    struct buf text = buf_start(a);

    for (size_t i = 0; i < use->entry->parameters_count; i++) {
        const struct parameter *p = &use->entry->parameters[i];
        const char *code = arena_printf(a, "name.%s", p->name);

        add_line(&text, arena_printf(
                            a, "%s: %s%s",
                            text_has(code) ? text_of(lang, code) : p->name,
                            figure_text(a, lang, real_exact(use->parameters[i]),
                                        p->unit, NUM_MAX_DIGITS),
                            use->parameter_docs && use->parameter_docs[i]
                                ? ""
                                : word(r, "provenance.is-default")));
    }
    return buf_text(&text);
}

void
provenance_formula(struct rows *r, const char *id, const char *what,
                   const struct formula_use *use)
{
    struct arena *a = r->d->arena;
    enum lang lang = r->d->layout->lang;

    if (!use || !use->entry) {
        return;
    }
    provenance_fact(
        r, &(struct fact){
               .id = id,
               .what = what,
               .text = arena_printf(a, "%s: %s", entry_title(use->entry, lang),
                                    expr_words(a, lang, use->entry->expr)),
               .more = parameters_text(r, use),
               .place =
                   doc_place(use->doc, use->own ? "own_formula" : "formula")});
}

/* -- rounding -- */

static void
tell_rounding(struct rows *r, const struct method *m, const char *code,
              const struct rounding_rule *rule_of)
{
    static const char *const modes[] = {
        [ROUND_HALF_UP] = "explain.rounding-half-up",
        [ROUND_HALF_EVEN] = "explain.rounding-half-even",
        [ROUND_TRUNCATE] = "explain.rounding-truncate",
    };

    if (!rule_of || !rule_of->doc) {
        return;
    }
    rule(r, m->id, code,
         text_fill(
             r->d->arena, r->d->layout->lang, "provenance.rounded",
             WITH({"digits", arena_printf(r->d->arena, "%ld", rule_of->digits)},
                  {"mode", .word = modes[rule_of->mode]})),
         rule_of->doc->place);
}

static void
tell_roundings(struct rows *r, const struct method *m)
{
    const struct roundings *round = m->round;

    if (!round || !round->doc) {
        rule(r, m->id, "provenance.rounding", word(r, "provenance.not-rounded"),
             m->doc->place);
        return;
    }
    tell_rounding(r, m, "provenance.round-price", round->evaluated_price);
    tell_rounding(r, m, "provenance.round-points", round->points);
    tell_rounding(r, m, "provenance.round-normalised", round->normalised);
    tell_rounding(r, m, "provenance.round-criterion", round->criterion);
    tell_rounding(r, m, "provenance.round-total", round->total);
}

/* -- a method -- */

static const char *
tie_keys(const struct rows *r, const struct method *m)
{
    struct arena *a = r->d->arena;
    enum lang lang = r->d->layout->lang;
    struct buf text = buf_start(a);

    for (size_t i = 0; i < m->ties_count; i++) {
        const char *code = arena_printf(a, "tie.%s", m->ties[i]);
        bool is_word = strcmp(m->ties[i], "quality") == 0 ||
                       strcmp(m->ties[i], "price") == 0 ||
                       strcmp(m->ties[i], "draw") == 0;

        buf_add(&text, i > 0 ? " → " : "");
        buf_add(&text, is_word ? text_of(lang, code)
                               : text_fill(a, lang, "tie.criterion",
                                           WITH({"criterion", m->ties[i]})));
    }
    return text.size > 0 ? buf_text(&text) : word(r, "provenance.no-keys");
}

static const char *
lots_of(const struct rows *r, const struct method *m)
{
    const struct evaluation *e = r->d->layout->evaluation;
    const char **ids =
        arena_array(r->d->arena, const char *, e->lots_count + 1);
    size_t count = 0;

    for (size_t i = 0; i < e->lots_count; i++) {
        if (e->lots[i].lot->method == m) {
            ids[count++] = e->lots[i].lot->id;
        }
    }
    return count > 0 ? text_list(r->d->arena, r->d->layout->lang, ids, count)
                     : NULL;
}

static void
tell_references(struct rows *r, const struct method *m)
{
    static const char *const references[] = {
        [REFERENCES_ADMITTED] = "provenance.references-admitted",
        [REFERENCES_AFTER_THRESHOLDS] = "provenance.references-thresholds",
        [REFERENCES_MINIMUM_VIABLE] = "provenance.references-viable",
    };
    static const char *const thresholds[] = {
        [THRESHOLDS_UNSTATED] = NULL,
        [THRESHOLDS_BEFORE] = "provenance.thresholds-before",
        [THRESHOLDS_AFTER] = "provenance.thresholds-after",
    };

    rule(r, m->id, "provenance.references", word(r, references[m->references]),
         doc_place(m->doc, "references"));
    if (thresholds[m->thresholds]) {
        rule(r, m->id, "provenance.thresholds",
             word(r, thresholds[m->thresholds]),
             doc_place(m->doc, "thresholds"));
    }
}

static void
tell_method(struct rows *r, const struct method *m, const char *lots)
{
    rule(r, m->id, "provenance.method", rows_or_dash(m->title), m->doc->place);
    rule(r, m->id, "provenance.method-lots", lots, m->doc->place);
    provenance_criteria(r, m);
    provenance_formula(r, m->id, word(r, "provenance.panel"), m->panel);
    provenance_formula(r, m->id, word(r, "provenance.combine"), m->combine);
    provenance_formula(r, m->id, word(r, "provenance.normalise-total"),
                       m->normalise);
    tell_references(r, m);
    tell_roundings(r, m);
    rule(r, m->id, "provenance.ties", tie_keys(r, m),
         doc_place(m->doc, "ties"));
    if (m->published) {
        rule(r, m->id, "provenance.published", m->published,
             doc_place(m->doc, "published"));
    }
}

/* -- price forms -- */

static void
tell_price_line(struct rows *r, const struct price_form *form,
                const struct price_line *l)
{
    struct arena *a = r->d->arena;
    enum lang lang = r->d->layout->lang;

    provenance_fact(
        r,
        &(struct fact){
            .id = form->id,
            .what = arena_printf(a, "%s %s", l->id, l->title ? l->title : ""),
            .text = text_fill(
                a, lang, "provenance.price-line",
                WITH({"quantity", figure_text(a, lang, real_exact(l->quantity),
                                              unit_none, NUM_MAX_DIGITS)},
                     {"unit", l->unit ? l->unit : ""},
                     {"factor", figure_text(a, lang, real_exact(l->factor),
                                            unit_share, NUM_MAX_DIGITS)})),
            .place = l->doc->place});
}

static void
tell_price_form(struct rows *r, const struct price_form *form)
{
    provenance_formula(r, form->id, word(r, "provenance.price-form"),
                       &form->formula);
    for (size_t i = 0; i < form->lines_count; i++) {
        tell_price_line(r, form, &form->lines[i]);
    }
}

/* -- awards -- */

static const char *
award_text(const struct rows *r, const struct award_rule *w)
{
    static const char *const kinds[] = {
        [AWARD_ONE] = "provenance.award-one",
        [AWARD_K_BEST] = "provenance.award-k-best",
        [AWARD_VOLUME] = "provenance.award-volume",
    };
    struct arena *a = r->d->arena;
    enum lang lang = r->d->layout->lang;
    struct buf text = buf_start(a);

    add_line(&text,
             text_fill(a, lang, kinds[w->rule],
                       WITH({"winners", arena_printf(a, "%ld", w->winners)})));
    if (w->rule == AWARD_VOLUME) {
        add_line(
            &text,
            text_fill(a, lang, "provenance.award-viable",
                      WITH({"volume",
                            figure_text(a, lang, real_exact(w->minimum_viable),
                                        unit_none, NUM_MAX_DIGITS)})));
        add_line(&text, word(r, w->has_next ? "provenance.residual-next"
                                            : "provenance.residual-stop"));
        add_line(&text, w->has_top ? word(r, "provenance.residual-top") : NULL);
    }
    if (w->has_maximum_share) {
        add_line(
            &text,
            text_fill(a, lang, "provenance.award-share",
                      WITH({"share",
                            figure_text(a, lang, real_exact(w->maximum_share),
                                        unit_share, NUM_MAX_DIGITS)})));
    }
    return buf_text(&text);
}

static void
tell_reservations(struct rows *r, const struct reservations *v)
{
    static const char *const codes[] = {
        [RESERVATIONS_UNDEFINED] = "provenance.reservations-undefined",
        [RESERVATIONS_NOT_ALLOWED] = "provenance.reservations-none",
        [RESERVATIONS_FIXED_FORM] = "provenance.reservations-form",
        [RESERVATIONS_BIDDER_RANKS] = "provenance.reservations-bidder",
        [RESERVATIONS_BUYER_OPTIMISES] = "provenance.reservations-buyer",
    };
    struct arena *a = r->d->arena;
    enum lang lang = r->d->layout->lang;

    if (!v) {
        return;
    }
    rule(r, NULL, "provenance.reservations", word(r, codes[v->rule]),
         doc_place(v->doc, "rule"));
    if (v->lot_order_count > 0) {
        rule(r, NULL, "provenance.lot-order",
             text_list(a, lang, v->lot_order, v->lot_order_count),
             doc_place(v->doc, "lot_order"));
    }
}

void
provenance_methods(struct rows *r)
{
    static const char *const codes[] = {
        "provenance.id", "provenance.what", "provenance.rule",
        "provenance.parameters", "provenance.place"};
    const struct award *award = &r->d->layout->evaluation->folder->award;

    rows_section(r, word(r, "provenance.methods"));
    rows_header(r, codes);
    for (size_t i = 0; i < award->price_forms_count; i++) {
        tell_price_form(r, &award->price_forms[i]);
    }
    for (size_t i = 0; i < award->methods_count; i++) {
        const char *lots = lots_of(r, &award->methods[i]);

        if (lots) {
            tell_method(r, &award->methods[i], lots);
        }
    }
    for (size_t i = 0; i < award->awards_count; i++) {
        rule(r, award->awards[i].id, "provenance.award",
             award_text(r, &award->awards[i]), award->awards[i].doc->place);
    }
    tell_reservations(r, award->reservations);
}
