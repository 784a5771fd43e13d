/* Spreading is isotonic regression: shifted by the room that the labels before it need, each centre
 * must not be below the one before, and runs that would be are pooled at their mean (Ayer et al.,
 * "An empirical distribution function for sampling with incomplete information", 1955). */
#include "draw/label.h"

#include <math.h>

void label_init(struct label_board *board, struct label_box bounds) {
    *board = (struct label_board){bounds, g_array_new(FALSE, FALSE, sizeof(struct label_box))};
}

void label_release(struct label_board *board) {
    g_array_unref(board->taken);
    *board = (struct label_board){.taken = NULL};
}

void label_take(struct label_board *board, struct label_box box) {
    g_array_append_val(board->taken, box);
}

bool label_free(const struct label_board *board, struct label_box box) {
    const struct label_box *bounds = &board->bounds;
    if (box.x < bounds->x || box.y < bounds->y || box.x + box.width > bounds->x + bounds->width ||
        box.y + box.height > bounds->y + bounds->height) {
        return false;
    }
    for (guint i = 0; i < board->taken->len; i++) {
        const struct label_box *other = &g_array_index(board->taken, struct label_box, i);
        if (box.x < other->x + other->width && other->x < box.x + box.width &&
            box.y < other->y + other->height && other->y < box.y + box.height) {
            return false;
        }
    }
    return true;
}

bool label_place(struct label_board *board, const struct label_box *boxes, size_t count,
                 size_t *index) {
    for (size_t i = 0; i < count; i++) {
        if (label_free(board, boxes[i])) {
            label_take(board, boxes[i]);
            *index = i;
            return true;
        }
    }
    return false;
}

/* A run of labels that touch. */
struct run {
    double sum; /* of the shifted centres */
    size_t count;
};

bool label_spread(double *centres, const double *lengths, size_t count, double gap, double low,
                  double high) {
    double room = 0;
    for (size_t i = 0; i < count; i++) {
        room += lengths[i] + (i > 0 ? gap : 0);
    }
    if (count == 0 || room > high - low + 1e-9) {
        return count == 0;
    }
    struct run *runs = g_new(struct run, count);
    size_t used = 0;
    double before = 0; /* room that the labels before need, to the middle of this one */
    for (size_t i = 0; i < count; i++) {
        before += i > 0 ? lengths[i - 1] / 2 + gap + lengths[i] / 2 : lengths[i] / 2;
        runs[used++] = (struct run){centres[i] - before, 1};
        while (used > 1 && runs[used - 2].sum * (double)runs[used - 1].count >
                               runs[used - 1].sum * (double)runs[used - 2].count) {
            runs[used - 2].sum += runs[used - 1].sum;
            runs[used - 2].count += runs[used - 1].count;
            used--;
        }
    }
    before = 0;
    for (size_t run = 0, i = 0; run < used; run++) {
        double start = runs[run].sum / (double)runs[run].count;
        start = fmax(low, fmin(high - room, start));
        for (size_t end = i + runs[run].count; i < end; i++) {
            before += i > 0 ? lengths[i - 1] / 2 + gap + lengths[i] / 2 : lengths[i] / 2;
            centres[i] = start + before;
        }
    }
    g_free(runs);
    return true;
}
