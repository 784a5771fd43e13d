/* One difference at a time: the touchpoints of both sides are paired by id, then each pair is
 * compared by place and by the field table. */
#include "analyse/difference.h"

#include "analyse/difference_order.h"
#include "analyse/difference_text.h"
#include "analyse/result.h"
#include "analyse/voice.h"

#include <stdlib.h>
#include <string.h>

const char *const DIFFERENCE_KINDS[] = {"product", "to-be", NULL};
const char *const DIFFERENCE_CHANGES[] = {"added", "dropped", "moved", "changed", NULL};

#define THIS struct difference_figure
static const struct field FIGURE_FIELDS[] = {
    RESULT_NUMBER(before, 1, "in the journey it is compared with"),
    RESULT_NUMBER(after, 1, "in this journey"),
    RESULT_SIGNED(change, 1, "after minus before, when both are measured"),
};
#undef THIS
const struct record DIFFERENCE_FIGURE_RECORD =
    RECORD("figure before and after", struct difference_figure, FIGURE_FIELDS, "a figure");

#define THIS struct difference_score
static const struct field SCORE_FIELDS[] = {
    RESULT_TEXT(touchpoint, "the touchpoint's id in both journeys"),
    RESULT_STRUCT(emotion, DIFFERENCE_FIGURE_RECORD, "emotion, -2 to 2"),
    RESULT_STRUCT(internal, DIFFERENCE_FIGURE_RECORD, "internal score"),
    RESULT_STRUCT(customer, DIFFERENCE_FIGURE_RECORD, "customer score"),
};
#undef THIS
const struct record DIFFERENCE_SCORE_RECORD =
    RECORD("change of scores", struct difference_score, SCORE_FIELDS,
           "emotion and scores of a touchpoint");

#define THIS struct difference_row
static const struct field ROW_FIELDS[] = {
    RESULT_TEXT(touchpoint, "the touchpoint's id"),
    RESULT_CHOICE(change, DIFFERENCE_CHANGES, "added, dropped, moved or changed"),
    RESULT_TEXT(field, "what changed, or stage or order when moved"),
    RESULT_TEXT(before, "as it is in the journey compared with"),
    RESULT_TEXT(after, "as it is in this journey"),
    RESULT_TEXTS(bridged_by, "the features that serve the touchpoint"),
};
#undef THIS
const struct record DIFFERENCE_ROW_RECORD =
    RECORD("change", struct difference_row, ROW_FIELDS, "one change of a touchpoint");

#define THIS struct difference
static const struct field FIELDS[] = {
    RESULT_TEXT(journey, "the product or target journey"),
    RESULT_TEXT(against, "the journey it is compared with"),
    RESULT_CHOICE(kind, DIFFERENCE_KINDS, "product or to-be"),
    RESULT_LIST(changes, DIFFERENCE_ROW_RECORD, "what differs, touchpoint by touchpoint"),
    RESULT_LIST(scores, DIFFERENCE_SCORE_RECORD, "changes of emotion and scores"),
    RESULT_STRUCT(emotion, DIFFERENCE_FIGURE_RECORD, "mean emotion"),
    RESULT_STRUCT(internal, DIFFERENCE_FIGURE_RECORD, "mean internal score"),
    RESULT_STRUCT(customer, DIFFERENCE_FIGURE_RECORD, "mean customer score"),
    RESULT_TEXTS(bridged_by, "the features behind any of the changes"),
    RESULT_TEXTS(unserved, "touchpoints of a target that change and that no feature serves"),
};
#undef THIS
const struct record DIFFERENCE_RECORD =
    RECORD("difference", struct difference, FIELDS, "how two journeys differ");

/* What one comparison works with. */
struct comparison {
    const struct model *model;
    const struct serves *serves;
    struct arena *arena;
    GArray *rows;        /* of struct difference_row */
    GArray *scores;      /* of struct difference_score */
    GPtrArray *features; /* behind any change, as they come */
    GPtrArray *unserved; /* ids */
};

static struct difference_figure figure(double before, double after) {
    return (struct difference_figure){before, after, after - before};
}

static void collect_features(struct serves_features list, GPtrArray *into) {
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i]->status != FEATURE_DROPPED) {
            g_ptr_array_add(into, (gpointer)list.items[i]);
        }
    }
}

