/* KPIs: the latest value against its target, signals told from individual dips, trends told from
 * noise. */
#ifndef ANALYSE_KPI_H
#define ANALYSE_KPI_H

#include "analyse/series.h"
#include "model/model.h"

/* Rising and falling where the KPI does not say which way is good. */
enum kpi_verdict {
    KPI_TREND_NONE,
    KPI_RISING,
    KPI_FALLING,
    KPI_IMPROVING,
    KPI_WORSENING,
    KPI_NO_CLEAR_TREND
};

/* The words of enum kpi_verdict, ended by NULL. */
extern const char *const KPI_VERDICTS[];

/* Something changed at a period. */
struct kpi_signal {
    double rule; /* 1-3, of analyse/series.h */
    struct period period;
    enum answer better; /* for the better; unsaid where the KPI does not say which way is good */
    size_t index;       /* of the point */
};

struct kpi_trend {
    double s, z, p;
    double slope;     /* a period */
    double intercept; /* of the line over date_period_number */
    int verdict;      /* enum kpi_verdict */
};

struct kpi_target {
    double value;
    enum answer met;        /* unsaid without data or direction */
    double missed_by;       /* 0 when met */
    struct period meets_at; /* when the trend's line meets it; not given without a clear trend */
};

struct kpi_result {
    const char *kpi;
    double n;
    double latest;                           /* the last value; NaN without data */
    struct period period;                    /* of the last value */
    double mean, moving_range, lower, upper; /* NaN below six points */
    LIST(struct kpi_signal) signals;
    const struct kpi_trend *trend;   /* NULL below eight points */
    const struct kpi_target *target; /* NULL without one */
    const struct kpi *of;
};

struct kpi_results {
    LIST(struct kpi_result) items; /* in the order of the model */
};

extern const struct record KPI_RESULT_RECORD;

/* Works out every KPI of a model; the results live in the arena. */
void kpi_analyse(const struct model *model, struct arena *arena, struct kpi_results *results);

/* The result of a KPI; NULL when it is none of the model's. */
const struct kpi_result *kpi_find(const struct kpi_results *results, const struct kpi *kpi);

/* The most recent signal of a KPI, of the lowest rule; NULL when there is none. */
const struct kpi_signal *kpi_last_signal(const struct kpi_result *result);

/* The points of a series as plain figures, in the arena. */
struct series_point *kpi_points(const struct series *series, struct arena *arena);

#endif
