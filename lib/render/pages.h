/* The types of pages, in the order of the navigation. A new page is a file page_<name>.c with its
 * struct, table, list and fill, a template, and one row here. */
#ifndef RENDER_PAGES_H
#define RENDER_PAGES_H

#include "render/page.h"

/* One item of the navigation: shown when the first of its types lists a page. */
struct nav_entry {
    const char *group;   /* text key of the group's label; NULL for the first group */
    const char *label;   /* text key */
    const char *section; /* of struct page_type */
    const char *href;
    double (*count)(const struct report *report); /* NULL: no number */
};

extern const struct page_type PAGE_KPIS, PAGE_VOICE;
extern const struct page_type PAGE_GAPS, PAGE_NOTES, PAGE_NOTE, PAGE_METHOD, PAGE_METHOD_TOPIC,
    PAGE_GLOSSARY, PAGE_JOURNEY, PAGE_JOURNEYS, PAGE_LIFECYCLE, PAGE_PERSONAS, PAGE_PERSONA,
    PAGE_OVERVIEW;

/* of the transformation */
extern const struct page_type PAGE_INITIATIVES, PAGE_INITIATIVE, PAGE_BACKLOG, PAGE_PRIORITIES,
    PAGE_ROADMAP, PAGE_MATURITY;

/* of the programme */
extern const struct page_type PAGE_BOARD, PAGE_PROGRAMME, PAGE_PEOPLE, PAGE_PERSON;

/* on paper only */
extern const struct page_type PAGE_COVER;

/* What a cover is of, its place's subject: some pages of the report (NULL: of all). */
struct cover_selection {
    const size_t *indexes;
    size_t count;
};

const struct page_type *const *pages_types(size_t *count);
const struct nav_entry *pages_nav(size_t *count);

#endif
