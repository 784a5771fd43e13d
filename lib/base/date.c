/* Dates by GDate; working days by arithmetic on whole weeks. */
#include "base/date.h"

#include <assert.h>
#include <glib.h>
#include <string.h>

static bool read_digits(const char *text, int count, int *value) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
        if (!g_ascii_isdigit(text[i])) {
            return false;
        }
        sum = sum * 10 + (text[i] - '0');
    }
    *value = sum;
    return true;
}

uint32_t date_from_parts(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
        !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year)) {
        return 0;
    }
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    return g_date_get_julian(&date);
}

bool date_read(const char *text, uint32_t *day) {
    int year, month, day_of_month;
    if (strlen(text) != 10 || !read_digits(text, 4, &year) || text[4] != '-' ||
        !read_digits(text + 5, 2, &month) || text[7] != '-' ||
        !read_digits(text + 8, 2, &day_of_month) || year < 1000) {
        return false;
    }
    uint32_t found = date_from_parts(year, month, day_of_month);
    if (found == 0) {
        return false;
    }
    *day = found;
    return true;
}

bool date_read_period(const char *text, struct period *period) {
    struct period found = {PERIOD_NONE, 0};
    int year = 0, part = 0;
    size_t length = strlen(text);
    if (length < 4 || !read_digits(text, 4, &year) || year < 1000) {
        return false;
    }
    if (length == 4) {
        found = (struct period){PERIOD_YEAR, date_from_parts(year, 1, 1)};
    } else if (length == 7 && text[4] == '-' && text[5] == 'Q' && text[6] >= '1' &&
               text[6] <= '4') {
        found = (struct period){PERIOD_QUARTER, date_from_parts(year, (text[6] - '1') * 3 + 1, 1)};
    } else if (length == 7 && text[4] == '-' && read_digits(text + 5, 2, &part)) {
        found = (struct period){PERIOD_MONTH, date_from_parts(year, part, 1)};
    } else if (date_read(text, &found.first)) {
        found.kind = PERIOD_DAY;
    }
    if (found.first == 0) {
        return false;
    }
    *period = found;
    return true;
}

void date_parts(uint32_t day, int *year, int *month, int *day_of_month) {
    assert(day > 0);
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, day);
    *year = g_date_get_year(&date);
    *month = (int)g_date_get_month(&date);
    *day_of_month = g_date_get_day(&date);
}

int date_weekday(uint32_t day) {
    assert(day > 0);
    return (int)((day - 1) % 7) + 1; /* Julian day 1 of GDate is a Monday */
}

uint32_t date_add_months(uint32_t day, int months) {
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, day);
    if (months < 0) {
        g_date_subtract_months(&date, (guint)-months);
    } else {
        g_date_add_months(&date, (guint)months);
    }
    return g_date_get_julian(&date);
}

static int period_months(enum period_kind kind) {
    static const int MONTHS[] = {[PERIOD_NONE] = 0,
                                 [PERIOD_DAY] = 0,
                                 [PERIOD_MONTH] = 1,
                                 [PERIOD_QUARTER] = 3,
                                 [PERIOD_YEAR] = 12};
    return MONTHS[kind];
}

uint32_t date_period_end(struct period period) {
    int months = period_months(period.kind);
    return months == 0 ? period.first : date_add_months(period.first, months) - 1;
}

int64_t date_period_number(struct period period) {
    int months = period_months(period.kind);
    if (months == 0) {
        return period.first;
    }
    int year, month, day;
    date_parts(period.first, &year, &month, &day);
    return ((int64_t)year * 12 + month - 1) / months;
}

const char *date_text(uint32_t day, struct arena *arena) {
    if (day == 0) {
        return "";
    }
    int year, month, day_of_month;
    date_parts(day, &year, &month, &day_of_month);
    return arena_format(arena, "%04d-%02d-%02d", year, month, day_of_month);
}

const char *date_period_text(struct period period, struct arena *arena) {
    if (period.kind == PERIOD_NONE || period.kind == PERIOD_DAY) {
        return date_text(period.first, arena);
    }
    int year, month, day;
    date_parts(period.first, &year, &month, &day);
    if (period.kind == PERIOD_YEAR) {
        return arena_format(arena, "%04d", year);
    }
    if (period.kind == PERIOD_QUARTER) {
        return arena_format(arena, "%04d-Q%d", year, (month - 1) / 3 + 1);
    }
    return arena_format(arena, "%04d-%02d", year, month);
}

uint32_t date_working_from(uint32_t day) {
    int weekday = date_weekday(day);
    return weekday <= 5 ? day : day + (uint32_t)(8 - weekday);
}

uint32_t date_working_until(uint32_t day) {
    int weekday = date_weekday(day);
    return weekday <= 5 ? day : day - (uint32_t)(weekday - 5);
}

/* The number of working days before a day since the first Monday. */
static int64_t working_index(uint32_t day) {
    int64_t days = (int64_t)day - 1;
    int64_t in_week = days % 7;
    return days / 7 * 5 + MIN(in_week, 5);
}

uint32_t date_working_add(uint32_t day, int64_t steps) {
    assert(date_weekday(day) <= 5);
    int64_t index = working_index(day) + steps;
    assert(index >= 0);
    return (uint32_t)(index / 5 * 7 + index % 5 + 1);
}

int64_t date_working_count(uint32_t first, uint32_t last) {
    return last < first ? 0 : working_index(last + 1) - working_index(first);
}
