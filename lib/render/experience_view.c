/* Small words and figures of several pages. */
#include "render/experience_view.h"

#include "draw/dumbbell.h"
#include "render/chart_view.h"
#include "render/people.h"

enum { MOST_FIGURES = 8 };

void experience_figure(const struct page_work *work, struct figure_list *figures, const char *key,
                       const char *value) {
    if (!figures->items) {
        figures->items = ARENA_ARRAY(work->arena, struct fact_view, MOST_FIGURES);
    }
    figures->items[figures->count++] =
        (struct fact_view){.label = page_text(work, key), .value = value};
}

const char *experience_measured(const struct page_work *work, double measured, double total) {
    return texts_format(&work->report->texts, work->arena, "overview_measured", "measured",
                        page_number(work, measured, 0), "total", page_number(work, total, 0), NULL);
}

const char *experience_score_word(const struct page_work *work, double customer) {
    const struct thresholds *thresholds = &work->report->model->project.thresholds;
    if (isnan(customer)) {
        return NULL;
    }
    return page_text(work, customer < thresholds->ok     ? "verdict_short_weak"
                           : customer < thresholds->good ? "experience_ok"
                                                         : "experience_good");
}

const char *experience_focus(const struct page_work *work) {
    const struct program *program = &work->report->model->project.program;
    if (program->focus.count == 0) {
        return NULL;
    }
    GString *names = g_string_new(NULL);
    for (size_t i = 0; i < program->focus.count; i++) {
        g_string_append_printf(names, "%s%s", i > 0 ? "; " : "",
                               reference_name(&program->focus.items[i]));
    }
    const char *copy = arena_string(work->arena, names->str);
    g_string_free(names, TRUE);
    return copy;
}

const char *experience_result(const struct page_work *work) {
    const struct gaps *gaps = &work->report->analysis->gaps;
    size_t measured = 0;
    for (size_t i = 0; i < gaps->items.count; i++) {
        measured += gaps->items.items[i].verdict != GAP_NOT_MEASURED;
    }
    if (measured == 0) {
        return page_text(work, "gaps_lead_unmeasured");
    }
    if (gaps->work.count == 0) {
        return page_count(work, "gaps_lead_none", (double)measured);
    }
    const struct gap *first = gaps->work.items[0];
    return texts_count(&work->report->texts, work->arena, "gaps_lead", (double)measured, "work",
                       page_number(work, (double)gaps->work.count, 0), "name", first->of->name,
                       "customer", page_number(work, first->customer, 1), "target",
                       page_number(work, first->target, 1), NULL);
}

/* A dumbbell on the project's scale with nothing on it yet. */
static struct dumbbell empty_dumbbell(const struct page_work *work, const char *id,
                                      const char *name) {
    const struct report *report = work->report;
    const struct scale *scale = &report->model->project.scale;
    return (struct dumbbell){
        .name = {.id = id,
                 .title =
                     texts_format(&report->texts, work->arena, "chart_scores", "name", name, NULL)},
        .scale_low = scale->min,
        .scale_high = scale->max,
        .customer = NAN,
        .low = NAN,
        .high = NAN,
        .internal = NAN,
        .everybody = NAN,
        .target = NAN,
        .missing = page_text(work, "not_measured"),
        .signs = people_signs(report->language),
    };
}

static const char *draw(const struct page_work *work, const struct dumbbell *dumbbell) {
    struct chart_view view;
    dumbbell_draw(dumbbell, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}

const char *experience_strip(const struct page_work *work, const char *id, const char *name,
                             double customer, double internal) {
    if (isnan(customer) && isnan(internal)) {
        return NULL;
    }
    struct dumbbell dumbbell = empty_dumbbell(work, id, name);
    dumbbell.customer = customer;
    dumbbell.internal = internal;
    dumbbell.target = work->report->model->project.thresholds.good;
    return draw(work, &dumbbell);
}

const char *experience_beside(const struct page_work *work, const char *id, const char *name,
                              double customer, double everybody) {
    struct dumbbell dumbbell = empty_dumbbell(work, id, name);
    dumbbell.customer = customer;
    dumbbell.everybody = everybody;
    dumbbell.values = true;
    return draw(work, &dumbbell);
}

const struct empty_view *experience_empty(const struct page_work *work, const char *prefix,
                                          const char *file, const char *example) {
    struct empty_view *empty = ARENA_NEW(work->arena, struct empty_view);
    *empty = (struct empty_view){
        .title = page_text(work, arena_format(work->arena, "%s_title", prefix)),
        .sentence = page_text(work, arena_format(work->arena, "%s_sentence", prefix)),
        .file = file,
        .example = example,
    };
    return empty;
}
