/* The first rank lies at the left end, the last at the right one. */
#include "draw/rank_range.h"

void rank_range_draw(const struct rank_range *figures, const struct chart_tools *tools) {
    double width = figures->width > 0 ? figures->width : 112;
    struct chart_scale scale = {1, (double)figures->last, 4, width - 4};
    const struct canvas *canvas = tools->canvas;
    chart_begin(tools, &figures->name, width, 14, false);
    canvas_rect(canvas, 0, 5, width, 4, 2, CHART_STYLE(.fill = ROLE_SUNKEN));
    if (figures->rank > 0) {
        canvas_line(canvas, chart_at(&scale, (double)figures->best), 7,
                    chart_at(&scale, (double)figures->worst), 7,
                    CHART_STYLE(.stroke = ROLE_INK, .width = 1.8));
        canvas_circle(canvas, chart_at(&scale, (double)figures->rank), 7, 4,
                      CHART_STYLE(.fill = ROLE_ACCENT));
    }
    canvas_end(canvas);
}
