/* Small structs that many pages show in the same way, each with its field table, as the partials of
 * templates/partials expect them; and the functions that make them from the model. A member of a
 * page that may be absent is a pointer. */
#ifndef RENDER_VIEW_H
#define RENDER_VIEW_H

#include "analyse/analysis.h"
#include "render/page.h"

/* A link, or plain words when href is NULL. */
struct link_view {
    const char *code; /* of initiatives */
    const char *name;
    const char *href; /* from the output folder */
};

/* Where something was written. */
struct source_view {
    const char *place; /* "kpis/digital.yaml:12" */
    const char *url;   /* NULL: the project names no address */
};

struct fact_view {
    const char *label, *value, *aside, *href;
};

struct verdict_view {
    const char *label, *tone;
    enum answer blind_spot, weak, overrated, question, hidden_strength, strength, not_measured;
};

struct level_view {
    const char *label;
    enum answer high, medium, low;
};

struct status_view {
    const char *label;
    enum answer proposed, approved, in_progress, blocked, done, cancelled;
};

/* A change or signal; neither better nor worse: no signal. */
struct signal_view {
    const char *label;
    enum answer better, worse;
};

/* What to write in which file to fill a page. */
struct empty_view {
    const char *title, *sentence, *file, *example;
};

struct channel_view {
    const char *name;
    int icon; /* 1 + the index in its table's choices: a built-in id, else "other" */
};

/* The headings of a page. */
struct toc_view {
    LIST(struct fact_view) items; /* label and href */
};

extern const struct record TOC_VIEW, LINK_VIEW, SOURCE_VIEW, FACT_VIEW, VERDICT_VIEW, LEVEL_VIEW,
    STATUS_VIEW, SIGNAL_VIEW, EMPTY_VIEW, CHANNEL_VIEW;

/* The gap of a touchpoint; of one that a product journey inherits unchanged, that of the journey it
 * comes from. NULL when it does not count. */
const struct gap *view_gap(const struct page_work *work, const struct touchpoint *touchpoint);

/* Where a span is, with its address by the project's source_url; NULL for built-in things. */
const struct source_view *view_source(const struct page_work *work, const struct span *span);

/* The tag of a verdict, level ("high") or status ("in-progress"; features and journeys too); NULL
 * for none. */
const struct verdict_view *view_verdict(const struct page_work *work, enum gap_verdict verdict);
const struct level_view *view_level(const struct page_work *work, const char *level);
const struct status_view *view_status(const struct page_work *work, const char *status);

/* A link to what a reference names; NULL when it is not given. */
const struct link_view *view_reference(const struct page_work *work,
                                       const struct reference *reference);

/* A channel with its icon; NULL when the reference is not given. */
const struct channel_view *view_channel(const struct page_work *work,
                                        const struct reference *reference);

/* The names of a list of references, joined by commas; NULL when it is empty. */
const char *view_names(const struct page_work *work, const struct reference *items, size_t count);

/* Markdown as HTML, links to ids resolved; NULL when not given. The highest heading becomes one of
 * the given level; prefix goes before the ids of headings where a page holds several texts (NULL:
 * none). */
const char *view_prose(const struct page_work *work, const struct markdown *markdown, int heading,
                       const char *prefix);

/* "11 days late" for something due before the report's date; NULL when it is not late. */
const char *view_late(const struct page_work *work, uint32_t due);

/* The headings of the first two levels of a text; NULL when there are fewer than three. */
const struct toc_view *view_toc(const struct page_work *work, const struct markdown *markdown);

#endif
