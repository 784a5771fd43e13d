/* What drives the outcome of a survey, as a table and as a map of importance against performance.
 */
#ifndef RENDER_DRIVER_VIEW_H
#define RENDER_DRIVER_VIEW_H

#include "render/view.h"

struct driver_row {
    double rank;
    const char *name, *href;
    double correlation;
    const char *share, *share_bar;
    double importance;
};

struct driver_table {
    const char *title, *note, *withheld;
    LIST(struct driver_row) items;
};

struct map_row {
    const char *name, *href;
    double importance, performance;
    const char *quadrant;
};

struct importance_map {
    const char *drawing, *drawing_phone, *svg, *png, *pdf;
    LIST(struct map_row) items;
};

extern const struct record DRIVERS_VIEW, MAP_VIEW;

/* What a question asks about, with its address; NULL when it names nothing. */
const struct link_view *driver_view_about(const struct page_work *work,
                                          const struct question *question);

/* The drivers of a survey; NULL without an outcome. */
const struct driver_table *driver_view_table(const struct page_work *work,
                                             const struct survey_result *survey);

/* The touchpoints that the drivers name: their importance from the drivers, their customer score
 * from the gaps, both 0-10; NULL for fewer than two. */
const struct importance_map *driver_view_map(const struct page_work *work,
                                             const struct survey_result *survey);

#endif
