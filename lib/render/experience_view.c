/* Small words and figures of several pages. */
#include "render/experience_view.h"

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
