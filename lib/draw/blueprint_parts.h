/* The inside of a laid-out blueprint, shared by its layout and its drawing. */
#ifndef DRAW_BLUEPRINT_PARTS_H
#define DRAW_BLUEPRINT_PARTS_H

#include "draw/blueprint.h"
#include "draw/journey_cell.h"

#define BLUEPRINT_PARTS_LINE 15    /* px from line to line in a box */
#define BLUEPRINT_PARTS_VERDICT 16 /* px of a verdict's icon before its word */

enum blueprint_parts_lane {
    BLUEPRINT_STAGE,
    BLUEPRINT_EVIDENCE,
    BLUEPRINT_CUSTOMER,
    BLUEPRINT_FRONT,
    BLUEPRINT_BACK,
    BLUEPRINT_SUPPORT,
    BLUEPRINT_OWNER,
    BLUEPRINT_LANES
};

/* The words of a box, laid out. */
struct blueprint_parts_words {
    struct text_block text, note; /* the note of an action is the verdict */
};

struct blueprint_parts_lane_box {
    double y, height;         /* of the lane; height 0: left out */
    double box_y, box_height; /* of its boxes */
    struct journey_cell label;
    struct blueprint_parts_words
        *words; /* one a touchpoint; of the lanes of stages and owners NULL */
};

/* A support process that is drawn: its columns among those drawn, and its row. */
struct blueprint_parts_support {
    const struct blueprint_step *step;
    size_t first, last, row;
    double y, height;
    struct blueprint_parts_words words;
};

struct blueprint {
    const struct blueprint_figures *figures;
    struct text_measure *measure;
    struct arena *arena;
    const struct blueprint_touchpoint *touchpoints; /* those drawn */
    size_t first, count;
    double label, column, box; /* widths */
    double width, height;
    struct blueprint_parts_lane_box lanes[BLUEPRINT_LANES];
    struct journey_cell *stages; /* one a touchpoint: filled where a stage starts */
    struct journey_cell *owners; /* one a touchpoint; NULL: the lane is left out */
    struct blueprint_parts_support *supports;
    size_t support_count;
};

/* The fonts of a box's text and of its note. */
extern const struct text_font BLUEPRINT_PARTS_FONT, BLUEPRINT_PARTS_STRONG;

/* The middle of a column. */
static inline double blueprint_parts_middle(const struct blueprint *blueprint, size_t column) {
    return blueprint->label + blueprint->column * ((double)column + 0.5);
}

/* One behind the last column of the stage that starts at a column. */
size_t blueprint_parts_stage_end(const struct blueprint *blueprint, size_t start);

#define BLUEPRINT_PARTS_BADGE 28 /* width of a badge, px */

/* A badge with its middle at a place: a square for what fails, a pill for where one waits. */
void blueprint_parts_badge(const struct chart_tools *tools, double x, double y, const char *text,
                           bool waiting);

#endif
