/* The card of the net promoter score: the latest wave with its interval, and the waves before. */
#include "draw/intervals.h"
#include "render/chart_view.h"
#include "render/overview_view.h"
#include "render/people.h"

#include <string.h>

/* How many waves the chart shows. */
enum { MOST_WAVES = 4 };

/* The answers of everybody to a question; the first such score when id is NULL; NULL: none. */
static const struct survey_measure *score_of(const struct survey_result *result, const char *id) {
    for (size_t i = 0; i < result->questions.count; i++) {
        const struct survey_measure *measure = &result->questions.items[i];
        bool asked = !id || strcmp(measure->question, id) == 0;
        if (asked && measure->kind == QUESTION_NPS && strcmp(measure->group, "all") == 0 &&
            !isnan(measure->value)) {
            return measure;
        }
    }
    return NULL;
}

static const struct survey_change *change_of(const struct survey_result *result,
                                             const struct survey_measure *measure) {
    for (size_t i = 0; i < result->changes.count; i++) {
        if (result->changes.items[i].to == measure) {
            return &result->changes.items[i];
        }
    }
    return NULL;
}

static const char *signed_score(const struct page_work *work, double value) {
    return people_signed(work->report->language, work->arena, value, 1);
}

/* The same score in the waves up to the latest one. */
static void waves_of(const struct page_work *work, size_t latest, const char *id,
                     struct intervals *figures) {
    const struct survey_results *surveys = &work->report->analysis->surveys;
    struct intervals_point *points = ARENA_ARRAY(work->arena, struct intervals_point, MOST_WAVES);
    size_t count = 0;
    for (size_t i = latest + 1; i-- > 0 && count < MOST_WAVES;) {
        const struct survey_result *result = &surveys->items.items[i];
        const struct survey_measure *measure = score_of(result, id);
        if (measure) {
            points[MOST_WAVES - ++count] = (struct intervals_point){
                .name = people_period(&work->report->texts, work->arena, result->wave),
                .value = measure->value,
                .low = measure->low,
                .high = measure->high,
                .strong = i == latest,
            };
        }
    }
    *figures = (struct intervals){
        .name = {.id = "nps-waves",
                 .title = page_text(work, "measure_nps"),
                 .description = page_text(work, "overview_waves_show")},
        .points = points + MOST_WAVES - count,
        .count = count,
        .reference = 0,
        .lowest = NAN,
        .highest = NAN,
        .digits = 1,
        .sign = FORMAT_SIGNED,
        .missing = page_text(work, "not_reported"),
        .signs = people_signs(work->report->language),
    };
}

static const char *draw_waves(const struct page_work *work, size_t latest, const char *id) {
    struct intervals figures;
    struct chart_view view;
    waves_of(work, latest, id, &figures);
    intervals_draw(&figures, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}

/* "Since Sep 2025: +6.6, between +1.3 and +11.8; n = 1 846" */
static const char *note(const struct page_work *work, const struct survey_measure *measure,
                        const struct survey_change *change) {
    const struct texts *texts = &work->report->texts;
    const char *n = page_number(work, measure->n, 0);
    return change ? texts_format(texts, work->arena, "overview_nps_since", "wave",
                                 people_period(texts, work->arena, change->from_wave), "change",
                                 signed_score(work, change->difference), "low",
                                 signed_score(work, change->low), "high",
                                 signed_score(work, change->high), "n", n, NULL)
                  : texts_format(texts, work->arena, "overview_nps_n", "n", n, NULL);
}

static const struct signal_view *moved(const struct page_work *work,
                                       const struct survey_change *change) {
    if (!change || change->verdict == SURVEY_VERDICT_NONE) {
        return NULL;
    }
    struct signal_view *signal = ARENA_NEW(work->arena, struct signal_view);
    const char *word =
        texts_word(&work->report->texts, "change", SURVEY_VERDICTS[change->verdict - 1]);
    bool clear = change->verdict != SURVEY_NO_CLEAR_CHANGE;
    *signal = (struct signal_view){
        .label =
            clear ? arena_format(work->arena, "%s %s", word, signed_score(work, change->difference))
                  : word,
        .better = change->verdict == SURVEY_UP ? ANSWER_YES : ANSWER_NO,
        .worse = change->verdict == SURVEY_DOWN ? ANSWER_YES : ANSWER_NO,
    };
    return signal;
}

/* The latest score, and the index of its wave; NULL: none. */
static const struct survey_measure *latest_score(const struct survey_results *surveys,
                                                 size_t *latest) {
    const struct survey_measure *measure = NULL;
    *latest = surveys->items.count;
    while (!measure && *latest > 0) {
        measure = score_of(&surveys->items.items[--*latest], NULL);
    }
    return measure;
}

bool overview_view_waves(const struct page_work *work, struct intervals *figures) {
    size_t latest;
    const struct survey_measure *measure = latest_score(&work->report->analysis->surveys, &latest);
    if (measure) {
        waves_of(work, latest, measure->question, figures);
    }
    return measure != NULL;
}

struct overview_nps *overview_view_nps(const struct page_work *work) {
    const struct survey_results *surveys = &work->report->analysis->surveys;
    size_t latest;
    const struct survey_measure *measure = latest_score(surveys, &latest);
    if (!measure) {
        return NULL;
    }
    const struct survey_change *change = change_of(&surveys->items.items[latest], measure);
    struct overview_nps *view = ARENA_NEW(work->arena, struct overview_nps);
    *view = (struct overview_nps){
        .value = signed_score(work, measure->value),
        .low_high = people_interval(&work->report->texts, work->arena, measure->low, measure->high,
                                    1, STYLE_SIGNED),
        .note = note(work, measure, change),
        .signal = moved(work, change),
        .chart = draw_waves(work, latest, measure->question),
    };
    return view;
}
