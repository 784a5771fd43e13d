/* Ratings are summed in a grid of practices by functions; every figure is a mean of its cells. */
#include "analyse/scorecard.h"

#include "analyse/result.h"

#include <stdlib.h>
#include <string.h>

/* Means miss what they would be on paper by some 1e-14. */
static const double ROUNDING = 1e-9;
static const double POINTS_A_RATING = 25;

#define THIS struct scorecard_function
static const struct field FUNCTION_FIELDS[] = {
    RESULT_TEXT(function, "its id"),
    RESULT_NUMBER(score, 0, "mean of its ratings, 0-100"),
};
#undef THIS
const struct record SCORECARD_FUNCTION_RECORD =
    RECORD("function's score", struct scorecard_function, FUNCTION_FIELDS, "what a function says");

#define THIS struct scorecard_practice
static const struct field PRACTICE_FIELDS[] = {
    RESULT_TEXT(practice, "its id"),
    RESULT_NUMBER(score, 0, "mean over the functions, 0-100"),
    RESULT_NUMBER(spread, 0, "standard deviation between the functions, points"),
    RESULT_BOOLEAN(disagreement, "whether the spread is above 25"),
    RESULT_LIST(functions, SCORECARD_FUNCTION_RECORD, "by function"),
};
#undef THIS
const struct record SCORECARD_PRACTICE_RECORD =
    RECORD("practice's score", struct scorecard_practice, PRACTICE_FIELDS, "how far a practice is");

#define THIS struct scorecard_stage
static const struct field STAGE_FIELDS[] = {
    RESULT_TEXT(stage, "its id"),
    RESULT_NUMBER(score, 0, "mean of its rated practices, 0-100"),
    RESULT_COUNT(rated, "how many of its practices are rated"),
    RESULT_COUNT(practices, "how many practices it has"),
    RESULT_BOOLEAN(reached, "whether it and all below are at or above the threshold"),
    RESULT_BOOLEAN(skipped, "whether it is at or above the threshold over one that is not"),
    RESULT_NUMBER(spread, 0, "standard deviation between the functions, points"),
    RESULT_LIST(functions, SCORECARD_FUNCTION_RECORD, "by function"),
};
#undef THIS
const struct record SCORECARD_STAGE_RECORD =
    RECORD("stage's score", struct scorecard_stage, STAGE_FIELDS, "how far a stage is");

#define THIS struct scorecard_step
static const struct field STEP_FIELDS[] = {
    RESULT_TEXT(practice, "id of the practice"),
    RESULT_NUMBER(score, 0, "its score, 0-100"),
};
#undef THIS
const struct record SCORECARD_STEP_RECORD =
    RECORD("next step", struct scorecard_step, STEP_FIELDS, "a practice to work on next");

#define THIS struct scorecard
static const struct field FIELDS[] = {
    RESULT_DATE(date, "day of the assessment"),
    RESULT_TEXT(unit, "what was assessed"),
    RESULT_NUMBER(index, 0, "mean of the stage scores, 0-100"),
    RESULT_TEXT(reached, "id of the highest stage reached"),
    RESULT_COUNT(level, "its number, from 1; 0 for none"),
    RESULT_SIGNED(change, 0, "of the index since the assessment before"),
    RESULT_TEXTS(skipped, "stages at or above the threshold over one that is not"),
    RESULT_LIST(stages, SCORECARD_STAGE_RECORD, "lowest first"),
    RESULT_LIST(practices, SCORECARD_PRACTICE_RECORD, "stage by stage"),
    RESULT_LIST(next, SCORECARD_STEP_RECORD, "what to work on next, lowest first"),
    RESULT_TEXTS(missing, "functions that rated nothing"),
};
#undef THIS
const struct record SCORECARD_RECORD =
    RECORD("scorecard", struct scorecard, FIELDS, "an assessment's figures");

/* One function's ratings of one practice, or its practices of one stage. */
struct cell {
    double sum, count;
};

/* What the steps of one assessment share. */
struct pass {
    const struct model *model;
    struct arena *arena;
    GHashTable *indexes; /* practice -> 1 + its index in the model */
    size_t practices, functions;
    struct cell *cells; /* by practice, then function */
    struct scorecard *card;
};

static double mean(const struct cell *cell) {
    return cell->count > 0 ? cell->sum / cell->count : NAN;
}

static void add(struct cell *cell, double value) {
    if (!isnan(value)) {
        cell->sum += value;
        cell->count++;
    }
}

/* The sample standard deviation of two or more functions' scores. */
static double spread(const struct scorecard_function *functions, size_t count) {
    struct cell all = {0};
    for (size_t i = 0; i < count; i++) {
        add(&all, functions[i].score);
    }
    double squares = 0, middle = mean(&all);
    for (size_t i = 0; i < count; i++) {
        squares += (functions[i].score - middle) * (functions[i].score - middle);
    }
    return count < 2 ? NAN : sqrt(squares / ((double)count - 1));
}

