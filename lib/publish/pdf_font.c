/* Glyphs keep their indices, so that text can be written before the font is cut: two bytes each,
 * which are the glyph's index in the font. */
#include "publish/pdf_font.h"

#include "base/format.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

#define UNITS 64 /* of HarfBuzz a thousandth of an em */

static bool has_table(hb_face_t *face, hb_tag_t tag) {
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return has;
}

static enum pdf_font_kind kind_of(hb_face_t *face) {
    bool variable = hb_ot_var_has_data(face) || has_table(face, HB_TAG('C', 'F', 'F', '2'));
    bool shapes =
        has_table(face, HB_TAG('g', 'l', 'y', 'f')) || has_table(face, HB_TAG('C', 'F', 'F', ' '));
    return variable ? PDF_FONT_SHAPES : shapes ? PDF_FONT_WHOLE : PDF_FONT_BOXES;
}

/* Whether two fonts of a variable face are the same of its many. */
static bool same_variation(hb_font_t *one, hb_font_t *other) {
    unsigned count = 0, others = 0;
    const int *axes = hb_font_get_var_coords_normalized(one, &count);
    const int *other_axes = hb_font_get_var_coords_normalized(other, &others);
    return count == others && (count == 0 || memcmp(axes, other_axes, count * sizeof *axes) == 0);
}

struct pdf_font *pdf_font_of(struct pdf_fonts *fonts, struct hb_font_t *given) {
    struct pdf_font **at = &fonts->first;
    hb_face_t *face = hb_font_get_face(given);
    for (; *at; at = &(*at)->next) {
        if ((*at)->face == face && same_variation((*at)->font, given)) {
            return *at;
        }
    }
    unsigned count = 0;
    const int *axes = hb_font_get_var_coords_normalized(given, &count);
    struct pdf_font *font = *at = g_new0(struct pdf_font, 1);
    font->kind = kind_of(face);
    font->number = ++fonts->count;
    font->face = hb_face_reference(face);
    font->font = hb_font_create(face);
    hb_font_set_scale(font->font, 1000 * UNITS, 1000 * UNITS);
    if (count > 0) {
        hb_font_set_var_coords_normalized(font->font, axes, count);
    }
    if (font->kind == PDF_FONT_WHOLE) {
        font->object = pdf_file_reserve(fonts->file);
    }
    font->glyphs = g_array_new(FALSE, TRUE, sizeof(struct pdf_font_glyph));
    return font;
}

struct pdf_font *pdf_font_any(const struct pdf_fonts *fonts, struct text_glyphs_glyph *space) {
    for (struct pdf_font *font = fonts->first; font; font = font->next) {
        hb_codepoint_t index;
        if (font->kind == PDF_FONT_WHOLE && hb_font_get_nominal_glyph(font->font, ' ', &index)) {
            *space = (struct text_glyphs_glyph){.index = index, .text = " ", .length = 1};
            return font;
        }
    }
    return NULL;
}

static void draw_move(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                      void *unused) {
    const struct pdf_font_pen *pen = data;
    (void)funcs, (void)state, (void)unused;
    pen->move(pen->context, (double)x / UNITS, (double)y / UNITS);
}

static void draw_line(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                      void *unused) {
    const struct pdf_font_pen *pen = data;
    (void)funcs, (void)state, (void)unused;
    pen->line(pen->context, (double)x / UNITS, (double)y / UNITS);
}

static void draw_curve(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1,
                       float y1, float x2, float y2, float x, float y, void *unused) {
    const struct pdf_font_pen *pen = data;
    const double points[] = {(double)x1 / UNITS, (double)y1 / UNITS, (double)x2 / UNITS,
                             (double)y2 / UNITS, (double)x / UNITS,  (double)y / UNITS};
    (void)funcs, (void)state, (void)unused;
    pen->curve(pen->context, points);
}

static void draw_close(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *unused) {
    const struct pdf_font_pen *pen = data;
    (void)funcs, (void)state, (void)unused;
    pen->close(pen->context);
}

