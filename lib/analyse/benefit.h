/* Benefit tracking: the change of a KPI that a feature or an initiative promised, against what the
 * KPI shows at that date. It does not prove what caused it. */
#ifndef ANALYSE_BENEFIT_H
#define ANALYSE_BENEFIT_H

#include "analyse/kpi.h"

struct benefit_result {
    const char *subject; /* the feature's id or the initiative's code */
    const char *kpi;
    double from, to; /* as promised, in the KPI's unit */
    struct period by;
    double observed; /* value at the date minus from; NaN: not reached or not measured */
    double value;    /* at the date */
    double so_far;   /* the latest value minus from */
    const struct feature *feature;       /* the subject, or NULL */
    const struct initiative *initiative; /* the subject, or NULL */
    const struct kpi_result *of;
    struct span at; /* where it is promised */
};

struct benefit_results {
    LIST(struct benefit_result) items; /* initiatives, then features, in the order of the model */
};

extern const struct record BENEFIT_RESULT_RECORD;

/* Works out every promise that names a KPI and a value; the results live in the arena. After the
 * benefits management of J. Ward and E. Daniel (2006). */
void benefit_analyse(const struct model *model, const struct kpi_results *kpis, struct arena *arena,
                     struct benefit_results *results);

#endif
