/* Rows of differences, and one sentence that sums them up. */
#include "render/difference_view.h"

#include "render/link.h"
#include "render/overlay_view.h"
#include "render/people.h"

#include <string.h>

enum { FIELDS_SHOWN = 3 };

#define THIS struct difference_field
static const struct field FIELD_FIELDS[] = {
    ROW_TEXT(field, "which field"),
    ROW_TEXT(before, "its value before"),
    ROW_TEXT(after, "its value after"),
};
#undef THIS
static const struct record FIELD_VIEW =
    RECORD("change", struct difference_field, FIELD_FIELDS, "a field that changed");

#define THIS struct difference_more
static const struct field MORE_FIELDS[] = {
    ROW_TEXT(label, "how many more"),
    ROW_LIST(fields, FIELD_VIEW, "the other fields"),
};
#undef THIS
static const struct record MORE_VIEW =
    RECORD("more changes", struct difference_more, MORE_FIELDS, "the other fields");

#define THIS struct difference_item
static const struct field ITEM_FIELDS[] = {
    ROW_TEXT(touchpoint, "what differs"),
    ROW_TEXT(change, "added, dropped, moved or changed"),
    ROW_LIST(fields, FIELD_VIEW, "the first fields that changed"),
    ROW_POINTER(more, MORE_VIEW, "the others"),
    ROW_LIST(bridged, LINK_VIEW, "features that bring it"),
};
#undef THIS
static const struct record ITEM_VIEW =
    RECORD("difference", struct difference_item, ITEM_FIELDS, "a touchpoint that differs");

#define THIS struct difference_view
static const struct field DIFFERENCE_FIELDS[] = {
    ROW_TEXT(title, "what is compared"),    ROW_TEXT(against, "the other journey"),
    ROW_URL(against_href, "its page"),      ROW_TEXT(summary, "one sentence"),
    ROW_MARKUP(drawing, "both on one map"), ROW_MARKUP(drawing_phone, "the same for a phone"),
    ROW_URL(svg, "the drawing as a file"),  ROW_URL(png, "the drawing as a picture"),
    ROW_URL(pdf, "the drawing as PDF"),     ROW_LIST(items, ITEM_VIEW, "the differences"),
};
#undef THIS
const struct record DIFFERENCE_VIEW =
    RECORD("differences", struct difference_view, DIFFERENCE_FIELDS, "what differs");

static const struct difference *find(const struct report *report, const struct journey *journey) {
    const struct differences *all = &report->analysis->differences;
    if (journey->as_is.target) {
        return difference_find(all, journey, DIFFERENCE_TO_BE);
    }
    if (journey->extends.target) {
        return difference_find(all, journey, DIFFERENCE_PRODUCT);
    }
    const struct journey *target = report_target(report, journey);
    return target ? difference_find(all, target, DIFFERENCE_TO_BE) : NULL;
}

static const char *change_word(const struct page_work *work, int change) {
    static const char *const KEYS[] = {
        [DIFFERENCE_SAME] = NULL,
        [DIFFERENCE_ADDED] = "difference_added",
        [DIFFERENCE_DROPPED] = "difference_dropped",
        [DIFFERENCE_MOVED] = "difference_moved",
        [DIFFERENCE_CHANGED] = "difference_changed",
    };
    return page_text(work, KEYS[change]);
}

const char *difference_view_field(const struct page_work *work, const char *key) {
    GString *name = g_string_new("field_");
    g_string_append_len(name, key, (gssize)strcspn(key, "."));
    if (g_str_has_prefix(key, "score.")) {
        g_string_assign(name, "field_");
        g_string_append(name, key);
    }
    g_string_replace(name, ".", "_", 0);
    const char *text = texts_find(&work->report->texts, name->str);
    g_string_free(name, TRUE);
    return text ? text : key;
}

/* Whether two rows are of one touchpoint and one kind of change. */
static bool together(const struct difference_row *a, const struct difference_row *b) {
    return strcmp(a->touchpoint, b->touchpoint) == 0 && a->change == b->change;
}

