/* The picture in a mail: the headline figures of the overview as a PNG. */
#ifndef RENDER_MAIL_PICTURE_H
#define RENDER_MAIL_PICTURE_H

#include "render/page.h"

/* A picture as bytes, with what readers without pictures get. */
struct mail_picture {
    GBytes *png;          /* free with g_bytes_unref; NULL: nothing to draw */
    double width, height; /* at which it is shown, px; it has twice as many pixels a side */
};

/* Draws it from the report's figures; work needs report, arena and measure. */
struct mail_picture mail_picture_draw(const struct page_work *work);

#endif
