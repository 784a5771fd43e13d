/* Walks the model once; each entity goes through the tests of its type. Findings are collected by
 * kind and joined at the end, so that the order does not depend on the walk. */
#include "analyse/finding.h"

#include "analyse/finding_test.h"
#include "analyse/path.h"
#include "analyse/result.h"

#include <assert.h>
#include <string.h>

const char *const FINDING_KINDS[] = {
#define FINDING_WORD(name, word, entity, test) word,
    FINDING_TABLE(FINDING_WORD)
#undef FINDING_WORD
        NULL};

static const struct {
    enum entity entity;
    finding_test *test;
} TESTS[] = {[FINDING_NONE] = {ENTITY_NONE, NULL},
#define FINDING_ROW(name, word, entity, test)                                                      \
    [FINDING_##name] = {ENTITY_##entity, finding_test_##test},
             FINDING_TABLE(FINDING_ROW)
#undef FINDING_ROW
};

#define THIS struct finding
static const struct field FIELDS[] = {
    RESULT_CHOICE(kind, FINDING_KINDS, "what kind of finding"),
    RESULT_TEXT(subject, "what it is about"),
    RESULT_TEXT(detail, "a short fact, or the subject's name"),
    RESULT_TEXT(file, "the file in which the subject is written"),
    RESULT_COUNT(line, "the line in that file, from 1"),
};
#undef THIS
const struct record FINDING_RECORD =
    RECORD("finding", struct finding, FIELDS, "something missing or contradictory");

/* The walk: what has been found, by kind. */
struct walk {
    struct finding_context context;
    GArray *found[FINDING_END];                             /* of struct finding; NULL: none yet */
    enum finding_kind by_entity[ENTITY_COUNT][FINDING_END]; /* the tests of each type, ended by 0 */
};

static void add(struct walk *walk, enum finding_kind kind, struct finding finding,
                const struct span *at) {
    finding.kind = (int)kind;
    finding.file = at->source ? at->source->name : NULL;
    finding.line = at->line > 0 ? (double)at->line : NAN;
    if (!walk->found[kind]) {
        walk->found[kind] = g_array_new(FALSE, FALSE, sizeof(struct finding));
    }
    g_array_append_val(walk->found[kind], finding);
}

/* An entity as the tests and the findings want it. */
struct subject {
    enum entity entity;
    const void *tested;      /* the entity, or the gap of a touchpoint */
    const void *target;      /* the entity, which begins with its span */
    const char *parent, *id; /* the subject is "parent/id", or id without a parent */
};

static void list_tests(struct walk *walk) {
    size_t counts[ENTITY_COUNT] = {0};
    for (enum finding_kind kind = FINDING_NONE + 1; kind < FINDING_END; kind++) {
        enum entity entity = TESTS[kind].entity;
        walk->by_entity[entity][counts[entity]++] = kind;
    }
}

static void test(struct walk *walk, const struct subject *subject) {
    const char *name = subject->parent ? NULL : subject->id;
    for (const enum finding_kind *at = walk->by_entity[subject->entity]; *at; at++) {
        enum finding_kind kind = *at;
        const char *detail = TESTS[kind].test(&walk->context, subject->tested);
        if (!detail) {
            continue;
        }
        if (!name) {
            name = path_join(walk->context.arena, subject->parent, subject->id);
        }
        add(walk, kind,
            (struct finding){.entity = subject->entity,
                             .subject = name,
                             .detail = detail,
                             .target = subject->target},
            subject->target);
    }
}

static void test_one(struct walk *walk, enum entity entity, const void *target, const char *id) {
    struct subject subject = {entity, target, target, NULL, id};
    test(walk, &subject);
}

static void walk_touchpoints(struct walk *walk) {
    const struct gaps *gaps = walk->context.basis->gaps;
    for (size_t i = 0; i < gaps->items.count; i++) {
        const struct gap *gap = &gaps->items.items[i];
        struct subject subject = {ENTITY_TOUCHPOINT, gap, gap->of, NULL, gap->touchpoint};
        test(walk, &subject);
        for (size_t p = 0; p < gap->of->pains.count; p++) {
            const struct pain *pain = &gap->of->pains.items[p];
            struct subject hurts = {ENTITY_PAIN, pain, pain, gap->touchpoint, pain->id};
            test(walk, &hurts);
        }
    }
}

static void walk_journeys(struct walk *walk) {
    const struct model *model = walk->context.basis->model;
    for (size_t i = 0; i < model->journeys.count; i++) {
        const struct journey *journey = &model->journeys.items[i];
        if (!gap_counts(journey)) {
            continue;
        }
        test_one(walk, ENTITY_JOURNEY, journey, journey->id);
        for (size_t s = 0; s < journey->stages.count; s++) {
            const struct stage *stage = &journey->stages.items[s];
            struct subject subject = {ENTITY_STAGE, stage, stage, journey->id, stage->id};
            test(walk, &subject);
        }
    }
}

#define WALK(walk, entity, list, id)                                                               \
    for (size_t i = 0; i < (list).count; i++) {                                                    \
        test_one((walk), (entity), &(list).items[i], (list).items[i].id);                          \
    }

static void walk_rest(struct walk *walk) {
    const struct model *model = walk->context.basis->model;
    WALK(walk, ENTITY_KPI, model->kpis, id);
    WALK(walk, ENTITY_FUNCTION, model->organisation.functions, id);
    WALK(walk, ENTITY_FEATURE, model->features, id);
    WALK(walk, ENTITY_INITIATIVE, model->initiatives, code);
    WALK(walk, ENTITY_LIFECYCLE, model->project.lifecycle, id);
    WALK(walk, ENTITY_PERSONA, model->personas, id);
}

/* What was gathered elsewhere becomes findings as it is. */
static void walk_gathered(struct walk *walk) {
    const struct finding_basis *basis = walk->context.basis;
    for (size_t i = 0; i < basis->hot_spots->items.count; i++) {
        const struct hot_spot *spot = &basis->hot_spots->items.items[i];
        const void *where = spot->system ? (const void *)spot->system : spot->of.items[0]->of;
        add(walk, FINDING_HOT_SPOT,
            (struct finding){.entity = spot->system ? ENTITY_SYSTEM : ENTITY_NONE,
                             .subject = spot->subject,
                             .detail = TESTS[FINDING_HOT_SPOT].test(&walk->context, spot),
                             .target = spot->system},
            where);
    }
    for (size_t i = 0; i < basis->root_causes->items.count; i++) {
        const struct root_cause *cause = &basis->root_causes->items.items[i];
        const char *detail = TESTS[FINDING_SHARED_ROOT_CAUSE].test(&walk->context, cause);
        if (detail) {
            add(walk, FINDING_SHARED_ROOT_CAUSE,
                (struct finding){.subject = cause->root_cause, .detail = detail},
                &cause->of.items[0]->at);
        }
    }
}

/* Marks the journeys that a journey builds on or leads to. */
static void rely(GHashTable *relied_on, const struct journey *journey) {
    if (journey->extends.target) {
        g_hash_table_add(relied_on, (gpointer)journey->extends.target);
    }
    if (journey->as_is.target) {
        g_hash_table_add(relied_on, (gpointer)journey->as_is.target);
    }
    size_t stage = 0, next = 0;
    const struct touchpoint *touchpoint;
    while ((touchpoint = journey_next(journey, &stage, &next))) {
        for (size_t i = 0; i < touchpoint->next.count; i++) {
            const struct touchpoint *to = touchpoint->next.items[i].to.target;
            if (to && to->journey != journey) {
                g_hash_table_add(relied_on, (gpointer)to->journey);
            }
        }
    }
}

/* Marks the journeys of the touchpoints in a list of references. */
static void rely_on_touchpoints(GHashTable *relied_on, const struct reference *touchpoints,
                                size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct touchpoint *touchpoint = touchpoints[i].target;
        if (touchpoint) {
            g_hash_table_add(relied_on, (gpointer)touchpoint->journey);
        }
    }
}

