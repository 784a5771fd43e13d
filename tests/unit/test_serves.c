/* References read backwards: order, repetitions, dropped work, nothing found. */
#include "analyse/serves.h"

#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct serves_sample {
    struct arena arena;
    struct model model;
    struct journey journeys[1];
    struct stage stage;
    struct touchpoint touchpoints[3];
    struct pain pain;
    struct persona persona;
    struct person people[2];
    struct system systems[1];
    struct kpi kpis[2];
    struct feature features[3];
    struct initiative initiatives[2];
    struct action actions[1];
    struct reference references[20];
    size_t used;
};

/* A list of one reference. */
static struct reference *refer(struct serves_sample *sample, enum entity entity,
                               const void *target) {
    assert_true(sample->used < 20);
    sample->references[sample->used] = sample_reference("x", entity, target);
    return &sample->references[sample->used++];
}

#define REFER_ONE(list, entity, target)                                                            \
    ((list).items = refer(sample, entity, target), (list).count = 1)

static void build_journey(struct serves_sample *sample) {
    sample->journeys[0] = sample_journey("buy", &sample->stage, 1);
    sample_clear(&STAGE_RECORD, &sample->stage);
    const char *ids[] = {"a", "b", "c"};
    for (size_t i = 0; i < 3; i++) {
        sample->touchpoints[i] =
            sample_touchpoint(&sample->arena, &sample->journeys[0], ids[i], NAN, NAN, NAN);
    }
    sample->stage.touchpoints.items = sample->touchpoints;
    sample->stage.touchpoints.count = 3;
    sample_clear(&PAIN_RECORD, &sample->pain);
    sample->pain.touchpoint = &sample->touchpoints[1];
    REFER_ONE(sample->touchpoints[0].systems, ENTITY_SYSTEM, &sample->systems[0]);
    REFER_ONE(sample->touchpoints[2].systems, ENTITY_SYSTEM, &sample->systems[0]);
    REFER_ONE(sample->touchpoints[0].kpis, ENTITY_KPI, &sample->kpis[1]);
    sample->touchpoints[2].inherited = true;
    sample->touchpoints[0].owner = sample_reference("x", ENTITY_PERSON, &sample->people[0]);
    REFER_ONE(sample->journeys[0].personas, ENTITY_PERSONA, &sample->persona);
    sample->journeys[0].owner = sample->touchpoints[0].owner;
}

static void build_work(struct serves_sample *sample) {
    for (size_t i = 0; i < 3; i++) {
        sample_clear(&FEATURE_RECORD, &sample->features[i]);
        sample->features[i].initiative =
            sample_reference("x", ENTITY_INITIATIVE, &sample->initiatives[i / 2]);
    }
    for (size_t i = 0; i < 2; i++) {
        sample_clear(&INITIATIVE_RECORD, &sample->initiatives[i]);
        sample_clear(&KPI_RECORD, &sample->kpis[i]);
        REFER_ONE(sample->kpis[i].touchpoints, ENTITY_TOUCHPOINT, &sample->touchpoints[0]);
    }
    REFER_ONE(sample->features[0].touchpoints, ENTITY_TOUCHPOINT, &sample->touchpoints[1]);
    REFER_ONE(sample->features[0].pains, ENTITY_PAIN, &sample->pain);
    REFER_ONE(sample->features[1].touchpoints, ENTITY_TOUCHPOINT, &sample->touchpoints[1]);
    REFER_ONE(sample->features[2].touchpoints, ENTITY_TOUCHPOINT, &sample->touchpoints[0]);
    sample->features[2].status = FEATURE_DROPPED;
    sample->features[2].product_owner = sample->touchpoints[0].owner;
    REFER_ONE(sample->initiatives[1].touchpoints, ENTITY_TOUCHPOINT, &sample->touchpoints[1]);
    sample->initiatives[1].sponsor = sample->touchpoints[0].owner;
    sample->initiatives[1].actions.items = sample->actions;
    sample->initiatives[1].actions.count = 1;
    sample->actions[0].owner = sample->touchpoints[0].owner;
}

static void build(struct serves_sample *sample) {
    sample_project(&sample->model);
    build_journey(sample);
    build_work(sample);
    struct model *model = &sample->model;
    model->journeys.items = sample->journeys;
    model->journeys.count = 1;
    model->features.items = sample->features;
    model->features.count = 3;
    model->initiatives.items = sample->initiatives;
    model->initiatives.count = 2;
    model->kpis.items = sample->kpis;
    model->kpis.count = 2;
    model->organisation.systems.items = sample->systems;
    model->organisation.systems.count = 1;
}

