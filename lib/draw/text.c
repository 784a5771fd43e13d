/* The adapter of Pango: a font map with the built-in Inter files alone (and those of the caller),
 * so that a width is the same on every machine. Widths grow in proportion to the size, as hinting
 * is off: they are measured once per word and face, at 100 px. */
#include "draw/text.h"

#include "base/content.h"
#include "draw/text_glyphs.h"
#include "draw/text_pango.h"

#include <assert.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define REFERENCE_SIZE 100.0
#define CACHE_LIMIT 65536

static const char *const FACES[] = {"fonts/Inter-Regular.otf", "fonts/Inter-Medium.otf",
                                    "fonts/Inter-SemiBold.otf", "fonts/Inter-Italic.otf"};

/* A word in one face; the key of the cache. */
struct word {
    const char *text;
    size_t length;
    unsigned hash;
    int face;
    double width; /* at REFERENCE_SIZE */
    bool guessed; /* it has signs without a glyph */
};

struct text_measure {
    const char *const *fonts;
    size_t count;
    FcConfig *config; /* NULL until first used */
    PangoFontMap *map;
    PangoContext *context;
    PangoAttrList *attributes;
    GHashTable *words; /* of struct word, key and value alike */
    struct arena arena;
    struct text_glyphs *glyphs; /* NULL until a line is painted */
};

static unsigned word_hash(const void *key) {
    return ((const struct word *)key)->hash;
}

static gboolean word_equal(const void *one, const void *other) {
    const struct word *a = one, *b = other;
    return a->face == b->face && a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

struct text_measure *text_measure_new(const char *const *fonts, size_t count) {
    struct text_measure *measure = g_new0(struct text_measure, 1);
    measure->fonts = fonts;
    measure->count = count;
    measure->words = g_hash_table_new(word_hash, word_equal);
    return measure;
}

void text_measure_free(struct text_measure *measure) {
    if (!measure) {
        return;
    }
    text_glyphs_free(measure->glyphs);
    g_hash_table_destroy(measure->words);
    arena_release(&measure->arena);
    if (measure->config) {
        pango_attr_list_unref(measure->attributes);
        g_object_unref(measure->context);
        g_object_unref(measure->map);
        FcConfigDestroy(measure->config);
    }
    g_free(measure);
}

struct text_glyphs **text_pango_glyphs(struct text_measure *measure) {
    return &measure->glyphs;
}

/* Puts a built-in font into a file in memory, which fontconfig can open by its path. */
static int open_face(const char *name) {
    const struct content_file *font = content_find(name);
    assert(font);
    int file = memfd_create(name, MFD_CLOEXEC);
    bool written = file >= 0;
    for (size_t done = 0; written && done < font->length;) {
        ssize_t count = write(file, font->bytes + done, font->length - done);
        written = count > 0;
        done += written ? (size_t)count : 0;
    }
    if (!written) {
        g_error("cannot open the built-in font %s", name); /* no memory left */
    }
    return file;
}

static void *open_faces(void *unused) {
    (void)unused;
    int *files = g_new(int, G_N_ELEMENTS(FACES));
    for (size_t i = 0; i < G_N_ELEMENTS(FACES); i++) {
        files[i] = open_face(FACES[i]);
    }
    return files;
}

/* The files of the faces, the same for the whole run and all threads. They are never closed: cairo
 * and Pango remember faces by path, so a path that came to mean another file would draw with a
 * wrong font. */
static const int *faces(void) {
    static GOnce once = G_ONCE_INIT;
    return g_once(&once, open_faces, NULL);
}

static void load_fonts(struct text_measure *measure) {
    measure->config = FcConfigCreate();
    for (size_t i = 0; i < G_N_ELEMENTS(FACES); i++) {
        char path[64];
        g_snprintf(path, sizeof path, "/proc/self/fd/%d", faces()[i]);
        if (!FcConfigAppFontAddFile(measure->config, (const FcChar8 *)path)) {
            g_error("cannot load the built-in font %s", FACES[i]); /* no /proc */
        }
    }
    for (size_t i = 0; i < measure->count; i++) {
        FcConfigAppFontAddFile(measure->config, (const FcChar8 *)measure->fonts[i]);
    }
    measure->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(measure->map), measure->config);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(measure->map), 72);
    measure->context = pango_font_map_create_context(measure->map);
    pango_context_set_round_glyph_positions(measure->context, FALSE);
    pango_context_set_language(measure->context, pango_language_from_string("en"));
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(measure->context, options);
    cairo_font_options_destroy(options);
    measure->attributes = pango_attr_list_new();
    pango_attr_list_insert(measure->attributes, pango_attr_font_features_new("tnum=1"));
}

/* Spaces are Inter's between words of every script, as browsers have it and as lines are measured.
 * Pango would take them from the font of the word before. */
static void set_attributes(PangoLayout *layout, const struct text_measure *measure,
                           const char *text, size_t length) {
    if (!memchr(text, ' ', length)) {
        pango_layout_set_attributes(layout, measure->attributes);
        return;
    }
    PangoAttrList *attributes = pango_attr_list_copy(measure->attributes);
    for (const char *at = text; (at = memchr(at, ' ', length - (size_t)(at - text))); at++) {
        PangoAttribute *own = pango_attr_fallback_new(FALSE);
        own->start_index = (guint)(at - text);
        own->end_index = own->start_index + 1;
        pango_attr_list_insert(attributes, own);
    }
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
}

