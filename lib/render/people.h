/* Numbers and dates as people write them in their language. Everything that is not given is NULL,
 * so that a template can say so in words. Texts live in the arena. */
#ifndef RENDER_PEOPLE_H
#define RENDER_PEOPLE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/format.h"
#include "model/field.h"
#include "model/project.h"

struct texts;

/* The decimal sign and the sign between thousands of a language. */
const struct number_signs *people_signs(enum language language);

/* Appends a number with fixed digits: 1 234.5, +1.2 or, from a share 0-1, 35 %. The minus is
 * U+2212, the space before % a narrow no-break space. */
void people_append(GString *out, enum language language, double number, int digits,
                   enum number_style style);

/* The number as text; NULL when it is NaN. Signed: with + before what is above zero. Share: 0.35 as
 * 35 %. Points: the difference of two shares as signed percentage points, without a unit. */
const char *people_number(enum language language, struct arena *arena, double number, int digits);
const char *people_signed(enum language language, struct arena *arena, double number, int digits);
const char *people_share(enum language language, struct arena *arena, double share, int digits);
const char *people_points(enum language language, struct arena *arena, double share, int digits);

/* Two numbers joined by an en dash (1–3; one number when they read the same), and an interval in
 * words
 * (+2.8 to +10.0); NULL when one is NaN. */
const char *people_range(enum language language, struct arena *arena, double low, double high,
                         int digits);
const char *people_interval(const struct texts *texts, struct arena *arena, double low, double high,
                            int digits, enum number_style style);

/* An amount of money with its currency's code: 1 234 EUR. */
const char *people_money(enum language language, struct arena *arena, double amount,
                         const char *currency);

/* 31 March 2026; 31 Mar 2026; 31 Mar; Feb 2026. NULL for day 0. */
const char *people_date(const struct texts *texts, struct arena *arena, uint32_t day);
const char *people_date_medium(const struct texts *texts, struct arena *arena, uint32_t day);
const char *people_date_short(const struct texts *texts, struct arena *arena, uint32_t day);
const char *people_month(const struct texts *texts, struct arena *arena, uint32_t day);

/* A period in its own form: a day, Feb 2026, Q1 2026 or 2026; NULL when not given. */
const char *people_period(const struct texts *texts, struct arena *arena, struct period period);

/* Two days joined by an en dash, what they share once: 3–12 March 2026, 3 March – 2 April 2026. */
const char *people_dates(const struct texts *texts, struct arena *arena, uint32_t first,
                         uint32_t last);

#endif
