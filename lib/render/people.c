/* Signs by language stand here; the forms of dates are texts of the catalog. */
#include "render/people.h"

#include "render/texts.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define NARROW_SPACE "\xE2\x80\xAF"
#define EN_DASH "\xE2\x80\x93"

const struct number_signs *people_signs(enum language language) {
    static const struct number_signs SIGNS[] = {
        [LANGUAGE_NONE] = {".", NARROW_SPACE},
        [LANGUAGE_EN] = {".", NARROW_SPACE},
        [LANGUAGE_FR] = {",", NARROW_SPACE},
        [LANGUAGE_NL] = {",", "."},
        [LANGUAGE_DE] = {",", "."},
    };
    assert(language <= LANGUAGE_DE);
    return &SIGNS[language];
}

void people_append(GString *out, enum language language, double number, int digits,
                   enum number_style style) {
    const struct number_signs *signs = people_signs(language);
    if (style == STYLE_PERCENT) {
        format_figure(out, number * 100, digits, FORMAT_PLAIN, signs);
        g_string_append(out, NARROW_SPACE "%");
    } else {
        format_figure(out, number, digits, style == STYLE_SIGNED ? FORMAT_SIGNED : FORMAT_PLAIN,
                      signs);
    }
}

static const char *keep(GString *out, struct arena *arena) {
    const char *text = arena_text(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return text;
}

static const char *number_text(enum language language, struct arena *arena, double number,
                               int digits, enum number_style style) {
    if (!isfinite(number)) {
        return NULL;
    }
    GString *out = g_string_new(NULL);
    people_append(out, language, number, digits, style);
    return keep(out, arena);
}

const char *people_number(enum language language, struct arena *arena, double number, int digits) {
    return number_text(language, arena, number, digits, STYLE_PLAIN);
}

const char *people_signed(enum language language, struct arena *arena, double number, int digits) {
    return number_text(language, arena, number, digits, STYLE_SIGNED);
}

const char *people_share(enum language language, struct arena *arena, double share, int digits) {
    return number_text(language, arena, share, digits, STYLE_PERCENT);
}

const char *people_points(enum language language, struct arena *arena, double share, int digits) {
    return number_text(language, arena, share * 100, digits, STYLE_SIGNED);
}

const char *people_range(enum language language, struct arena *arena, double low, double high,
                         int digits) {
    const char *from = people_number(language, arena, low, digits);
    const char *to = people_number(language, arena, high, digits);
    if (!from || !to) {
        return NULL;
    }
    return strcmp(from, to) == 0 ? from : arena_format(arena, "%s" EN_DASH "%s", from, to);
}

const char *people_interval(const struct texts *texts, struct arena *arena, double low, double high,
                            int digits, enum number_style style) {
    const char *from = number_text(texts->language, arena, low, digits, style);
    const char *to = number_text(texts->language, arena, high, digits, style);
    if (!from || !to) {
        return NULL;
    }
    return texts_format(texts, arena, "number_interval", "low", from, "high", to, NULL);
}

const char *people_money(enum language language, struct arena *arena, double amount,
                         const char *currency) {
    const char *number = people_number(language, arena, amount, 0);
    return number ? arena_format(arena, "%s\xC2\xA0%s", number, currency) : NULL;
}

/* The parts of a day as texts. */
struct day_parts {
    const char *day, *month, *month_short, *year;
    int month_number, year_number;
};

static const char *month_name(const struct texts *texts, const char *prefix, int month) {
    char key[24];
    g_snprintf(key, sizeof key, "%s_%d", prefix, month);
    return texts_get(texts, key);
}

static struct day_parts parts_of(const struct texts *texts, struct arena *arena, uint32_t day) {
    struct day_parts parts;
    int day_of_month;
    date_parts(day, &parts.year_number, &parts.month_number, &day_of_month);
    bool first_in_french = texts->language == LANGUAGE_FR && day_of_month == 1;
    parts.day = first_in_french ? "1er" : arena_format(arena, "%d", day_of_month);
    parts.year = arena_format(arena, "%d", parts.year_number);
    parts.month = month_name(texts, "month", parts.month_number);
    parts.month_short = month_name(texts, "month_short", parts.month_number);
    return parts;
}

const char *people_date(const struct texts *texts, struct arena *arena, uint32_t day) {
    if (day == 0) {
        return NULL;
    }
    struct day_parts parts = parts_of(texts, arena, day);
    return texts_format(texts, arena, "date_long", "day", parts.day, "month", parts.month, "year",
                        parts.year, NULL);
}

const char *people_date_medium(const struct texts *texts, struct arena *arena, uint32_t day) {
    if (day == 0) {
        return NULL;
    }
    struct day_parts parts = parts_of(texts, arena, day);
    return texts_format(texts, arena, "date_long", "day", parts.day, "month", parts.month_short,
                        "year", parts.year, NULL);
}

const char *people_date_short(const struct texts *texts, struct arena *arena, uint32_t day) {
    if (day == 0) {
        return NULL;
    }
    struct day_parts parts = parts_of(texts, arena, day);
    return texts_format(texts, arena, "date_short", "day", parts.day, "month", parts.month_short,
                        NULL);
}

const char *people_month(const struct texts *texts, struct arena *arena, uint32_t day) {
    if (day == 0) {
        return NULL;
    }
    struct day_parts parts = parts_of(texts, arena, day);
    return texts_format(texts, arena, "date_month", "month", parts.month_short, "year", parts.year,
                        NULL);
}

const char *people_period(const struct texts *texts, struct arena *arena, struct period period) {
    if (period.kind == PERIOD_NONE) {
        return NULL;
    }
    if (period.kind == PERIOD_DAY) {
        return people_date(texts, arena, period.first);
    }
    if (period.kind == PERIOD_MONTH) {
        return people_month(texts, arena, period.first);
    }
    struct day_parts parts = parts_of(texts, arena, period.first);
    if (period.kind == PERIOD_YEAR) {
        return parts.year;
    }
    const char *quarter = arena_format(arena, "%d", (parts.month_number - 1) / 3 + 1);
    return texts_format(texts, arena, "date_quarter", "quarter", quarter, "year", parts.year, NULL);
}

const char *people_dates(const struct texts *texts, struct arena *arena, uint32_t first,
                         uint32_t last) {
    if (first == 0 || last == 0) {
        return people_date(texts, arena, first ? first : last);
    }
    struct day_parts from = parts_of(texts, arena, first);
    struct day_parts to = parts_of(texts, arena, last);
    const char *end = people_date(texts, arena, last);
    if (first == last) {
        return end;
    }
    if (from.year_number != to.year_number) {
        return arena_format(arena, "%s " EN_DASH " %s", people_date(texts, arena, first), end);
    }
    if (from.month_number != to.month_number) {
        const char *start =
            texts_format(texts, arena, "date_short", "day", from.day, "month", from.month, NULL);
        return arena_format(arena, "%s " EN_DASH " %s", start, end);
    }
    const char *dot = texts->language == LANGUAGE_DE ? "." : "";
    return arena_format(arena, "%s%s" EN_DASH "%s", from.day, dot, end);
}
