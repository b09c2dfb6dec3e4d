/*
 * How cells look: one row for each look, and the formats made of them.
 */
#include "book/inside.h"

#include <assert.h>

#define FONT "Calibri"

/* Colours that stand for nothing but themselves. */
enum {
    LINE = 0xD0D5DD,
    PALE_BLUE = 0xDCE6F1,
    CARD = 0xEEF2F7,
    GREEN = 0xD6ECDF,
    DARK_GREEN = 0x0B5D3B,
    RED = 0xB2182B,
    LINK_BLUE = 0x0B4F9E,
    NO_FILL = -1,
};

enum side { BY_KIND, LEFT, CENTRE };

struct look_row {
    int ink, fill, hatch; /* hatch: 0 for none */
    int line;             /* colour of the border, 0 for none */
    int size;             /* 0: 10 points */
    enum side side;
    bool is_bold, is_struck, is_slanted, is_underlined;
    bool is_wrapped, is_at_top, is_shrunk;
};

static const struct look_row looks[LOOK_COUNT] = {
    [LOOK_PLAIN] = {.ink = INK, .fill = NO_FILL, .line = LINE},
    [LOOK_BARE] = {.ink = INK, .fill = NO_FILL},
    [LOOK_TITLE] = {.ink = NAVY, .fill = NO_FILL, .size = 18, .is_bold = true},
    [LOOK_SUBTITLE] = {.ink = QUIET, .fill = NO_FILL},
    [LOOK_SECTION] = {.ink = NAVY,
                      .fill = NO_FILL,
                      .size = 12,
                      .is_bold = true},
    [LOOK_HEADER] = {.ink = WHITE,
                     .fill = NAVY,
                     .line = LINE,
                     .side = CENTRE,
                     .is_bold = true,
                     .is_wrapped = true},
    [LOOK_HEADER_LEFT] = {.ink = WHITE,
                          .fill = NAVY,
                          .line = LINE,
                          .side = LEFT,
                          .is_bold = true,
                          .is_wrapped = true},
    [LOOK_SUBTOTAL] = {.ink = NAVY,
                       .fill = PALE_BLUE,
                       .line = LINE,
                       .is_bold = true,
                       .is_wrapped = true},
    [LOOK_TOTAL] = {.ink = WHITE,
                    .fill = NAVY,
                    .line = LINE,
                    .is_bold = true,
                    .is_wrapped = true},
    [LOOK_INPUT] = {.ink = LINK_BLUE,
                    .fill = 0xFFF8E1,
                    .line = LINE,
                    .is_wrapped = true},
    [LOOK_FIXED] = {.ink = INK,
                    .fill = 0xF4F5F7,
                    .hatch = 0xDDE1E6,
                    .line = LINE},
    [LOOK_HELPER] = {.ink = QUIET,
                     .fill = NO_FILL,
                     .line = LINE,
                     .size = 9,
                     .is_wrapped = true},
    [LOOK_MUTED] = {.ink = QUIET, .fill = NO_FILL, .size = 9},
    [LOOK_WINNER] = {.ink = INK,
                     .fill = 0xDFF1E6,
                     .line = LINE,
                     .is_bold = true},
    [LOOK_REJECTED] = {.ink = 0x6B7785,
                       .fill = NO_FILL,
                       .line = LINE,
                       .is_struck = true},
    [LOOK_WRAPPED] = {.ink = INK,
                      .fill = NO_FILL,
                      .line = LINE,
                      .is_wrapped = true,
                      .is_at_top = true},
    [LOOK_BANNER] = {.ink = WHITE,
                     .fill = RED,
                     .size = 11,
                     .side = LEFT,
                     .is_bold = true,
                     .is_wrapped = true},
    [LOOK_NOTICE] = {.ink = 0x4A3800,
                     .fill = 0xFFF1C2,
                     .side = LEFT,
                     .is_wrapped = true},
    [LOOK_CARD_LABEL] = {.ink = QUIET, .fill = CARD, .size = 9, .side = LEFT},
    [LOOK_CARD_VALUE] = {.ink = NAVY,
                         .fill = CARD,
                         .size = 14,
                         .side = LEFT,
                         .is_bold = true,
                         .is_shrunk = true},
    [LOOK_GOOD] = {.ink = DARK_GREEN,
                   .fill = GREEN,
                   .line = LINE,
                   .side = CENTRE,
                   .is_bold = true},
    [LOOK_BAD] = {.ink = WHITE,
                  .fill = 0xB34700,
                  .line = LINE,
                  .side = CENTRE,
                  .is_bold = true},
    [LOOK_MET] = {.ink = DARK_GREEN,
                  .fill = GREEN,
                  .line = LINE,
                  .side = CENTRE,
                  .is_wrapped = true},
    [LOOK_NOT_MET] = {.ink = 0x8A2A00,
                      .fill = 0xF7C6B0,
                      .line = LINE,
                      .side = CENTRE,
                      .is_bold = true,
                      .is_wrapped = true},
    [LOOK_UNCLEAR] = {.ink = 0x6B4E00,
                      .fill = 0xFFE8A3,
                      .line = LINE,
                      .side = CENTRE,
                      .is_wrapped = true},
    [LOOK_MISSING] = {.ink = 0x4A5763,
                      .fill = 0xE6E9ED,
                      .line = LINE,
                      .side = CENTRE,
                      .is_slanted = true,
                      .is_wrapped = true},
    [LOOK_LEVEL_1] = {.ink = INK,
                      .fill = 0xDCEAF5,
                      .line = LINE,
                      .side = CENTRE,
                      .is_wrapped = true},
    [LOOK_LEVEL_2] = {.ink = INK,
                      .fill = 0xFFE9A8,
                      .line = LINE,
                      .side = CENTRE,
                      .is_wrapped = true},
    [LOOK_LEVEL_3] = {.ink = INK,
                      .fill = 0xF4A261,
                      .line = LINE,
                      .side = CENTRE,
                      .is_bold = true,
                      .is_wrapped = true},
    [LOOK_LEVEL_4] = {.ink = WHITE,
                      .fill = RED,
                      .line = LINE,
                      .side = CENTRE,
                      .is_bold = true,
                      .is_wrapped = true},
    [LOOK_LINK] = {.ink = LINK_BLUE, .fill = NO_FILL, .is_underlined = true},
};

