/* The cache of shaped words, in positions for a font of 1 px, and the joining of words to lines. */
#include "draw/text_glyphs.h"

#include "draw/text_pango.h"

#include <assert.h>
#include <pango/pangocairo.h>
#include <string.h>

#define WORDS_LIMIT 32768
#define SHAPED_AT 100.0 /* px; positions grow in proportion to the size */

/* A word in one face; the key of the cache too. */
struct word {
    const char *text;
    size_t length;
    unsigned hash;
    int face;
    bool plain;   /* all of it is in one font, left to right; else Pango draws the line */
    double width; /* at 1 px */
    cairo_font_face_t *font;
    cairo_glyph_t *glyphs;
    size_t count;
    cairo_text_cluster_t *clusters;
    size_t cluster_count;
    struct text_glyphs_run run; /* the same for painters without cairo */
};

struct text_glyphs {
    GHashTable *words; /* of struct word, key and value alike */
    struct arena arena;
    GPtrArray *fonts; /* of PangoFont, kept while words use their faces */
    GArray *glyphs;   /* of the line at hand */
    GArray *clusters;
    cairo_font_options_t *options;
};

static unsigned word_hash(const void *key) {
    return ((const struct word *)key)->hash;
}

static gboolean word_equal(const void *one, const void *other) {
    const struct word *a = one, *b = other;
    return a->face == b->face && a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

static struct text_glyphs *glyphs_new(void) {
    struct text_glyphs *glyphs = g_new0(struct text_glyphs, 1);
    glyphs->words = g_hash_table_new(word_hash, word_equal);
    glyphs->fonts = g_ptr_array_new_with_free_func(g_object_unref);
    glyphs->glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t));
    glyphs->clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t));
    glyphs->options = cairo_font_options_create();
    cairo_font_options_set_hint_style(glyphs->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(glyphs->options, CAIRO_HINT_METRICS_OFF);
    return glyphs;
}

void text_glyphs_free(struct text_glyphs *glyphs) {
    if (!glyphs) {
        return;
    }
    g_hash_table_destroy(glyphs->words);
    g_ptr_array_unref(glyphs->fonts);
    g_array_unref(glyphs->glyphs);
    g_array_unref(glyphs->clusters);
    cairo_font_options_destroy(glyphs->options);
    arena_release(&glyphs->arena);
    g_free(glyphs);
}

/* Keeps a font for as long as words use its face. */
static cairo_font_face_t *face_of(struct text_glyphs *glyphs, PangoFont *font) {
    if (!g_ptr_array_find(glyphs->fonts, font, NULL)) {
        g_ptr_array_add(glyphs->fonts, g_object_ref(font));
    }
    return cairo_scaled_font_get_font_face(
        pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font)));
}

/* The glyphs of a run of a text with the characters they stand for: a cluster's first glyph from
 * the left stands for all of it. Glyphs that do not exist are left out. */
static struct text_glyphs_run read_run(const PangoGlyphItem *item, const char *text,
                                       struct arena *arena) {
    const PangoGlyphString *shaped = item->glyphs;
    bool backward = item->item->analysis.level % 2 == 1;
    size_t count = (size_t)shaped->num_glyphs;
    struct text_glyphs_glyph *glyphs = ARENA_ARRAY(arena, struct text_glyphs_glyph, count);
    struct text_glyphs_run run = {.glyphs = glyphs};
    double unit = PANGO_SCALE * SHAPED_AT;
    hb_font_t *font = pango_font_get_hb_font(item->item->analysis.font);
    hb_codepoint_t box = 0; /* the sign for characters that no font has: a white square, or none */
    hb_font_get_nominal_glyph(font, 0x25A1, &box);
    run.font = font;
    for (size_t i = 0; i < count; i++) {
        const PangoGlyphInfo *info = &shaped->glyphs[i];
        int start = shaped->log_clusters[i], end = item->item->length;
        for (size_t j = 0; j < count; j++) {
            if (shaped->log_clusters[j] > start && shaped->log_clusters[j] < end) {
                end = shaped->log_clusters[j];
            }
        }
        bool first = i == 0 || shaped->log_clusters[i - 1] != start;
        const char *sign = text + item->item->offset + start;
        bool unknown = info->glyph & PANGO_GLYPH_UNKNOWN_FLAG && info->glyph != PANGO_GLYPH_EMPTY;
        double width =
            unknown ? text_pango_guess(g_utf8_get_char(sign)) : info->geometry.width / unit;
        if (info->glyph != PANGO_GLYPH_EMPTY && width > 0) {
            glyphs[run.count++] = (struct text_glyphs_glyph){
                .index = unknown ? box : info->glyph,
                .x = run.width + info->geometry.x_offset / unit,
                .y = info->geometry.y_offset / unit,
                .text = sign,
                .length = unknown || !(first || backward) ? 0 : (size_t)(end - start),
            };
        }
        run.missing = run.missing || unknown;
        run.width += width;
    }
    return run;
}

