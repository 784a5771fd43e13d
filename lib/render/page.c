/* The tables of the frame, and shorthands. */
#include "render/page.h"

#include "render/people.h"
#include "render/view.h"

#define THIS struct page_head
static const struct field PAGE_HEAD_FIELDS[] = {
    ROW_TEXT(title, "in the browser's tab"),
    ROW_TEXT(heading, "the first heading"),
    ROW_TEXT(lead, "one sentence made from figures"),
    ROW_URL(root, "the way back to the output folder"),
    ROW_TEXT(path, "the page's address from the output folder"),
    ROW_TEXT(slogan, "the programme's slogan"),
    ROW_TEXT(creed, "the programme's creed"),
    ROW_BOOLEAN(wide, "a page with a wide drawing"),
    ROW_BOOLEAN(has_breadcrumbs, "whether there are pages above"),
    ROW_POINTER(source, SOURCE_VIEW, "the file the page was made from"),
};
#undef THIS
const struct record PAGE_HEAD_RECORD =
    RECORD("page", struct page_head, PAGE_HEAD_FIELDS, "the page itself");

#define THIS struct site_head
static const struct field SITE_HEAD_FIELDS[] = {
    ROW_TEXT(title, "the report's title"),
    ROW_TEXT(organisation, "whose report it is"),
    ROW_TEXT(subtitle, "the title without the organisation"),
    ROW_TEXT(language, "en, fr, nl, de"),
    ROW_URL(logo, "the logo's address"),
    ROW_TEXT(as_of, "the report's date in words"),
    ROW_TEXT(as_of_iso, "the same as 2026-03-31"),
    ROW_BOOLEAN(pdf, "whether there is a report.pdf"),
    ROW_BOOLEAN(calendar, "whether there is a calendar.ics"),
    ROW_BOOLEAN(feed, "whether there is a feed.xml"),
};
#undef THIS
const struct record SITE_HEAD_RECORD =
    RECORD("site", struct site_head, SITE_HEAD_FIELDS, "the report as a whole");

#define THIS struct nav_item
static const struct field NAV_ITEM_FIELDS[] = {
    ROW_URL(href, "the page"),
    ROW_TEXT(label, "its name"),
    ROW_NUMBER(count, 0, 0, "how many things it shows"),
    ROW_BOOLEAN(current, "this page or its section"),
};
#undef THIS
static const struct record NAV_ITEM_RECORD =
    RECORD("item", struct nav_item, NAV_ITEM_FIELDS, "an item of the navigation");

#define THIS struct nav_group
static const struct field NAV_GROUP_FIELDS[] = {
    ROW_TEXT(label, "the group's name"),
    ROW_LIST(items, NAV_ITEM_RECORD, "its items"),
};
#undef THIS
const struct record NAV_GROUP_RECORD =
    RECORD("group", struct nav_group, NAV_GROUP_FIELDS, "a group of the navigation");

#define THIS struct breadcrumb
static const struct field BREADCRUMB_FIELDS[] = {
    ROW_TEXT(label, "the page's name"),
    ROW_URL(href, "the page"),
};
#undef THIS
const struct record BREADCRUMB_RECORD =
    RECORD("breadcrumb", struct breadcrumb, BREADCRUMB_FIELDS, "a page above this one");

void page_add(struct page_list *pages, const struct page_type *type, const char *path,
              const void *subject) {
    struct page_place place = {type, path, subject};
    g_array_append_val(pages->places, place);
}

const char *page_text(const struct page_work *work, const char *key) {
    return texts_get(&work->report->texts, key);
}

const char *page_number(const struct page_work *work, double number, int digits) {
    return people_number(work->report->language, work->arena, number, digits);
}

const char *page_date(const struct page_work *work, uint32_t day) {
    return people_date(&work->report->texts, work->arena, day);
}

const char *page_count(const struct page_work *work, const char *key, double count) {
    return texts_count(&work->report->texts, work->arena, key, count, NULL);
}
