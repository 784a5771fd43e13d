/* What moved between two waves of a survey: up, down or no clear change, with the interval. */
#ifndef RENDER_WAVE_VIEW_H
#define RENDER_WAVE_VIEW_H

#include "render/view.h"

/* A question asked in two waves, as text. */
struct wave_row {
    const char *question, *from, *to, *values, *difference, *interval;
    const struct signal_view *signal;
};

/* The questions, what moved first. */
struct wave_table {
    const char *between;
    LIST(struct wave_row) items;
};

extern const struct record WAVES_VIEW;

/* How a measure of the later survey moved; NULL when it was not asked before. */
const struct signal_view *wave_view_signal(const struct page_work *work,
                                           const struct survey_result *survey,
                                           const struct survey_measure *measure);

/* The changes of a survey against the wave before; NULL without any. */
const struct wave_table *wave_view_table(const struct page_work *work,
                                         const struct survey_result *survey);

#endif
