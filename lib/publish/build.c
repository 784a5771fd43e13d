/* Pages are pieces of work that share only the report; each worker has its own arena, text measure
 * and buffer. The order in which files arrive does not matter: the manifest is sorted. */
#include "publish/build.h"

#include "base/parallel.h"
#include "draw/paper.h"
#include "publish/asset.h"
#include "publish/data.h"
#include "publish/drawing_font.h"
#include "publish/font.h"
#include "publish/news.h"
#include "publish/pdf.h"
#include "publish/schedule.h"
#include "publish/search.h"
#include "render/chart_view.h"
#include "render/page.h"

#include <math.h>

enum { PNG_SCALE = 2 }; /* pixels a px: sharp on most screens, and in slides */

struct desk {
    struct arena arena;
    struct text_measure *measure;
    GString *out;
    struct characters characters; /* seen on this worker's pages */
    struct diagnostics diagnostics;
};

struct build {
    const struct report *report;
    struct site *site;
    struct desk *desks;
    struct page_sink sink;
};

struct site_options build_site_options(const char *project, const char *out) {
    static const char *const INPUTS[] = {
        "personas", "journeys", "backlog", "initiatives", "maturity",  "surveys",
        "kpis",     "board",    "notes",   "assets",      "templates",
    };
    return (struct site_options){
        .out = out, .project = project, .inputs = INPUTS, .input_count = G_N_ELEMENTS(INPUTS)};
}

static bool add_file(void *context, const char *path, const char *bytes, size_t length) {
    return site_add(context, path, bytes, length);
}

static void play(const void *drawing, const struct canvas *canvas) {
    drawing_play(drawing, canvas);
}

/* Adds a drawing as a picture, beside its file. One too large for a picture of that scale is
 * painted at the largest that fits. */
static void add_png(void *context, const struct page_work *work, const char *path,
                    const struct drawing *drawing) {
    double most = 32000 / fmax(drawing->about.width, drawing->about.height);
    GByteArray *png = paper_png(play, drawing, drawing->about.width, drawing->about.height,
                                fmin(PNG_SCALE, most), work->measure, &work->report->palette);
    if (!png) {
        g_error("no memory left for %s", path);
    }
    site_add(context, chart_view_png(work, path), (const char *)png->data, png->len);
    g_byte_array_unref(png);
}

/* What is written beside the pages. These pieces come first, for they take longest. */
typedef void write_file(const struct report *report, struct site *site);
static write_file *const WRITERS[] = {data_write_model,  data_write_analysis, search_write,
                                      data_write_tables, schedule_write,      news_write};
enum { WRITER_COUNT = G_N_ELEMENTS(WRITERS) };

static void render_page(struct build *build, size_t index, unsigned worker) {
    struct desk *desk = &build->desks[worker];
    if (!desk->measure) {
        desk->measure = text_measure_new(build->report->fonts, build->report->font_count);
        desk->out = g_string_sized_new(64 * 1024);
    }
    struct page_work work = {.arena = &desk->arena, .measure = desk->measure, .sink = &build->sink};
    g_string_truncate(desk->out, 0);
    const char *path = report_render(build->report, index, &work, desk->out, &desk->diagnostics);
    if (path) {
        characters_add(&desk->characters, desk->out->str, desk->out->len);
        site_add(build->site, path, desk->out->str, desk->out->len);
    }
    arena_reset(&desk->arena);
}

static void make_piece(void *context, size_t index, unsigned worker) {
    struct build *build = context;
    if (index < WRITER_COUNT) {
        WRITERS[index](build->report, build->site);
    } else {
        render_page(build, index - WRITER_COUNT, worker);
    }
}

/* Frees a worker's things and gathers the characters of its pages and what was wrong with them. */
static void leave_desk(struct desk *desk, struct characters *characters,
                       struct diagnostics *diagnostics) {
    diagnostics_join(diagnostics, &desk->diagnostics);
    diagnostics_release(&desk->diagnostics);
    characters_join(characters, &desk->characters);
    text_measure_free(desk->measure);
    if (desk->out) {
        g_string_free(desk->out, TRUE);
    }
    arena_release(&desk->arena);
}

/* Adds report.pdf; false and a problem when it cannot be made. */
static bool add_pdf(const struct build *build, const struct build_options *options,
                    struct problem *problem) {
    struct pdf_options wanted = {.jobs = options->jobs, .diagnostics = options->diagnostics};
    GBytes *bytes = pdf_make(build->report, &wanted, problem);
    if (!bytes) {
        return options->diagnostics->errors > 0; /* templates at fault are said by the caller */
    }
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    site_add(build->site, "report.pdf", data, length);
    g_bytes_unref(bytes);
    return true;
}

bool build_site(const struct report *report, const struct build_options *options,
                struct site_summary *summary, struct problem *problem) {
    struct site_options place = build_site_options(report->model->root, options->out);
    place.wait = true;
    struct site *site = site_open(&place, problem);
    if (!site) {
        return false;
    }
    report->site->calendar = schedule_any(report->model) ? ANSWER_YES : ANSWER_NO;
    report->site->pdf = options->pdf ? ANSWER_YES : ANSWER_NO;
    report->site->feed = news_any(report->model) ? ANSWER_YES : ANSWER_NO;
    struct drawing_fonts *fonts = drawing_fonts_new(report, options->jobs);
    struct build build = {
        .report = report, .site = site, .sink = {add_file, site, drawing_fonts_svg(fonts), NULL}};
    if (report->model->project.outputs.png == ANSWER_YES) {
        build.sink.draw = add_png;
    }
    build.desks = g_new0(struct desk, options->jobs);
    parallel_run(options->jobs, WRITER_COUNT + report_page_count(report), make_piece, &build);
    struct characters characters = {0};
    for (unsigned i = 0; i < options->jobs; i++) {
        leave_desk(&build.desks[i], &characters, options->diagnostics);
    }
    g_free(build.desks);
    drawing_fonts_free(fonts);
    bool failed =
        options->pdf && options->diagnostics->errors == 0 && !add_pdf(&build, options, problem);
    if (failed || options->diagnostics->errors > 0) {
        site_abandon(site);
        return false;
    }
    asset_write(report, &characters, options->jobs, site);
    return site_finish(site, summary, problem);
}