/* Marks the journeys that work is planned on. */
static void read_work(struct walk *walk) {
    const struct model *model = walk->context.basis->model;
    GHashTable *relied_on = walk->context.relied_on;
    for (size_t i = 0; i < model->features.count; i++) {
        const struct feature *feature = &model->features.items[i];
        if (feature->status == FEATURE_DROPPED) {
            continue;
        }
        rely_on_touchpoints(relied_on, feature->touchpoints.items, feature->touchpoints.count);
        for (size_t p = 0; p < feature->pains.count; p++) {
            const struct pain *pain = feature->pains.items[p].target;
            if (pain) {
                g_hash_table_add(relied_on, (gpointer)pain->touchpoint->journey);
            }
        }
    }
    for (size_t i = 0; i < model->initiatives.count; i++) {
        const struct initiative *initiative = &model->initiatives.items[i];
        if (initiative->status != INITIATIVE_CANCELLED) {
            rely_on_touchpoints(relied_on, initiative->touchpoints.items,
                                initiative->touchpoints.count);
        }
    }
}

static void read_journeys(struct walk *walk) {
    const struct model *model = walk->context.basis->model;
    for (size_t i = 0; i < model->journeys.count; i++) {
        const struct journey *journey = &model->journeys.items[i];
        rely(walk->context.relied_on, journey);
        for (size_t s = 0; gap_counts(journey) && s < journey->stages.count; s++) {
            const void *lifecycle = journey->stages.items[s].lifecycle.target;
            if (lifecycle) {
                g_hash_table_add(walk->context.lifecycle, (gpointer)lifecycle);
            }
        }
    }
}

