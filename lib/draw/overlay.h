/* Two states of one journey on one map: as it is and as it is to be, or a generic journey and a
 * product's own. Every touchpoint of either is a column: what was added, moved or changed says so
 * with a mark and a word, and what only the first state has stands in its old place as a ghost. The
 * curve and the scores before lie dashed and hollow beside those after.
 *
 * All words come from the caller in the reader's language. Two drawings of the same figures: wide,
 * and narrow for a phone. */
#ifndef DRAW_OVERLAY_H
#define DRAW_OVERLAY_H

#include "draw/chart.h"

/* What a column stands for. */
enum overlay_place {
    OVERLAY_KEPT,    /* in both */
    OVERLAY_ADDED,   /* only after */
    OVERLAY_DROPPED, /* only before: a ghost */
    OVERLAY_LEFT     /* the old place of one that moved: a ghost */
};

struct overlay_link {
    const char *text, *href; /* href NULL: none */
};

struct overlay_stage {
    const char *name, *id; /* the id is not drawn */
};

struct overlay_column {
    enum overlay_place place;
    bool moved, changed; /* only of a kept one */
    size_t stage;        /* index of its stage; never less than that of the one before */
    size_t number;       /* in its journey, from 1; of a ghost in the journey before */
    const char *name;
    const char *href;       /* NULL: none */
    const char *channel;    /* as shown: "E-mail → App"; NULL: none */
    const char *channel_id; /* for the icon */
    const char *where;      /* of a moved one its old place, of a left one its new; NULL: none */
    const char *fields;     /* what differs, joined: "Channel, owner"; NULL: nothing */
    double emotion_before, emotion_after; /* -2 … 2; NAN: not known or not there */
    double score_before, score_after;     /* of customers; NAN: not measured or not there */
    double target;                        /* after; NAN: none */
    const struct overlay_link *bridges;   /* features that bring the change */
    size_t bridge_count;
    bool unbridged; /* it differs, and nothing brings it */
};

/* A lane's name and what stands below it; note NULL: nothing. */
struct overlay_lane {
    const char *name, *note;
};

struct overlay_labels {
    struct overlay_lane stage, touchpoint, change, emotion, scores, bridge;
    const char *added, *dropped, *moved, *changed, *same; /* in a word */
    const char *before, *after;                           /* "As is", "To be" */
    const char *only_before;               /* in the legend, of ghosts: "Only as is" */
    const char *target;                    /* "Target" */
    const char *no_bridge;                 /* "No feature" */
    const char *ok_line;                   /* "ok 6" */
    const char *good_line;                 /* "good 8" */
    const char *unhappy, *happy;           /* the ends of the phone's curve */
    const char *emotion_word, *score_word; /* before figures on the phone: "Customer" */
};

struct overlay_figures {
    struct chart_name name;
    const struct overlay_labels *labels;
    const struct number_signs *signs;
    const struct overlay_stage *stages;
    size_t stage_count;
    const struct overlay_column *columns; /* at least one */
    size_t column_count;
    double scale_low, scale_high; /* of the scores */
    double ok, good;              /* thresholds */
    bool bridges;                 /* whether to show what brings the changes */
};

/* Draws it wide: columns of at least 102 px, filling width (0: 1390). */
void overlay_draw(const struct overlay_figures *figures, double width,
                  const struct chart_tools *tools);

/* How high it would be wide, px. */
double overlay_height(const struct overlay_figures *figures, double width,
                      const struct chart_tools *tools);

/* Draws it narrow: a row a column of the wide one, width px (0: 356). */
void overlay_draw_phone(const struct overlay_figures *figures, double width,
                        const struct chart_tools *tools);

#endif