static void test_work(void **state) {
    (void)state;
    struct serves_sample sample = {0};
    build(&sample);
    struct serves serves;
    serves_init(&sample.model, &sample.arena, &serves);
    struct serves_features features = serves_touchpoint(&serves, &sample.touchpoints[1]);
    assert_int_equal(features.count, 2); /* the first by name and by its pain, once */
    assert_ptr_equal(features.items[0], &sample.features[0]);
    assert_ptr_equal(features.items[1], &sample.features[1]);
    assert_int_equal(serves_pain(&serves, &sample.pain).count, 1);
    assert_int_equal(serves_touchpoint(&serves, &sample.touchpoints[2]).count, 0);
    features = serves_initiative(&serves, &sample.initiatives[0]);
    assert_int_equal(features.count, 2);
    struct serves_initiatives initiatives =
        serves_touchpoint_initiatives(&serves, &sample.touchpoints[1]);
    assert_int_equal(initiatives.count, 2);
    assert_ptr_equal(initiatives.items[0], &sample.initiatives[0]);
    assert_ptr_equal(initiatives.items[1], &sample.initiatives[1]);
    /* the only feature there was dropped, but is still listed as a feature */
    assert_int_equal(serves_touchpoint_initiatives(&serves, &sample.touchpoints[0]).count, 0);
    assert_int_equal(serves_touchpoint(&serves, &sample.touchpoints[0]).count, 1);
    arena_release(&sample.arena);
}

static void test_things(void **state) {
    (void)state;
    struct serves_sample sample = {0};
    build(&sample);
    struct serves serves;
    serves_init(&sample.model, &sample.arena, &serves);
    struct serves_kpis kpis = serves_touchpoint_kpis(&serves, &sample.touchpoints[0]);
    assert_int_equal(kpis.count, 2);
    assert_ptr_equal(kpis.items[0], &sample.kpis[1]); /* the one it names comes first */
    assert_ptr_equal(kpis.items[1], &sample.kpis[0]);
    struct serves_touchpoints touchpoints = serves_system_touchpoints(&serves, &sample.systems[0]);
    assert_int_equal(touchpoints.count, 1); /* not the inherited one */
    assert_ptr_equal(touchpoints.items[0], &sample.touchpoints[0]);
    assert_int_equal(serves_persona(&serves, &sample.persona).count, 1);
    struct serves_things things = serves_owned(&serves, &sample.people[0]);
    static const struct {
        enum entity entity;
        enum serves_part part;
    } want[] = {{ENTITY_JOURNEY, SERVES_OWNER},
                {ENTITY_TOUCHPOINT, SERVES_OWNER},
                {ENTITY_FEATURE, SERVES_PRODUCT_OWNER},
                {ENTITY_INITIATIVE, SERVES_SPONSOR},
                {ENTITY_INITIATIVE, SERVES_ACTION}};
    assert_int_equal(things.count, sizeof want / sizeof *want);
    for (size_t i = 0; i < things.count; i++) {
        assert_int_equal(things.items[i].entity, want[i].entity);
        assert_int_equal(things.items[i].part, want[i].part);
    }
    assert_ptr_equal(things.items[4].action, &sample.actions[0]);
    assert_int_equal(serves_owned(&serves, &sample.people[1]).count, 0);
    arena_release(&sample.arena);
}

static void test_open(void **state) {
    (void)state;
    struct feature feature = {.status = FEATURE_STATUS_NONE};
    assert_true(serves_open_feature(&feature));
    feature.status = FEATURE_DONE;
    assert_false(serves_open_feature(&feature));
    feature.status = FEATURE_DROPPED;
    assert_false(serves_open_feature(&feature));
    struct initiative initiative = {.status = INITIATIVE_BLOCKED};
    assert_true(serves_open_initiative(&initiative));
    initiative.status = INITIATIVE_CANCELLED;
    assert_false(serves_open_initiative(&initiative));
    initiative.status = INITIATIVE_DONE;
    assert_false(serves_open_initiative(&initiative));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_work), cmocka_unit_test(test_things),
                                       cmocka_unit_test(test_open)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
