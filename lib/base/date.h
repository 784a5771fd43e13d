/* Days and periods of the Gregorian calendar. A day is a Julian day number as GDate counts it (1 is
 * 0001-01-01), 0 stands for "not given"; days subtract and compare as numbers. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum period_kind { PERIOD_NONE, PERIOD_DAY, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR };

/* A day, month, quarter or year; zeroed means "not given". */
struct period {
    enum period_kind kind;
    uint32_t first; /* its first day */
};

/* Reads 2026-03-31, exactly; false, and *day untouched, when it is not a day of the years
 * 1000-9999. */
bool date_read(const char *text, uint32_t *day);

/* Reads 2026-03-31, 2026-03, 2026-Q1 or 2026. */
bool date_read_period(const char *text, struct period *period);

/* Gives the day of a year (1-9999), month (1-12) and day of the month (1-31); 0 when there is none.
 */
uint32_t date_from_parts(int year, int month, int day);

/* Splits a given day. */
void date_parts(uint32_t day, int *year, int *month, int *day_of_month);

/* Gives 1 for Monday to 7 for Sunday. */
int date_weekday(uint32_t day);

/* Adds calendar months, which may be negative; the day is clamped to the month's end. */
uint32_t date_add_months(uint32_t day, int months);

/* The last day of a period. */
uint32_t date_period_end(struct period period);

/* The number of a period counted in its own kind (days, months, quarters or years), for gaps in
 * series. */
int64_t date_period_number(struct period period);

/* Writes 2026-03-31, or the period in its own form, into the arena; "" when not given. */
const char *date_text(uint32_t day, struct arena *arena);
const char *date_period_text(struct period period, struct arena *arena);

/* Working days, Monday to Friday: the first one at or after a day, the last one at or before it,
 * the one that is steps working days later (steps may be negative; day must be a working day), and
 * how many lie between two days, both included (0 when the last is before the first). */
uint32_t date_working_from(uint32_t day);
uint32_t date_working_until(uint32_t day);
uint32_t date_working_add(uint32_t day, int64_t steps);
int64_t date_working_count(uint32_t first, uint32_t last);

#endif
