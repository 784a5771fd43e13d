/* Two states on one map: what was added, dropped, moved and changed says so in a mark and a word;
 * ghosts stand dashed in their old place; both curves run through the values of their own state. */
#include "draw_bench.h"

#include "draw/overlay.h"

static const struct overlay_labels LABELS = {
    .stage = {"Stage", NULL},
    .touchpoint = {"Touchpoint", "and channel"},
    .change = {"Change", "what differs"},
    .emotion = {"Emotion", NULL},
    .scores = {"Customer score", NULL},
    .bridge = {"Bridged by", NULL},
    .added = "Added",
    .dropped = "Dropped",
    .moved = "Moved",
    .changed = "Changed",
    .same = "Unchanged",
    .before = "As is",
    .after = "To be",
    .only_before = "Only as is",
    .target = "Target",
    .no_bridge = "No feature",
    .ok_line = "ok 6",
    .good_line = "good 8",
    .unhappy = "unhappy",
    .happy = "happy",
    .emotion_word = "Emotion",
    .score_word = "Customer",
};

static const struct overlay_stage STAGES[] = {{"Find", "find"}, {"Buy", "buy"}};
static const struct overlay_link BRIDGES[] = {{"Live status", "#live"}};

static const struct overlay_column COLUMNS[] = {
    {.place = OVERLAY_KEPT,
     .number = 1,
     .name = "Looks",
     .href = "#looks",
     .channel = "Web",
     .changed = true,
     .fields = "Channel, owner",
     .emotion_before = -1,
     .emotion_after = 1,
     .score_before = 5.2,
     .score_after = NAN,
     .target = 8,
     .bridges = BRIDGES,
     .bridge_count = 1},
    {.place = OVERLAY_DROPPED,
     .number = 2,
     .name = "Waits",
     .emotion_before = -2,
     .emotion_after = NAN,
     .score_before = 3.9,
     .score_after = NAN,
     .target = NAN,
     .unbridged = true},
    {.place = OVERLAY_ADDED,
     .number = 2,
     .name = "Sees it coming",
     .emotion_before = NAN,
     .emotion_after = 2,
     .score_before = NAN,
     .score_after = 8.8,
     .target = 9},
    {.place = OVERLAY_LEFT,
     .stage = 1,
     .number = 3,
     .name = "Signs",
     .where = "now number 4",
     .emotion_before = 0,
     .emotion_after = NAN,
     .score_before = NAN,
     .score_after = NAN,
     .target = NAN},
    {.place = OVERLAY_KEPT,
     .stage = 1,
     .number = 3,
     .name = "Pays",
     .emotion_before = 1,
     .emotion_after = 1,
     .score_before = 7.6,
     .score_after = 7.6,
     .target = 8},
    {.place = OVERLAY_KEPT,
     .stage = 1,
     .number = 4,
     .moved = true,
     .name = "Signs",
     .where = "was number 3",
     .emotion_before = 0,
     .emotion_after = 0.5,
     .score_before = NAN,
     .score_after = NAN,
     .target = NAN},
};

static const struct overlay_figures FIGURES = {
    .name = {"difference", "Changes", "Both states", "en"},
    .labels = &LABELS,
    .stages = STAGES,
    .stage_count = 2,
    .columns = COLUMNS,
    .column_count = sizeof COLUMNS / sizeof *COLUMNS,
    .scale_low = 0,
    .scale_high = 10,
    .ok = 6,
    .good = 8,
    .bridges = true,
};

static void draw(const void *figures, const struct chart_tools *tools) {
    overlay_draw(figures, 0, tools);
}

static void draw_phone(const void *figures, const struct chart_tools *tools) {
    overlay_draw_phone(figures, 0, tools);
}

/* What is said, how often, and in what colour. */
static const struct {
    const char *text;
    size_t wide, phone;
    enum role role;
} SAID[] = {
    {"Added", 1, 1, ROLE_GOOD},
    {"Dropped", 1, 1, ROLE_BAD},
    {"Moved", 2, 2, ROLE_NONE},
    {"Changed", 1, 1, ROLE_ACCENT},
    {"Unchanged", 1, 1, ROLE_MUTED},
    {"was number 3", 1, 1, ROLE_NONE},
    {"now number 4", 1, 1, ROLE_NONE},
    {"Channel, owner", 1, 1, ROLE_MUTED},
    {"Live status", 1, 1, ROLE_ACCENT},
    {"No feature", 1, 1, ROLE_BAD},
    {"5.2", 1, 0, ROLE_MUTED},
    {"8.0", 1, 0, ROLE_INK},
    {"7.6", 1, 0, ROLE_INK},
    {"9.0", 0, 0, ROLE_NONE}, /* a target counts only where nothing is measured */
    {"Emotion \xE2\x88\x92"
     "1 \xE2\x86\x92 +1",
     0, 1, ROLE_INK},
    {"Customer 5.2 \xE2\x86\x92 Target 8.0", 0, 1, ROLE_INK},
    {"Only as is", 1, 1, ROLE_MUTED},
};

static void check_said(const struct draw_bench *bench, bool phone) {
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++) {
        size_t count = 0;
        for (size_t k = 0; k < recorder_count(&bench->recorder); k++) {
            const struct recorder_item *item = recorder_get(&bench->recorder, k);
            if (item->kind == RECORDER_TEXT && strcmp(item->text, SAID[i].text) == 0) {
                count++;
                assert_true(SAID[i].role == ROLE_NONE || item->style.fill == SAID[i].role);
            }
        }
        if (count != (phone ? SAID[i].phone : SAID[i].wide)) {
            fail_msg("\"%s\" is said %zu times", SAID[i].text, count);
        }
    }
}

