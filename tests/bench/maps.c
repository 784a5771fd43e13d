/* maps: lays out and writes the journey map of twelve touchpoints as SVG, on one thread, with the
 * widths of its words known; prints the median of the milliseconds each takes. */
#include "draw/svg.h"

#include "../unit/journey_sample.h"
#include "draw/journey_map.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROUNDS = 301 };

static size_t draw(struct text_measure *measure, struct arena *arena, GString *out) {
    struct journey_map_options options = {0};
    struct svg svg;
    g_string_truncate(out, 0);
    struct canvas canvas = svg_init(&svg, out, SVG_INLINE, NULL);
    journey_map_draw(journey_map_layout(&SAMPLE, &options, measure, arena), &canvas);
    arena_reset(arena);
    return out->len;
}

static int compare(const void *a, const void *b) {
    gint64 one = *(const gint64 *)a, other = *(const gint64 *)b;
    return (one > other) - (one < other);
}

int main(void) {
    struct text_measure *measure = text_measure_new(NULL, 0);
    struct arena arena = {0};
    GString *out = g_string_new(NULL);
    gint64 times[ROUNDS];
    size_t bytes = draw(measure, &arena, out);
    for (int i = 0; i < ROUNDS; i++) {
        gint64 start = g_get_monotonic_time();
        draw(measure, &arena, out);
        times[i] = g_get_monotonic_time() - start;
    }
    qsort(times, ROUNDS, sizeof *times, compare);
    printf("a map of %zu touchpoints as SVG, %.1f KB: median %.2f ms, fastest %.2f ms\n",
           SAMPLE.touchpoint_count, (double)bytes / 1024, (double)times[ROUNDS / 2] / 1000,
           (double)times[0] / 1000);
    g_string_free(out, TRUE);
    text_measure_free(measure);
    arena_release(&arena);
    return 0;
}