/* Above zero, below it, zero, and a text: each leaves the room of a bracket at
 * its right. The minus sign is a real one. */
static const char *
in_four(struct arena *a, const char *plus, const char *figure)
{
    return arena_printf(a, "%s%s_ ;−%s_ ;%s_ ;@_ ", plus, figure, figure,
                        figure);
}

const char *
book_number_format(struct arena *a, enum lang lang, enum figure_kind kind,
                   int decimals)
{
    bool is_english = lang == LANG_EN;
    const char *zeros = decimals ? arena_printf(a, ".%0*d", decimals, 0) : "";

    switch (kind) {
    case FIGURE_FOREIGN:
        return "@";
    case FIGURE_PLAIN:
        return in_four(a, "", arena_printf(a, "#,##0%s", zeros));
    case FIGURE_SIGNED:
        return in_four(a, "+", arena_printf(a, "#,##0%s", zeros));
    case FIGURE_SIZE:
        return arena_printf(a, "#,##0%s_ ;#,##0%s_ ", zeros, zeros);
    case FIGURE_PERCENT:
        return in_four(
            a, "", arena_printf(a, "0%s%s%%", zeros, is_english ? "" : "\\ "));
    case FIGURE_DATE:
        return is_english ? "yyyy\\-mm\\-dd_ " : "dd\\.mm\\.yyyy_ ";
    case FIGURE_TEXT:
        break;
    }
    return "General";
}

static void
set_fill(lxw_format *format, const struct look_row *row)
{
    if (row->fill == NO_FILL)
        return;
    format_set_bg_color(format, (lxw_color_t)row->fill);
    if (row->hatch) {
        format_set_pattern(format, LXW_PATTERN_LIGHT_UP);
        format_set_fg_color(format, (lxw_color_t)row->hatch);
    } else {
        format_set_pattern(format, LXW_PATTERN_SOLID);
    }
}

static void
set_font(lxw_format *format, const struct look_row *row)
{
    format_set_font_name(format, FONT);
    format_set_font_size(format, row->size ? row->size : 10);
    format_set_font_color(format, (lxw_color_t)row->ink);
    if (row->is_bold)
        format_set_bold(format);
    if (row->is_slanted)
        format_set_italic(format);
    if (row->is_struck)
        format_set_font_strikeout(format);
    if (row->is_underlined)
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
}

