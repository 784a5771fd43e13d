/* Between the figures of pages and the charts of draw/. */
#include "render/chart_view.h"

#include "render/people.h"

#include <assert.h>
#include <string.h>

/* Whether links are written in another way in the drawing's file than on its page. */
static bool differs(const struct page_work *work, enum svg_kind kind) {
    return kind == SVG_FILE && !*work->page->root;
}

/* Starts writing the drawing as SVG. */
static struct canvas open_svg(struct chart_view *view, const struct page_work *work,
                              enum svg_kind kind) {
    struct canvas canvas =
        svg_init(&view->svg, view->out, kind, kind == SVG_FILE ? &work->report->palette : NULL);
    /* Files lie in drawings/, their links are written as seen from the page. */
    view->svg.way = differs(work, kind) ? "../" : NULL;
    view->svg.fonts = kind == SVG_FILE ? work->sink->fonts : NULL;
    return canvas;
}

const struct chart_tools *chart_view_open(struct chart_view *view, const struct page_work *work,
                                          enum svg_kind kind) {
    *view = (struct chart_view){.kept = NULL};
    if (!work->drawings) {
        view->out = g_string_sized_new(4096);
    }
    if (work->drawings || work->seen || differs(work, kind) ||
        (kind == SVG_FILE && work->sink->draw)) {
        view->kept = ARENA_NEW(work->arena, struct drawing);
        view->canvas = drawing_init(view->kept, work->arena);
    } else {
        view->canvas = open_svg(view, work, kind);
    }
    view->tools = (struct chart_tools){&view->canvas, work->measure, work->arena};
    return &view->tools;
}

/* Keeps the drawing for the page and gives the element that stands for it. */
static const char *keep(const struct chart_view *view, const struct page_work *work) {
    g_ptr_array_add(work->drawings, view->kept);
    return arena_format(work->arena, "<drawing n=\"%u\"/>", work->drawings->len - 1);
}

const char *chart_view_close(struct chart_view *view, const struct page_work *work) {
    if (work->drawings) {
        return keep(view, work);
    }
    if (view->kept) {
        struct canvas canvas = open_svg(view, work, SVG_INLINE);
        drawing_play(view->kept, &canvas);
        if (work->seen) {
            g_ptr_array_add(work->seen, view->kept);
        }
    }
    const char *copy = arena_text(work->arena, view->out->str, view->out->len);
    g_string_free(view->out, TRUE);
    return copy;
}

const char *chart_view_png(const struct page_work *work, const char *path) {
    assert(g_str_has_suffix(path, ".svg"));
    int stem = (int)(strlen(path) - strlen(".svg"));
    bool wanted = work->report->model->project.outputs.png == ANSWER_YES;
    return wanted ? arena_format(work->arena, "%.*s.png", stem, path) : NULL;
}

/* Writes a kept drawing as the file it was opened for, and hands it to who paints it otherwise. */
static void write_kept(struct chart_view *view, const struct page_work *work, const char *path) {
    struct canvas canvas = open_svg(view, work, SVG_FILE);
    drawing_play(view->kept, &canvas);
    if (work->sink->draw) {
        work->sink->draw(work->sink->context, work, path, view->kept);
    }
    if (work->seen) {
        g_ptr_array_add(work->seen, view->kept);
    }
}

void chart_view_close_file(struct chart_view *view, const struct page_work *work,
                           const char *path) {
    if (work->drawings) {
        return;
    }
    if (view->kept) {
        write_kept(view, work, path);
    }
    work->sink->add(work->sink->context, path, view->out->str, view->out->len);
    g_string_free(view->out, TRUE);
}

const char *chart_view_close_both(struct chart_view *view, const struct page_work *work,
                                  const char *path) {
    if (work->drawings) {
        return keep(view, work);
    }
    if (view->kept) {
        write_kept(view, work, path);
    }
    GString *inside = g_string_sized_new(view->out->len);
    if (view->svg.way) { /* its links are other ones on the page */
        struct svg svg;
        struct canvas canvas = svg_init(&svg, inside, SVG_INLINE, NULL);
        drawing_play(view->kept, &canvas);
    } else {
        svg_append_inline(&view->svg, inside);
    }
    work->sink->add(work->sink->context, path, view->out->str, view->out->len);
    g_string_free(view->out, TRUE);
    const char *copy = arena_text(work->arena, inside->str, inside->len);
    g_string_free(inside, TRUE);
    return copy;
}

const char *chart_view_id(const struct page_work *work, const char *prefix, const char *text) {
    char *id = arena_format(work->arena, "%s-%s", prefix, text);
    for (char *at = id; *at; at++) {
        *at = g_ascii_isalnum(*at) ? g_ascii_tolower(*at) : '-';
    }
    return id;
}

static const char *draw_bar(const struct page_work *work, const struct bar *bar) {
    if (isnan(bar->value) || bar->highest <= 0) {
        return NULL;
    }
    struct chart_view view;
    bar_draw(bar, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}

const char *chart_view_bar(const struct page_work *work, const char *id, const char *title,
                           enum bar_kind kind, double value, double highest) {
    struct bar bar = {.name = {.id = id, .title = title},
                      .kind = kind,
                      .value = value,
                      .highest = highest,
                      .threshold = NAN};
    return draw_bar(work, &bar);
}

const char *chart_view_score(const struct page_work *work, const char *id, const char *title,
                             double score, double highest, double threshold) {
    struct bar bar = {.name = {.id = id, .title = title},
                      .kind = BAR_SCORE,
                      .value = score,
                      .highest = highest,
                      .threshold = threshold};
    return draw_bar(work, &bar);
}

const char *chart_view_severity(const struct page_work *work, const char *id, double severity) {
    if (isnan(severity)) {
        return NULL;
    }
    struct chart_view view;
    const struct chart_tools *tools = chart_view_open(&view, work, SVG_INLINE);
    struct chart_name name = {
        .id = id,
        .title = texts_get(&work->report->texts,
                           arena_format(work->arena, "severity_%d", (int)severity))};
    bar_draw_severity(&name, (int)severity, tools);
    return chart_view_close(&view, work);
}

struct dumbbell chart_view_scores(const struct page_work *work, const char *id,
                                  const struct gap *gap) {
    const struct report *report = work->report;
    return (struct dumbbell){
        .name = {.id = id,
                 .title = texts_format(&report->texts, work->arena, "chart_scores", "name",
                                       gap->of->name, NULL)},
        .scale_low = report->model->project.scale.min,
        .scale_high = report->model->project.scale.max,
        .customer = gap->customer,
        .low = gap->low,
        .high = gap->high,
        .internal = gap->internal,
        .everybody = NAN,
        .target = gap->target,
        .ok = report->model->project.thresholds.ok,
        .good = report->model->project.thresholds.good,
        .values = true,
        .missing = texts_get(&report->texts, "not_measured"),
        .signs = people_signs(report->language),
    };
}

const char *chart_view_dumbbell(const struct page_work *work, const char *id,
                                const struct gap *gap) {
    if (!gap) {
        return NULL;
    }
    struct chart_view view;
    const struct chart_tools *tools = chart_view_open(&view, work, SVG_INLINE);
    struct dumbbell dumbbell = chart_view_scores(work, id, gap);
    dumbbell_draw(&dumbbell, tools);
    return chart_view_close(&view, work);
}
