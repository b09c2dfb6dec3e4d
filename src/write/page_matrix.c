/* Requirements by bids, one table for those that concern the same lots. */
#include "write/page_matrix.h"

#include <string.h>

void
fill_legend(struct filling *f)
{
    static const struct {
        const char *code;
        enum look look;
        size_t column;
    } parts[] = {
        {"gate.legend-met", LOOK_MET, MATRIX_TEXT},
        {"gate.legend-not-met", LOOK_NOT_MET, MATRIX_CONDITION},
        {"gate.legend-unclear", LOOK_UNCLEAR, MATRIX_BIDS},
        {"gate.legend-missing", LOOK_MISSING, MATRIX_BIDS + 1},
    };

    for (size_t k = 0; k < sizeof parts / sizeof parts[0]; k++) {
        sheet_text_at(
            f->sheet, f->row, parts[k].column,
            part_word(f->drawing, parts[k].code),
            (struct style){.look = parts[k].look, .is_centred = true});
    }
    part_note(f->sheet, f->row + 1, part_word(f->drawing, "gate.legend"));
    f->row += 3;
    f->lines += 3;
}

/* -- one table -- */

/* Columns `first` .. `end` of the group stand in it. */
struct block {
    const struct group *group;
    size_t first, end;
};

static struct reply
cell_of(const struct filling *f, const struct block *b, size_t column,
        const struct requirement *r)
{
    const struct drawing *d = f->drawing;
    const struct group *g = b->group;
    struct reply *by_lot = arena_array(d->arena, struct reply, g->lots_count);

    for (size_t k = 0; k < g->lots_count; k++) {
        const struct judged *j = &g->columns[column].lots[k];

        if (j->bid) {
            by_lot[k] = r ? answer_reply(d, j, r) : admission_reply(d, j->bid);
        }
    }
    return reply_of_lots(d, g->lots, by_lot, g->lots_count);
}

/* The cells of the bids; `r` NULL: whether they are evaluated. */
static void
draw_bids(struct filling *f, const struct block *b, const struct requirement *r)
{
    struct part_cell cells[MATRIX_MOST_BIDS + 2] = {
        {r ? r->text : NULL, MATRIX_TEXT_WIDTH},
        {r ? requirement_condition(f->drawing, r) : NULL,
         MATRIX_CONDITION_WIDTH},
    };
    size_t count = 2;

    for (size_t k = b->first; k < b->end; k++) {
        struct reply shown = cell_of(f, b, k, r);

        sheet_text_at(f->sheet, f->row, MATRIX_BIDS + k - b->first, shown.text,
                      (struct style){.look = shown.look,
                                     .figure = FIGURE_FOREIGN,
                                     .is_centred = true});
        cells[count++] = (struct part_cell){shown.text, MATRIX_BID_WIDTH};
    }
    part_height(f->sheet, f->row, part_most_lines(cells, count));
}

static void
draw_requirement(struct filling *f, const struct block *b,
                 const struct requirement *r)
{
    const struct drawing *d = f->drawing;
    struct sheet_out *s = f->sheet;

    sheet_text_at(s, f->row, MATRIX_ID, r->id, part_foreign);
    sheet_text_at(s, f->row, MATRIX_TEXT, r->text, part_foreign);
    sheet_text_at(s, f->row, MATRIX_RULE, requirement_rule(d, r), part_words);
    sheet_text_at(s, f->row, MATRIX_CONDITION, requirement_condition(d, r),
                  part_foreign);
    draw_bids(f, b, r);
    f->row++;
}

static size_t
last_column(const struct block *b)
{
    return MATRIX_BIDS + b->end - b->first - 1;
}

static void
draw_head(struct filling *f, const struct block *b)
{
    static const struct part_column columns[] = {
        {"gate.column-id", 0},
        {"gate.column-requirement", 0},
        {"gate.column-rule", 0},
        {"gate.column-condition", 0},
        {NULL, 0},
    };
    size_t lines = 1;

    (void)part_head(f->drawing, f->sheet, f->row, columns);
    for (size_t k = b->first; k < b->end; k++) {
        const char *name = part_bidder(b->group->columns[k].bid);
        size_t own = part_lines(name, MATRIX_BID_WIDTH);

        sheet_text_at(
            f->sheet, f->row, MATRIX_BIDS + k - b->first, name,
            (struct style){.look = LOOK_HEADER, .figure = FIGURE_FOREIGN});
        lines = own > lines ? own : lines;
    }
    part_height(f->sheet, f->row, lines);
    f->row++;
}

