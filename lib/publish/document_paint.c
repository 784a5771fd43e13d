/* One item after the other, all of it through the canvas, so that a picture is the page. Only what
 * is content stands in an element; grounds, rules and feet are artifacts by themselves. */
#include "publish/document_paint_parts.h"

#include "base/format.h"

#include <math.h>
#include <string.h>

#define LEFT 48.6 /* px from the edge of the page to its content */
#define TOP 40    /* px */
#define FOOT 957  /* px from the top of the content to the base line of the foot */

void document_paint_init(struct document_paint *paint, const struct document_options *options,
                         struct pdf_book *book, cairo_t *cairo) {
    *paint = (struct document_paint){.options = options, .book = book, .page = 1};
    paint->canvas = book ? pdf_canvas_of(&book->canvas)
                         : paper_init(&paint->paper, cairo, options->measure, options->palette);
}

/* What follows is painted with its origin at a place of the content, at a scale; until leave. */
static void enter(struct document_paint *paint, double x, double y, double scale) {
    if (paint->book) {
        paint->book->canvas.x = (LEFT + x) * DOCUMENT_PAINT_UNIT;
        paint->book->canvas.y = (TOP + y) * DOCUMENT_PAINT_UNIT;
        paint->book->canvas.scale = DOCUMENT_PAINT_UNIT * scale;
    } else {
        cairo_save(paint->paper.cairo);
        cairo_translate(paint->paper.cairo, LEFT + x, TOP + y);
        cairo_scale(paint->paper.cairo, scale, scale);
    }
}

static void leave(struct document_paint *paint) {
    if (paint->book) {
        enter(paint, 0, 0, 1);
    } else {
        cairo_restore(paint->paper.cairo);
    }
}

/* Names a place of the page at hand. */
static void name_place(struct document_paint *paint, const char *name, double x, double y) {
    if (paint->book) {
        pdf_places_add(paint->book->places, name, paint->book->page,
                       (LEFT + x) * DOCUMENT_PAINT_UNIT,
                       paint->book->canvas.page - fmax(0, TOP + y - 10) * DOCUMENT_PAINT_UNIT);
    }
}

char *document_paint_target(const char *address, const char *href, bool *web) {
    size_t path = strcspn(href, "#?");
    *web = g_str_has_prefix(href, "http://") || g_str_has_prefix(href, "https://") ||
           g_str_has_prefix(href, "mailto:");
    if (*web) {
        return g_uri_escape_string(href, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "?#[]%", FALSE);
    }
    while (g_str_has_prefix(href, "../")) {
        href += 3;
        path -= 3;
    }
    if (path > 0 && (path < 5 || strncmp(href + path - 5, ".html", 5) != 0)) {
        return NULL;
    }
    return g_strconcat(path > 0 ? "" : address, href, NULL);
}

void document_paint_begin_content(struct document_paint *paint) {
    if (paint->book) {
        pdf_tags_begin_content(paint->book->tags);
    }
}

void document_paint_end_content(struct document_paint *paint) {
    if (paint->book) {
        pdf_tags_end_content(paint->book->tags);
    }
}

/* A drawing's links while it is painted. */
struct drawn_links {
    struct document_paint *paint;
    const char *address;
};

static bool open_drawn_link(void *context, const struct canvas_group *group) {
    const struct drawn_links *links = context;
    bool web;
    char *target = document_paint_target(links->address, group->href, &web);
    if (target) {
        document_paint_end_content(links->paint);
        pdf_tags_open_link(links->paint->book->tags, target, web,
                           group->title ? group->title : target);
        document_paint_begin_content(links->paint);
        g_free(target);
    }
    return target != NULL;
}

static void close_drawn_link(void *context, const struct pdf_canvas_area *area) {
    const struct drawn_links *links = context;
    document_paint_end_content(links->paint);
    pdf_tags_close_link(links->paint->book->tags, area);
    document_paint_begin_content(links->paint);
}

