/* From scorecards to the figures of their charts. */
#include "render/maturity_view.h"

#include "draw/progress.h"
#include "draw/radar.h"
#include "draw/spread.h"
#include "draw/stair.h"
#include "render/chart_view.h"
#include "render/people.h"

#include <string.h>

enum {
    PHONE_WIDTH = 322,
    SPREAD_WIDTH = 640,
    PROGRESS_WIDTH = 640,
    RADAR_WIDTH = 420,
    MOST_SERIES = 8
};

static double threshold_of(const struct page_work *work) {
    return work->report->model->project.maturity.threshold;
}

const char *maturity_view_unit(const struct page_work *work, const struct scorecard *card) {
    const struct project *project = &work->report->model->project;
    return card->unit ? card->unit : project->organisation ? project->organisation : project->title;
}

const char *maturity_view_standing(const struct page_work *work,
                                   const struct scorecard_stage *stage) {
    const struct texts *texts = &work->report->texts;
    if (isnan(stage->score)) {
        return page_text(work, "not_rated");
    }
    const char *rated = texts_format(texts, work->arena, "maturity_rated", "rated",
                                     page_number(work, stage->rated, 0), "total",
                                     page_number(work, stage->practices, 0), NULL);
    double left = ceil(threshold_of(work) - stage->score);
    const char *standing = stage->reached == ANSWER_YES ? page_text(work, "maturity_reached")
                           : stage->skipped == ANSWER_YES
                               ? page_text(work, "maturity_skipped")
                               : page_count(work, "maturity_to_go", left);
    return arena_format(work->arena, "%s; %s", standing, rated);
}

const char *maturity_view_stair(const struct page_work *work, const struct scorecard *card,
                                bool phone) {
    size_t count = MIN(card->stages.count, (size_t)8);
    struct stair_stage *stages = ARENA_ARRAY(work->arena, struct stair_stage, count);
    for (size_t i = 0; i < count; i++) {
        const struct scorecard_stage *stage = &card->stages.items[i];
        stages[i] = (struct stair_stage){
            .name = stage->of->name,
            .note = maturity_view_standing(work, stage),
            .href = arena_format(work->arena, "#%s", stage->of->id),
            .score = stage->score,
            .reached = stage->reached == ANSWER_YES,
        };
    }
    struct stair stair = {
        .name = {.id = phone ? "maturity-stair-phone" : "maturity-stair",
                 .title = page_text(work, "maturity_where"),
                 .description = page_text(work, "maturity_stair_description")},
        .stages = stages,
        .count = count,
        .current = card->level >= 1 ? (size_t)card->level - 1 : count,
        .here = page_text(work, "maturity_here"),
        .not_rated = "–",
        .highest = 100,
        .threshold = threshold_of(work),
        .width = phone ? PHONE_WIDTH : 0,
        .signs = people_signs(work->report->language),
    };
    struct chart_view view;
    const struct chart_tools *tools = chart_view_open(&view, work, SVG_INLINE);
    if (phone) {
        stair_draw_phone(&stair, tools);
    } else {
        stair_draw(&stair, tools);
    }
    return chart_view_close(&view, work);
}

/* The functions that rated anything, each with its letter: the first of its name, two of them where
 * that is taken, else its number. */
struct letters {
    const struct business_function **functions;
    const char **letters;
    size_t count;
};

static const char *letter_of(const struct page_work *work, const struct letters *letters,
                             const char *name) {
    for (int length = 1; length <= 2; length++) {
        const char *end = name;
        for (int i = 0; i < length && *end; i++) {
            end = g_utf8_next_char(end);
        }
        char *upper = g_utf8_strup(name, (gssize)(g_utf8_next_char(name) - name));
        const char *rest = g_utf8_next_char(name);
        const char *letter =
            arena_format(work->arena, "%s%.*s", upper, (int)(end > rest ? end - rest : 0), rest);
        g_free(upper);
        bool taken = false;
        for (size_t i = 0; i < letters->count; i++) {
            taken = taken || strcmp(letters->letters[i], letter) == 0;
        }
        if (!taken) {
            return letter;
        }
    }
    return arena_format(work->arena, "%zu", letters->count + 1);
}

