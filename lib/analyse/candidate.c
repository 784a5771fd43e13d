/* One pass over the model; the sums of shortfalls are added in the order of the touchpoints. */
#include "analyse/candidate.h"

/* Touchpoints as they are named, each once. */
struct served {
    GPtrArray *list;
    GHashTable *seen;
};

static void serve(struct served *served, const struct touchpoint *touchpoint) {
    if (touchpoint && g_hash_table_add(served->seen, (gpointer)touchpoint)) {
        g_ptr_array_add(served->list, (gpointer)touchpoint);
    }
}

static void serve_all(struct served *served, const struct reference *touchpoints, size_t count) {
    for (size_t i = 0; i < count; i++) {
        serve(served, touchpoints[i].target);
    }
}

static void serve_by_feature(struct served *served, const struct feature *feature) {
    serve_all(served, feature->touchpoints.items, feature->touchpoints.count);
    for (size_t i = 0; i < feature->pains.count; i++) {
        const struct pain *pain = feature->pains.items[i].target;
        serve(served, pain ? pain->touchpoint : NULL);
    }
}

/* Moves what was served to the candidate, with the sum of its weighted shortfalls. */
static void take_served(const struct gaps *gaps, struct arena *arena, struct served *served,
                        struct candidate *candidate) {
    size_t count = served->list->len;
    candidate->touchpoints.count = count;
    candidate->touchpoints.items = arena_copy(arena, served->list->pdata, count * sizeof(void *));
    double sum = NAN;
    for (size_t i = 0; i < count; i++) {
        const struct gap *gap = gap_find(gaps, candidate->touchpoints.items[i]);
        if (gap && !isnan(gap->weighted_shortfall)) {
            sum = (isnan(sum) ? 0 : sum) + gap->weighted_shortfall;
        }
    }
    candidate->input.shortfall = sum;
    g_ptr_array_set_size(served->list, 0);
    g_hash_table_remove_all(served->seen);
}

static bool is_feasible(const struct initiative *initiative) {
    if (initiative->status == INITIATIVE_BLOCKED) {
        return false;
    }
    for (size_t i = 0; i < initiative->depends_on.count; i++) {
        const struct initiative *other = initiative->depends_on.items[i].target;
        bool later = other && serves_open_initiative(other) && other->due > 0 &&
                     initiative->due > 0 && other->due > initiative->due;
        if (later || (other && other->status == INITIATIVE_CANCELLED)) {
            return false;
        }
    }
    return true;
}

static void fill_initiative(const struct initiative *initiative, const struct serves *serves,
                            struct served *served, struct candidate *candidate) {
    *candidate = (struct candidate){
        .id = initiative->code,
        .initiative = initiative,
        .feasible = is_feasible(initiative),
        .input = {.customer = initiative->benefit.customer,
                  .business = initiative->benefit.business,
                  .money = initiative->cost.money,
                  .effort = initiative->cost.effort,
                  .reach = initiative->reach,
                  .confidence = initiative->confidence,
                  .time_criticality = initiative->time_criticality,
                  .risk_reduction = initiative->risk_reduction},
    };
    serve_all(served, initiative->touchpoints.items, initiative->touchpoints.count);
    struct serves_features features = serves_initiative(serves, initiative);
    for (size_t i = 0; i < features.count; i++) {
        if (features.items[i]->status != FEATURE_DROPPED) {
            serve_by_feature(served, features.items[i]);
        }
    }
}

static void fill_feature(const struct feature *feature, struct served *served,
                         struct candidate *candidate) {
    *candidate = (struct candidate){
        .id = feature->id,
        .feature = feature,
        .feasible = true,
        .input = {.customer = feature->benefit.customer,
                  .business = feature->benefit.business,
                  .money = feature->cost.money,
                  .effort = feature->cost.effort,
                  .reach = feature->reach,
                  .confidence = feature->confidence,
                  .time_criticality = feature->time_criticality,
                  .risk_reduction = feature->risk_reduction},
    };
    serve_by_feature(served, feature);
}

static struct served served_new(void) {
    return (struct served){g_ptr_array_new(), g_hash_table_new(NULL, NULL)};
}

static void served_free(struct served *served) {
    g_ptr_array_unref(served->list);
    g_hash_table_unref(served->seen);
}

void candidate_initiatives(const struct model *model, const struct gaps *gaps,
                           const struct serves *serves, struct arena *arena,
                           struct candidates *candidates) {
    *candidates =
        (struct candidates){ARENA_ARRAY(arena, struct candidate, model->initiatives.count), 0};
    struct served served = served_new();
    for (size_t i = 0; i < model->initiatives.count; i++) {
        const struct initiative *initiative = &model->initiatives.items[i];
        if (serves_open_initiative(initiative)) {
            struct candidate *candidate = &candidates->items[candidates->count++];
            fill_initiative(initiative, serves, &served, candidate);
            take_served(gaps, arena, &served, candidate);
        }
    }
    served_free(&served);
}

void candidate_features(const struct model *model, const struct gaps *gaps, struct arena *arena,
                        struct candidates *candidates) {
    *candidates =
        (struct candidates){ARENA_ARRAY(arena, struct candidate, model->features.count), 0};
    struct served served = served_new();
    for (size_t i = 0; i < model->features.count; i++) {
        const struct feature *feature = &model->features.items[i];
        if (serves_open_feature(feature)) {
            struct candidate *candidate = &candidates->items[candidates->count++];
            fill_feature(feature, &served, candidate);
            take_served(gaps, arena, &served, candidate);
        }
    }
    served_free(&served);
}