static const char *
kind_title(const struct filling *f, int kind)
{
    static const char *const codes[] = {
        [REQ_EXCLUSION] = "gate.kind-exclusion",
        [REQ_QUALIFICATION] = "gate.kind-qualification",
        [REQ_MINIMUM] = "gate.kind-minimum",
        [REQ_SCORED] = "gate.kind-scored",
        [REQ_INFORMATION] = "gate.kind-information",
    };

    return part_word(f->drawing, codes[kind]);
}

/* The requirements of one kind, below a band that says which. */
static void
draw_kind(struct filling *f, const struct block *b, int kind)
{
    const struct group *g = b->group;
    bool is_begun = false;

    for (size_t k = 0; k < g->requirements_count; k++) {
        if (g->requirements[k]->kind != kind) {
            continue;
        }
        if (!is_begun) {
            sheet_merged_text(f->sheet, part_across(f->row, 0, last_column(b)),
                              kind_title(f, kind),
                              (struct style){.look = LOOK_SUBTOTAL});
            f->row++;
            is_begun = true;
        }
        draw_requirement(f, b, g->requirements[k]);
    }
}

static void
draw_block(struct filling *f, const struct block *b)
{
    draw_head(f, b);
    for (int kind = REQ_EXCLUSION; kind <= REQ_INFORMATION; kind++) {
        draw_kind(f, b, kind);
    }
    sheet_merged_text(f->sheet, part_across(f->row, 0, MATRIX_BIDS - 1),
                      part_word(f->drawing, "gate.admitted"),
                      (struct style){.look = LOOK_TOTAL});
    draw_bids(f, b, NULL);
    f->row += 2;
}

/* -- all of them -- */

static const char *
group_title(const struct filling *f, const struct group *g)
{
    const struct drawing *d = f->drawing;
    const char **ids = arena_array(d->arena, const char *, g->lots_count + 1);

    if (g->lots_count == 1) {
        return part_fill(d, "gate.of-lot",
                         WITH({"lot", g->lots[0]->lot->id},
                              {"title", g->lots[0]->lot->title}));
    }
    for (size_t k = 0; k < g->lots_count; k++) {
        ids[k] = g->lots[k]->lot->id;
    }
    return part_fill(d,
                     g->lots_count == d->layout->lots_count ? "gate.of-all-lots"
                                                            : "gate.of-lots",
                     WITH({"lots", text_list(d->arena, d->layout->lang, ids,
                                             g->lots_count)}));
}

static void
draw_title(struct filling *f, const struct block *b)
{
    const struct group *g = b->group;
    const char *title = group_title(f, g);

    if (b->end - b->first < g->columns_count) {
        title = part_fill(
            f->drawing, "gate.some-bids",
            WITH({"title", title},
                 {"first", part_count(f->drawing, b->first + 1)},
                 {"last", part_count(f->drawing, b->end)},
                 {"count", part_count(f->drawing, g->columns_count)}));
    }
    part_section(f->sheet, f->row, title);
    f->row++;
    if (g->columns_count == 0) {
        part_note(f->sheet, f->row, part_word(f->drawing, "gate.no-bids"));
        f->row++;
    }
}

static void
draw_group(struct filling *f, const struct group *g)
{
    size_t blocks =
        (g->columns_count + MATRIX_MOST_BIDS - 1) / MATRIX_MOST_BIDS;

    for (size_t k = 0; k < (blocks > 0 ? blocks : 1); k++) {
        struct block b = {g, 0, g->columns_count};

        if (blocks > 1) { /* of equal sizes, as far as that goes */
            b.first = k * g->columns_count / blocks;
            b.end = (k + 1) * g->columns_count / blocks;
        }
        fill_room(f, group_lines(g));
        draw_title(f, &b);
        draw_block(f, &b);
    }
}

/* Requirements of lots that are not evaluated are named, and that is all. */
static void
draw_rest(struct filling *f, const struct group *g)
{
    const char **ids =
        arena_array(f->drawing->arena, const char *, g->requirements_count + 1);

    for (size_t k = 0; k < g->requirements_count; k++) {
        ids[k] = g->requirements[k]->id;
    }
    part_note(
        f->sheet, f->row,
        part_fill(f->drawing, "gate.not-evaluated",
                  WITH({"requirements",
                        text_list(f->drawing->arena, f->drawing->layout->lang,
                                  ids, g->requirements_count)})));
    f->row += 2;
}

void
fill_matrices(struct filling *f)
{
    size_t count = 0;
    struct group *groups = find_groups(f, &count);

    for (size_t k = 0; k < count; k++) {
        if (groups[k].lots_count > 0) {
            draw_group(f, &groups[k]);
        } else {
            draw_rest(f, &groups[k]);
        }
    }
    if (count == 0) {
        part_note(f->sheet, f->row, part_word(f->drawing, "gate.none"));
        f->row += 2;
    }
}
