/* Rows of practices: score, spread between functions, and each answer with its evidence. */
#include "render/practice_view.h"

#include "render/chart_view.h"
#include "render/maturity_view.h"
#include "render/people.h"

#define THIS struct rating_line
static const struct field RATING_FIELDS[] = {
    ROW_TEXT(function, "who says it"),
    ROW_TEXT(rating, "0-4"),
    ROW_TEXT(evidence, "what supports it"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record RATING_LINE =
    RECORD("rating", struct rating_line, RATING_FIELDS, "a rating");

#define THIS struct practice_view
static const struct field PRACTICE_FIELDS[] = {
    ROW_TEXT(id, "its anchor"),
    ROW_TEXT(name, "the practice"),
    ROW_NUMBER(score, 0, 0, "0-100"),
    ROW_MARKUP(bar, "the same as a bar"),
    ROW_TEXT(spread, "standard deviation between functions"),
    ROW_BOOLEAN(wide, "a disagreement"),
    ROW_LIST(by, RATING_LINE, "the ratings"),
};
#undef THIS
static const struct record PRACTICE_VIEW =
    RECORD("practice", struct practice_view, PRACTICE_FIELDS, "a practice");

#define THIS struct stage_view
static const struct field STAGE_FIELDS[] = {
    ROW_TEXT(id, "its anchor"),
    ROW_TEXT(name, "the stage"),
    ROW_NUMBER(score, 0, 0, "0-100"),
    ROW_MARKUP(bar, "the same as a bar"),
    ROW_TEXT(rated, "where it stands, and how many practices are rated"),
    ROW_BOOLEAN(reached, "reached"),
    ROW_BOOLEAN(skipped, "at the threshold over one that is not"),
    ROW_LIST(practices, PRACTICE_VIEW, "its practices"),
};
#undef THIS
const struct record STAGE_VIEW = RECORD("stage", struct stage_view, STAGE_FIELDS, "a stage");

static const char *score_bar(const struct page_work *work, const char *prefix, const char *id,
                             const char *name, double score) {
    return chart_view_score(
        work, chart_view_id(work, prefix, id),
        texts_format(&work->report->texts, work->arena, "chart_score", "name", name, NULL), score,
        100, work->report->model->project.maturity.threshold);
}

/* Who gave an answer: the function, and the respondent too where others of it answered. */
static const char *respondent(const struct page_work *work,
                              const struct scorecard_practice *practice,
                              const struct function_rating *by) {
    if (!by->function.id) {
        return by->by;
    }
    size_t same = 0;
    for (size_t i = 0; i < practice->answers.count; i++) {
        same += practice->answers.items[i].by->function.target == by->function.target;
    }
    const char *name = reference_name(&by->function);
    return same > 1 && by->by ? arena_format(work->arena, "%s (%s)", name, by->by) : name;
}

static void fill_practice(const struct page_work *work, const struct scorecard_practice *practice,
                          struct practice_view *view) {
    const struct texts *texts = &work->report->texts;
    const char *spread = page_number(work, practice->spread, 0);
    *view = (struct practice_view){
        .id = practice->of->id,
        .name = practice->of->name,
        .score = practice->score,
        .bar = score_bar(work, "practice", practice->of->id, practice->of->name, practice->score),
        .spread = spread ? arena_format(work->arena, "± %s", spread) : NULL,
        .wide = practice->disagreement,
    };
    view->by.items = ARENA_ARRAY(work->arena, struct rating_line, practice->answers.count);
    view->by.count = practice->answers.count;
    for (size_t i = 0; i < practice->answers.count; i++) {
        const struct scorecard_answer *answer = &practice->answers.items[i];
        double rating = answer->rating->rating;
        view->by.items[i] = (struct rating_line){
            .function = respondent(work, practice, answer->by),
            .rating =
                texts_format(texts, work->arena, "maturity_rating", "rating",
                             page_number(work, rating, rating == floor(rating) ? 0 : 1), NULL),
            .evidence = answer->rating->evidence,
            .source = view_source(work, &answer->rating->at),
        };
    }
}

struct list practice_view_stages(const struct page_work *work, const struct scorecard *card) {
    struct stage_view *stages = ARENA_ARRAY(work->arena, struct stage_view, card->stages.count);
    for (size_t i = 0; i < card->stages.count; i++) {
        const struct scorecard_stage *stage = &card->stages.items[i];
        struct stage_view *view = &stages[i];
        *view = (struct stage_view){
            .id = stage->of->id,
            .name = stage->of->name,
            .score = stage->score,
            .bar = score_bar(work, "stage", stage->of->id, stage->of->name, stage->score),
            .rated = maturity_view_standing(work, stage),
            .reached = stage->reached,
            .skipped = stage->skipped,
        };
        size_t practices = (size_t)stage->practices;
        view->practices.items = ARENA_ARRAY(work->arena, struct practice_view, practices);
        view->practices.count = practices;
        for (size_t j = 0; j < practices; j++) {
            fill_practice(work, &stage->first[j], &view->practices.items[j]);
        }
    }
    return (struct list){stages, card->stages.count};
}
