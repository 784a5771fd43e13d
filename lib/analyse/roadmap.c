/* Open initiatives become tasks of a schedule; conflicts are read off its dates. */
#include "analyse/roadmap.h"

#include "analyse/result.h"
#include "analyse/schedule.h"
#include "analyse/serves.h"

#include <stdlib.h>

const char *const ROADMAP_HORIZONS[] = {"short", "mid", "long", NULL};
const char *const ROADMAP_CONFLICTS[] = {"starts-before-dependency", "due-before-finish",
                                         "overload", NULL};

#define THIS struct roadmap_item
static const struct field ITEM_FIELDS[] = {
    RESULT_TEXT(initiative, "its code"),
    RESULT_DATE(early_start, "earliest start, computed"),
    RESULT_DATE(early_finish, "earliest finish, the last day worked"),
    RESULT_DATE(late_start, "latest start that does not move the end of all"),
    RESULT_DATE(late_finish, "latest finish that does not move the end of all"),
    {.key = "float",
     .kind = FIELD_NUMBER,
     .offset = offsetof(THIS, slack),
     .flags = FIELD_RESULT | FIELD_WHOLE,
     .note = "working days it can slip without moving the end of all"},
    RESULT_BOOLEAN(critical, "whether it cannot slip"),
    RESULT_CHOICE(horizon, ROADMAP_HORIZONS, "term of the computed finish"),
    RESULT_BOOLEAN(late, "whether it was due before the report's date"),
    RESULT_COUNT(late_days, "calendar days since it was due"),
};
#undef THIS
const struct record ROADMAP_ITEM_RECORD =
    RECORD("roadmap item", struct roadmap_item, ITEM_FIELDS, "when an initiative can be done");

#define THIS struct roadmap_conflict
static const struct field CONFLICT_FIELDS[] = {
    RESULT_CHOICE(kind, ROADMAP_CONFLICTS, "what contradicts what"),
    RESULT_TEXT(initiative, "its code; none for an overload"),
    RESULT_TEXT(other, "code of the dependency"),
    RESULT_NUMBER(days, 0, "calendar days, or person-days above capacity"),
    RESULT_TEXT(team, "id of the team that is overloaded"),
    RESULT_PERIOD(month, "the month of the overload"),
    RESULT_LIST_AT("initiatives", shares, WORKLOAD_SHARE_RECORD, "what makes an overload up"),
};
#undef THIS
const struct record ROADMAP_CONFLICT_RECORD =
    RECORD("roadmap conflict", struct roadmap_conflict, CONFLICT_FIELDS,
           "where the plan contradicts itself");

#define THIS struct roadmap
static const struct field FIELDS[] = {
    RESULT_LIST(items, ROADMAP_ITEM_RECORD, "open initiatives"),
    RESULT_LIST(conflicts, ROADMAP_CONFLICT_RECORD, "where the plan contradicts itself"),
    RESULT_LIST(load, WORKLOAD_RECORD, "by team and month"),
    RESULT_DATE(finish, "the latest computed finish"),
    RESULT_DATE(short_end, "last day of the short term"),
    RESULT_DATE(mid_end, "last day of the middle term"),
};
#undef THIS
const struct record ROADMAP_RECORD =
    RECORD("roadmap", struct roadmap, FIELDS, "when open initiatives can be done");

/* Working days from start to due, else the duration; 0 for neither. */
static int64_t duration_of(const struct initiative *initiative, uint32_t as_of) {
    if (initiative->due > 0) {
        uint32_t start = initiative->start > 0 ? initiative->start : as_of;
        return MAX(date_working_count(start, initiative->due), 1);
    }
    return isnan(initiative->duration) ? 0 : (int64_t)initiative->duration;
}

static bool has_started(const struct initiative *initiative) {
    return initiative->status == INITIATIVE_IN_PROGRESS || initiative->status == INITIATIVE_BLOCKED;
}

/* The places in the roadmap of what an initiative waits for; what is closed has none. */
static void read_dependencies(const struct roadmap *roadmap, const struct initiative *initiative,
                              struct arena *arena, struct schedule_task *task) {
    size_t *after = ARENA_ARRAY(arena, size_t, initiative->depends_on.count);
    for (size_t i = 0; i < initiative->depends_on.count; i++) {
        const struct roadmap_item *item =
            roadmap_find(roadmap, initiative->depends_on.items[i].target);
        if (item) {
            after[task->after_count++] = (size_t)(item - roadmap->items.items);
        }
    }
    task->after = after;
}

static enum roadmap_horizon horizon_of(const struct roadmap *roadmap, uint32_t finish) {
    if (finish == 0) {
        return ROADMAP_NO_HORIZON;
    }
    if (finish <= roadmap->short_end) {
        return ROADMAP_SHORT;
    }
    return finish <= roadmap->mid_end ? ROADMAP_MID : ROADMAP_LONG;
}

static void fill(const struct roadmap *roadmap, const struct schedule_dates *dates, uint32_t as_of,
                 struct roadmap_item *item) {
    const struct initiative *initiative = item->of;
    bool computed = dates->early_finish > 0;
    bool late = initiative->due > 0 && initiative->due < as_of;
    *item = (struct roadmap_item){
        .initiative = initiative->code,
        .early_start = dates->early_start,
        .early_finish = dates->early_finish,
        .late_start = dates->late_start,
        .late_finish = dates->late_finish,
        .slack = computed ? (double)dates->slack : NAN,
        .critical = computed && dates->slack == 0 ? ANSWER_YES : ANSWER_NO,
        .horizon = (int)horizon_of(roadmap, dates->early_finish),
        .late = late ? ANSWER_YES : ANSWER_NO,
        .late_days = late ? (double)(as_of - initiative->due) : NAN,
        .of = initiative,
    };
}

