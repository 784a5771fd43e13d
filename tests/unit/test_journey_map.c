/* The journey map, wide and for a phone: every word in its place for maps of any size and script,
 * nothing drawn that is not there, and the drawing well-formed and small. */
#include "journey_sample.h"

#include "base/parallel.h"
#include "draw/journey_phone.h"
#include "draw/recorder.h"
#include "draw/svg.h"

#include <libxml/parser.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* Everything a test needs and must free. */
struct bench {
    struct text_measure *measure;
    struct arena arena;
    struct recorder recorder;
};

static void bench_open(struct bench *bench) {
    *bench = (struct bench){.measure = text_measure_new(NULL, 0)};
}

static void bench_close(struct bench *bench) {
    text_measure_free(bench->measure);
    arena_release(&bench->arena);
}

static void record_map(struct bench *bench, const struct journey_map_figures *figures,
                       struct journey_map_options options) {
    struct canvas canvas = recorder_init(&bench->recorder);
    journey_map_draw(journey_map_layout(figures, &options, bench->measure, &bench->arena), &canvas);
}

static void record_phone(struct bench *bench, const struct journey_map_figures *figures) {
    struct canvas canvas = recorder_init(&bench->recorder);
    journey_phone_draw(journey_phone_layout(figures, "phone", 0, bench->measure, &bench->arena),
                       &canvas);
}

/* All texts lie within the drawing and no two of them meet. */
static void check_texts(const struct bench *bench, const char *what) {
    const struct recorder_item *one = NULL, *other = NULL;
    if (recorder_overlap(&bench->recorder, 1, &one, &other)) {
        fail_msg("%s: '%s' at %d,%d meets '%s' at %d,%d", what, one->text, (int)one->x, (int)one->y,
                 other->text, (int)other->x, (int)other->y);
    }
    one = recorder_outside(&bench->recorder);
    if (one) {
        fail_msg("%s: '%s' at %d,%d leaves the drawing", what, one->text, (int)one->x, (int)one->y);
    }
    one = recorder_beyond(&bench->recorder, 1, &other);
    if (one) {
        fail_msg("%s: '%s' at %d,%d leaves its box at %d,%d", what, one->text, (int)one->x,
                 (int)one->y, (int)other->x, (int)other->y);
    }
}

static void test_sample(void **state) {
    (void)state;
    static const struct journey_map_options OPTIONS[] = {
        {.width = 0}, {.width = 900}, {.width = 2400}, {.print = true}, {.first = 3, .count = 5}};
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++) {
        record_map(&bench, &SAMPLE, OPTIONS[i]);
        check_texts(&bench, "sample");
        assert_non_null(recorder_find(&bench.recorder, "Hidden strength"));
        recorder_release(&bench.recorder);
    }
    record_phone(&bench, &SAMPLE);
    check_texts(&bench, "phone");
    recorder_release(&bench.recorder);
    bench_close(&bench);
}

/* What the sample must show. */
static const struct {
    const char *text;
    enum role role;
    const char *href;
} SHOWN[] = {
    {"60 % know the price", ROLE_INK, NULL},
    {"40 %", ROLE_MUTED, NULL},
    {"31 % call Support", ROLE_BAD, "#exit"},
    {"−2 Lowest point", ROLE_ON_BAD, NULL},
    {"Unsupported", ROLE_WARN, NULL},
    {"unknown", ROLE_MUTED, NULL},
    {"CX-08", ROLE_ACCENT, "../initiatives/cx-08.html"},
    {"No owner", ROLE_BAD, NULL},
    {"No KPI", ROLE_BAD, NULL},
    {"None reported", ROLE_MUTED, NULL},
    {"opinion only", ROLE_MUTED, NULL},
    {"Price trust", ROLE_INK, NULL},
    {"Calls sales", ROLE_INK, "#row"},
    {"good 8", ROLE_MUTED, NULL},
};

static void test_shown(void **state) {
    (void)state;
    struct bench bench;
    bench_open(&bench);
    record_map(&bench, &SAMPLE, (struct journey_map_options){.width = 0});
    for (size_t i = 0; i < sizeof SHOWN / sizeof *SHOWN; i++) {
        const struct recorder_item *item = recorder_find(&bench.recorder, SHOWN[i].text);
        if (!item) {
            fail_msg("'%s' is not drawn", SHOWN[i].text);
        }
        assert_int_equal(item->style.fill, SHOWN[i].role);
        if (SHOWN[i].href) {
            assert_string_equal(item->href, SHOWN[i].href);
        } else {
            assert_null(item->href);
        }
    }
    assert_true(bench.recorder.width == 1390);
    recorder_release(&bench.recorder);
    bench_close(&bench);
}

