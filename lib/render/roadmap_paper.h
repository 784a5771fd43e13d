/* The Gantt chart on paper: as many rows a page as fit, a domain kept together where it can be. */
#ifndef RENDER_ROADMAP_PAPER_H
#define RENDER_ROADMAP_PAPER_H

#include "draw/gantt.h"
#include "render/page.h"

/* Draws the chart in parts for pages and gives their markup, in the page's arena. Dependencies are
 * drawn inside a part; those that lead to another stand in the table. */
const char *roadmap_paper_draw(const struct page_work *work, const struct gantt *gantt);

#endif
