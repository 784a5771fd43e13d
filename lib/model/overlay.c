/* A touchpoint keeps the place of the generic one, unless the product lists it in another stage or
 * after one that followed it; a new one follows the one listed before it. */
#include "model/overlay.h"

#include "model/bind.h"

#include <string.h>

void overlay_record(const struct record *record, const void *base, const void *over, void *out) {
    struct span at = record_span(record, over);
    memmove(out, over, record->size);
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        void *value = field_of(field, out);
        if (field->kind == FIELD_STRUCT) {
            overlay_record(field->record, field_in(field, base), field_in(field, over), value);
        } else if (!field_given(field->kind, field->record, value)) {
            memcpy(value, field_in(field, base), field_kind_size(field->kind, field->record));
        }
    }
    if (record->spanned && at.source) {
        *(struct span *)out = at;
    }
}

/* A touchpoint of the journey being made. */
static struct touchpoint inherit(const struct touchpoint *base) {
    struct touchpoint touchpoint = *base;
    touchpoint.inherited = true;
    return touchpoint;
}

static bool only_names(const struct touchpoint *over) {
    struct touchpoint rest = *over;
    rest.id = NULL;
    return !field_given(FIELD_STRUCT, &TOUCHPOINT_RECORD, &rest);
}

static const struct touchpoint *find_touchpoint(const struct journey *journey, const char *id,
                                                const struct stage **stage) {
    for (size_t i = 0; i < journey->stages.count; i++) {
        const struct stage *at = &journey->stages.items[i];
        for (size_t j = 0; j < at->touchpoints.count; j++) {
            if (at->touchpoints.items[j].id && strcmp(at->touchpoints.items[j].id, id) == 0) {
                *stage = at;
                return &at->touchpoints.items[j];
            }
        }
    }
    return NULL;
}

static const struct stage *find_stage(const struct journey *journey, const char *id) {
    for (size_t i = 0; i < journey->stages.count; i++) {
        const struct stage *stage = &journey->stages.items[i];
        if (stage->id && strcmp(stage->id, id) == 0) {
            return stage;
        }
    }
    return NULL;
}