/* Takes the glyphs of the one run of a line. */
static void take_run(struct text_glyphs *glyphs, struct word *word, const PangoGlyphItem *run) {
    const PangoGlyphString *shaped = run->glyphs;
    size_t count = (size_t)shaped->num_glyphs;
    word->font = face_of(glyphs, run->item->analysis.font);
    word->glyphs = ARENA_ARRAY(&glyphs->arena, cairo_glyph_t, count);
    word->clusters = ARENA_ARRAY(&glyphs->arena, cairo_text_cluster_t, count);
    word->count = count;
    double x = 0, unit = PANGO_SCALE * SHAPED_AT;
    for (size_t i = 0; i < count; i++) {
        const PangoGlyphInfo *info = &shaped->glyphs[i];
        word->glyphs[i] = (cairo_glyph_t){.index = info->glyph,
                                          .x = x + info->geometry.x_offset / unit,
                                          .y = info->geometry.y_offset / unit};
        x += info->geometry.width / unit;
        if (i == 0 || shaped->log_clusters[i] != shaped->log_clusters[i - 1]) {
            word->cluster_count++;
        }
        cairo_text_cluster_t *cluster = &word->clusters[word->cluster_count - 1];
        cluster->num_glyphs++;
        size_t end = i + 1;
        while (end < count && shaped->log_clusters[end] == shaped->log_clusters[i]) {
            end++;
        }
        int after = end < count ? shaped->log_clusters[end] : run->item->length;
        cluster->num_bytes = after - shaped->log_clusters[i];
    }
    word->width = x;
    word->run = read_run(run, word->text, &glyphs->arena);
}

/* Whether a line is all of length bytes (no line break among them) and one run, left to right, of
 * glyphs that exist. */
static bool is_plain(PangoLayout *layout, const PangoLayoutLine *line, size_t length) {
    if (!line->runs || line->runs->next || pango_layout_get_unknown_glyphs_count(layout) > 0) {
        return false;
    }
    const PangoGlyphItem *run = line->runs->data;
    for (int i = 0; i < run->glyphs->num_glyphs; i++) {
        if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG ||
            run->glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY) {
            return false;
        }
    }
    return run->item->analysis.level % 2 == 0 && run->item->offset == 0 &&
           (size_t)run->item->length == length;
}

static void shape(struct text_measure *measure, struct text_glyphs *glyphs,
                  const struct text_font *font, struct word *word) {
    struct text_font reference = *font;
    reference.size = SHAPED_AT;
    PangoLayout *layout = text_pango_layout(measure, &reference, word->text, word->length);
    const PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    word->plain = is_plain(layout, line, word->length);
    if (word->plain) {
        take_run(glyphs, word, line->runs->data);
    }
    g_object_unref(layout);
}

static const struct word *find(struct text_measure *measure, struct text_glyphs *glyphs,
                               const struct text_font *font, const char *text, size_t length) {
    struct word key = {
        .text = text, .length = length, .face = (int)font->weight * 2 + font->italic};
    key.hash = 5381u + (unsigned)key.face;
    for (size_t i = 0; i < length; i++) {
        key.hash = key.hash * 33 ^ (unsigned char)text[i];
    }
    const struct word *found = g_hash_table_lookup(glyphs->words, &key);
    if (found) {
        return found;
    }
    key.text = arena_text(&glyphs->arena, text, length);
    shape(measure, glyphs, font, &key);
    struct word *word = arena_copy(&glyphs->arena, &key, sizeof key);
    g_hash_table_add(glyphs->words, word);
    return word;
}

static void add(struct text_glyphs *glyphs, const struct word *word, double x, double y,
                double size) {
    guint first = glyphs->glyphs->len;
    g_array_append_vals(glyphs->glyphs, word->glyphs, (guint)word->count);
    g_array_append_vals(glyphs->clusters, word->clusters, (guint)word->cluster_count);
    for (guint i = first; i < glyphs->glyphs->len; i++) {
        cairo_glyph_t *glyph = &g_array_index(glyphs->glyphs, cairo_glyph_t, i);
        glyph->x = x + glyph->x * size;
        glyph->y = y + glyph->y * size;
    }
}

/* Forgets all words when there are too many; not while a line uses them. */
static void forget(struct text_glyphs *glyphs) {
    if (g_hash_table_size(glyphs->words) > WORDS_LIMIT) {
        g_hash_table_remove_all(glyphs->words);
        arena_reset(&glyphs->arena);
    }
}