void pdf_font_shape(const struct pdf_font *font, unsigned glyph, struct pdf_font_pen *pen) {
    hb_draw_funcs_t *funcs = hb_draw_funcs_create(); /* makes cubic curves of quadratic ones */
    hb_draw_funcs_set_move_to_func(funcs, draw_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, draw_line, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, draw_curve, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, draw_close, NULL, NULL);
    hb_font_get_glyph_shape(font->font, glyph, funcs, pen);
    hb_draw_funcs_destroy(funcs);
}

const struct pdf_font_glyph *pdf_font_use(struct pdf_font *font,
                                          const struct text_glyphs_glyph *glyph) {
    if (glyph->index >= font->glyphs->len) {
        g_array_set_size(font->glyphs, glyph->index + 1);
    }
    struct pdf_font_glyph *own = &g_array_index(font->glyphs, struct pdf_font_glyph, glyph->index);
    if (!own->used) {
        hb_glyph_extents_t ink = {0};
        own->used = true;
        own->advance = (float)hb_font_get_glyph_h_advance(font->font, glyph->index) / UNITS;
        hb_font_get_glyph_extents(font->font, glyph->index, &ink);
        own->left = (float)ink.x_bearing / UNITS;
        own->top = (float)ink.y_bearing / UNITS;
        own->width = (float)ink.width / UNITS;
        own->height = (float)-ink.height / UNITS;
    }
    if (!own->text && glyph->length > 0) {
        own->text = g_strndup(glyph->text, glyph->length);
    }
    return own;
}

static const struct pdf_font_glyph *glyph_of(const struct pdf_font *font, guint index) {
    return &g_array_index(font->glyphs, struct pdf_font_glyph, index);
}

/* The widths of the used glyphs: "12[605.5 610.2]40[…]". */
static void append_widths(GString *out, const struct pdf_font *font) {
    for (guint i = 0; i < font->glyphs->len; i++) {
        if (!glyph_of(font, i)->used) {
            continue;
        }
        g_string_append_printf(out, " %u[", i);
        for (; i < font->glyphs->len && glyph_of(font, i)->used; i++) {
            format_short(out, (double)glyph_of(font, i)->advance, 2);
            g_string_append_c(out, ' ');
        }
        g_string_append_c(out, ']');
    }
}

static void append_utf16(GString *out, const char *text) {
    glong count = 0;
    gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &count, NULL);
    for (glong i = 0; i < count; i++) {
        g_string_append_printf(out, "%04X", units[i]);
    }
    g_free(units);
}

/* What glyphs stand for, as a character map. */
static void write_map(struct pdf_fonts *fonts, const struct pdf_font *font, unsigned number) {
    GString *map = g_string_new("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                                "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                                "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                                "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    GString *rows = g_string_new(NULL);
    unsigned count = 0;
    for (guint i = 0; i <= font->glyphs->len; i++) {
        bool end = i == font->glyphs->len;
        if (count > 0 && (end || count == 100)) {
            g_string_append_printf(map, "%u beginbfchar\n%sendbfchar\n", count, rows->str);
            g_string_truncate(rows, 0);
            count = 0;
        }
        if (!end && glyph_of(font, i)->text) {
            g_string_append_printf(rows, "<%04X><", i);
            append_utf16(rows, glyph_of(font, i)->text);
            g_string_append(rows, ">\n");
            count++;
        }
    }
    g_string_append(map, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    pdf_file_stream(fonts->file, number, "", map->str, map->len, false);
    g_string_free(rows, TRUE);
    g_string_free(map, TRUE);
}

/* The face cut to the used glyphs; whole when it cannot be cut. */
static hb_face_t *cut(const struct pdf_font *font) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (guint i = 0; i < font->glyphs->len; i++) {
        if (glyph_of(font, i)->used) {
            hb_set_add(glyphs, i);
        }
    }
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    hb_set_add(dropped, HB_TAG('G', 'S', 'U', 'B'));
    hb_set_add(dropped, HB_TAG('G', 'P', 'O', 'S'));
    hb_set_add(dropped, HB_TAG('G', 'D', 'E', 'F'));
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
    hb_face_t *face = hb_subset_or_fail(font->face, input);
    hb_subset_input_destroy(input);
    return face ? face : hb_face_reference(font->face);
}

/* Writes the font's program: the outlines alone of an OpenType font with CFF, else all of it. */
static void write_program(struct pdf_fonts *fonts, const struct pdf_font *font, unsigned number,
                          bool *outlines) {
    hb_face_t *face = cut(font);
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
    *outlines = hb_blob_get_length(blob) > 0;
    if (!*outlines) {
        hb_blob_destroy(blob);
        blob = hb_face_reference_blob(face);
    }
    unsigned length = 0;
    const char *bytes = hb_blob_get_data(blob, &length);
    char entries[64];
    g_snprintf(entries, sizeof entries, *outlines ? "/Subtype/CIDFontType0C" : "/Length1 %u",
               length);
    pdf_file_stream(fonts->file, number, entries, bytes, length, false);
    hb_blob_destroy(blob);
    hb_face_destroy(face);
}

/* The font's name without spaces, after the six letters that mark a font as cut. */
static char *name_of(const struct pdf_font *font) {
    char name[128];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, NULL, &size, name);
    GString *out = g_string_new("FLIGHT");
    out->str[5] = (char)('A' + font->number % 26);
    g_string_append_c(out, '+');
    for (const char *at = name; *at; at++) {
        g_string_append_c(out, g_ascii_isalnum(*at) ? *at : '-');
    }
    return g_string_free(out, FALSE);
}