/* Texts to the left, a step away from a border; figures to the right. */
static void
set_place(lxw_format *format, const struct look_row *row, struct style style)
{
    bool is_text =
        style.figure == FIGURE_TEXT || style.figure == FIGURE_FOREIGN;
    int indent = style.indent + (row->line || row->fill != NO_FILL);

    format_set_align(format, row->is_at_top ? LXW_ALIGN_VERTICAL_TOP
                                            : LXW_ALIGN_VERTICAL_CENTER);
    if (row->side == CENTRE || style.is_centred) {
        format_set_align(format, LXW_ALIGN_CENTER);
    } else if (row->side == LEFT || is_text) {
        format_set_align(format, LXW_ALIGN_LEFT);
        if (indent)
            format_set_indent(format, (uint8_t)indent);
    } else {
        format_set_align(format, LXW_ALIGN_RIGHT);
    }
    if (row->is_shrunk)
        format_set_shrink(format);
    if (row->is_wrapped)
        format_set_text_wrap(format);
}

static lxw_format *
make_format(struct book *b, struct style style)
{
    const struct look_row *row = &looks[style.look];
    lxw_format *format = workbook_add_format(b->file);

    if (!format)
        return NULL;
    set_font(format, row);
    set_fill(format, row);
    set_place(format, row, style);
    if (row->line) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, (lxw_color_t)row->line);
    }
    if (style.figure != FIGURE_TEXT)
        format_set_num_format(format,
                              book_number_format(b->arena, b->facts.lang,
                                                 style.figure, style.decimals));
    if (style.is_free && b->facts.is_free)
        format_set_unlocked(format);
    return format;
}

/* Never 0. */
static unsigned
key_of(struct style s)
{
    unsigned key = (unsigned)s.look;

    key = key << 3 | (unsigned)s.figure;
    key = key << 4 | (unsigned)s.decimals;
    key = key << 3 | (unsigned)s.indent;
    return key << 3 | (unsigned)s.is_free << 2 | (unsigned)s.is_centred << 1 |
           1u;
}

/* The slot of `key`, or the free one where it belongs. */
static struct format_slot *
slot_of(struct format_slot *slots, size_t room, unsigned key)
{
    /* The high half of the product, where every bit of the key counts. */
    size_t at = (size_t)(key * 2654435761u >> 16) % room;

    while (slots[at].key && slots[at].key != key)
        at = (at + 1) % room;
    return &slots[at];
}

static void
make_room(struct book *b)
{
    size_t room = b->format_room ? b->format_room * 2 : 256;
    struct format_slot *slots = arena_array(b->arena, struct format_slot, room);

    for (size_t i = 0; i < b->format_room; i++)
        if (b->formats[i].key)
            *slot_of(slots, room, b->formats[i].key) = b->formats[i];
    b->formats = slots;
    b->format_room = room;
}

lxw_format *
book_format(struct book *b, struct style style)
{
    assert(style.look < LOOK_COUNT && style.figure <= FIGURE_DATE);
    assert(style.decimals >= 0 && style.decimals <= 12);
    assert(style.indent >= 0 && style.indent <= 6);

    unsigned key = key_of(style);

    if (2 * b->format_count >= b->format_room)
        make_room(b);

    struct format_slot *slot = slot_of(b->formats, b->format_room, key);

    if (!slot->key) {
        *slot = (struct format_slot){key, make_format(b, style)};
        b->format_count++;
    }
    return slot->format;
}

lxw_format *
book_condition_format(struct book *b, enum look look)
{
    assert(look < LOOK_COUNT);

    const struct look_row *row = &looks[look];
    lxw_format *format = b->conditions[look];

    if (format)
        return format;
    format = workbook_add_format(b->file);
    b->conditions[look] = format;
    if (!format)
        return NULL;
    format_set_font_color(format, (lxw_color_t)row->ink);
    if (row->is_bold)
        format_set_bold(format);
    if (row->is_struck)
        format_set_font_strikeout(format);
    if (row->fill != NO_FILL)
        format_set_bg_color(format, (lxw_color_t)row->fill);
    return format;
}
