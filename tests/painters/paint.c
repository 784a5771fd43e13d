/* paint PROJECT OUT NAME...: some of the drawings that are files of a project's site, by every
 * painter: OUT/NAME.svg, OUT/NAME.pdf of one page of 1 pt a px, OUT/NAME.page.pdf as in the report,
 * and OUT/NAME.png of 2 pixels a px. */
#include "draw/paper.h"
#include "model/load.h"
#include "publish/document.h"
#include "publish/drawing_font.h"
#include "render/chart_view.h"

#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>

/* Where drawings go, and which. */
struct wish {
    const char *folder;
    char **names; /* ended by NULL */
};

static bool wanted(const struct wish *place, const char *path) {
    char *base = g_path_get_basename(path);
    base[strcspn(base, ".")] = '\0';
    bool found = g_strv_contains((const char *const *)place->names, base);
    g_free(base);
    return found;
}

static char *file_name(const char *folder, const char *path, const char *ending) {
    char *base = g_path_get_basename(path);
    char *name = g_strdup_printf("%s/%.*s%s", folder, (int)strcspn(base, "."), base, ending);
    g_free(base);
    return name;
}

static bool write_file(const char *folder, const char *path, const char *ending, const char *bytes,
                       size_t length) {
    char *name = file_name(folder, path, ending);
    bool good = g_file_set_contents(name, bytes, (gssize)length, NULL);
    g_free(name);
    return good;
}

static bool add(void *context, const char *path, const char *bytes, size_t length) {
    const struct wish *place = context;
    return !wanted(place, path) || write_file(place->folder, path, ".svg", bytes, length);
}

static void play(const void *drawing, const struct canvas *canvas) {
    drawing_play(drawing, canvas);
}

/* The drawing as the report's PDF has it: on a page, made smaller when it is larger. The other
 * words of the page begin with "zq". */
static bool write_page(const char *folder, const struct page_work *work, const char *path,
                       const struct drawing *drawing) {
    static const char SECTION[] =
        "<section id='x' data-title='zq'><figure><drawing n='0'/></figure></section>";
    struct document_options options = {
        .title = "zq",
        .language = "en",
        .date = "zq",
        .page = "zq{n}",
        .day = date_from_parts(2026, 1, 1),
        .palette = &work->report->palette,
        .measure = work->measure,
    };
    struct problem problem = {0};
    struct document *document = document_new(&options);
    bool good = document_add(document, SECTION, sizeof SECTION - 1, &drawing, 1, &problem);
    GBytes *pdf = document_end(document, &problem);
    gsize size;
    const char *bytes = pdf ? g_bytes_get_data(pdf, &size) : NULL;
    good = good && pdf && write_file(folder, path, ".page.pdf", bytes, size);
    if (pdf) {
        g_bytes_unref(pdf);
    }
    return good;
}

static void draw(void *context, const struct page_work *work, const char *path,
                 const struct drawing *drawing) {
    const struct wish *place = context;
    if (!wanted(place, path)) {
        return;
    }
    const char *folder = place->folder;
    double width = drawing->about.width, height = drawing->about.height;
    char *name = file_name(folder, path, ".pdf");
    cairo_surface_t *surface = cairo_pdf_surface_create(name, width, height);
    cairo_t *cairo = cairo_create(surface);
    struct paper paper;
    struct canvas canvas = paper_init(&paper, cairo, work->measure, &work->report->palette);
    drawing_play(drawing, &canvas);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    g_free(name);
    GByteArray *png =
        paper_png(play, drawing, width, height, 2, work->measure, &work->report->palette);
    if (!png || !write_file(folder, path, ".png", (const char *)png->data, png->len) ||
        !write_page(folder, work, path, drawing)) {
        fprintf(stderr, "cannot paint %s\n", path);
        exit(1);
    }
    g_byte_array_unref(png);
}

static void paint(const struct report *report, struct wish *place) {
    struct drawing_fonts *fonts = drawing_fonts_new(report, 1);
    struct page_sink sink = {add, place, drawing_fonts_svg(fonts), draw};
    struct arena arena = {0};
    struct text_measure *measure = text_measure_new(report->fonts, report->font_count);
    struct diagnostics diagnostics = {0};
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < report_page_count(report); i++) {
        struct page_work work = {.arena = &arena, .measure = measure, .sink = &sink};
        g_string_truncate(out, 0);
        report_render(report, i, &work, out, &diagnostics);
        arena_reset(&arena);
    }
    g_string_free(out, TRUE);
    diagnostics_release(&diagnostics);
    text_measure_free(measure);
    arena_release(&arena);
    drawing_fonts_free(fonts);
}

int main(int argc, char **argv) {
    struct model model;
    struct report report;
    struct analysis analysis;
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    if (argc < 4) {
        return 2;
    }
    struct load_options options = {
        .root = argv[1], .jobs = 1, .today = date_from_parts(2026, 1, 1)};
    load_model(&options, &model, &diagnostics);
    if (diagnostics.errors > 0) {
        return 1;
    }
    analysis_run(&model, &arena, &analysis);
    bool good = report_init(&report, &model, &analysis, &diagnostics);
    if (good) {
        struct wish place = {argv[2], argv + 3};
        paint(&report, &place);
    }
    report_release(&report);
    diagnostics_release(&diagnostics);
    arena_release(&arena);
    model_release(&model);
    return good ? 0 : 1;
}
