/* Written for size and speed: what most shapes have is inherited from the root (no fill, ink text
 * of 12 px), paths are relative and
 * in whole tenths. Strokes have round ends and corners, but dashes are cut straight. */
#include "draw/svg.h"

#include "base/append.h"
#include "base/format.h"
#include "draw/svg_style.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* A tenth of a px as a whole number: the grain of paths. */
static int64_t tenths(double number) {
    assert(fabs(number) < 1e9);
    return llround(number * 10);
}

static void derived_id(struct svg *svg, const char *name, const char *suffix) {
    GString *id = g_string_new(svg->drawing.id);
    g_string_append(id, suffix);
    markup_attribute(&svg->markup, name, id->str);
    g_string_free(id, TRUE);
}

static void titled(struct svg *svg, const char *element, const char *suffix, const char *text) {
    if (!text) {
        return;
    }
    markup_open(&svg->markup, element);
    if (suffix) {
        derived_id(svg, "id", suffix);
    }
    markup_text(&svg->markup, text);
    markup_close(&svg->markup, element);
}

/* " f-ROLE s-ROLE" and what else a class attribute holds, without the first space. */
struct classes {
    char text[128];
    size_t used;
};

static void add_class(struct classes *classes, const char *prefix, const char *name) {
    size_t before = strlen(prefix), length = strlen(name);
    assert(classes->used + before + length + 1 < sizeof classes->text);
    char *end = classes->text + classes->used;
    if (classes->used > 0) {
        *end++ = ' ';
    }
    memcpy(end, prefix, before);
    memcpy(end + before, name, length + 1);
    classes->used = (size_t)(end - classes->text) + before + length;
}

static void write_classes(struct svg *svg, const struct classes *classes) {
    if (classes->used > 0) {
        markup_attribute(&svg->markup, "class", classes->text);
    }
}

static void write_hatch(struct svg *svg, enum role role) {
    GString *url = g_string_new("url(#");
    g_string_append(url, svg->drawing.id);
    g_string_append(url, "-h-");
    g_string_append(url, role_name(role));
    g_string_append_c(url, ')');
    markup_attribute(&svg->markup, "fill", url->str);
    g_string_free(url, TRUE);
    svg->hatches[role] = true;
    svg->strokes[role] = true;
}

static void write_style(struct svg *svg, const struct canvas_style *style) {
    struct markup *markup = &svg->markup;
    struct classes classes = {.used = 0};
    if (style->fill != ROLE_NONE && style->hatch) {
        write_hatch(svg, style->fill);
    } else if (style->fill != ROLE_NONE) {
        add_class(&classes, "f-", role_name(style->fill));
        svg->fills[style->fill] = true;
    }
    if (style->stroke != ROLE_NONE) {
        add_class(&classes, "s-", role_name(style->stroke));
        svg->strokes[style->stroke] = true;
    }
    write_classes(svg, &classes);
    if (style->stroke != ROLE_NONE && style->width != 0 && style->width != 1) {
        markup_number(markup, "stroke-width", style->width);
    }
    if (style->stroke != ROLE_NONE && style->dash > 0) {
        GString *dashes = g_string_new(NULL);
        format_short(dashes, style->dash, 2);
        g_string_append_c(dashes, ' ');
        format_short(dashes, style->gap > 0 ? style->gap : style->dash, 2);
        markup_attribute(markup, "stroke-dasharray", dashes->str);
        markup_attribute(markup, "stroke-linecap", "butt");
        g_string_free(dashes, TRUE);
    }
    if (style->opacity > 0 && style->opacity < 1) {
        markup_number(markup, "opacity", style->opacity);
    }
}

static void rect(void *context, double x, double y, double width, double height, double radius,
                 const struct canvas_style *style) {
    struct svg *svg = context;
    struct markup *markup = &svg->markup;
    markup_open(markup, "rect");
    if (x != 0) {
        markup_number(markup, "x", x);
    }
    if (y != 0) {
        markup_number(markup, "y", y);
    }
    markup_number(markup, "width", width);
    markup_number(markup, "height", height);
    if (radius > 0) {
        markup_number(markup, "rx", radius);
    }
    write_style(svg, style);
    markup_close_empty(markup, "rect");
}

static void circle(void *context, double x, double y, double radius,
                   const struct canvas_style *style) {
    struct svg *svg = context;
    markup_open(&svg->markup, "circle");
    markup_number(&svg->markup, "cx", x);
    markup_number(&svg->markup, "cy", y);
    markup_number(&svg->markup, "r", radius);
    write_style(svg, style);
    markup_close_empty(&svg->markup, "circle");
}

/* The pen: where the path is and where its part began, in tenths. */
struct pen {
    GString *out;
    int64_t x, y, start_x, start_y;
    char last; /* the last letter written */
};

static void letter(struct pen *pen, char sign) {
    if (sign != pen->last || sign == 'M') {
        g_string_append_c(pen->out, sign);
        pen->last = sign;
    }
}