/* Features lie in one array in the order of the backlog. */
static int compare_address(const void *first, const void *second) {
    uintptr_t a = (uintptr_t) * (const void *const *)first;
    uintptr_t b = (uintptr_t) * (const void *const *)second;
    return (a > b) - (a < b);
}

/* The ids of features in the order of the backlog, each once; sorts the list. */
static struct list feature_ids(GPtrArray *features, struct arena *arena) {
    if (features->len == 0) {
        return (struct list){0};
    }
    qsort(features->pdata, features->len, sizeof *features->pdata, compare_address);
    const char **ids = ARENA_ARRAY(arena, const char *, features->len);
    size_t count = 0;
    for (guint i = 0; i < features->len; i++) {
        if (i == 0 || features->pdata[i] != features->pdata[i - 1]) {
            ids[count++] = ((const struct feature *)features->pdata[i])->id;
        }
    }
    return (struct list){ids, count};
}

/* Gives the rows of a touchpoint, from the first one on, what bridges them. */
static void bridge(struct comparison *comparison, guint first) {
    if (first == comparison->rows->len) {
        return;
    }
    const struct difference_row *row =
        &g_array_index(comparison->rows, struct difference_row, first);
    GPtrArray *features = g_ptr_array_new();
    if (row->was) {
        collect_features(serves_touchpoint(comparison->serves, row->was), features);
    }
    if (row->is) {
        collect_features(serves_touchpoint(comparison->serves, row->is), features);
    }
    if (features->len == 0) {
        g_ptr_array_add(comparison->unserved, (gpointer)row->touchpoint);
    } else {
        struct list ids = feature_ids(features, comparison->arena);
        for (guint i = first; i < comparison->rows->len; i++) {
            struct difference_row *each =
                &g_array_index(comparison->rows, struct difference_row, i);
            each->bridged_by.items = ids.items;
            each->bridged_by.count = ids.count;
        }
        for (guint i = 0; i < features->len; i++) {
            g_ptr_array_add(comparison->features, features->pdata[i]);
        }
    }
    g_ptr_array_unref(features);
}

static void add_row(struct comparison *comparison, enum difference_change change,
                    const struct touchpoint *was, const struct touchpoint *is, const char *field,
                    const char *before, const char *after) {
    struct difference_row row = {
        .touchpoint = is ? is->id : was->id,
        .change = (int)change,
        .field = field,
        .before = before,
        .after = after,
        .was = was,
        .is = is,
    };
    g_array_append_val(comparison->rows, row);
}

/* A pair of touchpoints being compared field by field. */
struct sides {
    struct comparison *comparison;
    const struct touchpoint *was, *is;
};

static void compare_fields(const struct sides *sides, const struct record *record, const char *path,
                           const void *before, const void *after);

static const void *find_item(const struct field *field, const struct list *list, const char *name) {
    for (size_t i = 0; i < list->count; i++) {
        const void *item = (const char *)list->items + i * field->record->size;
        if (g_strcmp0(difference_text_name(field, item), name) == 0) {
            return item;
        }
    }
    return NULL;
}

/* Lists of named items: the items of the one with their partners in the other, then the others. */
static void compare_items(const struct sides *sides, const struct field *field, const char *path,
                          const struct list *before, const struct list *after) {
    struct arena *arena = sides->comparison->arena;
    for (size_t i = 0; i < before->count + after->count; i++) {
        bool old = i < before->count;
        const struct list *list = old ? before : after;
        const void *item =
            (const char *)list->items + (old ? i : i - before->count) * field->record->size;
        const char *name = difference_text_name(field, item);
        const void *other = find_item(field, old ? after : before, name);
        const char *key = arena_format(arena, "%s.%s", path, name);
        if (!other) {
            const char *text = difference_text_item(field, item, arena);
            add_row(sides->comparison, DIFFERENCE_CHANGED, sides->was, sides->is, key,
                    old ? text : NULL, old ? NULL : text);
        } else if (old) {
            compare_fields(sides, field->record, key, item, other);
        }
    }
}

