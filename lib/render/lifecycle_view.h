/* The lifecycle matrix as a drawing of its own, for slides and wikis; the page has it as a table.
 */
#ifndef RENDER_LIFECYCLE_VIEW_H
#define RENDER_LIFECYCLE_VIEW_H

#include "render/page.h"

struct lifecycle_files {
    const char *svg, *png; /* NULL: there is nothing to draw, or it is not wanted */
};

/* Draws the first journeys by priority against the lifecycle stages. */
struct lifecycle_files lifecycle_view_files(const struct page_work *work);

#endif
