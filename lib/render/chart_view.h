/* Charts on pages: one is opened, drawn by the functions of draw/ with its tools, and closed as
 * inline SVG, as a file of its own, or as both. On paper it is kept instead, for the page to be
 * painted from. And the small charts that tables repeat row by row. */
#ifndef RENDER_CHART_VIEW_H
#define RENDER_CHART_VIEW_H

#include "analyse/gap.h"
#include "draw/bar.h"
#include "draw/drawing.h"
#include "draw/dumbbell.h"
#include "draw/svg.h"
#include "render/page.h"

/* A drawing at work, in the caller's storage. */
struct chart_view {
    struct svg svg;
    struct drawing *kept; /* of what is painted more than once; else NULL */
    struct canvas canvas;
    struct chart_tools tools;
    GString *out; /* NULL on paper */
};

/* Starts a drawing for a page, or for a file; the tools are valid until it is closed. */
const struct chart_tools *chart_view_open(struct chart_view *view, const struct page_work *work,
                                          enum svg_kind kind);

/* Ends it: gives the markup in the page's arena, or hands the file to the page's sink (not on
 * paper), or both of a drawing that was opened as a file. */
const char *chart_view_close(struct chart_view *view, const struct page_work *work);
void chart_view_close_file(struct chart_view *view, const struct page_work *work, const char *path);
const char *chart_view_close_both(struct chart_view *view, const struct page_work *work,
                                  const char *path);

/* The path of the picture beside a drawing's file ("drawings/roadmap.svg": "drawings/roadmap.png"),
 * in the arena; NULL when the project wants none. */
const char *chart_view_png(const struct page_work *work, const char *path);

/* An id for a drawing or an element made of a prefix and any text: "done-cx-07". In the arena. */
const char *chart_view_id(const struct page_work *work, const char *prefix, const char *text);

/* A bar for a table cell: of a value above 0 and at most highest; NULL when it is not measured. The
 * title says what it is of; id is a whole one. */
const char *chart_view_bar(const struct page_work *work, const char *id, const char *title,
                           enum bar_kind kind, double value, double highest);

/* A severity of 1 to 5 as five small bars; NULL when it is not given. */
const char *chart_view_severity(const struct page_work *work, const char *id, double severity);

/* A bar of a score with its threshold; NULL when it is not measured. */
const char *chart_view_score(const struct page_work *work, const char *id, const char *title,
                             double score, double highest, double threshold);

/* The dumbbell of a touchpoint on the project's scale; NULL when it has no gap. */
const char *chart_view_dumbbell(const struct page_work *work, const char *id,
                                const struct gap *gap);

/* The figures of that dumbbell, for other drawings. */
struct dumbbell chart_view_scores(const struct page_work *work, const char *id,
                                  const struct gap *gap);

#endif