/* The width of the dashed curve: it begins and ends with the state before. */
static double dashed_width(const struct draw_bench *bench) {
    for (size_t i = 0; i < recorder_count(&bench->recorder); i++) {
        const struct recorder_item *item = recorder_get(&bench->recorder, i);
        if (item->kind == RECORDER_PATH && item->style.dash == 5) {
            return item->width;
        }
    }
    return 0;
}

static void test_said(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    draw_bench_check(&bench, draw, &FIGURES, "wide");
    check_said(&bench, false);
    assert_string_equal(recorder_find(&bench.recorder, "Live status")->href, "#live");
    assert_true(recorder_find(&bench.recorder, "Waits")->x <
                recorder_find(&bench.recorder, "Sees it coming")->x);
    /* a frame, a disc for each of the two ghosts, and the legend's */
    size_t frames = 0;
    for (size_t i = 0; i < recorder_count(&bench.recorder); i++) {
        const struct recorder_item *item = recorder_get(&bench.recorder, i);
        frames += item->kind == RECORDER_RECT && item->style.dash > 0;
    }
    assert_int_equal(frames, 5);
    assert_true(dashed_width(&bench) > 1000);
    recorder_release(&bench.recorder);
    draw_bench_check(&bench, draw_phone, &FIGURES, "phone");
    check_said(&bench, true);
    recorder_release(&bench.recorder);
    draw_bench_close(&bench);
}

/* Nothing known of emotions and scores: neither graph is drawn, nor a legend. */
static void test_bare(void **state) {
    (void)state;
    struct overlay_column column = {.name = "Step", .number = 1};
    column.emotion_before = column.emotion_after = NAN;
    column.score_before = column.score_after = column.target = NAN;
    struct overlay_figures figures = FIGURES;
    figures.columns = &column;
    figures.column_count = 1;
    figures.bridges = false;
    struct draw_bench bench;
    draw_bench_open(&bench);
    draw_bench_check(&bench, draw, &figures, "bare");
    assert_null(recorder_find(&bench.recorder, "Emotion"));
    assert_null(recorder_find(&bench.recorder, "Customer score"));
    assert_null(recorder_find(&bench.recorder, "Bridged by"));
    assert_null(recorder_find(&bench.recorder, "As is"));
    assert_true(bench.recorder.height < 220);
    recorder_release(&bench.recorder);
    draw_bench_close(&bench);
}

static struct overlay_figures generate(struct draw_bench *bench, size_t count, uint64_t *seed) {
    struct overlay_column *columns = ARENA_ARRAY(&bench->arena, struct overlay_column, count);
    struct overlay_stage *stages = ARENA_ARRAY(&bench->arena, struct overlay_stage, count);
    for (size_t i = 0; i < count; i++) {
        struct overlay_column *column = &columns[i];
        stages[i] = (struct overlay_stage){draw_bench_word(seed), "id"};
        *column = (struct overlay_column){
            .place = (enum overlay_place)draw_bench_pick(seed, 4),
            .stage = i == 0 ? 0 : columns[i - 1].stage + (draw_bench_pick(seed, 3) == 0),
            .number = i + 1,
            .name = draw_bench_word(seed),
            .href = "#row",
            .channel = draw_bench_word(seed),
            .where = "was number 12",
            .fields = draw_bench_word(seed),
            .emotion_before = draw_bench_value(seed, -2, 2),
            .emotion_after = draw_bench_value(seed, -2, 2),
            .score_before = draw_bench_value(seed, 0, 10),
            .score_after = draw_bench_value(seed, 0, 10),
            .target = draw_bench_value(seed, 0, 10),
            .bridges = BRIDGES,
            .bridge_count = draw_bench_pick(seed, 2),
        };
        column->moved = column->place == OVERLAY_KEPT && draw_bench_pick(seed, 2) == 0;
        column->changed = column->place == OVERLAY_KEPT && draw_bench_pick(seed, 2) == 0;
        if (column->place == OVERLAY_DROPPED || column->place == OVERLAY_LEFT) {
            column->emotion_after = column->score_after = column->target = NAN;
        }
    }
    struct overlay_figures figures = FIGURES;
    figures.columns = columns;
    figures.column_count = count;
    figures.stages = stages;
    figures.stage_count = count;
    return figures;
}

static void test_generated(void **state) {
    (void)state;
    static const size_t COUNTS[] = {1, 2, 3, 12, 13, 40, 200};
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++) {
        for (uint64_t seed = 1; seed <= (COUNTS[i] > 40 ? 1 : 6); seed++) {
            uint64_t state_of = seed;
            struct overlay_figures figures = generate(&bench, COUNTS[i], &state_of);
            char what[64];
            g_snprintf(what, sizeof what, "%zu columns, seed %d", COUNTS[i], (int)seed);
            draw_bench_check(&bench, draw, &figures, what);
            recorder_release(&bench.recorder);
            draw_bench_check(&bench, draw_phone, &figures, what);
            recorder_release(&bench.recorder);
        }
    }
    draw_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_said), cmocka_unit_test(test_bare),
                                       cmocka_unit_test(test_generated)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