static bool dropped(const struct journey *over, const char *id) {
    for (size_t i = 0; i < over->drop.count; i++) {
        if (strcmp(over->drop.items[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

static guint position(const GArray *list, const char *id) {
    for (guint i = 0; i < list->len; i++) {
        const char *other = g_array_index(list, struct touchpoint, i).id;
        if (other && strcmp(other, id) == 0) {
            return i;
        }
    }
    return list->len;
}

/* Where a touchpoint listed first in its stage goes: before the next listed one that exists. */
static guint before_next(const GArray *list, const struct stage *over, size_t from) {
    for (size_t i = from; i < over->touchpoints.count; i++) {
        const char *id = over->touchpoints.items[i].id;
        guint at = id ? position(list, id) : list->len;
        if (at < list->len) {
            return at;
        }
    }
    return list->len;
}

/* Lays the touchpoints that the product lists in a stage over those inherited in it. */
static void lay_touchpoints(GArray *list, const struct stage *over, const struct journey *base) {
    guint cursor = 0;
    bool placed = false;
    for (size_t i = 0; i < over->touchpoints.count; i++) {
        const struct touchpoint *given = &over->touchpoints.items[i];
        const struct stage *stage = NULL;
        const struct touchpoint *old = given->id ? find_touchpoint(base, given->id, &stage) : NULL;
        struct touchpoint made = *given;
        if (old) {
            overlay_record(&TOUCHPOINT_RECORD, old, given, &made);
            made.inherited = only_names(given);
        }
        guint at = given->id ? position(list, given->id) : list->len;
        if (at < list->len && (!placed || at >= cursor)) {
            g_array_index(list, struct touchpoint, at) = made;
        } else {
            if (at < list->len) { /* listed after one that followed it: it moves */
                g_array_remove_index(list, at);
                cursor -= at < cursor;
            }
            at = placed ? cursor : before_next(list, over, i + 1);
            made.inherited = false;
            g_array_insert_val(list, at, made);
        }
        cursor = at + 1;
        placed = true;
    }
}

/* Copies pain points too, for they point back to their touchpoint, and ways on, which lead to the
 * touchpoints of their own journey. */
static void keep_touchpoints(struct stage *stage, const GArray *list, struct arena *arena) {
    stage->touchpoints.items = arena_copy(arena, list->data, list->len * sizeof(struct touchpoint));
    stage->touchpoints.count = list->len;
    for (size_t i = 0; i < list->len; i++) {
        struct touchpoint *touchpoint = &stage->touchpoints.items[i];
        touchpoint->pains.items = arena_copy(arena, touchpoint->pains.items,
                                             touchpoint->pains.count * sizeof(struct pain));
        touchpoint->next.items = arena_copy(arena, touchpoint->next.items,
                                            touchpoint->next.count * sizeof(struct path_on));
    }
}

static struct stage make_stage(const struct stage *base_stage, const struct stage *over_stage,
                               const struct journey *base, const struct journey *over,
                               struct arena *arena) {
    struct stage stage = over_stage ? *over_stage : *base_stage;
    if (base_stage && over_stage) {
        overlay_record(&STAGE_RECORD, base_stage, over_stage, &stage);
    }
    GArray *list = g_array_new(FALSE, FALSE, sizeof(struct touchpoint));
    for (size_t i = 0; base_stage && i < base_stage->touchpoints.count; i++) {
        const struct touchpoint *old = &base_stage->touchpoints.items[i];
        const struct stage *listed = NULL;
        bool moved = old->id && find_touchpoint(over, old->id, &listed) && listed != over_stage;
        if (!moved && !(old->id && dropped(over, old->id))) {
            struct touchpoint kept = inherit(old);
            g_array_append_val(list, kept);
        }
    }
    if (over_stage) {
        lay_touchpoints(list, over_stage, base);
    }
    keep_touchpoints(&stage, list, arena);
    g_array_free(list, TRUE);
    return stage;
}

/* The stages of both, in the order of the generic journey; new ones follow the one listed before.
 */
static void lay_stages(struct journey *out, const struct journey *base, const struct journey *over,
                       struct arena *arena) {
    GArray *stages = g_array_new(FALSE, FALSE, sizeof(struct stage));
    size_t next_new = 0;
    for (size_t i = 0; i <= base->stages.count; i++) {
        const struct stage *base_stage = i < base->stages.count ? &base->stages.items[i] : NULL;
        const struct stage *over_stage =
            base_stage && base_stage->id ? find_stage(over, base_stage->id) : NULL;
        size_t upto = over_stage ? (size_t)(over_stage - over->stages.items)
                                 : (base_stage ? next_new : over->stages.count);
        for (; next_new < upto; next_new++) {
            const struct stage *added = &over->stages.items[next_new];
            if (!added->id || !find_stage(base, added->id)) {
                struct stage stage = make_stage(NULL, added, base, over, arena);
                g_array_append_val(stages, stage);
            }
        }
        if (base_stage) {
            struct stage stage = make_stage(base_stage, over_stage, base, over, arena);
            bool emptied = stage.touchpoints.count == 0 && base_stage->touchpoints.count > 0;
            if (!emptied && !(stage.id && dropped(over, stage.id))) {
                g_array_append_val(stages, stage);
            }
        }
    }
    out->stages.items = arena_copy(arena, stages->data, stages->len * sizeof(struct stage));
    out->stages.count = stages->len;
    g_array_free(stages, TRUE);
}

/* Reports what a journey drops though the generic one does not have it. */
static void check_drop(const struct journey *base, const struct journey *over, struct arena *arena,
                       struct diagnostics *diagnostics) {
    for (size_t i = 0; i < over->drop.count; i++) {
        const struct reference *drop = &over->drop.items[i];
        const struct stage *stage = NULL;
        if (find_touchpoint(base, drop->id, &stage) || find_stage(base, drop->id)) {
            continue;
        }
        GPtrArray *ids = g_ptr_array_new();
        for (size_t j = 0; j < base->stages.count; j++) {
            if (base->stages.items[j].id) {
                g_ptr_array_add(ids, (gpointer)base->stages.items[j].id);
            }
        }
        size_t s = 0, t = 0;
        for (const struct touchpoint *at; (at = journey_next(base, &s, &t));) {
            if (at->id) {
                g_ptr_array_add(ids, (gpointer)at->id);
            }
        }
        const char *hint =
            bind_suggestion(drop->id, (const char *const *)ids->pdata, ids->len, arena);
        diagnostics_add(diagnostics, CODE_UNKNOWN_REFERENCE, drop->at, hint,
                        "'drop' names '%s', which the journey '%s' does not have", drop->id,
                        base->id);
        g_ptr_array_free(ids, TRUE);
    }
}

enum state { UNSEEN, OPEN, DONE };

struct overlay {
    struct journey *journeys;
    size_t count;
    enum state *states;
    GHashTable *by_id; /* id to 1 + index */
    GPtrArray *chain;  /* the journeys being completed */
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static void report_cycle(const struct overlay *overlay, const struct journey *again) {
    GString *cycle = g_string_new(NULL);
    bool inside = false;
    for (guint i = 0; i < overlay->chain->len; i++) {
        const struct journey *at = g_ptr_array_index(overlay->chain, i);
        inside = inside || at == again;
        if (inside) {
            g_string_append_printf(cycle, "%s (%s:%u) → ", at->id, at->extends.at.source->name,
                                   at->extends.at.line);
        }
    }
    g_string_append(cycle, again->id);
    diagnostics_add(overlay->diagnostics, CODE_EXTENDS_CYCLE, again->extends.at,
                    "remove one of these 'extends'", "journeys extend each other: %s", cycle->str);
    g_string_free(cycle, TRUE);
}

/* What belongs to one journey alone is never inherited. */
static void keep_own(struct journey *journey, const struct journey *over) {
    journey->drop.items = over->drop.items;
    journey->drop.count = over->drop.count;
    journey->as_is = over->as_is;
    journey->status = over->status;
    journey->reviewed = over->reviewed;
    journey->kind = over->kind != JOURNEY_KIND_NONE ? over->kind : JOURNEY_PRODUCT;
}

static void complete(struct overlay *overlay, size_t index) {
    struct journey *journey = &overlay->journeys[index];
    if (overlay->states[index] == DONE || !journey->extends.id) {
        return;
    }
    if (overlay->states[index] == OPEN) {
        report_cycle(overlay, journey);
        return;
    }
    overlay->states[index] = OPEN;
    g_ptr_array_add(overlay->chain, journey);
    size_t base = GPOINTER_TO_SIZE(g_hash_table_lookup(overlay->by_id, journey->extends.id));
    if (base > 0) { /* an unknown one is reported when references are resolved */
        complete(overlay, base - 1);
        if (overlay->states[base - 1] != OPEN) {
            const struct journey over = *journey;
            const struct journey *generic = &overlay->journeys[base - 1];
            check_drop(generic, &over, overlay->arena, overlay->diagnostics);
            overlay_record(&JOURNEY_RECORD, generic, &over, journey);
            keep_own(journey, &over);
            lay_stages(journey, generic, &over, overlay->arena);
        }
    }
    overlay->states[index] = DONE;
    g_ptr_array_remove_index(overlay->chain, overlay->chain->len - 1);
}

void overlay_journeys(struct journey *journeys, size_t count, struct arena *arena,
                      struct diagnostics *diagnostics) {
    struct overlay overlay = {
        .journeys = journeys,
        .count = count,
        .states = g_new0(enum state, count),
        .by_id = g_hash_table_new(g_str_hash, g_str_equal),
        .chain = g_ptr_array_new(),
        .arena = arena,
        .diagnostics = diagnostics,
    };
    for (size_t i = count; i > 0; i--) { /* the first of two with one id counts */
        if (journeys[i - 1].id) {
            g_hash_table_insert(overlay.by_id, (gpointer)journeys[i - 1].id, GSIZE_TO_POINTER(i));
        }
    }
    for (size_t i = 0; i < count; i++) {
        complete(&overlay, i);
    }
    g_ptr_array_free(overlay.chain, TRUE);
    g_hash_table_destroy(overlay.by_id);
    g_free(overlay.states);
}
