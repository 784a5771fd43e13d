/* The fewest parts of about the same number of columns, each of which fits a page; they end where a
 * stage ends, if one ends near. */
#include "render/paper_view.h"

#include "render/chart_view.h"

#include <math.h>

/* The place nearest to where a part should end at which a stage ends, if there is one less than
 * half a part away; else that place itself. after: the end of the part before. */
static size_t end_near(const struct paper_view *view, double target, double share, size_t after) {
    double best = share / 2;
    size_t end = MAX((size_t)round(target), after + 1);
    for (size_t i = after + 1; i < view->count; i++) {
        double away = fabs((double)i - target);
        if (view->stages[i] != view->stages[i - 1] && away <= best) {
            best = away;
            end = i;
        }
    }
    return end;
}

static bool fits(const struct paper_view *view, const struct paper_part *part) {
    double room = part->first == 0 ? PAPER_VIEW_FIRST_HEIGHT : PAPER_VIEW_HEIGHT;
    return part->count == 1 ||
           (part->count <= PAPER_VIEW_COLUMNS && view->height(view->context, part) <= room);
}

/* Cuts the columns into a number of parts; false when one of them does not fit. */
static bool cut(const struct paper_view *view, size_t number, GArray *parts) {
    double share = (double)view->count / (double)number;
    g_array_set_size(parts, 0);
    for (size_t i = 1, first = 0; i <= number && first < view->count; i++) {
        size_t end = i == number ? view->count : end_near(view, share * (double)i, share, first);
        struct paper_part part = {first, MIN(end, view->count) - first};
        if (!fits(view, &part)) {
            return false;
        }
        g_array_append_val(parts, part);
        first = end;
    }
    return true;
}

/* The name of one part of several. */
static struct chart_name name_of(const struct paper_view *view, const struct page_work *work,
                                 size_t index, size_t count) {
    struct chart_name name = view->name;
    if (count > 1) {
        name.id = arena_format(work->arena, "%s-%zu", view->name.id, index + 1);
        name.title = texts_format(&work->report->texts, work->arena, "drawing_part", "title",
                                  view->name.title, "part", page_number(work, (double)index + 1, 0),
                                  "parts", page_number(work, (double)count, 0), NULL);
    }
    return name;
}

const char *paper_view_draw(const struct paper_view *view, const struct page_work *work) {
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(struct paper_part));
    size_t number = 1;
    while (!cut(view, number, parts)) { /* as many parts as columns always fit */
        number++;
    }
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < parts->len; i++) {
        const struct paper_part *part = &g_array_index(parts, struct paper_part, i);
        struct chart_name name = name_of(view, work, i, parts->len);
        struct chart_view chart;
        const struct chart_tools *tools = chart_view_open(&chart, work, SVG_INLINE);
        view->draw(view->context, part, &name, tools);
        g_string_append(out, chart_view_close(&chart, work));
    }
    const char *markup = arena_text(work->arena, out->str, out->len);
    g_string_free(out, TRUE);
    g_array_free(parts, TRUE);
    return markup;
}
