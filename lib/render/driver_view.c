/* The map parts importance at 5 and performance at the project's threshold of OK. */
#include "render/driver_view.h"

#include "draw/matrix.h"
#include "render/chart_view.h"
#include "render/link.h"
#include "render/measure_view.h"
#include "render/people.h"

enum { PHONE_WIDTH = 322 };

#define THIS struct driver_row
static const struct field DRIVER_FIELDS[] = {
    ROW_NUMBER(rank, 0, 0, "from 1"),
    ROW_TEXT(name, "the question"),
    ROW_URL(href, "what it asks about"),
    ROW_NUMBER(correlation, 0, 0, "with the outcome", .digits = 2),
    ROW_TEXT(share, "of what is explained"),
    ROW_MARKUP(share_bar, "the same as a bar"),
    ROW_NUMBER(importance, 0, 0, "0-10", .digits = 1),
};
#undef THIS
static const struct record DRIVER_ROW =
    RECORD("driver", struct driver_row, DRIVER_FIELDS, "a driver");

#define THIS struct driver_table
static const struct field DRIVERS_FIELDS[] = {
    ROW_TEXT(title, "what is explained"),
    ROW_TEXT(note, "n and R²"),
    ROW_TEXT(withheld, "why there are no weights"),
    ROW_LIST(items, DRIVER_ROW, "the drivers"),
};
#undef THIS
const struct record DRIVERS_VIEW =
    RECORD("drivers", struct driver_table, DRIVERS_FIELDS, "what drives the outcome");

#define THIS struct map_row
static const struct field MAP_ROW_FIELDS[] = {
    ROW_TEXT(name, "the touchpoint"),
    ROW_URL(href, "its place"),
    ROW_NUMBER(importance, 0, 0, "0-10", .digits = 1),
    ROW_NUMBER(performance, 0, 0, "customer score, 0-10", .digits = 1),
    ROW_TEXT(quadrant, "where it lies"),
};
#undef THIS
static const struct record MAP_ROW =
    RECORD("point", struct map_row, MAP_ROW_FIELDS, "a touchpoint on the map");

#define THIS struct importance_map
static const struct field MAP_FIELDS[] = {
    ROW_MARKUP(drawing, "importance against performance"),
    ROW_MARKUP(drawing_phone, "the same for phones"),
    ROW_URL(svg, "the drawing as a file"),
    ROW_URL(png, "as pixels"),
    ROW_URL(pdf, "as a page"),
    ROW_LIST(items, MAP_ROW, "the same as a table"),
};
#undef THIS
const struct record MAP_VIEW =
    RECORD("map", struct importance_map, MAP_FIELDS, "importance against performance");

const struct link_view *driver_view_about(const struct page_work *work,
                                          const struct question *question) {
    return view_reference(work,
                          question->touchpoint.id ? &question->touchpoint : &question->journey);
}

static const char *drivers_note(const struct page_work *work, const struct drivers *drivers) {
    return drivers->withheld != DRIVER_NOT_WITHHELD
               ? NULL
               : texts_format(&work->report->texts, work->arena,
                              drivers->basis == DRIVER_PAIRWISE ? "voice_drivers_pairwise"
                                                                : "voice_drivers_note",
                              "n", page_number(work, drivers->n, 0), "r2",
                              page_number(work, drivers->r2, 2), NULL);
}

static const char *question_name(const struct question *question) {
    return question->name ? question->name : question->id;
}

const struct driver_table *driver_view_table(const struct page_work *work,
                                             const struct survey_result *survey) {
    const struct drivers *drivers = survey->drivers;
    const struct texts *texts = &work->report->texts;
    if (!drivers) {
        return NULL;
    }
    struct driver_table *table = ARENA_NEW(work->arena, struct driver_table);
    table->title = texts_format(texts, work->arena, "voice_drivers", "name",
                                measure_view_name(work, &survey->questions.items[0]), "wave",
                                people_period(texts, work->arena, survey->wave), NULL);
    table->note = drivers_note(work, drivers);
    table->withheld =
        drivers->withheld == DRIVER_NOT_WITHHELD
            ? NULL
            : texts_word(texts, "voice_withheld", DRIVER_REASONS[drivers->withheld - 1]);
    table->items.items = ARENA_ARRAY(work->arena, struct driver_row, drivers->items.count);
    for (size_t i = 0; i < drivers->items.count; i++) {
        const struct driver *driver = &drivers->items.items[i];
        const struct link_view *link = driver_view_about(work, driver->of);
        const char *name = question_name(driver->of);
        table->items.items[table->items.count++] = (struct driver_row){
            .rank = (double)(i + 1),
            .name = name,
            .href = link ? link->href : NULL,
            .correlation = driver->r,
            .share = people_share(work->report->language, work->arena, driver->share, 0),
            .share_bar = chart_view_bar(work, chart_view_id(work, "driver", driver->question), name,
                                        BAR_VALUE, driver->share, 1),
            .importance = driver->importance,
        };
    }
    return table;
}