/* Fills an item from count rows that belong together. */
static void fill_item(const struct page_work *work, const struct difference_row *rows, size_t count,
                      struct difference_item *item) {
    const struct touchpoint *touchpoint = rows->is ? rows->is : rows->was;
    item->touchpoint = touchpoint->name;
    item->change = change_word(work, rows->change);
    struct difference_field *fields = ARENA_ARRAY(work->arena, struct difference_field, count);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].field) {
            fields[used++] = (struct difference_field){difference_view_field(work, rows[i].field),
                                                       rows[i].before, rows[i].after};
        }
    }
    item->fields.items = fields;
    item->fields.count = used <= FIELDS_SHOWN + 1 ? used : FIELDS_SHOWN;
    if (used > item->fields.count) {
        struct difference_more *more = ARENA_NEW(work->arena, struct difference_more);
        more->fields.items = fields + FIELDS_SHOWN;
        more->fields.count = used - FIELDS_SHOWN;
        more->label = page_count(work, "page_more", (double)more->fields.count);
        item->more = more;
    }
    item->bridged.items = ARENA_ARRAY(work->arena, struct link_view, rows->bridged_by.count);
    for (size_t i = 0; i < rows->bridged_by.count; i++) {
        const struct feature *feature =
            model_find(work->report->model, ENTITY_FEATURE, rows->bridged_by.items[i]);
        item->bridged.items[item->bridged.count++] = (struct link_view){
            .name = feature->name,
            .href = link_entity(work->report, ENTITY_FEATURE, feature, work->arena)};
    }
}

/* "2 added, 1 dropped, 4 changed; emotion +0.6, customer score +1.2" */
static const char *summary(const struct page_work *work, const struct difference *difference) {
    size_t counts[DIFFERENCE_CHANGED + 1] = {0};
    const struct difference_row *last = NULL;
    for (size_t i = 0; i < difference->changes.count; i++) {
        const struct difference_row *row = &difference->changes.items[i];
        counts[row->change] += last && together(last, row) ? 0 : 1;
        last = row;
    }
    const char *const values[] = {
        page_number(work, (double)counts[DIFFERENCE_ADDED], 0),
        page_number(work, (double)counts[DIFFERENCE_DROPPED], 0),
        page_number(work, (double)counts[DIFFERENCE_MOVED], 0),
        page_number(work, (double)counts[DIFFERENCE_CHANGED], 0),
    };
    const char *sentence =
        texts_format(&work->report->texts, work->arena, "difference_summary", "added", values[0],
                     "dropped", values[1], "moved", values[2], "changed", values[3], NULL);
    const char *emotion =
        people_signed(work->report->language, work->arena, difference->emotion.change, 1);
    if (emotion) {
        sentence = arena_format(work->arena, "%s %s", sentence,
                                texts_format(&work->report->texts, work->arena,
                                             "difference_emotion", "change", emotion, NULL));
    }
    return sentence;
}

const struct difference_view *difference_view_make(const struct page_work *work,
                                                   const struct journey *journey) {
    const struct difference *difference = find(work->report, journey);
    if (!difference || difference->changes.count == 0) {
        return NULL;
    }
    const struct journey *other = difference->of == journey ? difference->from : difference->of;
    struct difference_view *view = ARENA_NEW(work->arena, struct difference_view);
    view->title = page_text(work, difference->kind == DIFFERENCE_PRODUCT ? "difference_kind_product"
                                                                         : "difference_kind_to_be");
    view->against = other->name;
    view->against_href = link_journey(work->report, other, work->arena);
    view->summary = summary(work, difference);
    view->items.items = ARENA_ARRAY(work->arena, struct difference_item, difference->changes.count);
    for (size_t i = 0; i < difference->changes.count;) {
        const struct difference_row *rows = &difference->changes.items[i];
        size_t count = 1;
        while (i + count < difference->changes.count && together(rows, rows + count)) {
            count++;
        }
        fill_item(work, rows, count, &view->items.items[view->items.count++]);
        i += count;
    }
    struct overlay_view overlay = overlay_view_make(work, journey, difference);
    view->drawing = overlay.drawing;
    view->drawing_phone = overlay.phone;
    view->svg = overlay.svg;
    view->png = overlay.png;
    view->png = overlay.png;
    return view;
}