/* One field that differs. */
static void compare_field(const struct sides *sides, const struct field *field, const char *key,
                          const void *before, const void *after) {
    struct arena *arena = sides->comparison->arena;
    if (field->kind == FIELD_STRUCT) {
        compare_fields(sides, field->record, key, before, after);
    } else if (difference_text_named(field)) {
        compare_items(sides, field, key, before, after);
    } else {
        add_row(sides->comparison, DIFFERENCE_CHANGED, sides->was, sides->is, key,
                difference_text(field, field->kind, before, arena),
                difference_text(field, field->kind, after, arena));
    }
}

/* The fields of two structs; path is where they stand, NULL for the touchpoints themselves. What a
 * shorthand sets goes by the path alone. */
static void compare_fields(const struct sides *sides, const struct record *record, const char *path,
                           const void *before, const void *after) {
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        const void *first = field_in(field, before), *second = field_in(field, after);
        if (difference_text_same(field, field->kind, first, second)) {
            continue;
        }
        const char *key = field->key;
        if (path && record->shorthand && strcmp(record->shorthand, field->key) == 0) {
            key = path;
        } else if (path) {
            key = arena_format(sides->comparison->arena, "%s.%s", path, field->key);
        }
        compare_field(sides, field, key, first, second);
    }
}

static void compare_scores(struct comparison *comparison, const struct touchpoint *was,
                           const struct touchpoint *is) {
    struct difference_score score = {
        .touchpoint = is->id,
        .emotion = figure(was->emotion, is->emotion),
        .internal = figure(was->score.internal, is->score.internal),
        .customer = figure(voice_of_touchpoint(comparison->model, was).value,
                           voice_of_touchpoint(comparison->model, is).value),
    };
    const struct difference_figure *figures[] = {&score.emotion, &score.internal, &score.customer};
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        bool only_one = !isnan(figures[i]->before) != !isnan(figures[i]->after);
        if (only_one || fabs(figures[i]->change) > 0) {
            g_array_append_val(comparison->scores, score);
            return;
        }
    }
}

static void compare_place(struct comparison *comparison, const struct difference_pair *pair) {
    if (!pair->moved) {
        return;
    }
    bool same_stage = strcmp(pair->was->stage->id, pair->is->stage->id) == 0;
    const char *before = pair->was->stage->id, *after = pair->is->stage->id;
    if (same_stage) {
        before = arena_format(comparison->arena, "%zu", pair->was->number);
        after = arena_format(comparison->arena, "%zu", pair->is->number);
    }
    add_row(comparison, DIFFERENCE_MOVED, pair->was, pair->is, same_stage ? "order" : "stage",
            before, after);
}

static void compare_pair(struct comparison *comparison, const struct difference_pair *pair) {
    guint first = comparison->rows->len;
    if (!pair->was) {
        add_row(comparison, DIFFERENCE_ADDED, NULL, pair->is, NULL, NULL, pair->is->name);
    } else if (!pair->is) {
        add_row(comparison, DIFFERENCE_DROPPED, pair->was, NULL, NULL, pair->was->name, NULL);
    } else {
        compare_place(comparison, pair);
        if (!pair->is->inherited) {
            struct sides sides = {comparison, pair->was, pair->is};
            compare_fields(&sides, &TOUCHPOINT_RECORD, NULL, pair->was, pair->is);
            compare_scores(comparison, pair->was, pair->is);
        }
    }
    bridge(comparison, first);
}

/* Plain means over the touchpoints of a journey that have a value. */
static void means(const struct model *model, const struct journey *journey, double out[3]) {
    double sums[3] = {0};
    size_t counts[3] = {0}, stage = 0, next = 0;
    const struct touchpoint *touchpoint;
    while ((touchpoint = journey_next(journey, &stage, &next))) {
        double values[3] = {touchpoint->emotion, touchpoint->score.internal,
                            voice_of_touchpoint(model, touchpoint).value};
        for (size_t i = 0; i < 3; i++) {
            if (!isnan(values[i])) {
                sums[i] += values[i];
                counts[i]++;
            }
        }
    }
    for (size_t i = 0; i < 3; i++) {
        out[i] = counts[i] > 0 ? sums[i] / (double)counts[i] : NAN;
    }
}

