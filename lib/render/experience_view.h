/* What the pages of the experience say in the same words: figures beside the title, coverage, how a
 * customer score is judged, charts of scores. */
#ifndef RENDER_EXPERIENCE_VIEW_H
#define RENDER_EXPERIENCE_VIEW_H

#include "render/view.h"

/* How many rows a table shows; the rest is in its CSV file. */
enum { EXPERIENCE_MOST_ROWS = 500 };

/* Up to four figures beside a page's title. */
struct figure_list {
    struct fact_view *items;
    size_t count;
};

/* Adds a figure by the key of its label; value NULL: not measured. The list has room for eight. */
void experience_figure(const struct page_work *work, struct figure_list *figures, const char *key,
                       const char *value);

/* "7 of 9 measured". */
const char *experience_measured(const struct page_work *work, double measured, double total);

/* "Weak", "OK" or "Good" by the project's thresholds; NULL when it is not measured. */
const char *experience_score_word(const struct page_work *work, double customer);

/* The reference to one of this quarter's journeys' names, joined by semicolons; NULL: none. */
const char *experience_focus(const struct page_work *work);

/* Where work is needed, in one sentence made from the gaps. */
const char *experience_result(const struct page_work *work);

/* The mean scores of a journey as a strip without numbers, the project's good score as its target;
 * NULL when nothing is measured. */
const char *experience_strip(const struct page_work *work, const char *id, const char *name,
                             double customer, double internal);

/* A persona's score beside everybody's. */
const char *experience_beside(const struct page_work *work, const char *id, const char *name,
                              double customer, double everybody);

/* The note that nothing is there yet: what to write in which file. The keys are prefix_title and
 * prefix_sentence; example NULL: none. */
const struct empty_view *experience_empty(const struct page_work *work, const char *prefix,
                                          const char *file, const char *example);

#endif
