/* What the wide and the narrow drawing of two states share: the words and marks of a change. */
#ifndef DRAW_OVERLAY_PARTS_H
#define DRAW_OVERLAY_PARTS_H

#include "draw/journey_cell.h"
#include "draw/mark.h"
#include "draw/overlay.h"

#define OVERLAY_PARTS_LEGEND 6 /* the most entries of a legend */

/* A change in a mark and a word. */
struct overlay_parts_change {
    enum icon icon;
    enum role role;
    const char *word;
};

/* The changes of a column, one or (moved and changed) two; gives how many. None that differs gives
 * none. */
size_t overlay_parts_changes(const struct overlay_figures *figures,
                             const struct overlay_column *column,
                             struct overlay_parts_change changes[2]);

/* Whether a column is there only before. */
static inline bool overlay_parts_ghost(const struct overlay_column *column) {
    return column->place == OVERLAY_DROPPED || column->place == OVERLAY_LEFT;
}

/* Whether the figures before are worth a mark beside those after. */
static inline bool overlay_parts_differ(double before, double after) {
    return !(before == after) && before == before;
}

/* An emotion as shown: "+1", "−1.5". */
const char *overlay_parts_emotion(const struct overlay_figures *figures,
                                  const struct chart_tools *tools, double value);

/* Whether some column has an emotion, and some a score or a target. */
bool overlay_parts_has_emotion(const struct overlay_figures *figures);
bool overlay_parts_has_score(const struct overlay_figures *figures);

/* The entries of the legend: only marks that are drawn. */
size_t overlay_parts_legend(const struct overlay_figures *figures,
                            struct mark_entry entries[OVERLAY_PARTS_LEGEND]);

/* The mark of a figure before: a ring. */
void overlay_parts_ring(const struct canvas *canvas, double x, double y);

#endif
