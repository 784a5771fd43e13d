/* Rows are taken from the top until the page is full; then the part ends where the domain began, if
 * that leaves it half full at least. */
#include "render/roadmap_paper.h"

#include "render/chart_view.h"
#include "render/paper_view.h"

/* Of gantt_draw, px. */
enum { HEAD = 58, DOMAIN_HEAD = 24, ROW = 40 };

static bool begins_domain(const struct gantt *gantt, size_t first, size_t i) {
    return i == first || gantt->items[i].domain != gantt->items[i - 1].domain;
}

/* How many rows from first on make a part. */
static size_t count_rows(const struct gantt *gantt, size_t first) {
    double room = first == 0 ? PAPER_VIEW_FIRST_HEIGHT : PAPER_VIEW_HEIGHT, height = HEAD;
    size_t count = 0, domain = 0;
    for (size_t i = first; i < gantt->count; i++) {
        bool begins = begins_domain(gantt, first, i);
        height += ROW + (begins ? DOMAIN_HEAD : 0);
        if (height > room && count > 0) {
            return domain * 2 >= count ? domain : count;
        }
        domain = begins ? count : domain;
        count++;
    }
    return count;
}

/* The rows of a part; what they wait for outside of it is left out. */
static const struct gantt_item *copy_rows(const struct page_work *work, const struct gantt *gantt,
                                          size_t first, size_t count) {
    struct gantt_item *items =
        arena_copy(work->arena, gantt->items + first, count * sizeof *gantt->items);
    for (size_t i = 0; i < count; i++) {
        const struct gantt_item *from = &gantt->items[first + i];
        size_t *after = ARENA_ARRAY(work->arena, size_t, from->after_count + 1);
        items[i].after = after;
        items[i].after_count = 0;
        for (size_t j = 0; j < from->after_count; j++) {
            if (from->after[j] >= first && from->after[j] < first + count) {
                after[items[i].after_count++] = from->after[j] - first;
            }
        }
    }
    return items;
}

static void name_part(const struct page_work *work, struct gantt *part, size_t number,
                      size_t total) {
    const char *title = part->name.title;
    if (total > 1) {
        part->name.id = arena_format(work->arena, "%s-%zu", part->name.id, number);
        part->name.title = texts_format(&work->report->texts, work->arena, "drawing_part", "title",
                                        title, "part", page_number(work, (double)number, 0),
                                        "parts", page_number(work, (double)total, 0), NULL);
    }
}

const char *roadmap_paper_draw(const struct page_work *work, const struct gantt *gantt) {
    size_t total = 0;
    for (size_t first = 0; first < gantt->count; first += count_rows(gantt, first)) {
        total++;
    }
    GString *out = g_string_new(NULL);
    size_t number = 0;
    for (size_t first = 0; first < gantt->count;) {
        struct gantt part = *gantt;
        part.count = count_rows(gantt, first);
        part.items = copy_rows(work, gantt, first, part.count);
        part.width = PAPER_VIEW_WIDTH;
        name_part(work, &part, ++number, total);
        struct chart_view view;
        gantt_draw(&part, chart_view_open(&view, work, SVG_INLINE));
        g_string_append(out, chart_view_close(&view, work));
        first += part.count;
    }
    const char *markup = arena_text(work->arena, out->str, out->len);
    g_string_free(out, TRUE);
    return markup;
}