PangoLayout *text_pango_layout(struct text_measure *measure, const struct text_font *font,
                               const char *text, size_t length) {
    static const PangoWeight WEIGHTS[] = {
        [TEXT_REGULAR] = PANGO_WEIGHT_NORMAL,
        [TEXT_MEDIUM] = PANGO_WEIGHT_MEDIUM,
        [TEXT_SEMIBOLD] = PANGO_WEIGHT_SEMIBOLD,
    };
    if (!measure->config) {
        load_fonts(measure);
    }
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family_static(description, "Inter");
    pango_font_description_set_weight(description, WEIGHTS[font->weight]);
    pango_font_description_set_style(description,
                                     font->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(description, font->size * PANGO_SCALE);
    PangoLayout *layout = pango_layout_new(measure->context);
    pango_layout_set_font_description(layout, description);
    set_attributes(layout, measure, text, length);
    pango_layout_set_text(layout, text, (int)length);
    pango_font_description_free(description);
    return layout;
}

static double layout_width(PangoLayout *layout) {
    PangoRectangle extents;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), NULL, &extents);
    return (double)extents.width / PANGO_SCALE;
}

/* Readers' machines draw it with a font of theirs. */
double text_pango_guess(gunichar sign) {
    if (g_unichar_iszerowidth(sign) || g_unichar_iscntrl(sign)) {
        return 0;
    }
    if (g_unichar_iswide(sign)) {
        return sign >= 0x1F000 ? 1.25 : 1;
    }
    return 0.6;
}

static bool has_glyph(struct text_measure *measure, const struct text_font *font, const char *sign,
                      size_t length) {
    gunichar code = g_utf8_get_char(sign);
    if (g_unichar_isspace(code) || g_unichar_iszerowidth(code) || g_unichar_iscntrl(code) ||
        g_unichar_type(code) == G_UNICODE_FORMAT) {
        return true;
    }
    PangoLayout *layout = text_pango_layout(measure, font, sign, length);
    bool known = pango_layout_get_unknown_glyphs_count(layout) == 0;
    g_object_unref(layout);
    return known;
}

/* The width as it is laid out, signs without a glyph and all. */
static double laid_width(struct text_measure *measure, const struct text_font *font,
                         const char *text, size_t length) {
    if (length == 0) {
        return 0;
    }
    PangoLayout *layout = text_pango_layout(measure, font, text, length);
    double width = layout_width(layout);
    g_object_unref(layout);
    return width;
}

/* A text with unknown glyphs: the known stretches as they are, the others guessed. (Pango counts
 * control characters as unknown too, so the stretches are not asked again.) */
static double patched_width(struct text_measure *measure, const struct text_font *font,
                            const char *text, size_t length) {
    double width = 0;
    const char *end = text + length, *known = text;
    for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
        size_t size = (size_t)(g_utf8_next_char(at) - at);
        if (!has_glyph(measure, font, at, size)) {
            width += laid_width(measure, font, known, (size_t)(at - known));
            width += text_pango_guess(g_utf8_get_char(at)) * font->size;
            known = at + size;
        }
    }
    return width + laid_width(measure, font, known, (size_t)(end - known));
}

static double measured_width(struct text_measure *measure, const struct text_font *font,
                             const char *text, size_t length, bool *guessed) {
    struct text_font reference = *font;
    reference.size = REFERENCE_SIZE;
    PangoLayout *layout = text_pango_layout(measure, &reference, text, length);
    bool known = pango_layout_get_unknown_glyphs_count(layout) == 0;
    double width = layout_width(layout);
    g_object_unref(layout);
    double patched = known ? width : patched_width(measure, &reference, text, length);
    *guessed = !known;
    return patched;
}

/* A word from the cache, measured when it is new. */
static const struct word *find_word(struct text_measure *measure, const struct text_font *font,
                                    const char *text, size_t length) {
    struct word key = {
        .text = text, .length = length, .face = (int)font->weight * 2 + font->italic};
    unsigned hash = 5381u + (unsigned)key.face;
    for (size_t i = 0; i < length; i++) {
        hash = hash * 33 ^ (unsigned char)text[i];
    }
    key.hash = hash;
    const struct word *found = g_hash_table_lookup(measure->words, &key);
    if (found) {
        return found;
    }
    key.width = measured_width(measure, font, text, length, &key.guessed);
    if (g_hash_table_size(measure->words) >= CACHE_LIMIT) {
        g_hash_table_remove_all(measure->words);
        arena_reset(&measure->arena);
    }
    struct word *word = arena_copy(&measure->arena, &key, sizeof key);
    word->text = arena_text(&measure->arena, text, length);
    g_hash_table_add(measure->words, word);
    return word;
}

double text_pango_width(struct text_measure *measure, const struct text_font *font,
                        const char *text, size_t length) {
    assert(font->size > 0);
    return length == 0
               ? 0
               : find_word(measure, font, text, length)->width * font->size / REFERENCE_SIZE;
}

/* Inter has all letters below Armenian, so that most texts need no look at all. */
bool text_pango_is_guessed(struct text_measure *measure, const struct text_font *font,
                           const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)text[i] >= 0xD4) {
            return find_word(measure, font, text, length)->guessed;
        }
    }
    return false;
}

unsigned text_missing(struct text_measure *measure, const char *text) {
    struct text_font font = {.size = REFERENCE_SIZE};
    size_t length = strlen(text);
    PangoLayout *layout = text_pango_layout(measure, &font, text, length);
    bool known = pango_layout_get_unknown_glyphs_count(layout) == 0;
    g_object_unref(layout);
    if (known) {
        return 0;
    }
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        if (!has_glyph(measure, &font, at, (size_t)(g_utf8_next_char(at) - at))) {
            return g_utf8_get_char(at);
        }
    }
    return 0;
}

/* Inter's own metrics: ascender 2728 and descender 680 of 2816 units an em. */
double text_ascent(const struct text_font *font) {
    return font->size * 2728 / 2816;
}

double text_descent(const struct text_font *font) {
    return font->size * 680 / 2816;
}
