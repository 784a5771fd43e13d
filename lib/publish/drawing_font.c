/* Only the faces that a drawing uses are written into it. A drawing with a character that was not
 * foreseen gets faces of its own. */
#include "publish/drawing_font.h"

#include "base/content.h"
#include "base/parallel.h"
#include "publish/brand_font.h"
#include "publish/font.h"
#include "render/glyphs.h"

#include <assert.h>

enum { FACES = 4 };

struct drawing_fonts {
    struct characters foreseen; /* all that the project may say */
    struct characters inter;    /* what Inter has of all characters */
    char *rules[FACES];         /* of the faces of font.h */
    struct brand_font *added;
    size_t added_count;
    GBytes **cuts; /* the added fonts with what is foreseen; NULL: one that cannot be cut */
    struct svg_fonts svg;
};

static char *data_url(GBytes *font) {
    gsize size;
    const guchar *bytes = g_bytes_get_data(font, &size);
    char *text = g_base64_encode(bytes, size);
    char *url = g_strconcat("data:font/woff2;base64,", text, NULL);
    g_free(text);
    return url;
}

static char *face_rule(const struct font_face *face, const struct characters *set) {
    const struct content_file *whole = content_find(face->source);
    assert(whole);
    GBytes *cut = font_subset(whole->bytes, whole->length, set);
    assert(cut);
    char *url = data_url(cut);
    char *rule = g_strdup_printf("@font-face{font-family:\"Flightpath Inter\";font-style:%s;"
                                 "font-weight:%d;src:url(\"%s\") format(\"woff2\")}",
                                 face->italic ? "italic" : "normal", face->weight, url);
    g_free(url);
    g_bytes_unref(cut);
    return rule;
}

static void cut_face(void *context, size_t index, unsigned worker) {
    (void)worker;
    struct drawing_fonts *fonts = context;
    size_t count;
    fonts->rules[index] = face_rule(&font_faces(&count)[index], &fonts->foreseen);
}

/* Whether a drawing used a face of font.h. */
static bool uses(const struct svg_letters *letters, const struct font_face *face) {
    return letters->faces[(face->weight - 400) / 100][face->italic];
}

static void write_inter(const struct drawing_fonts *fonts, const struct svg_letters *letters,
                        GString *rules) {
    size_t count;
    const struct font_face *faces = font_faces(&count);
    struct characters *own = NULL;
    if (!characters_cover(&fonts->foreseen, letters->text, letters->length)) {
        own = g_new0(struct characters, 1);
        characters_add(own, letters->text, letters->length);
    }
    for (size_t i = 0; i < count; i++) {
        if (uses(letters, &faces[i])) {
            char *rule = own ? face_rule(&faces[i], own) : NULL;
            g_string_append(rules, rule ? rule : fonts->rules[i]);
            g_free(rule);
        }
    }
    g_free(own);
}

/* The characters of a text that Inter lacks; false when it lacks none. */
static bool beyond_inter(const struct drawing_fonts *fonts, const struct svg_letters *letters,
                         struct characters *set) {
    if (characters_cover(&fonts->inter, letters->text, letters->length)) {
        return false;
    }
    characters_add(set, letters->text, letters->length);
    for (size_t i = 0; i < G_N_ELEMENTS(set->bits); i++) {
        set->bits[i] &= ~fonts->inter.bits[i];
    }
    return true;
}

static bool has_any(const char *bytes, size_t size, const struct characters *set) {
    struct characters *has = g_new0(struct characters, 1);
    font_coverage(bytes, size, has);
    bool any = false;
    for (size_t i = 0; !any && i < G_N_ELEMENTS(set->bits); i++) {
        any = (has->bits[i] & set->bits[i]) != 0;
    }
    g_free(has);
    return any;
}

/* Writes a font's rule when it has any of the characters. */
static void write_font(const struct brand_font *font, GBytes *from, const struct characters *set,
                       GString *rules) {
    gsize size;
    const char *bytes = g_bytes_get_data(from, &size);
    if (!has_any(bytes, size, set)) {
        return;
    }
    GBytes *cut = font_subset(bytes, size, set);
    assert(cut);
    char *url = data_url(cut);
    brand_font_rule(font, url, rules);
    g_free(url);
    g_bytes_unref(cut);
}

static void write_added(const struct drawing_fonts *fonts, const struct svg_letters *letters,
                        GString *rules) {
    struct characters *set = g_new0(struct characters, 1);
    bool needed = beyond_inter(fonts, letters, set);
    bool foreseen = characters_cover(&fonts->foreseen, letters->text, letters->length);
    for (size_t i = 0; needed && i < fonts->added_count; i++) {
        if (!fonts->cuts[i]) {
            continue;
        }
        const struct brand_font *font = &fonts->added[i];
        GBytes *from =
            foreseen ? g_bytes_ref(fonts->cuts[i]) : g_bytes_new_static(font->bytes, font->length);
        write_font(font, from, set, rules);
        g_bytes_unref(from);
    }
    g_free(set);
}

static void write_rules(void *context, const struct svg_letters *letters, GString *families,
                        GString *rules) {
    const struct drawing_fonts *fonts = context;
    write_inter(fonts, letters, rules);
    if (fonts->added_count > 0) {
        brand_fonts_families(fonts->added, fonts->added_count, families);
        write_added(fonts, letters, rules);
    }
}

/* Cuts the brand's fonts once to what is foreseen, so that each drawing cuts a small font. */
static void open_added(struct drawing_fonts *fonts, const struct report *report) {
    fonts->added = brand_fonts_open(report, &fonts->added_count);
    fonts->cuts = g_new0(GBytes *, fonts->added_count + 1);
    if (fonts->added_count == 0) {
        return;
    }
    size_t count;
    const struct content_file *regular = content_find(font_faces(&count)[0].source);
    assert(regular);
    font_coverage(regular->bytes, regular->length, &fonts->inter);
    for (size_t i = 0; i < fonts->added_count; i++) {
        const struct brand_font *font = &fonts->added[i];
        fonts->cuts[i] = font_cut(font->bytes, font->length, &fonts->foreseen);
    }
}

struct drawing_fonts *drawing_fonts_new(const struct report *report, unsigned jobs) {
    struct drawing_fonts *fonts = g_new0(struct drawing_fonts, 1);
    glyphs_gather(report, &fonts->foreseen);
    parallel_run(jobs, FACES, cut_face, fonts);
    open_added(fonts, report);
    fonts->svg = (struct svg_fonts){write_rules, fonts};
    return fonts;
}

void drawing_fonts_free(struct drawing_fonts *fonts) {
    for (size_t i = 0; i < fonts->added_count; i++) {
        if (fonts->cuts[i]) {
            g_bytes_unref(fonts->cuts[i]);
        }
    }
    g_free(fonts->cuts);
    brand_fonts_close(fonts->added, fonts->added_count);
    for (int i = 0; i < FACES; i++) {
        g_free(fonts->rules[i]);
    }
    g_free(fonts);
}

const struct svg_fonts *drawing_fonts_svg(const struct drawing_fonts *fonts) {
    return &fonts->svg;
}
