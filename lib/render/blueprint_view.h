/* The service blueprint of a journey with its table of fail and waiting points. */
#ifndef RENDER_BLUEPRINT_VIEW_H
#define RENDER_BLUEPRINT_VIEW_H

#include "render/view.h"

/* A place that fails or where one waits. */
struct blueprint_point {
    const char *label; /* "F1", "W2" */
    enum answer waiting;
    const char *where, *touchpoints, *what;
    double target, lowest;
    LIST(struct link_view) served;
};

struct blueprint_points {
    LIST(struct blueprint_point) items;
};

struct blueprint_view {
    const char *drawing, *drawing_phone, *legend, *legend_phone; /* markup */
    const char *svg, *png, *pdf;
    const struct blueprint_points *points;
};

extern const struct record BLUEPRINT_VIEW;

/* The blueprint of a journey; NULL when none of its touchpoints says what happens on the lanes. */
const struct blueprint_view *blueprint_view_make(const struct page_work *work,
                                                 const struct journey *journey);

#endif