/* The functions that have a figure in a row of cells. */
static struct scorecard_function *list_functions(const struct pass *pass, const struct cell *row,
                                                 size_t *count) {
    struct scorecard_function *list =
        ARENA_ARRAY(pass->arena, struct scorecard_function, pass->functions);
    *count = 0;
    for (size_t f = 0; f < pass->functions; f++) {
        const struct business_function *function = &pass->model->organisation.functions.items[f];
        if (row[f].count > 0) {
            list[(*count)++] = (struct scorecard_function){function->id, mean(&row[f]), function};
        }
    }
    return list;
}

/* Calls a function for each rating that counts. */
static void each_rating(const struct pass *pass, const struct assessment *assessment,
                        void (*use)(const struct pass *, const struct function_rating *,
                                    const struct practice_rating *, size_t practice)) {
    for (size_t r = 0; r < assessment->ratings.count; r++) {
        const struct function_rating *by = &assessment->ratings.items[r];
        for (size_t p = 0; p < by->practices.count; p++) {
            const struct practice_rating *rating = &by->practices.items[p];
            size_t index =
                GPOINTER_TO_SIZE(g_hash_table_lookup(pass->indexes, rating->practice.target));
            if (index > 0 && by->function.target && !isnan(rating->rating)) {
                use(pass, by, rating, index - 1);
            }
        }
    }
}

static void count_rating(const struct pass *pass, const struct function_rating *by,
                         const struct practice_rating *rating, size_t practice) {
    const struct business_function *function = by->function.target;
    size_t at = (size_t)(function - pass->model->organisation.functions.items);
    add(&pass->cells[practice * pass->functions + at], POINTS_A_RATING * rating->rating);
    pass->card->practices.items[practice].answers.count++;
}

static void list_rating(const struct pass *pass, const struct function_rating *by,
                        const struct practice_rating *rating, size_t practice) {
    struct scorecard_practice *row = &pass->card->practices.items[practice];
    row->answers.items[row->answers.count++] = (struct scorecard_answer){by, rating};
}

static void read_ratings(const struct pass *pass, const struct assessment *assessment) {
    struct scorecard *card = pass->card;
    each_rating(pass, assessment, count_rating);
    for (size_t p = 0; p < pass->practices; p++) {
        struct scorecard_practice *row = &card->practices.items[p];
        row->answers.items = ARENA_ARRAY(pass->arena, struct scorecard_answer, row->answers.count);
        row->answers.count = 0;
    }
    each_rating(pass, assessment, list_rating);
}

static void fill_practice(const struct pass *pass, size_t index, const struct practice *practice) {
    struct scorecard_practice *row = &pass->card->practices.items[index];
    row->practice = practice->id;
    row->of = practice;
    row->functions.items =
        list_functions(pass, &pass->cells[index * pass->functions], &row->functions.count);
    struct cell all = {0};
    for (size_t f = 0; f < row->functions.count; f++) {
        add(&all, row->functions.items[f].score);
    }
    row->score = mean(&all);
    row->spread = spread(row->functions.items, row->functions.count);
    row->disagreement = row->spread > SCORECARD_DISAGREEMENT + ROUNDING ? ANSWER_YES : ANSWER_NO;
}

/* A stage whose practices begin at an index. */
static void fill_stage(const struct pass *pass, const struct maturity_stage *stage, size_t first,
                       struct scorecard_stage *row) {
    struct cell all = {0};
    struct cell *functions = g_new0(struct cell, pass->functions);
    row->stage = stage->id;
    row->of = stage;
    row->practices = (double)stage->practices.count;
    row->first = &pass->card->practices.items[first];
    for (size_t p = 0; p < stage->practices.count; p++) {
        fill_practice(pass, first + p, &stage->practices.items[p]);
        add(&all, pass->card->practices.items[first + p].score);
        for (size_t f = 0; f < pass->functions; f++) {
            add(&functions[f], mean(&pass->cells[(first + p) * pass->functions + f]));
        }
    }
    row->score = mean(&all);
    row->rated = all.count;
    row->functions.items = list_functions(pass, functions, &row->functions.count);
    row->spread = spread(row->functions.items, row->functions.count);
    g_free(functions);
}

/* The stage reached, and those above it that are met all the same. */
static void find_reached(const struct pass *pass) {
    struct scorecard *card = pass->card;
    double threshold = pass->model->project.maturity.threshold - ROUNDING;
    card->skipped.items = ARENA_ARRAY(pass->arena, const char *, card->stages.count);
    bool all = true;
    for (size_t s = 0; s < card->stages.count; s++) {
        struct scorecard_stage *stage = &card->stages.items[s];
        bool met = stage->score >= threshold; /* not with NaN */
        all = all && met;
        stage->reached = all ? ANSWER_YES : ANSWER_NO;
        stage->skipped = met && !all ? ANSWER_YES : ANSWER_NO;
        if (all) {
            card->reached = stage->stage;
            card->level = (double)s + 1;
        } else if (met) {
            card->skipped.items[card->skipped.count++] = stage->stage;
        }
    }
}

static int compare_step(const void *first, const void *second) {
    const struct scorecard_step *a = first, *b = second;
    if (a->score != b->score) {
        return a->score < b->score ? -1 : 1;
    }
    return strcmp(a->practice, b->practice);
}

