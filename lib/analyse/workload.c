/* Each initiative's months are listed, sorted by team and month, and joined. */
#include "analyse/workload.h"

#include "analyse/result.h"

#include <stdlib.h>
#include <string.h>

/* Sums of shares of days; what is above capacity by less is not above it. */
static const double ROUNDING = 1e-9;

#define THIS struct workload_share
static const struct field SHARE_FIELDS[] = {
    RESULT_TEXT(initiative, "its code"),
    RESULT_NUMBER(days, 0, "person-days in the month"),
};
#undef THIS
const struct record WORKLOAD_SHARE_RECORD = RECORD(
    "share of a load", struct workload_share, SHARE_FIELDS, "what an initiative asks of a team");

#define THIS struct workload
static const struct field FIELDS[] = {
    RESULT_TEXT(team, "the team's id"),
    RESULT_PERIOD(month, "the month"),
    RESULT_NUMBER(days, 0, "person-days asked for"),
    RESULT_NUMBER(capacity, 0, "person-days a month the team has"),
    RESULT_LIST_AT("initiatives", shares, WORKLOAD_SHARE_RECORD,
                   "what makes it up, the largest first"),
};
#undef THIS
const struct record WORKLOAD_RECORD = RECORD("load", struct workload, FIELDS, "a team's month");

/* One initiative's days in one month. */
struct part {
    const struct team *team;
    uint32_t month; /* its first day */
    double days;
    const struct initiative *initiative;
};

static int compare_part(const void *first, const void *second) {
    const struct part *a = first, *b = second;
    if (a->team != b->team) { /* teams lie in one array */
        return a->team < b->team ? -1 : 1;
    }
    if (a->month != b->month) {
        return a->month < b->month ? -1 : 1;
    }
    if (a->days != b->days) {
        return a->days > b->days ? -1 : 1;
    }
    return strcmp(a->initiative->code, b->initiative->code);
}

static void add_parts(const struct workload_task *work, GArray *parts) {
    const struct initiative *initiative = work->initiative;
    double each = initiative->cost.effort / (double)date_working_count(work->start, work->finish);
    int year, month, day;
    date_parts(work->start, &year, &month, &day);
    for (uint32_t first = date_from_parts(year, month, 1); first <= work->finish;
         first = date_add_months(first, 1)) {
        uint32_t last = date_add_months(first, 1) - 1;
        int64_t days = date_working_count(MAX(first, work->start), MIN(last, work->finish));
        struct part part = {initiative->team.target, first, each * (double)days, initiative};
        if (days > 0) {
            g_array_append_val(parts, part);
        }
    }
}

/* One month of a team from its parts. */
static void join(const struct part *parts, size_t count, struct arena *arena,
                 struct workload *load) {
    *load = (struct workload){
        .team = parts->team->id,
        .month = {PERIOD_MONTH, parts->month},
        .capacity = parts->team->capacity,
        .of = parts->team,
    };
    load->shares.items = ARENA_ARRAY(arena, struct workload_share, count);
    load->shares.count = count;
    for (size_t i = 0; i < count; i++) {
        load->shares.items[i] =
            (struct workload_share){parts[i].initiative->code, parts[i].days, parts[i].initiative};
        load->days += parts[i].days;
    }
}

static bool same_month(const struct part *a, const struct part *b) {
    return a->team == b->team && a->month == b->month;
}

void workload_analyse(const struct workload_task *work, size_t count, struct arena *arena,
                      struct workloads *loads) {
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(struct part));
    for (size_t i = 0; i < count; i++) {
        if (work[i].initiative->team.target && work[i].initiative->cost.effort > 0) {
            add_parts(&work[i], parts);
        }
    }
    g_array_sort(parts, compare_part);
    const struct part *items = (const struct part *)(const void *)parts->data;
    *loads = (struct workloads){ARENA_ARRAY(arena, struct workload, parts->len), 0};
    for (size_t first = 0, end; first < parts->len; first = end) {
        for (end = first + 1; end < parts->len && same_month(&items[first], &items[end]); end++) {
        }
        join(&items[first], end - first, arena, &loads->items[loads->count++]);
    }
    g_array_unref(parts);
}

bool workload_is_over(const struct workload *load) {
    return load->days > load->capacity + ROUNDING; /* no comparison holds with NaN */
}
