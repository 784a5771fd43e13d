/* Parts are cut from the left: about as many columns as share the pages evenly, down to the last
 * end of a stage, and fewer as long as the part is too high. */
#include "render/paper_view.h"

#include "render/chart_view.h"

/* How many columns from first on, at most most: it ends where a stage ends when there is such a
 * place among the last two thirds. */
static size_t stage_end(const struct paper_view *view, size_t first, size_t most) {
    if (first + most >= view->count) {
        return view->count - first;
    }
    for (size_t count = most; count * 3 > most; count--) {
        if (view->stages[first + count] != view->stages[first + count - 1]) {
            return count;
        }
    }
    return most;
}

/* The most columns that a part may have so that those left share their pages evenly. */
static size_t fair_share(size_t left) {
    size_t pages = (left + PAPER_VIEW_COLUMNS - 1) / PAPER_VIEW_COLUMNS;
    size_t share = (left + pages - 1) / pages;
    return pages > 1 ? MIN(share + 2, PAPER_VIEW_COLUMNS) : share;
}

static struct paper_part next_part(const struct paper_view *view, size_t first) {
    struct paper_part part = {first, stage_end(view, first, fair_share(view->count - first))};
    double room = first == 0 ? PAPER_VIEW_FIRST_HEIGHT : PAPER_VIEW_HEIGHT;
    while (part.count > 1 && view->height(view->context, &part) > room) {
        part.count = stage_end(view, first, part.count - 1);
    }
    return part;
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
    for (size_t first = 0; first < view->count;) {
        struct paper_part part = next_part(view, first);
        g_array_append_val(parts, part);
        first += part.count;
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
