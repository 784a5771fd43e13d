/* What the pages of the transformation say in the same words: where an initiative or feature
 * stands, what it promises and serves, why it has its place in the order. */
#ifndef RENDER_TRANSFORMATION_VIEW_H
#define RENDER_TRANSFORMATION_VIEW_H

#include "render/view.h"

/* How many rows a table shows; the rest is in its CSV file. */
enum { TRANSFORMATION_MOST_ROWS = 500 };

/* "12 more are only in" for a table of count rows; NULL when all of them are shown. */
const char *transformation_beyond(const struct page_work *work, size_t count);

/* Adds a figure to the list (of struct fact_view) beside the title, which takes at most four; value
 * NULL: not measured. */
void transformation_figure(const struct page_work *work, void *figures, const char *label,
                           const char *value);
void transformation_count(const struct page_work *work, void *figures, const char *label,
                          size_t count);

/* The tag of where an initiative or a feature stands. */
const struct status_view *transformation_status(const struct page_work *work,
                                                const struct initiative *initiative);
const struct status_view *transformation_feature_status(const struct page_work *work,
                                                        const struct feature *feature);

/* The word of a method stage; NULL when none is given. */
const char *transformation_stage(const struct page_work *work, int stage);

/* "11 days late" for what is open; NULL when it is not late. */
const char *transformation_late(const struct page_work *work, const struct initiative *initiative);

/* A link to an initiative, with its code. */
struct link_view transformation_link(const struct page_work *work,
                                     const struct initiative *initiative);

/* A number with as many decimals as it has, at most two; NULL when not given. */
const char *transformation_number(const struct page_work *work, double number);

/* "5 200 to 4 100" and "by Dec 2026"; NULL when they are not given. */
const char *transformation_promise(const struct page_work *work, const struct outcome *outcome);
const char *transformation_by(const struct page_work *work, struct period period);

/* "45 person-days"; NULL when not given. */
const char *transformation_days(const struct page_work *work, double days);

/* The level's tag of an item; NULL when it has none or is NULL itself. */
const struct level_view *transformation_level(const struct page_work *work,
                                              const struct priorities_item *item);

/* Why an item has its place, its reasons joined by "; " with a capital at the start; NULL without
 * any. For a table (tags) they are the first three of those that its tags (blocked, late) do not
 * say, and go on in small letters after "Blocked". */
const char *transformation_reasons(const struct page_work *work, const struct priorities_item *item,
                                   bool tags);

/* Those of its reasons that say why it cannot be done for now, joined; "" without any. */
const char *transformation_obstacles(const struct page_work *work,
                                     const struct priorities_item *item);

/* The touchpoints that an initiative serves, its own and those of its features that were not
 * dropped, each once; *count of them, in the page's arena. */
const struct touchpoint **transformation_touchpoints(const struct page_work *work,
                                                     const struct initiative *initiative,
                                                     size_t *count);

#endif
