/* Each map is collected as (key, value) pairs in the order of the model, then sorted into its keys'
 * lists by counting: linear in the number of pairs, and the order within a list is kept. */
#include "analyse/serves.h"

#include <assert.h>
#include <string.h>

/* One pair; a value is a pointer or a struct serves_thing. */
struct collector {
    struct serves_map *map;
    GHashTable *keys; /* key -> 1 + its index in order */
    GPtrArray *order; /* the keys as they came */
    GArray *last;     /* of guint32: 1 + each key's newest value, to drop repetitions */
    GArray *of;       /* of guint32: the key of each value */
    GArray *values;
};

static void collect_start(struct collector *collector, struct serves_map *map, size_t size) {
    map->size = size;
    *collector = (struct collector){
        .map = map,
        .keys = g_hash_table_new(NULL, NULL),
        .order = g_ptr_array_new(),
        .last = g_array_new(FALSE, FALSE, sizeof(guint32)),
        .of = g_array_new(FALSE, FALSE, sizeof(guint32)),
        .values = g_array_new(FALSE, FALSE, (guint)size),
    };
}

/* Adds a value to a key's list, unless it is the newest one of that list already. A key of NULL is
 * a reference without a target and is left out. */
static void collect(struct collector *collector, const void *key, const void *value) {
    if (!key) {
        return;
    }
    guint index = GPOINTER_TO_UINT(g_hash_table_lookup(collector->keys, key));
    guint32 none = 0;
    if (index == 0) {
        g_ptr_array_add(collector->order, (gpointer)key);
        g_array_append_val(collector->last, none);
        index = collector->order->len;
        g_hash_table_insert(collector->keys, (gpointer)key, GUINT_TO_POINTER(index));
    }
    guint32 *last = &g_array_index(collector->last, guint32, index - 1);
    size_t size = collector->map->size;
    if (*last > 0 && memcmp(collector->values->data + (*last - 1) * size, value, size) == 0) {
        return;
    }
    g_array_append_val(collector->of, index);
    g_array_append_vals(collector->values, value, 1);
    *last = collector->values->len;
}

static void collect_pointer(struct collector *collector, const void *key, const void *value) {
    collect(collector, key, &value);
}

static int compare_address(const void *first, const void *second) {
    uintptr_t a = (uintptr_t) * (const void *const *)first;
    uintptr_t b = (uintptr_t) * (const void *const *)second;
    return (a > b) - (a < b);
}

static void collect_end(struct collector *collector, struct arena *arena) {
    struct serves_map *map = collector->map;
    size_t keys = collector->order->len, values = collector->values->len;
    map->count = keys;
    map->keys = arena_copy(arena, collector->order->pdata, keys * sizeof(void *));
    qsort(map->keys, keys, sizeof *map->keys, compare_address);
    map->starts = ARENA_ARRAY(arena, size_t, keys + 1);
    map->values = arena_array(arena, values, map->size);
    size_t *place = g_new0(size_t, keys + 1); /* by key index: its place, then its next value */
    for (size_t i = 0; i < keys; i++) {
        place[GPOINTER_TO_UINT(g_hash_table_lookup(collector->keys, map->keys[i])) - 1] = i;
    }
    for (size_t i = 0; i < values; i++) {
        map->starts[place[g_array_index(collector->of, guint32, i) - 1] + 1]++;
    }
    for (size_t i = 0; i < keys; i++) {
        map->starts[i + 1] += map->starts[i];
    }
    for (size_t i = 0; i < keys; i++) {
        place[i] = map->starts[place[i]];
    }
    for (size_t i = 0; i < values; i++) {
        size_t to = place[g_array_index(collector->of, guint32, i) - 1]++;
        memcpy(map->values + to * map->size, collector->values->data + i * map->size, map->size);
    }
    g_free(place);
    g_hash_table_unref(collector->keys);
    g_ptr_array_unref(collector->order);
    g_array_unref(collector->last);
    g_array_unref(collector->of);
    g_array_unref(collector->values);
}

/* The list of a key in a map; *count gets its length. */
static const void *find(const struct serves_map *map, const void *key, size_t *count) {
    const void **found =
        map->count == 0 ? NULL
                        : bsearch(&key, map->keys, map->count, sizeof *map->keys, compare_address);
    if (!found) {
        *count = 0;
        return NULL;
    }
    size_t index = (size_t)(found - map->keys);
    *count = map->starts[index + 1] - map->starts[index];
    return map->values + map->starts[index] * map->size;
}

