/* A KPI in words: its values with their decimals, its signal, its trend; for its own page, the
 * overview and the journey maps. */
#ifndef RENDER_KPI_VIEW_H
#define RENDER_KPI_VIEW_H

#include "render/view.h"

/* How many decimals the values of a KPI are written with: as many as the series uses, at most 3. */
int kpi_view_digits(const struct kpi *kpi);

/* A value in the KPI's decimals; NULL when it is NaN. */
const char *kpi_view_value(const struct page_work *work, const struct kpi *kpi, double value);

/* A value with its unit, "4 720 calls a month"; of a unit that begins with % only that sign. */
const char *kpi_view_with_unit(const struct page_work *work, const struct kpi *kpi, double value);

/* The latest signal of a KPI with its period; "no signal" in words when there is none; NULL when
 * the series is too short for any. */
const struct signal_view *kpi_view_signal(const struct page_work *work,
                                          const struct kpi_result *result);

/* The trend with its slope; NULL when the series is too short. */
const struct signal_view *kpi_view_trend(const struct page_work *work,
                                         const struct kpi_result *result);

/* The chart of a KPI as markup, for the width of a card or of a phone; NULL without data. */
const char *kpi_view_chart(const struct page_work *work, const struct kpi_result *result,
                           bool narrow);

#endif
