/* What differs between a product journey and its generic one, or a target state and today. */
#ifndef RENDER_DIFFERENCE_VIEW_H
#define RENDER_DIFFERENCE_VIEW_H

#include "render/view.h"

struct difference_field {
    const char *field, *before, *after;
};

struct difference_more {
    const char *label;
    LIST(struct difference_field) fields;
};

/* All changes of one touchpoint: the first few fields, and the rest to unfold. */
struct difference_item {
    const char *touchpoint, *change;
    LIST(struct difference_field) fields;
    const struct difference_more *more;
    LIST(struct link_view) bridged;
};

struct difference_view {
    const char *title, *against, *against_href, *summary;
    const char *drawing, *drawing_phone; /* markup */
    const char *svg, *png, *pdf;
    LIST(struct difference_item) items;
};

extern const struct record DIFFERENCE_VIEW;

/* The difference of a journey to what it is built on; of a journey with a target state, to that
 * state; NULL when there is neither. */
const struct difference_view *difference_view_make(const struct page_work *work,
                                                   const struct journey *journey);

/* The name people know a field of a change by; its key when the texts have none. */
const char *difference_view_field(const struct page_work *work, const char *key);

#endif
