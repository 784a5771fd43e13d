/* The base line of a line of text lies where CSS puts it: the letters' height centred in the line.
 */
#include "draw/journey_cell.h"

#include <math.h>
#include <string.h>

static struct journey_cell_item *add(struct journey_cell *cell, struct arena *arena) {
    if (cell->count == cell->room) {
        size_t room = cell->room ? cell->room * 2 : 8;
        struct journey_cell_item *items = ARENA_ARRAY(arena, struct journey_cell_item, room);
        if (cell->count > 0) {
            memcpy(items, cell->items, cell->count * sizeof *items);
        }
        cell->items = items;
        cell->room = room;
    }
    return &cell->items[cell->count++];
}

static double base_line(const struct journey_cell_pen *pen) {
    double letters = text_ascent(&pen->font) + text_descent(&pen->font);
    return round((pen->line - letters) / 2 + text_ascent(&pen->font));
}

static void add_line(struct journey_cell *cell, const struct journey_cell_pen *pen,
                     struct text_line line, const char *href, const char *title) {
    struct journey_cell_item *item = add(cell, pen->arena);
    *item = (struct journey_cell_item){.kind = JOURNEY_CELL_TEXT,
                                       .x = pen->x,
                                       .y = cell->height + base_line(pen),
                                       .role = pen->role,
                                       .line = line,
                                       .font = pen->font,
                                       .href = href,
                                       .title = title};
    cell->lines++;
}

static double more_width(const struct journey_cell_pen *pen) {
    return pen->more ? text_width(pen->measure, &pen->font, pen->more) + 4 : 0;
}

/* The word after "…", at the right of the last line. */
static void add_more_word(struct journey_cell *cell, const struct journey_cell_pen *pen, double x) {
    if (!pen->more) {
        return;
    }
    struct journey_cell_item *item = add(cell, pen->arena);
    *item = (struct journey_cell_item){.kind = JOURNEY_CELL_TEXT,
                                       .x = x,
                                       .y = cell->height + base_line(pen),
                                       .role = ROLE_ACCENT,
                                       .font = pen->font,
                                       .href = pen->more_href};
    item->font.italic = false;
    item->line.text = pen->more;
    item->line.width = text_width(pen->measure, &item->font, pen->more);
}

void journey_cell_more(struct journey_cell *cell, const struct journey_cell_pen *pen) {
    if (cell->cut) {
        return;
    }
    cell->cut = true;
    struct text_line dots = {.text = "\xE2\x80\xA6"};
    dots.width = text_width(pen->measure, &pen->font, dots.text);
    struct journey_cell_pen plain = *pen;
    plain.role = ROLE_MUTED;
    add_line(cell, &plain, dots, NULL, NULL);
    add_more_word(cell, pen, pen->x + dots.width + 4);
    cell->height += pen->line;
}

void journey_cell_text(struct journey_cell *cell, const struct journey_cell_pen *pen,
                       const char *text, const char *href) {
    if (!text || !*text || cell->cut) {
        return;
    }
    if (pen->most > 0 && cell->lines >= pen->most) {
        journey_cell_more(cell, pen);
        return;
    }
    struct text_limits limits = {.width = pen->width,
                                 .lines = pen->most > 0 ? pen->most - cell->lines : 0,
                                 .reserve = more_width(pen)};
    struct text_block block = text_wrap(pen->measure, &pen->font, text, &limits, pen->arena);
    for (size_t i = 0; i < block.count; i++) {
        add_line(cell, pen, block.lines[i], href, block.cut ? text : NULL);
        if (block.cut && i + 1 == block.count) {
            cell->cut = true;
            add_more_word(cell, pen, pen->x + block.lines[i].width + 4);
        }
        cell->height += pen->line;
    }
}

void journey_cell_line(struct journey_cell *cell, const struct journey_cell_pen *pen, double y,
                       enum canvas_anchor anchor, const char *text, const char *href) {
    if (!text || !*text) {
        return;
    }
    bool cut;
    struct text_line line = text_fit(pen->measure, &pen->font, text, pen->width, &cut, pen->arena);
    *add(cell, pen->arena) = (struct journey_cell_item){.kind = JOURNEY_CELL_TEXT,
                                                        .x = pen->x,
                                                        .y = y,
                                                        .role = pen->role,
                                                        .line = line,
                                                        .font = pen->font,
                                                        .anchor = anchor,
                                                        .href = href,
                                                        .title = cut ? text : NULL};
}

void journey_cell_icon(struct journey_cell *cell, const struct journey_cell_pen *pen,
                       enum icon icon, double x, double y, enum role role) {
    *add(cell, pen->arena) = (struct journey_cell_item){
        .kind = JOURNEY_CELL_ICON, .x = x, .y = y, .role = role, .icon = icon};
}

void journey_cell_severity(struct journey_cell *cell, const struct journey_cell_pen *pen, double x,
                           double y, int severity) {
    *add(cell, pen->arena) = (struct journey_cell_item){
        .kind = JOURNEY_CELL_SEVERITY, .x = x, .y = y, .severity = severity};
}

static void draw_item(const struct journey_cell_item *item, const struct canvas *canvas, double x,
                      double y, enum role ground) {
    switch (item->kind) {
    case JOURNEY_CELL_TEXT:
        canvas_text(canvas, &(struct canvas_text){.x = x + item->x,
                                                  .y = y + item->y,
                                                  .line = item->line,
                                                  .font = item->font,
                                                  .anchor = item->anchor,
                                                  .fill = item->role,
                                                  .halo = ground});
        break;
    case JOURNEY_CELL_ICON:
        icon_draw(canvas, item->icon, x + item->x, y + item->y, item->role);
        break;
    case JOURNEY_CELL_SEVERITY:
        icon_severity(canvas, x + item->x, y + item->y, item->severity);
        break;
    }
}

void journey_cell_draw(const struct journey_cell *cell, const struct canvas *canvas, double x,
                       double y, enum role ground) {
    const char *href = NULL, *title = NULL; /* of the open part: lines of one text share it */
    for (size_t i = 0; i < cell->count; i++) {
        const struct journey_cell_item *item = &cell->items[i];
        if (item->href != href || item->title != title) {
            if (href || title) {
                canvas_close_group(canvas);
            }
            href = item->href;
            title = item->title;
            if (href || title) {
                canvas_open_group(canvas, &(struct canvas_group){.href = href, .title = title});
            }
        }
        draw_item(item, canvas, x, y, ground);
    }
    if (href || title) {
        canvas_close_group(canvas);
    }
}