/* A journey with names alone has two lanes, and invents nothing. */
static void test_bare(void **state) {
    (void)state;
    struct journey_map_touchpoint bare[3];
    for (size_t i = 0; i < 3; i++) {
        bare[i] = (struct journey_map_touchpoint){
            .name = "Step", .emotion = NAN, .internal = NAN, .customer = NAN, .low = NAN};
        bare[i].high = NAN;
    }
    struct journey_map_figures figures = SAMPLE;
    figures.touchpoints = bare;
    figures.touchpoint_count = 3;
    struct bench bench;
    bench_open(&bench);
    record_map(&bench, &figures, (struct journey_map_options){.width = 0});
    static const char *const ABSENT[] = {"Paths", "Emotion", "Pains",         "Scores",  "Owner",
                                         "KPIs",  "0",       "None reported", "No owner"};
    for (size_t i = 0; i < sizeof ABSENT / sizeof *ABSENT; i++) {
        assert_null(recorder_find(&bench.recorder, ABSENT[i]));
    }
    assert_non_null(recorder_find(&bench.recorder, "Touchpoint"));
    assert_true(bench.recorder.height < 200);
    recorder_release(&bench.recorder);
    bench_close(&bench);
}

/* The curve of the only inked line 2 px wide stays within the values and stops where one is
 * missing. */
static void test_curve(void **state) {
    (void)state;
    struct journey_map_touchpoint points[8];
    memcpy(points, SAMPLE_TOUCHPOINTS, sizeof points);
    static const double VALUES[] = {2, 2, -2, 2, NAN, 0.5, 0.6, -0.1};
    for (size_t i = 0; i < 8; i++) {
        points[i].emotion = VALUES[i];
    }
    struct journey_map_figures figures = SAMPLE;
    figures.touchpoints = points;
    figures.touchpoint_count = 8;
    struct bench bench;
    bench_open(&bench);
    record_map(&bench, &figures, (struct journey_map_options){.count = 8});
    size_t found = 0;
    for (size_t i = 0; i < recorder_count(&bench.recorder); i++) {
        const struct recorder_item *item = recorder_get(&bench.recorder, i);
        if (item->kind == RECORDER_PATH && item->style.stroke == ROLE_INK &&
            item->style.width == 2) {
            found++;
            assert_true(fabs(item->height - 4 * 34) < 0.01);
        }
    }
    assert_int_equal(found, 1);
    assert_non_null(recorder_find(&bench.recorder, "not measured"));
    recorder_release(&bench.recorder);
    bench_close(&bench);
}

/* Words of many kinds for generated maps. */
static const char *const WORDS[] = {
    "Compares bundles, checks the address",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "Auftragsbestätigungsschreiben und Rechnungsüberprüfung",
    "يقارن العميل الأسعار قبل",
    "お客様は価格を比較します",
    "Happy \xF0\x9F\x98\x80\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB and <b>\"bold\"</b> & more",
    "ok",
    "A very long sentence that goes on about what the customer does here, so that no cell holds it",
};

static const char *const SHARES[] = {NULL, "5 %", "40 % know the price", "12 % come back again"};
static const char *const EXITS[] = {"20 % leave", "31 % call Support", "2 % cease",
                                    "8 % go to a shop that is near to them and ask there"};

/* A sequence of numbers that is the same everywhere (the constants of Knuth's MMIX). */
static unsigned pick(uint64_t *seed, unsigned below) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*seed >> 33) % below;
}

static const char *word(uint64_t *seed) {
    return WORDS[pick(seed, sizeof WORDS / sizeof *WORDS)];
}

static double score(uint64_t *seed) {
    return pick(seed, 5) == 0 ? NAN : pick(seed, 101) / 10.0;
}

static void fill_lists(struct journey_map_touchpoint *point, uint64_t *seed, size_t count,
                       struct arena *arena) {
    struct journey_map_pain *pains = ARENA_ARRAY(arena, struct journey_map_pain, 3);
    struct journey_map_path *paths = ARENA_ARRAY(arena, struct journey_map_path, 2);
    struct journey_map_link *exits = ARENA_ARRAY(arena, struct journey_map_link, 2);
    struct journey_map_kpi *kpis = ARENA_ARRAY(arena, struct journey_map_kpi, 2);
    const char **questions = ARENA_ARRAY(arena, const char *, 2);
    for (size_t i = 0; i < 3; i++) {
        pains[i] = (struct journey_map_pain){word(seed), (int)pick(seed, 6), SHARES[pick(seed, 2)],
                                             "Survey", pick(seed, 2)};
    }
    for (size_t i = 0; i < 2; i++) {
        paths[i] = (struct journey_map_path){pick(seed, (unsigned)count), SHARES[pick(seed, 4)]};
        exits[i] = (struct journey_map_link){EXITS[pick(seed, 4)], NULL};
        kpis[i] = (struct journey_map_kpi){word(seed), "4720", NULL, NULL, (int)pick(seed, 3) - 1};
        questions[i] = word(seed);
    }
    point->pains = pains;
    point->pain_count = pick(seed, 4);
    point->paths = paths;
    point->path_count = pick(seed, 3);
    point->exits = exits;
    point->exit_count = pick(seed, 3);
    point->kpis = kpis;
    point->kpi_count = pick(seed, 3);
    point->questions = questions;
    point->question_count = pick(seed, 3);
}