static void fill_letters(const struct page_work *work, const struct scorecard *card,
                         struct letters *letters) {
    const struct organisation *organisation = &work->report->model->organisation;
    size_t most = organisation->functions.count;
    letters->functions = ARENA_ARRAY(work->arena, const struct business_function *, most);
    letters->letters = ARENA_ARRAY(work->arena, const char *, most);
    for (size_t i = 0; i < most; i++) {
        const struct business_function *function = &organisation->functions.items[i];
        bool rated = false;
        for (size_t s = 0; s < card->stages.count && !rated; s++) {
            const struct scorecard_stage *stage = &card->stages.items[s];
            for (size_t f = 0; f < stage->functions.count; f++) {
                rated = rated || stage->functions.items[f].of == function;
            }
        }
        if (rated && *function->name) {
            const char *letter = letter_of(work, letters, function->name);
            letters->functions[letters->count] = function;
            letters->letters[letters->count++] = letter;
        }
    }
}

static const char *key_of(const struct page_work *work, const struct letters *letters) {
    GString *words = g_string_new(NULL);
    for (size_t i = 0; i < letters->count; i++) {
        g_string_append_printf(words, "%s%s %s", i > 0 ? ", " : "", letters->letters[i],
                               letters->functions[i]->name);
    }
    const char *key = arena_string(work->arena, words->str);
    g_string_free(words, TRUE);
    return key;
}

static void fill_dots(const struct page_work *work, const struct scorecard_stage *stage,
                      const struct letters *letters, struct spread_row *row) {
    struct spread_dot *dots = ARENA_ARRAY(work->arena, struct spread_dot, stage->functions.count);
    for (size_t i = 0; i < stage->functions.count; i++) {
        const struct scorecard_function *said = &stage->functions.items[i];
        size_t at = 0;
        while (at < letters->count && letters->functions[at] != said->of) {
            at++;
        }
        if (at < letters->count) {
            dots[row->count++] =
                (struct spread_dot){letters->letters[at],
                                    arena_format(work->arena, "%s: %s", said->of->name,
                                                 page_number(work, said->score, 0)),
                                    said->score};
        }
    }
    row->dots = dots;
}