/* The alternative text of a drawing and the box it takes, as entries of its element. */
static char *figure_entries(const struct document_paint *paint, const struct drawing *drawing,
                            double x, double y, double scale) {
    const double edges[] = {LEFT + x, TOP + y + drawing->about.height * scale,
                            LEFT + x + drawing->about.width * scale, TOP + y};
    const char *title = drawing->about.title, *description = drawing->about.description;
    GString *out = g_string_new("/Alt");
    char *text = g_strjoin(title && *title && description && *description ? ". " : "",
                           title ? title : "", description ? description : "", NULL);
    pdf_file_text(out, text);
    g_string_append(out, "/A<</O/Layout/BBox[");
    for (size_t i = 0; i < G_N_ELEMENTS(edges); i++) {
        double pt = edges[i] * DOCUMENT_PAINT_UNIT;
        format_short(out, i % 2 == 0 ? pt : paint->book->canvas.page - pt, 2);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, "]>>");
    g_free(text);
    return g_string_free(out, FALSE);
}

void document_paint_figure(struct document_paint *paint, const char *address,
                           const struct drawing *drawing, double x, double y, double scale) {
    struct drawn_links links = {.paint = paint, .address = address};
    if (paint->book) {
        char *entries = figure_entries(paint, drawing, x, y, scale);
        pdf_tags_open(paint->book->tags, "Figure", entries);
        paint->book->canvas.links =
            (struct pdf_canvas_links){open_drawn_link, close_drawn_link, &links};
        g_free(entries);
    }
    document_paint_begin_content(paint);
    enter(paint, x, y, scale);
    drawing_play(drawing, &paint->canvas);
    leave(paint);
    document_paint_end_content(paint);
    if (paint->book) {
        paint->book->canvas.links = (struct pdf_canvas_links){0};
        pdf_tags_close(paint->book->tags);
    }
}

static void paint_ground(const struct document_paint *paint,
                         const struct document_flow_item *item) {
    const struct document_box *box = item->box;
    bool quote = box->border == ROLE_ACCENT_MID;
    double radius = box->left > 8 ? 8 : 0;
    if (box->ground != ROLE_NONE) {
        canvas_rect(&paint->canvas, item->x, item->y, item->width, item->height, radius,
                    &(struct canvas_style){.fill = box->ground});
    }
    if (quote) {
        canvas_rect(&paint->canvas, item->x, item->y, 3, item->height, 0,
                    &(struct canvas_style){.fill = box->border});
    } else if (box->border != ROLE_NONE) {
        canvas_rect(&paint->canvas, item->x + 0.5, item->y + 0.5, item->width - 1, item->height - 1,
                    radius, &(struct canvas_style){.stroke = box->border, .width = 1.2});
    }
}

/* A hairline across, or the bar over the title of a cover. */
static void paint_rule(const struct document_paint *paint, const struct document_flow_item *item) {
    bool bar = item->role == ROLE_ACCENT;
    canvas_rect(&paint->canvas, item->x, item->y - 0.5, bar ? 72 : item->width, bar ? 6 : 1,
                bar ? 3 : 0, &(struct canvas_style){.fill = item->role});
}

/* A line of the foot. */
static void paint_foot_text(const struct document_paint *paint, const char *words, double x,
                            enum canvas_anchor anchor) {
    struct canvas_text text = {.x = x,
                               .y = FOOT,
                               .line = {.text = words},
                               .font = {.size = 12},
                               .anchor = anchor,
                               .fill = ROLE_MUTED};
    text.line.width = text_width(paint->options->measure, &text.font, words);
    canvas_text(&paint->canvas, &text);
}

static void paint_foot(const struct document_paint *paint) {
    const struct document_options *options = paint->options;
    char number[24];
    g_snprintf(number, sizeof number, "%zu", paint->page);
    char **parts = g_strsplit(options->page ? options->page : "{n}", "{n}", 2);
    char *page = g_strjoinv(number, parts);
    const char *title = options->title ? options->title : "";
    const char *own = paint->running;
    bool both = *title && *own && strcmp(title, own) != 0;
    char *running = g_strconcat(title, both ? " · " : "", both || !*title ? own : "", NULL);
    paint_foot_text(paint, running, 0, CANVAS_START);
    paint_foot_text(paint, options->date ? options->date : "", DOCUMENT_WIDTH / 2.0, CANVAS_MIDDLE);
    paint_foot_text(paint, page, DOCUMENT_WIDTH, CANVAS_END);
    g_free(running);
    g_free(page);
    g_strfreev(parts);
}

/* Begins a page, whose foot names a section; the foot of a cover is empty. */
static void begin_page(struct document_paint *paint, const struct document_box_section *section) {
    if (paint->book) {
        pdf_book_begin_page(paint->book);
    }
    enter(paint, 0, 0, 1);
    g_free(paint->running);
    paint->running = section->cover ? NULL : g_strdup(section->title);
    paint->open = true;
}

