/* The inside of a laid-out roadmap, shared by the files that lay out its links, its labels and the
 * rest. */
#ifndef DRAW_GANTT_PARTS_H
#define DRAW_GANTT_PARTS_H

#include "draw/gantt.h"
#include "draw/label.h"

#define GANTT_PARTS_LABEL 280.0
#define GANTT_PARTS_FLOAT 88.0
#define GANTT_PARTS_HEAD 58.0
#define GANTT_PARTS_DOMAIN 24.0
#define GANTT_PARTS_ROW 40.0
#define GANTT_PARTS_BAR 16.0

/* A link between two bars: at most six corners. */
struct gantt_parts_link {
    struct canvas_point points[6];
    size_t count;
    bool critical;
};

/* A label beside a bar. */
struct gantt_parts_label {
    struct chart_label text;
    bool flag; /* a flag before it */
};

struct gantt_parts {
    const struct gantt *figures;
    const struct chart_tools *tools;
    struct chart_scale days; /* day to x */
    double width, height;
    double *tops;              /* y of each item's row */
    struct label_board bars;   /* boxes of all bars */
    struct label_board marks;  /* links, milestones, brackets, labels */
    struct label_board trunks; /* upright parts of links */
    struct gantt_parts_link *links;
    size_t link_count;
    GArray *labels; /* of struct gantt_parts_label */
};

/* Where a day begins, px. */
static inline double gantt_parts_x(const struct gantt_parts *parts, uint32_t day) {
    return chart_at(&parts->days, day);
}

/* What lies behind a place: every other band is on sunken ground. */
static inline enum role gantt_parts_ground(const struct gantt_parts *parts, double x) {
    const struct gantt *figures = parts->figures;
    size_t band = 0;
    while (band < figures->band_count && gantt_parts_x(parts, figures->bands[band].first) <= x) {
        band++;
    }
    return band % 2 == 1 ? ROLE_SUNKEN : ROLE_SURFACE;
}

/* The bar of an item: from its first day to the end of its last, at least 3 px. */
static inline struct label_box gantt_parts_bar(const struct gantt_parts *parts, size_t index) {
    const struct gantt_item *item = &parts->figures->items[index];
    double from = gantt_parts_x(parts, item->start), to = gantt_parts_x(parts, item->finish + 1);
    from = from > parts->days.end - 3 ? parts->days.end - 3 : from;
    return (struct label_box){from, parts->tops[index] + (GANTT_PARTS_ROW - GANTT_PARTS_BAR) / 2,
                              to - from < 3 ? 3 : to - from, GANTT_PARTS_BAR};
}

/* Draws a bar in its box: what is done, what is late; days is the scale it lies on. */
void gantt_bar_draw(const struct chart_tools *tools, const struct gantt *figures,
                    const struct gantt_item *item, struct label_box box,
                    const struct chart_scale *days);

/* Draws its milestones on the middle of the box. */
void gantt_bar_draw_milestones(const struct chart_tools *tools, const struct gantt_item *item,
                               struct label_box box, const struct chart_scale *days);

/* Lays the dependencies out around the bars; bars must be taken. */
void gantt_links_layout(struct gantt_parts *parts);
void gantt_links_draw(const struct gantt_parts *parts);

/* Lays out the labels at the bars, where they meet neither bars nor links. */
void gantt_labels_layout(struct gantt_parts *parts);
void gantt_labels_draw(const struct gantt_parts *parts);

#endif