static void take_results(struct comparison *comparison, struct difference *difference) {
    struct arena *arena = comparison->arena;
    difference->changes.count = comparison->rows->len;
    difference->changes.items = arena_copy(arena, comparison->rows->data,
                                           comparison->rows->len * sizeof(struct difference_row));
    difference->scores.count = comparison->scores->len;
    difference->scores.items = arena_copy(
        arena, comparison->scores->data, comparison->scores->len * sizeof(struct difference_score));
    struct list ids = feature_ids(comparison->features, arena);
    difference->bridged_by.items = ids.items;
    difference->bridged_by.count = ids.count;
    if (difference->kind == DIFFERENCE_TO_BE) {
        difference->unserved.count = comparison->unserved->len;
        difference->unserved.items = arena_copy(arena, comparison->unserved->pdata,
                                                comparison->unserved->len * sizeof(char *));
    }
}

static void compare(struct comparison *comparison, enum difference_kind kind,
                    const struct journey *from, const struct journey *of,
                    struct difference *difference) {
    g_array_set_size(comparison->rows, 0);
    g_array_set_size(comparison->scores, 0);
    g_ptr_array_set_size(comparison->features, 0);
    g_ptr_array_set_size(comparison->unserved, 0);
    *difference = (struct difference){
        .journey = of->id, .against = from->id, .kind = (int)kind, .of = of, .from = from};
    size_t count;
    struct difference_pair *pairs = difference_order(from, of, &count);
    for (size_t i = 0; i < count; i++) {
        compare_pair(comparison, &pairs[i]);
    }
    g_free(pairs);
    double before[3], after[3];
    means(comparison->model, from, before);
    means(comparison->model, of, after);
    difference->emotion = figure(before[0], after[0]);
    difference->internal = figure(before[1], after[1]);
    difference->customer = figure(before[2], after[2]);
    take_results(comparison, difference);
}

/* What a journey is compared with: the generic one, and the one as it is. A target that is written
 * as an extension of its own as-is journey is only compared once, as a target. */
static void sides_of(const struct journey *journey, const struct journey *from[2]) {
    from[1] = journey->as_is.target;
    from[0] = journey->extends.target == from[1] ? NULL : journey->extends.target;
}

void difference_analyse(const struct model *model, const struct serves *serves, struct arena *arena,
                        struct differences *differences) {
    *differences = (struct differences){0};
    size_t count = 0;
    for (size_t i = 0; i < model->journeys.count; i++) {
        const struct journey *from[2];
        sides_of(&model->journeys.items[i], from);
        count += (size_t)(from[0] != NULL) + (from[1] != NULL);
    }
    struct comparison comparison = {
        .model = model,
        .serves = serves,
        .arena = arena,
        .rows = g_array_new(FALSE, FALSE, sizeof(struct difference_row)),
        .scores = g_array_new(FALSE, FALSE, sizeof(struct difference_score)),
        .features = g_ptr_array_new(),
        .unserved = g_ptr_array_new(),
    };
    differences->items.items = ARENA_ARRAY(arena, struct difference, count);
    for (size_t i = 0; i < model->journeys.count; i++) {
        const struct journey *journey = &model->journeys.items[i];
        const struct journey *from[2];
        sides_of(journey, from);
        for (size_t side = 0; side < 2; side++) {
            if (from[side]) {
                compare(&comparison, side == 0 ? DIFFERENCE_PRODUCT : DIFFERENCE_TO_BE, from[side],
                        journey, &differences->items.items[differences->items.count++]);
            }
        }
    }
    g_array_unref(comparison.rows);
    g_array_unref(comparison.scores);
    g_ptr_array_unref(comparison.features);
    g_ptr_array_unref(comparison.unserved);
}

/* Differences are in the order of the model, whose journeys lie in one array. */
const struct difference *difference_find(const struct differences *differences,
                                         const struct journey *journey, enum difference_kind kind) {
    size_t low = 0, high = differences->items.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct difference *at = &differences->items.items[middle];
        if (at->of < journey || (at->of == journey && at->kind < (int)kind)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const struct difference *found =
        low < differences->items.count ? &differences->items.items[low] : NULL;
    return found && found->of == journey && found->kind == (int)kind ? found : NULL;
}