static struct journey_map_figures generate(size_t count, uint64_t seed, struct arena *arena) {
    struct journey_map_figures figures = SAMPLE;
    struct journey_map_touchpoint *points =
        ARENA_ARRAY(arena, struct journey_map_touchpoint, count);
    struct journey_map_stage *stages = ARENA_ARRAY(arena, struct journey_map_stage, count);
    for (size_t i = 0; i < count; i++) {
        struct journey_map_touchpoint *point = &points[i];
        stages[i] = (struct journey_map_stage){word(&seed), word(&seed)};
        *point = SAMPLE_TOUCHPOINTS[pick(&seed, 12)];
        point->stage = i == 0 ? 0 : points[i - 1].stage + (pick(&seed, 3) == 0);
        point->name = word(&seed);
        point->action = word(&seed);
        point->channel.text = word(&seed);
        point->systems = word(&seed);
        point->thought = word(&seed);
        point->emotion = pick(&seed, 6) == 0 ? NAN : pick(&seed, 41) / 10.0 - 2;
        point->internal = score(&seed);
        point->customer = score(&seed);
        point->low = point->customer - 0.6;
        point->high = point->customer + 0.6;
        point->moment = pick(&seed, 3) == 0 ? word(&seed) : NULL;
        fill_lists(point, &seed, count, arena);
    }
    figures.touchpoints = points;
    figures.touchpoint_count = count;
    figures.stages = stages;
    figures.stage_count = count;
    return figures;
}

static void test_generated(void **state) {
    (void)state;
    static const size_t COUNTS[] = {1, 2, 3, 7, 12, 13, 40, 200};
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++) {
        for (uint64_t seed = 1; seed <= (COUNTS[i] > 40 ? 1 : 8); seed++) {
            struct journey_map_figures figures = generate(COUNTS[i], seed, &bench.arena);
            char what[64];
            g_snprintf(what, sizeof what, "%zu touchpoints, seed %d", COUNTS[i], (int)seed);
            record_map(&bench, &figures, (struct journey_map_options){.print = seed % 2});
            check_texts(&bench, what);
            recorder_release(&bench.recorder);
            record_phone(&bench, &figures);
            check_texts(&bench, what);
            recorder_release(&bench.recorder);
        }
    }
    bench_close(&bench);
}

/* Both drawings, inline and as files, are XML; and the sample's is small. */
static void test_markup(void **state) {
    (void)state;
    struct bench bench;
    bench_open(&bench);
    for (int round = 0; round < 4; round++) {
        struct journey_map_figures figures =
            round < 2 ? SAMPLE : generate(12, (uint64_t)round, &bench.arena);
        GString *out = g_string_new(NULL);
        struct svg svg;
        struct canvas canvas =
            svg_init(&svg, out, round % 2 ? SVG_FILE : SVG_INLINE, &palette_builtin);
        struct journey_map_options options = {.width = 0};
        journey_map_draw(journey_map_layout(&figures, &options, bench.measure, &bench.arena),
                         &canvas);
        xmlDocPtr document = xmlReadMemory(out->str, (int)out->len, "map.svg", NULL,
                                           XML_PARSE_NONET | XML_PARSE_NOERROR);
        assert_non_null(document);
        xmlFreeDoc(document);
        assert_true(round != 0 || out->len < 40000);
        assert_null(strstr(out->str, "style="));
        g_string_free(out, TRUE);
    }
    xmlCleanupParser();
    bench_close(&bench);
}

/* Draws a generated map with a measure of its own. */
static void draw_alone(void *context, size_t index, unsigned worker) {
    (void)worker;
    GString **drawn = context;
    struct bench bench;
    bench_open(&bench);
    struct journey_map_figures figures = generate(12, 1 + index % 2, &bench.arena);
    struct journey_map_options options = {.width = 0};
    struct svg svg;
    drawn[index] = g_string_new(NULL);
    struct canvas canvas = svg_init(&svg, drawn[index], SVG_INLINE, NULL);
    journey_map_draw(journey_map_layout(&figures, &options, bench.measure, &bench.arena), &canvas);
    bench_close(&bench);
}

/* Threads with measures of their own draw the same as one thread. */
static void test_threads(void **state) {
    (void)state;
    GString *drawn[16];
    parallel_run(4, 16, draw_alone, drawn);
    for (size_t i = 2; i < 16; i++) {
        assert_string_equal(drawn[i]->str, drawn[i % 2]->str);
    }
    for (size_t i = 0; i < 16; i++) {
        g_string_free(drawn[i], TRUE);
    }
}

static void test_lowest(void **state) {
    (void)state;
    size_t lowest = 0;
    assert_true(journey_map_lowest(&SAMPLE, &lowest));
    assert_int_equal(lowest, 7);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sample),    cmocka_unit_test(test_shown),
        cmocka_unit_test(test_bare),      cmocka_unit_test(test_curve),
        cmocka_unit_test(test_generated), cmocka_unit_test(test_markup),
        cmocka_unit_test(test_lowest),    cmocka_unit_test(test_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
