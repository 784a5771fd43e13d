/* Steps and points as canvas_path takes them. */
#include "draw/trace.h"

#include <assert.h>

void trace_init(struct trace *trace) {
    trace->steps = g_string_new(NULL);
    trace->points = g_array_new(FALSE, FALSE, sizeof(struct canvas_point));
}

void trace_add(struct trace *trace, char step, const struct canvas_point *points, unsigned count) {
    assert(count == (step == 'C' ? 3u : step == 'Z' ? 0u : 1u));
    g_string_append_c(trace->steps, step);
    g_array_append_vals(trace->points, points, count);
}

void trace_line(struct trace *trace, double x1, double y1, double x2, double y2) {
    struct canvas_point from = {x1, y1}, to = {x2, y2};
    trace_add(trace, 'M', &from, 1);
    trace_add(trace, 'L', &to, 1);
}

void trace_polygon(struct trace *trace, const struct canvas_point *points, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        trace_add(trace, i > 0 ? 'L' : 'M', points + i, 1);
    }
    trace_add(trace, 'Z', NULL, 0);
}

struct canvas_point trace_end(const struct trace *trace) {
    assert(trace->points->len > 0);
    return g_array_index(trace->points, struct canvas_point, trace->points->len - 1);
}

void trace_draw(struct trace *trace, const struct canvas *canvas,
                const struct canvas_style *style) {
    if (trace->points->len > 0) {
        canvas_path(canvas, trace->steps->str, (const void *)trace->points->data, style);
    }
    g_string_free(trace->steps, TRUE);
    g_array_unref(trace->points);
    *trace = (struct trace){0};
}