/* A number after another: a minus or the letter parts it from the one before. */
static void number(struct pen *pen, int64_t value) {
    char digits[24];
    size_t at = sizeof digits;
    uint64_t rest = (uint64_t)(value < 0 ? -value : value);
    if (rest % 10 > 0) {
        digits[--at] = (char)('0' + rest % 10);
        digits[--at] = '.';
    }
    for (rest /= 10; rest > 0; rest /= 10) {
        digits[--at] = (char)('0' + rest % 10);
    }
    if (at == sizeof digits) {
        digits[--at] = '0';
    }
    char before = pen->out->str[pen->out->len - 1];
    if (value < 0) {
        digits[--at] = '-';
    } else if (before >= '0' && before <= '9') {
        digits[--at] = ' ';
    }
    g_string_append_len(pen->out, digits + at, (gssize)(sizeof digits - at));
}

static void line_to(struct pen *pen, int64_t x, int64_t y) {
    if (y == pen->y) {
        letter(pen, 'h');
        number(pen, x - pen->x);
    } else if (x == pen->x) {
        letter(pen, 'v');
        number(pen, y - pen->y);
    } else {
        letter(pen, 'l');
        number(pen, x - pen->x);
        number(pen, y - pen->y);
    }
    pen->x = x;
    pen->y = y;
}

static void move_to(struct pen *pen, int64_t x, int64_t y) {
    letter(pen, 'M');
    number(pen, x);
    number(pen, y);
    pen->x = pen->start_x = x;
    pen->y = pen->start_y = y;
}

static void curve_to(struct pen *pen, const struct canvas_point *points) {
    int64_t x = tenths(points[2].x), y = tenths(points[2].y);
    letter(pen, 'c');
    for (int i = 0; i < 3; i++) {
        number(pen, tenths(points[i].x) - pen->x);
        number(pen, tenths(points[i].y) - pen->y);
    }
    pen->x = x;
    pen->y = y;
}

static void path(void *context, const char *steps, const struct canvas_point *points,
                 const struct canvas_style *style) {
    struct svg *svg = context;
    markup_open(&svg->markup, "path");
    GString *out = svg->markup.out;
    g_string_append(out, " d=\"");
    struct pen pen = {.out = out};
    for (const char *step = steps; *step; step++) {
        switch (*step) {
        case 'M':
            move_to(&pen, tenths(points->x), tenths(points->y));
            points++;
            break;
        case 'L':
            line_to(&pen, tenths(points->x), tenths(points->y));
            points++;
            break;
        case 'C':
            curve_to(&pen, points);
            points += 3;
            break;
        default:
            assert(*step == 'Z');
            letter(&pen, 'z');
            pen.x = pen.start_x;
            pen.y = pen.start_y;
        }
    }
    g_string_append_c(out, '"');
    write_style(svg, style);
    markup_close_empty(&svg->markup, "path");
}

/* The sizes of text that have a class; others are written as an attribute. */
static bool has_class(double size) {
    static const int SIZES[] = {10, 11, 13, 14, 15, 16, 20, 24, 28, 40};
    for (size_t i = 0; i < G_N_ELEMENTS(SIZES); i++) {
        if (size == SIZES[i]) {
            return true;
        }
    }
    return false;
}

static void text_classes(struct svg *svg, const struct canvas_text *text) {
    struct classes classes = {.used = 0};
    if (text->fill != ROLE_INK) {
        add_class(&classes, "f-", role_name(text->fill));
    }
    svg->fills[text->fill] = true;
    bool named = has_class(text->font.size);
    if (named) {
        char name[16];
        g_snprintf(name, sizeof name, "%d", (int)text->font.size);
        add_class(&classes, "t", name);
        svg->sizes[(int)text->font.size] = true;
    }
    svg->faces[text->font.weight][text->font.italic] = true;
    if (text->font.weight != TEXT_REGULAR) {
        add_class(&classes, "w", text->font.weight == TEXT_MEDIUM ? "5" : "6");
    }
    if (text->font.italic) {
        add_class(&classes, "i", "");
    }
    if (text->halo != ROLE_NONE) {
        add_class(&classes, "h-", role_name(text->halo));
        svg->halos[text->halo] = true;
    }
    write_classes(svg, &classes);
    if (!named && text->font.size != 12) {
        markup_number(&svg->markup, "font-size", text->font.size);
    }
}