static void read_member(GHashTable *on_team, const struct reference *member) {
    const struct person *person = member->target;
    if (person && person->function.target) {
        g_hash_table_add(on_team, (gpointer)person->function.target);
    }
}

static void read_team(struct walk *walk) {
    const struct cx_team *team = &walk->context.basis->model->organisation.cx_team;
    read_member(walk->context.on_team, &team->lead);
    for (size_t i = 0; i < team->members.count; i++) {
        read_member(walk->context.on_team, &team->members.items[i]);
    }
}

static void join(struct walk *walk, struct findings *findings) {
    size_t count = 0;
    for (size_t kind = 0; kind < FINDING_END; kind++) {
        findings->first[kind] = count;
        count += walk->found[kind] ? walk->found[kind]->len : 0;
    }
    findings->first[FINDING_END] = count;
    findings->items.count = count;
    findings->items.items = ARENA_ARRAY(walk->context.arena, struct finding, count);
    for (size_t kind = 0; kind < FINDING_END; kind++) {
        if (walk->found[kind]) {
            memcpy(&findings->items.items[findings->first[kind]], walk->found[kind]->data,
                   walk->found[kind]->len * sizeof(struct finding));
            g_array_unref(walk->found[kind]);
        }
    }
}

void finding_analyse(const struct finding_basis *basis, struct arena *arena,
                     struct findings *findings) {
    *findings = (struct findings){0};
    struct walk walk = {.context = {.basis = basis,
                                    .arena = arena,
                                    .relied_on = g_hash_table_new(NULL, NULL),
                                    .lifecycle = g_hash_table_new(NULL, NULL),
                                    .on_team = g_hash_table_new(NULL, NULL),
                                    .text = g_string_new(NULL)}};
    list_tests(&walk);
    read_journeys(&walk);
    read_work(&walk);
    read_team(&walk);
    walk_touchpoints(&walk);
    walk_journeys(&walk);
    walk_rest(&walk);
    walk_gathered(&walk);
    join(&walk, findings);
    g_hash_table_unref(walk.context.relied_on);
    g_hash_table_unref(walk.context.lifecycle);
    g_hash_table_unref(walk.context.on_team);
    g_string_free(walk.context.text, TRUE);
}

size_t finding_count(const struct findings *findings, enum finding_kind kind) {
    assert(kind < FINDING_END);
    return findings->first[kind + 1] - findings->first[kind];
}
