/* Shares are percentages, the net promoter score has a sign, means one decimal. */
#include "render/measure_view.h"

#include "base/format.h"
#include "draw/intervals.h"
#include "render/chart_view.h"
#include "render/people.h"

#include <string.h>

enum { MOST_WAVES = 6, MOST_GROUPS = 24 };

#define THIS struct measure_row
static const struct field ROW_FIELDS[] = {
    ROW_TEXT(wave, "when"),
    ROW_TEXT(group, "who"),
    ROW_TEXT(value, "the measure"),
    ROW_TEXT(interval, "its 95 % interval"),
    ROW_NUMBER(n, 0, 0, "answers"),
    ROW_BOOLEAN(small, "fewer than 30 answers"),
    ROW_BOOLEAN(hidden, "fewer than 5"),
};
#undef THIS
const struct record MEASURE_ROW =
    RECORD("measure", struct measure_row, ROW_FIELDS, "a group's measure");

static bool is_share(int kind) {
    return kind == QUESTION_CSAT || kind == QUESTION_SHARE;
}

const char *measure_view_name(const struct page_work *work, const struct survey_measure *measure) {
    static const char *const KINDS[] = {"nps", "csat", "ces", "score", "share"};
    const struct question *question = measure->of;
    return question->name ? question->name
           : question->id ? question->id
                          : texts_word(&work->report->texts, "measure", KINDS[measure->kind - 1]);
}

const char *measure_view_value(const struct page_work *work, int kind, double value) {
    enum language language = work->report->language;
    return kind == QUESTION_NPS ? people_signed(language, work->arena, value, 1)
           : is_share(kind)     ? people_share(language, work->arena, value, 0)
                                : page_number(work, value, 1);
}

const char *measure_view_interval(const struct page_work *work, int kind, double low, double high) {
    return people_interval(&work->report->texts, work->arena, low, high, is_share(kind) ? 0 : 1,
                           kind == QUESTION_NPS ? STYLE_SIGNED
                           : is_share(kind)     ? STYLE_PERCENT
                                                : STYLE_PLAIN);
}

const char *measure_view_group(const struct page_work *work, const struct survey_measure *measure) {
    if (measure->in->kind == ANSWER_ALL) {
        return page_text(work, "voice_everybody");
    }
    const struct persona *persona =
        measure->in->kind == ANSWER_PERSONA
            ? model_find(work->report->model, ENTITY_PERSONA, measure->in->name)
            : NULL;
    return persona && persona->name ? persona->name : measure->in->name;
}

struct measure_row measure_view_row(const struct page_work *work,
                                    const struct survey_result *survey,
                                    const struct survey_measure *measure) {
    return (struct measure_row){
        .wave = people_period(&work->report->texts, work->arena, survey->wave),
        .group = measure_view_group(work, measure),
        .value = measure_view_value(work, measure->kind, measure->value),
        .interval = measure_view_interval(work, measure->kind, measure->low, measure->high),
        .n = measure->n,
        .small = measure->small,
        .hidden = measure->n < SURVEY_LEAST ? ANSWER_YES : ANSWER_NO,
    };
}

const char *measure_view_anchor(const struct page_work *work, int kind, const char *question) {
    static const char *const KINDS[] = {"nps", "csat", "ces", "score", "share"};
    return chart_view_id(work, KINDS[kind - 1], question);
}

const char *measure_view_score(const struct page_work *work, double score) {
    const struct thresholds *thresholds = &work->report->model->project.thresholds;
    const double limits[] = {thresholds->ok, thresholds->good};
    return isnan(score) ? NULL : page_number(work, score, format_digits_below(score, 1, limits, 2));
}

const struct link_view *measure_view_from(const struct page_work *work, const struct voice *voice) {
    if (!voice->survey) {
        return NULL;
    }
    struct link_view *link = ARENA_NEW(work->arena, struct link_view);
    link->name = voice->survey->name ? voice->survey->name : voice->survey->id;
    link->href =
        arena_format(work->arena, "voice.html#%s",
                     measure_view_anchor(work, voice->question->kind, voice->question->id));
    return link;
}

const struct source_view *measure_view_source(const struct page_work *work,
                                              const struct touchpoint *touchpoint,
                                              const struct voice *voice) {
    const struct span *typed =
        touchpoint->score.at.source ? &touchpoint->score.at : &touchpoint->at;
    return view_source(work, voice->survey ? &voice->question->at : typed);
}

