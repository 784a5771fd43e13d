/* Plain lists of texts; the template makes a table of them. */
#include "render/twin_view.h"

#include <assert.h>

#define THIS struct twin_row
static const struct field ROW_FIELDS[] = {
    ROW_TEXT(name, "what the row is of"),
    ROW_TEXTS(cells, "its figures"),
};
#undef THIS
static const struct record ROW_VIEW =
    RECORD("twin row", struct twin_row, ROW_FIELDS, "a row of a table twin");

#define THIS struct twin_view
static const struct field TWIN_FIELDS[] = {
    ROW_TEXT(title, "the first column"),
    ROW_TEXTS(heads, "the other columns"),
    ROW_LIST(rows, ROW_VIEW, "the rows"),
};
#undef THIS
const struct record TWIN_VIEW =
    RECORD("table twin", struct twin_view, TWIN_FIELDS, "the same as a table");

struct twin_view *twin_view_new(const struct page_work *work, const char *title, size_t columns,
                                size_t rows) {
    struct twin_view *twin = ARENA_NEW(work->arena, struct twin_view);
    twin->title = title;
    twin->heads.items = ARENA_ARRAY(work->arena, const char *, columns);
    twin->heads.count = columns;
    twin->rows.items = ARENA_ARRAY(work->arena, struct twin_row, rows);
    return twin;
}

void twin_view_row(const struct page_work *work, struct twin_view *twin, const char *name) {
    struct twin_row *row = &twin->rows.items[twin->rows.count++];
    row->name = name;
    row->cells.items = ARENA_ARRAY(work->arena, const char *, twin->heads.count);
}

void twin_view_cell(struct twin_view *twin, const char *text) {
    assert(twin->rows.count > 0);
    struct twin_row *row = &twin->rows.items[twin->rows.count - 1];
    assert(row->cells.count < twin->heads.count);
    row->cells.items[row->cells.count++] = text ? text : "–";
}