void document_paint_end(struct document_paint *paint) {
    if (!paint->open) {
        return;
    }
    if (paint->running) {
        paint_foot(paint);
    }
    leave(paint);
    if (paint->book) {
        pdf_book_end_page(paint->book);
    }
    paint->page++;
    paint->open = false;
    g_free(paint->running);
    paint->running = NULL;
}

static void open_element(struct document_paint *paint, const struct document_flow_item *item) {
    bool header = strcmp(item->tag, "TH") == 0;
    char attributes[64] = "", heading[3] = "H";
    if (!paint->book) {
        return;
    }
    if (item->tag[0] == 'H') { /* a small heading may look so, but the structure skips no level */
        paint->level = heading[1] = MIN(item->tag[1], (char)(paint->level + 1));
        pdf_tags_open(paint->book->tags, heading, NULL);
        return;
    }
    if (strcmp(item->tag, "L") == 0) {
        g_snprintf(attributes, sizeof attributes, "/A<</O/List/ListNumbering/%s>>",
                   item->box->span > 0 ? "Decimal" : "Disc");
    } else if (header || (strcmp(item->tag, "TD") == 0 && item->box->span > 1)) {
        GString *out = g_string_new("/A<</O/Table");
        if (header) {
            g_string_append_printf(out, "/Scope/%s",
                                   item->box->scope ? item->box->scope : "Column");
        }
        if (item->box->span > 1) {
            g_string_append_printf(out, "/ColSpan %d", item->box->span);
        }
        g_string_append(out, ">>");
        g_strlcpy(attributes, out->str, sizeof attributes);
        g_string_free(out, TRUE);
    }
    pdf_tags_open(paint->book->tags, item->tag, *attributes ? attributes : NULL);
}

/* Columns over several pages: their elements grow side by side. */
static void go_on(const struct document_paint *paint, const struct document_flow_item *item) {
    if (!paint->book) {
        return;
    }
    if (item->kind == DOCUMENT_FLOW_FORK) {
        pdf_tags_fork(paint->book->tags);
    } else if (item->kind == DOCUMENT_FLOW_SELECT) {
        pdf_tags_select(paint->book->tags, (unsigned)item->count);
    } else {
        pdf_tags_join(paint->book->tags);
    }
}

static void paint_item(struct document_paint *paint, const struct document_box_section *section,
                       const struct document_flow_item *item) {
    char *name;
    switch (item->kind) {
    case DOCUMENT_FLOW_OPEN:
        open_element(paint, item);
        break;
    case DOCUMENT_FLOW_CLOSE:
        if (paint->book) {
            pdf_tags_close(paint->book->tags);
        }
        break;
    case DOCUMENT_FLOW_FORK:
    case DOCUMENT_FLOW_SELECT:
    case DOCUMENT_FLOW_JOIN:
        go_on(paint, item);
        break;
    case DOCUMENT_FLOW_LINES:
        document_paint_lines(paint, section->id, item);
        break;
    case DOCUMENT_FLOW_DRAWING:
        document_paint_figure(paint, section->id, item->box->drawing, item->x, item->y,
                              item->box->scale);
        break;
    case DOCUMENT_FLOW_GROUND:
        paint_ground(paint, item);
        break;
    case DOCUMENT_FLOW_RULE:
        paint_rule(paint, item);
        break;
    case DOCUMENT_FLOW_ID:
        name = g_strconcat(section->id, "#", item->box->id, NULL);
        name_place(paint, name, item->x, item->y);
        g_free(name);
        break;
    case DOCUMENT_FLOW_PAGE:
        document_paint_end(paint);
        break;
    }
}

void document_paint(struct document_paint *paint, const struct document_box_section *section,
                    const GArray *items, bool goes_on) {
    const struct document_flow_item *all = (const struct document_flow_item *)(void *)items->data;
    if (!goes_on) {
        document_paint_end(paint);
    }
    paint->level = section->part ? '1' : '0';
    for (guint i = 0; i < items->len; i++) {
        if (!paint->open) {
            begin_page(paint, section);
        }
        if (i == 0) {
            name_place(paint, section->id, 0, goes_on ? all[i].y : -TOP);
        }
        paint_item(paint, section, &all[i]);
        if (!paint->open && !paint->book) {
            return;
        }
    }
}