const struct survey_measure *measure_view_same(const struct survey_result *survey,
                                               const struct survey_measure *like) {
    for (size_t i = 0; i < survey->questions.count; i++) {
        const struct survey_measure *measure = &survey->questions.items[i];
        if (measure->in->kind == ANSWER_ALL && measure->kind == like->kind &&
            strcmp(measure->question, like->question) == 0) {
            return measure;
        }
    }
    return NULL;
}

static struct intervals_point point_of(const struct survey_measure *measure, const char *name,
                                       bool strong) {
    double factor = is_share(measure->kind) ? 100 : 1;
    return (struct intervals_point){.name = name,
                                    .value = factor * measure->value,
                                    .low = factor * measure->low,
                                    .high = factor * measure->high,
                                    .strong = strong};
}

/* 0, as the line that an NPS is read against, where the points are so near that it does not press
 * them together. */
static double zero_line(const struct intervals_point *points, size_t count) {
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        low = fmin(low, fmin(points[i].value, points[i].low));
        high = fmax(high, fmax(points[i].value, points[i].high));
    }
    return low > high - low || high < low - high ? NAN : 0;
}

static bool any_value(const struct intervals_point *points, size_t count) {
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        any = any || !isnan(points[i].value);
    }
    return any;
}

static struct intervals figures_of(const struct page_work *work,
                                   const struct survey_measure *measure, const char *id,
                                   const char *title, const struct intervals_point *points,
                                   size_t count) {
    bool nps = measure->kind == QUESTION_NPS;
    return (struct intervals){
        .name = {.id = id, .title = title, .description = page_text(work, "voice_shows")},
        .points = points,
        .count = count,
        .reference = nps ? zero_line(points, count) : NAN,
        .lowest = NAN,
        .highest = NAN,
        .digits = is_share(measure->kind) ? 0 : 1,
        .sign = nps ? FORMAT_SIGNED : FORMAT_PLAIN,
        .missing = page_text(work, "not_reported"),
        .signs = people_signs(work->report->language),
    };
}

const char *measure_view_waves(const struct page_work *work, const struct survey_measure *measure,
                               const char *id) {
    const struct survey_results *surveys = &work->report->analysis->surveys;
    const struct texts *texts = &work->report->texts;
    struct intervals_point *points =
        ARENA_ARRAY(work->arena, struct intervals_point, surveys->items.count);
    size_t count = 0;
    for (size_t i = 0; i < surveys->items.count; i++) {
        const struct survey_result *survey = &surveys->items.items[i];
        const struct survey_measure *same = measure_view_same(survey, measure);
        if (same) {
            points[count++] =
                point_of(same, people_period(texts, work->arena, survey->wave), same == measure);
        }
    }
    if (!any_value(points, count)) {
        return NULL;
    }
    size_t first = count > MOST_WAVES ? count - MOST_WAVES : 0;
    struct intervals figures = figures_of(work, measure, id,
                                          texts_format(texts, work->arena, "voice_by_wave", "name",
                                                       measure_view_name(work, measure), NULL),
                                          points + first, count - first);
    struct chart_view view;
    intervals_draw(&figures, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}

const char *measure_view_groups(const struct page_work *work, const struct survey_result *survey,
                                const struct survey_measure *measure, enum answer_group_kind kind,
                                const char *id) {
    const struct texts *texts = &work->report->texts;
    struct intervals_point points[MOST_GROUPS + 1];
    size_t count = 0;
    points[count++] = point_of(measure, page_text(work, "voice_everybody"), true);
    for (size_t i = 0; i < survey->questions.count && count <= MOST_GROUPS; i++) {
        const struct survey_measure *group = &survey->questions.items[i];
        if (group->of == measure->of && group->in->kind == kind) {
            points[count] = point_of(group, measure_view_group(work, group), false);
            points[count++].note =
                group->small == ANSWER_YES ? page_text(work, "small_sample") : NULL;
        }
    }
    if (count == 1 || !any_value(points, count)) {
        return NULL;
    }
    struct intervals figures =
        figures_of(work, measure, id,
                   texts_format(texts, work->arena,
                                kind == ANSWER_SEGMENT ? "voice_by_segment" : "voice_by_persona",
                                "name", measure_view_name(work, measure), "wave",
                                people_period(texts, work->arena, survey->wave), NULL),
                   points, count);
    struct chart_view view;
    intervals_draw_rows(&figures, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}