/* The threshold of an OK customer score on a scale of 0 to 10. */
static double ok_of(const struct page_work *work) {
    const struct project *project = &work->report->model->project;
    return 10 * (project->thresholds.ok - project->scale.min) /
           (project->scale.max - project->scale.min);
}

static const char *quadrant(const struct page_work *work, double importance, double performance) {
    double ok = ok_of(work);
    return page_text(work, importance >= 5
                               ? (performance < ok ? "voice_map_first" : "voice_map_keep")
                               : (performance < ok ? "voice_map_watch" : "voice_map_enough"));
}

static void draw_map(const struct page_work *work, struct importance_map *map) {
    struct matrix_point *points = ARENA_ARRAY(work->arena, struct matrix_point, map->items.count);
    for (size_t i = 0; i < map->items.count; i++) {
        const struct map_row *row = &map->items.items[i];
        points[i] = (struct matrix_point){
            .name = row->name,
            .number = page_number(work, (double)(i + 1), 0),
            .href =
                row->href ? arena_format(work->arena, "%s%s", work->page->root, row->href) : NULL,
            .cost = row->performance,
            .value = row->importance,
            .level = row->importance >= 5 ? MARK_HIGH : MARK_LOW,
        };
    }
    struct matrix matrix = {
        .name = {.id = "importance-map",
                 .title = page_text(work, "voice_map"),
                 .description = page_text(work, "voice_map_shows")},
        .points = points,
        .count = map->items.count,
        .quick_wins = page_text(work, "voice_map_first"),
        .major_projects = page_text(work, "voice_map_keep"),
        .fill_ins = page_text(work, "voice_map_watch"),
        .thankless_tasks = page_text(work, "voice_map_enough"),
        .cost_axis = page_text(work, "voice_map_x"),
        .value_axis = page_text(work, "voice_map_y"),
        .cost = {0, 10, ok_of(work)},
        .value = {0, 10, 5},
        .signs = people_signs(work->report->language),
    };
    struct chart_view view;
    matrix_draw(&matrix, chart_view_open(&view, work, SVG_FILE));
    map->svg = "drawings/importance.svg";
    map->png = chart_view_png(work, map->svg);
    map->drawing = chart_view_close_both(&view, work, map->svg);
    if (!work->drawings) { /* paper is wide */
        matrix.name.id = "importance-map-phone";
        matrix.width = PHONE_WIDTH;
        matrix_draw(&matrix, chart_view_open(&view, work, SVG_INLINE));
        map->drawing_phone = chart_view_close(&view, work);
    }
}

const struct importance_map *driver_view_map(const struct page_work *work,
                                             const struct survey_result *survey) {
    const struct drivers *drivers = survey->drivers;
    const struct scale *scale = &work->report->model->project.scale;
    if (!drivers || drivers->withheld != DRIVER_NOT_WITHHELD) {
        return NULL;
    }
    struct importance_map *map = ARENA_NEW(work->arena, struct importance_map);
    map->items.items = ARENA_ARRAY(work->arena, struct map_row, drivers->items.count);
    for (size_t i = 0; i < drivers->items.count; i++) {
        const struct driver *driver = &drivers->items.items[i];
        const struct touchpoint *touchpoint = driver->of->touchpoint.target;
        const struct gap *gap = touchpoint ? view_gap(work, touchpoint) : NULL;
        if (gap && !isnan(gap->customer)) {
            double performance = 10 * (gap->customer - scale->min) / (scale->max - scale->min);
            map->items.items[map->items.count++] = (struct map_row){
                .name = touchpoint->name,
                .href = link_touchpoint(work->report, touchpoint, work->arena),
                .importance = driver->importance,
                .performance = performance,
                .quadrant = quadrant(work, driver->importance, performance),
            };
        }
    }
    if (map->items.count < 2) {
        return NULL;
    }
    draw_map(work, map);
    return map;
}
