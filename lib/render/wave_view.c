/* All measures are higher when customers are happier, so up is better. */
#include "render/wave_view.h"

#include "render/measure_view.h"
#include "render/people.h"

#define THIS struct wave_row
static const struct field CHANGE_FIELDS[] = {
    ROW_TEXT(question, "the question"),
    ROW_TEXT(from, "earlier wave and value"),
    ROW_TEXT(to, "later wave and value"),
    ROW_TEXT(values, "both values"),
    ROW_TEXT(difference, "later minus earlier"),
    ROW_TEXT(interval, "its 95 % interval"),
    ROW_POINTER(signal, SIGNAL_VIEW, "up, down or no clear change"),
};
#undef THIS
static const struct record CHANGE_RECORD =
    RECORD("change", struct wave_row, CHANGE_FIELDS, "from wave to wave");

#define THIS struct wave_table
static const struct field CHANGES_FIELDS[] = {
    ROW_TEXT(between, "the two waves; NULL: several pairs"),
    ROW_LIST(items, CHANGE_RECORD, "the changes, what moved first"),
};
#undef THIS
const struct record WAVES_VIEW = RECORD("changes", struct wave_table, CHANGES_FIELDS, "what moved");

static const char *wave_of(const struct page_work *work, struct period wave) {
    return people_period(&work->report->texts, work->arena, wave);
}

static const struct signal_view *signal_of(const struct page_work *work,
                                           const struct survey_change *change) {
    struct signal_view *view = ARENA_NEW(work->arena, struct signal_view);
    view->label = texts_word(&work->report->texts, "change", SURVEY_VERDICTS[change->verdict - 1]);
    view->better = change->verdict == SURVEY_UP ? ANSWER_YES : ANSWER_NO;
    view->worse = change->verdict == SURVEY_DOWN ? ANSWER_YES : ANSWER_NO;
    return view;
}

const struct signal_view *wave_view_signal(const struct page_work *work,
                                           const struct survey_result *survey,
                                           const struct survey_measure *measure) {
    for (size_t i = 0; i < survey->changes.count; i++) {
        if (survey->changes.items[i].to == measure) {
            return signal_of(work, &survey->changes.items[i]);
        }
    }
    return NULL;
}

static const char *wave_value(const struct page_work *work, struct period wave,
                              const struct survey_measure *measure) {
    return arena_format(work->arena, "%s: %s", wave_of(work, wave),
                        measure_view_value(work, measure->kind, measure->value));
}

static struct wave_row wave_row(const struct page_work *work, const struct survey_change *change) {
    enum language language = work->report->language;
    int kind = change->to->kind;
    double factor = kind == QUESTION_CSAT || kind == QUESTION_SHARE ? 100 : 1;
    return (struct wave_row){
        .question = measure_view_name(work, change->to),
        .from = wave_value(work, change->from_wave, change->from),
        .to = wave_value(work, change->to_wave, change->to),
        .values = texts_format(&work->report->texts, work->arena, "voice_values", "from",
                               measure_view_value(work, kind, change->from->value), "to",
                               measure_view_value(work, kind, change->to->value), NULL),
        .difference = people_signed(language, work->arena, factor * change->difference, 1),
        .interval = people_interval(&work->report->texts, work->arena, factor * change->low,
                                    factor * change->high, 1, STYLE_SIGNED),
        .signal = signal_of(work, change),
    };
}

const struct wave_table *wave_view_table(const struct page_work *work,
                                         const struct survey_result *survey) {
    struct wave_table *table = ARENA_NEW(work->arena, struct wave_table);
    table->items.items = ARENA_ARRAY(work->arena, struct wave_row, survey->changes.count);
    bool one_wave = true;
    for (int clear = 1; clear >= 0; clear--) {
        for (size_t i = 0; i < survey->changes.count; i++) {
            const struct survey_change *change = &survey->changes.items[i];
            if ((change->verdict != SURVEY_NO_CLEAR_CHANGE) == clear) {
                table->items.items[table->items.count++] = wave_row(work, change);
            }
            one_wave =
                one_wave && change->from_wave.first == survey->changes.items[0].from_wave.first;
        }
    }
    if (one_wave && table->items.count > 0) {
        const struct survey_change *first = &survey->changes.items[0];
        table->between = texts_format(&work->report->texts, work->arena, "voice_values", "from",
                                      wave_of(work, first->from_wave), "to",
                                      wave_of(work, first->to_wave), NULL);
    }
    return table->items.count > 0 ? table : NULL;
}
