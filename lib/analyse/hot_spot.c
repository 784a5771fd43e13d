/* Gathers by system and by process in the order of appearance, keeps the large ones, sorts. */
#include "analyse/hot_spot.h"

#include "analyse/result.h"

#include <stdlib.h>
#include <string.h>

static const char *const KINDS[] = {"system", "process", NULL};

#define THIS struct hot_spot
static const struct field FIELDS[] = {
    RESULT_TEXT(subject, "the system's id, or the process as it is written"),
    RESULT_CHOICE(kind, KINDS, "system or process"),
    RESULT_TEXTS(touchpoints, "the weak touchpoints that rest on it, as journey/touchpoint"),
    RESULT_NUMBER(weighted_shortfall, 2, "sum of their weighted shortfalls"),
};
#undef THIS
const struct record HOT_SPOT_RECORD =
    RECORD("hot spot", struct hot_spot, FIELDS, "what lies under several weak touchpoints");

/* A place where weak touchpoints may meet. */
struct place {
    const char *subject;
    const struct system *system;
    GPtrArray *gaps; /* of const struct gap * */
};

/* Adds a weak touchpoint to a place, once. */
static void add(GHashTable *by_subject, GArray *places, const char *subject,
                const struct system *system, const struct gap *gap) {
    guint index = GPOINTER_TO_UINT(g_hash_table_lookup(by_subject, subject));
    if (index == 0) {
        struct place place = {subject, system, g_ptr_array_new()};
        g_array_append_val(places, place);
        index = places->len;
        g_hash_table_insert(by_subject, (gpointer)subject, GUINT_TO_POINTER(index));
    }
    GPtrArray *gaps = g_array_index(places, struct place, index - 1).gaps;
    if (gaps->len == 0 || g_ptr_array_index(gaps, gaps->len - 1) != gap) {
        g_ptr_array_add(gaps, (gpointer)gap);
    }
}

static void gather(const struct gaps *gaps, GHashTable *systems, GHashTable *processes,
                   GArray *places) {
    for (size_t i = 0; i < gaps->items.count; i++) {
        const struct gap *gap = &gaps->items.items[i];
        if (!gap_is_weak(gap)) {
            continue;
        }
        for (size_t s = 0; s < gap->of->systems.count; s++) {
            const struct reference *system = &gap->of->systems.items[s];
            add(systems, places, system->id, system->target, gap);
        }
        if (gap->of->process) {
            add(processes, places, gap->of->process, NULL, gap);
        }
    }
}

static void fill(const struct place *place, struct arena *arena, struct hot_spot *spot) {
    size_t count = place->gaps->len;
    *spot = (struct hot_spot){.subject = place->subject,
                              .kind = place->system ? HOT_SPOT_SYSTEM : HOT_SPOT_PROCESS,
                              .system = place->system};
    spot->touchpoints.items = ARENA_ARRAY(arena, const char *, count);
    spot->of.items = arena_copy(arena, place->gaps->pdata, count * sizeof(void *));
    spot->touchpoints.count = spot->of.count = count;
    for (size_t i = 0; i < count; i++) {
        spot->touchpoints.items[i] = spot->of.items[i]->touchpoint;
        spot->weighted_shortfall += spot->of.items[i]->weighted_shortfall;
    }
}

static int compare(const void *first, const void *second) {
    const struct hot_spot *a = first, *b = second;
    if (a->of.count != b->of.count) {
        return a->of.count > b->of.count ? -1 : 1;
    }
    if (a->weighted_shortfall != b->weighted_shortfall) {
        return a->weighted_shortfall > b->weighted_shortfall ? -1 : 1;
    }
    return a->kind != b->kind ? a->kind - b->kind : strcmp(a->subject, b->subject);
}

static void keep(GArray *places, struct arena *arena, struct hot_spots *spots) {
    size_t count = 0;
    for (guint i = 0; i < places->len; i++) {
        count += g_array_index(places, struct place, i).gaps->len >= HOT_SPOT_LEAST;
    }
    spots->items.items = ARENA_ARRAY(arena, struct hot_spot, count);
    for (guint i = 0; i < places->len; i++) {
        const struct place *place = &g_array_index(places, struct place, i);
        if (place->gaps->len >= HOT_SPOT_LEAST) {
            fill(place, arena, &spots->items.items[spots->items.count++]);
        }
        g_ptr_array_unref(place->gaps);
    }
    qsort(spots->items.items, count, sizeof *spots->items.items, compare);
}

void hot_spot_analyse(const struct gaps *gaps, struct arena *arena, struct hot_spots *spots) {
    *spots = (struct hot_spots){0};
    GHashTable *systems = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTable *processes = g_hash_table_new(g_str_hash, g_str_equal);
    GArray *places = g_array_new(FALSE, FALSE, sizeof(struct place));
    gather(gaps, systems, processes, places);
    keep(places, arena, spots);
    g_array_unref(places);
    g_hash_table_unref(systems);
    g_hash_table_unref(processes);
}