static void read_features(const struct model *model, struct arena *arena, struct serves *serves) {
    struct collector touchpoints, pains, initiatives, systems;
    collect_start(&touchpoints, &serves->touchpoint_features, sizeof(void *));
    collect_start(&pains, &serves->pain_features, sizeof(void *));
    collect_start(&initiatives, &serves->initiative_features, sizeof(void *));
    collect_start(&systems, &serves->system_features, sizeof(void *));
    for (size_t i = 0; i < model->features.count; i++) {
        const struct feature *feature = &model->features.items[i];
        collect_pointer(&initiatives, feature->initiative.target, feature);
        collect_pointer(&systems, feature->system.target, feature);
        for (size_t t = 0; t < feature->touchpoints.count; t++) {
            collect_pointer(&touchpoints, feature->touchpoints.items[t].target, feature);
        }
        for (size_t p = 0; p < feature->pains.count; p++) {
            const struct pain *pain = feature->pains.items[p].target;
            collect_pointer(&pains, pain, feature);
            collect_pointer(&touchpoints, pain ? pain->touchpoint : NULL, feature);
        }
    }
    collect_end(&touchpoints, arena);
    collect_end(&pains, arena);
    collect_end(&initiatives, arena);
    collect_end(&systems, arena);
}

/* Needs the features of the initiatives. */
static void read_initiatives(const struct model *model, struct arena *arena,
                             struct serves *serves) {
    struct collector touchpoints;
    collect_start(&touchpoints, &serves->touchpoint_initiatives, sizeof(void *));
    for (size_t i = 0; i < model->initiatives.count; i++) {
        const struct initiative *initiative = &model->initiatives.items[i];
        for (size_t t = 0; t < initiative->touchpoints.count; t++) {
            collect_pointer(&touchpoints, initiative->touchpoints.items[t].target, initiative);
        }
        struct serves_features features = serves_initiative(serves, initiative);
        for (size_t f = 0; f < features.count; f++) {
            const struct feature *feature = features.items[f];
            if (feature->status == FEATURE_DROPPED) {
                continue;
            }
            for (size_t t = 0; t < feature->touchpoints.count; t++) {
                collect_pointer(&touchpoints, feature->touchpoints.items[t].target, initiative);
            }
            for (size_t p = 0; p < feature->pains.count; p++) {
                const struct pain *pain = feature->pains.items[p].target;
                collect_pointer(&touchpoints, pain ? pain->touchpoint : NULL, initiative);
            }
        }
    }
    collect_end(&touchpoints, arena);
}

static bool names_kpi(const struct touchpoint *touchpoint, const struct kpi *kpi) {
    for (size_t i = 0; i < touchpoint->kpis.count; i++) {
        if (touchpoint->kpis.items[i].target == kpi) {
            return true;
        }
    }
    return false;
}

static void read_kpis(const struct model *model, struct collector *kpis) {
    for (size_t i = 0; i < model->kpis.count; i++) {
        const struct kpi *kpi = &model->kpis.items[i];
        for (size_t t = 0; t < kpi->touchpoints.count; t++) {
            const struct touchpoint *touchpoint = kpi->touchpoints.items[t].target;
            if (touchpoint && !names_kpi(touchpoint, kpi)) {
                collect_pointer(kpis, touchpoint, kpi);
            }
        }
    }
}

static void own(struct collector *owned, const struct reference *owner, enum serves_part part,
                enum entity entity, const void *thing) {
    struct serves_thing value;
    memset(&value, 0, sizeof value); /* padding too, for comparing bytes */
    value.thing = thing;
    value.entity = entity;
    value.part = part;
    collect(owned, owner->target, &value);
}

/* The collectors that one pass over the journeys fills. */
struct journey_maps {
    struct collector kpis, systems, personas, owned;
};

static void read_touchpoint(const struct touchpoint *touchpoint, const struct journey *journey,
                            struct journey_maps *maps) {
    for (size_t i = 0; i < touchpoint->kpis.count; i++) {
        collect_pointer(&maps->kpis, touchpoint, touchpoint->kpis.items[i].target);
    }
    for (size_t i = 0; i < touchpoint->by_persona.count; i++) {
        collect_pointer(&maps->personas, touchpoint->by_persona.items[i].persona.target, journey);
    }
    if (touchpoint->inherited) {
        return;
    }
    own(&maps->owned, &touchpoint->owner, SERVES_OWNER, ENTITY_TOUCHPOINT, touchpoint);
    for (size_t i = 0; i < touchpoint->systems.count; i++) {
        collect_pointer(&maps->systems, touchpoint->systems.items[i].target, touchpoint);
    }
}

static void read_journeys(const struct model *model, struct journey_maps *maps) {
    for (size_t i = 0; i < model->journeys.count; i++) {
        const struct journey *journey = &model->journeys.items[i];
        own(&maps->owned, &journey->owner, SERVES_OWNER, ENTITY_JOURNEY, journey);
        for (size_t p = 0; p < journey->personas.count; p++) {
            collect_pointer(&maps->personas, journey->personas.items[p].target, journey);
        }
        size_t stage = 0, next = 0;
        const struct touchpoint *touchpoint;
        while ((touchpoint = journey_next(journey, &stage, &next))) {
            read_touchpoint(touchpoint, journey, maps);
        }
    }
}

