/* Where labels go so that they meet nothing: a board of boxes that are taken, and labels along one
 * line pushed apart as little as possible. */
#ifndef DRAW_LABEL_H
#define DRAW_LABEL_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* A box, px. */
struct label_box {
    double x, y, width, height;
};

/* What is taken on a drawing; labels must lie within its bounds. */
struct label_board {
    struct label_box bounds;
    GArray *taken; /* of struct label_box */
};

/* Starts a board; release it with label_release. */
void label_init(struct label_board *board, struct label_box bounds);
void label_release(struct label_board *board);

/* Takes a box, whether free or not. */
void label_take(struct label_board *board, struct label_box box);

/* Whether a box is within the bounds and meets nothing taken. */
bool label_free(const struct label_board *board, struct label_box box);

/* Takes the first of count boxes that is free and gives its index; false when none is. */
bool label_place(struct label_board *board, const struct label_box *boxes, size_t count,
                 size_t *index);

/* Moves count centres (rising) apart along a line, so that neighbours of the given lengths are at
 * least gap apart and all lie from low to high; the sum of the squared moves is the least possible.
 * False, with the centres unchanged, when there is not room for all. */
bool label_spread(double *centres, const double *lengths, size_t count, double gap, double low,
                  double high);

#endif