static void text(void *context, const struct canvas_text *text) {
    static const char *const ANCHORS[] = {[CANVAS_MIDDLE] = "middle", [CANVAS_END] = "end"};
    struct svg *svg = context;
    struct markup *markup = &svg->markup;
    markup_open(markup, "text");
    markup_number(markup, "x", text->x);
    markup_number(markup, "y", text->y);
    text_classes(svg, text);
    if (text->line.rtl) { /* its start is at the right */
        markup_attribute(markup, "direction", "rtl");
        markup_attribute(markup, "text-anchor",
                         text->anchor == CANVAS_START    ? "end"
                         : text->anchor == CANVAS_MIDDLE ? "middle"
                                                         : NULL);
    } else if (text->anchor != CANVAS_START) {
        markup_attribute(markup, "text-anchor", ANCHORS[text->anchor]);
    }
    if (text->line.guessed && text->line.width > 0) { /* whatever font a reader has, it fits */
        markup_number(markup, "textLength", text->line.width);
        markup_attribute(markup, "lengthAdjust", "spacingAndGlyphs");
    }
    markup_text(markup, text->line.text);
    markup_close(markup, "text");
}

/* A link within the site, seen from where the drawing lies. */
static void link_attribute(struct svg *svg, const char *href) {
    if (!svg->way || !href || *href == '#' || strchr(href, ':')) {
        markup_attribute(&svg->markup, "href", href);
        return;
    }
    char *seen = g_strconcat(svg->way, href, NULL);
    markup_attribute(&svg->markup, "href", seen);
    g_free(seen);
}

static void open_group(void *context, const struct canvas_group *group) {
    struct svg *svg = context;
    struct markup *markup = &svg->markup;
    assert(svg->depth < (int)G_N_ELEMENTS(svg->links));
    svg->links[svg->depth++] = group->href != NULL;
    markup_open(markup, group->href ? "a" : "g");
    link_attribute(svg, group->href);
    markup_attribute(markup, "class", group->class_name);
    markup_attribute(markup, "id", group->id);
    titled(svg, "title", NULL, group->title);
    titled(svg, "desc", NULL, group->description);
}

static void close_group(void *context) {
    struct svg *svg = context;
    assert(svg->depth > 0);
    svg->depth--;
    markup_close(&svg->markup, svg->links[svg->depth] ? "a" : "g");
}

static void begin(void *context, const struct canvas_drawing *drawing) {
    struct svg *svg = context;
    struct markup *markup = &svg->markup;
    svg->drawing = *drawing;
    GString *value = g_string_new(drawing->id);
    g_string_append(value, "-t");
    if (drawing->description) {
        g_string_append_printf(value, " %s-d", drawing->id);
    }
    markup_open(markup, "svg");
    if (svg->kind == SVG_FILE) {
        markup_attribute(markup, "xmlns", "http://www.w3.org/2000/svg");
    }
    markup_attribute(markup, svg->kind == SVG_FILE ? "xml:lang" : "lang", drawing->language);
    markup_attribute(markup, "class", "drawing");
    markup_attribute(markup, "role", drawing->links ? "group" : "img");
    if (svg->kind == SVG_INLINE) { /* in a file the root's title and description do as well */
        markup_attribute(markup, "aria-labelledby", value->str);
    }
    markup_number(markup, "width", drawing->width);
    markup_number(markup, "height", drawing->height);
    g_string_assign(value, "0 0 ");
    format_short(value, drawing->width, 2);
    g_string_append_c(value, ' ');
    format_short(value, drawing->height, 2);
    markup_attribute(markup, "viewBox", value->str);
    markup_attribute(markup, "fill", "none");
    markup_attribute(markup, "stroke-linecap", "round");
    markup_attribute(markup, "stroke-linejoin", "round");
    titled(svg, "title", "-t", drawing->title);
    titled(svg, "desc", "-d", drawing->description);
    if (svg->kind == SVG_FILE) {
        rect(svg, 0, 0, drawing->width, drawing->height, 0,
             &(struct canvas_style){.fill = ROLE_SURFACE});
    }
    g_string_free(value, TRUE);
    markup_raw(markup, "");
    svg->body = markup->out->len;
}

static void end(void *context) {
    struct svg *svg = context;
    assert(svg->depth == 0);
    svg_style_write_hatches(svg);
    svg->body_length = svg->markup.out->len - svg->body;
    if (svg->kind == SVG_FILE) {
        svg_style_write(svg);
    }
    markup_close(&svg->markup, "svg");
    markup_finish(&svg->markup);
}

struct canvas svg_init(struct svg *svg, GString *out, enum svg_kind kind,
                       const struct palette *palette) {
    static const struct canvas_painter PAINTER = {begin, end,  open_group, close_group,
                                                  rect,  path, circle,     text};
    assert(kind == SVG_INLINE || palette);
    *svg = (struct svg){.kind = kind, .palette = palette};
    markup_init(&svg->markup, out);
    return (struct canvas){&PAINTER, svg};
}

void svg_append_inline(const struct svg *svg, GString *out) {
    struct svg copy;
    svg_init(&copy, out, SVG_INLINE, NULL);
    begin(&copy, &svg->drawing);
    append_bytes(out, svg->markup.out->str + svg->body, svg->body_length);
    markup_close(&copy.markup, "svg");
    markup_finish(&copy.markup);
}
