/* The drawing of two states of a journey on one map, from what the analysis found to differ. */
#ifndef RENDER_OVERLAY_VIEW_H
#define RENDER_OVERLAY_VIEW_H

#include "analyse/difference.h"
#include "render/page.h"

struct overlay_view {
    const char *drawing, *phone; /* markup; on paper without one for a phone */
    const char *svg, *png;       /* the drawing as a file, and as a picture: NULL when not wanted */
};

/* Draws a difference for the page of a journey; the file is named by the journey. */
struct overlay_view overlay_view_make(const struct page_work *work, const struct journey *journey,
                                      const struct difference *difference);

#endif
