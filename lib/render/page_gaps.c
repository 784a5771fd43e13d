/* The gap page: the order of work first, then the question list, strengths, what is not measured.
 */
#include "render/gap_view.h"

struct gap_table {
    LIST(struct gap_view) items;
};

struct gaps_page {
    struct page_frame frame;
    LIST(struct fact_view) figures;
    const struct gap_table *work, *questions, *strengths, *unmeasured;
    const struct empty_view *empty;
};

#define THIS struct gap_table
static const struct field TABLE_FIELDS[] = {
    ROW_LIST(items, GAP_VIEW, "the rows"),
};
#undef THIS
static const struct record TABLE_VIEW =
    RECORD("gap table", struct gap_table, TABLE_FIELDS, "a table of gaps");

#define THIS struct gaps_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(figures, FACT_VIEW, "how many of each verdict"),
    ROW_POINTER(work, TABLE_VIEW, "the order of work"),
    ROW_POINTER(questions, TABLE_VIEW, "do we need to improve these?"),
    ROW_POINTER(strengths, TABLE_VIEW, "strengths"),
    ROW_POINTER(unmeasured, TABLE_VIEW, "what is not measured"),
    ROW_POINTER(empty, EMPTY_VIEW, "what fills the page"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("gaps page", struct gaps_page, PAGE_FIELDS, "the gap page");

static bool is_strength(const struct gap *gap) {
    return gap->verdict == GAP_STRENGTH || gap->verdict == GAP_HIDDEN_STRENGTH;
}

static bool is_unmeasured(const struct gap *gap) {
    return gap->verdict == GAP_NOT_MEASURED;
}

static const struct gap_table *table_of(const struct page_work *work, const struct gap *const *gaps,
                                        size_t count) {
    if (count == 0) {
        return NULL;
    }
    struct gap_table *table = ARENA_NEW(work->arena, struct gap_table);
    table->items.items = ARENA_ARRAY(work->arena, struct gap_view, count);
    table->items.count = count;
    for (size_t i = 0; i < count; i++) {
        gap_view_fill(work, gaps[i], &table->items.items[i]);
    }
    return table;
}

static const struct gap_table *table_where(const struct page_work *work,
                                           bool (*fits)(const struct gap *)) {
    const struct gaps *gaps = &work->report->analysis->gaps;
    const struct gap **chosen = ARENA_ARRAY(work->arena, const struct gap *, gaps->items.count);
    size_t count = 0;
    for (size_t i = 0; i < gaps->items.count; i++) {
        if (fits(&gaps->items.items[i])) {
            chosen[count++] = &gaps->items.items[i];
        }
    }
    return table_of(work, chosen, count);
}

static void list(const struct report *report, struct page_list *pages);

static void fill(struct page_work *work, void *object) {
    struct gaps_page *page = object;
    const struct gaps *gaps = &work->report->analysis->gaps;
    work->page->title = page_text(work, "nav_gaps");
    page->work = table_of(work, gaps->work.items, gaps->work.count);
    page->questions = table_of(work, gaps->questions.items, gaps->questions.count);
    page->strengths = table_where(work, is_strength);
    page->unmeasured = table_where(work, is_unmeasured);
}

const struct page_type PAGE_GAPS = {
    .template = "gaps", .record = &PAGE_RECORD, .section = "gaps", .list = list, .fill = fill};

static void list(const struct report *report, struct page_list *pages) {
    if (report->analysis->gaps.items.count > 0) {
        page_add(pages, &PAGE_GAPS, "gaps.html", NULL);
    }
}
