/* The frame that all pages share, and what it takes to make one: a page is a struct with a field
 * table, a function that lists its files, one that fills the struct, and a template of the same
 * names. */
#ifndef RENDER_PAGE_H
#define RENDER_PAGE_H

#include "draw/drawing.h"
#include "draw/svg.h"
#include "draw/text.h"
#include "render/report.h"

struct source_view;

/* The page itself, {{page.…}}. */
struct page_head {
    const char *title;   /* in the browser's tab */
    const char *heading; /* h1 */
    const char *lead;    /* one sentence made from figures; NULL: none */
    const char *root;    /* the way back to the output folder: "" or "../" */
    const char *path;    /* of the page, from the output folder: "journeys/support.html" */
    const char *slogan, *creed;
    enum answer wide; /* a page with a wide drawing: the navigation is folded */
    enum answer has_breadcrumbs;
    const struct source_view *source; /* the file the page was made from; NULL: several */
};

/* The report as a whole, {{site.…}}. */
struct site_head {
    const char *title, *organisation, *subtitle;
    const char *language;
    const char *logo; /* from the output folder */
    const char *as_of, *as_of_iso;
    enum answer pdf, calendar, feed; /* these files are there */
};

struct nav_item {
    const char *href, *label;
    double count; /* NaN: none shown */
    enum answer current;
};

struct nav_group {
    const char *label; /* NULL for the first */
    LIST(struct nav_item) items;
};

struct breadcrumb {
    const char *label, *href; /* href NULL: the page itself */
};

/* The first member of every page's struct, called frame. */
struct page_frame {
    struct page_head page;
    const struct site_head *site;
    LIST(struct nav_group) nav;
    LIST(struct breadcrumb) breadcrumbs;
};

extern const struct record PAGE_HEAD_RECORD, SITE_HEAD_RECORD, NAV_GROUP_RECORD, BREADCRUMB_RECORD;

/* The rows of the frame, first in every page's table (THIS has the member frame). */
#define PAGE_FRAME_ROWS                                                                            \
    {.key = "page",                                                                                \
     .kind = FIELD_STRUCT,                                                                         \
     .record = &PAGE_HEAD_RECORD,                                                                  \
     .offset = offsetof(THIS, frame.page),                                                         \
     .note = "the page itself"},                                                                   \
        {.key = "site",                                                                            \
         .kind = FIELD_POINTER,                                                                    \
         .record = &SITE_HEAD_RECORD,                                                              \
         .offset = offsetof(THIS, frame.site),                                                     \
         .note = "the report as a whole"},                                                         \
        {.key = "nav",                                                                             \
         .kind = FIELD_LIST,                                                                       \
         .item = FIELD_STRUCT,                                                                     \
         .record = &NAV_GROUP_RECORD,                                                              \
         .offset = offsetof(THIS, frame.nav),                                                      \
         .note = "the side navigation"},                                                           \
    {                                                                                              \
        .key = "breadcrumbs", .kind = FIELD_LIST, .item = FIELD_STRUCT,                            \
        .record = &BREADCRUMB_RECORD, .offset = offsetof(THIS, frame.breadcrumbs),                 \
        .note = "the pages above this one"                                                         \
    }

/* One file to be made. */
struct page_place {
    const struct page_type *type;
    const char *path;    /* "journeys/support.html" */
    const void *subject; /* what the page is about; NULL for the only page of its type */
};

struct page_work;

/* Takes a file that a page makes besides itself (a drawing). */
struct page_sink {
    bool (*add)(void *context, const char *path, const char *bytes, size_t length);
    void *context;
    const struct svg_fonts *fonts; /* for drawings as files; NULL: none are put into them */
    /* Takes each drawing that is a file too, as figures, to paint it otherwise; NULL: not wanted.
     * The path is that of the file. */
    void (*draw)(void *context, const struct page_work *work, const char *path,
                 const struct drawing *drawing);
};

/* What one page is made with; a worker's arena, emptied after each page. */
struct page_work {
    const struct report *report;
    const struct page_place *place;
    struct arena *arena;
    struct text_measure *measure;
    const struct page_sink *sink;
    GPtrArray *drawings; /* on paper: where the page's drawings (struct drawing, in its arena)
                            are kept, which its markup names by their index; on the site NULL */
    GPtrArray *seen; /* where the drawings of a page of the site are kept as well, in its arena, for
                        who looks at them; NULL: nowhere */
    struct page_head *page; /* of the struct being filled: title, heading and lead are to be set */
};

/* A type of page. */
struct page_type {
    const char *template;        /* "gaps": templates/gaps.mustache */
    const struct record *record; /* of the page's struct, whose first member is struct page_frame */
    const char *section;         /* marks the current item of the navigation: "gaps" */
    bool wide;
    /* Adds the type's files; adds none when there is nothing to show. */
    void (*list)(const struct report *report, struct page_list *pages);
    /* Fills the struct (cleared by its table; the frame but for title, heading and lead is done).
     */
    void (*fill)(struct page_work *work, void *page);
};

/* Adds a file to make. path and subject live as long as the report. */
void page_add(struct page_list *pages, const struct page_type *type, const char *path,
              const void *subject);

/* Shorthands for texts and numbers in the page's language; the texts live in the page's arena. */
const char *page_text(const struct page_work *work, const char *key);
const char *page_number(const struct page_work *work, double number, int digits);
const char *page_date(const struct page_work *work, uint32_t day);
const char *page_count(const struct page_work *work, const char *key, double count);

#endif
