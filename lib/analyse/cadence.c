/* Weekly rhythms count days; monthly ones count weekdays within the month. */
#include "analyse/cadence.h"

const struct cadence *cadence_of_board(const struct program *program, const char *name) {
    const struct cadence *monthly = NULL;
    size_t months = 0;
    char *wanted = g_utf8_casefold(name, -1);
    const struct cadence *found = NULL;
    for (size_t i = 0; i < program->cadence.count && !found; i++) {
        const struct cadence *cadence = &program->cadence.items[i];
        char *given = g_utf8_casefold(cadence->name ? cadence->name : "", -1);
        found = g_strcmp0(given, wanted) == 0 ? cadence : NULL;
        g_free(given);
        if (cadence->every == EVERY_MONTH) {
            monthly = cadence;
            months++;
        }
    }
    g_free(wanted);
    return found ? found : months == 1 ? monthly : NULL;
}

/* The day some months on with the same weekday at the same place in the month. */
static uint32_t same_weekday(uint32_t day, int months) {
    int year, month, day_of_month;
    date_parts(day, &year, &month, &day_of_month);
    uint32_t first = date_add_months(date_from_parts(year, month, 1), months);
    uint32_t end = date_add_months(first, 1);
    uint32_t ahead = (uint32_t)((date_weekday(day) - date_weekday(first) + 7) % 7);
    uint32_t found = first + ahead + 7 * (uint32_t)((day_of_month - 1) / 7);
    return found < end ? found : found - 7;
}

uint32_t cadence_next(int every, uint32_t last, uint32_t as_of) {
    static const uint32_t DAYS[] = {[EVERY_DAY] = 1, [EVERY_WEEK] = 7, [EVERY_FORTNIGHT] = 14};
    if (every == EVERY_NONE || last == 0) {
        return 0;
    }
    if (every == EVERY_MONTH || every == EVERY_QUARTER) {
        int step = every == EVERY_MONTH ? 1 : 3;
        uint32_t next = last;
        for (int months = step; next <= last || next < as_of; months += step) {
            next = same_weekday(last, months);
        }
        return next;
    }
    uint32_t step = DAYS[every];
    uint32_t behind = as_of > last ? as_of - last : 0;
    return last + step * MAX((behind + step - 1) / step, 1);
}

uint32_t cadence_last_board(const struct model *model) {
    uint32_t last = 0;
    for (size_t i = 0; i < model->board.count; i++) {
        uint32_t date = model->board.items[i].date;
        last = date <= model->as_of ? MAX(last, date) : last;
    }
    return last;
}

uint32_t cadence_next_board(const struct model *model, const char *name) {
    uint32_t last = cadence_last_board(model);
    uint32_t planned = 0;
    for (size_t i = 0; i < model->board.count; i++) {
        uint32_t date = model->board.items[i].date;
        if (date > last && date >= model->as_of && (planned == 0 || date < planned)) {
            planned = date;
        }
    }
    const struct cadence *cadence = cadence_of_board(&model->project.program, name);
    return planned ? planned : cadence ? cadence_next(cadence->every, last, model->as_of) : 0;
}
