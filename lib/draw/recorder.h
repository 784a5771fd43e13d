/* The painter of the tests: it keeps what was drawn, so that a test can ask where each text lies
 * and what it meets. */
#ifndef DRAW_RECORDER_H
#define DRAW_RECORDER_H

#include "draw/canvas.h"

#include <glib.h>

enum recorder_kind { RECORDER_RECT, RECORDER_PATH, RECORDER_CIRCLE, RECORDER_TEXT };

/* One shape or text with the box around it (strokes not counted; of a text its width and from its
 * ascent to its descent). */
struct recorder_item {
    enum recorder_kind kind;
    double x, y, width, height;
    struct canvas_style style; /* of a text: fill, and its halo as stroke */
    const char *text;          /* of a text */
    struct text_font font;
    const char *group; /* the class of the innermost group that has one; NULL */
    const char *href;  /* of the innermost link; NULL */
};

/* What was drawn. */
struct recorder {
    struct arena arena;
    GArray *items;     /* of struct recorder_item */
    GPtrArray *groups; /* open ones, of struct canvas_group */
    double width, height;
};

/* Gives a canvas that records; release it with recorder_release. */
struct canvas recorder_init(struct recorder *recorder);
void recorder_release(struct recorder *recorder);

size_t recorder_count(const struct recorder *recorder);
const struct recorder_item *recorder_get(const struct recorder *recorder, size_t index);

/* Finds the first text that equals this one; NULL when there is none. */
const struct recorder_item *recorder_find(const struct recorder *recorder, const char *text);

/* The first two texts whose letters overlap by more than slack px both ways; false when none do. A
 * text counts from 0.7 of its size above its base line down to it, so that lines set tight
 * do not. */
bool recorder_overlap(const struct recorder *recorder, double slack,
                      const struct recorder_item **one, const struct recorder_item **other);

/* The first text that reaches out of the drawing; NULL when all lie within. */
const struct recorder_item *recorder_outside(const struct recorder *recorder);

/* The box that a text was written into: the last rectangle or circle drawn before it that has its
 * middle; NULL when it stands on the drawing's own ground. */
const struct recorder_item *recorder_box(const struct recorder *recorder, size_t text);

/* The first text that has a box and reaches out of it by more than slack px, but for those with a
 * halo, which are made to cross what they stand on; *box gets it. NULL when there is none. */
const struct recorder_item *recorder_beyond(const struct recorder *recorder, double slack,
                                            const struct recorder_item **box);

#endif