/* Puts the glyphs of a line together; gives its face, or NULL when Pango must lay it out. */
static cairo_font_face_t *join(struct text_measure *measure, struct text_glyphs *glyphs,
                               const struct text_font *font, const char *text, double x, double y) {
    cairo_font_face_t *face = NULL;
    g_array_set_size(glyphs->glyphs, 0);
    g_array_set_size(glyphs->clusters, 0);
    forget(glyphs);
    for (const char *at = text; *at;) {
        size_t length = *at == ' ' ? 1 : strcspn(at, " ");
        const struct word *word = find(measure, glyphs, font, at, length);
        if (!word->plain || (face && word->font != face)) {
            return NULL;
        }
        face = word->font;
        add(glyphs, word, x, y, font->size);
        x += word->width * font->size;
        at += length;
    }
    return face;
}

/* The words of a measure, made when first asked for. */
static struct text_glyphs *glyphs_of(struct text_measure *measure) {
    struct text_glyphs **glyphs = text_pango_glyphs(measure);
    if (!*glyphs) {
        *glyphs = glyphs_new();
    }
    return *glyphs;
}

/* Sets the font of a joined line; false when the line is Pango's. */
static bool prepare(struct text_measure *measure, cairo_t *cairo, const struct text_font *font,
                    const char *text, double x, double y) {
    struct text_glyphs *glyphs = glyphs_of(measure);
    cairo_font_face_t *face =
        text_pango_is_simple(text) ? join(measure, glyphs, font, text, x, y) : NULL;
    if (face) {
        cairo_set_font_face(cairo, face);
        cairo_set_font_size(cairo, font->size);
        cairo_set_font_options(cairo, glyphs->options);
    }
    return face != NULL;
}

void text_glyphs_show(struct text_measure *measure, cairo_t *cairo, const struct text_font *font,
                      const char *text, double x, double y) {
    if (!*text) {
        return;
    }
    if (prepare(measure, cairo, font, text, x, y)) {
        const struct text_glyphs *glyphs = glyphs_of(measure);
        cairo_show_text_glyphs(cairo, text, -1, (cairo_glyph_t *)(void *)glyphs->glyphs->data,
                               (int)glyphs->glyphs->len,
                               (cairo_text_cluster_t *)(void *)glyphs->clusters->data,
                               (int)glyphs->clusters->len, 0);
        return;
    }
    PangoLayout *layout = text_pango_layout(measure, font, text, strlen(text));
    cairo_move_to(cairo, x, y);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout, 0));
    cairo_new_path(cairo);
    g_object_unref(layout);
}

void text_glyphs_path(struct text_measure *measure, cairo_t *cairo, const struct text_font *font,
                      const char *text, double x, double y) {
    if (!*text) {
        return;
    }
    if (prepare(measure, cairo, font, text, x, y)) {
        const struct text_glyphs *glyphs = glyphs_of(measure);
        cairo_glyph_path(cairo, (cairo_glyph_t *)(void *)glyphs->glyphs->data,
                         (int)glyphs->glyphs->len);
        return;
    }
    PangoLayout *layout = text_pango_layout(measure, font, text, strlen(text));
    cairo_move_to(cairo, x, y);
    pango_cairo_layout_line_path(cairo, pango_layout_get_line_readonly(layout, 0));
    g_object_unref(layout);
}

/* The runs of a line that Pango lays out. */
static void each_complex(struct text_measure *measure, const struct text_font *font,
                         const char *text, text_glyphs_take *take, void *context) {
    struct text_font reference = *font;
    struct arena arena = {0};
    double x = 0;
    reference.size = SHAPED_AT;
    PangoLayout *layout = text_pango_layout(measure, &reference, text, strlen(text));
    const PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    for (const GSList *item = line->runs; item; item = item->next) {
        struct text_glyphs_run run = read_run(item->data, text, &arena);
        take(context, &run, x);
        x += run.width;
    }
    g_object_unref(layout);
    arena_release(&arena);
}

void text_glyphs_each(struct text_measure *measure, const struct text_font *font, const char *text,
                      text_glyphs_take *take, void *context) {
    struct text_glyphs *glyphs = glyphs_of(measure);
    const struct word *words[64];
    size_t count = 0;
    double x = 0;
    bool plain = text_pango_is_simple(text);
    forget(glyphs);
    for (const char *at = text; plain && *at; count++) {
        size_t length = *at == ' ' ? 1 : strcspn(at, " ");
        const struct word *word = find(measure, glyphs, font, at, length);
        plain = word->plain;
        words[count % G_N_ELEMENTS(words)] = word;
        at += length;
    }
    if (!plain) {
        each_complex(measure, font, text, take, context);
        return;
    }
    size_t index = 0;
    for (const char *at = text; *at; index++) {
        size_t length = *at == ' ' ? 1 : strcspn(at, " ");
        const struct word *word =
            count <= G_N_ELEMENTS(words) ? words[index] : find(measure, glyphs, font, at, length);
        take(context, &word->run, x);
        x += word->width;
        at += length;
    }
}