static void find_next(const struct pass *pass) {
    struct scorecard *card = pass->card;
    size_t level = (size_t)card->level;
    if (level >= card->stages.count) {
        return;
    }
    const struct scorecard_stage *stage = &card->stages.items[level];
    size_t count = stage->of->practices.count;
    card->next.items = ARENA_ARRAY(pass->arena, struct scorecard_step, count);
    for (size_t p = 0; p < count; p++) {
        const struct scorecard_practice *practice = &stage->first[p];
        if (practice->score < pass->model->project.maturity.threshold - ROUNDING) {
            card->next.items[card->next.count++] =
                (struct scorecard_step){practice->practice, practice->score, practice};
        }
    }
    if (card->next.count > 0) {
        qsort(card->next.items, card->next.count, sizeof *card->next.items, compare_step);
    }
}

static void find_missing(const struct pass *pass) {
    struct scorecard *card = pass->card;
    card->missing.items = ARENA_ARRAY(pass->arena, const char *, pass->functions);
    for (size_t f = 0; f < pass->functions; f++) {
        double count = 0;
        for (size_t p = 0; p < pass->practices; p++) {
            count += pass->cells[p * pass->functions + f].count;
        }
        if (count == 0) {
            card->missing.items[card->missing.count++] =
                pass->model->organisation.functions.items[f].id;
        }
    }
}

static void fill(struct pass *pass, const struct assessment *assessment, struct scorecard *card) {
    const struct maturity_model *maturity = pass->model->maturity_model;
    *card = (struct scorecard){
        .date = assessment->date, .unit = assessment->unit, .change = NAN, .of = assessment};
    pass->card = card;
    card->practices.count = pass->practices;
    card->practices.items = ARENA_ARRAY(pass->arena, struct scorecard_practice, pass->practices);
    card->stages.count = maturity->stages.count;
    card->stages.items = ARENA_ARRAY(pass->arena, struct scorecard_stage, card->stages.count);
    pass->cells = g_new0(struct cell, pass->practices * pass->functions);
    read_ratings(pass, assessment);
    struct cell all = {0};
    for (size_t s = 0, first = 0; s < card->stages.count; s++) {
        fill_stage(pass, &maturity->stages.items[s], first, &card->stages.items[s]);
        first += maturity->stages.items[s].practices.count;
        add(&all, card->stages.items[s].score);
    }
    card->index = mean(&all);
    find_reached(pass);
    find_next(pass);
    find_missing(pass);
    g_free(pass->cells);
}

static void index_practices(struct pass *pass) {
    const struct maturity_model *maturity = pass->model->maturity_model;
    for (size_t s = 0; s < maturity->stages.count; s++) {
        const struct maturity_stage *stage = &maturity->stages.items[s];
        for (size_t p = 0; p < stage->practices.count; p++) {
            g_hash_table_insert(pass->indexes, (gpointer)&stage->practices.items[p],
                                GSIZE_TO_POINTER(++pass->practices));
        }
    }
}

static const char *unit_of(const struct scorecard *card) {
    return card->unit ? card->unit : "";
}

/* Assessments of one unit on one day stay in the order of the model. */
static int compare_card(const void *first, const void *second) {
    const struct scorecard *a = first, *b = second;
    if (a->date != b->date) {
        return a->date < b->date ? -1 : 1;
    }
    int units = strcmp(unit_of(a), unit_of(b));
    return units != 0 ? units : (a->of > b->of) - (a->of < b->of);
}

/* Links each card to the one before it of the same unit, and lists the newest of each. */
static void link_units(struct arena *arena, struct scorecards *scorecards) {
    scorecards->latest.items =
        ARENA_ARRAY(arena, const struct scorecard *, scorecards->items.count);
    for (size_t i = 0; i < scorecards->items.count; i++) {
        struct scorecard *card = &scorecards->items.items[i];
        size_t at = 0;
        while (at < scorecards->latest.count &&
               strcmp(unit_of(scorecards->latest.items[at]), unit_of(card)) != 0) {
            at++;
        }
        if (at < scorecards->latest.count) {
            card->previous = scorecards->latest.items[at];
            card->change = card->index - card->previous->index;
        } else {
            scorecards->latest.count++;
        }
        scorecards->latest.items[at] = card;
    }
}

void scorecard_analyse(const struct model *model, struct arena *arena,
                       struct scorecards *scorecards) {
    *scorecards = (struct scorecards){0};
    if (!model->maturity_model || model->assessments.count == 0) {
        return;
    }
    struct pass pass = {.model = model,
                        .arena = arena,
                        .indexes = g_hash_table_new(NULL, NULL),
                        .functions = model->organisation.functions.count};
    index_practices(&pass);
    size_t count = model->assessments.count;
    scorecards->items.items = ARENA_ARRAY(arena, struct scorecard, count);
    scorecards->items.count = count;
    for (size_t i = 0; i < count; i++) {
        fill(&pass, &model->assessments.items[i], &scorecards->items.items[i]);
    }
    qsort(scorecards->items.items, count, sizeof *scorecards->items.items, compare_card);
    link_units(arena, scorecards);
    g_hash_table_unref(pass.indexes);
}