static void list_open(const struct model *model, struct arena *arena, struct roadmap *roadmap) {
    roadmap->items.items = ARENA_ARRAY(arena, struct roadmap_item, model->initiatives.count);
    for (size_t i = 0; i < model->initiatives.count; i++) {
        if (serves_open_initiative(&model->initiatives.items[i])) {
            roadmap->items.items[roadmap->items.count++].of = &model->initiatives.items[i];
        }
    }
}

static void find_dates(const struct model *model, struct roadmap *roadmap) {
    size_t count = roadmap->items.count;
    struct arena arena = {0};
    struct schedule_task *tasks = ARENA_ARRAY(&arena, struct schedule_task, count);
    struct schedule_dates *dates = ARENA_ARRAY(&arena, struct schedule_dates, count);
    for (size_t i = 0; i < count; i++) {
        const struct initiative *initiative = roadmap->items.items[i].of;
        tasks[i].duration = duration_of(initiative, model->as_of);
        tasks[i].start = initiative->start;
        tasks[i].started = has_started(initiative);
        read_dependencies(roadmap, initiative, &arena, &tasks[i]);
    }
    schedule_run(tasks, count, model->as_of, dates);
    for (size_t i = 0; i < count; i++) {
        fill(roadmap, &dates[i], model->as_of, &roadmap->items.items[i]);
        roadmap->finish = MAX(roadmap->finish, dates[i].early_finish);
    }
    arena_release(&arena);
}

static void find_load(struct arena *arena, struct roadmap *roadmap) {
    struct workload_task *work = g_new(struct workload_task, roadmap->items.count);
    size_t count = 0;
    for (size_t i = 0; i < roadmap->items.count; i++) {
        const struct roadmap_item *item = &roadmap->items.items[i];
        if (item->early_finish > 0) {
            work[count++] = (struct workload_task){item->of, item->early_start, item->early_finish};
        }
    }
    struct workloads loads;
    workload_analyse(work, count, arena, &loads);
    roadmap->load.items = loads.items;
    roadmap->load.count = loads.count;
    g_free(work);
}

static void add_conflicts(const struct roadmap *roadmap, const struct roadmap_item *item,
                          GArray *conflicts) {
    const struct initiative *initiative = item->of;
    for (size_t i = 0; i < initiative->depends_on.count && initiative->start > 0; i++) {
        const struct roadmap_item *other =
            roadmap_find(roadmap, initiative->depends_on.items[i].target);
        if (other && initiative->start < other->early_finish) {
            struct roadmap_conflict conflict = {
                .kind = ROADMAP_STARTS_BEFORE_DEPENDENCY,
                .initiative = initiative->code,
                .other = other->initiative,
                .days = (double)(other->early_finish - initiative->start),
                .of = initiative,
                .dependency = other->of,
            };
            g_array_append_val(conflicts, conflict);
        }
    }
    if (initiative->due > 0 && initiative->due < item->early_finish) {
        struct roadmap_conflict conflict = {
            .kind = ROADMAP_DUE_BEFORE_FINISH,
            .initiative = initiative->code,
            .days = (double)(item->early_finish - initiative->due),
            .of = initiative,
        };
        g_array_append_val(conflicts, conflict);
    }
}

static void add_overload(const struct workload *load, GArray *conflicts) {
    struct roadmap_conflict conflict = {
        .kind = ROADMAP_OVERLOAD,
        .days = load->days - load->capacity,
        .team = load->team,
        .month = load->month,
        .load = load,
    };
    conflict.shares.items = load->shares.items;
    conflict.shares.count = load->shares.count;
    g_array_append_val(conflicts, conflict);
}

static void find_conflicts(struct arena *arena, struct roadmap *roadmap) {
    GArray *conflicts = g_array_new(FALSE, FALSE, sizeof(struct roadmap_conflict));
    for (size_t i = 0; i < roadmap->items.count; i++) {
        add_conflicts(roadmap, &roadmap->items.items[i], conflicts);
    }
    for (size_t i = 0; i < roadmap->load.count; i++) {
        if (workload_is_over(&roadmap->load.items[i])) {
            add_overload(&roadmap->load.items[i], conflicts);
        }
    }
    roadmap->conflicts.count = conflicts->len;
    roadmap->conflicts.items =
        arena_copy(arena, conflicts->data, conflicts->len * sizeof(struct roadmap_conflict));
    g_array_unref(conflicts);
}

void roadmap_analyse(const struct model *model, struct arena *arena, struct roadmap *roadmap) {
    const struct horizons *horizons = &model->project.horizons;
    *roadmap = (struct roadmap){
        .short_end = date_add_months(model->as_of, (int)horizons->short_term),
        .mid_end = date_add_months(model->as_of, (int)horizons->mid_term),
    };
    list_open(model, arena, roadmap);
    find_dates(model, roadmap);
    find_load(arena, roadmap);
    find_conflicts(arena, roadmap);
}

/* The items lie in the order of the initiatives they are of. */
static int compare_address(const void *key, const void *element) {
    uintptr_t a = (uintptr_t)key, b = (uintptr_t)((const struct roadmap_item *)element)->of;
    return (a > b) - (a < b);
}

const struct roadmap_item *roadmap_find(const struct roadmap *roadmap,
                                        const struct initiative *initiative) {
    return roadmap->items.count == 0 || !initiative
               ? NULL
               : bsearch(initiative, roadmap->items.items, roadmap->items.count,
                         sizeof *roadmap->items.items, compare_address);
}