static void write_descriptor(struct pdf_fonts *fonts, const struct pdf_font *font, unsigned number,
                             const char *name, unsigned program, bool outlines) {
    hb_font_extents_t extents = {0};
    hb_font_get_h_extents(font->font, &extents);
    bool italic = strstr(name, "Italic") || strstr(name, "Oblique");
    char *value =
        g_strdup_printf("<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[-1000 -500 2500 1300]"
                        "/ItalicAngle %d/Ascent %d/Descent %d/CapHeight 727/StemV 80/%s %u 0 R>>",
                        name, italic ? 68 : 4, italic ? -10 : 0, extents.ascender / 64,
                        extents.descender / 64, outlines ? "FontFile3" : "FontFile2", program);
    pdf_file_object(fonts->file, number, value, strlen(value));
    g_free(value);
}

static void write_font(struct pdf_fonts *fonts, const struct pdf_font *font) {
    struct pdf_file *file = fonts->file;
    unsigned map = pdf_file_reserve(file), program = pdf_file_reserve(file);
    unsigned descendant = pdf_file_reserve(file), descriptor = pdf_file_reserve(file);
    char *name = name_of(font);
    bool outlines = false;
    write_map(fonts, font, map);
    write_program(fonts, font, program, &outlines);
    write_descriptor(fonts, font, descriptor, name, program, outlines);
    GString *value = g_string_new(NULL);
    g_string_append_printf(value,
                           "<</Type/Font/Subtype/%s/BaseFont/%s/FontDescriptor %u 0 R%s"
                           "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                           "/DW 0/W[",
                           outlines ? "CIDFontType0" : "CIDFontType2", name, descriptor,
                           outlines ? "" : "/CIDToGIDMap/Identity");
    append_widths(value, font);
    g_string_append(value, "]>>");
    pdf_file_object(file, descendant, value->str, value->len);
    g_string_printf(value,
                    "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
                    "/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>",
                    name, descendant, map);
    pdf_file_object(file, font->object, value->str, value->len);
    g_string_free(value, TRUE);
    g_free(name);
}

void pdf_font_write(struct pdf_fonts *fonts, GString *resources) {
    g_string_append(resources, "/Font<<");
    for (const struct pdf_font *font = fonts->first; font; font = font->next) {
        if (font->kind == PDF_FONT_WHOLE) {
            write_font(fonts, font);
            g_string_append_printf(resources, "/F%u %u 0 R", font->number, font->object);
        }
    }
    g_string_append(resources, ">>");
}

void pdf_font_release(struct pdf_fonts *fonts) {
    while (fonts->first) {
        struct pdf_font *font = fonts->first;
        fonts->first = font->next;
        for (guint i = 0; i < font->glyphs->len; i++) {
            g_free(g_array_index(font->glyphs, struct pdf_font_glyph, i).text);
        }
        g_array_unref(font->glyphs);
        hb_font_destroy(font->font);
        hb_face_destroy(font->face);
        g_free(font);
    }
}
