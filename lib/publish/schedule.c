/* Events take their identities from ids and places in lists, so that a subscriber sees them move.
 */
#include "publish/schedule.h"

#include "analyse/serves.h"
#include "publish/calendar.h"

struct schedule {
    GArray *events; /* of struct calendar_event */
    struct arena *arena;
};

static void add(struct schedule *schedule, uint32_t day, const char *uid, const char *summary,
                const char *description) {
    if (day == 0) {
        return;
    }
    struct calendar_event event = {
        .day = day, .uid = uid, .summary = summary, .description = description};
    g_array_append_val(schedule->events, event);
}

static void add_initiative(struct schedule *schedule, const struct initiative *initiative) {
    struct arena *arena = schedule->arena;
    if (!serves_open_initiative(initiative)) {
        return;
    }
    char *code = g_ascii_strdown(initiative->code, -1);
    const char *name = arena_format(arena, "%s %s", initiative->code, initiative->name);
    add(schedule, initiative->due, arena_format(arena, "initiative-%s-due", code), name, NULL);
    for (size_t i = 0; i < initiative->charter.phases.count; i++) {
        const struct phase *phase = &initiative->charter.phases.items[i];
        if (phase->done != ANSWER_YES) {
            add(schedule, phase->due, arena_format(arena, "initiative-%s-phase-%zu", code, i + 1),
                arena_format(arena, "%s: %s", initiative->code, phase->name), name);
        }
    }
    for (size_t i = 0; i < initiative->actions.count; i++) {
        const struct action *action = &initiative->actions.items[i];
        if (action->done != ANSWER_YES) {
            const char *owner = reference_name(&action->owner);
            add(schedule, action->due, arena_format(arena, "initiative-%s-action-%zu", code, i + 1),
                arena_format(arena, "%s: %s", initiative->code, action->what), owner);
        }
    }
    g_free(code);
}

static bool has_day(const struct board_meeting *meetings, size_t count, uint32_t date) {
    size_t i = 0;
    while (i < count && meetings[i].date != date) {
        i++;
    }
    return i < count;
}

/* Adds the sitting with a number, once for its day, and its requests. */
static void add_board(struct schedule *schedule, const struct model *model, size_t number,
                      const char *title) {
    struct arena *arena = schedule->arena;
    const struct board_meeting *meeting = &model->board.items[number];
    if (!has_day(model->board.items, number, meeting->date)) {
        add(schedule, meeting->date,
            arena_format(arena, "board-%s", date_text(meeting->date, arena)), title, NULL);
    }
    for (size_t i = 0; i < meeting->requests.count; i++) {
        const struct request *request = &meeting->requests.items[i];
        char *id = g_ascii_strdown(request->id, -1);
        add(schedule, request->due, arena_format(arena, "request-%s-due", id),
            arena_format(arena, "%s %s", request->id, request->title), request->by);
        g_free(id);
    }
}

static void gather(const struct model *model, const char *board, struct schedule *schedule) {
    for (size_t i = 0; i < model->initiatives.count; i++) {
        add_initiative(schedule, &model->initiatives.items[i]);
    }
    for (size_t i = 0; i < model->board.count; i++) {
        add_board(schedule, model, i, board);
    }
}

bool schedule_any(const struct model *model) {
    struct arena arena = {0};
    struct schedule schedule = {g_array_new(FALSE, FALSE, sizeof(struct calendar_event)), &arena};
    gather(model, "", &schedule);
    bool any = schedule.events->len > 0;
    g_array_free(schedule.events, TRUE);
    arena_release(&arena);
    return any;
}

void schedule_write(const struct report *report, struct site *site) {
    struct arena arena = {0};
    struct schedule schedule = {g_array_new(FALSE, FALSE, sizeof(struct calendar_event)), &arena};
    gather(report->model, texts_get(&report->texts, "nav_board"), &schedule);
    if (schedule.events->len > 0) {
        GString *file = calendar_write(report->model->project.title, report->model->as_of,
                                       (const struct calendar_event *)(void *)schedule.events->data,
                                       schedule.events->len);
        site_add(site, "calendar.ics", file->str, file->len);
        g_string_free(file, TRUE);
    }
    g_array_free(schedule.events, TRUE);
    arena_release(&arena);
}