static void own_actions(struct collector *owned, const struct initiative *initiative) {
    for (size_t i = 0; i < initiative->actions.count; i++) {
        struct serves_thing value;
        memset(&value, 0, sizeof value);
        value.thing = initiative;
        value.action = &initiative->actions.items[i];
        value.entity = ENTITY_INITIATIVE;
        value.part = SERVES_ACTION;
        collect(owned, value.action->owner.target, &value);
    }
}

static void read_work(const struct model *model, struct collector *owned) {
    for (size_t i = 0; i < model->organisation.systems.count; i++) {
        const struct system *system = &model->organisation.systems.items[i];
        own(owned, &system->owner, SERVES_OWNER, ENTITY_SYSTEM, system);
    }
    for (size_t i = 0; i < model->kpis.count; i++) {
        const struct kpi *kpi = &model->kpis.items[i];
        own(owned, &kpi->owner, SERVES_OWNER, ENTITY_KPI, kpi);
    }
    for (size_t i = 0; i < model->features.count; i++) {
        const struct feature *feature = &model->features.items[i];
        own(owned, &feature->product_owner, SERVES_PRODUCT_OWNER, ENTITY_FEATURE, feature);
    }
    for (size_t i = 0; i < model->initiatives.count; i++) {
        const struct initiative *initiative = &model->initiatives.items[i];
        own(owned, &initiative->owner, SERVES_OWNER, ENTITY_INITIATIVE, initiative);
        own(owned, &initiative->sponsor, SERVES_SPONSOR, ENTITY_INITIATIVE, initiative);
        own(owned, &initiative->team, SERVES_TEAM, ENTITY_INITIATIVE, initiative);
        own_actions(owned, initiative);
    }
}

void serves_init(const struct model *model, struct arena *arena, struct serves *serves) {
    *serves = (struct serves){0};
    read_features(model, arena, serves);
    read_initiatives(model, arena, serves);
    struct journey_maps maps;
    collect_start(&maps.kpis, &serves->touchpoint_kpis, sizeof(void *));
    collect_start(&maps.systems, &serves->system_touchpoints, sizeof(void *));
    collect_start(&maps.personas, &serves->persona_journeys, sizeof(void *));
    collect_start(&maps.owned, &serves->owned, sizeof(struct serves_thing));
    read_journeys(model, &maps);
    read_kpis(model, &maps.kpis);
    read_work(model, &maps.owned);
    collect_end(&maps.kpis, arena);
    collect_end(&maps.systems, arena);
    collect_end(&maps.personas, arena);
    collect_end(&maps.owned, arena);
}

struct serves_features serves_touchpoint(const struct serves *serves,
                                         const struct touchpoint *touchpoint) {
    struct serves_features list;
    list.items = find(&serves->touchpoint_features, touchpoint, &list.count);
    return list;
}

struct serves_features serves_pain(const struct serves *serves, const struct pain *pain) {
    struct serves_features list;
    list.items = find(&serves->pain_features, pain, &list.count);
    return list;
}

struct serves_features serves_initiative(const struct serves *serves,
                                         const struct initiative *initiative) {
    struct serves_features list;
    list.items = find(&serves->initiative_features, initiative, &list.count);
    return list;
}

struct serves_features serves_system(const struct serves *serves, const struct system *system) {
    struct serves_features list;
    list.items = find(&serves->system_features, system, &list.count);
    return list;
}

struct serves_initiatives serves_touchpoint_initiatives(const struct serves *serves,
                                                        const struct touchpoint *touchpoint) {
    struct serves_initiatives list;
    list.items = find(&serves->touchpoint_initiatives, touchpoint, &list.count);
    return list;
}

struct serves_kpis serves_touchpoint_kpis(const struct serves *serves,
                                          const struct touchpoint *touchpoint) {
    struct serves_kpis list;
    list.items = find(&serves->touchpoint_kpis, touchpoint, &list.count);
    return list;
}

struct serves_touchpoints serves_system_touchpoints(const struct serves *serves,
                                                    const struct system *system) {
    struct serves_touchpoints list;
    list.items = find(&serves->system_touchpoints, system, &list.count);
    return list;
}

struct serves_journeys serves_persona(const struct serves *serves, const struct persona *persona) {
    struct serves_journeys list;
    list.items = find(&serves->persona_journeys, persona, &list.count);
    return list;
}

struct serves_things serves_owned(const struct serves *serves, const void *owner) {
    struct serves_things list;
    list.items = find(&serves->owned, owner, &list.count);
    return list;
}

bool serves_open_feature(const struct feature *feature) {
    return feature->status != FEATURE_DONE && feature->status != FEATURE_DROPPED;
}

bool serves_open_initiative(const struct initiative *initiative) {
    return initiative->status != INITIATIVE_DONE && initiative->status != INITIATIVE_CANCELLED;
}
