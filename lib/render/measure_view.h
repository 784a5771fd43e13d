/* A survey's measure in words: its value in its own form, its row in a table, its charts. */
#ifndef RENDER_MEASURE_VIEW_H
#define RENDER_MEASURE_VIEW_H

#include "analyse/voice.h"
#include "render/view.h"

/* A row of a measure's table. */
struct measure_row {
    const char *wave, *group, *value, *interval;
    double n;
    enum answer small, hidden;
};

extern const struct record MEASURE_ROW;

/* The name of a question: its own, else its id; of an outcome without a name the kind of measure.
 */
const char *measure_view_name(const struct page_work *work, const struct survey_measure *measure);

/* A figure of a measure's kind: +6.4, 78 %, 5.8; NULL for NaN. */
const char *measure_view_value(const struct page_work *work, int kind, double value);

/* Two of them in words, "+2.8 to +10.0"; NULL for NaN. */
const char *measure_view_interval(const struct page_work *work, int kind, double low, double high);

/* The name of the group: everybody, the segment, the persona's name. */
const char *measure_view_group(const struct page_work *work, const struct survey_measure *measure);

struct measure_row measure_view_row(const struct page_work *work,
                                    const struct survey_result *survey,
                                    const struct survey_measure *measure);

/* The anchor of a question's card on the page of the voice of the customer. */
const char *measure_view_anchor(const struct page_work *work, int kind, const char *question);

/* A customer score with a decimal, or as many as it needs to read as below a threshold that it is
 * below; NULL for NaN. */
const char *measure_view_score(const struct page_work *work, double score);

/* The survey that a score comes from, with the address of its question; NULL: it was typed. */
const struct link_view *measure_view_from(const struct page_work *work, const struct voice *voice);

/* Where a score is written: the survey's question, or the touchpoint. */
const struct source_view *measure_view_source(const struct page_work *work,
                                              const struct touchpoint *touchpoint,
                                              const struct voice *voice);

/* The measure of everybody for the same question in a survey; NULL when it did not ask. */
const struct survey_measure *measure_view_same(const struct survey_result *survey,
                                               const struct survey_measure *like);

/* The estimates of a question wave by wave, and those of a kind of groups under each other with
 * everybody's; NULL when there are none, or none with enough answers. Markup. */
const char *measure_view_waves(const struct page_work *work, const struct survey_measure *measure,
                               const char *id);
const char *measure_view_groups(const struct page_work *work, const struct survey_result *survey,
                                const struct survey_measure *measure, enum answer_group_kind kind,
                                const char *id);

#endif