const char *maturity_view_spread(const struct page_work *work, const struct scorecard *card,
                                 bool phone, const char **key) {
    struct letters letters = {0};
    fill_letters(work, card, &letters);
    if (letters.count < 2) {
        return NULL;
    }
    struct spread_row *rows = ARENA_ARRAY(work->arena, struct spread_row, card->stages.count);
    for (size_t i = 0; i < card->stages.count; i++) {
        const struct scorecard_stage *stage = &card->stages.items[i];
        const char *spread = page_number(work, stage->spread, 0);
        rows[i] = (struct spread_row){
            .name = stage->of->name,
            .deviation = spread ? arena_format(work->arena, "± %s", spread) : NULL,
            .wide = stage->spread > SCORECARD_DISAGREEMENT,
        };
        fill_dots(work, stage, &letters, &rows[i]);
    }
    struct spread figures = {
        .name = {.id = phone ? "maturity-spread-phone" : "maturity-spread",
                 .title = page_text(work, "maturity_spread"),
                 .description = page_text(work, "maturity_spread_description")},
        .rows = rows,
        .count = card->stages.count,
        .deviation = page_text(work, "maturity_deviation"),
        .highest = 100,
        .threshold = threshold_of(work),
        .width = phone ? PHONE_WIDTH : SPREAD_WIDTH,
        .signs = people_signs(work->report->language),
    };
    *key = key_of(work, &letters);
    struct chart_view view;
    spread_draw(&figures, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}

struct twin_view *maturity_view_spread_twin(const struct page_work *work,
                                            const struct scorecard *card) {
    struct letters letters = {0};
    fill_letters(work, card, &letters);
    struct twin_view *twin = twin_view_new(work, page_text(work, "maturity_stage_head"),
                                           letters.count + 1, card->stages.count);
    for (size_t i = 0; i < letters.count; i++) {
        twin->heads.items[i] = letters.functions[i]->name;
    }
    twin->heads.items[letters.count] = page_text(work, "maturity_deviation");
    for (size_t i = 0; i < card->stages.count; i++) {
        const struct scorecard_stage *stage = &card->stages.items[i];
        twin_view_row(work, twin, stage->of->name);
        for (size_t k = 0; k < letters.count; k++) {
            double score = NAN;
            for (size_t f = 0; f < stage->functions.count; f++) {
                const struct scorecard_function *said = &stage->functions.items[f];
                score = said->of == letters.functions[k] ? said->score : score;
            }
            twin_view_cell(twin, page_number(work, score, 0));
        }
        twin_view_cell(twin, page_number(work, stage->spread, 0));
    }
    return twin;
}

/* The assessments of one unit as a line. */
static void fill_series(const struct page_work *work, const struct scorecard *latest, bool strong,
                        struct progress_series *series) {
    size_t count = 0;
    for (const struct scorecard *card = latest; card; card = card->previous) {
        count++;
    }
    struct progress_point *points = ARENA_ARRAY(work->arena, struct progress_point, count);
    size_t at = count;
    for (const struct scorecard *card = latest; card; card = card->previous) {
        points[--at] = (struct progress_point){card->date, card->index};
    }
    *series = (struct progress_series){maturity_view_unit(work, latest), points, count, strong};
}

static size_t fill_ticks(const struct page_work *work, struct progress *figures) {
    const struct scorecards *cards = &work->report->analysis->maturity;
    struct progress_tick *ticks =
        ARENA_ARRAY(work->arena, struct progress_tick, cards->items.count);
    size_t count = 0;
    for (size_t i = 0; i < cards->items.count; i++) {
        uint32_t day = cards->items.items[i].date;
        if (day && (count == 0 || ticks[count - 1].day != day)) {
            ticks[count++] =
                (struct progress_tick){day, people_month(&work->report->texts, work->arena, day)};
        }
    }
    figures->ticks = ticks;
    figures->tick_count = count;
    return count;
}

const char *maturity_view_progress(const struct page_work *work, bool phone) {
    const struct scorecards *cards = &work->report->analysis->maturity;
    size_t count = MIN(cards->latest.count, (size_t)MOST_SERIES);
    struct progress_series *series = ARENA_ARRAY(work->arena, struct progress_series, count);
    bool twice = false;
    for (size_t i = 0; i < count; i++) {
        fill_series(work, cards->latest.items[i], i == 0, &series[i]);
        twice = twice || series[i].count > 1;
    }
    struct progress figures = {
        .name = {.id = phone ? "maturity-progress-phone" : "maturity-progress",
                 .title = page_text(work, "maturity_progress"),
                 .description = page_text(work, "maturity_progress_description")},
        .series = series,
        .count = count,
        .lowest = 0,
        .highest = 100,
        .threshold = NAN,
        .width = phone ? PHONE_WIDTH : PROGRESS_WIDTH,
        .signs = people_signs(work->report->language),
    };
    if (!twice || fill_ticks(work, &figures) < 2) {
        return NULL;
    }
    struct chart_view view;
    progress_draw(&figures, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}

const char *maturity_view_radar(const struct page_work *work, const struct scorecard *card,
                                bool phone) {
    size_t count = MIN(card->stages.count, (size_t)16);
    if (count < 3) {
        return NULL;
    }
    struct radar_spoke *spokes = ARENA_ARRAY(work->arena, struct radar_spoke, count);
    for (size_t i = 0; i < count; i++) {
        const struct scorecard *before = card->previous;
        bool same = before && i < before->stages.count;
        spokes[i] =
            (struct radar_spoke){card->stages.items[i].of->name, card->stages.items[i].score,
                                 same ? before->stages.items[i].score : NAN};
    }
    struct radar figures = {
        .name = {.id = phone ? "maturity-radar-phone" : "maturity-radar",
                 .title = page_text(work, "maturity_radar"),
                 .description = page_text(work, "maturity_radar_description")},
        .spokes = spokes,
        .count = count,
        .highest = 100,
        .threshold = threshold_of(work),
        .width = phone ? PHONE_WIDTH : RADAR_WIDTH,
        .not_rated = page_text(work, "not_rated"),
        .signs = people_signs(work->report->language),
    };
    struct chart_view view;
    radar_draw(&figures, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}
